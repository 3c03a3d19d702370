import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  frameAt,
  indexOfMessage,
  lastSentAt,
  markOf,
  positionAt,
  type Trace,
  timeAt,
} from '../../../src/simulation/trace.ts';
import { rounds } from '../rounds.ts';
import { configOf, DEFAULT_RUN, faultyConfigs, runConfigs, runFor, runOf, SEED } from './fixtures.ts';

const PARAMETERS = { seed: SEED, numRuns: rounds(40) };

const DEFAULT_TRACE = DEFAULT_RUN.trace;

const traceOf = (...made: Parameters<typeof runOf>): Trace => runOf(...made).trace;

/** Two messages that overlap, a pause, and a third one. */
const OVERLAPPING = traceOf(
  [
    { sentMs: 100, receivedMs: 300, exchange: 'a', phase: 'code-execution' },
    { sentMs: 200, receivedMs: 400, exchange: 'b', phase: 'code-execution' },
    { sentMs: 500, receivedMs: 600, exchange: 'a', phase: 'token-acquisition' },
  ],
  1_000,
);

const EMPTY = traceOf([], 100);

/** Numbers in [0, 1], to pick a time or a position of a trace. */
const shares = fc.double({ min: 0, max: 1, noNaN: true });

describe('lastSentAt', () => {
  it.each([
    [0, -1],
    [99, -1],
    [100, 0],
    [199, 0],
    [200, 1],
    [450, 1],
    [5_000, 2],
  ])('at %i ms is %i', (atMs, index) => {
    expect(lastSentAt(OVERLAPPING, atMs)).toEqual(index);
  });

  it('is the last of several messages that are sent at once', () => {
    expect(lastSentAt(traceOf([{ sentMs: 5 }, { sentMs: 5 }, { sentMs: 9 }], 20), 5)).toEqual(1);
  });
});

describe('frameAt', () => {
  it('shows how far each message is on its way, in send order', () => {
    expect(frameAt(OVERLAPPING, 220)).toEqual({
      atMs: 220,
      current: 0,
      inFlight: [
        { index: 0, progress: 0.6 },
        { index: 1, progress: 0.1 },
      ],
    });
  });

  it('is about the message whose middle is nearest', () => {
    expect([150, 240, 260, 350].map((atMs) => frameAt(OVERLAPPING, atMs).current)).toEqual([0, 0, 1, 1]);
  });

  it('is about the earlier of two messages that are equally near', () => {
    expect(frameAt(OVERLAPPING, 250).current).toEqual(0);
  });

  it('has a message arrive exactly at its end', () => {
    expect(frameAt(OVERLAPPING, 300).inFlight).toEqual([{ index: 1, progress: 0.5 }]);
  });

  it('stays with the last message while nothing is in flight', () => {
    expect(frameAt(OVERLAPPING, 450)).toEqual({ atMs: 450, current: 1, inFlight: [] });
  });

  it('is about nothing before the first message', () => {
    expect(frameAt(OVERLAPPING, 99)).toEqual({ atMs: 99, current: -1, inFlight: [] });
    expect(frameAt(EMPTY, 50)).toEqual({ atMs: 50, current: -1, inFlight: [] });
  });

  it('clamps the time to the run', () => {
    expect(frameAt(OVERLAPPING, -5)).toEqual({ atMs: 0, current: -1, inFlight: [] });
    expect(frameAt(OVERLAPPING, 7_000)).toEqual({ atMs: 1_000, current: 2, inFlight: [] });
  });

  it('shows each message of the default run half way at its mark, alone', () => {
    const marks = DEFAULT_TRACE.messages.map(markOf);
    expect(marks.map((atMs) => frameAt(DEFAULT_TRACE, atMs))).toEqual(
      marks.map((atMs, index) => ({ atMs, current: index, inFlight: [{ index, progress: 0.5 }] })),
    );
  });

  it('is, at the mark of any message, about a message with that mark', () => {
    fc.assert(
      fc.property(runConfigs, (config) => {
        const trace = runFor(config).trace;
        const current = trace.messages.map((message) => trace.messages[frameAt(trace, markOf(message)).current]);
        expect(current.map((message) => message && markOf(message))).toEqual(trace.messages.map(markOf));
      }),
      PARAMETERS,
    );
  });

  it('has exactly the messages in flight that were sent and have not arrived, with progress in [0, 1)', () => {
    fc.assert(
      fc.property(runConfigs, fc.array(shares, { minLength: 1, maxLength: 20 }), (config, moments) => {
        const trace = runFor(config).trace;
        for (const atMs of moments.map((share) => share * trace.durationMs)) {
          const { inFlight } = frameAt(trace, atMs);
          const expected = [...trace.messages.keys()].filter((index) => {
            const message = trace.messages[index];
            return message && message.sentMs <= atMs && atMs < message.receivedMs;
          });
          expect(inFlight.map(({ index }) => index)).toEqual(expected);
          expect(inFlight.filter(({ progress }) => progress < 0 || progress >= 1)).toEqual([]);
        }
      }),
      PARAMETERS,
    );
  });

  it('has nothing in flight before the first message and at the end', () => {
    fc.assert(
      fc.property(runConfigs, (config) => {
        const trace = runFor(config).trace;
        expect(frameAt(trace, (trace.messages[0]?.sentMs ?? 0) - 1)).toMatchObject({ current: -1, inFlight: [] });
        expect(frameAt(trace, trace.durationMs)).toMatchObject({ current: trace.messages.length - 1, inFlight: [] });
      }),
      PARAMETERS,
    );
  });
});

describe('indexOfMessage', () => {
  it('finds a message by its id', () => {
    expect(DEFAULT_TRACE.messages.map((message) => indexOfMessage(DEFAULT_TRACE, message.id))).toEqual([
      ...DEFAULT_TRACE.messages.keys(),
    ]);
  });

  it('is -1 for an id that the trace does not have', () => {
    expect(indexOfMessage(DEFAULT_TRACE, 'push-image.push~2')).toEqual(-1);
  });
});

describe('positionAt', () => {
  it.each([
    [0, 0],
    [100, 0],
    [150, 0.5],
    [200, 1],
    [300, 1.5],
    [450, 2],
    [500, 2],
    [550, 2.5],
    [600, 3],
    [999, 3],
    [1_000, 3],
  ])('at %d ms is %d', (atMs, position) => {
    expect(positionAt(OVERLAPPING, atMs)).toEqual(position);
  });

  it('never goes back as time goes on, and stays in the trace', () => {
    fc.assert(
      fc.property(runConfigs, fc.array(shares, { minLength: 2, maxLength: 20 }), (config, moments) => {
        const trace = runFor(config).trace;
        const positions = moments.sort((a, b) => a - b).map((share) => positionAt(trace, share * trace.durationMs));
        expect(positions).toEqual([...positions].sort((a, b) => a - b));
        expect(positions.filter((position) => position < 0 || position > trace.messages.length)).toEqual([]);
      }),
      PARAMETERS,
    );
  });
});

describe('timeAt', () => {
  it.each([
    [-1, 0],
    [0, 0],
    [0.5, 150],
    [1, 200],
    [1.5, 300],
    [2, 500],
    [3, 1_000],
    [99, 1_000],
  ])('at position %d is %d ms', (position, atMs) => {
    expect(timeAt(OVERLAPPING, position)).toEqual(atMs);
  });

  it('is the inverse of positionAt when messages follow each other', () => {
    const sequential = fc.oneof(
      fc.constant(configOf()),
      faultyConfigs.map((config) => ({ ...config, width: 1 })),
    );
    fc.assert(
      fc.property(sequential, fc.array(shares, { minLength: 1, maxLength: 20 }), (config, picks) => {
        const trace = runFor(config).trace;
        for (const position of picks.map((share) => share * trace.messages.length)) {
          expect(positionAt(trace, timeAt(trace, position))).toBeCloseTo(position, 6);
        }
      }),
      PARAMETERS,
    );
  });

  it('finds back any moment at which a message of the default run is in flight', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: DEFAULT_TRACE.messages.length - 1 }), shares, (index, share) => {
        const { sentMs = 0, receivedMs = 0 } = DEFAULT_TRACE.messages[index] ?? {};
        // Strictly in flight: position 0 stands for the whole time before the first message.
        const atMs = sentMs + (0.01 + share * 0.98) * (receivedMs - sentMs);
        expect(timeAt(DEFAULT_TRACE, positionAt(DEFAULT_TRACE, atMs))).toBeCloseTo(atMs, 6);
      }),
      { seed: SEED },
    );
  });

  it('is the send time at the position of a message, also when messages overlap', () => {
    fc.assert(
      fc.property(runConfigs, (config) => {
        const trace = runFor(config).trace;
        expect(trace.messages.slice(1).map((_, index) => timeAt(trace, index + 1))).toEqual(
          trace.messages.slice(1).map((message) => message.sentMs),
        );
      }),
      PARAMETERS,
    );
  });
});
