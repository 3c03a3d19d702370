import { describe, expect, it } from 'vitest';
import {
  borderCrossing,
  crossingWith,
  flatten,
  type Point,
  pointAlong,
  roundedPath,
} from '../../../src/layout/geometry.ts';
import { WIDE } from '../../../src/layout/wide.ts';

const CHANNELS = WIDE.channels;

const at = (x: number, y: number): Point => ({ x, y });
const STRAIGHT = [at(0, 0), at(100, 0)];
const CORNER = [at(0, 0), at(100, 0), at(100, 60)];

const distance = (a: Point, b: Point): number => Math.hypot(b.x - a.x, b.y - a.y);

const lengthOf = (line: readonly Point[]): number =>
  line.slice(1).reduce((sum, point, index) => sum + distance(line[index] ?? point, point), 0);

describe('roundedPath', () => {
  it('is a plain line where there is no corner', () => {
    expect(roundedPath(STRAIGHT)).toEqual('M 0 0 L 100 0');
  });

  it('rounds a corner between its two sides', () => {
    expect(roundedPath(CORNER)).toEqual('M 0 0 L 92 0 Q 100 0 100 8 L 100 60');
  });

  it('takes no more than half of a short side for a corner', () => {
    expect(roundedPath([at(0, 0), at(10, 0), at(10, 60)])).toEqual('M 0 0 L 5 0 Q 10 0 10 5 L 10 60');
  });

  it('begins and ends where the channel does', () => {
    for (const { points } of CHANNELS) {
      const [first, last] = [points[0], points.at(-1)];
      const path = roundedPath(points);
      expect(path.startsWith(`M ${first?.x} ${first?.y} `)).toEqual(true);
      expect(path.endsWith(` L ${last?.x} ${last?.y}`)).toEqual(true);
    }
  });

  it('is empty for no points', () => {
    expect(roundedPath([])).toEqual('');
  });
});

describe('flatten', () => {
  it('leaves a straight line as it is', () => {
    expect(flatten(STRAIGHT)).toEqual(STRAIGHT);
    expect(flatten([])).toEqual([]);
  });

  it('keeps the ends and cuts the corners', () => {
    for (const { points } of CHANNELS) {
      const line = flatten(points);
      expect([line[0], line.at(-1)]).toEqual([points[0], points.at(-1)]);
      expect(lengthOf(line)).toBeLessThanOrEqual(lengthOf(points));
      // Each corner of 8 px saves less than its two sides.
      expect(lengthOf(line)).toBeGreaterThan(lengthOf(points) - 16 * (points.length - 2) - 0.001);
    }
  });

  it('does not leave the rounded corner', () => {
    const corner = flatten(CORNER).slice(1, -1);
    expect([corner[0], corner.at(-1)]).toEqual([at(92, 0), at(100, 8)]);
    for (const { x, y } of corner) {
      expect(x).toBeGreaterThanOrEqual(92);
      expect(x).toBeLessThanOrEqual(100);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(8);
    }
  });
});

describe('pointAlong', () => {
  it('measures along the line', () => {
    expect(pointAlong(STRAIGHT, 0.25)).toEqual(at(25, 0));
    expect(pointAlong(CORNER, 0.5)).toEqual(at(80, 0));
    expect(pointAlong(CORNER, 0.75)).toEqual(at(100, 20));
  });

  it('is at the ends at 0 and 1, and stays there beyond', () => {
    for (const { points } of CHANNELS) {
      const line = flatten(points);
      for (const share of [0, -1]) expect(pointAlong(line, share)).toEqual(points[0]);
      for (const share of [1, 2]) {
        const end = pointAlong(line, share);
        expect(distance(end, points.at(-1) ?? at(0, 0))).toBeLessThan(1e-6);
      }
    }
  });

  it('moves on steadily: equal shares, equal ways', () => {
    for (const { points } of CHANNELS) {
      const line = flatten(points);
      const length = lengthOf(line);
      const steps = Array.from({ length: 51 }, (_, index) => pointAlong(line, index / 50));
      for (const [index, point] of steps.entries()) {
        const before = steps[index - 1];
        if (!before) continue;
        // A step around a corner is shorter as the crow flies, but never longer.
        expect(distance(before, point)).toBeLessThanOrEqual(length / 50 + 1e-6);
        expect(distance(before, point)).toBeGreaterThan(0);
      }
    }
  });

  it('has a point for a line of none or one', () => {
    expect(pointAlong([], 0.5)).toEqual(at(0, 0));
    expect(pointAlong([at(3, 4)], 0.5)).toEqual(at(3, 4));
  });
});

describe('crossingWith', () => {
  it('is where a horizontal piece passes the place', () => {
    expect(crossingWith(CORNER, 40)).toEqual(at(40, 0));
    expect(crossingWith(CORNER.toReversed(), 40)).toEqual(at(40, 0));
  });

  it('is where an upright piece passes a lying line', () => {
    expect(crossingWith(CORNER, 20, 'y')).toEqual(at(100, 20));
    for (const y of [0, 60, 61]) expect(crossingWith(CORNER, y, 'y')).toEqual(null);
  });

  it('is nowhere beside the line, at its ends or along an upright piece', () => {
    for (const x of [-1, 0, 100, 101]) expect(crossingWith(CORNER, x)).toEqual(null);
  });
});

describe('borderCrossing', () => {
  const rect = { x: 40, y: -20, width: 30, height: 40 };

  it('is where the line first goes in or out, on any of the four sides', () => {
    const inside = at(50, 0);
    expect(borderCrossing([at(0, 0), inside], rect)).toEqual(at(40, 0));
    expect(borderCrossing([inside, at(100, 0)], rect)).toEqual(at(70, 0));
    expect(borderCrossing([inside, at(50, 90)], rect)).toEqual(at(50, 20));
    expect(borderCrossing([at(50, -90), inside], rect)).toEqual(at(50, -20));
  });

  it('is the first of several', () => {
    expect(borderCrossing([at(50, 0), at(50, 90), at(60, 90), at(60, 0)], rect)).toEqual(at(50, 20));
  });

  it('is nowhere for a line inside, outside or along the border', () => {
    expect(borderCrossing([at(45, 0), at(60, 0)], rect)).toBeNull();
    expect(borderCrossing(CORNER, { ...rect, y: 10, x: 200 })).toBeNull();
    expect(borderCrossing([at(40, 0), at(40, 90)], rect)).toBeNull();
    expect(borderCrossing([], rect)).toBeNull();
  });
});
