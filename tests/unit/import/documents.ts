import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { toJson } from '../../../src/export/json.ts';
import { toOtlp } from '../../../src/export/otlp.ts';
import { importRun } from '../../../src/import/index.ts';
import type { ImportResult } from '../../../src/import/limits.ts';
import type { Model } from '../../../src/model/model.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import { fileProblemText } from '../../../src/views/problems.ts';
import { configOf } from '../simulation/fixtures.ts';

/** Any JSON value, as a file holds it. */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** A way to a value in a document: names and indices. */
export type Path = readonly (string | number)[];

/** A short run with a retry and a failure that people see: 8 messages, of which 6 fail. */
export const FAILED_RUN = simulate(
  ZENML_PRO,
  configOf({ signIn: 'browser', fault: { message: 'sign-in.device', times: 6 } }),
);

/** A run that completes, of one pipeline step. */
export const SHORT_RUN = simulate(ZENML_PRO, configOf({ steps: 1 }));

/** What a JSON file of a run holds; a new object each time. */
export const jsonOf = (run = FAILED_RUN): Json => JSON.parse(toJson(run, 'hybrid')) as Json;

const STORED = ['id', 'spec', 'phase', 'exchange', 'step', 'attempt', 'sentMs', 'receivedMs', 'status'];

/** The same without what the catalogue says about the messages. */
export function leanOf(run = FAILED_RUN): Json {
  const { messages, ...rest } = jsonOf(run) as { messages: { [name: string]: Json }[] };
  const leanMessages = messages.map((message) =>
    Object.fromEntries(Object.entries(message).filter(([name]) => STORED.includes(name))),
  );
  return { ...rest, messages: leanMessages };
}

/** What an OTLP file of a run holds; a new object each time. */
export const otlpOf = (run = FAILED_RUN): Json => JSON.parse(toOtlp(run, 'hybrid')) as Json;

/** Puts a value into a document, or takes it out if it is undefined. Throws when there is no such place. */
export function put(document: Json, path: Path, value: Json | undefined): Json {
  const [name, ...rest] = path;
  if (name === undefined || typeof document !== 'object' || document === null) {
    throw new Error(`[documents] No place ${path.join('.')}.`);
  }
  // Arrays have their indices as names.
  const fields = document as { [name: string]: Json };
  if (rest.length > 0) put(fields[name] ?? null, rest, value);
  else if (value === undefined) delete fields[name];
  else fields[name] = value;
  return document;
}

/** The model as it is after its next change: files of today are then files of an older model. */
export const NEXT_MODEL: Model = { ...ZENML_PRO, version: ZENML_PRO.version + 1 };

/** Reads a text as the page does. */
export const open = (text: string, model = ZENML_PRO): ImportResult => importRun(model, text);

/** What people are told of a text; null when it can be read. */
export function problemIn(text: string, model = ZENML_PRO): string | null {
  const { problem } = open(text, model);
  return problem && fileProblemText(problem);
}

/** What people are told of a document; null when it can be read. */
export const problemOf = (document: Json): string | null => problemIn(JSON.stringify(document));

/** The attributes of the first span of ours with this kind; throws when there is none. */
export function attributesOf(otlp: Json, kind: string, index = 0): Json[] {
  const spans = spansOf(otlp).filter((span) =>
    JSON.stringify(span).includes(`"zenml.simulator.span","value":{"stringValue":"${kind}"`),
  );
  const attributes = (spans[index] as { attributes?: Json[] } | undefined)?.attributes;
  if (!attributes) throw new Error(`[documents] No ${kind} ${index}.`);
  return attributes;
}

type Resource = { scopeSpans: { spans: Json[] }[] };

/** All spans of an OTLP document. */
export const spansOf = (otlp: Json): Json[] =>
  (otlp as { resourceSpans: Resource[] }).resourceSpans.flatMap(({ scopeSpans }) =>
    scopeSpans.flatMap(({ spans }) => spans),
  );
