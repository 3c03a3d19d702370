import type { AwayId, ComponentId, ScenarioId } from '../../machines/model.ts';
import { ancestryOf } from '../model/crossing.ts';
import type { Model } from '../model/model.ts';
import { componentOf, exchangeOfMessage, phaseSpec, stackOf } from '../model/model.ts';
import type { ZoneSpec } from '../model/types.ts';
import { crossingCounts, crossingIn, failureOf, failureText, gatewayOf } from '../simulation/describe.ts';
import { isOfOlderModel, presentIn, type Run, specOf } from '../simulation/run.ts';
import type { TraceMessage } from '../simulation/trace.ts';
import { breakOf, firstFailureOf, sentenceOf } from './failing.ts';
import type { Folded } from './scenes.ts';

/** A count as people read it: `10,060`. By hand, because `Intl` takes 20 ms to start. */
export const formatCount = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

/** Where the data of a message goes, as a sentence without its full stop. Between others it never touches yours. A third party is not ZenML. */
export function crossingWords(run: Run, scenario: ScenarioId, message: TraceMessage): string {
  const { crossing, border, fromZone, toZone } = crossingIn(run, scenario, message);
  const outermost = (zone: ZoneSpec): ZoneSpec => ancestryOf(run.model, zone)[0] ?? zone;
  switch (crossing) {
    case 'none':
      return `Stays in ${outermost(fromZone).inSentence}`;
    case 'leaves':
      return border === 'third-party' ? `Goes to ${toZone.inSentence}` : `Leaves ${outermost(fromZone).inSentence}`;
    case 'enters':
      return border === 'third-party' ? `Comes from ${fromZone.inSentence}` : `Enters ${outermost(toZone).inSentence}`;
    case 'outside':
      return `Goes from ${fromZone.inSentence} to ${toZone.inSentence}`;
  }
}

/**
 * How many messages cross, for the chip on the boundary: `6 of 53 have crossed` on the way, and what the run comes to
 * before its first message and at its end.
 * @param crossed how many so far; null before the first message and at the end
 */
export function crossedWords(crossed: number | null, crossings: number, messages: number): string {
  if (crossed === null || crossings === 0) return `${formatCount(crossings)} of ${formatCount(messages)} cross`;
  return `${formatCount(crossed)} of ${formatCount(crossings)} have crossed`;
}

/** How many messages cross: `54 of 203 to or from ZenML · 5 to or from third parties`; the second part only where any do. */
export function countWords(run: Run, scenario: ScenarioId): string {
  const { zenml, thirdParty } = crossingCounts(run, scenario);
  const count = `${formatCount(zenml)} of ${formatCount(run.trace.messages.length)} to or from ZenML`;
  return thirdParty === 0 ? count : `${count} · ${formatCount(thirdParty)} to or from third parties`;
}

/** `Client SDK → ZenML server`. */
export function routeWords(run: Run, message: TraceMessage): string {
  const { from, to } = specOf(run, message);
  if (from === to) return `Inside ${componentOf(run.model, from).label}`;
  return `${componentOf(run.model, from).label} → ${componentOf(run.model, to).label}`;
}

/** `HTTPS 443`, or `in process` where nothing travels on a network. */
export function protocolWords(run: Run, message: TraceMessage): string {
  const { protocol, port } = specOf(run, message);
  return port === null ? protocol : `${protocol} ${port}`;
}

/** Who opens the connection: `opened by the ZenML server, inbound`. Null when nothing travels on a network. */
export function connectionWords(run: Run, scenario: ScenarioId, message: TraceMessage): string | null {
  const spec = specOf(run, message);
  if (spec.from === spec.to) return null;
  const opener = spec.opener === 'sender' ? spec.from : spec.to;
  const { connection } = crossingIn(run, scenario, message);
  const side = connection === 'none' || connection === 'outside' ? '' : `, ${connection}`;
  const gateway = gatewayOf(run, scenario, message);
  return `opened by ${componentOf(run.model, opener).label}${side}${gateway === null ? '' : `, ${gateway.words}`}`;
}

/** What went wrong and which try it was, or null when the message was delivered at the first try. */
export function attemptWords(run: Run, message: TraceMessage): string | null {
  const error = failureText(run, message);
  const { retries } = failureOf(run, message);
  const tries = retries > 0 ? `Try ${message.attempt} of ${retries + 1}` : null;
  if (error !== null) return tries === null ? `Fails: ${error}` : `${tries} fails: ${error}`;
  return message.attempt > 1 ? `Try ${message.attempt} succeeds.` : null;
}

/** One pipeline step or several that do what an earlier one did, in a sentence or two. */
export function foldedWords(run: Run, { step, steps, like, isSame, fresh }: Folded): string {
  const titles = new Set(fresh.map((id) => exchangeOfMessage(run.model, id).title));
  const [first] = titles;
  const what = steps > 1 ? `${formatCount(steps)} more steps do the same` : `Step ${step} does what ${like} did`;
  if (first === undefined) return steps === 1 && isSame ? `${what}, message for message.` : `${what}.`;
  const others = titles.size > 1 ? `, and ${titles.size - 1} more` : '';
  return `${what}. New: ${first.charAt(0).toLowerCase()}${first.slice(1)}${others}.`;
}

const DASHBOARD_WORDS = {
  'no-run': 'The workspace has no run yet, so the dashboard shows nothing.',
  failed: 'The dashboard shows a failed run.',
  stuck: 'Nobody can tell the workspace, so the dashboard keeps showing the last status.',
} as const;

/** A message as one that brought something: `12 Ask for the stack, Client SDK → ZenML server, train`. */
export function bringerWords(run: Run, index: number): string {
  const message = run.trace.messages[index];
  if (!message) return '';
  const step = message.step === null ? '' : `, ${message.step}`;
  return `${formatCount(index + 1)} ${specOf(run, message).label}, ${routeWords(run, message)}${step}`;
}

/** The name of a stop of the story, for a list. */
export function stopTitle(run: Run, message: TraceMessage, folded: Folded | null): string {
  if (folded === null) return specOf(run, message).label;
  return folded.steps === 1 ? `Step ${folded.step}` : `${formatCount(folded.steps)} more steps`;
}

/** How the run ended, for the caption at its end. */
export function outcomeWords(run: Run): { readonly title: string; readonly detail: string } {
  const { outcome } = run.trace;
  if (outcome.status === 'completed') {
    return { title: 'The run is completed', detail: `${run.trace.messages.length} messages were sent.` };
  }
  return { title: 'The run has failed', detail: `${outcome.reason} ${DASHBOARD_WORDS[outcome.dashboard]}` };
}

/** What the dashboard shows of a run that has failed; null for one that has not. */
export const dashboardWords = ({ trace: { outcome } }: Run): string | null =>
  outcome.status === 'failed' ? DASHBOARD_WORDS[outcome.dashboard] : null;

/** The sentence of the caption at the end of a run: that it is completed or, if it is not, what failed. */
export function endSentence(run: Run): string {
  const { title } = outcomeWords(run);
  const broke = run.trace.messages[breakOf(run)];
  return broke === undefined ? title : `${title}. ${sentenceOf(run, broke)}`;
}

/** What cannot be reached, as a heading. */
export const AWAY_LABELS = {
  'control-plane': 'Control plane unreachable',
  workspace: 'Workspace unreachable',
  both: 'ZenML unreachable',
} as const satisfies Record<AwayId, string>;

const AWAY_NOUNS = {
  'control-plane': 'the control plane',
  workspace: 'the workspace',
  both: 'ZenML',
} as const satisfies Record<AwayId, string>;

/** What is said at the start of a run in which something was made to fail. */
export interface FailureAhead {
  readonly title: string;
  /** Where it fails, and what becomes of the run. */
  readonly detail: string;
  /** Index of the message that fails first. */
  readonly message: number;
}

/** What fails in a run, for its start; null for a run in which everything is delivered. */
export function failureAhead(run: Run): FailureAhead | null {
  const index = firstFailureOf(run);
  const message = run.trace.messages[index];
  if (!message) return null;
  const { away } = run.origin.config;
  const [number, total] = [formatCount(index + 1), formatCount(run.trace.messages.length)];
  const { label } = phaseSpec(run.model, message.phase);
  const where = `Message ${number} of ${total} fails, in ${label.toLowerCase()}`;
  return {
    title:
      away === undefined
        ? `In this run something fails. ${sentenceOf(run, message)}`
        : `In this run ${AWAY_NOUNS[away.what]} cannot be reached`,
    detail: `${where}; ${breakOf(run) < 0 ? 'the run completes all the same' : 'the run fails'}`,
    message: index,
  };
}

/** What the facts of a model were read in: `documentation of 2026-07, zenml 0.98.0`. */
export const sourcesWords = ({ documentationDate, sourceVersion }: Model): string =>
  `documentation of ${documentationDate}, zenml ${sourceVersion}`;

/** What a run says of usage analytics, on or off: the real client sends them unless somebody opts out. */
export const analyticsWords = ({ origin }: Run): string =>
  `usage analytics ${origin.config.analytics ? 'on' : 'switched off'}`;

/** What has to be said of a run that an older model made, after a comma; nothing for any other. */
export const olderModelWords = (run: Run): string => (isOfOlderModel(run) ? ', made with an older model' : '');

/** What is said of a component that the stack of a run has nothing of; null for one that has a box. */
export function absentWords(run: Run, component: ComponentId): string | null {
  if (presentIn(run).has(component)) return null;
  const { label } = stackOf(run.model, run.origin.config.stack);
  return `The stack ${label} does not have it: no box stands for it, and nothing is sent to it.`;
}

/** What is said of a run that was opened from a file. */
export const openedWords = (run: Run): string =>
  `Opened a run of ${formatCount(run.trace.messages.length)} messages${olderModelWords(run)}. A link cannot hold it.`;

/** The position for people who cannot see the scrubber: `Message 7 of 90: Ask for a stack`. */
export function positionWords(run: Run, current: number, atEnd: boolean): string {
  const total = run.trace.messages.length;
  if (atEnd) return `End of the run, ${total} of ${total}`;
  const message = run.trace.messages[current];
  if (!message) return `Start of the run, ${total} messages`;
  return `Message ${current + 1} of ${total}: ${specOf(run, message).label}`;
}
