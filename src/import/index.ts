import * as v from 'valibot';
import type { ScenarioId } from '../../machines/model.ts';
import { withWords } from '../simulation/describe.ts';
import { TRACE_VERSION, type Trace } from '../simulation/trace.ts';
import { checkMessages } from './checks.ts';
import { readConfig } from './config.ts';
import type { ImportResult } from './limits.ts';
import { documentOfOtlp } from './otlp.ts';
import { documentSchema, type TraceDocument } from './trace-schema.ts';
import { CHOOSE, isRecord, UnreadableFile } from './unreadable.ts';

function checkVersion(version: unknown): void {
  if (version === TRACE_VERSION) return;
  if (typeof version === 'number' && version > TRACE_VERSION) {
    throw new UnreadableFile(
      `The file has trace version ${version} and needs a newer page: this one reads version ${TRACE_VERSION}.`,
    );
  }
  throw new UnreadableFile(`In the file, version has to be ${TRACE_VERSION}.`);
}

/** Where something is wrong and what, in the words of the schema: `In message 3 of the file, phase has to be …`. */
function sentenceOf(issue: v.BaseIssue<unknown>): string {
  const [first, second, ...rest] = issue.path?.map(({ key }) => String(key)) ?? [];
  if (first !== 'messages' || second === undefined) {
    return `In the file, ${v.getDotPath(issue) ?? 'the run'} ${issue.message}.`;
  }
  const number = Number(second) + 1;
  return rest.length === 0
    ? `Message ${number} of the file ${issue.message}.`
    : `In message ${number} of the file, ${rest.join('.')} ${issue.message}.`;
}

function readDocument(file: unknown): TraceDocument {
  if (!isRecord(file)) throw new UnreadableFile(`The file is not a run: ${CHOOSE}`);
  const document = 'resourceSpans' in file ? documentOfOtlp(file) : file;
  // A ledger, which is a JSON file of ours too, has the number of its messages.
  if (!('version' in document) || !('messages' in document) || typeof document.messages === 'number') {
    throw new UnreadableFile(`The file is not a run: ${CHOOSE}`);
  }
  checkVersion(document.version);
  const read = v.safeParse(documentSchema, document, { abortEarly: true });
  if (!read.success) throw new UnreadableFile(sentenceOf(read.issues[0]));
  return read.output;
}

function readRun(file: unknown): { readonly trace: Trace; readonly scenario: ScenarioId } {
  const document = readDocument(file);
  const config = readConfig(document.config);
  checkMessages(document, config);
  const { outcome, durationMs } = document;
  const messages = document.messages.map((message) => withWords(message, config));
  return {
    scenario: document.config.scenario,
    trace: { version: TRACE_VERSION, config, outcome, durationMs, messages },
  };
}

/** Reads a JSON or OTLP file that the page or the command line wrote. Never throws, whatever the text is. */
export function importTrace(text: string): ImportResult {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return { trace: null, problem: `The file is not JSON: ${CHOOSE}` };
  }
  try {
    return { ...readRun(file), problem: null };
  } catch (error) {
    if (error instanceof UnreadableFile) return { trace: null, problem: error.message };
    throw error;
  }
}
