import { describe, expect, it } from 'vitest';
import { createActor, fromCallback } from 'xstate';
import type { RunConfig } from '../../../machines/model.ts';
import { playerMachine } from '../../../machines/player.machine.ts';
import type {
  AddressEvent,
  AddressInput,
  SessionTarget,
  StorageEvent,
  TalkPlace,
} from '../../../machines/session-events.ts';
import { configOf, type TestEvent as Event, runOf, type TestLayer, type TestRun, testSession } from './test-session.ts';

const TALK: TalkPlace = { window: 'stage', tour: 'one', stop: 0, channel: null, loops: false, isDue: false };

/** A session whose simulation ends when the test says so, and whose player gets no ticks. */
function sessionOf() {
  const written: AddressEvent<TestRun, TestLayer>[] = [];
  let end: (event: Event) => void = () => undefined;
  const session = createActor(
    testSession.provide({
      actors: {
        player: playerMachine.provide({ actors: { ticker: fromCallback(() => undefined) } }),
        address: fromCallback<AddressEvent<TestRun, TestLayer>, AddressInput>(({ receive }) => {
          receive((event) => written.push(event));
        }),
        storage: fromCallback<StorageEvent>(() => undefined),
        simulation: fromCallback<Event, { config: RunConfig }>(({ sendBack }) => {
          end = sendBack;
        }),
        reader: fromCallback<Event, { source: string }>(() => undefined),
      },
    }),
    {
      input: {
        view: { scenario: 'saas', run: runOf(3), file: null, layer: 'options', thirdPartiesApart: false },
        atMs: 0,
        track: 'story',
        notice: null,
        theme: 'system',
        isFresh: false,
        target: null,
      },
    },
  );
  session.start();
  return {
    written,
    send: session.send,
    show: (target: Partial<SessionTarget<TestLayer>>) =>
      session.send({
        type: 'stop.shown',
        target: { scenario: 'hybrid', config: configOf(3), message: 'step-2', layer: null, talk: TALK, ...target },
      }),
    simulated: (steps: number) => end({ type: 'run.simulated', run: runOf(steps) }),
    context: () => session.getSnapshot().context,
    /** State of the player, part and simulated time. */
    player: () => {
      const snapshot = session.getSnapshot().context.player.getSnapshot();
      const { value, context } = snapshot;
      return [typeof value === 'string' ? value : 'stepping', context.part, context.atMs];
    },
  };
}

describe('a stop of a talk', () => {
  it('takes the place of scenario, layer and moment, and is no entry of the history', () => {
    const session = sessionOf();
    session.show({ travels: false });
    const { scenario, layer, talk } = session.context();
    expect({ scenario, layer, talk }).toEqual({ scenario: 'hybrid', layer: null, talk: TALK });
    expect(session.player()).toEqual(['paused', 2, 29]);
    expect(session.written.map(({ type }) => type)).not.toContain('address.push');
    expect(session.written.at(-1)).toMatchObject({ view: { scenario: 'hybrid', talk: TALK } });
  });

  it('travels where it is asked to', () => {
    const session = sessionOf();
    session.show({ travels: true });
    expect(session.player()).toEqual(['stepping', 2, 20]);
  });

  it('leaves the moment when it has no message of its own', () => {
    const session = sessionOf();
    session.show({ travels: false });
    session.show({ scenario: 'on-prem', message: undefined, layer: 'options', travels: true });
    expect(session.player()).toEqual(['paused', 2, 29]);
    expect(session.context()).toMatchObject({ scenario: 'on-prem', layer: 'options' });
  });

  it.each([
    [true, ['stepping', 5, 50]],
    [false, ['paused', 5, 59]],
  ])('is told in another run as in this one: travels %s', (travels, place) => {
    const session = sessionOf();
    session.show({ config: configOf(7), message: 'step-5', travels });
    expect(session.written.at(-1)).toMatchObject({ target: { talk: TALK } });
    session.simulated(7);
    expect(session.player()).toEqual(place);
    expect(session.context()).toMatchObject({ scenario: 'hybrid', layer: null, talk: TALK });
  });

  it.each([3, 7])(
    'sets third parties apart where it says so, in a run of %i steps, and leaves them elsewhere',
    (steps) => {
      const session = sessionOf();
      const show = (target: Partial<SessionTarget<TestLayer>>) => {
        session.show({ config: configOf(steps), message: 'step-2', travels: false, ...target });
        if (steps !== 3) session.simulated(steps);
        return session.context().thirdPartiesApart;
      };
      expect([show({ thirdPartiesApart: true }), show({}), show({ thirdPartiesApart: false })]).toEqual([
        true,
        true,
        false,
      ]);
    },
  );

  it('says what the run does not have', () => {
    const session = sessionOf();
    session.show({ message: 'step-9', travels: false });
    expect(session.context().notice).toEqual({ text: 'no step-9' });
  });
});

describe('a talk', () => {
  it('begins and ends at the moment on screen', () => {
    const session = sessionOf();
    session.show({ travels: false });
    session.send({ type: 'talk.set', talk: { ...TALK, window: 'page' } });
    expect(session.context().talk).toMatchObject({ window: 'page' });
    session.send({ type: 'talk.set', talk: null });
    expect(session.context().talk).toBeNull();
    expect(session.written.at(-1)).toMatchObject({ view: { talk: null } });
    expect(session.player()).toEqual(['paused', 2, 29]);
  });

  it('goes on in a run with other options', () => {
    const session = sessionOf();
    session.show({ travels: false });
    session.send({ type: 'config.set', config: configOf(5) });
    session.simulated(5);
    expect(session.context()).toMatchObject({ talk: TALK, scenario: 'hybrid' });
  });

  it('is left by an entry of the history without one', () => {
    const session = sessionOf();
    session.show({ travels: false });
    session.send({
      type: 'address.popped',
      target: { scenario: 'saas', config: configOf(3), message: null, layer: null },
      track: 'story',
      thirdPartiesApart: false,
      isOwn: true,
      file: null,
      notice: null,
    });
    expect(session.context().talk).toBeNull();
  });
});
