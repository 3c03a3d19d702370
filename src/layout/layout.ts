import type { BuiltInComponentId, ComponentId, RunOptions } from '../../machines/model.ts';
import type { Model } from '../model/model.ts';
import type { Condition } from '../model/types.ts';
import { circumstancesOf, holds } from '../model/wording.ts';
import type { Point, Rect } from './geometry.ts';

/** A component has one box. The box of the step runtime lies in that of the orchestrator. */
export type BoxId = ComponentId;
export type BuiltInBoxId = BuiltInComponentId;

/** A line on which messages between two boxes travel, in either direction. */
export interface Channel {
  readonly id: string;
  readonly ends: readonly [BoxId, BoxId];
  /** Orthogonal corners from an edge of the first box to an edge of the second, in px of the stage. */
  readonly points: readonly Point[];
}

/** Where a component stands in runs with some options, and how its lines run then. */
export interface Slot {
  readonly in: Condition;
  readonly boxes: Readonly<Partial<Record<BuiltInBoxId, Rect>>>;
  /** In the place of the lines between the same two boxes. */
  readonly channels: readonly Channel[];
}

/** Where everything stands on one form of the stage. All lengths are px of the stage at a scale of 1. */
export interface Layout {
  readonly id: 'wide' | 'tall';
  readonly stage: Rect;
  /** Boxes stand still in every scenario; only the boundary between them moves. */
  readonly boxes: Readonly<Record<BuiltInBoxId, Rect>>;
  /** Along which axis the boundary moves: `x` with zones beside each other, `y` with zones above each other. */
  readonly axis: 'x' | 'y';
  /** Where the boundary can stand on that axis, ascending. */
  readonly gaps: readonly [number, ...number[]];
  /** The middle of the free room around each gap, for what is written beside the boundary. */
  readonly rooms: readonly [number, ...number[]];
  /** Where the boundary to third parties stands on that axis when they are shown apart: they lie before it. */
  readonly thirdPartyGap: number;
  /** True while third parties stand apart, outside of your zone. */
  readonly isApart: boolean;
  /** Lines that are laid; `routeOf` finds a plain one for any other two boxes. */
  readonly channels: readonly Channel[];
  /** What options of a run place elsewhere: see `arrangedFor`. No scenario does. */
  readonly slots: readonly Slot[];
}

/** Where a box stands. Throws for a component that no box was laid out for. */
export function rectOf({ boxes }: Layout, box: BoxId): Rect {
  const rects: Readonly<Partial<Record<BoxId, Rect>>> = boxes;
  const rect = rects[box];
  if (!rect) throw new Error(`[layout] No box for ${box}. Place one in the layouts.`);
  return rect;
}

/** True for a box that has room for upright text only. */
export const isNarrow = (layout: Layout, box: BoxId): boolean => rectOf(layout, box).width < 60;

export const at = (x: number, y: number): Point => ({ x, y });

export function channel(one: BoxId, other: BoxId, ...points: readonly Point[]): Channel {
  return { id: `${one}--${other}`, ends: [one, other], points };
}

/** The place of a component that lies in the box of another. */
const WITHIN: Readonly<Partial<Record<ComponentId, ComponentId>>> = { 'step-runtime': 'orchestrator' };

/** True for work inside one box, which no line is drawn for: of one component, or of one that lies in the other's box. */
export const isWithin = (from: ComponentId, to: ComponentId): boolean =>
  from === to || WITHIN[from] === to || WITHIN[to] === from;

/** The way of a message between two boxes. */
export interface Route {
  readonly channel: Channel;
  /** True when a message travels from the last point to the first. */
  readonly reversed: boolean;
}

const keyOf = (one: BoxId, other: BoxId): string => `${one} ${other}`;

/**
 * A line for two boxes that none was laid for: out of the sides that face each other, with one upright piece half way;
 * between boxes of one column, past their left edge. Work inside a box has a line without points.
 */
function plainChannel(layout: Layout, one: BoxId, other: BoxId): Channel {
  if (isWithin(one, other)) return channel(one, other);
  const [from, to] = [rectOf(layout, one), rectOf(layout, other)];
  const [startY, endY] = [from.y + from.height / 2, to.y + to.height / 2];
  const isRightwards = from.x + from.width < to.x;
  const isLeftwards = to.x + to.width < from.x;
  const startX = isRightwards ? from.x + from.width : from.x;
  const endX = isLeftwards ? to.x + to.width : to.x;
  const middleX = isRightwards || isLeftwards ? (startX + endX) / 2 : Math.min(from.x, to.x) - 12;
  return channel(one, other, at(startX, startY), at(middleX, startY), at(middleX, endY), at(endX, endY));
}

const routesOfLayouts = new WeakMap<Layout, Map<string, Route>>();

function routesOf(layout: Layout): Map<string, Route> {
  let routes = routesOfLayouts.get(layout);
  if (!routes) {
    routes = new Map();
    for (const laid of layout.channels) {
      const [one, other] = laid.ends;
      routes.set(keyOf(one, other), { channel: laid, reversed: false });
      routes.set(keyOf(other, one), { channel: laid, reversed: true });
    }
    routesOfLayouts.set(layout, routes);
  }
  return routes;
}

/** The way a message takes between two components. The same object for the same two. */
export function routeOf(layout: Layout, from: ComponentId, to: ComponentId): Route {
  const routes = routesOf(layout);
  const known = routes.get(keyOf(from, to));
  if (known) return known;
  // The same line, whichever of the two sends first.
  const [first, second] = from < to ? [from, to] : [to, from];
  const plain = plainChannel(layout, first, second);
  const route = { channel: plain, reversed: first !== from };
  routes.set(keyOf(first, second), { channel: plain, reversed: false });
  if (first !== second) routes.set(keyOf(second, first), { channel: plain, reversed: true });
  return routes.get(keyOf(from, to)) ?? route;
}

const layoutsOfSlots = new WeakMap<Layout, Map<string, Layout>>();

/**
 * The layout for runs with some options: each component in the slot that they give it.
 * @param layout one of the two forms, not a layout of this function
 * @param isApart whether third parties stand outside of your zone: no box moves for it
 * @returns the same object for the same slots
 */
export function arrangedFor(layout: Layout, model: Model, options: RunOptions, isApart = false): Layout {
  const circumstances = circumstancesOf(model, options);
  const taken = layout.slots.filter((slot) => holds(slot.in, circumstances));
  if (taken.length === 0 && !isApart) return layout;
  const layouts = layoutsOfSlots.get(layout) ?? new Map<string, Layout>();
  layoutsOfSlots.set(layout, layouts);
  const key = `${isApart} ${taken.map((slot) => layout.slots.indexOf(slot)).join(' ')}`;
  let arranged = layouts.get(key);
  if (!arranged) {
    const laid = new Map(taken.flatMap(({ channels }) => channels.map((line) => [line.id, line])));
    arranged = {
      ...layout,
      isApart,
      boxes: Object.assign({}, layout.boxes, ...taken.map(({ boxes }) => boxes)) as Layout['boxes'],
      channels: layout.channels.map((line) => laid.get(line.id) ?? line),
    };
    layouts.set(key, arranged);
  }
  return arranged;
}

/** The lines of a model, in its order. */
export const channelsOf = (layout: Layout, model: Model): readonly Channel[] =>
  model.channels.map(([one, other]) => routeOf(layout, one, other).channel);

/** The boxes of a model, in its order: a box that lies in another comes after that. */
export const boxesOf = (model: Model): readonly BoxId[] => Object.keys(model.components) as ComponentId[];

/** The points of a route in the direction of travel. */
export const pointsOf = ({ channel: { points }, reversed }: Route): readonly Point[] =>
  reversed ? points.toReversed() : points;
