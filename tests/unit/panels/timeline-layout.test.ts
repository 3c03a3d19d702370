import { describe, expect, it } from 'vitest';
import {
  AXIS_PX,
  contentHeight,
  msAt,
  type Plot,
  ROW_PX,
  rowTop,
  spanAtPoint,
  visibleTracks,
  xOf,
} from '../../../src/panels/trace/timeline-layout.ts';
import { timelineOf } from '../../../src/views/spans.ts';
import { runFor } from '../simulation/fixtures.ts';

const RUN = runFor({ steps: 6, width: 3 });
const TIMELINE = timelineOf(RUN, 'component');

const plotOf = (overrides: Partial<Plot> = {}): Plot => ({
  timeline: TIMELINE,
  view: { fromMs: 10_000, toMs: 20_000 },
  gutterPx: 100,
  widthPx: 1_100,
  heightPx: 200,
  scrollPx: 0,
  ...overrides,
});

describe('xOf and msAt', () => {
  it('are each other’s inverse, from the gutter to the right edge', () => {
    const plot = plotOf();
    expect(xOf(plot, 10_000)).toBe(100);
    expect(xOf(plot, 20_000)).toBe(1_100);
    expect(msAt(plot, xOf(plot, 12_345))).toBeCloseTo(12_345);
  });
});

describe('visibleTracks', () => {
  it('has the tracks that can be seen, and no others', () => {
    const all = visibleTracks(plotOf({ heightPx: 100_000 }));
    expect(all.map(({ track }) => track)).toEqual(TIMELINE.tracks);
    for (const scrollPx of [0, 57, 180, 333]) {
      const tracksInView = all
        .filter(({ topPx, heightPx }) => topPx - scrollPx + heightPx > AXIS_PX + 12 && topPx - scrollPx < 200)
        .map(({ track }) => track.id);
      expect(visibleTracks(plotOf({ scrollPx })).map(({ track }) => track.id)).toEqual(
        expect.arrayContaining(tracksInView),
      );
      expect(visibleTracks(plotOf({ scrollPx })).length).toBeLessThanOrEqual(tracksInView.length + 1);
    }
  });

  it('places tracks where their rows are', () => {
    for (const { track, topPx } of visibleTracks(plotOf({ heightPx: 100_000 }))) {
      expect(topPx - AXIS_PX).toBe(rowTop(TIMELINE, track.firstRow));
    }
  });
});

describe('spanAtPoint', () => {
  it('finds every message where it is drawn', () => {
    const plot = plotOf({ view: { fromMs: 0, toMs: RUN.trace.durationMs }, widthPx: 10_100, heightPx: 100_000 });
    for (const [index, message] of RUN.trace.messages.entries()) {
      const x = xOf(plot, (message.sentMs + message.receivedMs) / 2);
      const y = AXIS_PX + rowTop(TIMELINE, TIMELINE.rowOf[index] ?? -1) + ROW_PX / 2;
      expect(spanAtPoint(plot, x, y)?.index).toBe(index);
    }
  });

  it('finds nothing on the axis, in the gutter and below the last track', () => {
    const plot = plotOf({ view: { fromMs: 0, toMs: RUN.trace.durationMs }, heightPx: 100_000 });
    expect(spanAtPoint(plot, 500, AXIS_PX - 1)).toBeUndefined();
    expect(spanAtPoint(plot, 50, AXIS_PX + 5)).toBeUndefined();
    expect(spanAtPoint(plot, 500, contentHeight(TIMELINE) + 50)).toBeUndefined();
  });
});
