import { describe, expect, it } from 'vitest';
import { rectOf } from '../../../src/layout/layout.ts';
import { viewAt } from '../../../src/layout/stage-view.ts';
import { TALL } from '../../../src/layout/tall.ts';
import { WIDE } from '../../../src/layout/wide.ts';
import { specOf } from '../../../src/simulation/run.ts';
import { DEFAULT_RUN as run } from '../simulation/fixtures.ts';

const { width, height } = WIDE.stage;
const whole = { width, height, takenWidth: 0, takenHeight: 0 };
/** A drawer below takes half of the room at 1280 × 720. */
const strip = { ...whole, height: 252, takenHeight: height - 252 };

describe('what a pane shows of the stage', () => {
  it('is all of it, in the middle', () => {
    expect(viewAt(WIDE, whole, undefined)).toEqual({ zoom: 1, x: 0, y: 0 });
    expect(viewAt(WIDE, { ...whole, width: 2 * width, height: 2 * height }, undefined).zoom).toBe(2);
    expect(viewAt(WIDE, { ...whole, width: width + 100 }, undefined)).toEqual({ zoom: 1, x: 50, y: 0 });
  });

  it('is of one size, whatever a drawer beside or below it takes', () => {
    for (const message of run.trace.messages) {
      const ends = specOf(run, message);
      expect(viewAt(WIDE, strip, ends).zoom).toBe(1);
      expect(viewAt(WIDE, { ...whole, width: width - 188, takenWidth: 188 }, ends).zoom).toBe(1);
    }
  });

  it('fits all of a stage with zones above each other', () => {
    const pane = { width: TALL.stage.width, height: TALL.stage.height / 2, takenWidth: 0, takenHeight: 300 };
    expect(viewAt(TALL, pane, { from: 'client', to: 'server' }).zoom).toBe(0.5);
  });
});

describe('a strip of the stage above a drawer', () => {
  const views = run.trace.messages.map((message) => {
    const ends = specOf(run, message);
    return { ends, top: -viewAt(WIDE, strip, ends).y };
  });

  it('stays on the stage and shows the receiver, and the sender where both fit', () => {
    for (const { ends, top } of views) {
      expect(top).toBeGreaterThanOrEqual(0);
      expect(top + strip.height).toBeLessThanOrEqual(height);
      const [from, to] = [rectOf(WIDE, ends.from), rectOf(WIDE, ends.to)];
      const bottomOf = ({ y, height }: typeof to) => y + Math.min(height, 52);
      const shows = (box: typeof to) => top <= box.y && bottomOf(box) <= top + strip.height;
      expect(shows(to), `${ends.from} to ${ends.to}`).toBe(true);
      const span = Math.max(bottomOf(from), bottomOf(to)) - Math.min(from.y, to.y);
      expect(shows(from), `${ends.from} to ${ends.to}`).toBe(span <= strip.height);
    }
  });

  it('cuts no title of a box', () => {
    for (const { ends, top } of views) {
      const cut = Object.values(WIDE.boxes).filter(({ y }) =>
        [top, top + strip.height].some((edge) => y + 7 < edge && edge < y + 27),
      );
      expect(cut, `${ends.from} to ${ends.to}`).toEqual([]);
    }
  });
});

describe('a stage beside a drawer', () => {
  it.each([
    ['1280 × 720', { width: 884, height: 524, takenWidth: 188, takenHeight: 0 }],
    ['1440 × 900', { width: 1044, height: 700, takenWidth: 188, takenHeight: 0 }],
    ['1600 × 900', { width: 1204, height: 695, takenWidth: 188, takenHeight: 0 }],
    ['1920 × 1080', { width: 1445, height: 800, takenWidth: 226, takenHeight: 0 }],
  ] as const)('shows both boxes of a message and cuts no title of a box at %s', (_screen, pane) => {
    for (const ends of [undefined, ...run.trace.messages.map((message) => specOf(run, message))]) {
      const { x, zoom } = viewAt(WIDE, pane, ends);
      const [left, right] = [-x / zoom, (pane.width - x) / zoom];
      const name = ends ? `${ends.from} to ${ends.to}` : 'no message';
      const cut = Object.entries(WIDE.boxes).filter(
        ([, box]) => box.width > 40 && [left, right].some((edge) => box.x + 9 < edge && edge < box.x + box.width - 9),
      );
      expect(
        cut.map(([id]) => id),
        name,
      ).toEqual([]);
      for (const id of ends ? [ends.from, ends.to] : []) {
        const box = rectOf(WIDE, id);
        expect(box.x >= left - 1 && box.x + box.width <= right + 1, `${id}, ${name}`).toBe(true);
      }
    }
  });
});
