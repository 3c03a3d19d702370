import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createActor, fromCallback } from 'xstate';
import { type PlayerEvent, type PlayerInput, playerMachine, SPEEDS } from '../../../machines/player.machine.ts';
import {
  type Granularity,
  HOLD_MS,
  landsAfter,
  type Score,
  type ScorePart,
  simulatedAt,
  type Track,
} from '../../../machines/score.ts';
import { rounds } from '../rounds.ts';

const part = (fromMs: number, toMs: number, over: Partial<ScorePart> = {}): ScorePart => ({
  fromMs,
  toMs,
  holdMs: null,
  travelMs: 500,
  standMs: 1500,
  ...over,
});

/** Five messages, of which the story tells the second and the fourth, which crosses. */
const SCORE: Score = {
  parts: [
    part(100, 180),
    part(200, 280),
    part(300, 380),
    part(400, 480, { holdMs: 440, travelMs: 800, standMs: 3000 }),
    part(700, 780),
  ],
  story: [1, 3],
  phases: [0, 4],
  durationMs: 1_000,
};

const INPUT: PlayerInput = { score: SCORE, atMs: 0 };

const IDLE_TICKER = fromCallback<PlayerEvent>(() => {});

/** A player without a clock: time passes only by the ticks that a test sends. */
function playerOf(overrides: Partial<PlayerInput> = {}, ticker = IDLE_TICKER) {
  const actor = createActor(playerMachine.provide({ actors: { ticker } }), { input: { ...INPUT, ...overrides } });
  actor.start();
  const { context } = actor.getSnapshot();
  const now = () => actor.getSnapshot();
  return {
    send: (...events: PlayerEvent[]) => {
      for (const event of events) actor.send(event);
    },
    context: (): typeof context => now().context,
    state: () => {
      const { value } = now();
      return typeof value === 'string' ? value : 'stepping';
    },
    atMs: () => now().context.atMs,
    part: () => now().context.part,
    speed: () => now().context.speed,
    /** State, part and simulated time. */
    place: () => {
      const { value, context } = now();
      return [typeof value === 'string' ? value : 'stepping', context.part, context.atMs];
    },
  };
}

const play: PlayerEvent = { type: 'play' };
const pause: PlayerEvent = { type: 'pause' };
const tick = (deltaMs: number): PlayerEvent => ({ type: 'ticker.tick', deltaMs });
const seek = (atMs: number): PlayerEvent => ({ type: 'seek', atMs });
const next = (granularity: Granularity, travels = true): PlayerEvent => ({ type: 'step.next', granularity, travels });
const previous = (granularity: Granularity, travels = true): PlayerEvent => ({
  type: 'step.previous',
  granularity,
  travels,
});
const setTrack = (track: Track): PlayerEvent => ({ type: 'track.set', track });

describe('a player that opens', () => {
  it('is paused where it is told to be, and tells the story', () => {
    const player = playerOf({ atMs: 250 });
    expect(player.place()).toEqual(['paused', 1, 250]);
    expect([player.speed(), player.context().track]).toEqual([1, 'story']);
  });

  it.each([
    [-50, ['paused', -1, 0]],
    [0, ['paused', -1, 0]],
    [5_000, ['ended', 5, 1_000]],
    [Number.NaN, ['paused', -1, 0]],
    [Number.POSITIVE_INFINITY, ['ended', 5, 1_000]],
  ])('takes %d ms for a time of the run', (atMs, place) => {
    expect(playerOf({ atMs }).place()).toEqual(place);
  });

  it.each([
    [Number.NaN, 1],
    [Number.POSITIVE_INFINITY, 4],
    [0, 0.25],
    [1.5, 1.5],
  ])('takes %d for a speed', (speed, expected) => {
    expect(playerOf({ speed }).speed()).toEqual(expected);
  });
});

describe('a player that plays', () => {
  it('begins at once with the first stop of the story', () => {
    const player = playerOf();
    player.send(play);
    expect(player.place()).toEqual(['playing', 1, 200]);
  });

  it('begins with the first message when it tells every one', () => {
    const player = playerOf({ track: 'every' });
    player.send(play);
    expect(player.place()).toEqual(['playing', 0, 100]);
  });

  it('moves a message at an even speed, and rests until its sentence has been read', () => {
    const player = playerOf();
    player.send(play, tick(250));
    expect(player.atMs()).toEqual(240);
    player.send(tick(250));
    expect(player.atMs()).toEqual(280);
    player.send(tick(999));
    expect(player.place()).toEqual(['playing', 1, 280]);
    player.send(tick(1));
    expect(player.place()).toEqual(['playing', 3, 400]);
  });

  it('holds a message where it meets the boundary', () => {
    const player = playerOf({ atMs: 400 });
    player.send(play, tick(400));
    expect(player.atMs()).toEqual(440);
    player.send(tick(HOLD_MS));
    expect(player.atMs()).toEqual(440);
    player.send(tick(200));
    expect(player.atMs()).toEqual(460);
    player.send(tick(200));
    expect(player.atMs()).toEqual(480);
  });

  it('carries what is left of a tick over to the next part', () => {
    const player = playerOf({ track: 'every' });
    player.send(play, tick(1500 + 1500 + 250));
    expect(player.place()).toEqual(['playing', 2, 340]);
  });

  it('multiplies the time by the speed', () => {
    const player = playerOf({ speed: 2 });
    player.send(play, tick(50), { type: 'speed.set', speed: 0.5 }, tick(100));
    expect([player.state(), player.context().elapsedMs]).toEqual(['playing', 150]);
  });

  it('ends after the last stop has been read', () => {
    const player = playerOf({ atMs: 400 });
    player.send(play, tick(2999));
    expect(player.place()).toEqual(['playing', 3, 480]);
    player.send(tick(1));
    expect(player.place()).toEqual(['ended', 5, 1_000]);
  });

  it('goes on in the middle of a message where it was paused', () => {
    const player = playerOf();
    player.send(play, tick(250), pause, tick(100));
    expect(player.place()).toEqual(['paused', 1, 240]);
    player.send(play, tick(125));
    expect(player.place()).toEqual(['playing', 1, 260]);
  });

  it('goes on with the next stop at once where it was paused at rest', () => {
    const player = playerOf();
    player.send(play, tick(600), pause, play);
    expect(player.place()).toEqual(['playing', 3, 400]);
  });

  it('ends when it goes on at the rest of the last stop', () => {
    const player = playerOf({ atMs: 480 });
    player.send(play);
    expect(player.place()).toEqual(['ended', 5, 1_000]);
  });

  it('plays a message that is no stop, and goes on with the next stop', () => {
    const player = playerOf({ atMs: 340 });
    player.send(play, tick(1249));
    expect(player.place()).toEqual(['playing', 2, 380]);
    player.send(tick(1));
    expect(player.place()).toEqual(['playing', 3, 400]);
  });

  it.each([0, 1_000])('starts from the beginning after the end, opened at %d ms', (atMs) => {
    const player = playerOf({ atMs, speed: 4 });
    player.send(seek(1_000), play);
    expect(player.place()).toEqual(['playing', 1, 200]);
    expect(player.speed()).toEqual(4);
  });

  it('stays at the end of a run without messages', () => {
    const player = playerOf({ score: { parts: [], story: [], phases: [], durationMs: 0 } });
    player.send(play, next('stop'), next('message'), play);
    expect(player.place()).toEqual(['ended', 0, 0]);
  });

  it('runs the ticker only while time passes', () => {
    const start = vi.fn();
    const stop = vi.fn();
    const ticker = fromCallback<PlayerEvent>(() => {
      start();
      return stop;
    });
    const player = playerOf({}, ticker);
    const calls = () => [start.mock.calls.length, stop.mock.calls.length];
    expect(calls()).toEqual([0, 0]);
    player.send(play);
    expect(calls()).toEqual([1, 0]);
    player.send(seek(10));
    expect(calls()).toEqual([1, 1]);
    player.send(next('stop'));
    expect(calls()).toEqual([2, 1]);
    player.send(tick(500));
    expect(calls()).toEqual([2, 2]);
  });

  it('takes the ticks that its ticker sends', () => {
    const player = playerOf(
      {},
      fromCallback<PlayerEvent>(({ sendBack }) => sendBack(tick(50))),
    );
    player.send(play);
    expect(player.atMs()).toEqual(208);
  });

  it.each([
    ['a seek', seek],
    ['a tick', tick],
    ['a speed', (speed: number): PlayerEvent => ({ type: 'speed.set', speed })],
  ])('ignores %s that is not a finite number, and keeps playing', (_, event) => {
    for (const number of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      const player = playerOf({ speed: 2 });
      player.send(play, tick(50), event(number));
      expect([...player.place(), player.speed()]).toEqual(['playing', 1, 216, 2]);
    }
  });

  it('ignores a pause when it does not play', () => {
    const player = playerOf();
    player.send(pause);
    expect(player.state()).toEqual('paused');
    player.send(seek(1_000), pause);
    expect(player.state()).toEqual('ended');
  });
});

describe('a step', () => {
  it('travels once, and rests at its end', () => {
    const player = playerOf();
    player.send(next('stop'));
    expect(player.place()).toEqual(['stepping', 1, 200]);
    player.send(tick(250));
    expect(player.place()).toEqual(['stepping', 1, 240]);
    player.send(tick(250));
    expect(player.place()).toEqual(['paused', 1, 280]);
    player.send(tick(5_000));
    expect(player.place()).toEqual(['paused', 1, 280]);
  });

  it('holds at the boundary', () => {
    const player = playerOf({ atMs: 280 });
    player.send(next('stop'), tick(500));
    expect(player.place()).toEqual(['stepping', 3, 440]);
    player.send(tick(449));
    expect(player.state()).toEqual('stepping');
    player.send(tick(1));
    expect(player.place()).toEqual(['paused', 3, 480]);
  });

  it('goes faster at a higher speed', () => {
    const player = playerOf({ speed: 4 });
    player.send(next('stop'), tick(125));
    expect(player.place()).toEqual(['paused', 1, 280]);
  });

  it('goes to its rest when one steps on while it travels', () => {
    const player = playerOf();
    player.send(next('stop'), tick(50), next('stop'));
    expect(player.place()).toEqual(['paused', 1, 280]);
    player.send(next('stop'));
    expect(player.place()).toEqual(['stepping', 3, 400]);
  });

  it('goes to its rest when one steps back again while it travels back', () => {
    const player = playerOf({ atMs: 1_000 });
    player.send(previous('stop'), tick(50));
    expect([player.state(), player.part()]).toEqual(['stepping', 3]);
    player.send(previous('stop'));
    expect(player.place()).toEqual(['paused', 3, 480]);
    player.send(previous('stop'));
    expect(player.place()).toEqual(['stepping', 1, 200]);
  });

  it('turns round when one steps the other way while it travels', () => {
    const player = playerOf({ atMs: 280 });
    player.send(next('stop'), tick(50), previous('stop'));
    expect(player.place()).toEqual(['stepping', 1, 200]);
    player.send(next('stop'));
    expect(player.place()).toEqual(['stepping', 3, 400]);
  });

  it('is at its rest at once where nothing may move', () => {
    const player = playerOf();
    player.send(next('stop', false));
    expect(player.place()).toEqual(['paused', 1, 280]);
    player.send(next('stop', false), previous('stop', false));
    expect(player.place()).toEqual(['paused', 1, 280]);
  });

  it('plays on from where it is when one presses play', () => {
    const player = playerOf();
    player.send(next('stop'), tick(250), play, tick(250));
    expect(player.place()).toEqual(['playing', 1, 280]);
    player.send(tick(1_000));
    expect(player.place()).toEqual(['playing', 3, 400]);
  });

  it('stops where it is when one pauses', () => {
    const player = playerOf();
    player.send(next('stop'), tick(250), pause, tick(250));
    expect(player.place()).toEqual(['paused', 1, 240]);
  });

  it.each([next('stop'), next('message'), next('phase'), previous('message')])(
    'takes over from playing: %o',
    (step) => {
      const player = playerOf({ atMs: 250 });
      player.send(play, tick(50), step);
      expect(player.state()).toEqual('stepping');
      player.send(tick(1_000));
      expect(player.state()).toEqual('paused');
    },
  );

  it.each([
    ['stop', 'story', [1, 3]],
    ['stop', 'every', [0, 1, 2, 3, 4]],
    ['message', 'story', [0, 1, 2, 3, 4]],
    ['message', 'every', [0, 1, 2, 3, 4]],
    ['phase', 'story', [0, 4]],
  ] as const)('goes by %s through %s and back, from end to end', (granularity, track, parts) => {
    const player = playerOf({ track });
    for (const index of parts) {
      player.send(next(granularity, false));
      expect(player.place()).toEqual(['paused', index, SCORE.parts[index]?.toMs]);
    }
    player.send(next(granularity, false));
    expect(player.place()).toEqual(['ended', 5, 1_000]);
    player.send(next(granularity));
    expect(player.place()).toEqual(['ended', 5, 1_000]);
    for (const index of parts.toReversed()) {
      player.send(previous(granularity, false));
      expect(player.place()).toEqual(['paused', index, SCORE.parts[index]?.toMs]);
    }
    player.send(previous(granularity));
    expect(player.place()).toEqual(['paused', -1, 0]);
    player.send(previous(granularity));
    expect(player.place()).toEqual(['paused', -1, 0]);
  });
});

describe('a seek', () => {
  it.each([
    [-1, ['paused', -1, 0]],
    [0, ['paused', -1, 0]],
    [50, ['paused', -1, 50]],
    [640.5, ['paused', 3, 640.5]],
    [720, ['paused', 4, 720]],
    [1_000, ['ended', 5, 1_000]],
    [9_999, ['ended', 5, 1_000]],
  ])('to %d ms', (atMs, place) => {
    const player = playerOf({ atMs: 500 });
    player.send(seek(atMs));
    expect(player.place()).toEqual(place);
  });

  it('into a message leaves the rest of its way to be played', () => {
    for (const [atMs, elapsedMs] of [
      [420, 200],
      [440, 400],
      [460, 600 + HOLD_MS],
    ] as const) {
      const player = playerOf();
      player.send(seek(atMs));
      expect(player.context().elapsedMs).toEqual(elapsedMs);
    }
  });

  it('pauses', () => {
    const player = playerOf();
    player.send(play, seek(300));
    expect(player.state()).toEqual('paused');
    player.send(seek(1_000), seek(300));
    expect(player.state()).toEqual('paused');
  });
});

describe('what is told from its beginning', () => {
  const tell = (atMs: number, travels: boolean): PlayerEvent => ({ type: 'tell', atMs, travels });

  it('travels, and rests at its end', () => {
    const player = playerOf({ atMs: 250 });
    player.send(tell(440, true));
    expect(player.place()).toEqual(['stepping', 3, 400]);
    player.send(tick(2_000));
    expect(player.place()).toEqual(['paused', 3, 480]);
  });

  it('is at its rest at once where nothing may move', () => {
    const player = playerOf();
    player.send(tell(440, false));
    expect(player.place()).toEqual(['paused', 3, 480]);
  });

  it.each([
    [0, ['paused', -1, 0]],
    [5_000, ['ended', 5, 1_000]],
    [Number.NaN, ['paused', 1, 250]],
  ])('is the start, the end or nothing at %d ms', (atMs, place) => {
    const player = playerOf({ atMs: 250 });
    player.send(tell(atMs, false));
    expect(player.place()).toEqual(place);
  });

  it('lands when it is told to, and only while it travels', () => {
    const player = playerOf();
    player.send(tell(440, true), tick(100), { type: 'land' });
    expect(player.place()).toEqual(['paused', 3, 480]);
    player.send(play, tick(100));
    const before = player.place();
    player.send({ type: 'land' });
    expect(player.place()).toEqual(before);
  });
});

describe('another track', () => {
  it('leaves the moment, and what the player does', () => {
    const player = playerOf();
    player.send(play, tick(250), setTrack('every'));
    expect(player.place()).toEqual(['playing', 1, 240]);
    player.send(tick(1_250));
    expect(player.place()).toEqual(['playing', 2, 300]);
    player.send(setTrack('story'), tick(1_500));
    expect(player.place()).toEqual(['playing', 3, 400]);
  });
});

describe('another score of the same run', () => {
  /** As in another scenario: the second message is held, the fourth is not, and the story goes elsewhere. */
  const OTHER: Score = {
    ...SCORE,
    parts: SCORE.parts.map((old, index) => ({ ...old, holdMs: index === 1 ? 240 : null })),
    story: [1, 2],
  };
  const set: PlayerEvent = { type: 'score.set', score: OTHER };

  it('leaves the moment while a message travels, before the boundary and after it', () => {
    const player = playerOf();
    player.send(play, tick(125), set);
    expect(player.place()).toEqual(['playing', 1, 220]);
    expect(player.context().elapsedMs).toEqual(125);
    player.send(tick(125 + HOLD_MS));
    expect(player.atMs()).toEqual(240);
    player.send(tick(125), { type: 'score.set', score: SCORE });
    expect(player.place()).toEqual(['playing', 1, 260]);
    expect(player.context().elapsedMs).toEqual(375);
  });

  it('leaves as much time to read', () => {
    const player = playerOf();
    player.send(play, tick(700), set);
    expect(player.place()).toEqual(['playing', 1, 280]);
    expect(player.context().elapsedMs).toEqual(700 + HOLD_MS);
    player.send(tick(1500 - 700 - HOLD_MS));
    expect(player.place()).toEqual(['playing', 2, 300]);
  });

  it('leaves a message at rest, the start and the end', () => {
    for (const [atMs, place] of [
      [480, ['paused', 3, 480]],
      [0, ['paused', -1, 0]],
      [1_000, ['ended', 5, 1_000]],
    ] as const) {
      const player = playerOf({ atMs });
      player.send(set);
      expect(player.place()).toEqual(place);
    }
  });
});

describe('another run', () => {
  const OTHER: Score = { parts: [part(50, 90), part(300, 380)], story: [1], phases: [0], durationMs: 400 };

  it('is paused where it is told to be, at the same speed and on the same track', () => {
    const player = playerOf({ speed: 2, track: 'every' });
    player.send(play, tick(100), { type: 'run.loaded', score: OTHER, atMs: 120 });
    expect(player.place()).toEqual(['paused', 0, 120]);
    expect([player.speed(), player.context().track]).toEqual([2, 'every']);
    player.send(next('message', false));
    expect(player.place()).toEqual(['paused', 1, 380]);
  });

  it.each([
    [900, ['ended', 2, 400]],
    [Number.NaN, ['paused', -1, 0]],
  ])('opens at %d ms', (atMs, place) => {
    const player = playerOf({ atMs: 900 });
    player.send({ type: 'run.loaded', score: OTHER, atMs });
    expect(player.place()).toEqual(place);
  });
});

describe('a player, whatever it is told', () => {
  const granularities = fc.constantFrom<Granularity>('stop', 'message', 'phase');
  const steps = fc
    .tuple(fc.boolean(), granularities, fc.boolean())
    .map(([isNext, granularity, travels]) => (isNext ? next(granularity, travels) : previous(granularity, travels)));
  const events: fc.Arbitrary<PlayerEvent> = fc.oneof(
    fc.constantFrom(play, pause, setTrack('story'), setTrack('every')),
    steps,
    fc.double({ min: 0, max: 4_000, noNaN: true }).map(tick),
    fc.double({ min: -100, max: 1_100, noNaN: true }).map(seek),
    fc.constantFrom(...SPEEDS).map((speed): PlayerEvent => ({ type: 'speed.set', speed })),
  );

  it('shows what its part shows at that time, and rests when it has stepped', () => {
    fc.assert(
      fc.property(fc.array(events, { maxLength: 30 }), (sent) => {
        const player = playerOf();
        for (const event of sent) {
          const before = player.context();
          player.send(event);
          const { part: index, elapsedMs, atMs, score } = player.context();
          const told = score.parts[index];
          const state = player.state();
          if (state === 'ended') expect([index, atMs]).toEqual([score.parts.length, score.durationMs]);
          if (told && elapsedMs < landsAfter(told)) expect(atMs).toBeCloseTo(simulatedAt(told, elapsedMs), 6);
          if (told) expect(atMs).toBeGreaterThanOrEqual(told.fromMs);
          if (state === 'playing' && told) expect(elapsedMs).toBeLessThan(told.standMs);
          if (state === 'stepping') expect(told && elapsedMs < landsAfter(told)).toBe(true);
          // Time never runs back by itself.
          if (event.type === 'ticker.tick') expect(atMs).toBeGreaterThanOrEqual(before.atMs);
        }
      }),
      { seed: 20_260_101, numRuns: rounds(500) },
    );
  });
});

describe('SPEEDS', () => {
  it('ascends and contains normal speed', () => {
    expect([...SPEEDS].sort((a, b) => a - b)).toEqual([...SPEEDS]);
    expect(SPEEDS).toContain(1);
  });
});
