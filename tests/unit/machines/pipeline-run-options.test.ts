import { describe, expect, it } from 'vitest';
import { transition } from 'xstate';
import { type Branches, PHASE_IDS, RUN_EXCHANGE_IDS, type RunExchangeId } from '../../../machines/model.ts';
import { type PipelineRunEmitted, pipelineRunMachine } from '../../../machines/pipeline-run.machine.ts';
import {
  ALL_BRANCHES,
  CHAIN,
  completed,
  completedRun,
  ENDING,
  exchangesIn,
  exchangesOf,
  failed,
  ONE,
  ONE_CACHED,
  paths,
  pathsOf,
  REPORTED,
  readySteps,
  replay,
  SDK,
  SILENT,
  SUBMISSION,
  UNDONE,
  untilSteps,
} from './pipeline-runs.ts';
import { emittedBy, leafOf, leavesOf } from './walk.ts';

/** Every combination of options, in an order in which those beside each other differ in most of them. */
const IN_TURNS = ALL_BRANCHES.map((_, index) => ALL_BRANCHES[(index * 97) % ALL_BRANCHES.length] ?? SDK);

/**
 * Of `missing`, what no combination of options leads to: it looks at one after the other, all of them if need be.
 * @param foundWith what a combination leads to
 */
function unreached<Place>(missing: readonly Place[], foundWith: (branches: Branches) => readonly Place[]): Place[] {
  const left = new Set(missing);
  for (const branches of IN_TURNS) {
    if (left.size === 0) break;
    for (const place of foundWith(branches)) left.delete(place);
  }
  return [...left];
}

describe('pipelineRunMachine, with all options', () => {
  it('meets each combination of options once', () => {
    expect(new Set(IN_TURNS).size).toBe(ALL_BRANCHES.length);
  });

  it('has no state that no run reaches', () => {
    const statesWith = (branches: Branches) =>
      [...pathsOf(ONE, branches), ...pathsOf(ONE_CACHED, branches)].map(({ state }) => leafOf(state.value));
    expect(unreached(leavesOf(pipelineRunMachine.root), statesWith)).toEqual([]);
  });

  it('visits the six phases in their order, whatever the options', () => {
    for (const branches of ALL_BRANCHES) expect(completedRun(branches).phases).toEqual([...PHASE_IDS]);
  });

  it('visits the six phases in their order on the way to completed', () => {
    const [happy] = paths.filter(({ state }) => state.matches('completed'));
    expect(happy?.phases).toEqual([...PHASE_IDS, 'completed']);
  });

  it('starts every exchange of a run in some run', () => {
    const startedWith = (branches: Branches) =>
      // What leads to a state is new in its last event.
      pathsOf(ONE, branches).flatMap(({ before, events }) => {
        const last = events.at(-1);
        if (!before || !last) return exchangesIn(replay(ONE, events, branches).emitted);
        return exchangesIn(emittedBy<PipelineRunEmitted>(transition(pipelineRunMachine, before, last)[1]));
      });
    expect(unreached(RUN_EXCHANGE_IDS, startedWith)).toEqual([]);
  });

  it('starts the exchanges of a run without failures in their order', () => {
    expect(exchangesOf({})).toEqual([...SUBMISSION, ...ENDING]);
  });

  it('lets the workspace start a run from the dashboard, and a runner submit it', () => {
    expect(exchangesOf({ trigger: 'dashboard' })).toEqual([
      'workspace-start',
      'dashboard-sign-in',
      'request-run',
      'check-snapshot-run',
      'create-snapshot-run',
      'mint-run-token',
      'start-runner',
      'read-snapshot',
      'store-token',
      'orchestrator-token',
      'run-token',
      'submit-workload',
      'start-run',
      'orchestrator-store-token',
      ...ENDING.filter((id) => id !== 'browser-sign-in'),
    ]);
  });

  it('signs in the browser of a colleague, wherever the run was started', () => {
    expect(exchangesOf({ viewer: 'colleague' })).toEqual([...SUBMISSION, ...ENDING]);
    expect(exchangesOf({ trigger: 'dashboard', viewer: 'colleague' }).slice(-ENDING.length)).toEqual([...ENDING]);
  });

  const without = (exchanges: readonly RunExchangeId[], left: readonly RunExchangeId[]): RunExchangeId[] =>
    exchanges.filter((id) => !left.includes(id));

  it.each<[string, Partial<Branches>, RunExchangeId[], RunExchangeId | null]>([
    ['uploads the code after the image', { code: 'artifact-store' }, ['upload-code'], 'push-image'],
    ['asks for the connector secret at the push', { pushReadsSecret: true }, ['registry-secret'], 'build-image'],
    ['uploads nothing when the code is in the image', { code: 'image' }, [], null],
    ['asks for cached steps before the submission', { cacheCheck: 'submitter' }, ['check-cache'], 'run-token'],
    [
      'lets the orchestrator ask for cached steps',
      { cacheCheck: 'orchestrator' },
      ['reuse-steps'],
      'orchestrator-store-token',
    ],
    ['sends analytics at the end of the run', { analytics: true }, ['send-analytics'], 'finish-run'],
    [
      'reads the artifact store for the dashboard',
      { storeAccess: true },
      ['view-logs', 'view-artifact', 'download-artifact'],
      'view-run',
    ],
  ])('%s', (_, branches, added, after) => {
    const exchanges = exchangesOf(branches);
    expect(without(exchanges, added)).toEqual([...SUBMISSION, ...ENDING]);
    const at = after === null ? 0 : exchanges.indexOf(after) + 1;
    expect(exchanges.slice(at, at + added.length)).toEqual(added);
  });

  it('downloads the code of a run whose archive lies in the store', () => {
    const reads: Partial<Branches> = { storeAccess: true, code: 'artifact-store' };
    expect(exchangesOf(reads).slice(-2)).toEqual(['download-artifact', 'download-code']);
    expect(exchangesOf({ ...reads, code: 'image' }).at(-1)).toEqual('download-artifact');
  });

  it('submits nothing when every step is cached and the submitter knows', () => {
    const skipped: RunExchangeId[] = ['submit-workload', 'start-run', 'orchestrator-store-token'];
    const known = exchangesOf({ cacheCheck: 'submitter' }, ONE_CACHED);
    expect(known).toEqual(without(exchangesOf({ cacheCheck: 'submitter' }), skipped));
    const withAnalytics = exchangesOf({ cacheCheck: 'submitter', analytics: true }, ONE_CACHED);
    expect(without(withAnalytics, ['send-analytics'])).toEqual(known);
    expect(withAnalytics).toContain('send-analytics');
  });

  it('starts the orchestrator, but no step, when every step is cached and the orchestrator knows', () => {
    const branches: Branches = { ...SDK, cacheCheck: 'orchestrator' };
    expect(exchangesOf(branches, ONE_CACHED)).toEqual(exchangesOf(branches));
    expect(readySteps(replay(ONE_CACHED, [...untilSteps, completed], branches).emitted)).toEqual([]);
  });

  it('starts the steps that only wait for cached ones, and no cached one', () => {
    const steps = CHAIN.map((step, index) => ({ ...step, cached: index < 1 }));
    const { emitted } = replay(steps, [...untilSteps, completed], { ...SDK, cacheCheck: 'orchestrator' });
    expect(readySteps(emitted)).toEqual([1]);
  });

  it('has no run any more when the failure deletes it, and one without a report otherwise', () => {
    const branches: Branches = { ...SDK, trigger: 'dashboard' };
    const untilRunner = Array.from({ length: 6 }, () => completed);
    const { snapshot } = replay(ONE, untilRunner, branches);
    expect([leafOf(snapshot.value), snapshot.context.runExists]).toEqual(['token-acquisition.start-runner', true]);
    const [undone] = transition(pipelineRunMachine, snapshot, failed(UNDONE));
    expect(undone.value).toEqual('failed-without-run');
    const [silent] = transition(pipelineRunMachine, snapshot, failed(SILENT));
    expect(silent.value).toEqual('failed-silently');
  });

  it('lets the workspace report what fails before there is a runner', () => {
    const branches: Branches = { ...SDK, trigger: 'dashboard' };
    const reporting = (events: number) =>
      transition(
        pipelineRunMachine,
        replay(
          ONE,
          Array.from({ length: events }, () => completed),
          branches,
        ).snapshot,
        failed(REPORTED),
      )[0].value;
    expect([5, 6, 7].map(reporting)).toEqual([
      'reporting-start-failure',
      'reporting-start-failure',
      'reporting-submission-failure',
    ]);
  });
});
