import { describe, expect, it } from 'vitest';
import {
  around,
  CLOSEST_MS,
  pan,
  reveal,
  ticksOf,
  timeWords,
  wholeRun,
  zoom,
} from '../../../src/panels/trace/viewport.ts';

const RUN_MS = 100_000;
const WHOLE = wholeRun(RUN_MS);

describe('zoom', () => {
  it('keeps the moment under the pointer where it is', () => {
    const view = { fromMs: 20_000, toMs: 40_000 };
    const closer = zoom(view, 0.5, 25_000, RUN_MS);
    expect(closer).toEqual({ fromMs: 22_500, toMs: 32_500 });
    expect(zoom(closer, 2, 25_000, RUN_MS)).toEqual(view);
  });

  it('stops at the whole run and at the closest view', () => {
    expect(zoom(WHOLE, 10, 50_000, RUN_MS)).toEqual(WHOLE);
    const closest = zoom(WHOLE, 1e-9, 50_000, RUN_MS);
    expect(closest.toMs - closest.fromMs).toBeCloseTo(CLOSEST_MS);
    expect(closest.fromMs).toBeLessThan(50_000);
    expect(closest.toMs).toBeGreaterThan(50_000);
  });

  it('does not leave the run when the pointer is near its end', () => {
    const view = zoom({ fromMs: 90_000, toMs: 100_000 }, 3, 99_000, RUN_MS);
    expect(view.toMs).toBeLessThanOrEqual(WHOLE.toMs);
    expect(view.toMs - view.fromMs).toBeCloseTo(30_000);
  });
});

describe('pan', () => {
  it('moves by a share of the view', () => {
    expect(pan({ fromMs: 20_000, toMs: 40_000 }, 0.5, RUN_MS)).toEqual({ fromMs: 30_000, toMs: 50_000 });
  });

  it('stops at both ends and keeps the length', () => {
    expect(pan({ fromMs: 20_000, toMs: 40_000 }, -9, RUN_MS)).toEqual({ fromMs: 0, toMs: 20_000 });
    expect(pan({ fromMs: 20_000, toMs: 40_000 }, 9, RUN_MS)).toEqual({ fromMs: 81_000, toMs: 101_000 });
  });
});

describe('reveal', () => {
  const view = { fromMs: 20_000, toMs: 40_000 };
  it('leaves a view that has the moment', () => {
    expect(reveal(view, 40_000, RUN_MS)).toBe(view);
  });

  it('moves one that has not', () => {
    expect(reveal(view, 60_000, RUN_MS)).toEqual({ fromMs: 56_000, toMs: 76_000 });
    expect(reveal(view, 1_000, RUN_MS)).toEqual({ fromMs: 0, toMs: 20_000 });
  });
});

describe('around', () => {
  it('shows as much before and after', () => {
    expect(around(30_000, 31_000, RUN_MS)).toEqual({ fromMs: 29_000, toMs: 32_000 });
  });
});

describe('ticksOf', () => {
  it('has round times that lie in the view', () => {
    expect(ticksOf({ fromMs: 1_500, toMs: 6_200 }, 500, 90)).toEqual([2_000, 3_000, 4_000, 5_000, 6_000]);
  });

  it.each([0.05, 1, 90, 4_000_000])('has labels far enough apart for a view of %d s', (seconds) => {
    const view = { fromMs: 0, toMs: seconds * 1000 };
    const ticks = ticksOf(view, 900, 90);
    expect(ticks.length).toBeGreaterThan(0);
    expect(ticks.length).toBeLessThanOrEqual(11);
  });
});

describe('timeWords', () => {
  it.each([
    [0, '0 s'],
    [1_500, '1.5 s'],
    [250, '0.25 s'],
    [60_000, '1:00'],
    [125_000, '2:05'],
    [125_500, '2:05.5'],
  ])('%i ms is %s', (atMs, words) => {
    expect(timeWords(atMs)).toBe(words);
  });
});
