import * as v from 'valibot';
import { MAX_FILE_BYTES } from '../import/limits.ts';
import { isRecord } from '../import/unreadable.ts';

/** A recording of an hour of a busy run has some thousand entries. */
const MAX_ENTRIES = 200_000;

const TEXT = 'has to be a text';
const text = v.string(TEXT);
const optionalText = v.optional(v.nullable(text));
const optionalNumber = v.optional(v.nullable(v.number('has to be a number')));

const shape = (issue: v.BaseIssue<unknown>): string =>
  issue.expected === 'Object' ? 'has to be an object' : 'is missing';

const headers = v.optional(v.array(v.object({ name: text, value: text }, shape), 'has to be a list'), []);

/** HAR 1.2, as far as it is read here, and what recorders of ZenML traffic add under names that begin with `_`. */
const entrySchema = v.object(
  {
    startedDateTime: v.pipe(
      text,
      v.check((value) => !Number.isNaN(Date.parse(value)), 'has to be a date and time'),
    ),
    /** Which party made the call. */
    _caller: optionalText,
    /** Which of the processes of that party, where the recorder can tell. */
    _process: v.optional(v.nullable(v.union([text, v.number()], 'has to be a text or a number'))),
    _pod: optionalText,
    /** For a call that somebody made in order to answer another one: the index of that entry. */
    _causedByEntry: optionalNumber,
    /** How often the caller tried, for a call of which nothing reached the receiver. */
    _attempts: optionalNumber,
    /** The TCP connection. */
    connection: optionalText,
    request: v.object(
      {
        method: text,
        url: v.pipe(
          text,
          v.check((value) => URL.canParse(value), 'has to be an address'),
        ),
        headers,
        bodySize: optionalNumber,
        postData: v.optional(
          v.nullable(v.object({ mimeType: optionalText, text: optionalText, encoding: optionalText }, shape)),
        ),
      },
      shape,
    ),
    response: v.object(
      {
        status: v.number('has to be a number'),
        headers,
        content: v.optional(
          v.nullable(v.object({ mimeType: optionalText, text: optionalText, encoding: optionalText }, shape)),
        ),
      },
      shape,
    ),
  },
  shape,
);

const documentSchema = v.object(
  {
    log: v.object(
      {
        entries: v.pipe(
          v.array(entrySchema, 'has to be a list'),
          v.maxLength(MAX_ENTRIES, `has to have at most ${MAX_ENTRIES} entries`),
        ),
      },
      shape,
    ),
  },
  shape,
);

/** One request and its answer, as they stand in a HAR file. */
export type HarEntry = v.InferOutput<typeof entrySchema>;

/** Where something is wrong and what: `In entry 3, request.url has to be an address.` */
function sentenceOf(issue: v.BaseIssue<unknown>): string {
  const path = issue.path?.map(({ key }) => String(key)) ?? [];
  const entry = path[1] === 'entries' ? path[2] : undefined;
  if (entry === undefined) return `${path.join('.')} ${issue.message}.`;
  const field = path.slice(3).join('.');
  return field === ''
    ? `Entry ${Number(entry)} ${issue.message}.`
    : `In entry ${Number(entry)}, ${field} ${issue.message}.`;
}

/** A file that is no recording, with one sentence that says why. */
export class UnreadableHar extends Error {}

/**
 * The entries of a HAR file, in the order of the file.
 * @throws an `UnreadableHar` with one sentence when the text is something else
 */
export function readHar(content: string): readonly HarEntry[] {
  if (content.length > MAX_FILE_BYTES) {
    throw new UnreadableHar(`The file is larger than ${MAX_FILE_BYTES / 1_000_000} MB.`);
  }
  let file: unknown;
  try {
    // Some recorders begin with a byte order mark.
    file = JSON.parse(content.replace(/^\uFEFF/, ''));
  } catch {
    throw new UnreadableHar('The file is not JSON: give a HAR file.');
  }
  if (!isRecord(file) || !('log' in file)) throw new UnreadableHar('The file is not a HAR file: log is missing.');
  const read = v.safeParse(documentSchema, file, { abortEarly: true });
  if (!read.success) throw new UnreadableHar(sentenceOf(read.issues[0]));
  return read.output.log.entries;
}
