import { flatten, type Point, pointAlong } from './geometry.ts';

/** A message that fails gets this share of its way. */
export const REACH_OF_FAILED = 0.62;

const ARROW_PX = { length: 9, halfWidth: 5 };

/**
 * Where a message is on its way: at an even speed, and short of the receiver if it fails.
 * @param points corners of its route, in the direction of travel
 * @returns a function of the share of the flight, 0 to 1
 */
export function flightAlong(points: readonly Point[], failed: boolean): (progress: number) => Point {
  const line = flatten(points);
  const reach = failed ? REACH_OF_FAILED : 1;
  return (progress) => pointAlong(line, progress * reach);
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
