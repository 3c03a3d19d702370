import { describe, expect, it, vi } from 'vitest';
import { createActor, fromCallback } from 'xstate';
import { type PlayerEvent, type PlayerInput, playerMachine, SPEEDS } from '../../../machines/player.machine.ts';

const INPUT: PlayerInput = {
  durationMs: 1_000,
  marksMs: { message: [100, 200, 300, 700], exchange: [100, 300], phase: [100, 700] },
  atMs: 0,
};

const IDLE_TICKER = fromCallback<PlayerEvent>(() => {});

/** A player without a clock: time passes only by the ticks that a test sends. */
function playerOf(overrides: Partial<PlayerInput> = {}, ticker = IDLE_TICKER) {
  const actor = createActor(playerMachine.provide({ actors: { ticker } }), { input: { ...INPUT, ...overrides } });
  actor.start();
  return {
    send: (...events: PlayerEvent[]) => {
      for (const event of events) actor.send(event);
    },
    state: () => actor.getSnapshot().value,
    atMs: () => actor.getSnapshot().context.atMs,
    speed: () => actor.getSnapshot().context.speed,
  };
}

const play: PlayerEvent = { type: 'play' };
const tick = (deltaMs: number): PlayerEvent => ({ type: 'ticker.tick', deltaMs });
const seek = (atMs: number): PlayerEvent => ({ type: 'seek', atMs });
const next = (granularity: 'message' | 'exchange' | 'phase'): PlayerEvent => ({ type: 'mark.next', granularity });
const previous = (granularity: 'message' | 'exchange' | 'phase'): PlayerEvent => ({
  type: 'mark.previous',
  granularity,
});

describe('playerMachine', () => {
  it('opens paused where it is told to', () => {
    const player = playerOf({ atMs: 250 });
    expect([player.state(), player.atMs(), player.speed()]).toEqual(['paused', 250, 1]);
  });

  it.each([
    [-50, 0],
    [5_000, 1_000],
  ])('clamps an opening time of %i ms to %i ms', (atMs, expectedMs) => {
    expect(playerOf({ atMs }).atMs()).toEqual(expectedMs);
  });

  it('moves with the ticks while it plays', () => {
    const player = playerOf();
    player.send(play, tick(40), tick(60));
    expect([player.state(), player.atMs()]).toEqual(['playing', 100]);
  });

  it('multiplies the ticks by the speed', () => {
    const player = playerOf({ speed: 2 });
    player.send(play, tick(40), { type: 'speed.set', speed: 0.5 }, tick(40));
    expect([player.state(), player.atMs()]).toEqual(['playing', 100]);
  });

  it('stays where it is after a pause', () => {
    const player = playerOf();
    player.send(play, tick(40), { type: 'pause' }, tick(40));
    expect([player.state(), player.atMs()]).toEqual(['paused', 40]);
  });

  it('goes on from where it was paused', () => {
    const player = playerOf();
    player.send(play, tick(40), { type: 'pause' }, play, tick(1));
    expect([player.state(), player.atMs()]).toEqual(['playing', 41]);
  });

  it('runs the ticker only while it plays', () => {
    const start = vi.fn();
    const stop = vi.fn();
    const ticker = fromCallback<PlayerEvent>(() => {
      start();
      return stop;
    });
    const player = playerOf({}, ticker);
    expect([start.mock.calls.length, stop.mock.calls.length]).toEqual([0, 0]);
    player.send(play);
    expect([start.mock.calls.length, stop.mock.calls.length]).toEqual([1, 0]);
    player.send(seek(10));
    expect([start.mock.calls.length, stop.mock.calls.length]).toEqual([1, 1]);
  });

  it('takes the ticks that its ticker sends', () => {
    const player = playerOf(
      {},
      fromCallback<PlayerEvent>(({ sendBack }) => sendBack(tick(30))),
    );
    player.send(play);
    expect(player.atMs()).toEqual(30);
  });

  it('ends exactly at the duration', () => {
    const player = playerOf();
    player.send(play, tick(999), tick(50));
    expect([player.state(), player.atMs()]).toEqual(['ended', 1_000]);
  });

  it('starts again from the beginning when it is played after the end', () => {
    const player = playerOf({ speed: 4 });
    player.send(play, tick(5_000), play);
    expect([player.state(), player.atMs(), player.speed()]).toEqual(['playing', 0, 4]);
  });

  it('starts again from the beginning when it opened at the end', () => {
    const player = playerOf({ atMs: 1_000 });
    player.send(play, tick(10));
    expect([player.state(), player.atMs()]).toEqual(['playing', 10]);
  });

  it.each([
    [-1, 'paused', 0],
    [0, 'paused', 0],
    [640.5, 'paused', 640.5],
    [1_000, 'ended', 1_000],
    [9_999, 'ended', 1_000],
  ])('is, after a seek to %d ms, %s at %d ms', (atMs, state, expectedMs) => {
    const player = playerOf({ atMs: 500 });
    player.send(seek(atMs));
    expect([player.state(), player.atMs()]).toEqual([state, expectedMs]);
  });

  it('is paused after a seek back from the end', () => {
    const player = playerOf();
    player.send(seek(1_000), seek(300));
    expect([player.state(), player.atMs()]).toEqual(['paused', 300]);
  });

  it.each([
    ['message', [100, 200, 300, 700, 1_000]],
    ['exchange', [100, 300, 1_000]],
    ['phase', [100, 700, 1_000]],
  ] as const)('goes forward mark by mark to the end, by %s', (granularity, expectedMs) => {
    const player = playerOf();
    const stops = expectedMs.map(() => {
      player.send(next(granularity));
      return player.atMs();
    });
    expect(stops).toEqual(expectedMs);
    expect(player.state()).toEqual('ended');
  });

  it.each([
    ['message', [700, 300, 200, 100, 0]],
    ['exchange', [300, 100, 0]],
    ['phase', [700, 100, 0]],
  ] as const)('goes back mark by mark to the start, by %s', (granularity, expectedMs) => {
    const player = playerOf();
    player.send(seek(1_000));
    const stops = expectedMs.map(() => {
      player.send(previous(granularity));
      return player.atMs();
    });
    expect(stops).toEqual(expectedMs);
    expect(player.state()).toEqual('paused');
  });

  it('stays at the start and at the end when there is no further mark', () => {
    const player = playerOf();
    player.send(previous('message'));
    expect([player.state(), player.atMs()]).toEqual(['paused', 0]);
    player.send(seek(1_000), next('message'));
    expect([player.state(), player.atMs()]).toEqual(['ended', 1_000]);
  });

  it('counts a mark within a millisecond as reached', () => {
    const player = playerOf({ atMs: 199.5 });
    player.send(next('message'));
    expect(player.atMs()).toEqual(300);
    player.send(seek(200.5), previous('message'));
    expect(player.atMs()).toEqual(100);
  });

  it('ends at once when the only marks lie behind', () => {
    const player = playerOf({ atMs: 700 });
    player.send(next('exchange'));
    expect([player.state(), player.atMs()]).toEqual(['ended', 1_000]);
  });

  it.each([
    ['a seek', seek(400)],
    ['the next message', next('message')],
    ['the previous message', previous('message')],
    ['the next phase', next('phase')],
  ])('pauses on %s while it plays', (_, event) => {
    const player = playerOf();
    player.send(play, tick(150), event);
    expect(player.state()).toEqual('paused');
    const atMs = player.atMs();
    player.send(tick(50));
    expect(player.atMs()).toEqual(atMs);
  });

  it('pauses in another run where it is told to, and keeps the speed', () => {
    const player = playerOf({ speed: 2 });
    player.send(play, tick(100), {
      type: 'run.loaded',
      durationMs: 400,
      marksMs: { message: [50, 350], exchange: [50], phase: [50] },
      atMs: 120,
    });
    expect([player.state(), player.atMs(), player.speed()]).toEqual(['paused', 120, 2]);
    player.send(next('message'));
    expect(player.atMs()).toEqual(350);
    player.send(play, tick(100));
    expect([player.state(), player.atMs()]).toEqual(['ended', 400]);
  });

  it('clamps the time at which another run opens to that run', () => {
    const player = playerOf({ atMs: 900 });
    player.send({ type: 'run.loaded', durationMs: 400, marksMs: INPUT.marksMs, atMs: 900 });
    expect(player.atMs()).toEqual(400);
  });

  it.each([
    [0, 0.25],
    [1.5, 1.5],
    [100, 4],
  ])('clamps a speed of %d to %d', (speed, expected) => {
    const player = playerOf();
    player.send({ type: 'speed.set', speed });
    expect(player.speed()).toEqual(expected);
  });

  it.each([
    ['a seek', seek],
    ['a tick', tick],
    ['a speed', (speed: number): PlayerEvent => ({ type: 'speed.set', speed })],
  ])('ignores %s that is not a finite number, and keeps playing', (_, event) => {
    for (const number of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      const player = playerOf({ speed: 2 });
      player.send(play, tick(50), event(number));
      expect([player.state(), player.atMs(), player.speed()]).toEqual(['playing', 100, 2]);
    }
  });

  it.each([
    ['at the start', { atMs: Number.NaN }, 0, 1],
    ['at the end', { atMs: Number.POSITIVE_INFINITY }, 1_000, 1],
    ['at normal speed', { speed: Number.NaN }, 0, 1],
    ['at the greatest speed', { speed: Number.POSITIVE_INFINITY }, 0, 4],
  ])('opens %s when it is told %o', (_, input, atMs, speed) => {
    const player = playerOf(input);
    expect([player.atMs(), player.speed()]).toEqual([atMs, speed]);
  });

  it('opens another run at its start when the time is not a number', () => {
    const player = playerOf({ atMs: 900 });
    player.send({ type: 'run.loaded', durationMs: 400, marksMs: INPUT.marksMs, atMs: Number.NaN });
    expect(player.atMs()).toEqual(0);
  });

  it('keeps playing when the speed changes', () => {
    const player = playerOf();
    player.send(play, { type: 'speed.set', speed: 2 });
    expect([player.state(), player.speed()]).toEqual(['playing', 2]);
  });

  it('ignores a pause when it does not play', () => {
    const player = playerOf();
    player.send({ type: 'pause' });
    expect(player.state()).toEqual('paused');
    player.send(seek(1_000), { type: 'pause' });
    expect(player.state()).toEqual('ended');
  });
});

describe('SPEEDS', () => {
  it('ascends and contains normal speed', () => {
    expect([...SPEEDS].sort((a, b) => a - b)).toEqual([...SPEEDS]);
    expect(SPEEDS).toContain(1);
  });
});
