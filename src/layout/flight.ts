import { flatten, type Point, pointAlong } from './geometry.ts';

/** A message that fails gets this share of its way. */
export const REACH_OF_FAILED = 0.62;

const ARROW_PX = { length: 9, halfWidth: 5 };

const distance = (a: Point, b: Point): number => Math.hypot(b.x - a.x, b.y - a.y);

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** Lengths of the pieces of a line. */
const pieces = (line: readonly Point[]): readonly number[] =>
  line.slice(1).map((point, index) => distance(line[index] ?? point, point));

/** How long a route is as it is drawn, in px. */
export const lengthOf = (points: readonly Point[]): number => sum(pieces(flatten(points)));

/**
 * At which share of its way a message passes a point.
 * @param points corners of its route, in the direction of travel
 * @param point a point of the route; of any other, the share at which it is nearest
 */
export function shareAt(points: readonly Point[], point: Point): number {
  const line = flatten(points);
  const lengths = pieces(line);
  let best = { distancePx: Number.POSITIVE_INFINITY, alongPx: 0 };
  let beforePx = 0;
  for (const [index, length] of lengths.entries()) {
    const [from, to] = [line[index] ?? point, line[index + 1] ?? point];
    const dot = (point.x - from.x) * (to.x - from.x) + (point.y - from.y) * (to.y - from.y);
    const share = length === 0 ? 0 : Math.min(1, Math.max(0, dot / length ** 2));
    const nearest = { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
    const distancePx = distance(nearest, point);
    if (distancePx < best.distancePx) best = { distancePx, alongPx: beforePx + share * length };
    beforePx += length;
  }
  return beforePx === 0 ? 0 : best.alongPx / beforePx;
}

/**
 * Where a message is on its way, at an even speed, and short of the receiver if it fails.
 * @param points corners of its route, in the direction of travel
 * @returns a function of the share of the flight, 0 to 1
 */
export function flightAlong(points: readonly Point[], failed: boolean): (progress: number) => Point {
  const line = flatten(points);
  const reach = failed ? REACH_OF_FAILED : 1;
  return (progress) => pointAlong(line, progress * reach);
}

/** Which way a line goes. */
export type Heading = 'left' | 'right' | 'up' | 'down';

function headingFrom(from: Point | undefined, to: Point | undefined): Heading {
  if (!from || !to) return 'right';
  if (from.y === to.y) return from.x < to.x ? 'right' : 'left';
  return from.y < to.y ? 'down' : 'up';
}

/** Which way a message goes when it arrives; to the right for a line without points. */
export const headingOf = (points: readonly Point[]): Heading => headingFrom(points.at(-2), points.at(-1));

/**
 * Which way a message goes where it passes a point.
 * @param points corners of its route, at right angles, in the direction of travel
 * @param point a point of the route, no corner of it; of any other, the heading at the end
 */
export function headingAt(points: readonly Point[], point: Point): Heading {
  const isBetween = (a: number, at: number, b: number): boolean => Math.min(a, b) <= at && at <= Math.max(a, b);
  const index = points.findIndex((to, order) => {
    const from = points[order - 1];
    return from !== undefined && isBetween(from.x, point.x, to.x) && isBetween(from.y, point.y, to.y);
  });
  return index < 0 ? headingOf(points) : headingFrom(points[index - 1], points[index]);
}

/** The SVG path of a triangle whose tip lies on the last point and that points the way the line ends. */
export function arrowhead(points: readonly Point[]): string {
  const [before, tip] = [points.at(-2), points.at(-1)];
  if (!before || !tip) return '';
  const [dx, dy] = [Math.sign(tip.x - before.x), Math.sign(tip.y - before.y)];
  const base = { x: tip.x - dx * ARROW_PX.length, y: tip.y - dy * ARROW_PX.length };
  const side = { x: dy * ARROW_PX.halfWidth, y: dx * ARROW_PX.halfWidth };
  return `M ${tip.x} ${tip.y} L ${base.x + side.x} ${base.y + side.y} L ${base.x - side.x} ${base.y - side.y} Z`;
}
