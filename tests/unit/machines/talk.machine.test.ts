import { describe, expect, it } from 'vitest';
import { type Actor, createActor, fromCallback, SimulatedClock } from 'xstate';
import { talkMachine } from '../../../machines/talk.machine.ts';
import type {
  ChannelInput,
  PageOrder,
  PeerMessage,
  TalkAsk,
  TalkEvent,
  TalkInput,
  TalkMemory,
  TalkScene,
} from '../../../machines/talk-events.ts';

const NEXT: TalkAsk = { kind: 'move', move: { to: 'next' } };
const HYBRID: TalkAsk = { kind: 'scenario', scenario: 'hybrid' };
const sceneOf = (hash: string): TalkScene => ({ hash, travels: false, isAtEnd: false });

const NOTHING: TalkMemory = { isBlack: false, frozen: null, back: null };

/** A talk whose page and other window only write down what they are told. */
function talkOf(input: Partial<TalkInput> = {}) {
  const orders: PageOrder[] = [];
  const said: PeerMessage[] = [];
  const channels: string[] = [];
  let stands = 0;
  const clock = new SimulatedClock();
  const actor = createActor(
    talkMachine.provide({
      actors: {
        page: fromCallback<PageOrder>(({ receive }) => receive((order) => orders.push(order))),
        channel: fromCallback<PeerMessage, ChannelInput>(({ input: { channel }, receive }) => {
          channels.push(channel);
          receive((message) => said.push(message));
        }),
        stand: fromCallback<TalkEvent>(() => {
          stands += 1;
          return () => {
            stands -= 1;
          };
        }),
      },
    }),
    { input: { role: 'stage', name: 'here', channel: null, loops: false, memory: NOTHING, ...input }, clock },
  );
  actor.start();
  return {
    orders,
    said,
    channels,
    stands: () => stands,
    pass: (ms: number) => clock.increment(ms),
    send: (...events: TalkEvent[]) => {
      for (const event of events) actor.send(event);
    },
    ask: (...asks: TalkAsk[]) => {
      for (const ask of asks) actor.send({ type: 'asked', ask });
    },
    context: () => actor.getSnapshot().context,
    value: () => actor.getSnapshot().value,
  };
}

describe('a talk in one window', () => {
  it('does what is asked on its own page', () => {
    const talk = talkOf();
    talk.ask(NEXT, HYBRID, { kind: 'unreachable' });
    expect(talk.orders).toEqual([
      { type: 'do', ask: NEXT },
      { type: 'do', ask: HYBRID },
      { type: 'do', ask: { kind: 'unreachable' } },
    ]);
    expect(talk.channels).toEqual([]);
  });

  it('is black until it is asked again, or goes on', () => {
    const talk = talkOf();
    talk.ask({ kind: 'black' });
    expect(talk.context().isBlack).toBe(true);
    talk.ask({ kind: 'black' });
    expect(talk.context().isBlack).toBe(false);
    talk.ask({ kind: 'black' }, NEXT);
    expect(talk.context().isBlack).toBe(false);
    expect(talk.orders).toEqual([{ type: 'do', ask: NEXT }]);
  });

  it('goes to the stop whose number was typed, and to the next one without', () => {
    const talk = talkOf();
    talk.send({ type: 'digit.typed', digit: '1' }, { type: 'digit.typed', digit: '2' });
    expect(talk.context().typed).toBe('12');
    talk.send({ type: 'number.entered' }, { type: 'number.entered' });
    expect(talk.orders).toEqual([
      { type: 'do', ask: { kind: 'move', move: { to: 'stop', stop: 11 } } },
      { type: 'do', ask: NEXT },
    ]);
    expect(talk.context().typed).toBe('');
  });

  it('forgets a number that nobody enters', () => {
    const talk = talkOf();
    talk.send({ type: 'digit.typed', digit: '1' });
    talk.pass(2000);
    talk.send({ type: 'digit.typed', digit: '2' });
    talk.pass(2000);
    expect(talk.context().typed).toBe('12');
    talk.pass(2000);
    expect(talk.context().typed).toBe('');
  });

  it('takes the last three digits of a number', () => {
    const talk = talkOf();
    for (const digit of '12345') talk.send({ type: 'digit.typed', digit });
    expect(talk.context().typed).toBe('345');
  });

  it('knows when the pointer rests', () => {
    const talk = talkOf();
    expect(talk.value()).toMatchObject({ pointer: 'resting' });
    talk.send({ type: 'pointer.moved' });
    talk.pass(2000);
    talk.send({ type: 'pointer.moved' });
    talk.pass(2000);
    expect(talk.value()).toMatchObject({ pointer: 'moving' });
    talk.pass(1000);
    expect(talk.value()).toMatchObject({ pointer: 'resting' });
  });

  it('leaves the overview open and its page running while the pointer moves and digits are typed', () => {
    const talk = talkOf({ channel: 'abc' });
    talk.send(
      { type: 'overview.toggled' },
      { type: 'pointer.moved' },
      { type: 'pointer.moved' },
      { type: 'digit.typed', digit: '1' },
      { type: 'digit.typed', digit: '2' },
    );
    expect(talk.value()).toMatchObject({ overview: 'open', pointer: 'moving', number: 'typed' });
    expect(talk.channels).toEqual(['abc']);
  });

  it('closes the overview when a stop is chosen', () => {
    const talk = talkOf();
    talk.send({ type: 'overview.toggled' });
    expect(talk.value()).toMatchObject({ overview: 'open' });
    talk.ask({ kind: 'move', move: { to: 'stop', stop: 3 } });
    expect(talk.value()).toMatchObject({ overview: 'closed' });
  });

  it('asks which window this one is to be, until there is a channel or the talk goes on', () => {
    const talk = talkOf();
    talk.send({ type: 'windows.toggled' });
    expect(talk.value()).toMatchObject({ choice: 'open', windows: 'single' });
    talk.send({ type: 'windows.toggled' });
    expect(talk.value()).toMatchObject({ choice: 'closed' });
    talk.send({ type: 'windows.toggled' });
    talk.ask(NEXT);
    expect(talk.value()).toMatchObject({ choice: 'closed' });
    talk.send({ type: 'windows.toggled' }, { type: 'channel.opened', channel: 'abc' });
    expect(talk.value()).toMatchObject({ choice: 'closed', windows: 'joined' });
  });

  it('is black as it was before it was loaded anew', () => {
    expect(talkOf({ memory: { ...NOTHING, isBlack: true } }).context().isBlack).toBe(true);
  });

  it('holds a notice back', () => {
    const talk = talkOf();
    talk.send({ type: 'notice.held', text: 'late' });
    expect(talk.orders).toEqual([]);
  });
});

describe('a talk that goes on by itself', () => {
  it('stops when somebody touches anything, and does not begin again', () => {
    const talk = talkOf({ loops: true });
    expect(talk.stands()).toBe(1);
    talk.send({ type: 'pointer.moved' });
    expect(talk.stands()).toBe(1);
    talk.send({ type: 'input.felt' }, { type: 'input.felt' });
    expect(talk.stands()).toBe(0);
    expect(talk.orders).toEqual([{ type: 'loop.ended' }]);
  });

  it('begins again, and ends, when it is asked to', () => {
    const talk = talkOf({ loops: true });
    talk.send({ type: 'input.felt' });
    expect(talk.value()).toMatchObject({ loop: 'stopped' });
    talk.send({ type: 'loop.toggled' });
    expect(talk.stands()).toBe(1);
    talk.send({ type: 'loop.toggled' });
    expect(talk.stands()).toBe(0);
    expect(talk.orders.map(({ type }) => type)).toEqual(['loop.ended', 'loop.began', 'loop.ended']);
  });

  it('is the stage, for nobody looks at a console', () => {
    const talk = talkOf({ role: 'console', channel: 'abc' });
    talk.send({ type: 'loop.toggled' });
    expect(talk.stands()).toBe(0);
  });

  it('is not one that nobody asked to', () => {
    expect(talkOf().stands()).toBe(0);
  });
});

describe('a stage', () => {
  it('joins a channel when a console is opened', () => {
    const talk = talkOf();
    talk.send({ type: 'channel.opened', channel: 'abc' });
    expect(talk.channels).toEqual(['abc']);
    expect(talk.context().channel).toBe('abc');
  });

  it('shows what a console says, and asks it for everything', () => {
    const talk = talkOf({ channel: 'abc' });
    const scene = sceneOf('#one');
    talk.send({ type: 'peer.shows', name: 'other', scene, isBlack: false });
    expect(talk.orders).toEqual([{ type: 'show', scene }]);
    talk.ask(NEXT, { kind: 'black' }, { kind: 'freeze' });
    expect(talk.orders).toHaveLength(1);
    expect(talk.context().isBlack).toBe(false);
    expect(talk.said).toEqual([
      { type: 'peer.asked', ask: NEXT },
      { type: 'peer.asked', ask: { kind: 'black' } },
      { type: 'peer.asked', ask: { kind: 'freeze' } },
    ]);
  });

  it('is black as the console says', () => {
    const talk = talkOf({ channel: 'abc' });
    talk.send({ type: 'peer.shows', name: 'other', scene: sceneOf('#one'), isBlack: true });
    expect(talk.context().isBlack).toBe(true);
    talk.send({ type: 'peer.shows', name: 'other', scene: sceneOf('#one'), isBlack: false });
    expect(talk.context().isBlack).toBe(false);
  });

  it('leads itself again when the console is gone, until that is back', () => {
    const talk = talkOf({ channel: 'abc' });
    talk.send(
      { type: 'peer.shows', name: 'other', scene: sceneOf('#one'), isBlack: false },
      { type: 'peer.bye', from: 'console', name: 'other' },
    );
    expect(talk.context().hasPeer).toBe(false);
    talk.ask(NEXT);
    expect(talk.orders.at(-1)).toEqual({ type: 'do', ask: NEXT });
    talk.send({ type: 'peer.hello', from: 'console', name: 'other' });
    expect(talk.said).toEqual([{ type: 'peer.hello', from: 'stage', name: 'here' }]);
    talk.send({ type: 'peer.shows', name: 'other', scene: sceneOf('#two'), isBlack: false });
    talk.ask(NEXT);
    expect(talk.said.at(-1)).toEqual({ type: 'peer.asked', ask: NEXT });
  });

  it('answers no other stage, which would answer it for ever', () => {
    const talk = talkOf({ channel: 'abc' });
    talk.send({ type: 'peer.hello', from: 'stage', name: 'other' });
    expect(talk.said).toEqual([]);
    expect(talk.context().hasPeer).toBe(false);
    talk.send(
      { type: 'peer.shows', name: 'other', scene: sceneOf('#one'), isBlack: false },
      { type: 'peer.bye', from: 'stage', name: 'second stage' },
    );
    expect(talk.value()).toMatchObject({ lead: 'led' });
    expect(talk.context().hasPeer).toBe(true);
  });

  it('puts right what came on its screen without the console, once', () => {
    const talk = talkOf({ channel: 'abc' });
    const scene = sceneOf('#one');
    talk.send({ type: 'peer.shows', name: 'other', scene, isBlack: false }, { type: 'scene.changed', scene });
    expect(talk.orders).toEqual([{ type: 'show', scene }]);
    talk.send({ type: 'scene.changed', scene: sceneOf('#back') });
    expect(talk.orders).toEqual([
      { type: 'show', scene },
      { type: 'show', scene },
    ]);
    talk.send({ type: 'scene.changed', scene: sceneOf('#back') });
    expect(talk.orders).toHaveLength(2);
  });

  it('passes a notice on to the console', () => {
    const talk = talkOf({ channel: 'abc' });
    talk.send(
      { type: 'peer.shows', name: 'other', scene: sceneOf('#one'), isBlack: false },
      { type: 'notice.held', text: 'late' },
    );
    expect(talk.said).toEqual([{ type: 'peer.notice', text: 'late' }]);
    expect(talk.orders.at(-1)).toEqual({ type: 'say', text: null });
  });
});

describe('a console', () => {
  const consoleOf = () => talkOf({ role: 'console', channel: 'abc' });
  const scene = sceneOf('#one');

  it('says what is on its screen, and says it again to a stage that was loaded anew', () => {
    const talk = consoleOf();
    talk.send({ type: 'scene.changed', scene });
    expect(talk.said).toEqual([{ type: 'peer.shows', name: 'here', scene, isBlack: false }]);
    talk.send({ type: 'peer.hello', from: 'stage', name: 'other' });
    expect(talk.said).toHaveLength(2);
    expect(talk.said[1]).toEqual(talk.said[0]);
    expect(talk.context().hasPeer).toBe(true);
  });

  it('does what the stage was asked', () => {
    const talk = consoleOf();
    talk.send({ type: 'peer.asked', ask: NEXT });
    expect(talk.orders).toEqual([{ type: 'do', ask: NEXT }]);
  });

  it('keeps what the audience sees while it is frozen, and shows where it is afterwards', () => {
    const talk = consoleOf();
    talk.send({ type: 'scene.changed', scene });
    talk.ask({ kind: 'freeze' });
    talk.send({ type: 'scene.changed', scene: sceneOf('#two') }, { type: 'peer.hello', from: 'stage', name: 'other' });
    expect(talk.said.map((message) => 'scene' in message && message.scene.hash)).toEqual(['#one', '#one']);
    talk.ask({ kind: 'black' });
    expect(talk.said.at(-1)).toEqual({ type: 'peer.shows', name: 'here', scene, isBlack: true });
    talk.ask({ kind: 'black' });
    talk.send({ type: 'peer.asked', ask: { kind: 'freeze' } });
    expect(talk.said.at(-1)).toEqual({ type: 'peer.shows', name: 'here', scene: sceneOf('#two'), isBlack: false });
  });

  it('says what the stage must not', () => {
    const talk = consoleOf();
    talk.send({ type: 'peer.notice', text: 'late' });
    expect(talk.orders).toEqual([{ type: 'say', text: 'late' }]);
  });

  it('comes back frozen and black as it was, and shows the audience nothing else', () => {
    const talk = talkOf({ role: 'console', channel: 'abc', memory: { isBlack: true, frozen: scene, back: null } });
    talk.send({ type: 'scene.changed', scene: sceneOf('#two') });
    expect(talk.said).toEqual([]);
    talk.send({ type: 'peer.hello', from: 'stage', name: 'other' });
    expect(talk.said).toEqual([{ type: 'peer.shows', name: 'here', scene, isBlack: true }]);
    talk.ask({ kind: 'freeze' });
    expect(talk.said.at(-1)).toEqual({ type: 'peer.shows', name: 'here', scene: sceneOf('#two'), isBlack: true });
  });

  it('asks whether another stage is there when one is gone', () => {
    const talk = consoleOf();
    talk.send({ type: 'peer.hello', from: 'stage', name: 'other' }, { type: 'peer.bye', from: 'stage', name: 'other' });
    expect(talk.context().hasPeer).toBe(false);
    expect(talk.said.at(-1)).toEqual({ type: 'peer.hello', from: 'console', name: 'here' });
  });

  it('goes back to where the talk was before the questions, however many there were', () => {
    const talk = consoleOf();
    talk.send({ type: 'scene.changed', scene }, { type: 'question.asked' });
    talk.send({ type: 'scene.changed', scene: sceneOf('#fault') });
    talk.ask(HYBRID);
    talk.send({ type: 'scene.changed', scene: sceneOf('#fault-in-hybrid') }, { type: 'question.answered' });
    expect(talk.orders.at(-1)).toEqual({ type: 'show', scene });
    expect(talk.context().back).toBeNull();
    talk.send({ type: 'question.answered' });
    expect(talk.orders).toHaveLength(2);
  });

  it('forgets a question when the talk goes on', () => {
    const talk = consoleOf();
    talk.send({ type: 'scene.changed', scene }, { type: 'question.asked' });
    talk.ask(NEXT);
    expect(talk.context().back).toBeNull();
  });
});

describe('two consoles', () => {
  const scene = sceneOf('#one');

  /** A console that another one has come to. */
  const followingOf = () => {
    const talk = talkOf({ role: 'console', channel: 'abc' });
    talk.send(
      { type: 'scene.changed', scene: sceneOf('#zero') },
      { type: 'peer.hello', from: 'console', name: 'other' },
    );
    return talk;
  };

  it('show the same: the one that was there follows the one that came', () => {
    const talk = followingOf();
    expect(talk.value()).toMatchObject({ lead: 'following' });
    talk.send({ type: 'peer.shows', name: 'other', scene, isBlack: false }, { type: 'scene.changed', scene });
    expect(talk.orders).toEqual([{ type: 'show', scene }]);
    expect(talk.said.filter(({ type }) => type === 'peer.shows')).toHaveLength(1);
    expect(talk.context().hasPeer).toBe(false);
  });

  it('take turns: the one that is used leads', () => {
    const talk = followingOf();
    talk.send({ type: 'peer.shows', name: 'other', scene, isBlack: false }, { type: 'scene.changed', scene });
    talk.ask(NEXT);
    expect(talk.value()).toMatchObject({ lead: { leading: 'live' } });
    expect(talk.said).toContainEqual({ type: 'peer.leads', name: 'here', turn: 1 });
    expect(talk.orders.at(-1)).toEqual({ type: 'do', ask: NEXT });
  });

  it('become one when the leading one is closed', () => {
    const talk = followingOf();
    talk.send({ type: 'peer.shows', name: 'other', scene, isBlack: false }, { type: 'scene.changed', scene });
    talk.send({ type: 'peer.bye', from: 'console', name: 'other' });
    expect(talk.value()).toMatchObject({ lead: { leading: 'live' } });
    expect(talk.said.at(-1)).toEqual({ type: 'peer.shows', name: 'here', scene, isBlack: false });
  });
});

/** Windows of one talk on a device: what one says, all others hear, each at its own time but in order. */
function windowsOf(...roles: readonly (readonly [role: TalkInput['role'], name: string])[]) {
  const post: (() => void)[] = [];
  const ears = new Map<string, (message: PeerMessage) => void>();
  const windows = new Map<string, Actor<typeof talkMachine>>();
  const deliver = (): void => {
    for (let next = post.shift(); next !== undefined; next = post.shift()) next();
  };
  const open = (role: TalkInput['role'], name: string): void => {
    const actor = createActor(
      talkMachine.provide({
        actors: {
          page: fromCallback<PageOrder>(({ receive, sendBack }) => {
            receive((order) => {
              if (order.type === 'show') sendBack({ type: 'scene.changed', scene: order.scene });
            });
            sendBack({ type: 'scene.changed', scene: sceneOf(`#${name}`) });
          }),
          channel: fromCallback<PeerMessage, ChannelInput>(({ receive, sendBack }) => {
            const say = (message: PeerMessage): void => {
              for (const other of [...ears.keys()].filter((ear) => ear !== name)) {
                post.push(() => ears.get(other)?.(message));
              }
            };
            ears.set(name, sendBack);
            receive(say);
            say({ type: 'peer.hello', from: role, name });
            return () => {
              ears.delete(name);
              say({ type: 'peer.bye', from: role, name });
            };
          }),
          stand: fromCallback<TalkEvent>(() => undefined),
        },
      }),
      { input: { role, name, channel: 'abc', loops: false, memory: NOTHING }, clock: new SimulatedClock() },
    );
    windows.set(name, actor);
    actor.start();
    deliver();
  };
  for (const [role, name] of roles) open(role, name);
  return {
    open,
    close: (name: string) => {
      windows.get(name)?.stop();
      windows.delete(name);
      deliver();
    },
    use: (name: string) => {
      windows.get(name)?.send({ type: 'asked', ask: NEXT });
      deliver();
    },
    leading: () =>
      [...windows].filter(([, actor]) => 'leading' in Object(actor.getSnapshot().value.lead)).map(([name]) => name),
    stage: () => windows.get('stage')?.getSnapshot(),
  };
}

describe('three consoles', () => {
  const talkOfThree = () => windowsOf(['stage', 'stage'], ['console', 'a'], ['console', 'b'], ['console', 'c']);

  it('are led by the one that came last, or was used last', () => {
    const talk = talkOfThree();
    expect(talk.leading()).toEqual(['c']);
    for (const name of ['a', 'b', 'a', 'c']) {
      talk.use(name);
      expect(talk.leading()).toEqual([name]);
    }
  });

  it.each(['a', 'b', 'c'])('are led by exactly one other when %s led and is closed', (name) => {
    const talk = talkOfThree();
    talk.use(name);
    talk.close(name);
    expect(talk.leading()).toHaveLength(1);
    const [next = ''] = talk.leading();
    expect(talk.stage()?.value).toMatchObject({ lead: 'led' });
    expect(talk.stage()?.context).toMatchObject({ hasPeer: true, leader: next });
    talk.close(next);
    expect(talk.leading()).toHaveLength(1);
  });

  it('go on as they were when one that follows is closed', () => {
    const talk = talkOfThree();
    talk.use('b');
    talk.close('a');
    expect(talk.leading()).toEqual(['b']);
    expect(talk.stage()?.value).toMatchObject({ lead: 'led' });
    expect(talk.stage()?.context).toMatchObject({ hasPeer: true, leader: 'b' });
  });

  it('take one that comes in the place of one that has led before', () => {
    const talk = talkOfThree();
    talk.use('a');
    talk.use('b');
    talk.open('console', 'd');
    expect(talk.leading()).toEqual(['d']);
    talk.close('d');
    expect(talk.leading()).toHaveLength(1);
  });

  it('leave the stage to itself when all are closed', () => {
    const talk = talkOfThree();
    for (const name of ['b', 'c', 'a']) talk.close(name);
    expect(talk.stage()?.value).toMatchObject({ lead: 'alone' });
    expect(talk.stage()?.context.hasPeer).toBe(false);
  });
});
