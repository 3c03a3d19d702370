import type { ComponentId, ScenarioId } from '../../machines/model.ts';
import { type BoundaryCrossing, crossingOf, placementOf, zoneOf } from '../model/crossing.ts';
import { exchangeOfMessage, failureSpec, type Model } from '../model/model.ts';
import type { FailureSpec, GatewaySpec, MessageSpec, Placement, ZoneSpec } from '../model/types.ts';
import { circumstancesOf, holds } from '../model/wording.ts';
import { type Run, specOf } from './run.ts';
import type { TraceMessage } from './trace.ts';

/**
 * How the failure of a message is dealt with: as its fault says, if that fails in its own way; as whoever notices deals
 * with it, if its sender is away; or as such messages fail.
 */
export function failureOfSpec(
  model: Model,
  spec: MessageSpec,
  { fault, failure }: Pick<TraceMessage, 'fault' | 'failure'>,
): FailureSpec {
  const named = fault === undefined ? undefined : model.faults.find(({ id }) => id === fault);
  return named?.failure ?? failureSpec(model, failure ?? spec.failure);
}

/** What happens when a message of a run fails. */
export const failureOf = (run: Run, message: TraceMessage): FailureSpec =>
  failureOfSpec(run.model, specOf(run, message), message);

/** What people see when a message fails: whole sentences, without a placeholder. */
export const errorOf = (failure: FailureSpec, step: string | null): string =>
  failure.error.replaceAll('<step>', step ?? '(the step)');

/** What people see when this message fails. */
export const errorText = (run: Run, message: TraceMessage): string => errorOf(failureOf(run, message), message.step);

/** What people see when this message fails, or null when it was delivered. */
export function failureText(run: Run, message: TraceMessage): string | null {
  return message.status === 'failed' ? errorText(run, message) : null;
}

interface Placed {
  readonly placement: Placement;
  /** By the id of the message's spec. */
  readonly crossings: Map<string, BoundaryCrossing>;
  /** How many messages pass each border; null until somebody asks. */
  counts: CrossingCounts | null;
}

/** How many messages of a run pass the border to ZenML, and that to third parties. */
export interface CrossingCounts {
  readonly zenml: number;
  readonly thirdParty: number;
}

const placedRuns = new WeakMap<Run, Map<ScenarioId, Placed>>();

function placedIn(run: Run, scenario: ScenarioId): Placed {
  const scenarios = placedRuns.get(run) ?? new Map<ScenarioId, Placed>();
  placedRuns.set(run, scenarios);
  let placed = scenarios.get(scenario);
  if (!placed) {
    const placement = placementOf(run.model, scenario, run.origin.config);
    placed = { placement, crossings: new Map(), counts: null };
    scenarios.set(scenario, placed);
  }
  return placed;
}

/** Where the components of a run stand in a scenario. The same object for the same run and scenario. */
export const placementIn = (run: Run, scenario: ScenarioId): Placement => placedIn(run, scenario).placement;

/** The zone in which a component stands in a scenario. */
export const zoneIn = (run: Run, scenario: ScenarioId, component: ComponentId): ZoneSpec =>
  zoneOf(run.model, placementIn(run, scenario), component);

/** Whether and how a message crosses in a scenario. Placement is applied here, last. */
export function crossingIn(run: Run, scenario: ScenarioId, message: TraceMessage): BoundaryCrossing {
  const { placement, crossings } = placedIn(run, scenario);
  let crossing = crossings.get(message.spec);
  if (!crossing) {
    crossing = crossingOf(run.model, placement, specOf(run, message));
    crossings.set(message.spec, crossing);
  }
  return crossing;
}

/** What the connection of a message passes on its way out of your infrastructure; null when it goes straight. */
export function gatewayOf(run: Run, scenario: ScenarioId, message: TraceMessage): GatewaySpec | null {
  if (crossingIn(run, scenario, message).connection !== 'outbound' || specOf(run, message).protocol !== 'HTTPS')
    return null;
  const circumstances = circumstancesOf(run.model, run.origin.config);
  return run.model.gateways.find((gateway) => holds(gateway.in, circumstances)) ?? null;
}

/** How many messages of a run pass each border in a scenario. Counted once; the same object for the same two. */
export function crossingCounts(run: Run, scenario: ScenarioId): CrossingCounts {
  const placed = placedIn(run, scenario);
  if (placed.counts) return placed.counts;
  const borders = run.trace.messages.map((message) => crossingIn(run, scenario, message).border);
  placed.counts = {
    zenml: borders.filter((border) => border === 'zenml').length,
    thirdParty: borders.filter((border) => border === 'third-party').length,
  };
  return placed.counts;
}

/** How many messages of a run cross between you and ZenML in a scenario. */
export const countCrossings = (run: Run, scenario: ScenarioId): number => crossingCounts(run, scenario).zenml;

/** How many messages of a run have a third party at one end in a scenario. */
export const countThirdParty = (run: Run, scenario: ScenarioId): number => crossingCounts(run, scenario).thirdParty;

/** True when a message of a run has a third party at one end in a scenario, and somebody else at the other. */
export const isCrossingToThirdParty = (run: Run, scenario: ScenarioId, message: TraceMessage): boolean =>
  crossingIn(run, scenario, message).border === 'third-party';

/** The title of the beat that a message belongs to: an exchange, or a later pipeline step as a whole. */
export function beatTitle(run: Run, message: TraceMessage): string {
  if (message.step !== null && message.exchange === message.step) return `Run step ${message.step}`;
  return exchangeOfMessage(run.model, message.spec).title;
}
