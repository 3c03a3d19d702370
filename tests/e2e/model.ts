import type { PhaseId, RunConfig, ScenarioId } from '../../machines/model.ts';
import { ZENML_PRO } from '../../src/catalogue/index.ts';
import { defaultConfig } from '../../src/model/options.ts';
import type { MessageSpec } from '../../src/model/types.ts';
import { crossingIn } from '../../src/simulation/describe.ts';
import { type Run, specOf } from '../../src/simulation/run.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import type { TraceMessage } from '../../src/simulation/trace.ts';
import { stopsOf } from '../../src/views/stops.ts';

/** The model of the page's runs. */
export const MODEL = ZENML_PRO;

/** The run with some options. */
export const runWith = (options: Partial<RunConfig> = {}): Run =>
  simulate(MODEL, { ...defaultConfig(MODEL), ...options });

/** What the page opens without options. What the tests expect of the page is worked out from it. */
export const DEFAULT_RUN = runWith();
export const DEFAULT_TRACE = DEFAULT_RUN.trace;

/** What a message is in the run that the page opens without options. */
export const specIn = (message: TraceMessage, run: Run = DEFAULT_RUN): MessageSpec => specOf(run, message);

/** The message with this index, negative from the end. Throws when there is none, so that no test runs on air. */
export function messageAt(index: number, { trace }: Run = DEFAULT_RUN): TraceMessage {
  const message = trace.messages.at(index);
  if (!message) throw new Error(`[e2e] No message ${index} in a run of ${trace.messages.length}.`);
  return message;
}

/** The first message for which something holds. Throws when there is none. */
export function messageWhere(holds: (message: TraceMessage) => boolean, run: Run = DEFAULT_RUN): TraceMessage {
  return messageAt(indexWhere(run, holds), run);
}

function indexWhere({ trace }: Run, holds: (message: TraceMessage) => boolean): number {
  const index = trace.messages.findIndex(holds);
  if (index < 0) throw new Error('[e2e] No message of the run is what the test asks for.');
  return index;
}

/** Index of the first message of each beat, ascending. */
export function beatStarts(run: Run = DEFAULT_RUN): number[] {
  return starts(run, (message) => message.exchange);
}

/** Indices of the messages at which the story stops, ascending. */
export function stops(scenario: ScenarioId = 'saas', run: Run = DEFAULT_RUN): number[] {
  return stopsOf(run, scenario).map(({ message }) => message);
}

/** The stop after a message, by index. Throws when there is none. */
export function stopAfter(index: number, scenario?: ScenarioId): number {
  const found = stops(scenario).find((stop) => stop > index);
  if (found === undefined) throw new Error(`[e2e] No stop comes after ${index}.`);
  return found;
}

/** Index of the first message of each phase, ascending. */
export function phaseStarts(run: Run = DEFAULT_RUN): number[] {
  return starts(run, (message): PhaseId => message.phase);
}

function starts({ trace }: Run, key: (message: TraceMessage) => string): number[] {
  const keys = trace.messages.map(key);
  return keys.flatMap((value, index) => (keys.indexOf(value) === index ? [index] : []));
}

/** Leaves in SaaS and stays in Hybrid SaaS: the message by which the two scenarios differ. */
export const LEAVES_IN_SAAS_ONLY = messageWhere(
  (message) => crosses('saas', message) === 'leaves' && crosses('hybrid', message) === 'none',
);

/** Crosses in SaaS and in Hybrid SaaS. */
export const CROSSES_IN_BOTH = messageWhere(
  (message) => crosses('saas', message) !== 'none' && crosses('hybrid', message) !== 'none',
);

function crosses(scenario: ScenarioId, message: TraceMessage): string {
  return crossingIn(DEFAULT_RUN, scenario, message).crossing;
}
