import { describe, expect, it } from 'vitest';
import { type AwayId, SCENARIO_IDS } from '../../../machines/model.ts';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { awayAt, awayFor, outageMoments, outageVerdict, verdictWords } from '../../../src/claims/outage.ts';
import { withAway } from '../../../src/model/options.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import { configOf, DEFAULT_RUN, faultyRun, idsOf, runFor } from '../simulation/fixtures.ts';

const FAILS = 'A step that has finished its work fails when it registers the result; a short outage is survived.';
const UNHEARD =
  'A step that has finished its work cannot register the result, and the run keeps its last status; a short outage is survived.';

describe('awayFor', () => {
  it('is what of the services stands in ZenML infrastructure', () => {
    expect(SCENARIO_IDS.map((scenario) => awayFor(DEFAULT_RUN, scenario))).toEqual(['both', 'control-plane', null]);
  });
});

describe('outageVerdict', () => {
  it.each<[(typeof SCENARIO_IDS)[number], AwayId, string]>([
    ['saas', 'both', UNHEARD],
    ['saas', 'workspace', UNHEARD],
    ['saas', 'control-plane', FAILS],
    ['hybrid', 'control-plane', FAILS],
    ['hybrid', 'workspace', UNHEARD],
    ['on-prem', 'both', 'Nothing of ZenML is on the path.'],
  ])('says in one sentence what it does: %s, %s', (scenario, what, words) => {
    expect(verdictWords(outageVerdict(DEFAULT_RUN, scenario, what))).toEqual(words);
  });

  it('names the message that the run ends on', () => {
    const broke = (what: AwayId) => outageVerdict(DEFAULT_RUN, 'saas', what).params.broke;
    expect([broke('control-plane'), broke('workspace')]).toEqual([
      'persist-metadata.check',
      'persist-metadata.pointers',
    ]);
  });

  it.each([
    ['a new run', null, null, 'A new run stops at its first call.'],
    ['a run whose image is pushed', 'push-image.push', null, 'The run stops before its first step.'],
    ['a step that is done', 'load_data.write-artifact.save', null, UNHEARD],
    ['a run of which only the dashboard is left', 'open-dashboard.shell', null, 'The run goes on.'],
  ] as const)('is about the moment at which it begins: %s', (_name, from, forMs, words) => {
    const run = runFor({ away: { what: 'both', from, forMs } });
    expect(verdictWords(outageVerdict(run, 'saas', 'both'))).toEqual(words);
  });

  it('is about a new run when no step runs', () => {
    const { code, params } = outageVerdict(runFor({ cached: 'all' }), 'hybrid', 'control-plane');
    expect([code, params.broke]).toEqual(['new-run-stops', 'load-stack.check']);
  });

  it('is the same for a run that is in an outage, or has a fault, and for a long pipeline', () => {
    const verdict = outageVerdict(DEFAULT_RUN, 'hybrid', 'control-plane');
    const away = runFor({ away: { what: 'both', from: null, forMs: null } });
    for (const run of [away, faultyRun('push-image.push', 1), runFor({ steps: 40, width: 4 })]) {
      expect(outageVerdict(run, 'hybrid', 'control-plane')).toEqual(verdict);
    }
  });
});

describe('outageMoments', () => {
  it('are runs, with how each ends', () => {
    const moments = outageMoments(DEFAULT_RUN, 'control-plane');
    expect(moments.map(({ moment, end, broke }) => [moment, end, broke])).toEqual([
      ['new-run', 'no-run', 'load-stack.check'],
      ['step-done', 'failed', 'persist-metadata.check'],
      ['short', 'completed', null],
      ['next-step', 'failed', 'pull-image.check'],
    ]);
    for (const { away, end } of moments) {
      const { outcome } = simulate(ZENML_PRO, withAway(configOf(), away)).trace;
      expect(outcome.status === 'failed' ? outcome.dashboard : outcome.status).toEqual(end);
    }
  });

  it('are simulated once for a run', () => {
    expect(outageMoments(DEFAULT_RUN, 'both')).toBe(outageMoments(DEFAULT_RUN, 'both'));
  });
});

describe('awayAt', () => {
  it('begins with the message on screen, or from the start', () => {
    expect(awayAt(DEFAULT_RUN, -1, 'both')).toEqual({ what: 'both', from: null, forMs: null });
    for (const current of [0, 40, DEFAULT_RUN.trace.messages.length - 1]) {
      expect(awayAt(DEFAULT_RUN, current, 'both').from).toEqual(idsOf(DEFAULT_RUN)[current]);
    }
  });

  it('begins with the message that is tried again', () => {
    const run = faultyRun('load-stack.ask', 2);
    expect(awayAt(run, idsOf(run).indexOf('load-stack.ask~3'), 'workspace').from).toEqual('load-stack.ask');
  });

  it('begins before what is only sent because something fails', () => {
    const run = faultyRun('load_data.run-step-code.run', 1);
    const report = idsOf(run).indexOf('load_data.report-step-failure.failed');
    expect(awayAt(run, report, 'workspace').from).toEqual('load_data.run-step-code.run');
  });
});
