import type { Crossing, ScenarioId } from '../../machines/model.ts';
import { type Heading, headingAt, shareAt } from '../layout/flight.ts';
import type { Point } from '../layout/geometry.ts';
import { type Layout, pointsOf, routeOf } from '../layout/layout.ts';
import { meetingPoint, type ZoneArea, zonesOf } from '../layout/zones.ts';
import { type Border, crossingOf } from '../model/crossing.ts';
import { countCrossings, crossingIn, placementIn } from '../simulation/describe.ts';
import { endsOf, type Run, specOf } from '../simulation/run.ts';
import type { Frame } from '../simulation/trace.ts';
import { crossedAt } from './travelled.ts';

/** The ground of the stage: zones, the borders between their owners, and where messages cross them. */

/** Where a message meets the border between two owners. */
export interface StageMark {
  readonly point: Point;
  readonly crossing: Exclude<Crossing, 'none'>;
  /** Whose border it is. */
  readonly border: Exclude<Border, 'none'>;
  readonly label: string;
  /** Which way the message goes where it crosses: towards what lies on the other side, in whatever form of the stage. */
  readonly heading: Heading;
}

const MARK_LABELS = { leaves: 'Leaves', enters: 'Enters', outside: 'Passes on' } as const;

/** The mark of a message in a scenario, by its index; null when it does not cross. */
export function stageMark(layout: Layout, run: Run, scenario: ScenarioId, index: number): StageMark | null {
  const message = run.trace.messages[index];
  if (!message) return null;
  const crossing = crossingIn(run, scenario, message);
  if (crossing.crossing === 'none') return null;
  const { from, to } = specOf(run, message);
  const zones = zonesOf(layout, run.model, placementIn(run, scenario));
  const points = pointsOf(routeOf(layout, from, to));
  const point = meetingPoint(zones, points, crossing);
  if (point === null || crossing.border === 'none') return null;
  return {
    point,
    crossing: crossing.crossing,
    border: crossing.border,
    label: MARK_LABELS[crossing.crossing],
    heading: headingAt(points, point),
  };
}

/** The line between you and ZenML, with how many messages of the run cross it, and of how many. */
export interface StageBoundary {
  /** On the axis of the layout. */
  readonly at: number;
  readonly axis: Layout['axis'];
  /** Where the line between you and third parties stands on it; null while they stand in your zone. */
  readonly thirdPartyAt: number | null;
  readonly crossings: number;
  readonly messages: number;
}

/** A place where messages of the run cross, one for each channel that any of them crosses on. */
export interface StageNotch {
  readonly channel: string;
  readonly border: Border;
  readonly point: Point;
}

/** All that depends on the scenario alone. */
export interface StageGround {
  readonly areas: readonly ZoneArea[];
  readonly boundary: StageBoundary;
  readonly notches: readonly StageNotch[];
}

const groundsOfLayouts = new WeakMap<Layout, WeakMap<Run, Map<ScenarioId, StageGround>>>();

/** Worked out once for each layout, run and scenario: all that stands on the ground asks for it. */
export function stageGround(layout: Layout, run: Run, scenario: ScenarioId): StageGround {
  const groundsOfRuns = groundsOfLayouts.get(layout) ?? new WeakMap<Run, Map<ScenarioId, StageGround>>();
  groundsOfLayouts.set(layout, groundsOfRuns);
  const grounds = groundsOfRuns.get(run) ?? new Map<ScenarioId, StageGround>();
  groundsOfRuns.set(run, grounds);
  const ground = grounds.get(scenario) ?? groundOf(layout, run, scenario);
  grounds.set(scenario, ground);
  return ground;
}

function groundOf(layout: Layout, run: Run, scenario: ScenarioId): StageGround {
  const placement = placementIn(run, scenario);
  const zones = zonesOf(layout, run.model, placement);
  const notches = new Map<string, Omit<StageNotch, 'channel'>>();
  for (const ends of endsOf(run)) {
    const route = routeOf(layout, ends.from, ends.to);
    const crossing = crossingOf(run.model, placement, { ...ends, opener: 'sender' });
    const point = meetingPoint(zones, pointsOf(route), crossing);
    if (point) notches.set(route.channel.id, { point, border: crossing.border });
  }
  return {
    areas: zones.areas,
    boundary: {
      at: zones.boundary,
      axis: zones.axis,
      thirdPartyAt: zones.thirdPartyBoundary,
      crossings: countCrossings(run, scenario),
      messages: run.trace.messages.length,
    },
    notches: [...notches].map(([channel, notch]) => ({ channel, ...notch })),
  };
}

/** How far along its way a message meets the boundary, 0 to 1; null when it does not cross. */
function meetingShare(layout: Layout, run: Run, scenario: ScenarioId, index: number): number | null {
  const message = run.trace.messages[index];
  const mark = stageMark(layout, run, scenario, index);
  if (!message || !mark) return null;
  const { from, to } = specOf(run, message);
  return shareAt(pointsOf(routeOf(layout, from, to)), mark.point);
}

/** The last message that has come as far as the boundary, or that need not cross it: its index, -1 for none. */
export function lastPast(layout: Layout, run: Run, scenario: ScenarioId, { current, inFlight }: Frame): number {
  const message = run.trace.messages[current];
  if (!message || crossingIn(run, scenario, message).border !== 'zenml') return current;
  const share = meetingShare(layout, run, scenario, current) ?? 0;
  const progress = inFlight.find(({ index }) => index === current)?.progress ?? 1;
  return progress >= share - 0.001 ? current : current - 1;
}

/** How many messages have crossed at a moment; the one on its way counts from the boundary on. */
export const crossedSoFar = (layout: Layout, run: Run, scenario: ScenarioId, frame: Frame): number =>
  crossedAt(run, scenario, lastPast(layout, run, scenario, frame));
