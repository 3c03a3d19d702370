import type { ComponentId, DataClassId, OwnerId, ScenarioId } from '../../machines/model.ts';
import { arrowhead, flightAlong, type Heading, headingOf } from '../layout/flight.ts';
import { type Point, type Rect, roundedPath } from '../layout/geometry.ts';
import {
  type BoxId,
  boxesOf,
  type Channel,
  channelsOf,
  isNarrow,
  isWithin,
  type Layout,
  pointsOf,
  rectOf,
  routeOf,
} from '../layout/layout.ts';
import { componentOf } from '../model/model.ts';
import { componentDetail } from '../model/wording.ts';
import { awaySpanOf, componentsAway } from '../simulation/away.ts';
import { zoneIn } from '../simulation/describe.ts';
import { type Ends, endsOf, presentIn, type Run, specOf, takesPart } from '../simulation/run.ts';
import type { Frame, TraceMessage } from '../simulation/trace.ts';
import { focusOf } from './failing.ts';
import { type FallenParts, type StageBreach, stageBreach } from './stage-breach.ts';
import { type StageGround, type StageMark, stageGround, stageMark } from './stage-ground.ts';
import { trailAt } from './travelled.ts';

/**
 * The stage as a display list: what there is to draw of a run in a scenario at a moment, in px of the stage. The page
 * draws it with React Flow, the exporter as SVG; neither looks at the run for it.
 */

/** What something on the stage has to do with the moment: the class of the message that it carries, or its failure. */
export type Tone = DataClassId | 'failed' | null;

const toneOf = (run: Run, message: TraceMessage): Exclude<Tone, null> =>
  message.status === 'failed' ? 'failed' : specOf(run, message).dataClass;

/** The messages of a moment by index: first the one it is about, then all others on their way. */
function indicesAt(run: Run, frame: Frame): readonly number[] {
  return [...new Set([focusOf(run, frame), ...frame.inFlight.map(({ index }) => index)])];
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
export function stageBox(layout: Layout, run: Run, id: BoxId): StageBox {
  const narrow = isNarrow(layout, id);
  const hasDetail = layout.id === 'wide' && !narrow && id !== 'step-runtime';
  return {
    id,
    rect: rectOf(layout, id),
    label: componentOf(run.model, id).label,
    detail: hasDetail ? componentDetail(run.model, id, run.origin.config) : '',
    isNarrow: narrow,
    isIdle: !takesPart(run, id),
  };
}

/** How a box looks at a moment: null while no message of the moment has an end in it. */
export function boxTone(run: Run, box: BoxId, frame: Frame): Tone {
  for (const index of indicesAt(run, frame)) {
    const message = run.trace.messages[index];
    if (!message) continue;
    const { from, to } = specOf(run, message);
    if (from === box || to === box) return toneOf(run, message);
  }
  return null;
}

const isAwayNow = (run: Run, { atMs }: Frame): boolean => {
  const span = awaySpanOf(run);
  return span !== null && atMs >= span.fromMs && atMs < span.toMs;
};

/** Whether boxes and channels look the same in two frames of a run: messages may have come further. */
export const isSameScene = (run: Run, one: Frame, other: Frame): boolean =>
  one.current === other.current &&
  focusOf(run, one) === focusOf(run, other) &&
  isAwayNow(run, one) === isAwayNow(run, other) &&
  one.inFlight.length === other.inFlight.length &&
  one.inFlight.every(({ index }, order) => index === other.inFlight[order]?.index);

/** Whether a component cannot be reached at a moment. */
export function isAwayAt(run: Run, component: ComponentId, frame: Frame): boolean {
  const span = awaySpanOf(run);
  return span !== null && isAwayNow(run, frame) && componentsAway(run.model, span.what).includes(component);
}

/**
 * What a box does by itself at a moment, in a word: the class of what it works on; ` failed` follows when it fails. Null
 * when it does nothing so.
 */
export function boxWork(run: Run, box: BoxId, frame: Frame): string | null {
  const message = run.trace.messages[focusOf(run, frame)];
  if (!message) return null;
  const { from, to, dataClass } = specOf(run, message);
  if (to !== box || !isWithin(from, to)) return null;
  const { short } = run.model.dataClasses[dataClass];
  return message.status === 'failed' ? `${short} failed` : short;
}

/** A channel as it is drawn at a moment. */
export interface StageLine {
  readonly id: string;
  /** An SVG path, in the direction of travel of what it carries. */
  readonly path: string;
  /** The SVG path of the head of the arrow; empty where nothing travels. */
  readonly head: string;
  readonly tone: Tone;
  readonly isFailed: boolean;
  /** What has travelled on it so far: its last class, and how wide that is drawn; null for nothing yet. */
  readonly trail: StageTrail | null;
}

export interface StageTrail {
  readonly dataClass: DataClassId;
  /** 1 for a message or two, one more each time their number is doubled, at most 5. */
  readonly width: number;
}

const channelIdsOfRuns = new WeakMap<Run, ReadonlySet<string>>();

const channelIdBetween = (layout: Layout, { from, to }: Pick<Ends, 'from' | 'to'>): string =>
  routeOf(layout, from, to).channel.id;

function isUsed(layout: Layout, run: Run, channel: Channel): boolean {
  let used = channelIdsOfRuns.get(run);
  if (!used) {
    used = new Set(endsOf(run).map((ends) => channelIdBetween(layout, ends)));
    channelIdsOfRuns.set(run, used);
  }
  return used.has(channel.id);
}

/** Index of the message of a moment that a channel carries, -1 for none. */
export function messageOn(layout: Layout, run: Run, channel: Channel, frame: Frame): number {
  const found = indicesAt(run, frame).find((index) => {
    const message = run.trace.messages[index];
    return message !== undefined && channelIdBetween(layout, specOf(run, message)) === channel.id;
  });
  return found ?? -1;
}

/** What a channel has carried up to a moment. */
export function stageTrail(run: Run, channel: Channel, frame: Frame): StageTrail | null {
  const trail = trailAt(run, channel.ends, frame.current);
  return trail && { dataClass: trail.dataClass, width: Math.min(5, 1 + Math.floor(Math.log2(trail.count))) };
}

/**
 * A channel with the message that it carries, or without one.
 * @param index of the message, -1 for none
 * @returns null where nothing is drawn: the run does not use it
 */
export function stageLine(
  layout: Layout,
  run: Run,
  channel: Channel,
  index: number,
  trail: StageTrail | null,
): StageLine | null {
  const message = run.trace.messages[index];
  if (!message) {
    if (!isUsed(layout, run, channel)) return null;
    return { id: channel.id, path: roundedPath(channel.points), head: '', tone: null, isFailed: false, trail };
  }
  const { from, to } = specOf(run, message);
  const points = pointsOf(routeOf(layout, from, to));
  return {
    id: channel.id,
    path: roundedPath(points),
    head: arrowhead(points),
    tone: toneOf(run, message),
    isFailed: message.status === 'failed',
    trail,
  };
}

/** A message on its way. */
export interface StagePill {
  readonly messageId: string;
  /** What it carries in a word: `metadata`; ` failed` follows when it fails. */
  readonly label: string;
  /** Classes of other items that it holds. */
  readonly others: readonly DataClassId[];
  readonly tone: Exclude<Tone, null>;
  readonly isFailed: boolean;
  /** Its front: what arrives first, so that it comes to rest before the box of its receiver and covers no name. */
  readonly heading: Heading;
  /** Where its front is at a share of its flight, 0 to 1. */
  readonly positionAt: (progress: number) => Point;
}

/** The pill of a message, by its index in the run; null when there is no such message or it goes nowhere. */
export function stagePill(layout: Layout, run: Run, index: number): StagePill | null {
  const message = run.trace.messages[index];
  if (!message) return null;
  const { from, to, dataClass } = specOf(run, message);
  if (isWithin(from, to)) return null;
  const { short } = run.model.dataClasses[dataClass];
  const isFailed = message.status === 'failed';
  const points = pointsOf(routeOf(layout, from, to));
  return {
    messageId: message.id,
    label: isFailed ? `${short} failed` : short,
    others: otherClasses(run, message),
    tone: toneOf(run, message),
    isFailed,
    heading: headingOf(points),
    positionAt: flightAlong(points, isFailed),
  };
}

/** Classes of the items of a message beside its own, in the order of the items. */
function otherClasses(run: Run, message: TraceMessage): readonly DataClassId[] {
  const { dataClass, items } = specOf(run, message);
  return [...new Set(items.map((item) => item.dataClass))].filter((id) => id !== dataClass);
}

/** The boxes of a run, in the order of its model. */
export const stageBoxes = (run: Run): readonly BoxId[] => boxesOf(run.model).filter((box) => presentIn(run).has(box));

/** Boxes whose owner is another in the second of two scenarios, with that owner. */
export function changedSides(
  run: Run,
  from: ScenarioId,
  to: ScenarioId,
): readonly { readonly box: BoxId; readonly owner: OwnerId }[] {
  return stageBoxes(run).flatMap((box) => {
    const { owner } = zoneIn(run, to, box);
    return zoneIn(run, from, box).owner === owner ? [] : [{ box, owner }];
  });
}

/** Everything on the stage at one moment, in the order in which it is drawn. */
export interface StageList extends StageGround {
  readonly lines: readonly StageLine[];
  readonly boxes: readonly (StageBox & { readonly tone: Tone; readonly work: string | null })[];
  readonly marks: readonly StageMark[];
  readonly pills: readonly (StagePill & { readonly progress: number })[];
  /** What falls with a part that is broken into; null while none is. */
  readonly breach: StageBreach | null;
}

/**
 * The whole stage at one moment of a run, for whoever draws it at once.
 * @param fallen what falls with a part that is broken into, when that is shown
 */
export function stageAt(
  layout: Layout,
  run: Run,
  scenario: ScenarioId,
  frame: Frame,
  fallen: FallenParts | null = null,
): StageList {
  // The message that the moment is about lies on top of the others.
  const flying = frame.inFlight.toSorted(
    (a, b) => Number(a.index === frame.current) - Number(b.index === frame.current),
  );
  return {
    ...stageGround(layout, run, scenario),
    lines: channelsOf(layout, run.model).flatMap((channel) => {
      const index = messageOn(layout, run, channel, frame);
      return stageLine(layout, run, channel, index, stageTrail(run, channel, frame)) ?? [];
    }),
    boxes: stageBoxes(run).map((id) => ({
      ...stageBox(layout, run, id),
      tone: boxTone(run, id, frame),
      work: boxWork(run, id, frame),
    })),
    marks: flying.flatMap(({ index }) => stageMark(layout, run, scenario, index) ?? []),
    pills: flying.flatMap(({ index, progress }) => {
      const pill = stagePill(layout, run, index);
      return pill ? [{ ...pill, progress }] : [];
    }),
    breach: fallen && stageBreach(layout, run, fallen),
  };
}
