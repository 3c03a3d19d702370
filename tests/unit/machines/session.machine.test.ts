import { describe, expect, it } from 'vitest';
import { createActor, fromCallback } from 'xstate';
import type { RunConfig, ScenarioId } from '../../../machines/model.ts';
import { playerMachine } from '../../../machines/player.machine.ts';
import type {
  AddressEntry,
  AddressEvent,
  AddressInput,
  SessionInput,
  SessionTarget,
  StorageEvent,
} from '../../../machines/session-events.ts';
import { configOf, type TestEvent as Event, runOf, type TestLayer, type TestRun, testSession } from './test-session.ts';

/** The last address that was written, as a link would say it; `file` stands for what a link cannot hold. */
function wordsOf(event: AddressEvent<TestRun, TestLayer>): string {
  const { scenario, layer } = 'view' in event ? event.view : event.target;
  const run = 'target' in event ? `steps ${event.target.config.steps} ${event.target.message ?? ''}` : null;
  const shown = 'view' in event ? (event.view.file === null ? `steps ${event.view.run.config.steps}` : 'file') : run;
  const { thirdPartiesApart } = 'view' in event ? event.view : event;
  const apart = thirdPartiesApart ? 'apart' : null;
  return [event.type.slice('address.'.length), scenario, shown?.trim(), layer, apart].filter((part) => part).join(' ');
}

/** A session whose simulations and files end when the test says so. */
function sessionOf(input: Partial<SessionInput<TestRun, TestLayer>> = {}) {
  const written: string[] = [];
  const kept: StorageEvent[] = [];
  const simulations: { steps: number; config: RunConfig; stopped: boolean; end: (event: Event) => void }[] = [];
  const files: { source: string; stopped: boolean; end: (event: Event) => void }[] = [];
  const session = createActor(
    testSession.provide({
      actors: {
        player: playerMachine.provide({ actors: { ticker: fromCallback(() => undefined) } }),
        address: fromCallback<AddressEvent<TestRun, TestLayer>, AddressInput>(({ receive }) => {
          receive((event) => written.push(wordsOf(event)));
        }),
        storage: fromCallback<StorageEvent>(({ receive }) => {
          receive((event) => kept.push(event));
        }),
        simulation: fromCallback<Event, { config: RunConfig }>(({ input: { config }, sendBack }) => {
          const simulation = { steps: config.steps, config, stopped: false, end: sendBack };
          simulations.push(simulation);
          return () => {
            simulation.stopped = true;
          };
        }),
        reader: fromCallback<Event, { source: string }>(({ input: { source }, sendBack }) => {
          const file = { source, stopped: false, end: sendBack };
          files.push(file);
          return () => {
            file.stopped = true;
          };
        }),
      },
    }),
    {
      input: {
        view: { scenario: 'saas', run: runOf(3), file: null, layer: null, thirdPartiesApart: false },
        atMs: 0,
        track: 'story',
        notice: null,
        theme: 'system',
        isFresh: false,
        target: null,
        ...input,
      },
    },
  );
  session.start();
  return {
    session,
    written,
    kept,
    simulations,
    files,
    send: session.send,
    isApart: () => session.getSnapshot().context.thirdPartiesApart,
    state: () => session.getSnapshot().value,
    view: () => {
      const { scenario, run, layer, file } = session.getSnapshot().context;
      return { scenario, steps: run.config.steps, layer, file };
    },
    atMs: () => session.getSnapshot().context.player.getSnapshot().context.atMs,
    notice: () => session.getSnapshot().context.notice?.text ?? null,
    /** Ends the last simulation with the run that it was for. */
    simulated: () => {
      const last = simulations.at(-1);
      last?.end({ type: 'run.simulated', run: runOf(last.steps) });
    },
    /** The last simulation does not come to an end. */
    died: () => simulations.at(-1)?.end({ type: 'run.failed', text: 'failed' }),
    tryAgain: () => session.getSnapshot().context.notice?.again?.(),
    read: (steps: number, scenario: ScenarioId = 'hybrid') =>
      files.at(-1)?.end({ type: 'file.read', run: runOf(steps), scenario, notice: { text: 'opened' } }),
  };
}

const targetOf = (over: Partial<SessionTarget<TestLayer>> = {}): SessionTarget<TestLayer> => ({
  scenario: 'saas',
  config: configOf(3),
  message: null,
  layer: null,
  ...over,
});

const popped = (over: Partial<AddressEntry<TestLayer>> & { target: SessionTarget<TestLayer> }): Event => ({
  type: 'address.popped',
  track: 'story',
  thirdPartiesApart: false,
  isOwn: false,
  file: null,
  notice: null,
  ...over,
});

describe('a link that was come to', () => {
  const strange = (steps: number): Event =>
    popped({
      target: targetOf({ config: configOf(steps), message: 'nowhere' }),
      notice: { text: 'no such scenario' },
    });

  it('says what is wrong with its message beside what else is', () => {
    const { send, notice } = sessionOf();
    send(strange(3));
    expect(notice()).toEqual('no such scenario\nno nowhere');
    // Said anew, and not once more.
    send(strange(3));
    expect(notice()).toEqual('no such scenario\nno nowhere');
  });

  it('says so too when its run had to be awaited', () => {
    const { send, notice, simulated } = sessionOf();
    send(strange(9));
    expect(notice()).toEqual('no such scenario');
    simulated();
    expect(notice()).toEqual('no such scenario\nno nowhere');
  });
});

describe('a session that opens', () => {
  it('is ready with the run of its link, and holds it in the address', () => {
    const { state, written, atMs } = sessionOf({ atMs: 20 });
    expect([state(), atMs()]).toEqual(['ready', 20]);
    expect(written).toEqual(['replace saas steps 3']);
  });

  it('simulates a long run while another one stands in, whose address stays that of the link', () => {
    const { state, view, written, simulated, atMs } = sessionOf({
      target: targetOf({ scenario: 'hybrid', config: configOf(500), message: 'step-7', layer: 'options' }),
    });
    expect([state(), view().steps]).toEqual(['simulating', 3]);
    expect(written).toEqual(['replace hybrid steps 500 step-7 options']);
    simulated();
    expect(state()).toEqual('ready');
    expect(view()).toEqual({ scenario: 'hybrid', steps: 500, layer: 'options', file: null });
    expect(atMs()).toEqual(70);
    expect(written.at(-1)).toEqual('replace hybrid steps 500 options');
  });

  it('has ended when it opens at the end', () => {
    const { session } = sessionOf({ atMs: 50 });
    expect(session.getSnapshot().context.player.getSnapshot().value).toEqual('ended');
  });
});

describe('third parties', () => {
  it('are shown apart, and back, and the address is told', () => {
    const { send, isApart, written } = sessionOf();
    send({ type: 'third-parties.toggle' });
    expect(isApart()).toBe(true);
    expect(written.at(-1)).toMatch(/^replace .* apart$/);
    send({ type: 'third-parties.toggle' });
    expect(isApart()).toBe(false);
  });

  it('stand as a link says, and stay as they are for an entry of this page', () => {
    const { send, isApart } = sessionOf();
    send(popped({ target: targetOf(), thirdPartiesApart: true }));
    expect(isApart()).toBe(true);
    send(popped({ target: targetOf(), thirdPartiesApart: false, isOwn: true }));
    expect(isApart()).toBe(true);
  });
});

describe('a change of scenario', () => {
  it('keeps the moment in the entry before, and adds one', () => {
    const { send, written, view } = sessionOf({ atMs: 20 });
    send({ type: 'scenario.set', scenario: 'hybrid' });
    expect(view().scenario).toEqual('hybrid');
    expect(written.slice(1)).toEqual(['replace saas steps 3', 'push hybrid steps 3']);
    send({ type: 'scenario.set', scenario: 'hybrid' });
    expect(written).toHaveLength(3);
  });

  it('tells the same run in another way, and keeps playing', () => {
    const { session, send } = sessionOf();
    const player = () => session.getSnapshot().context.player.getSnapshot();
    session.getSnapshot().context.player.send({ type: 'play' });
    expect([player().value, player().context.score.story]).toEqual(['playing', [0, 1]]);
    send({ type: 'scenario.set', scenario: 'hybrid' });
    expect([player().value, player().context.part, player().context.score.story]).toEqual(['playing', 0, [1]]);
  });

  it('turns a layer that cannot stand there', () => {
    const { send, view } = sessionOf({
      view: { scenario: 'saas', run: runOf(3), file: null, layer: 'beside hybrid', thirdPartiesApart: false },
    });
    send({ type: 'scenario.set', scenario: 'hybrid' });
    expect(view().layer).toEqual('beside saas');
  });

  it('holds for a run that is being simulated, and its address stays that run’s', () => {
    const { send, written, view, simulated } = sessionOf({ target: targetOf({ config: configOf(5000) }) });
    send({ type: 'scenario.set', scenario: 'hybrid' });
    expect(written.at(-1)).toEqual('push hybrid steps 5000');
    simulated();
    expect(view()).toEqual({ scenario: 'hybrid', steps: 5000, layer: null, file: null });
    expect(written.at(-1)).toEqual('replace hybrid steps 5000');
  });

  it('back to the scenario on screen holds for a run that is being simulated in another one', () => {
    const { send, view, simulated } = sessionOf();
    send(popped({ target: targetOf({ scenario: 'hybrid', config: configOf(5000) }) }));
    send({ type: 'scenario.set', scenario: 'saas' });
    simulated();
    expect(view()).toEqual({ scenario: 'saas', steps: 5000, layer: null, file: null });
  });

  it('holds for a file that is being read', () => {
    const { send, view, read } = sessionOf();
    send({ type: 'file.opened', source: 'a' });
    send({ type: 'scenario.set', scenario: 'on-prem' });
    read(7);
    expect(view()).toEqual({ scenario: 'on-prem', steps: 7, layer: null, file: 0 });
  });
});

describe('a change of scenario while something is away', () => {
  const away = { what: 'both', from: null, forMs: null } as const;
  const awayRun = (what: 'both' | 'control-plane' = 'both'): TestRun => ({
    ...runOf(3),
    config: { ...configOf(3), away: { ...away, what } },
  });
  const sessionAway = (over: Partial<SessionInput<TestRun, TestLayer>> = {}) =>
    sessionOf({
      view: { scenario: 'saas', run: awayRun(), file: null, layer: null, thirdPartiesApart: false },
      atMs: 20,
      ...over,
    });

  it('lets what is ZenML’s there be away, at the same moment', () => {
    const { send, simulations, state, view, atMs, session, written } = sessionAway();
    send({ type: 'scenario.set', scenario: 'hybrid' });
    expect([state(), view().scenario, simulations.at(-1)?.config.away?.what]).toEqual([
      'simulating',
      'hybrid',
      'control-plane',
    ]);
    expect(written.slice(1)).toEqual(['replace saas steps 3', 'push hybrid steps 3']);
    simulations.at(-1)?.end({ type: 'run.simulated', run: awayRun('control-plane') });
    expect([state(), atMs(), session.getSnapshot().context.run.config.away?.what]).toEqual([
      'ready',
      20,
      'control-plane',
    ]);
  });

  it('lets nothing be away where nothing is ZenML’s, and what it was again in the next scenario', () => {
    const { send, simulations, session } = sessionAway();
    const shown = () => session.getSnapshot().context;
    send({ type: 'scenario.set', scenario: 'on-prem' });
    expect(simulations.at(-1)?.config.away).toBeUndefined();
    simulations.at(-1)?.end({ type: 'run.simulated', run: runOf(3) });
    expect([shown().scenario, shown().run.config.away]).toEqual(['on-prem', undefined]);
    send({ type: 'scenario.set', scenario: 'hybrid' });
    expect(simulations.at(-1)?.config.away).toEqual({ ...away, what: 'control-plane' });
    simulations.at(-1)?.end({ type: 'run.simulated', run: awayRun('control-plane') });
    send({ type: 'config.set', config: configOf(3) });
    simulations.at(-1)?.end({ type: 'run.simulated', run: runOf(3) });
    const count = simulations.length;
    send({ type: 'scenario.set', scenario: 'saas' });
    expect([simulations.length, shown().run.config.away]).toEqual([count, undefined]);
  });

  it('lets nothing be away any more after a stop of a talk, also one of the run on screen', () => {
    const { send, simulations } = sessionAway();
    send({ type: 'scenario.set', scenario: 'on-prem' });
    simulations.at(-1)?.end({ type: 'run.simulated', run: runOf(3) });
    send({ type: 'stop.shown', target: targetOf({ scenario: 'on-prem', config: configOf(3) }) });
    const count = simulations.length;
    send({ type: 'scenario.set', scenario: 'saas' });
    expect(simulations.length).toBe(count);
  });

  it('lets nothing be away any more when the options were set where nothing could be', () => {
    const { send, simulations } = sessionAway();
    send({ type: 'scenario.set', scenario: 'on-prem' });
    simulations.at(-1)?.end({ type: 'run.simulated', run: runOf(3) });
    send({ type: 'config.set', config: configOf(4) });
    simulations.at(-1)?.end({ type: 'run.simulated', run: runOf(4) });
    const count = simulations.length;
    send({ type: 'scenario.set', scenario: 'saas' });
    expect(simulations.length).toBe(count);
  });

  it('and back before that is simulated is the run as it was', () => {
    const { send, simulations, view } = sessionAway();
    send({ type: 'scenario.set', scenario: 'hybrid' });
    send({ type: 'scenario.set', scenario: 'saas' });
    expect(simulations.map(({ config, stopped }) => [config.away?.what, stopped])).toEqual([
      ['control-plane', true],
      ['both', false],
    ]);
    simulations.at(-1)?.end({ type: 'run.simulated', run: awayRun() });
    expect(view().scenario).toEqual('saas');
  });

  it('holds for a run that is awaited, and for its message', () => {
    const config = { ...configOf(500), away };
    const { send, simulations, atMs } = sessionOf({ target: targetOf({ config, message: 'step-7' }) });
    send({ type: 'scenario.set', scenario: 'hybrid' });
    expect(simulations.at(-1)?.config).toEqual({ ...config, away: { ...away, what: 'control-plane' } });
    simulations.at(-1)?.end({ type: 'run.simulated', run: runOf(500) });
    expect(atMs()).toEqual(70);
  });

  it('leaves a run from a file what it is, and reads a file on', () => {
    const { send, read, files, simulations, view, state } = sessionAway();
    send({ type: 'file.opened', source: 'a' });
    send({ type: 'scenario.set', scenario: 'hybrid' });
    expect([state(), files[0]?.stopped, simulations.length]).toEqual(['importing', false, 0]);
    files[0]?.end({ type: 'file.read', run: awayRun(), scenario: 'saas', notice: { text: 'opened' } });
    send({ type: 'scenario.set', scenario: 'saas' });
    expect([state(), view().scenario, simulations.length]).toEqual(['ready', 'saas', 0]);
    read(7);
  });
});

describe('the cards', () => {
  const cardIn = ({ session }: ReturnType<typeof sessionOf>) => session.getSnapshot().context.card;
  const playerIn = ({ session }: ReturnType<typeof sessionOf>) => session.getSnapshot().context.player;

  it('begin a visit that no link has led anywhere', () => {
    expect(cardIn(sessionOf({ isFresh: true }))).toEqual('opening');
    expect(cardIn(sessionOf())).toBeNull();
    expect(cardIn(sessionOf({ atMs: 20 }))).toBeNull();
  });

  it.each([
    ['is closed', (session: ReturnType<typeof sessionOf>) => session.send({ type: 'card.closed' })],
    ['leaves the start', (session: ReturnType<typeof sessionOf>) => playerIn(session).send({ type: 'play' })],
    [
      'opens something',
      (session: ReturnType<typeof sessionOf>) => session.send({ type: 'layer.set', layer: 'options' }),
    ],
  ])('go when one %s, and do not come back at the start', (_, act) => {
    const session = sessionOf({ isFresh: true });
    act(session);
    expect(cardIn(session)).toBeNull();
    session.send({ type: 'layer.set', layer: null });
    playerIn(session).send({ type: 'seek', atMs: 0 });
    expect(cardIn(session)).toBeNull();
  });

  it('stay while one looks at another scenario', () => {
    const session = sessionOf({ isFresh: true });
    session.send({ type: 'scenario.set', scenario: 'hybrid' });
    expect(cardIn(session)).toEqual('opening');
  });

  it('end a run, each time that it comes to its end', () => {
    const session = sessionOf({ atMs: 20 });
    playerIn(session).send({ type: 'seek', atMs: 50 });
    expect(cardIn(session)).toEqual('closing');
    session.send({ type: 'scenario.set', scenario: 'hybrid' });
    session.send({ type: 'layer.set', layer: 'options' });
    session.send({ type: 'layer.set', layer: null });
    expect(cardIn(session)).toEqual('closing');
    session.send({ type: 'card.closed' });
    expect(cardIn(session)).toBeNull();
    playerIn(session).send({ type: 'seek', atMs: 20 });
    playerIn(session).send({ type: 'seek', atMs: 50 });
    expect(cardIn(session)).toEqual('closing');
    playerIn(session).send({ type: 'seek', atMs: 0 });
    expect(cardIn(session)).toBeNull();
  });
});

describe('other options', () => {
  it('keep the message under the cursor, and are in the address at once', () => {
    const { send, written, view, simulated, atMs } = sessionOf({ atMs: 20 });
    send({ type: 'config.set', config: configOf(9) });
    expect(written.at(-1)).toEqual('replace saas steps 9');
    simulated();
    expect([view().steps, atMs()]).toEqual([9, 20]);
  });

  it('win over those that were chosen before, whose simulation stops', () => {
    const { send, view, simulations, state } = sessionOf();
    send({ type: 'config.set', config: configOf(9) });
    send({ type: 'config.set', config: configOf(12) });
    expect(simulations.map(({ steps, stopped }) => [steps, stopped])).toEqual([
      [9, true],
      [12, false],
    ]);
    simulations[0]?.end({ type: 'run.simulated', run: runOf(9) });
    expect(state()).toEqual('simulating');
    simulations[1]?.end({ type: 'run.simulated', run: runOf(12) });
    expect(view().steps).toEqual(12);
  });

  it('that cannot be simulated leave the run, its address and a sentence', () => {
    const { send, view, died, state, notice, written } = sessionOf();
    send({ type: 'config.set', config: configOf(9) });
    died();
    expect([state(), view().steps, notice(), written.at(-1)]).toEqual(['ready', 3, 'failed', 'replace saas steps 3']);
  });

  it('that could not be simulated are tried again, with all that was asked for', () => {
    const { send, view, atMs, died, tryAgain, simulated, state, written } = sessionOf();
    send({
      type: 'address.popped',
      track: 'story',
      thirdPartiesApart: false,
      isOwn: false,
      file: null,
      notice: null,
      target: targetOf({ scenario: 'hybrid', config: configOf(900), message: 'step-2', layer: 'options' }),
    });
    died();
    tryAgain();
    expect([state(), written.at(-1)]).toEqual(['simulating', 'replace hybrid steps 900 step-2 options']);
    simulated();
    expect([view(), atMs()]).toEqual([{ scenario: 'hybrid', steps: 900, layer: 'options', file: null }, 20]);
  });

  it('can be left while they are simulated', () => {
    const { send, state, view, simulations, written } = sessionOf();
    send({ type: 'config.set', config: configOf(9) });
    send({ type: 'background.stopped' });
    expect([state(), view().steps, simulations[0]?.stopped]).toEqual(['ready', 3, true]);
    expect(written.at(-1)).toEqual('replace saas steps 3');
  });

  it('leave a layer that is opened meanwhile', () => {
    const { send, view, simulated, written } = sessionOf();
    send(popped({ target: targetOf({ config: configOf(2000) }) }));
    send({ type: 'layer.set', layer: 'options' });
    expect(written.at(-1)).toEqual('replace saas steps 2000 options');
    simulated();
    expect(view()).toEqual({ scenario: 'saas', steps: 2000, layer: 'options', file: null });
  });
});

describe('a moment that is opened', () => {
  it('of the run on screen is gone to at once', () => {
    const { send, atMs, written, state } = sessionOf();
    send({ type: 'moment.opened', scenario: 'hybrid', config: configOf(3), message: 'step-2' });
    expect([state(), atMs()]).toEqual(['ready', 20]);
    expect(written.slice(1)).toEqual(['replace saas steps 3', 'push hybrid steps 3']);
  });

  it('of another run comes with it, as an entry of its own', () => {
    const { send, atMs, written, view, simulated } = sessionOf();
    send({ type: 'moment.opened', scenario: 'hybrid', config: configOf(6), message: 'step-5' });
    expect(written.slice(1)).toEqual(['replace saas steps 3', 'push hybrid steps 6 step-5']);
    simulated();
    expect([view().steps, atMs()]).toEqual([6, 50]);
    expect(written.at(-1)).toEqual('replace hybrid steps 6');
  });

  it('that the run does not have says so', () => {
    const { send, notice, simulated } = sessionOf();
    send({ type: 'moment.opened', scenario: 'saas', config: configOf(6), message: 'step-99' });
    simulated();
    expect(notice()).toEqual('no step-99');
  });
});

describe('Back, Forward and typed links', () => {
  it('Back to the same run undoes the scenario and stays at the moment', () => {
    const { send, view, atMs, state } = sessionOf({ atMs: 20 });
    send({ type: 'scenario.set', scenario: 'hybrid' });
    send(popped({ isOwn: true, target: targetOf({ message: 'last' }) }));
    expect([state(), view().scenario, atMs()]).toEqual(['ready', 'saas', 20]);
  });

  it('a typed link to the same run moves to its message', () => {
    const { send, atMs, notice } = sessionOf();
    send(popped({ target: targetOf({ message: 'step-2' }) }));
    expect(atMs()).toEqual(20);
    send(popped({ target: targetOf({ message: 'nowhere' }) }));
    expect([atMs(), notice()]).toEqual([0, 'no nowhere']);
  });

  it('Back to a long run simulates it, and its entry keeps its address while the old one plays', () => {
    const { send, written, simulated, view, atMs } = sessionOf({ atMs: 20 });
    send(popped({ isOwn: true, target: targetOf({ config: configOf(4000), message: 'step-5' }) }));
    expect(written).toHaveLength(1);
    send({ type: 'layer.set', layer: 'options' });
    expect(written.at(-1)).toEqual('replace saas steps 4000 step-5 options');
    simulated();
    expect([view().steps, atMs()]).toEqual([4000, 50]);
  });

  it('Forward to a file over the scenario it was changed in stays at the moment of the file', () => {
    const { send, read, view, session, atMs } = sessionOf();
    send({ type: 'file.opened', source: 'a' });
    read(7);
    session.getSnapshot().context.player.send({ type: 'seek', atMs: 35 });
    send({ type: 'scenario.set', scenario: 'on-prem' });
    send(popped({ isOwn: true, file: 0, target: targetOf({ scenario: 'hybrid' }) }));
    expect([view().scenario, view().steps, atMs()]).toEqual(['hybrid', 7, 35]);
  });

  it('a link wins over a file that is being read, and over a run that is being simulated', () => {
    const { send, files, simulations, simulated, view } = sessionOf();
    send({ type: 'file.opened', source: 'a' });
    send(popped({ target: targetOf({ config: configOf(5) }) }));
    expect(files[0]?.stopped).toEqual(true);
    send(popped({ target: targetOf({ config: configOf(6) }) }));
    expect(simulations[0]?.stopped).toEqual(true);
    simulated();
    expect(view().steps).toEqual(6);
  });

  it('a link to the run on screen ends what runs in the background', () => {
    const { send, simulations, state, view } = sessionOf();
    send({ type: 'config.set', config: configOf(9) });
    send(popped({ target: targetOf() }));
    expect([state(), view().steps, simulations[0]?.stopped]).toEqual(['ready', 3, true]);
  });

  it('a typed link brings its track, Back and Forward leave the one that is told', () => {
    const { session, send, simulated } = sessionOf();
    const track = () => session.getSnapshot().context.player.getSnapshot().context.track;
    send(popped({ target: targetOf(), track: 'every' }));
    expect(track()).toEqual('every');
    send(popped({ target: targetOf({ scenario: 'hybrid' }), isOwn: true, track: 'story' }));
    expect(track()).toEqual('every');
    send(popped({ target: targetOf({ config: configOf(9) }), track: 'story' }));
    simulated();
    expect(track()).toEqual('story');
  });

  it('says what was not understood', () => {
    const { send, notice } = sessionOf();
    send(popped({ target: targetOf(), notice: { text: 'not understood' } }));
    expect(notice()).toEqual('not understood');
  });
});

describe('a file', () => {
  it('is shown from its start, as an entry of its own', () => {
    const { send, read, view, atMs, written, notice, state } = sessionOf({ atMs: 20 });
    send({ type: 'file.opened', source: 'a' });
    expect(state()).toEqual('importing');
    read(7);
    expect([state(), atMs(), notice()]).toEqual(['ready', 0, 'opened']);
    expect(view()).toEqual({ scenario: 'hybrid', steps: 7, layer: null, file: 0 });
    expect(written.slice(1)).toEqual(['replace saas steps 3', 'push hybrid file']);
  });

  it('wins over one that was opened before', () => {
    const { send, files, view, read } = sessionOf();
    send({ type: 'file.opened', source: 'large' });
    send({ type: 'file.opened', source: 'small' });
    expect(files.map(({ source, stopped }) => [source, stopped])).toEqual([
      ['large', true],
      ['small', false],
    ]);
    read(1);
    expect(view().steps).toEqual(1);
  });

  it('that cannot be read changes nothing else', () => {
    const { session, send, files, view, notice, state, written } = sessionOf();
    send({ type: 'file.opened', source: 'a' });
    files[0]?.end({ type: 'file.refused', text: 'refused', isWorthRetry: false });
    expect([state(), view().steps, notice(), written.length]).toEqual(['ready', 3, 'refused', 1]);
    expect(session.getSnapshot().context.notice?.again).toEqual(undefined);
  });

  it('whose reader did not come can be tried again', () => {
    const { send, files, state, tryAgain, read, view } = sessionOf();
    send({ type: 'file.opened', source: 'a' });
    files[0]?.end({ type: 'file.refused', text: 'no reader', isWorthRetry: true });
    tryAgain();
    expect([state(), files.map(({ source }) => source)]).toEqual(['importing', ['a', 'a']]);
    read(7);
    expect(view().steps).toEqual(7);
  });

  it('gives way to other options and to a moment of another run', () => {
    for (const event of [
      { type: 'config.set', config: configOf(5) },
      { type: 'moment.opened', scenario: 'saas', config: configOf(5), message: 'first' },
    ] satisfies Event[]) {
      const { send, files, simulated, view, state } = sessionOf();
      send({ type: 'file.opened', source: 'a' });
      send(event);
      expect(files[0]?.stopped).toEqual(true);
      simulated();
      expect([state(), view().steps, view().file]).toEqual(['ready', 5, null]);
    }
  });

  it('can be stopped, and so can one over a long run, which is then awaited again', () => {
    const { send, state, files, simulations } = sessionOf({ target: targetOf({ config: configOf(500) }) });
    send({ type: 'file.opened', source: 'a' });
    expect([state(), simulations[0]?.stopped]).toEqual(['importing', true]);
    send({ type: 'background.stopped' });
    expect([state(), files[0]?.stopped, simulations.length]).toEqual(['simulating', true, 2]);
  });

  it('is found again by Forward as long as it is kept, and by nobody else', () => {
    const { send, read, view, simulated, notice } = sessionOf();
    send({ type: 'file.opened', source: 'a' });
    read(7);
    send(popped({ isOwn: true, target: targetOf() }));
    simulated();
    expect(view()).toEqual({ scenario: 'saas', steps: 3, layer: null, file: null });
    send(popped({ isOwn: true, file: 0, target: targetOf({ scenario: 'hybrid' }) }));
    expect(view()).toEqual({ scenario: 'hybrid', steps: 7, layer: null, file: 0 });
    send(popped({ isOwn: true, file: 12, target: targetOf() }));
    simulated();
    expect([view().file, notice()]).toEqual([null, 'lost']);
  });
});

describe('the colours', () => {
  it('go round, and each choice is kept', () => {
    const { session, send, kept } = sessionOf();
    send({ type: 'theme.next' });
    send({ type: 'theme.next' });
    expect(session.getSnapshot().context.theme).toEqual('dark');
    send({ type: 'theme.next' });
    expect(kept.map(({ theme }) => theme)).toEqual(['light', 'dark', 'system']);
  });
});

describe('dialog, layer and notice', () => {
  it('are set and cleared in every state', () => {
    for (const target of [null, targetOf({ config: configOf(500) })]) {
      const { session, send } = sessionOf({ target });
      send({ type: 'dialog.set', dialog: 'help' });
      send({ type: 'notice.set', notice: { text: 'something' } });
      send({ type: 'layer.set', layer: 'options' });
      const { dialog, notice, layer } = session.getSnapshot().context;
      expect({ dialog, notice: notice?.text, layer }).toEqual({
        dialog: 'help',
        notice: 'something',
        layer: 'options',
      });
      send({ type: 'dialog.set', dialog: null });
      send({ type: 'notice.set', notice: null });
      expect(session.getSnapshot().context.dialog).toEqual(null);
    }
  });
});
