import { describe, expect, it } from 'vitest';
import { flightAlong, lengthOf, REACH_OF_FAILED, shareAt } from '../../../src/layout/flight.ts';
import { pointsOf } from '../../../src/layout/layout.ts';
import { WIDE } from '../../../src/layout/wide.ts';

const STRAIGHT = [
  { x: 0, y: 0 },
  { x: 200, y: 0 },
];

describe('flightAlong', () => {
  it('moves at an even speed', () => {
    const positionAt = flightAlong(STRAIGHT, false);
    expect([0, 0.1, 0.5, 1].map((progress) => positionAt(progress).x)).toEqual([0, 20, 100, 200]);
  });

  it('ends short of the receiver when the message fails', () => {
    expect(flightAlong(STRAIGHT, true)(1).x).toBeCloseTo(200 * REACH_OF_FAILED);
  });
});

describe('shareAt', () => {
  it('is where the flight passes the point, on any line', () => {
    for (const channel of WIDE.channels) {
      for (const reversed of [false, true]) {
        const points = pointsOf({ channel, reversed });
        const positionAt = flightAlong(points, false);
        for (const share of [0, 0.2, 0.5, 0.8, 1]) {
          const found = positionAt(shareAt(points, positionAt(share)));
          expect(Math.hypot(found.x - positionAt(share).x, found.y - positionAt(share).y)).toBeLessThan(0.01);
        }
      }
    }
  });

  it('is 0 on a line without a length', () => {
    expect(shareAt([{ x: 1, y: 1 }], { x: 5, y: 5 })).toEqual(0);
  });
});

describe('lengthOf', () => {
  it('follows the corners as they are drawn', () => {
    expect(lengthOf(STRAIGHT)).toEqual(200);
    const bent = [...STRAIGHT, { x: 200, y: 100 }];
    expect(lengthOf(bent)).toBeLessThan(300);
    expect(lengthOf(bent)).toBeGreaterThan(290);
  });
});
