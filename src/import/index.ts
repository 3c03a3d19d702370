import * as v from 'valibot';
import type { ScenarioId } from '../../machines/model.ts';
import { TRACE_VERSION, type Trace } from '../simulation/trace.ts';
import { checkMessages, readConfig, UnreadableFile } from './checks.ts';
import type { ImportResult } from './limits.ts';
import { documentSchema } from './trace-schema.ts';

const NOT_OURS = 'Choose a JSON or OTLP file that this page or its command line wrote.';

/** True for an object that is not an array. */
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function readDocument(json: unknown): { trace: Trace; scenario: ScenarioId } {
  if (!isRecord(json) || !('version' in json) || !('messages' in json)) {
    throw new UnreadableFile(`The file is not a trace. ${NOT_OURS}`);
  }
  if (json.version !== TRACE_VERSION) {
    throw new UnreadableFile(
      `The file has trace version ${JSON.stringify(json.version)?.slice(0, 20)}; this page reads version ${TRACE_VERSION}.`,
    );
  }
  const read = v.safeParse(documentSchema, json, { abortEarly: true });
  if (!read.success) {
    const [issue] = read.issues;
    throw new UnreadableFile(`The file is not a trace: ${v.getDotPath(issue) ?? 'its content'} ${reasonOf(issue)}.`);
  }
  const { config, outcome, durationMs, messages } = read.output;
  checkMessages(read.output);
  return {
    scenario: config.scenario,
    trace: { version: TRACE_VERSION, config: readConfig(config), outcome, durationMs, messages },
  };
}

/** The schema's own words where it has them, instead of the library's. */
function reasonOf(issue: v.BaseIssue<unknown>): string {
  if (issue.message.startsWith('Invalid')) return issue.received === 'undefined' ? 'is missing' : 'is not understood';
  return issue.message;
}

/** Reads what the page or the command line wrote. Never throws. */
export function importTrace(text: string): ImportResult {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { trace: null, problem: `The file is not JSON. ${NOT_OURS}` };
  }
  try {
    return { ...readDocument(json), problem: null };
  } catch (error) {
    if (error instanceof UnreadableFile) return { trace: null, problem: error.message };
    throw error;
  }
}
