import * as v from 'valibot';
import type { RunConfig, ScenarioId } from '../../machines/model.ts';
import type { Model } from '../model/model.ts';
import type { Run } from '../simulation/run.ts';
import { simulate } from '../simulation/simulate.ts';
import { checkMessages } from './checks.ts';
import { readConfig } from './config.ts';
import type { ImportResult } from './limits.ts';
import { runOfOlderModel } from './older.ts';
import { documentOfOtlp } from './otlp.ts';
import { documentSchema, ruleOf, type TraceDocument } from './trace-schema.ts';
import { isRecord, UnreadableFile } from './unreadable.ts';
import { upgraded } from './upgrade.ts';

/** Where something is wrong and what, from the words of the schema. */
function problemOf(issue: v.BaseIssue<unknown>): UnreadableFile {
  const [first, second, ...rest] = issue.path?.map(({ key }) => String(key)) ?? [];
  const rule = ruleOf(issue);
  if (first !== 'messages' || second === undefined) {
    return new UnreadableFile({ code: 'field', message: null, path: v.getDotPath(issue), rule });
  }
  const path = rest.length === 0 ? null : rest.join('.');
  return new UnreadableFile({ code: 'field', message: Number(second) + 1, path, rule });
}

interface ReadDocument {
  readonly document: TraceDocument;
  /** The messages as they stand in the file, with whatever else it says about them. */
  readonly messages: readonly unknown[];
}

function readDocument(model: Model, file: unknown): ReadDocument {
  if (!isRecord(file)) throw new UnreadableFile({ code: 'not-a-run' });
  const stored = 'resourceSpans' in file ? documentOfOtlp(file) : file;
  // A ledger, which is a JSON file of ours too, has the number of its messages.
  if (!('version' in stored) || !('messages' in stored) || typeof stored.messages === 'number') {
    throw new UnreadableFile({ code: 'not-a-run' });
  }
  const current = upgraded(stored);
  const { modelVersion, messages } = current;
  if (typeof modelVersion === 'number' && modelVersion > model.version) {
    throw new UnreadableFile({ code: 'newer-model', version: modelVersion, known: model.version });
  }
  const read = v.safeParse(documentSchema, current, { abortEarly: true });
  if (!read.success) throw problemOf(read.issues[0]);
  return { document: read.output, messages: Array.isArray(messages) ? messages : [] };
}

/** The fields of a message that its config decides. */
const DECIDED = ['id', 'spec', 'phase', 'exchange', 'step', 'attempt', 'sentMs', 'receivedMs', 'status'] as const;

/**
 * The run that a config gives. Throws an `UnreadableFile` when the file says that it is another one: what nobody
 * simulated is no evidence of anything.
 */
function runAsWritten(model: Model, config: RunConfig, { messages, outcome, durationMs }: TraceDocument): Run {
  const run = simulate(model, config);
  const { trace } = run;
  const different = trace.messages.findIndex((message, index) =>
    DECIDED.some((name) => message[name] !== messages[index]?.[name]),
  );
  if (different >= 0 && different < messages.length) {
    throw new UnreadableFile({ code: 'changed', message: different + 1 });
  }
  const isSame =
    messages.length === trace.messages.length &&
    durationMs === trace.durationMs &&
    JSON.stringify(Object.entries(outcome).sort()) === JSON.stringify(Object.entries(trace.outcome).sort());
  if (!isSame) throw new UnreadableFile({ code: 'changed', message: null });
  return run;
}

function readRun(model: Model, file: unknown): { readonly run: Run; readonly scenario: ScenarioId } {
  const { document, messages } = readDocument(model, file);
  const config = readConfig(model, document.config);
  const { scenario } = document.config;
  checkMessages(model, document, config);
  if (document.modelVersion < model.version) {
    return { scenario, run: runOfOlderModel(model, config, document, messages) };
  }
  return { scenario, run: runAsWritten(model, config, document) };
}

/** Reads a JSON or OTLP file that the page or the command line wrote. Never throws, whatever the text is. */
export function importRun(model: Model, text: string): ImportResult {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return { run: null, problem: { code: 'not-json' } };
  }
  try {
    return { ...readRun(model, file), problem: null };
  } catch (error) {
    if (error instanceof UnreadableFile) return { run: null, problem: error.problem };
    throw error;
  }
}
