import { describe, expect, it } from 'vitest';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { errorText, failureOf } from '../../../src/simulation/describe.ts';
import type { Run } from '../../../src/simulation/run.ts';
import { configOfFault, parseRunConfig } from '../../../src/simulation/run-config.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import { faultSpec, idsOf, runFor } from './fixtures.ts';

const LOGIN = /Please log in again using 'zenml login'/;
const CERTIFICATE = /certificate verify failed/;
const REST = /^Max retries exceeded with url/;
const CONTROL_PLANE = /^HTTP 500 after 15 seconds\. Max retries exceeded with url/;

/** For each fault: the messages that fail, what the dashboard shows at the end, and what people see. */
const EXPECTED: Readonly<Record<string, readonly [failed: number, end: string, error: RegExp]>> = {
  'registry-refuses-push': [1, 'no-run', /^Docker error/],
  'workspace-unreachable': [6, 'no-run', REST],
  'workspace-drops-connections': [3, 'completed', /^Connection aborted/],
  'workspace-overloaded': [3, 'completed', /HTTP 503/],
  'dirty-repository': [1, 'no-run', /has uncommitted changes\.$/],
  'snapshot-without-image': [1, 'no-run', /does not have an associated build\.$/],
  'workspace-restarted-in-outage': [6, 'no-run', /^Error fetching auth token from the Cloud API/],
  'control-plane-unreachable-sign-in': [1, 'no-run', /Could not connect to .+ Please check the URL\.$/],
  'session-expired': [1, 'no-run', LOGIN],
  'proxy-not-trusted': [4, 'no-run', CERTIFICATE],
  'control-plane-unreachable-login': [1, 'no-run', /^Error fetching user information from external authenticator/],
  'rbac-denied': [1, 'no-run', /^Insufficient permissions to CLIENT resource/],
  'connector-not-authorized': [1, 'no-run', /could not be accessed due to an authorization error/],
  'bucket-closed-to-workspace': [1, 'no-run', /^failed to fetch S3 bucket .+ Forbidden\.$/],
  'too-many-snapshot-runs': [1, 'no-run', /^Maximum number of concurrent snapshot tasks reached/],
  'runner-cannot-start': [1, 'failed', /^Failed to start run/],
  'runner-image-pull': [1, 'failed', /^Failed to start run\. .+Back-off pulling image/],
  'no-docker': [1, 'no-run', /^Unable to connect to the Docker daemon/],
  'code-upload-fails': [1, 'no-run', /error of the artifact store/],
  'plan-limit': [1, 'no-run', /reached its `pipeline_run` limit/],
  'control-plane-unreachable-new-run': [6, 'no-run', CONTROL_PLANE],
  'control-plane-overloaded': [7, 'completed', /HTTP 503/],
  'schedule-not-active': [4, 'no-run', /^Authentication error: schedule .+ is not active\.$/],
  'scheduled-pod-never-starts': [1, 'no-run', /^Back-off pulling image/],
  'orchestrator-refuses-job': [4, 'failed', /^Orchestrator failed to submit Kubernetes job/],
  'orchestrator-pod-never-starts': [1, 'stuck', /ImagePullBackOff/],
  'orchestrator-pod-crashes': [4, 'stuck', /backoff limit\. The run stays provisioning\.$/],
  'proxy-not-trusted-in-pods': [4, 'stuck', CERTIFICATE],
  'orchestrator-killed': [1, 'completed', /^The orchestrator pod is killed/],
  'orchestrator-killed-for-good': [1, 'stuck', /backoff limit\. The run stays running\.$/],
  'step-job-refused': [4, 'failed', /^Node load_data failed to start/],
  'pod-unschedulable': [4, 'completed', /^Job for step load_data is pending: .+Unschedulable/],
  'image-pull-back-off': [1, 'failed', /^Job for step load_data failed: .+ ImagePullBackOff/],
  'step-pod-killed': [1, 'failed', /^Job for step load_data failed: .+exit_code=137/],
  'code-download-fails': [1, 'failed', /while getting the repository/],
  'pod-cannot-reach-workspace': [6, 'failed', REST],
  'secret-missing': [1, 'completed', /^Failed to get secret/],
  'step-raises': [1, 'failed', /^Your code raises an exception/],
  'log-upload-fails': [1, 'completed', /^Failed to write logs to/],
  'store-token-expires': [1, 'completed', /^The token for the artifact store expires/],
  // Six attempts, and one message for the six with which the step tries to report it.
  'store-token-not-renewed': [7, 'failed', REST],
  'artifact-store-write-fails': [1, 'failed', /^Failed to run step load_data/],
  'workspace-unreachable-for-seconds': [4, 'completed', REST],
  // Six attempts, and one message for the six with which the step tries to report it.
  'workspace-unreachable-mid-step': [7, 'failed', REST],
  'control-plane-unreachable-mid-run': [6, 'failed', /^The workspace answers with HTTP 500/],
  'token-after-run-end': [1, 'stuck', /has finished and API tokens scoped to it are no longer valid/],
  'logs-not-readable': [1, 'completed', /no access to the artifact store/],
};

const runOf = (id: string, options: Record<string, string> = {}): Run =>
  simulate(ZENML_PRO, configOfFault(ZENML_PRO, faultSpec(id), parseRunConfig(ZENML_PRO, options).config));
const endOf = ({ trace: { outcome } }: Run): string =>
  outcome.status === 'failed' ? outcome.dashboard : outcome.status;
const failedIn = ({ trace }: Run) => trace.messages.filter(({ status }) => status === 'failed');

describe('FAULTS, simulated', () => {
  it('are all expected here', () => {
    expect(Object.keys(EXPECTED)).toEqual(ZENML_PRO.faults.map(({ id }) => id));
  });

  it.each(Object.entries(EXPECTED))('%s fails and ends as the real system does', (id, [failed, end, error]) => {
    const run = runOf(id);
    const sends = failedIn(run);
    expect([sends.length, endOf(run)]).toEqual([failed, end]);
    for (const message of sends) expect(errorText(run, message)).toMatch(error);
    if (run.trace.outcome.status === 'failed') expect(run.trace.outcome.reason).toMatch(error);
  });

  it.each(ZENML_PRO.faults)('$id uses up the tries of its sender, unless the run recovers', ({ id, times }) => {
    const run = runOf(id);
    const [first] = failedIn(run);
    const { retries, tolerated } = first ? failureOf(run, first) : { retries: Number.NaN, tolerated: false };
    if (endOf(run) === 'completed' && !tolerated) expect(times).toBeLessThanOrEqual(retries);
    else expect(times).toEqual(retries + 1);
  });

  it('stop a run at its first call when the control plane is away, and later when the plan is used up', () => {
    const reasons = ['plan-limit', 'control-plane-unreachable-new-run'].map((id) => runOf(id).trace.outcome);
    expect(reasons.map((outcome) => outcome.status === 'failed' && outcome.message)).toEqual([
      'create-run.entitlement',
      'load-stack.check~6',
    ]);
  });

  it('happen in the first step that runs, after the cached ones', () => {
    const run = runOf('artifact-store-write-fails', { cached: 'some' });
    expect(failedIn(run).map(({ id }) => id)).toEqual(['train.write-artifact.save']);
  });

  it('let the workspace mark a run as failed that never got a runner', () => {
    expect(idsOf(runOf('runner-cannot-start')).slice(-2)).toEqual(['start-runner.job', 'report-start-failure.report']);
  });

  it('let it do the same when the image of the runner cannot be pulled, and say no more', () => {
    expect(idsOf(runOf('runner-image-pull')).slice(-2)).toEqual(['start-runner.job', 'report-start-failure.report']);
  });

  it('send nothing to a workspace whose certificate is not trusted', () => {
    const run = runOf('proxy-not-trusted');
    expect(new Set(failedIn(run).map(({ spec }) => spec))).toEqual(new Set(['connect-workspace.login']));
    expect(run.trace.messages.some(({ exchange }) => exchange === 'load-stack')).toBe(false);
  });

  it('get as far as the pods when only those do not trust the certificate', () => {
    const ids = idsOf(runOf('proxy-not-trusted-in-pods'));
    expect(ids).toContain('submit-workload.submit');
    expect(ids.at(-1)).toBe('start-run.snapshot~4');
  });

  it('ask for a secret only in the run in which it is missing', () => {
    expect(idsOf(runOf('secret-missing'))).toContain('load_data.read-secret.value');
    expect(idsOf(runOf('log-upload-fails'))).not.toContain('load_data.read-secret.value');
  });

  it('show nothing in the dashboard that could not be read', () => {
    const ids = idsOf(runOf('logs-not-readable'));
    expect(ids).not.toContain('view-logs.show');
    expect(ids).toContain('view-artifact.show');
  });

  it('let the other branches of the pipeline finish', () => {
    const run = runOf('artifact-store-write-fails', { steps: '6', width: '3', cached: 'some' });
    expect(failedIn(run).map(({ step }) => step)).toEqual(['train_3']);
    expect(endOf(run)).toEqual('failed');
  });
});

describe('what fails after the last step', () => {
  it.each([
    ['finish-run.closed', 1, 'failed'],
    ['finish-run.check', 6, 'completed'],
  ] as const)('%s: is nothing that the submission reports', (message, times, status) => {
    const { trace } = runFor({ fault: { message, times } });
    expect(trace.outcome.status).toBe(status);
    expect(trace.messages.filter(({ exchange }) => exchange === 'report-submission-failure')).toEqual([]);
  });
});
