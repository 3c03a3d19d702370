import { assign, enqueueActions, fromCallback, raise, sendTo, setup } from 'xstate';
import type {
  ChannelInput,
  PageAsk,
  PageOrder,
  PeerMessage,
  TalkAsk,
  TalkEvent,
  TalkInput,
  TalkRole,
  TalkScene,
} from './talk-events.ts';

interface TalkContext extends Omit<TalkInput, 'memory'> {
  /** Digits of the number of a stop. */
  readonly typed: string;
  readonly isBlack: boolean;
  /** What is on screen in this window, null before anything was. */
  readonly scene: TalkScene | null;
  /** What the audience was shown last: what this console said, or what a console said to this window. */
  readonly shown: TalkScene | null;
  /** What came on screen here that no console had asked for, the last time that it was put right. */
  readonly stray: string | null;
  /** What was on screen before a question, null while there is none. */
  readonly back: TalkScene | null;
  /** True while a window of the other role is there. */
  readonly hasPeer: boolean;
  /** The console that leads, by its name; null as long as none was heard of. */
  readonly leader: string | null;
  /** How often the lead was taken, as far as this window knows. */
  readonly turn: number;
}

/** What a console says of itself when it takes the lead. */
type Claim = Pick<TalkContext, 'turn'> & { readonly name: string };

const MOST_DIGITS = 3;

const never =
  (what: string): (() => never) =>
  () => {
    throw new Error(`[talk] No ${what}. Provide one.`);
  };

const isOfPage = (ask: TalkAsk): ask is PageAsk => ask.kind !== 'black' && ask.kind !== 'freeze';

/** What the states of a talk act by: its types, the actors it starts, its guards and its actions, each by its name. */
export const talkSetup = setup({
  types: {
    context: {} as TalkContext,
    events: {} as TalkEvent,
    input: {} as TalkInput,
    children: {} as { readonly page: 'page'; readonly channel: 'channel'; readonly stand: 'stand' },
  },
  actors: {
    page: fromCallback<PageOrder>(never('page')),
    channel: fromCallback<PeerMessage, ChannelInput>(never('channel')),
    /** Goes on by itself, at the pace of the tour. */
    stand: fromCallback<TalkEvent>(never('stand')),
  },
  delays: { 'pointer rests': 2500, 'number is forgotten': 3000 },
  guards: {
    'it is a console': ({ context }) => context.role === 'console',
    'it is a stage': ({ context }) => context.role === 'stage',
    'it comes from a stage': (_, { from }: { from: TalkRole }) => from === 'stage',
    'it comes from a console': (_, { from }: { from: TalkRole }) => from === 'console',
    'it comes from the other role': ({ context }, { from }: { from: TalkRole }) => from !== context.role,
    'it is the one that leads': ({ context }, { name }: { name: string }) => name === context.leader,
    'it leads before all others': ({ context }, { name, turn }: Claim) =>
      turn > context.turn || (turn === context.turn && name > (context.leader ?? '')),
    'the audience was frozen': ({ context }) => context.shown !== null,
    /** By Back, for example. It is put right once: what cannot be shown here must not be tried for ever. */
    'no console asked for it': ({ context: { shown, stray } }, { scene }: { scene: TalkScene }) =>
      shown !== null && scene.hash !== shown.hash && scene.hash !== stray,
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
    'take it up': raise((_, { ask }: { ask: TalkAsk }): TalkEvent => ({ type: 'asked', ask })),
    'remember where the talk was': assign(({ context }) => ({ back: context.back ?? context.scene })),
    'forget where the talk was': assign({ back: null }),
    'go back to where the talk was': enqueueActions(({ context: { back }, enqueue }) => {
      if (back !== null) enqueue.sendTo('page', { type: 'show', scene: back });
    }),
    'toggle black': assign({ isBlack: ({ context }) => !context.isBlack }),
    'end black': assign({ isBlack: false }),
    'take the scene': assign((_, { scene }: { scene: TalkScene }) => ({ scene })),
    /** What is on screen here. */
    'show it to the audience': assign(({ context }) => ({ shown: context.scene })),
    'tell the stage': enqueueActions(({ context: { shown, isBlack, name }, enqueue }) => {
      if (shown !== null) enqueue.sendTo('channel', { type: 'peer.shows', name, scene: shown, isBlack });
    }),
    'show what the console says': enqueueActions(
      ({ enqueue }, { name, scene, isBlack }: { name: string; scene: TalkScene; isBlack: boolean }) => {
        enqueue.assign({ isBlack, shown: scene, stray: null, leader: name });
        enqueue.sendTo('page', { type: 'show', scene });
      },
    ),
    'show it once more': enqueueActions(({ context: { shown }, enqueue }, { scene }: { scene: TalkScene }) => {
      enqueue.assign({ stray: scene.hash });
      if (shown !== null) enqueue.sendTo('page', { type: 'show', scene: shown });
    }),
    'say that it is here': sendTo(
      'channel',
      ({ context: { role, name } }): PeerMessage => ({ type: 'peer.hello', from: role, name }),
    ),
    'take the lead': assign(({ context }) => ({ leader: context.name, turn: context.turn + 1 })),
    'say that it leads': sendTo(
      'channel',
      ({ context: { name, turn } }): PeerMessage => ({ type: 'peer.leads', name, turn }),
    ),
    'follow the one that came': assign((_, { name }: { name: string }) => ({ leader: name })),
    'follow the one that leads': assign((_, { name, turn }: Claim) => ({ leader: name, turn })),
    'pass the notice on': sendTo(
      'channel',
      (_, { text }: { text: string }): PeerMessage => ({ type: 'peer.notice', text }),
    ),
    'say it on the page': sendTo('page', (_, { text }: { text: string }): PageOrder => ({ type: 'say', text })),
    'take the notice away': sendTo('page', (): PageOrder => ({ type: 'say', text: null })),
    'begin the loop of the page': sendTo('page', (): PageOrder => ({ type: 'loop.began' })),
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
});
