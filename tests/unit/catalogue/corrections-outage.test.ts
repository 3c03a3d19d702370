import { describe, expect, it } from 'vitest';
import type { Away, RunConfig } from '../../../machines/model.ts';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { errorText } from '../../../src/simulation/describe.ts';
import { type Run, specOf } from '../../../src/simulation/run.ts';
import { configOfFault } from '../../../src/simulation/run-config.ts';
import type { TraceMessage } from '../../../src/simulation/trace.ts';
import { configOf, faultSpec, faultyRun, runFor } from '../simulation/fixtures.ts';

/**
 * What was measured while the control plane (§4 of its table), or the workspace (§4 of Kubernetes, C12 and C13 of the
 * recordings), was away: each row that a run can show.
 */

const KUBERNETES = { stack: 'kubernetes', credentials: 'long-lived', steps: 2 } as const;
/** No pod of ZenML is left to report anything, as where the measured steps ran one after the other on their own. */
const MANAGED = { stack: 'gcp', steps: 2 } as const;

type Options = Partial<Omit<RunConfig, 'away'>>;

const away = (
  what: Away['what'],
  from: string | null,
  options: Options = KUBERNETES,
  forMs: number | null = null,
): Run => runFor({ ...options, away: { what, from, forMs } });

const endOf = ({ trace: { outcome } }: Run): string =>
  outcome.status === 'failed' ? outcome.dashboard : outcome.status;

const sendsOf = (run: Run, id: string): TraceMessage[] =>
  run.trace.messages.filter((message) => message.id === id || message.id.startsWith(`${id}~`));

const statusesOf = (run: Run, id: string): string[] => sendsOf(run, id).map(({ status }) => status);

const times = (count: number, status: TraceMessage['status']): string[] => Array.from({ length: count }, () => status);

const failuresOf = (run: Run): string[] => [
  ...new Set(run.trace.messages.filter(({ status }) => status === 'failed').map(({ id }) => id.replace(/~\d+$/, ''))),
];

/** What the run ended on: the message, and the error that it shows. */
function breakOf(run: Run): TraceMessage {
  const { outcome, messages } = run.trace;
  const message = outcome.status === 'failed' ? messages.find(({ id }) => id === outcome.message) : undefined;
  if (!message) throw new Error('[test] The run did not break.');
  return message;
}

describe('the control plane away (control plane, §4)', () => {
  it('step code under way: runs on', () => {
    expect(statusesOf(away('control-plane', 'load_data.run-step-code.run'), 'load_data.run-step-code.run')).toEqual([
      'delivered',
    ]);
  });

  it('heartbeats: go on, as does writing logs and the artifact', () => {
    const run = away('control-plane', 'load_data.stream-logs.stream');
    for (const id of [
      'stream-logs.stream',
      'send-heartbeat.beat',
      'write-artifact.save',
      'persist-metadata.pointers',
    ]) {
      expect(statusesOf(run, `load_data.${id}`)[0]).toEqual('delivered');
    }
  });

  it.each([KUBERNETES, MANAGED])(
    'artifact_versions/batch at the end of a step, $stack: step and run fail',
    (options) => {
      const run = away('control-plane', 'load_data.write-artifact.save', options);
      expect(statusesOf(run, 'load_data.write-artifact.save')).toEqual(['delivered']);
      expect(statusesOf(run, 'load_data.persist-metadata.check')).toEqual(times(6, 'failed'));
      expect(statusesOf(run, 'load_data.report-step-without-cause.failed')).toEqual(['delivered']);
      expect(statusesOf(run, 'report-run-failure.closed')).toEqual(['delivered']);
      expect([endOf(run), breakOf(run).id]).toEqual(['failed', 'load_data.persist-metadata.check~6']);
      expect(errorText(run, breakOf(run))).toMatch(/HTTP 500 after 15 seconds/);
    },
  );

  it('step end during an outage of seconds: recovers', () => {
    const run = away('control-plane', 'load_data.persist-metadata.check', KUBERNETES, 6000);
    expect(statusesOf(run, 'load_data.persist-metadata.check')).toEqual([...times(5, 'failed'), 'delivered']);
    expect(endOf(run)).toEqual('completed');
  });

  it('next step of a running pipeline: its first call fails, no step is registered, and the run stays running', () => {
    // The measured steps had no code repository to ask for.
    const run = away('control-plane', 'train.connect-step.config', { ...MANAGED, code: 'image' });
    expect(statusesOf(run, 'load_data.finish-step.completed')).toEqual(['delivered']);
    expect(statusesOf(run, 'train.connect-step.check')).toEqual(times(6, 'failed'));
    expect(statusesOf(run, 'train.connect-step.register')).toEqual([]);
    expect([endOf(run), breakOf(run).spec]).toEqual(['stuck', 'connect-step.check']);
  });

  it('section 2, rows 4 and 6: a step learns nothing about its code repository', () => {
    const run = away('control-plane', 'train.fetch-code.ask', MANAGED);
    expect(statusesOf(run, 'train.fetch-code.check')).toEqual(times(6, 'failed'));
    expect(statusesOf(run, 'train.fetch-code.settings')).toEqual([]);
    expect([endOf(run), breakOf(run).spec]).toEqual(['stuck', 'fetch-code.check']);
  });

  it('next step of a running pipeline: is reported by the orchestrator pod where there is one', () => {
    const run = away('control-plane', 'load_data.finish-step.completed');
    expect(statusesOf(run, 'train.pull-image.check')).toEqual(times(6, 'failed'));
    expect(statusesOf(run, 'train.report-failed-pod.failed')).toEqual(['delivered']);
    expect([endOf(run), breakOf(run).spec]).toEqual(['failed', 'pull-image.check']);
  });

  it('new run, valid workspace token: stops at its first call, and nothing is created', () => {
    const run = away('control-plane', 'load-stack.ask');
    expect(statusesOf(run, 'load-stack.ask')).toEqual(['delivered']);
    expect(statusesOf(run, 'load-stack.check')).toEqual(times(6, 'failed'));
    expect(failuresOf(run)).toEqual(['load-stack.check']);
    expect([endOf(run), breakOf(run).id]).toEqual(['no-run', 'load-stack.check~6']);
  });

  it('sign-in to the workspace: is refused at once', () => {
    const run = away('control-plane', 'connect-workspace.login');
    expect(statusesOf(run, 'connect-workspace.authorize')).toEqual(['failed']);
    expect([endOf(run), errorText(run, breakOf(run))]).toEqual([
      'no-run',
      'Error fetching user information from external authenticator.',
    ]);
  });

  it.each<[string, number, Options, string]>([
    ['create-run.create', 6, {}, 'no-run'],
    ['create-run.check', 6, {}, 'no-run'],
    ['create-run.entitlement', 6, {}, 'no-run'],
    ['create-run.usage', 6, {}, 'stuck'],
    ['create-run.log-of-run', 6, {}, 'stuck'],
    ['create-snapshot-run.verify', 1, { trigger: 'dashboard' }, 'no-run'],
    ['create-snapshot-run.usage', 6, { trigger: 'dashboard' }, 'stuck'],
  ])('usage-event 500: when %s fails %i times (%j), the run is %s: it exists once it is stored', (...row) => {
    const [id, count, options, end] = row;
    const run = faultyRun(id, count, options);
    expect(endOf(run)).toBe(end);
    if (/usage$/.test(id)) expect(errorText(run, breakOf(run))).toMatch(/The run is stored by then and stays initial/);
  });

  it.each<[Away['what'], string, Options, string]>([
    ['control-plane', 'create-run.check', {}, 'no-run'],
    ['control-plane', 'create-run.store', {}, 'stuck'],
    ['control-plane', 'create-run.usage', {}, 'stuck'],
    ['workspace', 'create-run.create', {}, 'no-run'],
    ['workspace', 'create-run.store', {}, 'no-run'],
    ['workspace', 'create-run.usage', {}, 'stuck'],
    ['workspace', 'create-run.log', {}, 'stuck'],
    ['workspace', 'create-run.log-of-run', {}, 'stuck'],
    ['both', 'create-run.usage', {}, 'stuck'],
    ['control-plane', 'create-snapshot-run.usage', { trigger: 'dashboard' }, 'stuck'],
  ])('usage-event 500: with %s away from %s on (%j), the run is %s', (what, from, options, end) => {
    expect(endOf(away(what, from, options))).toBe(end);
  });

  it('zenml login: fails at once', () => {
    const run = away('control-plane', 'sign-in.device', { ...KUBERNETES, signIn: 'browser' });
    expect(statusesOf(run, 'sign-in.device')).toEqual(['failed']);
    expect(errorText(run, breakOf(run))).toMatch(/^Authorization error: Could not connect to /);
  });

  it('dashboard: what asks for permissions fails, and the run has completed', () => {
    const run = away('control-plane', 'view-run.ask', { ...KUBERNETES, storeAccess: true });
    const checks = sendsOf(run, 'view-run.check');
    expect(checks.map(({ status }) => status)).toEqual(times(6, 'failed'));
    expect(checks.map((check) => errorText(run, check)).at(-1)).toMatch(/^HTTP 500 after 15 seconds\./);
    expect(statusesOf(run, 'view-run.run')).toEqual([]);
    expect(endOf(run)).toEqual('completed');
  });

  it('/info, own step, own artifact version: answer at once, beside what asks for permissions', () => {
    const run = away('control-plane', 'open-dashboard.shell', { ...KUBERNETES, storeAccess: true });
    expect(statusesOf(run, 'view-run.check')).toEqual(times(6, 'failed'));
    for (const id of ['view-logs.read', 'view-artifact.read']) expect(statusesOf(run, id)).toEqual(['delivered']);
  });

  it('Pro API key: fails at once, one attempt', () => {
    const run = away('control-plane', 'service-account-sign-in.key', { ...KUBERNETES, signIn: 'service-account' });
    expect(failuresOf(run)).toEqual(['service-account-sign-in.key']);
    expect([breakOf(run).attempt, endOf(run)]).toEqual([1, 'no-run']);
  });

  it('restart of the workspace: does not come up', () => {
    const run = away('control-plane', 'workspace-sign-in.key');
    expect(statusesOf(run, 'workspace-sign-in.key')).toEqual(times(6, 'failed'));
    expect(errorText(run, breakOf(run))).toMatch(/^Error fetching auth token from the Cloud API\./);
  });

  it.each([
    ['log-metadata.check', 'load_data.log-metadata.log', 'failed'],
    ['create-snapshot.check', 'create-snapshot.snapshot', 'no-run'],
  ])('log metadata, new snapshot: fail alike at %s', (spec, from, end) => {
    const run = away('control-plane', from);
    expect([breakOf(run).spec, breakOf(run).attempt, endOf(run)]).toEqual([spec, 6, end]);
  });
});

describe('other faults of the control plane (§4)', () => {
  const named = (id: string): Run => runFor(configOfFault(ZENML_PRO, faultSpec(id), configOf(KUBERNETES)));

  it('entitlement 402: there is no run, and the limit is named', () => {
    const run = named('plan-limit');
    expect([failuresOf(run), endOf(run)]).toEqual([['create-run.entitlement'], 'no-run']);
    expect(errorText(run, breakOf(run))).toMatch(/^Your subscription reached its `pipeline_run` limit\./);
  });

  it('permission denied: 403 at once', () => {
    const denied = named('rbac-denied');
    expect([breakOf(denied).attempt, endOf(denied)]).toEqual([1, 'no-run']);
    expect(errorText(denied, breakOf(denied))).toMatch(/^Insufficient permissions to /);
  });

  it.each([
    ["401 for the workspace's token, and a new login", 'create-run.check'],
    ['no answer for 45 s', 'create-run.create'],
  ])('%s: the call is repeated, and the run completes', (_, id) => {
    const run = faultyRun(id, 1, KUBERNETES);
    expect([statusesOf(run, id), endOf(run)]).toEqual([['failed', 'delivered'], 'completed']);
  });

  it('503 for 40 s: tries at 0, 0, 1, 3, 7, 15 and 31 s, and the run completes', () => {
    const run = named('control-plane-overloaded');
    expect([statusesOf(run, 'load-stack.check'), endOf(run)]).toEqual([
      [...times(7, 'failed'), 'delivered'],
      'completed',
    ]);
  });
});

describe('the workspace away (Kubernetes, §4)', () => {
  it('server-unreachable-short: the step tries again, the run completes', () => {
    const run = away('workspace', 'load_data.persist-metadata.pointers', KUBERNETES, 5000);
    expect(statusesOf(run, 'load_data.persist-metadata.pointers')).toEqual([...times(4, 'failed'), 'delivered']);
    expect(endOf(run)).toEqual('completed');
  });

  it('server-unreachable-long: the step gives up, and the orchestrator pod reports it when the workspace is back', () => {
    const run = away('workspace', 'load_data.persist-metadata.pointers', KUBERNETES, 12_000);
    expect(statusesOf(run, 'load_data.persist-metadata.pointers')).toEqual(times(6, 'failed'));
    expect(statusesOf(run, 'load_data.report-in-vain.record')).toEqual(['failed']);
    const reports = sendsOf(run, 'load_data.report-failed-pod.failed');
    expect([reports.length > 1, reports.at(-1)?.status]).toEqual([true, 'delivered']);
    expect([endOf(run), breakOf(run).id]).toEqual(['failed', 'load_data.persist-metadata.pointers~6']);
  });

  it.each([KUBERNETES, MANAGED])(
    'a step that gives up as the workspace comes back reports it itself, $stack',
    (options) => {
      const run = away('workspace', 'load_data.persist-metadata.pointers', options, 7000);
      expect(statusesOf(run, 'load_data.persist-metadata.pointers')).toEqual(times(6, 'failed'));
      expect(statusesOf(run, 'load_data.report-in-vain.record')).toEqual([]);
      expect(statusesOf(run, 'load_data.report-step-without-cause.failed')).toEqual(['delivered']);
      expect(endOf(run)).toEqual('failed');
    },
  );

  it('server-unreachable-long: a workspace that does not come back keeps the last status', () => {
    const run = away('workspace', 'load_data.persist-metadata.pointers');
    expect(statusesOf(run, 'load_data.report-failed-pod.failed')).toEqual(times(6, 'failed'));
    expect([endOf(run), breakOf(run).spec]).toEqual(['stuck', 'persist-metadata.pointers']);
  });
});

describe('the workspace away (recordings, C12 and C13)', () => {
  it('C12: 18 attempts until everything has ended, and the run stays running', () => {
    const run = away('workspace', 'load_data.persist-metadata.pointers', MANAGED);
    const failed = run.trace.messages.filter(({ status }) => status === 'failed');
    const attempts = failed.reduce((sum, message) => sum + Number(specOf(run, message).requests ?? 1), 0);
    expect([attempts, endOf(run)]).toEqual([18, 'stuck']);
    expect(failuresOf(run)).toEqual([
      'load_data.persist-metadata.pointers',
      'load_data.report-in-vain.record',
      'wait-in-vain.status',
    ]);
  });

  it('C13: what writes is tried again as well', () => {
    const run = away('workspace', 'create-run.create', MANAGED, 2000);
    expect([statusesOf(run, 'create-run.create'), endOf(run)]).toEqual([
      ['failed', 'failed', 'delivered'],
      'completed',
    ]);
  });

  it('an answer that the workspace is working on is lost to whoever asked, who tries as often as for the request', () => {
    const run = away('workspace', 'load_data.persist-metadata.check', MANAGED);
    const [check, ...others] = sendsOf(run, 'load_data.persist-metadata.check');
    expect(others).toEqual([]);
    expect(check && errorText(run, check)).toMatch(/^Max retries exceeded with url: /);
    expect(statusesOf(run, 'load_data.persist-metadata.pointers')).toEqual(['delivered', ...times(5, 'failed')]);
    expect(endOf(run)).toEqual('stuck');
  });
});

describe('an outage equals the fault that stands for it', () => {
  it.each<[string, Away['what'], Options, number | null]>([
    ['workspace-restarted-in-outage', 'control-plane', KUBERNETES, null],
    ['control-plane-unreachable-sign-in', 'control-plane', { ...KUBERNETES, signIn: 'browser' }, null],
    ['control-plane-unreachable-login', 'control-plane', KUBERNETES, null],
    ['control-plane-unreachable-new-run', 'control-plane', KUBERNETES, null],
    ['control-plane-unreachable-mid-run', 'control-plane', KUBERNETES, null],
    ['workspace-unreachable', 'workspace', KUBERNETES, null],
    ['workspace-unreachable-for-seconds', 'workspace', KUBERNETES, 5000],
    ['workspace-unreachable-mid-step', 'workspace', MANAGED, null],
  ])('%s', (id, what, options, forMs) => {
    const config = configOfFault(ZENML_PRO, faultSpec(id), configOf(options));
    expect(config).toEqual({ ...configOf(options), fault: config.fault });
    // The client asks once more at the end, which an outage that lasts takes as well: the end is known by then.
    const untilTheEnd = ({ trace: { messages, outcome } }: Run) => ({
      outcome,
      messages: messages
        .filter(({ spec }) => spec !== 'report-run-failure.check')
        .map(({ fault: _fault, ...message }) => message),
    });
    expect(untilTheEnd(away(what, config.fault?.message ?? '', options, forMs))).toEqual(untilTheEnd(runFor(config)));
  });
});
