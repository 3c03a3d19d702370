import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { builtInReference } from '../conformance/built-in-reference.ts';
import { readHar, UnreadableHar } from '../conformance/har.ts';
import type { RecordedCall } from '../conformance/recorded-call.ts';
import { recordedCalls } from '../conformance/recorded-calls.ts';
import { compareWithModel, type Report } from '../conformance/report.ts';
import { toMarkdown } from '../conformance/report-markdown.ts';
import { toText } from '../conformance/report-text.ts';
import { MAX_FILE_BYTES } from '../import/limits.ts';
import { writeOut } from './output.ts';
import { flagProblem, refuseAs, repeatedFlag } from './refuse.ts';

const FORMATS = {
  text: toText,
  json: (report: Report) => `${JSON.stringify(report, null, 2)}\n`,
  md: toMarkdown,
} as const;
type Format = keyof typeof FORMATS;

const USAGE = 'npm run --silent conformance -- FILE.har [more]';

const HELP = `Holds recorded traffic of ZenML against the model.

${USAGE} [options]

  FILE.har                         a recording as HAR 1.2; a gzipped one is fine
  --format ${Object.keys(FORMATS).join('|')}            table for people, everything, or a page (text)
  --help                           this text

Prints for each kind of call which message stands for it, or none and why, and what traffic contradicts.
Exit code 1 when something is contradicted.
`;

const refuse = (sentence: string): never => refuseAs('conformance', sentence);

function readArguments() {
  try {
    const { values, positionals, tokens } = parseArgs({
      tokens: true,
      allowPositionals: true,
      options: { format: { type: 'string', default: 'text' }, help: { type: 'boolean', default: false } },
    });
    const repeated = repeatedFlag(tokens);
    return repeated === null ? { values, positionals } : refuse(repeated);
  } catch (error) {
    return refuse(`${flagProblem(error)}. Use --format, --help.`);
  }
}

const isFormat = (value: string): value is Format => Object.hasOwn(FORMATS, value);

/** Gzip files begin with these two bytes. */
const isGzip = (bytes: Buffer): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

function contentOf(file: string): string {
  try {
    const bytes = readFileSync(file);
    return (isGzip(bytes) ? gunzipSync(bytes, { maxOutputLength: MAX_FILE_BYTES }) : bytes).toString('utf8');
  } catch {
    return refuse(`"${file}" cannot be read. Give a HAR file of at most ${MAX_FILE_BYTES / 1_000_000} MB.`);
  }
}

function callsOf(file: string): readonly RecordedCall[] {
  try {
    return recordedCalls(readHar(contentOf(file)), basename(file));
  } catch (error) {
    if (error instanceof UnreadableHar) return refuse(`"${file}": ${error.message}`);
    throw error;
  }
}

const {
  values: { format, help },
  positionals: files,
} = readArguments();
if (help) {
  writeOut('conformance', HELP);
} else if (!isFormat(format)) {
  refuse(`format "${format}" is not understood. Use ${Object.keys(FORMATS).join(', ')}.`);
} else if (files.length === 0) {
  refuse(`no recording is given. Use ${USAGE}.`);
} else {
  const report = compareWithModel(files.map(callsOf), builtInReference());
  if (report.contradictions.length > 0) process.exitCode = 1;
  writeOut('conformance', FORMATS[format](report));
}
