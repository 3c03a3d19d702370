import { assign, fromCallback, setup } from 'xstate';
import {
  beginning,
  type Cursor,
  cursorAt,
  cursorIn,
  endOf,
  type Granularity,
  hasLanded,
  partAfter,
  partBefore,
  playedOn,
  type Score,
  START,
  type Track,
  travelled,
} from './score.ts';

export interface PlayerInput {
  readonly score: Score;
  /** Simulated ms where to open, clamped to the run; the start when it is not a number. */
  readonly atMs: number;
  /** The story when left out. */
  readonly track?: Track;
  /** Clamped to the slowest and fastest of `SPEEDS`; 1 when left out or not a number. */
  readonly speed?: number;
}

export const SPEEDS = [0.25, 0.5, 1, 1.5, 2, 4] as const;

interface PlayerContext extends Cursor {
  readonly score: Score;
  readonly track: Track;
  /** Presentation ms that pass in a real ms. */
  readonly speed: number;
}

/** Where a step goes, and how: travelling, or at once to where it rests. */
export interface Step {
  readonly granularity: Granularity;
  readonly travels: boolean;
}

/** What the player understands. A time, a speed or a tick that is not finite is ignored. */
export type PlayerEvent =
  | { type: 'play' }
  | { type: 'pause' }
  | { type: 'seek'; atMs: number }
  /** Tells what a simulated time is about from its beginning: it travels, or rests at once. */
  | { type: 'tell'; atMs: number; travels: boolean }
  /** Takes what travels because one stepped to it to its rest. */
  | { type: 'land' }
  | ({ type: 'step.next' } & Step)
  | ({ type: 'step.previous' } & Step)
  | { type: 'speed.set'; speed: number }
  | { type: 'track.set'; track: Track }
  /** The same run is told in another way, as in another scenario; the moment stays, and so does what the player does. */
  | { type: 'score.set'; score: Score }
  /** Another run takes the place of this one; the player pauses at `atMs`, or has ended if that is the end. */
  | { type: 'run.loaded'; score: Score; atMs: number }
  | { type: 'ticker.tick'; deltaMs: number };

const slowest = Math.min(...SPEEDS);
const fastest = Math.max(...SPEEDS);

const clampSpeed = (speed: number): number => Math.min(Math.max(speed, slowest), fastest);

const following = ({ score, track, part }: PlayerContext, { granularity }: Pick<Step, 'granularity'>) =>
  partAfter(score, track, granularity, part);

const preceding = ({ score, track, part }: PlayerContext, { granularity }: Pick<Step, 'granularity'>) =>
  partBefore(score, track, granularity, part);

/** How many presentation ms a tick is. */
const passed = ({ speed }: PlayerContext, event: PlayerEvent): number =>
  event.type === 'ticker.tick' ? event.deltaMs * speed : 0;

/**
 * Plays a score: paused, playing, ended, or stepping to a part and then resting there. It knows times only, never
 * messages. Time comes from the `ticker` actor, which sends `ticker.tick` with real ms and is provided by whoever runs
 * the player.
 */
export const playerMachine = setup({
  types: {
    context: {} as PlayerContext,
    events: {} as PlayerEvent,
    input: {} as PlayerInput,
  },
  actors: {
    ticker: fromCallback<PlayerEvent>(() => {
      throw new Error('[player] No ticker. Provide one that sends ticker.tick.');
    }),
  },
  guards: {
    'the tick is not finite': ({ event }) => event.type === 'ticker.tick' && !Number.isFinite(event.deltaMs),
    'the time is not finite': ({ event }) => 'atMs' in event && !Number.isFinite(event.atMs),
    'the speed is finite': ({ event }) => event.type === 'speed.set' && Number.isFinite(event.speed),
    'nothing follows': ({ context }, step: Pick<Step, 'granularity'>) => following(context, step) === undefined,
    'nothing lies before': ({ context }, step: Pick<Step, 'granularity'>) => preceding(context, step) === undefined,
    'it travels': (_, { travels }: Pick<Step, 'travels'>) => travels,
    'it has landed': ({ context }) => hasLanded(context.score, context),
    'the cursor is at the end': ({ context }) => context.atMs >= context.score.durationMs,
    'nothing is told': ({ context: { score, track } }) => partAfter(score, track, 'stop', START.part) === undefined,
    'the track is at its end': ({ context }) =>
      hasLanded(context.score, context) && following(context, { granularity: 'stop' }) === undefined,
  },
  actions: {
    'play on by the tick': assign(({ context, event }) =>
      playedOn(context.score, context.track, context, passed(context, event)),
    ),
    'travel on by the tick': assign(({ context, event }) => travelled(context.score, context, passed(context, event))),
    'begin the next part': assign(({ context }, step: Pick<Step, 'granularity'>) =>
      beginning(context.score, following(context, step) ?? context.part),
    ),
    'begin the previous part': assign(({ context }, step: Pick<Step, 'granularity'>) =>
      beginning(context.score, preceding(context, step) ?? context.part),
    ),
    'begin the part at the time': assign(({ context: { score } }, { atMs }: { readonly atMs: number }) => {
      const { part } = cursorAt(score, atMs);
      return part < score.parts.length ? beginning(score, part) : endOf(score);
    }),
    'go on from where it rests': assign(({ context }) => {
      const next = hasLanded(context.score, context) ? following(context, { granularity: 'stop' }) : undefined;
      return next === undefined ? context : beginning(context.score, next);
    }),
    land: assign(({ context }) => travelled(context.score, context, Number.POSITIVE_INFINITY)),
    'move to the time': assign(({ context, event }) =>
      event.type === 'seek' ? cursorAt(context.score, event.atMs) : context,
    ),
    'move to the end': assign(({ context }) => endOf(context.score)),
    'move to the start': assign(START),
    'take the run': assign(({ context, event }) =>
      event.type === 'run.loaded' ? { score: event.score, ...cursorAt(event.score, event.atMs) } : context,
    ),
    'take the score': assign(({ context, event }) =>
      event.type === 'score.set' ? { score: event.score, ...cursorIn(context.score, context, event.score) } : context,
    ),
    'set the track': assign({
      track: ({ context, event }) => (event.type === 'track.set' ? event.track : context.track),
    }),
    'set the speed': assign({
      speed: ({ context, event }) => (event.type === 'speed.set' ? clampSpeed(event.speed) : context.speed),
    }),
  },
}).createMachine({
  id: 'player',
  context: ({ input: { score, atMs, track = 'story', speed } }) => ({
    score,
    track,
    ...cursorAt(score, atMs),
    speed: speed === undefined || Number.isNaN(speed) ? 1 : clampSpeed(speed),
  }),
  initial: 'opening',
  on: {
    'speed.set': { guard: 'the speed is finite', actions: 'set the speed' },
    'track.set': { actions: 'set the track' },
    'score.set': { actions: 'take the score' },
    'run.loaded': { target: '.opening', actions: 'take the run' },
    'step.next': [
      {
        guard: { type: 'nothing follows', params: ({ event }) => event },
        target: '.ended',
        actions: 'move to the end',
      },
      {
        guard: { type: 'it travels', params: ({ event }) => event },
        target: '.stepping.onward',
        actions: { type: 'begin the next part', params: ({ event }) => event },
      },
      { target: '.paused', actions: [{ type: 'begin the next part', params: ({ event }) => event }, 'land'] },
    ],
    'step.previous': [
      {
        guard: { type: 'nothing lies before', params: ({ event }) => event },
        target: '.paused',
        actions: 'move to the start',
      },
      {
        guard: { type: 'it travels', params: ({ event }) => event },
        target: '.stepping.back',
        actions: { type: 'begin the previous part', params: ({ event }) => event },
      },
      { target: '.paused', actions: [{ type: 'begin the previous part', params: ({ event }) => event }, 'land'] },
    ],
    seek: [{ guard: 'the time is not finite' }, { target: '.opening', actions: 'move to the time' }],
    tell: [
      { guard: 'the time is not finite' },
      {
        guard: { type: 'it travels', params: ({ event }) => event },
        target: '.stepping.onward',
        actions: { type: 'begin the part at the time', params: ({ event }) => event },
      },
      {
        target: '.opening',
        actions: [{ type: 'begin the part at the time', params: ({ event }) => event }, 'land'],
      },
    ],
  },
  states: {
    opening: { always: [{ guard: 'the cursor is at the end', target: 'ended' }, { target: 'paused' }] },
    paused: {
      on: {
        play: [
          { guard: 'the track is at its end', target: 'ended', actions: 'move to the end' },
          { target: 'playing', actions: 'go on from where it rests' },
        ],
      },
    },
    playing: {
      invoke: { src: 'ticker' },
      always: { guard: 'the cursor is at the end', target: 'ended' },
      on: {
        pause: 'paused',
        'ticker.tick': [{ guard: 'the tick is not finite' }, { actions: 'play on by the tick' }],
      },
    },
    /** A message travels because one stepped to it. A second press in the same direction takes it to its rest. */
    stepping: {
      initial: 'onward',
      invoke: { src: 'ticker' },
      always: { guard: 'it has landed', target: 'paused' },
      on: {
        play: 'playing',
        pause: 'paused',
        land: { target: 'paused', actions: 'land' },
        'ticker.tick': [{ guard: 'the tick is not finite' }, { actions: 'travel on by the tick' }],
      },
      states: {
        onward: { on: { 'step.next': { target: '#player.paused', actions: 'land' } } },
        back: { on: { 'step.previous': { target: '#player.paused', actions: 'land' } } },
      },
    },
    ended: {
      on: {
        play: [
          { guard: 'nothing is told' },
          { target: 'playing', actions: ['move to the start', 'go on from where it rests'] },
        ],
      },
    },
  },
});
