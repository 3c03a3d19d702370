import { describe, expect, it } from 'vitest';
import { CACHED_IDS, CODE_PATH_IDS, PHASE_IDS, RUNNER_IDS, SCENARIO_IDS } from '../../../machines/model.ts';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { breachOf } from '../../../src/claims/breach.ts';
import { holdingsAt } from '../../../src/claims/holdings.ts';
import { countCrossings, errorText, failureOf } from '../../../src/simulation/describe.ts';
import { type Run, specOf } from '../../../src/simulation/run.ts';
import { configOfFault, MAX_FAULT_TIMES, parseRunConfig, withOption } from '../../../src/simulation/run-config.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import { configOf, faultSpec, idsOf, runFor } from '../simulation/fixtures.ts';
import { kinds, placed, resolved } from './corrections.ts';

const RUN = runFor({ trigger: 'schedule' });

/** Scheduled runs with everything that changes which messages they have, and how they are worded. */
const RUNS: readonly Run[] = (['aws', 'kubernetes'] as const).flatMap((stack) =>
  CODE_PATH_IDS.flatMap((code) =>
    CACHED_IDS.flatMap((cached) =>
      RUNNER_IDS.flatMap((who) =>
        [false, true].map((on) =>
          runFor({
            ...{ trigger: 'schedule', stack, code, cached, who, storeAccess: on, analytics: on },
            runToken: on ? 'secret' : 'manifest',
            viewer: on ? 'colleague' : 'self',
          }),
        ),
      ),
    ),
  ),
);

const specsOf = (run: Run) => Object.values(run.specs);

describe('a run on a schedule', () => {
  it('has no message with the client at one end, whatever its options', () => {
    const ends = RUNS.flatMap((run) => specsOf(run).filter(({ from, to }) => from === 'client' || to === 'client'));
    expect(ends.map(({ id }) => id)).toEqual([]);
  });

  it('has none either when any of its messages fails for good', () => {
    for (const { id } of runFor({ trigger: 'schedule', runToken: 'secret' }).trace.messages) {
      const run = runFor({ trigger: 'schedule', runToken: 'secret', fault: { message: id, times: MAX_FAULT_TIMES } });
      const ends = specsOf(run).filter(({ from, to }) => from === 'client' || to === 'client');
      expect([id, ends.map((spec) => spec.id)]).toEqual([id, []]);
    }
  });

  it('says of nobody that they run it, and of no client that it does anything', () => {
    const words = RUNS.flatMap((run) =>
      specsOf(run).map(({ id, label, narration, auth }) => [id, label, narration, auth].join(' ')),
    );
    expect(words.filter((text) => /\byou (?:run|start)|your script|the client\b|\{\{/i.test(text))).toEqual([]);
  });

  it('says schedule token wherever other runs say run token', () => {
    const words = RUNS.flatMap((run) =>
      specsOf(run).map(({ id, label, narration, auth, note = '', items }) =>
        [id, label, narration, auth, note, ...items.map(({ text }) => text)].join(' '),
      ),
    );
    expect(words.filter((text) => /\brun token\b/.test(text))).toEqual([]);
    expect(resolved('connect-step.config', { trigger: 'schedule' }).auth).toBe('schedule token (workload API token)');
    expect(resolved('connect-step.config').auth).toBe('run token (workload API token)');
  });

  it('goes through the six phases, and begins in your cluster', () => {
    const phases = RUN.trace.messages.filter(({ step }) => step === null).map(({ phase }) => phase);
    expect([...new Set(phases)]).toEqual(PHASE_IDS.filter((phase) => phases.includes(phase)));
    expect(idsOf(RUN)[0]).toBe('start-schedule.pod');
    for (const scenario of SCENARIO_IDS) expect(placed(RUN, 'start-schedule.pod', scenario)).toBe('none none 443');
  });

  it('signs nobody in before it has run, and asks for no token but those of its pods', () => {
    const exchanges = new Set(RUN.trace.messages.map(({ exchange }) => exchange));
    for (const id of [
      'sign-in',
      'connect-workspace',
      'store-token',
      'orchestrator-token',
      'build-image',
      'run-token',
    ]) {
      expect([id, exchanges.has(id)]).toEqual([id, false]);
    }
  });

  it('lets the orchestrator pod create the run, with all that creating one costs', () => {
    const created = idsOf(RUN).filter((id) => id.startsWith('create-scheduled-run.'));
    expect(created.map((id) => id.slice('create-scheduled-run.'.length))).toEqual([
      ...['image', 'snapshot', 'check', 'create', 'create-check', 'entitlement', 'store', 'usage'],
    ]);
    const create = resolved('create-scheduled-run.create', { trigger: 'schedule' });
    expect([create.from, create.to, create.endpoint, create.evidence]).toEqual([
      ...['orchestrator', 'server', 'POST /api/v1/runs', 'recorded'],
    ]);
    const inferred = ['check', 'create-check', 'entitlement', 'usage'];
    expect(inferred.map((name) => resolved(`create-scheduled-run.${name}`).evidence)).toEqual(
      inferred.map(() => 'inferred'),
    );
    expect(idsOf(RUN).filter((id) => /^start-run\.(image|snapshot|report|watch)$/.test(id))).toEqual([]);
  });

  it('says how it was set up', () => {
    const calls = ['POST /schedules', 'GET /api_token?token_type=workload&schedule_id=', 'POST /run-metadata'];
    for (const runToken of ['manifest', 'secret'] as const) {
      const { note } = resolved('start-schedule.pod', { runToken });
      for (const call of calls) expect(note).toContain(call);
    }
  });

  it('has a story that crosses as other runs do, and nothing in Full On-Prem', () => {
    expect(countCrossings(RUN, 'saas')).toBeGreaterThan(countCrossings(RUN, 'hybrid'));
    expect(countCrossings(RUN, 'hybrid')).toBeGreaterThan(0);
    expect(countCrossings(RUN, 'on-prem')).toBe(0);
  });
});

describe('the token of a schedule', () => {
  it('is a secret that the cluster keeps until somebody deletes it, and opens the workspace as a user does', () => {
    expect(kinds(resolved('start-schedule.pod'))).toContain('credentials secret');
    const kept = holdingsAt(RUN, 'saas', 'end').filter(
      ({ component, credential }) => component === 'cluster-api' && credential === 'schedule-token',
    );
    expect(kept.length).toBeGreaterThan(0);
    expect(new Set(kept.map(({ kept: place, until }) => `${place} ${until}`))).toEqual(new Set(['at-rest deleted']));
    const after = breachOf(RUN, 'saas', { kind: 'component', component: 'cluster-api' }, 'after');
    expect(after.credentials).toContain('schedule-token');
    expect(after.steps[0]).toMatchObject({ at: 'server', accepted: expect.stringMatching(/^as long as the schedule/) });
  });

  it('is the only one of its kind: no run token is held by anybody', () => {
    for (const run of RUNS) {
      const held = holdingsAt(run, 'saas', 'end').filter(({ credential }) => credential === 'run-token');
      expect(held).toEqual([]);
    }
  });

  it('stays in its Secret after the run', () => {
    const run = runFor({ trigger: 'schedule', runToken: 'secret' });
    expect(idsOf(run)).not.toContain('finish-run.secret');
    const [first] = holdingsAt(run, 'saas', 'end').filter(({ credential }) => credential === 'schedule-token');
    expect([first?.component, first?.until]).toEqual(['cluster-api', 'deleted']);
  });
});

describe('the option to start from a schedule', () => {
  it('is read from a link, and goes with the Kubernetes orchestrator only', () => {
    expect(parseRunConfig(ZENML_PRO, { trigger: 'schedule', stack: 'kubernetes' })).toEqual({
      config: configOf({ trigger: 'schedule', stack: 'kubernetes', credentials: 'long-lived' }),
      problems: [],
    });
    const { config, problems } = parseRunConfig(ZENML_PRO, { trigger: 'schedule', stack: 'gcp' });
    expect(config.stack).toBe('aws');
    expect(problems).toEqual([
      {
        ...{ code: 'does-not-fit', option: 'stack', value: 'gcp' },
        missing: [{ option: 'trigger', values: ['sdk', 'dashboard'] }],
      },
    ]);
  });

  it('lets go of a managed orchestrator when it is chosen', () => {
    expect(withOption(ZENML_PRO, configOf({ stack: 'gcp' }), 'trigger', 'schedule')).toEqual(
      configOf({ trigger: 'schedule' }),
    );
  });
});

describe('what goes wrong on a schedule', () => {
  const runOf = (id: string) =>
    simulate(ZENML_PRO, configOfFault(ZENML_PRO, faultSpec(id), configOf({ trigger: 'schedule' })));

  it.each([
    ['plan-limit', 'create-scheduled-run.entitlement', 'no-run'],
    ['schedule-not-active', 'create-scheduled-run.snapshot~4', 'no-run'],
    ['scheduled-pod-never-starts', 'create-scheduled-run.image', 'no-run'],
    ['connector-not-authorized', 'load_data.step-store-token.minted', 'failed'],
    ['bucket-closed-to-workspace', 'load_data.step-store-token.verify', 'failed'],
    ['step-raises', 'load_data.run-step-code.run', 'failed'],
  ])('%s: ends on %s', (id, message, dashboard) => {
    const run = runOf(id);
    expect(run.origin.config.trigger).toBe('schedule');
    expect(run.trace.outcome).toMatchObject({ status: 'failed', message, dashboard });
  });

  it('is told by nobody in the words of a client', () => {
    for (const { id } of RUN.trace.messages) {
      const run = runFor({ trigger: 'schedule', fault: { message: id, times: 1 } });
      const failed = run.trace.messages.find(({ status }) => status === 'failed');
      if (!failed || failureOf(run, failed).tolerated) continue;
      expect([id, errorText(run, failed)]).not.toEqual([id, expect.stringMatching(/^The client|zenml login/)]);
      expect(specOf(run, failed).from).not.toBe('client');
    }
  });
});
