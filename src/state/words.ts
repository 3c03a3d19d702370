import type { ScenarioId } from '../../machines/model.ts';
import { COMPONENTS, SCENARIOS } from '../catalogue/index.ts';
import { crossingIn, failureOf, failureText, specOf } from '../simulation/describe.ts';
import type { Trace, TraceMessage } from '../simulation/trace.ts';

const NUMBERS = new Intl.NumberFormat('en');

/** A count as people read it: `10,060`. */
export const amount = (count: number): string => NUMBERS.format(count);

const CROSSING_WORDS = {
  none: 'Stays in your infrastructure',
  leaves: 'Leaves your infrastructure',
  enters: 'Enters your infrastructure',
} as const;

/** Where the data of a message goes, in the words of the page. A message between two ZenML boxes never touches yours. */
export function crossingWords(scenario: ScenarioId, message: TraceMessage): string {
  const { crossing } = crossingIn(scenario, message);
  if (crossing === 'none' && SCENARIOS[scenario].placement[specOf(message).from] === 'zenml') {
    return 'Stays in ZenML infrastructure';
  }
  return CROSSING_WORDS[crossing];
}

/** `Client SDK → ZenML server`. */
export function routeWords(message: TraceMessage): string {
  const { from, to } = specOf(message);
  if (from === to) return `Inside ${COMPONENTS[from].label}`;
  return `${COMPONENTS[from].label} → ${COMPONENTS[to].label}`;
}

/** `HTTPS 443`, or `in process` where nothing travels on a network. */
export function protocolWords(message: TraceMessage): string {
  const { protocol, port } = specOf(message);
  return port === null ? protocol : `${protocol} ${port}`;
}

/** Who opens the connection: `opened by the ZenML server, inbound`. Null when nothing travels on a network. */
export function connectionWords(scenario: ScenarioId, message: TraceMessage): string | null {
  const spec = specOf(message);
  if (spec.from === spec.to) return null;
  const opener = spec.opener === 'sender' ? spec.from : spec.to;
  const { connection } = crossingIn(scenario, message);
  const side = connection === 'none' ? '' : connection === 'outbound' ? ', outbound' : ', inbound';
  return `opened by ${COMPONENTS[opener].label}${side}`;
}

/** What went wrong and which try it was, or null when the message was delivered at the first try. */
export function attemptWords(message: TraceMessage): string | null {
  const error = failureText(message);
  const { retries } = failureOf(message);
  const tries = retries > 0 ? `Try ${message.attempt} of ${retries + 1}` : null;
  if (error !== null) return tries === null ? `Fails: ${error}` : `${tries} fails: ${error}`;
  return message.attempt > 1 ? `Try ${message.attempt} succeeds.` : null;
}

const DASHBOARD_WORDS = {
  'no-run': 'The workspace has no run yet, so the dashboard shows nothing.',
  failed: 'The dashboard shows a failed run.',
  stuck: 'Nobody can tell the workspace, so the dashboard keeps showing the last status.',
} as const;

/** How the run ended, for the caption at its end. */
export function outcomeWords(trace: Trace): { readonly title: string; readonly detail: string } {
  const { outcome } = trace;
  if (outcome.status === 'completed') {
    return { title: 'The run is completed', detail: `${trace.messages.length} messages were sent.` };
  }
  return { title: 'The run has failed', detail: `${outcome.reason} ${DASHBOARD_WORDS[outcome.dashboard]}` };
}

/** The position for people who cannot see the scrubber: `Message 7 of 90: Ask for a stack`. */
export function positionWords(trace: Trace, current: number, atEnd: boolean): string {
  const total = trace.messages.length;
  if (atEnd) return `End of the run, ${total} of ${total}`;
  const message = trace.messages[current];
  if (!message) return `Start of the run, ${total} messages`;
  return `Message ${current + 1} of ${total}: ${specOf(message).label}`;
}
