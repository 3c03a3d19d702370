import type { BoundaryCrossing } from '../model/crossing.ts';
import { ancestryOf, zoneOf } from '../model/crossing.ts';
import type { Model } from '../model/model.ts';
import type { Placement, ZoneSpec } from '../model/types.ts';
import { borderCrossing, crossingWith, isInside, type Point, type Rect } from './geometry.ts';
import { type BoxId, boxesOf, GAPS_X, rectOf, STAGE } from './layout.ts';

/** A zone as it is drawn. */
export interface ZoneArea {
  /** Unique in a layout: the zone's id, followed by a number where it has several areas. */
  readonly id: string;
  readonly zone: ZoneSpec;
  readonly rect: Rect;
  /** `half`: one of the two sides of the boundary; `island`: around boxes that stand apart from the half they lie in. */
  readonly kind: 'half' | 'island';
  /** True for the half that is a strip at the edge: only the receiver of usage analytics has room in it. */
  readonly isStrip: boolean;
  /** True for an island in a place of another owner: its border lies between the two. */
  readonly isApart: boolean;
}

export interface ZoneLayout {
  /** Where the boundary between you and ZenML stands, in px of the stage. */
  readonly boundaryX: number;
  /** Halves first, outer islands before inner ones. */
  readonly areas: readonly ZoneArea[];
}

const TOP = 14;
const HEIGHT = STAGE.height - 2 * TOP;
/** Half of the gap between the two halves; less at the edge. */
const HALF_GAP = 10;
const HALF_GAP_OF_STRIP = 4;
/** Around the boxes of an island; less around those of an island in another, which has a border of its own. */
const ISLAND_MARGIN = 9;
const LESS_IN_ANOTHER = 3;

const centreX = (box: BoxId): number => rectOf(box).x + rectOf(box).width / 2;

/** The gap with the fewest boxes on the wrong side: none where placement is a chain along the columns. */
function boundaryFor(places: ReadonlyMap<BoxId, ZoneSpec>): number {
  const misplaced = (x: number): number =>
    [...places].filter(([box, { owner }]) =>
      owner === 'zenml' ? centreX(box) < x : owner === 'you' && centreX(box) > x,
    ).length;
  return GAPS_X.reduce((best, x) => (misplaced(x) < misplaced(best) ? x : best));
}

function half(zone: ZoneSpec, boundaryX: number): ZoneArea {
  const isLast = boundaryX === GAPS_X.at(-1);
  const gap = isLast ? HALF_GAP_OF_STRIP : HALF_GAP;
  const isYours = zone.owner === 'you';
  const [left, right] = isYours ? [TOP, boundaryX - gap] : [boundaryX + gap, STAGE.width - TOP];
  const rect = { x: left, y: TOP, width: right - left, height: HEIGHT };
  return { id: zone.id, zone, rect, kind: 'half', isStrip: isLast && !isYours, isApart: false };
}

/** Boxes of one island that stand below each other with no box of another between them. */
function stacksOf(own: readonly BoxId[], all: readonly BoxId[]): readonly (readonly BoxId[])[] {
  const stacks: BoxId[][] = [];
  const byPlace = own.toSorted((a, b) => rectOf(a).x - rectOf(b).x || rectOf(a).y - rectOf(b).y);
  for (const box of byPlace) {
    const stack = stacks.at(-1);
    const above = stack?.at(-1);
    const isNext =
      above !== undefined &&
      rectOf(above).x === rectOf(box).x &&
      !all.some(
        (other) =>
          !own.includes(other) &&
          rectOf(other).x === rectOf(box).x &&
          rectOf(above).y < rectOf(other).y &&
          rectOf(other).y < rectOf(box).y,
      );
    if (stack && isNext) stack.push(box);
    else stacks.push([box]);
  }
  return stacks;
}

function around(boxes: readonly BoxId[], margin: number): Rect {
  const rects = boxes.map(rectOf);
  const x = Math.min(...rects.map((rect) => rect.x)) - margin;
  const y = Math.min(...rects.map((rect) => rect.y)) - margin;
  return {
    x,
    y,
    width: Math.max(...rects.map((rect) => rect.x + rect.width)) + margin - x,
    height: Math.max(...rects.map((rect) => rect.y + rect.height)) + margin - y,
  };
}

const layouts = new WeakMap<Model, WeakMap<Placement, ZoneLayout>>();

/**
 * Where zones are drawn under a placement. The first zone of yours and the first of ZenML's are the two sides of the
 * boundary; every other zone, and whatever stands on the wrong side, lies around its boxes and those of the zones in it.
 * @returns the same object for the same model and placement
 */
export function zonesOf(model: Model, placement: Placement): ZoneLayout {
  const ofModel = layouts.get(model) ?? new WeakMap<Placement, ZoneLayout>();
  layouts.set(model, ofModel);
  const known = ofModel.get(placement);
  if (known) return known;
  const boxes = boxesOf(model);
  const places = new Map(boxes.map((box) => [box, zoneOf(model, placement, box)]));
  const zonesAround = new Map([...places].map(([box, zone]) => [box, ancestryOf(model, zone)]));
  const boundaryX = boundaryFor(places);
  const halves = (['you', 'zenml'] as const).flatMap(
    (owner) => model.zones.find((zone) => zone.owner === owner && zone.parent === undefined) ?? [],
  );
  const isAtHome = (box: BoxId, zone: ZoneSpec): boolean =>
    halves.includes(zone) && centreX(box) < boundaryX === (zone.owner === 'you');
  const islands = model.zones.flatMap((zone): ZoneArea[] => {
    const outer = ancestryOf(model, zone).slice(0, -1);
    const own = boxes.filter((box) => zonesAround.get(box)?.includes(zone) && !isAtHome(box, zone));
    return stacksOf(own, boxes).map((stack, index) => {
      const rect = around(stack, Math.max(1, ISLAND_MARGIN - LESS_IN_ANOTHER * outer.length));
      const ownerAround = outer.at(-1)?.owner ?? (rect.x < boundaryX ? 'you' : 'zenml');
      return {
        id: index === 0 && !halves.includes(zone) ? zone.id : `${zone.id}-${index + 1}`,
        zone,
        rect,
        kind: 'island',
        isStrip: false,
        isApart: zone.owner !== ownerAround,
      };
    });
  });
  const layout = { boundaryX, areas: [...halves.map((zone) => half(zone, boundaryX)), ...islands] };
  ofModel.set(placement, layout);
  return layout;
}

/**
 * Where a message that crosses meets the border between its two owners: the boundary or, for boxes that stand apart,
 * the border around them. Null when it does not cross.
 * @param points corners of its route, in the direction of travel
 */
export function meetingPoint(
  { boundaryX, areas }: ZoneLayout,
  points: readonly Point[],
  { crossing }: Pick<BoundaryCrossing, 'crossing'>,
): Point | null {
  const [start, end] = [points[0], points.at(-1)];
  if (crossing === 'none' || !start || !end) return null;
  // A route that only passes through an island neither begins nor ends in it.
  const island = areas.find(({ isApart, rect }) => isApart && isInside(start, rect) !== isInside(end, rect));
  const point = island ? borderCrossing(points, island.rect) : null;
  if (point) return point;
  return crossingWith(points, boundaryX);
}
