import type { ScenarioId } from '../../machines/model.ts';
import { exchangeOf, FAILURES, type MessageSpec, messageSpec, SCENARIOS } from '../catalogue/index.ts';
import { type BoundaryCrossing, crossingOf } from './crossing.ts';
import type { Trace, TraceMessage } from './trace.ts';

/** The catalogue's description of a recorded message. */
export function specOf(message: TraceMessage): MessageSpec {
  return messageSpec(message.spec);
}

/** Whether and how a recorded message crosses in a scenario. Placement is applied here, last. */
export function crossingIn(scenario: ScenarioId, message: TraceMessage): BoundaryCrossing {
  return crossingOf(specOf(message), SCENARIOS[scenario].placement);
}

/** How many messages of a trace cross in a scenario. */
export function countCrossings(trace: Trace, scenario: ScenarioId): number {
  return trace.messages.filter((message) => crossingIn(scenario, message).crossing !== 'none').length;
}

/** The title of the beat that a message belongs to: an exchange, or a later pipeline step as a whole. */
export function beatTitle(message: TraceMessage): string {
  if (message.step !== null && message.exchange === message.step) return `Run step ${message.step}`;
  return exchangeOf(specOf(message)).title;
}

/** What people see when this message fails: whole sentences, without a placeholder. */
export function errorText(message: TraceMessage): string {
  return FAILURES[specOf(message).failure].error.replaceAll('<step>', message.step ?? '(the step)');
}

/** What people see when this message fails, or null when it was delivered. */
export function failureText(message: TraceMessage): string | null {
  return message.status === 'failed' ? errorText(message) : null;
}
