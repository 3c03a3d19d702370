import type { ComponentId, RunConfig, ScenarioId } from '../../machines/model.ts';
import {
  exchangeOf,
  FAILURES,
  FAULTS,
  type FailureSpec,
  type MessageSpec,
  messageSpec,
  SCENARIOS,
} from '../catalogue/index.ts';
import { type BoundaryCrossing, crossingOf } from './crossing.ts';
import { optionsOfWording, wordingOf } from './options.ts';
import type { Trace, TraceMessage } from './trace.ts';

const worded = new Map<string, Map<string, MessageSpec>>();

/** The catalogue's description of a recorded message, in the words of its run. The same object for the same words. */
export function specOf({ spec, wording }: Pick<TraceMessage, 'spec' | 'wording'>): MessageSpec {
  if (wording === undefined) return messageSpec(spec);
  let specs = worded.get(wording);
  if (!specs) {
    specs = new Map();
    worded.set(wording, specs);
  }
  let found = specs.get(spec);
  if (!found) {
    found = messageSpec(spec, optionsOfWording(wording));
    specs.set(spec, found);
  }
  return found;
}

/** A message as a run records it, with the reference to the words of that run. */
export function withWords(message: TraceMessage, config: RunConfig): TraceMessage {
  const wording = wordingOf(config);
  const fault = message.status === 'failed' ? config.fault?.id : undefined;
  return { ...message, ...(wording === '' ? {} : { wording }), ...(fault === undefined ? {} : { fault }) };
}

/** What happens when a recorded message fails: as the fault that was chosen says, or as such messages fail. */
export function failureOf(message: TraceMessage): FailureSpec {
  const named = message.fault === undefined ? undefined : FAULTS.find(({ id }) => id === message.fault);
  return named?.failure ?? FAILURES[specOf(message).failure];
}

/** Whether and how a recorded message crosses in a scenario. Placement is applied here, last. */
export function crossingIn(scenario: ScenarioId, message: TraceMessage): BoundaryCrossing {
  return crossingOf(specOf(message), SCENARIOS[scenario].placement);
}

const counts = new WeakMap<Trace, Map<ScenarioId, number>>();

/** How many messages of a trace cross in a scenario. Counted once. */
export function countCrossings(trace: Trace, scenario: ScenarioId): number {
  const known = counts.get(trace) ?? new Map<ScenarioId, number>();
  counts.set(trace, known);
  let count = known.get(scenario);
  if (count === undefined) {
    count = trace.messages.filter((message) => crossingIn(scenario, message).crossing !== 'none').length;
    known.set(scenario, count);
  }
  return count;
}

/** The title of the beat that a message belongs to: an exchange, or a later pipeline step as a whole. */
export function beatTitle(message: TraceMessage): string {
  if (message.step !== null && message.exchange === message.step) return `Run step ${message.step}`;
  return exchangeOf(specOf(message)).title;
}

/** What people see when this message fails: whole sentences, without a placeholder. */
export function errorText(message: TraceMessage): string {
  return failureOf(message).error.replaceAll('<step>', message.step ?? '(the step)');
}

/** What people see when this message fails, or null when it was delivered. */
export function failureText(message: TraceMessage): string | null {
  return message.status === 'failed' ? errorText(message) : null;
}

/** The two ends of a message. */
export type Ends = Pick<MessageSpec, 'from' | 'to'>;

const endsOfTraces = new WeakMap<Trace, readonly Ends[]>();

/** Who sends to whom in a run, each pair and direction once, in the order in which they first do. */
export function endsOf(trace: Trace): readonly Ends[] {
  const known = endsOfTraces.get(trace);
  if (known) return known;
  const found = new Map<string, Ends>();
  for (const message of trace.messages) {
    const { from, to } = specOf(message);
    const key = `${from} ${to}`;
    if (!found.has(key)) found.set(key, { from, to });
  }
  const ends = [...found.values()];
  endsOfTraces.set(trace, ends);
  return ends;
}

/** True when a component sends or receives something in a run. */
export function takesPart(trace: Trace, component: ComponentId): boolean {
  return endsOf(trace).some(({ from, to }) => from === component || to === component);
}
