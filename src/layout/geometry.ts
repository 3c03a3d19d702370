export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Corners of a channel, in px of the stage. */
const CORNER_RADIUS_PX = 8;

/** Points along one rounded corner, its ends included. */
const CORNER_STEPS = 4;

const distance = (a: Point, b: Point): number => Math.hypot(b.x - a.x, b.y - a.y);

/** The point `px` away from `from`, towards `to`. */
function towards(from: Point, to: Point, px: number): Point {
  const length = distance(from, to);
  const share = length === 0 ? 0 : px / length;
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

interface Corner {
  readonly before: Point;
  readonly at: Point;
  readonly after: Point;
}

/** The inner points of a polyline as rounded corners, none of which eats more than half of a segment. */
function cornersOf(points: readonly Point[]): Corner[] {
  return points.slice(1, -1).map((at, index) => {
    const previous = points[index] ?? at;
    const next = points[index + 2] ?? at;
    const radius = Math.min(CORNER_RADIUS_PX, distance(previous, at) / 2, distance(at, next) / 2);
    return { before: towards(at, previous, radius), at, after: towards(at, next, radius) };
  });
}

const round = (value: number): number => Math.round(value * 100) / 100;
const write = (point: Point): string => `${round(point.x)} ${round(point.y)}`;

/** An SVG path through the points with rounded corners. */
export function roundedPath(points: readonly Point[]): string {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return '';
  const corners = cornersOf(points).map(
    (corner) => `L ${write(corner.before)} Q ${write(corner.at)} ${write(corner.after)}`,
  );
  return [`M ${write(first)}`, ...corners, `L ${write(last)}`].join(' ');
}

/** The same line as `roundedPath`, as straight pieces short enough to measure along. */
export function flatten(points: readonly Point[]): readonly Point[] {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return [];
  const curved = cornersOf(points).flatMap(({ before, at, after }) =>
    Array.from({ length: CORNER_STEPS + 1 }, (_, index) => {
      const t = index / CORNER_STEPS;
      const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2];
      return { x: a * before.x + b * at.x + c * after.x, y: a * before.y + b * at.y + c * after.y };
    }),
  );
  return [first, ...curved, last];
}

/**
 * The point at a share of the way along a line.
 * @param share 0 at the first point, 1 at the last; clamped
 */
export function pointAlong(line: readonly Point[], share: number): Point {
  const lengths = line.slice(1).map((point, index) => distance(line[index] ?? point, point));
  let left = Math.min(Math.max(share, 0), 1) * lengths.reduce((sum, length) => sum + length, 0);
  for (const [index, length] of lengths.entries()) {
    const [from, to] = [line[index], line[index + 1]];
    if (from && to && left <= length) return towards(from, to, left);
    left -= length;
  }
  return line.at(-1) ?? { x: 0, y: 0 };
}

/**
 * Where an orthogonal polyline meets a line across the stage, or null when it stays on one side.
 * @param axis `x` for the upright line at `x = at`, `y` for the lying line at `y = at`
 */
export function crossingWith(points: readonly Point[], at: number, axis: 'x' | 'y' = 'x'): Point | null {
  for (const [index, to] of points.entries()) {
    const from = points[index - 1];
    if (!from || !(Math.min(from[axis], to[axis]) < at && at < Math.max(from[axis], to[axis]))) continue;
    if (axis === 'x' && from.y === to.y) return { x: at, y: to.y };
    if (axis === 'y' && from.x === to.x) return { x: to.x, y: at };
  }
  return null;
}

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** True when two rectangles have more than an edge in common. */
export const overlaps = (one: Rect, other: Rect): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

/** True for a point that lies in a rectangle and not on its border. */
export const isInside = (point: Point, { x, y, width, height }: Rect): boolean =>
  x < point.x && point.x < x + width && y < point.y && point.y < y + height;

/** Where an orthogonal polyline first goes into a rectangle or out of it, or null when it does neither. */
export function borderCrossing(points: readonly Point[], rect: Rect): Point | null {
  const { x, y, width, height } = rect;
  for (const [index, to] of points.entries()) {
    const from = points[index - 1];
    if (!from || isInside(from, rect) === isInside(to, rect)) continue;
    const outer = isInside(from, rect) ? to : from;
    return from.y === to.y
      ? { x: outer.x <= x ? x : x + width, y: to.y }
      : { x: to.x, y: outer.y <= y ? y : y + height };
  }
  return null;
}
