import { describe, expect, it } from 'vitest';
import type { DataClassId, RunConfig } from '../../../machines/model.ts';
import { CLAIMS, type ClaimId, type ClaimSpec } from '../../../src/catalogue/claims.ts';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { checkRun } from '../../../src/claims/check.ts';
import type { ItemMark, MessageSpec } from '../../../src/model/types.ts';
import { crossingIn } from '../../../src/simulation/describe.ts';
import { requestsOf } from '../../../src/simulation/requests.ts';
import { type Run, specOf } from '../../../src/simulation/run.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import { configOf, DEFAULT_RUN, faultyRun, idsOf, runFor } from '../simulation/fixtures.ts';
import { isBefore, resolved, texts } from './corrections.ts';

// Each test is named by the correction that it holds: letters and numbers of the audit against zenml 0.98 and of the
// recordings, or the section of what was measured on Kubernetes and at the control plane.

const runOf = (options: Partial<RunConfig>): Run => simulate(ZENML_PRO, configOf(options));

function sent(run: Run, spec: string): MessageSpec {
  const found = run.specs[spec];
  if (!found) throw new Error(`[test] The run does not send ${spec}.`);
  return found;
}

const has = ({ items }: MessageSpec, dataClass: DataClassId, mark?: ItemMark): boolean =>
  items.some((item) => item.dataClass === dataClass && (mark === undefined || item.mark === mark));

const countOf = (run: Run, spec: string): number =>
  run.trace.messages.filter((message) => message.spec === spec).length;

describe('corrections of what a run sends', () => {
  it('A, C5: the pointer to an artifact comes with names of columns and values of your data', () => {
    const pointers = sent(DEFAULT_RUN, 'persist-metadata.pointers');
    expect(pointers.items.filter(({ mark }) => mark === 'value').map(({ text }) => text)).toEqual([
      'mean, deviation, smallest and largest value of each numeric column',
      'numbers and booleans as they are',
    ]);
    expect(texts(pointers)).toMatch(/names and types of columns/);
    expect(pointers.narration).toBe(
      'The workspace gets a pointer to the artifact, and statistics about it: column names, smallest and largest values.',
    );
    expect(pointers.narration).not.toMatch(/not its content/);
    expect(sent(DEFAULT_RUN, 'write-artifact.save').narration).not.toMatch(/nowhere else/);
  });

  it('B, C1: the run token acts as the user, and says so', () => {
    expect(sent(DEFAULT_RUN, 'run-token.token').tags).toEqual(['acts-as-user']);
    expect(sent(DEFAULT_RUN, 'run-token.token').items.map(({ text }) => text)).toEqual([
      'run token: acts as you, accepted while the run is in progress and for an hour after',
    ]);
    expect(sent(DEFAULT_RUN, 'run-token.token').narration).toBe(
      'The client receives a token that acts as you, with all your rights, until an hour after the run.',
    );
  });

  it('C, C10: source text of step functions is code, for every step and for cached ones', () => {
    expect(sent(DEFAULT_RUN, 'connect-step.register').dataClass).toBe('code');
    expect(countOf(DEFAULT_RUN, 'connect-step.register')).toBe(3);
    expect(has(sent(runOf({ cached: 'some' }), 'reuse-steps.record'), 'code')).toBe(true);
    expect(has(sent(runOf({ cached: 'some', stack: 'gcp' }), 'check-cache.record'), 'code')).toBe(true);
  });

  it('F, C4: the snapshot holds the source text of the pipeline function and values of environment variables', () => {
    const snapshot = sent(DEFAULT_RUN, 'create-snapshot.snapshot');
    expect(snapshot.items).toEqual(
      expect.arrayContaining([
        { text: 'source text of the pipeline function', dataClass: 'code' },
        {
          text: 'environment variables of the pipeline, with their values',
          dataClass: 'run-metadata',
          mark: 'may-hold-value',
        },
      ]),
    );
  });

  it('G, C2: nobody reports that the run is completed', () => {
    const reports = Object.values(DEFAULT_RUN.specs).filter(
      ({ endpoint, label }) => endpoint.includes('PUT /api/v1/runs/{id}') && /completed/.test(label),
    );
    expect(reports).toEqual([]);
    const { from, to } = sent(DEFAULT_RUN, 'finish-run.closed');
    expect([from, to]).toEqual(['server', 'metadata-store']);
  });

  it('C3: a run whose step raises is closed by the workspace, and the orchestrator reports nothing', () => {
    const run = faultyRun('load_data.run-step-code.run', 1);
    expect(idsOf(run).slice(-5)).toEqual([
      ...['load_data.report-step-failure.failed', 'load_data.report-step-failure.record', 'report-run-failure.closed'],
      ...['report-run-failure.status', 'report-run-failure.check'],
    ]);
  });

  it('K8 §3 finish-run.status: the client reads the status of a failed run too, once, and so asks for the stack', () => {
    const run = faultyRun('load_data.run-step-code.run', 1);
    expect(sent(run, 'report-run-failure.status')).toMatchObject({
      from: 'server',
      to: 'client',
      endpoint: 'GET /api/v1/runs/{id}',
      evidence: 'recorded',
    });
    const lastOf = (options: Partial<RunConfig>) => idsOf(faultyRun('load_data.run-step-code.run', 1, options)).at(-1);
    expect(lastOf({ who: 'owner' })).toBe('report-run-failure.status');
    expect(lastOf({ trigger: 'dashboard' })).toBe('report-run-failure.closed');
  });

  it('K8 §2: the Secret with the run token is deleted in a failed run as well', () => {
    const ids = idsOf(faultyRun('load_data.run-step-code.run', 1, { runToken: 'secret' }));
    expect(ids).toContain('report-run-failure.secret');
    expect(resolved('finish-run.secret').note).not.toMatch(/only when the run succeeds/i);
  });

  it('H: the run token is an item of class credentials wherever it travels', () => {
    for (const id of ['submit-workload.submit', 'pull-image.start', 'start-run.watch', 'pull-image.watch']) {
      expect([id, has(sent(DEFAULT_RUN, id), 'credentials', 'secret')]).toEqual([id, true]);
    }
    const asSecret = runOf({ runToken: 'secret' });
    for (const id of ['submit-workload.submit', 'pull-image.start', 'start-run.watch', 'pull-image.watch']) {
      expect([id, has(sent(asSecret, id), 'credentials')]).toEqual([id, false]);
    }
    expect(has(sent(asSecret, 'submit-workload.secret'), 'credentials', 'secret')).toBe(true);
    expect(idsOf(asSecret)).toContain('finish-run.secret');
  });

  it('I, M3: with analytics on, the workspace sends an event for every run', () => {
    for (const trigger of ['sdk', 'dashboard'] as const) {
      expect(idsOf(runOf({ trigger, analytics: true }))).toContain('send-analytics.server');
    }
    expect(sent(runOf({ analytics: true }), 'send-analytics.client').endpoint).toMatch(/zenml\.io\/\/batch$/);
  });

  it('L: a failed step sends its error message, which may hold your data', () => {
    const failure = sent(faultyRun('load_data.run-step-code.run', 1), 'report-step-failure.failed');
    expect(has(failure, 'run-metadata', 'may-hold-value')).toBe(true);
  });

  it('0.98-e2: the traceback of a failed step holds lines of your source text, which are code', () => {
    const run = faultyRun('load_data.run-step-code.run', 1);
    expect(has(sent(run, 'report-step-failure.failed'), 'code')).toBe(true);
    expect(sent(run, 'connect-step.register').note).toMatch(/not sent, but for lines in a traceback\.$/);
    const claims: readonly ClaimSpec[] = CLAIMS;
    const source = claims.find(({ id }) => id === 'no-source-at-zenml')?.verdicts.saas;
    expect(source?.because).toMatch(/line by line in the traceback of a step that fails\.$/);
  });

  it('L: ml-data-remains rests in a failed run on the error message, without statistics on what a step logs', () => {
    const verdict = (run: Run, claim: ClaimId) =>
      checkRun(run).find(({ id, scenario }) => id === claim && scenario === 'saas');
    const raises = faultyRun('load_data.run-step-code.run', 1);
    const claims: readonly ClaimSpec[] = CLAIMS;
    const expected = claims.find(({ id }) => id === 'ml-data-remains')?.verdicts.saas;
    for (const claim of ['ml-data-remains', 'no-values-at-zenml'] as const) {
      expect(verdict(raises, claim)).toMatchObject({
        status: 'conditional',
        counterexample: { message: 'load_data.report-step-failure.failed' },
      });
    }
    expect(verdict(raises, 'ml-data-remains')?.because).toBe(expected?.because);
    expect(expected?.because).toMatch(/error messages, which may quote your data/);
    const without = runOf({ artifactMetadata: false });
    expect(verdict(without, 'ml-data-remains')?.counterexample?.message).toBe('load_data.log-metadata.log');
  });

  it('§6 artifact-store-write-fails: such a failure is reported without a cause', () => {
    const run = faultyRun('load_data.write-artifact.save', 1);
    const report = sent(run, 'report-step-without-cause.failed');
    expect(idsOf(run).filter((id) => id.includes('.report-step-without-cause.'))).toEqual([
      ...['load_data.report-step-without-cause.record', 'load_data.report-step-without-cause.failed'],
    ]);
    expect(report.items.some(({ mark }) => mark === 'may-hold-value')).toBe(false);
  });

  it('C6: each step reads the whole snapshot', () => {
    expect(countOf(DEFAULT_RUN, 'connect-step.snapshot')).toBe(3);
  });

  it('II §1: the list of earlier steps has no source text, and is read just before the step registers', () => {
    const killed = runOf({
      fault: { message: 'load_data.restart-orchestrator.job', times: 1, id: 'orchestrator-killed' },
    });
    expect(has(sent(DEFAULT_RUN, 'load-inputs.find'), 'code')).toBe(false);
    expect(has(sent(killed, 'restart-orchestrator.steps'), 'code')).toBe(false);
    expect(sent(DEFAULT_RUN, 'load-inputs.find').note).toMatch(/^In the code just before it registers\./);
    for (const [id, options] of [
      ['reuse-steps.found', { cached: 'some' }],
      ['check-cache.found', { cached: 'some', stack: 'gcp' }],
    ] as const) {
      expect([id, has(sent(runOf(options), id), 'code')]).toEqual([id, true]);
    }
  });

  it('M10: a new pipeline is named, and takes a permission check, a plan check and a usage report more', () => {
    const { items, note } = resolved('create-snapshot.pipeline');
    expect(items).toEqual([{ text: 'name and description of the pipeline', dataClass: 'run-metadata', mark: 'name' }]);
    expect(note).toMatch(/three more questions: a permission check, a plan check and a usage report/);
  });

  it('C7: logs are calls of their own that hold a place and no text', () => {
    for (const id of ['create-snapshot.log', 'create-run.log-of-run', 'connect-step.log', 'start-run.log']) {
      expect([id, has(sent(DEFAULT_RUN, id), 'logs')]).toEqual([id, false]);
    }
  });

  it('C9: a step sends a heartbeat every 15 seconds, and the answer can stop it', () => {
    expect(sent(DEFAULT_RUN, 'send-heartbeat.beat').narration).toMatch(/^Every 15 seconds .+ stop\.$/);
    expect(sent(DEFAULT_RUN, 'send-heartbeat.beat').note).toMatch(/every 5 minutes after 3 failures\./);
  });

  it('M5: the first step takes over the run, so the plan is checked and counted a second time', () => {
    expect([countOf(DEFAULT_RUN, 'create-run.usage'), countOf(DEFAULT_RUN, 'connect-step.usage')]).toEqual([1, 1]);
    expect(DEFAULT_RUN.trace.messages.find(({ spec }) => spec === 'connect-step.usage')?.step).toBe('load_data');
  });

  it('M7: the client writes its own log to your log backend', () => {
    expect(sent(DEFAULT_RUN, 'create-run.log').to).toBe('log-backend');
  });
});

describe('what was measured on Kubernetes', () => {
  it('§2: the client creates a role binding and a service account before the job, all at the Kubernetes API', () => {
    const ids = idsOf(DEFAULT_RUN);
    expect(ids.indexOf('submit-workload.rights')).toBe(ids.indexOf('submit-workload.submit') - 1);
    expect(sent(DEFAULT_RUN, 'submit-workload.submit').to).toBe('cluster-api');
    expect(texts(sent(DEFAULT_RUN, 'submit-workload.rights'))).toBe(
      'service account zenml-service-account; role binding to the role edit, for the whole namespace',
    );
    expect(sent(runOf({ stack: 'gcp' }), 'submit-workload.submit').to).toBe('orchestrator');
  });

  it('§2: where the token is passed as a Secret, that is created first', () => {
    const ids = idsOf(runOf({ runToken: 'secret' })).filter((id) => id.startsWith('submit-workload.'));
    expect(ids.slice(0, 3)).toEqual([
      ...['submit-workload.secret', 'submit-workload.rights', 'submit-workload.submit'],
    ]);
  });

  it('§3 submit-workload.report: the client sends neither a URL nor metadata of the run', () => {
    expect(sent(DEFAULT_RUN, 'submit-workload.report').endpoint).toBe('PUT /api/v1/runs/{id}');
  });

  it('§2: the client waits on the Kubernetes API, the orchestrator pod asks the workspace each second', () => {
    expect(sent(DEFAULT_RUN, 'start-run.watch').from).toBe('cluster-api');
    expect(sent(DEFAULT_RUN, 'start-run.watch').narration).toMatch(/every 3 seconds/);
    expect(sent(DEFAULT_RUN, 'pull-image.watch').narration).toMatch(/^Every 3 seconds /);
    expect(sent(DEFAULT_RUN, 'start-run.poll').narration).toMatch(/^Every second /);
  });

  it('§2: the orchestrator pod pulls its own image first', () => {
    const ids = idsOf(DEFAULT_RUN);
    expect(ids.indexOf('start-run.image')).toBeLessThan(ids.indexOf('load_data.pull-image.image'));
  });

  it.each([
    ['load_data.pull-image.image', 1, 'load_data.report-failed-pod.failed', 'failed'],
    ['load_data.pull-image.start', 4, 'load_data.report-refused-job.failed', 'failed'],
    ['load_data.persist-metadata.pointers', 6, 'load_data.report-failed-pod.failed', 'failed'],
    ['start-run.image', 1, 'start-run.image', 'stuck'],
  ] as const)('§4: when %s fails %i times, %s is the last that is heard, and the run %s', (id, times, last, end) => {
    const run = faultyRun(id, times);
    expect(
      idsOf(run)
        .filter((sentId) => !sentId.startsWith('report-run-failure.'))
        .at(-1),
    ).toBe(last);
    expect(run.trace.outcome).toMatchObject({ status: 'failed', dashboard: end });
  });
});

describe('what was measured at the control plane', () => {
  /** Sign-in, connectors, and what the recorded runs did not have: a build, a code repository, logged metadata. */
  const NOT_RECORDED =
    /^(?:(?:browser-)?sign-in|connect-workspace|workspace-sign-in|(?:step-)?(?:registry|store|orchestrator)-(?:token|secret)|log-metadata|open-dashboard|view-|fetch-code|create-snapshot\.build-check)/;

  /** Requests from the workspace to the control plane, by who caused them. */
  function requestsByStep(options: Partial<RunConfig>): Readonly<Record<string, number>> {
    // Recorded with an orchestrator that is no pod of ZenML, as the managed ones are.
    const run = runOf({ stack: 'gcp', ...options });
    const requests = requestsOf(run);
    const counts: Record<string, number> = {};
    for (const [index, message] of run.trace.messages.entries()) {
      const { from, to } = specOf(run, message);
      if (from !== 'server' || to !== 'control-plane' || NOT_RECORDED.test(message.spec)) continue;
      const key = message.step ?? 'client';
      counts[key] = (counts[key] ?? 0) + (requests[index] ?? 0);
    }
    return counts;
  }

  it('§2: 60 requests in a run of three steps by a member: client 19, first step 15, each further step 13', () => {
    expect(requestsByStep({})).toEqual({ client: 19, load_data: 15, train: 13, evaluate: 13 });
  });

  it('§2: 20 requests when all steps are cached', () => {
    expect(requestsByStep({ cached: 'all' })).toEqual({ client: 20 });
  });

  it('§2: 27 when stack and pipeline are your own, as read off the recorded run', () => {
    const counts = Object.values(requestsByStep({ who: 'owner' }));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(27);
  });

  it('§3 persist-metadata.check: every step asks', () => {
    expect(countOf(DEFAULT_RUN, 'persist-metadata.check')).toBe(3);
  });

  it('§3 "What leaves in Hybrid": ids, types, actions, counts and credentials, no names and no content', () => {
    const leaving = DEFAULT_RUN.trace.messages
      .filter((message) => {
        const { from, to } = specOf(DEFAULT_RUN, message);
        return from === 'server' && to === 'control-plane';
      })
      .filter((message) => crossingIn(DEFAULT_RUN, 'hybrid', message).crossing === 'leaves')
      .flatMap((message) => specOf(DEFAULT_RUN, message).items);
    expect(leaving.length).toBeGreaterThan(0);
    expect([...new Set(leaving.map(({ dataClass }) => dataClass))].toSorted()).toEqual([
      ...['control', 'credentials', 'identity'],
    ]);
    const named = leaving.filter(({ mark }) => mark === 'name' || mark === 'value' || mark === 'may-hold-value');
    expect(named).toEqual([]);
  });

  it('C14: metadata is logged only by a step that asks for it, and that of an artifact goes with its pointer', () => {
    const { note, endpoint } = resolved('log-metadata.log');
    expect(note).toBe('Only if the step calls log_metadata. Metadata of an artifact goes with its pointer.');
    expect(endpoint).toBe('POST /api/v1/run-metadata');
  });

  /** Who sends which usage events in a run with analytics on, in their order. */
  const eventsOf = (run: Run): string[] =>
    run.trace.messages
      .map((message) => specOf(run, message))
      .filter(({ to }) => to === 'analytics')
      .map(({ from, endpoint }) => `${from} ${endpoint}`);
  const EVENT = 'POST https://analytics.zenml.io//batch';

  it('C15: a run sends one usage event of the client, to the address with two slashes, none of a step', () => {
    expect(eventsOf(runFor({ analytics: true }))).toEqual([`server ${EVENT}`, `client ${EVENT}`]);
    expect(texts(resolved('send-analytics.client'))).toMatch(/whether a service account runs it/);
    expect(isBefore('send-analytics.account', 'send-analytics.client', { analytics: true })).toBe(true);
  });

  it.each<[string, number, Partial<RunConfig>, string, readonly string[]]>([
    ['load_data.run-step-code.run', 1, {}, 'failed', [`server ${EVENT}`, `client ${EVENT}`]],
    ['submit-workload.submit', 4, {}, 'failed', [`server ${EVENT}`, `client ${EVENT}`]],
    ['start-run.image', 1, {}, 'stuck', [`client ${EVENT}`]],
    ['build-image.build', 1, {}, 'no-run', [`client ${EVENT}`]],
    ['connect-workspace.login', 1, {}, 'no-run', []],
    ['start-runner.job', 1, { trigger: 'dashboard' }, 'failed', [`server ${EVENT}`]],
    ['load_data.run-step-code.run', 1, { trigger: 'dashboard' }, 'failed', [`server ${EVENT}`]],
  ])('C15: when %s fails %i times (%j), the run is %s, and its usage events are %j', (id, times, rest, end, events) => {
    const run = faultyRun(id, times, { ...rest, analytics: true });
    expect([run.trace.outcome, eventsOf(run)]).toEqual([expect.objectContaining({ dashboard: end }), events]);
    const last = run.trace.messages.findLast(({ spec }) => specOf(run, { spec }).to === 'analytics');
    if (rest.trigger !== 'dashboard' && last) expect(texts(specOf(run, last))).toMatch(/type of the error/);
    expect(eventsOf(faultyRun(id, times, rest))).toEqual([]);
  });

  it('C15: a client that cannot reach the workspace does not know the user, and sends no event', () => {
    const run = runFor({ analytics: true, away: { what: 'workspace', from: 'registry-token.ask', forMs: null } });
    expect([run.trace.outcome.status, eventsOf(run)]).toEqual(['failed', []]);
    expect(run.trace.messages.at(-1)).toMatchObject({ spec: 'send-analytics-of-failed-call.account' });
  });
});
