import type { OwnerId } from '../../machines/model.ts';
import type { BoundaryCrossing } from '../model/crossing.ts';
import { ancestryOf, zoneOf } from '../model/crossing.ts';
import type { Model } from '../model/model.ts';
import type { Placement, ZoneSpec } from '../model/types.ts';
import { borderCrossing, crossingWith, isInside, overlaps, type Point, type Rect } from './geometry.ts';
import { type BoxId, boxesOf, type Layout, rectOf } from './layout.ts';

/** A zone as it is drawn. */
export interface ZoneArea {
  /** Unique in a layout: the zone's id, followed by a number where it has several areas. */
  readonly id: string;
  readonly zone: ZoneSpec;
  readonly rect: Rect;
  /** `half`: one of the sides of a boundary; `island`: around boxes that stand apart from the half they lie in. */
  readonly kind: 'half' | 'island';
  /** True for the half that is a strip at the edge: only the receiver of usage analytics has room in it. */
  readonly isStrip: boolean;
  /** True for an island in a place of another owner: its border lies between the two. */
  readonly isApart: boolean;
  /** Above its boxes, for its title, in px of the stage: 0 where there is none in it. */
  readonly titleRoom: number;
}

export interface ZoneLayout {
  /** Where the boundary between you and ZenML stands on the axis of the layout, in px of the stage. */
  readonly boundary: number;
  /** Where the boundary to third parties stands on that axis; null while they stand in your zone. */
  readonly thirdPartyBoundary: number | null;
  readonly axis: Layout['axis'];
  /** Halves first, outer islands before inner ones. */
  readonly areas: readonly ZoneArea[];
}

/** Around the two halves together. */
const MARGIN = 6;
/** Half of the gap between two halves; less at the edge, and where zones above each other have third parties apart. */
const HALF_GAP = 9;
const HALF_GAP_OF_STRIP = 4;
/** Around the boxes of an island; less around those of an island in another, which has a border of its own. */
const ISLAND_MARGIN = 7;
const LESS_IN_ANOTHER = 3;
/** Above the boxes of a zone, for its title. Islands of zones above each other have no room for one. */
const TITLE_ROOM = 17;
const ISLAND_MARGIN_TALL = 4;

/** The middle of a box on the axis of the layout. */
function centreOf(layout: Layout, box: BoxId): number {
  const { x, y, width, height } = rectOf(layout, box);
  return layout.axis === 'x' ? x + width / 2 : y + height / 2;
}

/** The gap with the fewest boxes on the wrong side: none where placement is a chain along the axis. */
function boundaryFor(layout: Layout, places: ReadonlyMap<BoxId, ZoneSpec>): number {
  const misplaced = (at: number): number =>
    [...places].filter(([box, { owner }]) =>
      owner === 'zenml' ? centreOf(layout, box) < at : owner === 'you' && centreOf(layout, box) > at,
    ).length;
  return layout.gaps.reduce((best, at) => (misplaced(at) < misplaced(best) ? at : best));
}

/**
 * One side of a boundary.
 * @param first where your zone begins: at the edge of the stage, or past the boundary to third parties
 */
function half({ axis, gaps, stage }: Layout, zone: ZoneSpec, boundary: number, first: number | null): ZoneArea {
  const isStrip = boundary === gaps.at(-1) && zone.owner === 'zenml';
  const gap = axis === 'x' && boundary === gaps.at(-1) ? HALF_GAP_OF_STRIP : HALF_GAP;
  const length = axis === 'x' ? stage.width : stage.height;
  const firstGap = axis === 'x' ? HALF_GAP : HALF_GAP_OF_STRIP;
  const start = first === null ? MARGIN : first + firstGap;
  const spans: Readonly<Record<OwnerId, readonly [number, number]>> = {
    'third-party': [MARGIN, (first ?? 0) - firstGap],
    you: [start, boundary - gap],
    zenml: [boundary + gap, length - MARGIN],
  };
  const [from, to] = spans[zone.owner];
  const rect =
    axis === 'x'
      ? { x: from, y: MARGIN, width: to - from, height: stage.height - 2 * MARGIN }
      : { x: MARGIN, y: from, width: stage.width - 2 * MARGIN, height: to - from };
  return {
    id: zone.id,
    zone,
    rect,
    kind: 'half',
    isStrip,
    isApart: false,
    titleRoom: isStrip && axis === 'x' ? 0 : TITLE_ROOM,
  };
}

/** Boxes of one island that stand below each other with no box of another between them. */
function stacksOf(layout: Layout, own: readonly BoxId[], all: readonly BoxId[]): readonly (readonly BoxId[])[] {
  const stacks: BoxId[][] = [];
  const byPlace = own.toSorted(
    (a, b) => rectOf(layout, a).x - rectOf(layout, b).x || rectOf(layout, a).y - rectOf(layout, b).y,
  );
  for (const box of byPlace) {
    const stack = stacks.at(-1);
    const above = stack?.at(-1);
    const isNext =
      above !== undefined &&
      rectOf(layout, above).x === rectOf(layout, box).x &&
      !all.some(
        (other) =>
          !own.includes(other) &&
          rectOf(layout, other).x === rectOf(layout, box).x &&
          rectOf(layout, above).y < rectOf(layout, other).y &&
          rectOf(layout, other).y < rectOf(layout, box).y,
      );
    if (stack && isNext) stack.push(box);
    else stacks.push([box]);
  }
  return stacks;
}

function around(layout: Layout, boxes: readonly BoxId[], margin: number): Rect {
  const rects = boxes.map((box) => rectOf(layout, box));
  const x = Math.min(...rects.map((rect) => rect.x)) - margin;
  const y = Math.min(...rects.map((rect) => rect.y)) - margin;
  return {
    x,
    y,
    width: Math.max(...rects.map((rect) => rect.x + rect.width)) + margin - x,
    height: Math.max(...rects.map((rect) => rect.y + rect.height)) + margin - y,
  };
}

const zonesOfLayouts = new WeakMap<Layout, WeakMap<Model, WeakMap<Placement, ZoneLayout>>>();

/**
 * Where zones are drawn under a placement. The first zone of yours and the first of ZenML's are the two sides of the
 * boundary; every other zone, and whatever stands on the wrong side, lies around its boxes and those of the zones in it.
 * @returns the same object for the same layout, model and placement
 */
export function zonesOf(layout: Layout, model: Model, placement: Placement): ZoneLayout {
  const zonesByModel = zonesOfLayouts.get(layout) ?? new WeakMap<Model, WeakMap<Placement, ZoneLayout>>();
  zonesOfLayouts.set(layout, zonesByModel);
  const ofModel = zonesByModel.get(model) ?? new WeakMap<Placement, ZoneLayout>();
  zonesByModel.set(model, ofModel);
  const known = ofModel.get(placement);
  if (known) return known;
  const boxes = boxesOf(model);
  const places = new Map(boxes.map((box) => [box, zoneOf(model, placement, box)]));
  const zonesAround = new Map([...places].map(([box, zone]) => [box, ancestryOf(model, zone)]));
  const boundary = boundaryFor(layout, places);
  const isApart = layout.isApart && [...places.values()].some(({ owner }) => owner === 'third-party');
  const thirdPartyBoundary = isApart ? layout.thirdPartyGap : null;
  const sides = isApart ? (['third-party', 'you', 'zenml'] as const) : (['you', 'zenml'] as const);
  const halves = sides.flatMap(
    (owner) => model.zones.find((zone) => zone.owner === owner && zone.parent === undefined) ?? [],
  );
  const sideOf = (box: BoxId): OwnerId => {
    const centre = centreOf(layout, box);
    if (thirdPartyBoundary !== null && centre < thirdPartyBoundary) return 'third-party';
    return centre < boundary ? 'you' : 'zenml';
  };
  const isAtHome = (box: BoxId, zone: ZoneSpec): boolean => halves.includes(zone) && sideOf(box) === zone.owner;
  const islands = model.zones.flatMap((zone): ZoneArea[] => {
    const outer = ancestryOf(model, zone).slice(0, -1);
    const own = boxes.filter((box) => zonesAround.get(box)?.includes(zone) && !isAtHome(box, zone));
    return stacksOf(layout, own, boxes).map((stack, index) => {
      const margin = layout.axis === 'x' ? ISLAND_MARGIN : ISLAND_MARGIN_TALL;
      const [first] = stack;
      const ownerAround = outer.at(-1)?.owner ?? (first === undefined ? null : sideOf(first));
      const isOfAnother = zone.owner !== ownerAround;
      const tight = around(layout, stack, Math.max(1, margin - LESS_IN_ANOTHER * outer.length));
      const title = { ...tight, y: tight.y - TITLE_ROOM, height: TITLE_ROOM };
      const others = boxes.filter((box) => !stack.includes(box));
      const hasRoom = isOfAnother && layout.axis === 'x' && !others.some((box) => overlaps(rectOf(layout, box), title));
      const rect = hasRoom ? { ...tight, y: title.y, height: tight.height + TITLE_ROOM } : tight;
      return {
        id: index === 0 && !halves.includes(zone) ? zone.id : `${zone.id}-${index + 1}`,
        zone,
        rect,
        kind: 'island',
        isStrip: false,
        isApart: isOfAnother,
        titleRoom: hasRoom ? TITLE_ROOM : 0,
      };
    });
  });
  const zones: ZoneLayout = {
    boundary,
    thirdPartyBoundary,
    axis: layout.axis,
    areas: [...halves.map((zone) => half(layout, zone, boundary, thirdPartyBoundary)), ...islands],
  };
  ofModel.set(placement, zones);
  return zones;
}

/**
 * Where a message that crosses meets the border between its two owners: the boundary or, for boxes that stand apart,
 * the border around them. Null when it does not cross.
 * @param points corners of its route, in the direction of travel
 */
export function meetingPoint(
  { boundary, thirdPartyBoundary, axis, areas }: ZoneLayout,
  points: readonly Point[],
  { crossing, border }: Pick<BoundaryCrossing, 'crossing' | 'border'>,
): Point | null {
  const [start, end] = [points[0], points.at(-1)];
  if (crossing === 'none' || !start || !end) return null;
  // A route that only passes through an island neither begins nor ends in it.
  const island = areas.find(({ isApart, rect }) => isApart && isInside(start, rect) !== isInside(end, rect));
  const point = island ? borderCrossing(points, island.rect) : null;
  if (point) return point;
  const isOfThirdParty = border === 'third-party' && thirdPartyBoundary !== null;
  return crossingWith(points, isOfThirdParty ? thirdPartyBoundary : boundary, axis);
}
