import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createActor, fromCallback } from 'xstate';
import { type RunConfig, SCENARIO_IDS, type ScenarioId } from '../../../machines/model.ts';
import { playerMachine } from '../../../machines/player.machine.ts';
import type { AddressEvent, AddressInput, SessionTarget } from '../../../machines/session-events.ts';
import { rounds } from '../rounds.ts';
import {
  configOf,
  runOf,
  type TestEvent,
  type TestLayer,
  type TestRun,
  testScoreOf,
  testSession,
} from './test-session.ts';

/** What people and the browser can do, in any order. */
type Action =
  | { readonly kind: 'scenario'; readonly scenario: ScenarioId }
  | { readonly kind: 'options' | 'file'; readonly steps: number }
  | { readonly kind: 'moment' | 'link'; readonly steps: number; readonly scenario: ScenarioId }
  | { readonly kind: 'back' | 'forward' | 'layer' | 'step' | 'finish' | 'fail' | 'stop' };

interface Entry {
  readonly target: SessionTarget<TestLayer>;
  readonly file: number | null;
  readonly isOwn: boolean;
}

interface Job {
  readonly kind: 'simulation' | 'reader';
  readonly steps: number;
  readonly say: (event: TestEvent) => void;
  isStopped: boolean;
}

const FILE_SCENARIO: ScenarioId = 'hybrid';

/** A session in a browser: with entries of a history that it writes and that one can go through. */
class Browser {
  readonly entries: Entry[] = [{ target: targetOf(3, 'saas'), file: null, isOwn: false }];
  at = 0;
  readonly jobs: Job[] = [];
  readonly session = createActor(
    testSession.provide({
      actors: {
        player: playerMachine.provide({ actors: { ticker: fromCallback(() => undefined) } }),
        address: fromCallback<AddressEvent<TestRun, TestLayer>, AddressInput>(({ receive }) => {
          receive((event) => this.write(event));
        }),
        storage: fromCallback(() => undefined),
        simulation: fromCallback<TestEvent, { config: RunConfig }>(({ input: { config }, sendBack }) =>
          this.start({ kind: 'simulation', steps: config.steps, say: sendBack, isStopped: false }),
        ),
        reader: fromCallback<TestEvent, { source: string }>(({ input: { source }, sendBack }) =>
          this.start({ kind: 'reader', steps: source.length, say: sendBack, isStopped: false }),
        ),
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
      },
    },
  );

  constructor() {
    this.session.start();
  }

  private start(job: Job): () => void {
    this.jobs.push(job);
    return () => {
      job.isStopped = true;
    };
  }

  private write(event: AddressEvent<TestRun, TestLayer>): void {
    const entry = entryOf(event);
    if (event.type === 'address.push') {
      this.at += 1;
      this.entries.splice(this.at, this.entries.length, entry);
    } else this.entries[this.at] = entry;
  }

  /** Goes to another entry, if there is one. */
  go(by: number): boolean {
    const entry = this.entries[this.at + by];
    if (!entry) return false;
    this.at += by;
    this.session.send({ type: 'address.popped', ...entry, track: 'story', thirdPartiesApart: false, notice: null });
    return true;
  }

  followLink(target: SessionTarget<TestLayer>): void {
    this.at += 1;
    this.entries.splice(this.at, this.entries.length, { target, file: null, isOwn: false });
    this.go(0);
  }

  get running(): readonly Job[] {
    return this.jobs.filter(({ isStopped }) => !isStopped);
  }

  /** Ends the running job, and every one that comes after it. Also what was stopped answers: nobody may hear it. */
  finish(): void {
    for (const job of this.jobs) if (job.isStopped) job.say({ type: 'run.simulated', run: runOf(99) });
    const [job] = this.running;
    if (!job) return;
    const run = runOf(job.steps);
    job.say(
      job.kind === 'simulation'
        ? { type: 'run.simulated', run }
        : { type: 'file.read', run, scenario: FILE_SCENARIO, notice: { text: 'opened' } },
    );
    this.finish();
  }

  fail(): void {
    const [job] = this.running;
    if (job?.kind === 'simulation') job.say({ type: 'run.failed', text: 'failed' });
    else job?.say({ type: 'file.refused', text: 'refused', isWorthRetry: false });
  }

  get screen() {
    const { run, file, scenario, layer, target } = this.session.getSnapshot().context;
    return { steps: run.config.steps, file, scenario, layer, target };
  }
}

const targetOf = (steps: number, scenario: ScenarioId, message: string | null = null): SessionTarget<TestLayer> => ({
  scenario,
  config: configOf(steps),
  message,
  layer: null,
});

/** What an entry holds after a write: a link cannot hold a run from a file. */
function entryOf(event: AddressEvent<TestRun, TestLayer>): Entry {
  if ('target' in event) return { target: event.target, file: null, isOwn: true };
  const { scenario, run, file, layer } = event.view;
  const config = file === null ? run.config : configOf(3);
  return { target: { scenario, config, message: null, layer }, file, isOwn: true };
}

/** The address says what is on screen or, while another run is awaited, that one. */
function expectAddressTrue(browser: Browser): void {
  const { steps, file, scenario, layer, target } = browser.screen;
  const entry = browser.entries[browser.at];
  const said = entry && {
    steps: entry.target.config.steps,
    scenario: entry.target.scenario,
    layer: entry.target.layer,
  };
  if (target) expect(said).toEqual({ steps: target.config.steps, scenario: target.scenario, layer: target.layer });
  else {
    expect(said).toEqual({ steps: file === null ? steps : 3, scenario, layer });
    expect(entry?.file).toEqual(file);
  }
}

/** The player plays the run on screen as it is told in the scenario on screen. */
function expectScoreTrue({ session }: Browser): void {
  const { player, run, scenario } = session.getSnapshot().context;
  expect(player.getSnapshot().context.score).toEqual(testScoreOf(run, scenario));
}

/** What was asked for last, as far as the actions say it; null where it depends on the history. */
interface Asked {
  readonly steps: number | null;
  readonly scenario: ScenarioId | null;
  /** The scenario that stays when a file that is being read is left. */
  readonly scenarioBeforeFile: ScenarioId | null;
}

function askedAfter(asked: Asked, action: Action): Asked {
  switch (action.kind) {
    case 'scenario':
      return { ...asked, scenario: action.scenario, scenarioBeforeFile: action.scenario };
    case 'options':
      return { ...asked, steps: action.steps, scenario: asked.scenarioBeforeFile };
    case 'file':
      return { ...asked, steps: action.steps, scenario: FILE_SCENARIO };
    case 'moment':
    case 'link':
      return { steps: action.steps, scenario: action.scenario, scenarioBeforeFile: action.scenario };
    case 'finish':
      return { ...asked, scenarioBeforeFile: asked.scenario };
    case 'layer':
    case 'step':
      return asked;
    default:
      return { steps: null, scenario: null, scenarioBeforeFile: null };
  }
}

function act(browser: Browser, action: Action): void {
  const { session } = browser;
  switch (action.kind) {
    case 'scenario':
      session.send({ type: 'scenario.set', scenario: action.scenario });
      break;
    case 'options':
      session.send({ type: 'config.set', config: configOf(action.steps) });
      break;
    case 'file':
      session.send({ type: 'file.opened', source: 'x'.repeat(action.steps) });
      break;
    case 'moment': {
      const { scenario, steps } = action;
      session.send({ type: 'moment.opened', scenario, config: configOf(steps), message: 'step-1' });
      break;
    }
    case 'link':
      browser.followLink(targetOf(action.steps, action.scenario, 'step-1'));
      break;
    case 'back':
      browser.go(-1);
      break;
    case 'forward':
      browser.go(1);
      break;
    case 'layer':
      session.send({ type: 'layer.set', layer: 'options' });
      break;
    case 'step':
      session.getSnapshot().context.player.send({
        type: 'step.next',
        granularity: 'message',
        travels: false,
      });
      break;
    case 'finish':
      browser.finish();
      break;
    case 'fail':
      browser.fail();
      break;
    case 'stop':
      session.send({ type: 'background.stopped' });
      break;
  }
}

const steps = fc.integer({ min: 1, max: 6 });
const scenario = fc.constantFrom(...SCENARIO_IDS);

const actions: fc.Arbitrary<Action[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('scenario' as const), scenario }),
    fc.record({ kind: fc.constantFrom('options' as const, 'file' as const), steps }),
    fc.record({ kind: fc.constantFrom('moment' as const, 'link' as const), steps, scenario }),
    fc.record({
      kind: fc.constantFrom(...(['back', 'forward', 'layer', 'step', 'finish', 'finish', 'fail', 'stop'] as const)),
    }),
  ),
  { maxLength: 14 },
);

describe('any order of actions, with a history and work that ends whenever it ends', () => {
  it('leaves one job at most, and an address that says what is on screen or awaited', () => {
    fc.assert(
      fc.property(actions, (order) => {
        const browser = new Browser();
        for (const action of order) {
          act(browser, action);
          const isAtWork = !browser.session.getSnapshot().matches('ready');
          expect(browser.running.length).toEqual(isAtWork ? 1 : 0);
          const { source, target } = browser.session.getSnapshot().context;
          expect(source !== null).toEqual(browser.session.getSnapshot().matches('importing'));
          if (!isAtWork) expect(target).toEqual(null);
          expectAddressTrue(browser);
          expectScoreTrue(browser);
        }
      }),
      { seed: 7, numRuns: rounds(1500) },
    );
  });

  it('ends with what was asked for last', () => {
    fc.assert(
      fc.property(actions, (order) => {
        const browser = new Browser();
        let asked: Asked = { steps: 3, scenario: 'saas', scenarioBeforeFile: 'saas' };
        for (const action of order) {
          act(browser, action);
          asked = askedAfter(asked, action);
        }
        browser.finish();
        const { screen } = browser;
        expect(screen.target).toEqual(null);
        if (asked.steps !== null) expect(screen.steps).toEqual(asked.steps);
        if (asked.scenario !== null) expect(screen.scenario).toEqual(asked.scenario);
      }),
      { seed: 7, numRuns: rounds(1500) },
    );
  });

  it('can be gone back through: each entry shows what it says', () => {
    fc.assert(
      fc.property(actions, (order) => {
        const browser = new Browser();
        for (const action of order) act(browser, action);
        browser.finish();
        while (browser.go(-1)) {
          const entry = browser.entries[browser.at];
          browser.finish();
          const { steps: shownSteps, scenario: shownScenario, file } = browser.screen;
          expect(shownScenario).toEqual(entry?.target.scenario);
          if (entry?.file === null) expect([shownSteps, file]).toEqual([entry.target.config.steps, null]);
          // A file that is not kept any more gives way to the run of its link.
          else expect([entry?.file, null]).toContain(file);
        }
      }),
      { seed: 7, numRuns: rounds(800) },
    );
  });
});
