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
