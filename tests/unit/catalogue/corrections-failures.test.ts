import { describe, expect, it } from 'vitest';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { failureOf } from '../../../src/simulation/describe.ts';
import { requestsOf } from '../../../src/simulation/requests.ts';
import { type Run, specOf } from '../../../src/simulation/run.ts';
import { configOfFault, parseRunConfig } from '../../../src/simulation/run-config.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import { faultSpec, idsOf } from '../simulation/fixtures.ts';

/** What was measured of failures: by the rows of the table for Kubernetes, §4, and by C12 and C13 of the recordings. */

const runOf = (fault: string, options: Record<string, string> = {}): Run =>
  simulate(ZENML_PRO, configOfFault(ZENML_PRO, faultSpec(fault), parseRunConfig(ZENML_PRO, options).config));

const endOf = ({ trace: { outcome } }: Run): string =>
  outcome.status === 'failed' ? outcome.dashboard : outcome.status;

/** What tells the workspace that a step or the run has failed, and who sends it. */
function reportsIn(run: Run): string[] {
  const reports = run.trace.messages.filter(
    (message) =>
      message.status === 'delivered' &&
      specOf(run, message).to === 'server' &&
      /^report-/.test(message.spec) &&
      specOf(run, message).items.some(({ text }) => text.startsWith('status failed')),
  );
  return reports.map((message) => `${specOf(run, message).from} ${specOf(run, message).endpoint}`);
}

interface Row {
  readonly row: string;
  readonly fault: string;
  readonly reports: readonly string[];
  /** What the dashboard shows in the end: a completed or a failed run, or one stuck in the status that is named. */
  readonly end: 'completed' | 'failed' | 'stuck';
  readonly status?: RegExp;
  readonly exitCode?: 0 | 1;
}

const PUT_RUN = 'PUT /api/v1/runs/{id}';
const STEP_RECORD = 'POST /api/v1/steps, PUT /api/v1/steps/{id}';

const ROWS: readonly Row[] = [
  {
    row: 'step-raises',
    fault: 'step-raises',
    reports: ['step-runtime PUT /api/v1/steps/{id}'],
    end: 'failed',
    exitCode: 0,
  },
  {
    row: 'step-pod-killed',
    fault: 'step-pod-killed',
    reports: [`orchestrator ${STEP_RECORD}`],
    end: 'failed',
    exitCode: 0,
  },
  {
    row: 'image-pull-step',
    fault: 'image-pull-back-off',
    reports: [`orchestrator ${STEP_RECORD}`],
    end: 'failed',
    exitCode: 0,
  },
  {
    row: 'image-pull-orchestrator',
    fault: 'orchestrator-pod-never-starts',
    reports: [],
    end: 'stuck',
    status: /stays provisioning/,
    exitCode: 1,
  },
  {
    row: 'orchestrator-pod-crashes',
    fault: 'orchestrator-pod-crashes',
    reports: [],
    end: 'stuck',
    status: /stays provisioning/,
    exitCode: 1,
  },
  { row: 'job-refused', fault: 'orchestrator-refuses-job', reports: [`client ${PUT_RUN}`], end: 'failed', exitCode: 1 },
  {
    row: 'step-job-refused',
    fault: 'step-job-refused',
    reports: [`orchestrator ${PUT_RUN}`],
    end: 'failed',
    exitCode: 0,
  },
  { row: 'pod-unschedulable', fault: 'pod-unschedulable', reports: [], end: 'completed' },
  { row: 'orchestrator-killed', fault: 'orchestrator-killed', reports: [], end: 'completed', exitCode: 0 },
  {
    row: 'orchestrator-killed-for-good',
    fault: 'orchestrator-killed-for-good',
    reports: [],
    end: 'stuck',
    status: /stays running/,
    exitCode: 1,
  },
  { row: 'server-unreachable-short', fault: 'workspace-unreachable-for-seconds', reports: [], end: 'completed' },
  {
    row: 'server-unreachable-long',
    fault: 'workspace-unreachable-mid-step',
    reports: [`orchestrator ${STEP_RECORD}`],
    end: 'failed',
  },
];

describe('failures on Kubernetes (§4)', () => {
  it.each(ROWS)('$row: says who reports it, and what the last status of the run is', (row) => {
    const run = runOf(row.fault);
    expect([reportsIn(run), endOf(run)]).toEqual([row.reports, row.end]);
    const { outcome } = run.trace;
    if (row.status) expect(outcome.status === 'failed' && outcome.reason).toMatch(row.status);
    if (row.exitCode !== undefined) {
      expect(faultSpec(row.fault).explanation).toMatch(new RegExp(`exit code ${row.exitCode}\\b`));
    }
  });

  it('step-pod-killed, image-pull-step: reports no reason, and no traceback', () => {
    for (const fault of ['step-pod-killed', 'image-pull-back-off']) {
      const run = runOf(fault);
      const report = run.trace.messages.find(({ spec }) => spec === 'report-failed-pod.failed');
      const items = report ? specOf(run, report).items : [];
      expect(items.map(({ text }) => text)).toEqual(['status failed, no reason', 'name of the step']);
    }
  });

  it('step-job-refused: leaves no record of the step', () => {
    expect(idsOf(runOf('step-job-refused'))).not.toContain('load_data.connect-step.register');
  });

  it('orchestrator-killed: another pod reads its job and the steps, and the step under way is not disturbed', () => {
    const run = runOf('orchestrator-killed');
    const ids = idsOf(run);
    expect(ids.filter((id) => id.includes('restart-orchestrator'))).toEqual([
      ...['load_data.restart-orchestrator.job', 'load_data.restart-orchestrator.job~2'],
      ...['load_data.restart-orchestrator.steps', 'load_data.restart-orchestrator.check'],
    ]);
    expect(ids).toContain('load_data.finish-step.completed');
    expect(ids).toContain('evaluate.finish-step.completed');
    expect(idsOf(runOf('step-raises')).some((id) => id.includes('restart-orchestrator'))).toBe(false);
  });

  it('orchestrator-killed-for-good: the step under way ends, no other starts, and steps side by side go on', () => {
    const ids = idsOf(runOf('orchestrator-killed-for-good'));
    expect(ids).toContain('load_data.finish-step.completed');
    expect(ids.some((id) => id.startsWith('train.'))).toBe(false);
    expect(faultSpec('orchestrator-killed-for-good').explanation).toMatch(/zenml pipeline runs refresh/);
    const wide = idsOf(runOf('orchestrator-killed-for-good', { steps: '4', width: '2', cached: 'some' }));
    expect(wide.filter((id) => id.endsWith('finish-step.completed')).length).toBeGreaterThan(0);
    expect(wide.some((id) => id.startsWith('evaluate.'))).toBe(false);
  });

  it('server-unreachable-long: the step makes 12 attempts, and ends about 70 seconds after its code', () => {
    const run = runOf('workspace-unreachable-mid-step');
    expect(attemptsIn(run)).toEqual({ 'step-runtime': 12 });
    expect(noteOf('report-in-vain.record')).toMatch(/makes 12, and ends about 70 seconds/);
  });
});

/** The attempts that get no answer, by who makes them. */
function attemptsIn(run: Run): Readonly<Record<string, number>> {
  const requests = requestsOf(run);
  const attempts: Record<string, number> = {};
  for (const [index, message] of run.trace.messages.entries()) {
    if (message.status !== 'failed') continue;
    const { from } = specOf(run, message);
    attempts[from] = (attempts[from] ?? 0) + (requests[index] ?? 0);
  }
  return attempts;
}

const noteOf = (id: string): string =>
  ZENML_PRO.exchanges.flatMap(({ messages }) => messages).find((message) => message.id === id)?.note ?? '';

describe('attempts at a workspace that does not answer', () => {
  it('C12: are 18 when it is away for good: 6 for the call, 6 to report it, 6 of the client, and nobody is told', () => {
    const run = runOf('workspace-unreachable-mid-step', { stack: 'gcp' });
    expect(attemptsIn(run)).toEqual({ 'step-runtime': 12, client: 6 });
    expect(idsOf(run).slice(-2)).toEqual(['load_data.report-in-vain.record', 'wait-in-vain.status']);
    expect([reportsIn(run), endOf(run)]).toEqual([[], 'stuck']);
    expect(noteOf('report-in-vain.record')).toMatch(/waits of 0, 2, 4, 8 and 16 seconds/);
    expect(noteOf('wait-in-vain.status')).toMatch(/18 attempts and about 90 seconds/);
    expect(faultSpec('workspace-unreachable').explanation).toMatch(/0, 2, 4, 8 and 16 seconds, and gives up after 30/);
  });

  it('C12: has no client that waits for a run from the dashboard', () => {
    const run = runOf('workspace-unreachable-mid-step', { stack: 'gcp', trigger: 'dashboard' });
    expect(attemptsIn(run)).toEqual({ 'step-runtime': 12 });
  });

  it.each([
    ['workspace-drops-connections', 8],
    ['workspace-overloaded', 10],
    ['control-plane-overloaded', 10],
  ])('C13: %s counts on another budget, %i, and the run goes on', (id, budget) => {
    const run = runOf(id);
    const first = run.trace.messages.find(({ status }) => status === 'failed');
    expect(first && failureOf(run, first).retries).toBe(budget);
    expect(endOf(run)).toBe('completed');
  });

  it('C13: are made for what is written as well, three of them in 6 seconds', () => {
    for (const id of ['workspace-drops-connections', 'workspace-overloaded']) {
      const run = runOf(id);
      const failed = run.trace.messages.filter(({ status }) => status === 'failed');
      expect(failed.map((message) => specOf(run, message).endpoint.slice(0, 5))).toEqual(['POST ', 'POST ', 'POST ']);
      expect(faultSpec(id).explanation).toMatch(/6 seconds/);
    }
  });
});
