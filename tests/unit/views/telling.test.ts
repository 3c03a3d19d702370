import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameAt, markOf } from '../../../src/simulation/trace.ts';
import { tellingOf } from '../../../src/views/telling.ts';
import { rounds } from '../rounds.ts';
import { DEFAULT_RUN, runConfigs, runFor, runOf, SEED } from '../simulation/fixtures.ts';
import { manyMessages } from '../simulation/many.ts';

describe('tellingOf', () => {
  it('tells the default run in the order of its messages, each from its sending until just before it arrives', () => {
    const { parts, partOf } = tellingOf(DEFAULT_RUN);
    expect(parts.map(({ message }) => message)).toEqual([...DEFAULT_RUN.trace.messages.keys()]);
    expect([...partOf]).toEqual([...DEFAULT_RUN.trace.messages.keys()]);
    for (const [index, { sentMs, receivedMs }] of DEFAULT_RUN.trace.messages.entries()) {
      expect(parts[index]?.fromMs).toEqual(sentMs);
      expect(parts[index]?.toMs).toBeLessThan(receivedMs);
      expect(parts[index]?.toMs).toBeGreaterThan(receivedMs - 0.01 * (receivedMs - sentMs));
    }
  });

  it('tells each message while the moment is about it, one after the other, also where they overlap', () => {
    fc.assert(
      fc.property(runConfigs, (config) => {
        const run = runFor(config);
        expectToldInOrder(run);
      }),
      { seed: SEED, numRuns: rounds(25) },
    );
  });

  it('does so for times that the model does not produce', () => {
    const times = fc.record({ sentMs: fc.integer({ min: 0, max: 500 }), tookMs: fc.integer({ min: 1, max: 400 }) });
    fc.assert(
      fc.property(fc.array(times, { maxLength: 12 }), (made) => {
        const sorted = made.toSorted((one, other) => one.sentMs - other.sentMs);
        const messages = sorted.map(({ sentMs, tookMs }) => ({ sentMs, receivedMs: sentMs + tookMs }));
        expectToldInOrder(runOf(messages, 1_000));
      }),
      { seed: SEED, numRuns: rounds(1_000) },
    );
  });

  it('tells messages that are half way at the same moment as one, and every other one', () => {
    const run = runOf(
      [
        { sentMs: 0, receivedMs: 100 },
        { sentMs: 20, receivedMs: 80 },
        { sentMs: 60, receivedMs: 120 },
      ],
      200,
    );
    const { parts, partOf } = tellingOf(run);
    expect([parts.map(({ message }) => message), [...partOf]]).toEqual([
      [0, 2],
      [0, 0, 1],
    ]);
  });

  it('leaves the whole way to a message that is alone on it, however short its neighbours are', () => {
    const { parts } = tellingOf(
      runOf(
        [
          { sentMs: 100, receivedMs: 2_100 },
          { sentMs: 2_200, receivedMs: 2_210 },
        ],
        3_000,
      ),
    );
    expect(parts[0]).toMatchObject({ fromMs: 100, toMs: 2_098 });
  });

  it('has a part for each of many messages', () => {
    const many = manyMessages(20_000);
    const { parts, partOf } = tellingOf(many);
    expect(new Set(partOf).size).toEqual(parts.length);
    expect(parts.length).toEqual(new Set(many.trace.messages.map(markOf)).size);
  });
});

function expectToldInOrder(run: typeof DEFAULT_RUN): void {
  let beforeMs = Number.NEGATIVE_INFINITY;
  for (const { message, fromMs, toMs } of tellingOf(run).parts) {
    expect(fromMs).toBeGreaterThanOrEqual(beforeMs);
    expect(toMs).toBeGreaterThan(fromMs);
    for (const share of [0, 0.3, 0.7, 1]) {
      expect(frameAt(run.trace, fromMs + share * (toMs - fromMs)).current).toEqual(message);
    }
    beforeMs = toMs;
  }
}
