import type { Crossing, DataClassId, ScenarioId } from '../../machines/model.ts';
import { arrowhead, flightAlong } from '../layout/flight.ts';
import type { Point, Rect } from '../layout/geometry.ts';
import { roundedPath } from '../layout/geometry.ts';
import {
  type BoxId,
  boxesOf,
  boxOf,
  type Channel,
  channelsOf,
  isNarrow,
  pointsOf,
  rectOf,
  routeOf,
} from '../layout/layout.ts';
import { meetingPoint, type ZoneArea, zonesOf } from '../layout/zones.ts';
import { componentOf } from '../model/model.ts';
import { componentDetail } from '../model/wording.ts';
import { countCrossings, crossingIn, placementIn } from '../simulation/describe.ts';
import { endsOf, type Run, specOf, takesPart } from '../simulation/run.ts';
import type { Frame, TraceMessage } from '../simulation/trace.ts';

/**
 * The stage as a display list: what there is to draw of a run in a scenario at a moment, in px of the stage. The page
 * draws it with React Flow, the exporter as SVG; neither looks at the run for it.
 */

/** What something on the stage has to do with the moment: the class of the message that it carries, or its failure. */
export type Tone = DataClassId | 'failed' | null;

const toneOf = (run: Run, message: TraceMessage): Exclude<Tone, null> =>
  message.status === 'failed' ? 'failed' : specOf(run, message).dataClass;

/** The messages of a moment by index: first the one it is about, then all others on their way. */
function indicesAt(frame: Frame): readonly number[] {
  return [...new Set([frame.current, ...frame.inFlight.map(({ index }) => index)])];
}

/** What never changes about a box. */
export interface StageBox {
  readonly id: BoxId;
  readonly rect: Rect;
  readonly label: string;
  /** The second line; empty where there is no room for one. */
  readonly detail: string;
  /** True for a box that has room for upright text only. */
  readonly isNarrow: boolean;
  /** True when nothing is sent to it or from it in the run. */
  readonly isIdle: boolean;
}

/** One box of a run. It stands where it stands in every scenario. */
export function stageBox(run: Run, id: BoxId): StageBox {
  const narrow = isNarrow(id);
  return {
    id,
    rect: rectOf(id),
    label: componentOf(run.model, id).label,
    detail: narrow ? '' : componentDetail(run.model, id, run.origin.config),
    isNarrow: narrow,
    isIdle: !takesPart(run, id),
  };
}

/** How a box looks at a moment: null while no message of the moment has an end in it. */
export function boxTone(run: Run, box: BoxId, frame: Frame): Tone {
  for (const index of indicesAt(frame)) {
    const message = run.trace.messages[index];
    if (!message) continue;
    const { from, to } = specOf(run, message);
    if (boxOf(from) === box || boxOf(to) === box) return toneOf(run, message);
  }
  return null;
}

/** A channel as it is drawn at a moment. */
export interface StageLine {
  readonly id: string;
  /** An SVG path, in the direction of travel of what it carries. */
  readonly path: string;
  /** The SVG path of the head of the arrow; empty where nothing travels, and inside a box. */
  readonly head: string;
  readonly tone: Tone;
  readonly isFailed: boolean;
}

const channelIdsOfRuns = new WeakMap<Run, ReadonlySet<string>>();

function isUsed(run: Run, channel: Channel): boolean {
  let used = channelIdsOfRuns.get(run);
  if (!used) {
    used = new Set(endsOf(run).map(({ from, to }) => routeOf(from, to).channel.id));
    channelIdsOfRuns.set(run, used);
  }
  return used.has(channel.id);
}

/** Index of the message of a moment that a channel carries, -1 for none. */
export function messageOn(run: Run, channel: Channel, frame: Frame): number {
  const found = indicesAt(frame).find((index) => {
    const message = run.trace.messages[index];
    if (!message) return false;
    const { from, to } = specOf(run, message);
    return routeOf(from, to).channel.id === channel.id;
  });
  return found ?? -1;
}

/**
 * A channel with the message that it carries, or without one.
 * @param index of the message, -1 for none
 * @returns null where nothing is drawn: the run does not use it, or it lies inside a box and carries nothing
 */
export function stageLine(run: Run, channel: Channel, index: number): StageLine | null {
  const message = run.trace.messages[index];
  const isInside = channel.ends[0] === channel.ends[1];
  if (!message) {
    if (isInside || !isUsed(run, channel)) return null;
    return { id: channel.id, path: roundedPath(channel.points), head: '', tone: null, isFailed: false };
  }
  const { from, to } = specOf(run, message);
  const points = pointsOf(routeOf(from, to));
  return {
    id: channel.id,
    path: roundedPath(points),
    head: isInside ? '' : arrowhead(points),
    tone: toneOf(run, message),
    isFailed: message.status === 'failed',
  };
}

/** A message on its way. */
export interface StagePill {
  readonly messageId: string;
  /** What it carries in a word: `metadata`; ` failed` follows when it fails. */
  readonly label: string;
  readonly tone: Exclude<Tone, null>;
  readonly isFailed: boolean;
  /** Where it is at a share of its flight, 0 to 1. */
  readonly positionAt: (progress: number) => Point;
}

/** The pill of a message, by its index in the run; null when there is no such message. */
export function stagePill(run: Run, index: number): StagePill | null {
  const message = run.trace.messages[index];
  if (!message) return null;
  const { from, to, dataClass } = specOf(run, message);
  const { short } = run.model.dataClasses[dataClass];
  const isFailed = message.status === 'failed';
  return {
    messageId: message.id,
    label: isFailed ? `${short} failed` : short,
    tone: toneOf(run, message),
    isFailed,
    positionAt: flightAlong(pointsOf(routeOf(from, to)), isFailed),
  };
}

/** Where a message meets the border between two owners. */
export interface StageMark {
  readonly point: Point;
  readonly crossing: Exclude<Crossing, 'none'>;
  readonly label: string;
}

const MARK_LABELS = { leaves: 'Leaves', enters: 'Enters', outside: 'Passes on' } as const;

/** The mark of a message in a scenario, by its index; null when it does not cross. */
export function stageMark(run: Run, scenario: ScenarioId, index: number): StageMark | null {
  const message = run.trace.messages[index];
  if (!message) return null;
  const crossing = crossingIn(run, scenario, message);
  if (crossing.crossing === 'none') return null;
  const { from, to } = specOf(run, message);
  const point = meetingPoint(zonesOf(run.model, placementIn(run, scenario)), pointsOf(routeOf(from, to)), crossing);
  return point && { point, crossing: crossing.crossing, label: MARK_LABELS[crossing.crossing] };
}

/** The line between you and ZenML, with how many messages cross it, and of how many. */
export interface StageBoundary {
  readonly x: number;
  readonly crossings: number;
  readonly messages: number;
}

/** Zones, and the boundary between the first two of them. All that depends on the scenario alone. */
export function stageGround(
  run: Run,
  scenario: ScenarioId,
): { readonly areas: readonly ZoneArea[]; readonly boundary: StageBoundary } {
  const { areas, boundaryX } = zonesOf(run.model, placementIn(run, scenario));
  const crossings = countCrossings(run, scenario);
  return { areas, boundary: { x: boundaryX, crossings, messages: run.trace.messages.length } };
}

/** Everything on the stage at one moment, in the order in which it is drawn. */
export interface StageList {
  readonly areas: readonly ZoneArea[];
  readonly lines: readonly StageLine[];
  readonly boxes: readonly (StageBox & { readonly tone: Tone })[];
  readonly boundary: StageBoundary;
  readonly marks: readonly StageMark[];
  readonly pills: readonly (StagePill & { readonly progress: number })[];
}

/** The whole stage at one moment of a run, for whoever draws it at once. */
export function stageAt(run: Run, scenario: ScenarioId, frame: Frame): StageList {
  // The message that the moment is about lies on top of the others.
  const flying = frame.inFlight.toSorted(
    (a, b) => Number(a.index === frame.current) - Number(b.index === frame.current),
  );
  return {
    ...stageGround(run, scenario),
    lines: channelsOf(run.model).flatMap((channel) => stageLine(run, channel, messageOn(run, channel, frame)) ?? []),
    boxes: boxesOf(run.model).map((id) => ({ ...stageBox(run, id), tone: boxTone(run, id, frame) })),
    marks: flying.flatMap(({ index }) => stageMark(run, scenario, index) ?? []),
    pills: flying.flatMap(({ index, progress }) => {
      const pill = stagePill(run, index);
      return pill ? [{ ...pill, progress }] : [];
    }),
  };
}
