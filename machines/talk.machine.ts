import { assign, enqueueActions, fromCallback, raise, sendTo, setup } from 'xstate';
import type { ScenarioId } from './model.ts';

/** Where a talk goes. Stops count from 0. */
export type TalkMove =
  | { readonly to: 'next' | 'previous' | 'first' | 'last' }
  | { readonly to: 'stop'; readonly stop: number };

/** What is asked of the page. */
export type PageAsk =
  | { readonly kind: 'move'; readonly move: TalkMove }
  | { readonly kind: 'scenario'; readonly scenario: ScenarioId }
  | { readonly kind: 'unreachable' };

/** What can be asked for in either window of a talk. The one that leads does it. */
export type TalkAsk = PageAsk | { readonly kind: 'black' | 'freeze' };

/** What the audience is to see. */
export interface TalkScene {
  /** The moment, as a link. */
  readonly hash: string;
  /** Whether its message travels; false for at rest. */
  readonly travels: boolean;
  /** True for the end of the run, which no message stands for. */
  readonly isAtEnd: boolean;
}

/** What the windows of a talk say to each other. */
export type PeerMessage =
  | { readonly type: 'peer.hello' | 'peer.bye' }
  | { readonly type: 'peer.asked'; readonly ask: TalkAsk }
  | { readonly type: 'peer.shows'; readonly scene: TalkScene; readonly isBlack: boolean }
  /** What cannot be said over the talk. */
  | { readonly type: 'peer.notice'; readonly text: string };

/** What a talk does to the page it is held on. */
export type PageOrder =
  | { readonly type: 'do'; readonly ask: PageAsk }
  | { readonly type: 'show'; readonly scene: TalkScene }
  /** Says one sentence; null takes it away. */
  | { readonly type: 'say'; readonly text: string | null }
  | { readonly type: 'loop.ended' };

export type TalkEvent =
  | { readonly type: 'asked'; readonly ask: TalkAsk }
  /** A digit of the number of a stop, counted from 1. */
  | { readonly type: 'digit.typed'; readonly digit: string }
  /** Goes to the stop whose number was typed; to the next one without. */
  | { readonly type: 'number.entered' }
  | { readonly type: 'overview.toggled' }
  | { readonly type: 'pointer.moved' }
  /** Somebody touched something. */
  | { readonly type: 'input.felt' }
  | { readonly type: 'channel.opened'; readonly channel: string }
  /** Something else is on screen than before. */
  | { readonly type: 'scene.changed'; readonly scene: TalkScene }
  /** A notice of the page, which must not lie over the talk. */
  | { readonly type: 'notice.held'; readonly text: string }
  | PeerMessage;

export interface TalkInput {
  readonly role: 'stage' | 'console';
  /** Null while there is one window only. */
  readonly channel: string | null;
  readonly loops: boolean;
}

interface TalkContext extends TalkInput {
  /** Digits of the number of a stop. */
  readonly typed: string;
  readonly isBlack: boolean;
  /** What is on screen in this window, null before anything was. */
  readonly scene: TalkScene | null;
  /** What the audience was shown last by this console. */
  readonly shown: TalkScene | null;
  /** True while the other window is there. */
  readonly hasPeer: boolean;
}

const MOST_DIGITS = 3;

const never =
  (what: string): (() => never) =>
  () => {
    throw new Error(`[talk] No ${what}. Provide one.`);
  };

const isOfPage = (ask: TalkAsk): ask is PageAsk => ask.kind !== 'black' && ask.kind !== 'freeze';

/**
 * A talk in one window or in two: what lies over the stage, the number that is being typed, whether the pointer rests,
 * and which of the windows leads. A stage leads itself until a console says what it shows, and again when that is gone;
 * whatever is asked of it meanwhile is asked of the console. What is shown belongs to the session, which `page` orders.
 */
export const talkMachine = setup({
  types: {
    context: {} as TalkContext,
    events: {} as TalkEvent,
    input: {} as TalkInput,
    children: {} as { readonly page: 'page'; readonly channel: 'channel'; readonly stand: 'stand' },
  },
  actors: {
    page: fromCallback<PageOrder>(never('page')),
    channel: fromCallback<PeerMessage, { readonly channel: string }>(never('channel')),
    /** Goes on by itself, at the pace of the tour. */
    stand: fromCallback<TalkEvent>(never('stand')),
  },
  delays: { 'pointer rests': 2500, 'number is forgotten': 3000 },
  guards: {
    'it is a console': ({ context }) => context.role === 'console',
    'it loops': ({ context }) => context.loops,
    'there is a channel': ({ context }) => context.channel !== null,
    'a number was typed': ({ context }) => Number(context.typed) > 0,
    'it asks to freeze': (_, { ask }: { ask: TalkAsk }) => ask.kind === 'freeze',
    'it asks for black': (_, { ask }: { ask: TalkAsk }) => ask.kind === 'black',
    'it asks to move': (_, { ask }: { ask: TalkAsk }) => ask.kind === 'move',
  },
  actions: {
    'do it on the page': enqueueActions(({ enqueue }, { ask }: { ask: TalkAsk }) => {
      if (isOfPage(ask)) enqueue.sendTo('page', { type: 'do', ask });
    }),
    'ask the console': sendTo('channel', (_, { ask }: { ask: TalkAsk }): PeerMessage => ({ type: 'peer.asked', ask })),
    'take up what the stage was asked': raise((_, { ask }: { ask: TalkAsk }): TalkEvent => ({ type: 'asked', ask })),
    'toggle black': assign({ isBlack: ({ context }) => !context.isBlack }),
    'end black': assign({ isBlack: false }),
    'take the scene': assign((_, { scene }: { scene: TalkScene }) => ({ scene })),
    /** What is on screen here. */
    'show it to the audience': assign(({ context }) => ({ shown: context.scene })),
    'tell the stage': enqueueActions(({ context: { shown, isBlack }, enqueue }) => {
      if (shown !== null) enqueue.sendTo('channel', { type: 'peer.shows', scene: shown, isBlack });
    }),
    'show what the console says': enqueueActions(
      ({ enqueue }, { scene, isBlack }: { scene: TalkScene; isBlack: boolean }) => {
        enqueue.assign({ isBlack });
        enqueue.sendTo('page', { type: 'show', scene });
      },
    ),
    'say that it is here': sendTo('channel', (): PeerMessage => ({ type: 'peer.hello' })),
    'pass the notice on': sendTo(
      'channel',
      (_, { text }: { text: string }): PeerMessage => ({ type: 'peer.notice', text }),
    ),
    'say it on the page': sendTo('page', (_, { text }: { text: string }): PageOrder => ({ type: 'say', text })),
    'take the notice away': sendTo('page', (): PageOrder => ({ type: 'say', text: null })),
    'end the loop of the page': sendTo('page', (): PageOrder => ({ type: 'loop.ended' })),
    'add the digit': assign(({ context }, { digit }: { digit: string }) => ({
      typed: `${context.typed}${digit}`.slice(-MOST_DIGITS),
    })),
    'forget the number': assign({ typed: '' }),
    'ask for the stop of that number': raise(
      ({ context }): TalkEvent => ({
        type: 'asked',
        ask: { kind: 'move', move: { to: 'stop', stop: Number(context.typed) - 1 } },
      }),
    ),
    'ask for the next stop': raise({ type: 'asked', ask: { kind: 'move', move: { to: 'next' } } }),
    'join the channel': assign((_, { channel }: { channel: string }) => ({ channel })),
    'the other window is there': assign({ hasPeer: true }),
    'the other window is gone': assign({ hasPeer: false }),
  },
}).createMachine({
  id: 'talk',
  context: ({ input }) => ({ ...input, typed: '', isBlack: false, scene: null, shown: null, hasPeer: false }),
  type: 'parallel',
  invoke: { id: 'page', src: 'page' },
  states: {
    windows: {
      initial: 'deciding',
      on: {
        'peer.hello': { actions: 'the other window is there' },
        'peer.shows': { actions: 'the other window is there' },
        'peer.asked': { actions: 'the other window is there' },
        'peer.bye': { actions: 'the other window is gone' },
      },
      states: {
        deciding: { always: [{ guard: 'there is a channel', target: 'joined' }, { target: 'single' }] },
        single: {
          on: {
            'channel.opened': {
              target: 'joined',
              actions: { type: 'join the channel', params: ({ event }) => event },
            },
          },
        },
        joined: {
          invoke: { id: 'channel', src: 'channel', input: ({ context }) => ({ channel: context.channel ?? '' }) },
        },
      },
    },
    lead: {
      initial: 'deciding',
      on: { 'scene.changed': { actions: { type: 'take the scene', params: ({ event }) => event } } },
      states: {
        deciding: { always: [{ guard: 'it is a console', target: 'leading' }, { target: 'alone' }] },
        /** A stage of its own. */
        alone: {
          on: {
            asked: [
              { guard: { type: 'it asks for black', params: ({ event }) => event }, actions: 'toggle black' },
              {
                guard: { type: 'it asks to move', params: ({ event }) => event },
                actions: ['end black', { type: 'do it on the page', params: ({ event }) => event }],
              },
              { actions: { type: 'do it on the page', params: ({ event }) => event } },
            ],
            'peer.hello': { actions: 'say that it is here' },
            'peer.shows': {
              target: 'led',
              actions: { type: 'show what the console says', params: ({ event }) => event },
            },
          },
        },
        /** A stage that a console leads. */
        led: {
          on: {
            asked: { actions: { type: 'ask the console', params: ({ event }) => event } },
            'peer.hello': { actions: 'say that it is here' },
            'peer.shows': { actions: { type: 'show what the console says', params: ({ event }) => event } },
            'peer.bye': 'alone',
            'notice.held': {
              actions: [{ type: 'pass the notice on', params: ({ event }) => event }, 'take the notice away'],
            },
          },
        },
        /** A console: what is on screen here, the audience sees, unless that is frozen. */
        leading: {
          initial: 'live',
          on: {
            asked: [
              {
                guard: { type: 'it asks for black', params: ({ event }) => event },
                actions: ['toggle black', 'tell the stage'],
              },
              {
                guard: { type: 'it asks to move', params: ({ event }) => event },
                actions: ['end black', { type: 'do it on the page', params: ({ event }) => event }, 'tell the stage'],
              },
              { actions: { type: 'do it on the page', params: ({ event }) => event } },
            ],
            'peer.asked': { actions: { type: 'take up what the stage was asked', params: ({ event }) => event } },
            'peer.hello': { actions: 'tell the stage' },
            'peer.notice': { actions: { type: 'say it on the page', params: ({ event }) => event } },
          },
          states: {
            live: {
              on: {
                asked: {
                  guard: { type: 'it asks to freeze', params: ({ event }) => event },
                  target: 'frozen',
                },
                'scene.changed': {
                  actions: [
                    { type: 'take the scene', params: ({ event }) => event },
                    'show it to the audience',
                    'tell the stage',
                  ],
                },
              },
            },
            frozen: {
              on: {
                asked: {
                  guard: { type: 'it asks to freeze', params: ({ event }) => event },
                  target: 'live',
                  actions: ['show it to the audience', 'tell the stage'],
                },
              },
            },
          },
        },
      },
    },
    overview: {
      initial: 'closed',
      states: {
        closed: { on: { 'overview.toggled': 'open' } },
        open: {
          on: {
            'overview.toggled': 'closed',
            asked: { guard: { type: 'it asks to move', params: ({ event }) => event }, target: 'closed' },
          },
        },
      },
    },
    number: {
      initial: 'none',
      on: {
        'number.entered': [
          {
            guard: 'a number was typed',
            target: '.none',
            actions: ['ask for the stop of that number', 'forget the number'],
          },
          { actions: 'ask for the next stop' },
        ],
      },
      states: {
        none: {
          on: { 'digit.typed': { target: 'typed', actions: { type: 'add the digit', params: ({ event }) => event } } },
        },
        typed: {
          on: {
            'digit.typed': {
              target: 'typed',
              reenter: true,
              actions: { type: 'add the digit', params: ({ event }) => event },
            },
          },
          after: { 'number is forgotten': { target: 'none', actions: 'forget the number' } },
        },
      },
    },
    pointer: {
      initial: 'resting',
      states: {
        resting: { on: { 'pointer.moved': 'moving' } },
        moving: {
          on: { 'pointer.moved': { target: 'moving', reenter: true } },
          after: { 'pointer rests': 'resting' },
        },
      },
    },
    loop: {
      initial: 'deciding',
      states: {
        deciding: { always: [{ guard: 'it loops', target: 'on' }, { target: 'off' }] },
        on: {
          invoke: { id: 'stand', src: 'stand' },
          on: { 'input.felt': { target: 'off', actions: 'end the loop of the page' } },
        },
        off: {},
      },
    },
  },
});
