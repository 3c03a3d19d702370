import { afterEach, describe, expect, it, vi } from 'vitest';
import { PHASE_IDS } from '../../../machines/model.ts';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { failureText } from '../../../src/simulation/describe.ts';
import type { Run } from '../../../src/simulation/run.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import { configOf, DEFAULT_RUN, faultyRun, idsOf } from './fixtures.ts';

/** Runs of the same value, reduced to one: the order in which something was told. */
const inOrder = <Value>(values: readonly Value[]): Value[] =>
  values.filter((value, index) => value !== values[index - 1]);

/** From the first send to the last arrival of a pipeline step. */
function spanOf({ trace }: Run, step: string): { fromMs: number; toMs: number } {
  const messages = trace.messages.filter((message) => message.step === step);
  return {
    fromMs: Math.min(...messages.map((message) => message.sentMs)),
    toMs: Math.max(...messages.map((message) => message.receivedMs)),
  };
}

/** The sends of one message of the catalogue, as `attempt status`. */
const sendsOf = ({ trace }: Run, spec: string): string[] =>
  trace.messages.filter((message) => message.spec === spec).map(({ attempt, status }) => `${attempt} ${status}`);

const stepsOf = ({ trace }: Run): (string | null)[] => [...new Set(trace.messages.map((message) => message.step))];

describe('simulate', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('gives the same bytes for the same config', () => {
    expect(JSON.stringify(simulate(ZENML_PRO, configOf()))).toEqual(JSON.stringify(DEFAULT_RUN));
  });

  it('uses neither a clock nor randomness', () => {
    const forbidden = () => {
      throw new Error('not in a simulation');
    };
    vi.spyOn(Math, 'random').mockImplementation(forbidden);
    vi.spyOn(Date, 'now').mockImplementation(forbidden);
    vi.spyOn(performance, 'now').mockImplementation(forbidden);
    const run = simulate(ZENML_PRO, configOf({ steps: 6, width: 4 }));
    vi.restoreAllMocks();
    expect(run).toEqual(simulate(ZENML_PRO, configOf({ steps: 6, width: 4 })));
  });

  it('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(DEFAULT_RUN))).toEqual(DEFAULT_RUN);
  });

  it('keeps the config that it was given', () => {
    const config = Object.freeze(configOf({ fault: Object.freeze({ message: 'load-stack.ask', times: 2 }) }));
    expect(simulate(ZENML_PRO, config).origin.config).toEqual(
      configOf({ fault: { message: 'load-stack.ask', times: 2 } }),
    );
  });

  it('throws when the run has more messages than its budget', () => {
    expect(() => simulate(ZENML_PRO, configOf(), 10)).toThrow('[simulate] More than 10 messages. Does a machine loop?');
    const needed = DEFAULT_RUN.trace.messages.length;
    expect(() => simulate(ZENML_PRO, configOf(), needed - 1)).toThrow(`More than ${needed - 1} messages`);
    expect(simulate(ZENML_PRO, configOf(), needed)).toEqual(DEFAULT_RUN);
  });

  describe('by default', () => {
    it('completes', () => {
      expect(DEFAULT_RUN.trace.outcome).toEqual({ status: 'completed' });
    });

    it('has a length that people can sit through: 60 to 240 messages in 22 to 45 beats', () => {
      const beats = new Set(DEFAULT_RUN.trace.messages.map((message) => message.exchange));
      expect(DEFAULT_RUN.trace.messages.length).toBeGreaterThanOrEqual(60);
      expect(DEFAULT_RUN.trace.messages.length).toBeLessThanOrEqual(240);
      expect(beats.size).toBeGreaterThanOrEqual(22);
      expect(beats.size).toBeLessThanOrEqual(45);
    });

    it('goes through the six phases once, in their order', () => {
      expect(inOrder(DEFAULT_RUN.trace.messages.map((message) => message.phase))).toEqual([...PHASE_IDS]);
    });

    it('tells each beat in one go', () => {
      const beats = inOrder(DEFAULT_RUN.trace.messages.map((message) => message.exchange));
      expect(beats).toEqual([...new Set(beats)]);
    });

    it('tells the first pipeline step beat by beat and each later one as a single beat', () => {
      const beats = new Set(
        DEFAULT_RUN.trace.messages.flatMap((message) => (message.step === null ? [] : [message.exchange])),
      );
      expect([...beats]).toEqual([
        'load_data.pull-image',
        'load_data.fetch-code',
        'load_data.connect-step',
        'load_data.step-store-token',
        'load_data.run-step-code',
        'load_data.log-metadata',
        'load_data.stream-logs',
        'load_data.send-heartbeat',
        'load_data.write-artifact',
        'load_data.persist-metadata',
        'load_data.finish-step',
        'train',
        'evaluate',
      ]);
    });

    it('loads inputs only in the steps that have some', () => {
      expect(idsOf(DEFAULT_RUN).filter((id) => id.includes('load-inputs'))).toEqual([
        ...['train.load-inputs.find', 'train.load-inputs.check', 'train.load-inputs.load'],
        ...['evaluate.load-inputs.find', 'evaluate.load-inputs.check', 'evaluate.load-inputs.load'],
      ]);
    });

    it('sends one message after another', () => {
      const overlaps = DEFAULT_RUN.trace.messages.filter(
        (message, index) => message.sentMs < (DEFAULT_RUN.trace.messages[index - 1]?.receivedMs ?? 0),
      );
      expect(overlaps).toEqual([]);
    });

    it('leaves a pause before the first message and after the last', () => {
      expect(DEFAULT_RUN.trace.messages[0]?.sentMs).toBeGreaterThan(0);
      expect(DEFAULT_RUN.trace.messages.at(-1)?.receivedMs).toBeLessThan(DEFAULT_RUN.trace.durationMs);
    });
  });

  describe('with steps side by side', () => {
    const wide = simulate(ZENML_PRO, configOf({ steps: 6, width: 4 }));

    it('lets branches overlap in time', () => {
      const spans = ['train_1', 'train_2', 'train_3', 'train_4'].map((step) => spanOf(wide, step));
      const lastStartMs = Math.max(...spans.map((span) => span.fromMs));
      const firstEndMs = Math.min(...spans.map((span) => span.toMs));
      expect(lastStartMs).toBeLessThan(firstEndMs);
    });

    it('starts the branches one after another', () => {
      const starts = ['train_1', 'train_2', 'train_3', 'train_4'].map((step) => spanOf(wide, step).fromMs);
      expect(new Set(starts).size).toEqual(4);
      expect(starts).toEqual([...starts].sort((a, b) => a - b));
    });

    it('joins them before the next step', () => {
      const ends = ['train_1', 'train_2', 'train_3', 'train_4'].map((step) => spanOf(wide, step).toMs);
      expect(spanOf(wide, 'evaluate').fromMs).toBeGreaterThan(Math.max(...ends));
    });

    it('takes less time than the same steps one after another, and sends the same messages', () => {
      const narrow = simulate(ZENML_PRO, configOf({ steps: 6, width: 1 }));
      expect(wide.trace.durationMs).toBeLessThan(narrow.trace.durationMs);
      expect(idsOf(wide).sort()).toEqual(idsOf(narrow).sort());
    });
  });

  describe('with a fault', () => {
    it('sends again until the message arrives', () => {
      const run = faultyRun('registry-token.ask', 5);
      expect(sendsOf(run, 'registry-token.ask')).toEqual([
        '1 failed',
        '2 failed',
        '3 failed',
        '4 failed',
        '5 failed',
        '6 delivered',
      ]);
      expect(run.trace.outcome).toEqual({ status: 'completed' });
    });

    it('counts the tries of a message in one step apart from those of the same message in another', () => {
      const run = faultyRun('train_2.connect-step.config', 3, { steps: 6, width: 4 });
      const tries = run.trace.messages.flatMap(({ spec, step, attempt, status }) =>
        spec === 'connect-step.config' ? [`${step} ${attempt} ${status}`] : [],
      );
      expect(tries.filter((text) => text.startsWith('train_2 '))).toEqual([
        'train_2 1 failed',
        'train_2 2 failed',
        'train_2 3 failed',
        'train_2 4 delivered',
      ]);
      const others = ['load_data', 'train_1', 'train_3', 'train_4', 'evaluate'].map((step) => `${step} 1 delivered`);
      expect(tries.filter((text) => !text.startsWith('train_2 ')).toSorted()).toEqual(others.toSorted());
    });

    it('gives up when the retries are used up', () => {
      const run = faultyRun('registry-token.ask', 8);
      expect(sendsOf(run, 'registry-token.ask')).toEqual([1, 2, 3, 4, 5, 6].map((attempt) => `${attempt} failed`));
      expect(run.trace.outcome).toEqual({
        status: 'failed',
        message: 'registry-token.ask~6',
        reason:
          'Max retries exceeded with url: (the path of the call). Whoever sends it shows the error of its HTTP library.',
        dashboard: 'no-run',
      });
    });

    it('names the step in the reason', () => {
      expect(faultyRun('train.write-artifact.save', 1).trace.outcome).toMatchObject({
        reason: 'Failed to run step train: the artifact store refuses the request.',
      });
    });

    it('gives as reason what the message that failed for good shows', () => {
      for (const id of idsOf(DEFAULT_RUN)) {
        const run = faultyRun(id, 8);
        const { messages, outcome } = run.trace;
        if (outcome.status === 'completed') continue;
        const failed = messages.find((message) => message.id === outcome.message);
        expect(outcome.reason).toEqual(failed && failureText(run, failed));
      }
    });

    it('names every send of the message', () => {
      const ids = idsOf(faultyRun('registry-token.ask', 2)).filter((id) => id.startsWith('registry-token.ask'));
      expect(ids).toEqual(['registry-token.ask', 'registry-token.ask~2', 'registry-token.ask~3']);
    });

    it('asks again when an answer is lost', () => {
      const ids = idsOf(faultyRun('run-token.token', 1)).filter((id) => id.startsWith('run-token.'));
      expect(ids).toEqual([
        'run-token.ask',
        'run-token.check',
        'run-token.token',
        'run-token.ask~2',
        'run-token.check~2',
        'run-token.token~2',
      ]);
    });

    it('changes nothing before the message fails', () => {
      const run = faultyRun('push-image.push', 1);
      expect(idsOf(run)).toEqual(idsOf(DEFAULT_RUN).slice(0, run.trace.messages.length));
      expect(idsOf(run).at(-1)).toEqual('push-image.push');
    });

    it('shows no run in the dashboard when it fails before the run exists', () => {
      expect(faultyRun('push-image.push', 1).trace.outcome).toMatchObject({ status: 'failed', dashboard: 'no-run' });
      expect(faultyRun('create-run.store', 1).trace.outcome).toMatchObject({ status: 'failed', dashboard: 'no-run' });
    });

    it('reports the failed submission once the run exists', () => {
      const run = faultyRun('submit-workload.submit', 4);
      expect(idsOf(run).slice(-2)).toEqual(['submit-workload.submit~4', 'report-submission-failure.report']);
      expect(run.trace.outcome).toMatchObject({ message: 'submit-workload.submit~4', dashboard: 'failed' });
    });

    it('leaves the run stuck when the workspace cannot be told', () => {
      const run = faultyRun('submit-workload.report', 6);
      expect(idsOf(run).at(-1)).toEqual('submit-workload.report~6');
      expect(run.trace.outcome).toMatchObject({ message: 'submit-workload.report~6', dashboard: 'stuck' });
    });

    it('goes on without a message that the run can do without', () => {
      const run = faultyRun('train.stream-logs.stream', 3);
      expect(run.trace.outcome).toEqual({ status: 'completed' });
      expect(idsOf(run)).toEqual(idsOf(DEFAULT_RUN));
      expect(run.trace.messages.filter((message) => message.status === 'failed').map((message) => message.id)).toEqual([
        'train.stream-logs.stream',
      ]);
    });

    it('reports the step when it fails, and the workspace closes the run', () => {
      const run = faultyRun('train.write-artifact.save', 1);
      expect(idsOf(run).slice(-6, -2)).toEqual([
        'train.write-artifact.save',
        'train.report-step-without-cause.record',
        'train.report-step-without-cause.failed',
        'report-run-failure.closed',
      ]);
      expect(run.trace.outcome).toMatchObject({ message: 'train.write-artifact.save', dashboard: 'failed' });
      expect(stepsOf(run)).toEqual([null, 'load_data', 'train']);
    });

    it('lets the orchestrator pod report a pod that cannot reach the workspace, where ZenML has one', () => {
      const run = faultyRun('train.connect-step.config', 6);
      expect(idsOf(run).slice(-5, -2)).toEqual([
        'train.connect-step.config~6',
        'train.report-failed-pod.failed',
        'report-run-failure.closed',
      ]);
      expect(run.trace.outcome).toMatchObject({ status: 'failed', dashboard: 'failed' });
      const managed = faultyRun('train.connect-step.config', 6, { stack: 'gcp' });
      expect(idsOf(managed).at(-1)).toEqual('train.connect-step.config~6');
      expect(managed.trace.outcome).toMatchObject({ status: 'failed', dashboard: 'stuck' });
    });

    it('fails only the step of which the message was meant', () => {
      const run = faultyRun('train.pull-image.image', 1);
      expect(sendsOf(run, 'pull-image.image')).toEqual(['1 delivered', '1 failed']);
    });

    it('lets independent branches finish and starts nothing that waits for the failed step', () => {
      const run = faultyRun('train_1.pull-image.image', 1, { steps: 6, width: 2 });
      expect(stepsOf(run)).toEqual([null, 'load_data', 'train_1', 'train_2', 'train_4']);
      expect(idsOf(run)).toContain('train_4.finish-step.completed');
      expect(idsOf(run)).toContain('report-run-failure.closed');
    });
  });
});
