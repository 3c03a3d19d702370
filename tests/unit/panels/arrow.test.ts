import { describe, expect, it } from 'vitest';
import { arrowOf, BAR_HALF_PX, laneWidth, laneX, NARROWEST_LANE_PX } from '../../../src/panels/trace/arrow.ts';

const LANE = 80;
const LANES = 12;

describe('laneWidth', () => {
  it('shares the room, but never makes a lane too narrow', () => {
    expect(laneWidth(1200, 12)).toBe(100);
    expect(laneWidth(300, 12)).toBe(NARROWEST_LANE_PX);
    expect(laneWidth(0, 0)).toBe(NARROWEST_LANE_PX);
  });
});

describe('arrowOf', () => {
  it('goes from bar to bar', () => {
    const right = arrowOf(1, 4, false, 100, LANE, LANES);
    expect([right.fromX, right.toX]).toEqual([laneX(1, LANE) + BAR_HALF_PX, laneX(4, LANE) - BAR_HALF_PX]);
    const left = arrowOf(4, 1, false, 100, LANE, LANES);
    expect([left.fromX, left.toX]).toEqual([right.toX, right.fromX]);
  });

  it('has its label in the middle when it is long enough', () => {
    const { label, fromX, toX } = arrowOf(1, 6, false, 150, LANE, LANES);
    expect(label).toEqual({ x: (fromX + toX) / 2, anchor: 'middle' });
  });

  it('has its label to the right of a short arrow, or to the left where there is no room', () => {
    const { label } = arrowOf(2, 3, false, 150, LANE, LANES);
    expect(label.anchor).toBe('start');
    expect(label.x).toBeGreaterThan(laneX(3, LANE));
    const last = arrowOf(LANES - 2, LANES - 1, false, 150, LANE, LANES).label;
    expect(last.anchor).toBe('end');
    expect(last.x).toBeLessThan(laneX(LANES - 2, LANE));
  });

  it('does not reach the receiver when the message fails', () => {
    const { fromX, toX } = arrowOf(1, 4, true, 60, LANE, LANES);
    expect(toX).toBeGreaterThan(fromX);
    expect(toX).toBeLessThan(laneX(3, LANE));
  });

  it('loops beside the lane when a component works for itself', () => {
    const first = arrowOf(0, 0, false, 150, LANE, LANES);
    expect(first.toX).toBeGreaterThan(first.fromX);
    expect(first.label.anchor).toBe('start');
    expect(arrowOf(LANES - 1, LANES - 1, false, 150, LANE, LANES).label.anchor).toBe('end');
  });

  it('keeps the label inside of the drawing', () => {
    for (let from = 0; from < LANES; from++) {
      for (let to = 0; to < LANES; to++) {
        const { label } = arrowOf(from, to, false, 200, LANE, LANES);
        const left = { start: label.x, middle: label.x - 100, end: label.x - 200 }[label.anchor];
        expect(left).toBeGreaterThanOrEqual(0);
        expect(left + 200).toBeLessThanOrEqual(LANES * LANE);
      }
    }
  });
});
