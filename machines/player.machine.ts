import { assign, fromCallback, setup } from 'xstate';

/** What the player needs to know of a trace: how long it is and where one may want to stop. */
export interface PlayerInput {
  readonly durationMs: number;
  /** Times worth stopping at, ascending, in ms since the run began. */
  readonly marksMs: Readonly<Record<Granularity, readonly number[]>>;
  /** Where to open, clamped to [0, durationMs]; the start when it is not a number. */
  readonly atMs: number;
  /** Clamped to the slowest and fastest of `SPEEDS`; 1 when left out or not a number. */
  readonly speed?: number;
}

/** What one step of the cursor is: a message, an exchange (one beat of the story) or a phase. */
export type Granularity = 'message' | 'exchange' | 'phase';

export const SPEEDS = [0.25, 0.5, 1, 1.5, 2, 4] as const;

interface PlayerContext {
  readonly durationMs: number;
  readonly marksMs: Readonly<Record<Granularity, readonly number[]>>;
  readonly atMs: number;
  readonly speed: number;
}

/** What the player understands. A seek, a speed or a tick that is not finite is ignored. */
export type PlayerEvent =
  | { type: 'play' }
  | { type: 'pause' }
  | { type: 'seek'; atMs: number }
  | { type: 'mark.next'; granularity: Granularity }
  | { type: 'mark.previous'; granularity: Granularity }
  | { type: 'speed.set'; speed: number }
  /** Another run takes the place of this one; the player pauses at `atMs`, or has ended if that is the end. */
  | { type: 'run.loaded'; durationMs: number; marksMs: Readonly<Record<Granularity, readonly number[]>>; atMs: number }
  | { type: 'ticker.tick'; deltaMs: number };

/** The first mark after `atMs`, or the end of the run. Marks within 1 ms count as reached. */
const markAfter = (marksMs: readonly number[], atMs: number, durationMs: number): number =>
  marksMs.find((markMs) => markMs > atMs + 1) ?? durationMs;

/** The last mark before `atMs`, or the start of the run. */
const markBefore = (marksMs: readonly number[], atMs: number): number =>
  marksMs.findLast((markMs) => markMs < atMs - 1) ?? 0;

const clamp = (atMs: number, durationMs: number): number => Math.min(Math.max(atMs, 0), durationMs);

const openingTime = (atMs: number, durationMs: number): number => (Number.isNaN(atMs) ? 0 : clamp(atMs, durationMs));

const slowest = Math.min(...SPEEDS);
const fastest = Math.max(...SPEEDS);

const clampSpeed = (speed: number): number => Math.min(Math.max(speed, slowest), fastest);

/**
 * The playback cursor: paused, playing or ended. It knows times only, never messages. Time comes from the `ticker`
 * actor, which sends `ticker.tick` with real ms and is provided by whoever runs the player.
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
    'the time is not finite': ({ event }) => event.type === 'seek' && !Number.isFinite(event.atMs),
    'the speed is finite': ({ event }) => event.type === 'speed.set' && Number.isFinite(event.speed),
    'the tick reaches the end': ({ context, event }) =>
      event.type === 'ticker.tick' && context.atMs + event.deltaMs * context.speed >= context.durationMs,
    'the end is the next mark': ({ context, event }) =>
      event.type === 'mark.next' &&
      markAfter(context.marksMs[event.granularity], context.atMs, context.durationMs) >= context.durationMs,
    'the cursor is at the end': ({ context }) => context.atMs >= context.durationMs,
    'the seek goes to the end': ({ context, event }) => event.type === 'seek' && event.atMs >= context.durationMs,
  },
  actions: {
    'move by the tick': assign({
      atMs: ({ context, event }) =>
        event.type === 'ticker.tick'
          ? clamp(context.atMs + event.deltaMs * context.speed, context.durationMs)
          : context.atMs,
    }),
    'move to the next mark': assign({
      atMs: ({ context, event }) =>
        event.type === 'mark.next'
          ? markAfter(context.marksMs[event.granularity], context.atMs, context.durationMs)
          : context.atMs,
    }),
    'move to the previous mark': assign({
      atMs: ({ context, event }) =>
        event.type === 'mark.previous' ? markBefore(context.marksMs[event.granularity], context.atMs) : context.atMs,
    }),
    'move to the time': assign({
      atMs: ({ context, event }) => (event.type === 'seek' ? clamp(event.atMs, context.durationMs) : context.atMs),
    }),
    'move to the end': assign({ atMs: ({ context }) => context.durationMs }),
    'move to the start': assign({ atMs: 0 }),
    'take the run': assign(({ context, event }) =>
      event.type === 'run.loaded'
        ? { durationMs: event.durationMs, marksMs: event.marksMs, atMs: openingTime(event.atMs, event.durationMs) }
        : context,
    ),
    'set the speed': assign({
      speed: ({ context, event }) => (event.type === 'speed.set' ? clampSpeed(event.speed) : context.speed),
    }),
  },
}).createMachine({
  id: 'player',
  context: ({ input }) => ({
    durationMs: input.durationMs,
    marksMs: input.marksMs,
    atMs: openingTime(input.atMs, input.durationMs),
    speed: input.speed === undefined || Number.isNaN(input.speed) ? 1 : clampSpeed(input.speed),
  }),
  initial: 'opening',
  on: {
    'speed.set': { guard: 'the speed is finite', actions: 'set the speed' },
    'run.loaded': { target: '.opening', actions: 'take the run' },
    'mark.next': [
      { guard: 'the end is the next mark', target: '.ended', actions: 'move to the end' },
      { target: '.paused', actions: 'move to the next mark' },
    ],
    'mark.previous': { target: '.paused', actions: 'move to the previous mark' },
    seek: [
      { guard: 'the time is not finite' },
      { guard: 'the seek goes to the end', target: '.ended', actions: 'move to the end' },
      { target: '.paused', actions: 'move to the time' },
    ],
  },
  states: {
    opening: { always: [{ guard: 'the cursor is at the end', target: 'ended' }, { target: 'paused' }] },
    paused: {
      on: {
        play: 'playing',
      },
    },
    playing: {
      invoke: { src: 'ticker' },
      on: {
        pause: 'paused',
        'ticker.tick': [
          { guard: 'the tick is not finite' },
          { guard: 'the tick reaches the end', target: 'ended', actions: 'move to the end' },
          { actions: 'move by the tick' },
        ],
      },
    },
    ended: { on: { play: { target: 'playing', actions: 'move to the start' } } },
  },
});
