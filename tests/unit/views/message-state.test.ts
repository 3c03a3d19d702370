import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameAt } from '../../../src/simulation/trace.ts';
import { filterMessages, NO_FILTER } from '../../../src/views/log.ts';
import { momentAt, sameMoment, stateIn } from '../../../src/views/message-state.ts';
import { countUntil } from '../../../src/views/received.ts';
import { sequenceRows } from '../../../src/views/sequence.ts';
import { spanAt, timelineOf } from '../../../src/views/spans.ts';
import { rounds } from '../rounds.ts';
import { DEFAULT_RUN, runConfigs, runFor, runOf, SEED } from '../simulation/fixtures.ts';

const PARAMETERS = { seed: SEED, numRuns: rounds(60) };

describe('stateIn', () => {
  const { trace } = runOf(
    [
      { sentMs: 100, receivedMs: 200 },
      { sentMs: 150, receivedMs: 300, status: 'failed' },
    ],
    400,
  );
  it.each([
    [99, ['ahead', 'ahead']],
    [100, ['in-flight', 'ahead']],
    [199, ['in-flight', 'in-flight']],
    [200, ['delivered', 'in-flight']],
    [300, ['delivered', 'failed']],
  ])('at %i ms: %j', (atMs, states) => {
    const moment = momentAt(trace, atMs);
    expect(trace.messages.map((message, index) => stateIn(moment, message, index))).toEqual(states);
  });
});

describe('sameMoment', () => {
  it('holds between two sends and arrivals, and no longer', () => {
    const [message] = DEFAULT_RUN.trace.messages;
    const { sentMs = 0, receivedMs = 0 } = message ?? {};
    const at = (atMs: number) => momentAt(DEFAULT_RUN.trace, atMs);
    expect(sameMoment(at(sentMs), at(receivedMs - 1))).toBe(true);
    expect(sameMoment(at(sentMs - 1), at(sentMs))).toBe(false);
    expect(sameMoment(at(receivedMs - 1), at(receivedMs))).toBe(false);
  });
});

describe('the views of a run', () => {
  it('agree with the diagram on what is in flight, at any moment', () => {
    fc.assert(
      fc.property(runConfigs, fc.double({ min: 0, max: 1, noNaN: true }), (config, share) => {
        const run = runFor(config);
        const { trace } = run;
        const atMs = share * trace.durationMs;
        const diagram = frameAt(trace, atMs).inFlight.map(({ index }) => index);
        const moment = momentAt(trace, atMs);

        const rows = sequenceRows(run, new Set());
        const sequence = Array.from({ length: rows.count }, (_, order) => rows.rowAt(order)).flatMap((row) =>
          row.kind === 'message' && stateIn(moment, row.message, row.index) === 'in-flight' ? [row.index] : [],
        );
        expect(sequence).toEqual(diagram);

        for (const grouping of ['component', 'step'] as const) {
          const timeline = timelineOf(run, grouping);
          const underCursor = [...Array(timeline.rowCount).keys()].flatMap((row) => {
            const span = spanAt(timeline, row, atMs);
            return span?.kind === 'message' ? [span.index] : [];
          });
          expect(underCursor.sort((a, b) => a - b)).toEqual(diagram);
        }

        const found = filterMessages(run, 'saas', NO_FILTER);
        const rowsSoFar = [...found.subarray(0, countUntil(found, moment.lastSent))];
        expect(rowsSoFar).toEqual(trace.messages.flatMap(({ sentMs }, index) => (sentMs <= atMs ? [index] : [])));
        const log = rowsSoFar.filter((index) => {
          const message = trace.messages[index];
          return message !== undefined && stateIn(moment, message, index) === 'in-flight';
        });
        expect(log).toEqual(diagram);
      }),
      PARAMETERS,
    );
  });
});
