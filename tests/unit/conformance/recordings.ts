import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { type HarEntry, readHar } from '../../../src/conformance/har.ts';
import type { RecordedCall } from '../../../src/conformance/recorded-call.ts';
import { recordedCalls } from '../../../src/conformance/recorded-calls.ts';

export const FOLDER = fileURLToPath(new URL('../../fixtures/recordings/', import.meta.url));

/** The names of all recordings in the repository, in the order of the alphabet. */
export const RECORDINGS: readonly string[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.har.gz'))
  .sort();

/** The entries of a recording in the repository. */
export const entriesOf = (name: string): readonly HarEntry[] =>
  readHar(gunzipSync(readFileSync(join(FOLDER, name))).toString('utf8'));

/** The calls of a recording in the repository. */
export const callsOf = (name: string): readonly RecordedCall[] => recordedCalls(entriesOf(name), name);

interface EntryOptions {
  readonly caller?: string | null;
  readonly process?: string | number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly form?: Readonly<Record<string, string>>;
  readonly status?: number;
  readonly answer?: unknown;
  readonly atMs?: number;
  readonly more?: Partial<HarEntry>;
}

const list = (headers: Readonly<Record<string, string>>): { name: string; value: string }[] =>
  Object.entries(headers).map(([name, value]) => ({ name, value }));

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** An entry of a HAR file: `POST /api/v1/runs`, or an address in the place of the path. */
export function entry(request: string, options: EntryOptions = {}): HarEntry {
  const { caller = 'client', headers = {}, body, form, status = 200, answer, atMs = 0 } = options;
  const [method = '', target = ''] = request.split(' ');
  const postData =
    form !== undefined
      ? { mimeType: 'application/x-www-form-urlencoded', text: new URLSearchParams(form).toString() }
      : body !== undefined
        ? { mimeType: 'application/json', text: textOf(body) }
        : null;
  return {
    startedDateTime: new Date(1_800_000_000_000 + atMs).toISOString(),
    _caller: caller,
    ...(options.process === undefined ? {} : { _process: options.process }),
    request: {
      method,
      url: target.startsWith('/') ? `http://127.0.0.1:8080${target}` : target,
      headers: list(headers),
      postData,
    },
    response: {
      status,
      headers: [],
      content: answer === undefined ? null : { mimeType: 'application/json', text: textOf(answer) },
    },
    ...options.more,
  };
}

/** The only call of a recording that consists of one entry. */
export function callOf(request: string, options: EntryOptions = {}): RecordedCall {
  const [call] = recordedCalls([entry(request, options)], 'one.har');
  if (!call) throw new Error(`[tests] ${request} does not count as a call.`);
  return call;
}

/** An id as ZenML's API has it. */
export const ID = '0e6b8241-b80f-45c4-9213-0c20c9ef6013';
