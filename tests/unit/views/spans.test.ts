import { describe, expect, it } from 'vitest';
import { specOf } from '../../../src/simulation/run.ts';
import { type SpanGrouping, spanAt, type Timeline, timelineOf, visitSpans } from '../../../src/views/spans.ts';
import { DEFAULT_RUN, runFor, runOf } from '../simulation/fixtures.ts';
import { manyMessages } from '../simulation/many.ts';

const WIDE = runFor({ steps: 6, width: 3 });
const GROUPINGS: readonly SpanGrouping[] = ['component', 'step'];

function visited(timeline: Timeline, row: number, fromMs: number, toMs: number, resolutionMs: number): number[] {
  const found: number[] = [];
  visitSpans(timeline, row, fromMs, toMs, resolutionMs, (_start, _end, index) => found.push(index));
  return found;
}

describe.each(GROUPINGS)('timelineOf, by %s', (grouping) => {
  const timeline = timelineOf(WIDE, grouping);
  const rows = [...Array(timeline.rowCount).keys()];

  it('has every message in exactly one row', () => {
    const found = rows
      .filter((row) => timeline.isBeatRow[row] === 0)
      .flatMap((row) => visited(timeline, row, 0, WIDE.trace.durationMs, 0));
    expect(found.toSorted((a, b) => a - b)).toEqual([...WIDE.trace.messages.keys()]);
  });

  it('has no bars that overlap in a row', () => {
    for (const row of rows) {
      for (let at = (timeline.rowStarts[row] ?? 0) + 1; at < (timeline.rowStarts[row + 1] ?? 0); at++) {
        expect(timeline.startsMs[at]).toBeGreaterThanOrEqual(timeline.endsMs[at - 1] ?? 0);
      }
    }
  });

  it('nests each message under a bar of its beat', () => {
    for (const [index, message] of WIDE.trace.messages.entries()) {
      let row = (timeline.rowOf[index] ?? 0) - 1;
      while (timeline.isBeatRow[row] === 0) row -= 1;
      const beat = spanAt(timeline, row, message.sentMs);
      expect(WIDE.trace.messages[beat?.index ?? -1]?.exchange).toBe(message.exchange);
      expect(beat?.endMs).toBeGreaterThanOrEqual(message.receivedMs);
    }
  });

  it('has tracks without a gap between their rows', () => {
    let next = 0;
    for (const { firstRow, rowCount } of timeline.tracks) {
      expect(firstRow).toBe(next);
      next += rowCount;
    }
    expect(next).toBe(timeline.rowCount);
  });

  it('is worked out once a run', () => {
    expect(timelineOf(WIDE, grouping)).toBe(timeline);
  });
});

describe('timelineOf', () => {
  it('puts a message with its sender, or with its step', () => {
    const byComponent = timelineOf(WIDE, 'component');
    const byStep = timelineOf(WIDE, 'step');
    const trackOf = ({ tracks }: Timeline, row: number): string | undefined =>
      tracks.find(({ firstRow, rowCount }) => row >= firstRow && row < firstRow + rowCount)?.id;
    for (const [index, message] of WIDE.trace.messages.entries()) {
      expect(trackOf(byComponent, byComponent.rowOf[index] ?? -1)).toBe(specOf(WIDE, message).from);
      expect(trackOf(byStep, byStep.rowOf[index] ?? -1)).toBe(message.step ?? '');
    }
  });

  it('lists the run itself first, then the steps in the order of the pipeline', () => {
    expect(timelineOf(WIDE, 'step').tracks.map(({ label }) => label)).toEqual([
      'The run itself',
      'load_data',
      'train_1',
      'train_2',
      'train_3',
      'train_4',
      'evaluate',
    ]);
  });

  it('gives parallel steps rows of their own under one component', () => {
    const runtime = (run: typeof WIDE): number | undefined =>
      timelineOf(run, 'component').tracks.find(({ id }) => id === 'step-runtime')?.rowCount;
    expect(runtime(DEFAULT_RUN)).toBe(2);
    expect(runtime(WIDE)).toBe(6);
  });

  it('gives messages of one beat that overlap rows of their own', () => {
    const overlapping = runOf(
      [
        { sentMs: 0, receivedMs: 100 },
        { sentMs: 50, receivedMs: 150 },
        { sentMs: 100, receivedMs: 200 },
      ],
      200,
    );
    const timeline = timelineOf(overlapping, 'component');
    expect([...timeline.rowOf]).toEqual([1, 2, 1]);
  });
});

describe('spanAt', () => {
  const timeline = timelineOf(DEFAULT_RUN, 'component');
  const message = DEFAULT_RUN.trace.messages[6];
  const row = timeline.rowOf[6] ?? -1;

  it('finds a message from when it is sent until it arrives', () => {
    const { sentMs = 0, receivedMs = 0 } = message ?? {};
    expect(spanAt(timeline, row, sentMs)).toEqual({
      kind: 'message',
      row,
      startMs: sentMs,
      endMs: receivedMs,
      index: 6,
    });
    expect(spanAt(timeline, row, receivedMs - 1)?.index).toBe(6);
    expect(spanAt(timeline, row, receivedMs)?.index).not.toBe(6);
    expect(spanAt(timeline, row, sentMs - 1)?.index).not.toBe(6);
  });

  it('finds nothing where nothing is', () => {
    expect(spanAt(timeline, row, 0)).toBeUndefined();
    expect(spanAt(timeline, -1, 1000)).toBeUndefined();
    expect(spanAt(timeline, timeline.rowCount, 1000)).toBeUndefined();
    expect(spanAt(timelineOf(runOf([], 100), 'step'), 0, 50)).toBeUndefined();
  });
});

describe('visitSpans', () => {
  it('visits what lies in the range, also in part', () => {
    const timeline = timelineOf(DEFAULT_RUN, 'step');
    const inRange = DEFAULT_RUN.trace.messages.flatMap(({ step, sentMs, receivedMs }, index) =>
      step === null && receivedMs > 5_000 && sentMs < 12_000 ? [index] : [],
    );
    expect(visited(timeline, 1, 5_000, 12_000, 0)).toEqual(inRange);
  });

  it('visits no more spans than can be told apart, however long the run is', () => {
    const many = manyMessages(100_000);
    const timeline = timelineOf(many, 'component');
    const pixelMs = many.trace.durationMs / 1_000;
    const spansVisited = [...Array(timeline.rowCount).keys()].map(
      (row) => visited(timeline, row, 0, many.trace.durationMs, pixelMs).length,
    );
    // A span longer than a pixel may follow one that is cut off by it, so twice as many at the very most.
    expect(Math.max(...spansVisited)).toBeLessThanOrEqual(2_000);
    expect(timeline.indices.length).toBeGreaterThan(100_000);
  });
});
