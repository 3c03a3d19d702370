import type { PhaseId, RunConfig, ScenarioId } from '../../machines/model.ts';
import { crossingIn } from '../../src/simulation/describe.ts';
import { DEFAULT_RUN_CONFIG } from '../../src/simulation/run-config.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import type { Trace, TraceMessage } from '../../src/simulation/trace.ts';

/** What the page opens without options. What the tests expect of the page is worked out from it. */
export const DEFAULT_TRACE = simulate(DEFAULT_RUN_CONFIG);

/** The run with some options. */
export const traceWith = (options: Partial<RunConfig>): Trace => simulate({ ...DEFAULT_RUN_CONFIG, ...options });

/** The message with this index, negative from the end. Throws when there is none, so that no test runs on air. */
export function messageAt(index: number, trace: Trace = DEFAULT_TRACE): TraceMessage {
  const message = trace.messages.at(index);
  if (!message) throw new Error(`[e2e] No message ${index} in a run of ${trace.messages.length}.`);
  return message;
}

/** The first message for which something holds. Throws when there is none. */
export function messageWhere(holds: (message: TraceMessage) => boolean, trace: Trace = DEFAULT_TRACE): TraceMessage {
  return messageAt(indexWhere(trace, holds), trace);
}

function indexWhere(trace: Trace, holds: (message: TraceMessage) => boolean): number {
  const index = trace.messages.findIndex(holds);
  if (index < 0) throw new Error('[e2e] No message of the run is what the test asks for.');
  return index;
}

/** Index of the first message of each beat, ascending. */
export function beatStarts(trace: Trace = DEFAULT_TRACE): number[] {
  return starts(trace, (message) => message.exchange);
}

/** Index of the first message of each phase, ascending. */
export function phaseStarts(trace: Trace = DEFAULT_TRACE): number[] {
  return starts(trace, (message): PhaseId => message.phase);
}

function starts(trace: Trace, key: (message: TraceMessage) => string): number[] {
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
  return crossingIn(scenario, message).crossing;
}
