import { afterEach, describe, expect, it, vi } from 'vitest';
import { PHASE_IDS } from '../../../machines/model.ts';
import { failureText } from '../../../src/simulation/describe.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import type { Trace } from '../../../src/simulation/trace.ts';
import { configOf, DEFAULT_TRACE, faultyRun, idsOf } from './fixtures.ts';

/** Runs of the same value, reduced to one: the order in which something was told. */
const inOrder = <Value>(values: readonly Value[]): Value[] =>
  values.filter((value, index) => value !== values[index - 1]);

/** From the first send to the last arrival of a pipeline step. */
function spanOf(trace: Trace, step: string): { fromMs: number; toMs: number } {
  const messages = trace.messages.filter((message) => message.step === step);
  return {
    fromMs: Math.min(...messages.map((message) => message.sentMs)),
    toMs: Math.max(...messages.map((message) => message.receivedMs)),
  };
}

/** The sends of one message of the catalogue, as `attempt status`. */
const sendsOf = (trace: Trace, spec: string): string[] =>
  trace.messages.filter((message) => message.spec === spec).map(({ attempt, status }) => `${attempt} ${status}`);

const stepsOf = (trace: Trace): (string | null)[] => [...new Set(trace.messages.map((message) => message.step))];

describe('simulate', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('gives the same bytes for the same config', () => {
    expect(JSON.stringify(simulate(configOf()))).toEqual(JSON.stringify(DEFAULT_TRACE));
  });

  it('uses neither a clock nor randomness', () => {
    const forbidden = () => {
      throw new Error('not in a simulation');
    };
    vi.spyOn(Math, 'random').mockImplementation(forbidden);
    vi.spyOn(Date, 'now').mockImplementation(forbidden);
    vi.spyOn(performance, 'now').mockImplementation(forbidden);
    const trace = simulate(configOf({ steps: 6, width: 4 }));
    vi.restoreAllMocks();
    expect(trace).toEqual(simulate(configOf({ steps: 6, width: 4 })));
  });

  it('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(DEFAULT_TRACE))).toEqual(DEFAULT_TRACE);
  });

  it('keeps the config that it was given', () => {
    const config = Object.freeze(configOf({ fault: Object.freeze({ message: 'load-stack.ask', times: 2 }) }));
    expect(simulate(config).config).toEqual(configOf({ fault: { message: 'load-stack.ask', times: 2 } }));
  });

  it('throws when the run has more messages than its budget', () => {
    expect(() => simulate(configOf(), 10)).toThrow('[simulate] More than 10 messages. Does a machine loop?');
    const needed = DEFAULT_TRACE.messages.length;
    expect(() => simulate(configOf(), needed - 1)).toThrow(`More than ${needed - 1} messages`);
    expect(simulate(configOf(), needed)).toEqual(DEFAULT_TRACE);
  });

  describe('by default', () => {
    it('completes', () => {
      expect(DEFAULT_TRACE.outcome).toEqual({ status: 'completed' });
    });

    it('has a length that people can sit through: 45 to 90 messages in 22 to 32 beats', () => {
      expect(DEFAULT_TRACE.messages.length).toBeGreaterThanOrEqual(45);
      expect(DEFAULT_TRACE.messages.length).toBeLessThanOrEqual(90);
      const beats = new Set(DEFAULT_TRACE.messages.map((message) => message.exchange));
      expect(beats.size).toBeGreaterThanOrEqual(22);
      expect(beats.size).toBeLessThanOrEqual(32);
    });

    it('goes through the six phases once, in their order', () => {
      expect(inOrder(DEFAULT_TRACE.messages.map((message) => message.phase))).toEqual([...PHASE_IDS]);
    });

    it('tells each beat in one go', () => {
      const beats = inOrder(DEFAULT_TRACE.messages.map((message) => message.exchange));
      expect(beats).toEqual([...new Set(beats)]);
    });

    it('tells the first pipeline step beat by beat and each later one as a single beat', () => {
      const beats = new Set(
        DEFAULT_TRACE.messages.flatMap((message) => (message.step === null ? [] : [message.exchange])),
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
      expect(idsOf(DEFAULT_TRACE).filter((id) => id.includes('load-inputs'))).toEqual([
        'train.load-inputs.load',
        'evaluate.load-inputs.load',
      ]);
    });

    it('sends one message after another', () => {
      const overlaps = DEFAULT_TRACE.messages.filter(
        (message, index) => message.sentMs < (DEFAULT_TRACE.messages[index - 1]?.receivedMs ?? 0),
      );
      expect(overlaps).toEqual([]);
    });

    it('leaves a pause before the first message and after the last', () => {
      expect(DEFAULT_TRACE.messages[0]?.sentMs).toBeGreaterThan(0);
      expect(DEFAULT_TRACE.messages.at(-1)?.receivedMs).toBeLessThan(DEFAULT_TRACE.durationMs);
    });
  });

  describe('with steps side by side', () => {
    const wide = simulate(configOf({ steps: 6, width: 4 }));

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
      const narrow = simulate(configOf({ steps: 6, width: 1 }));
      expect(wide.durationMs).toBeLessThan(narrow.durationMs);
      expect(idsOf(wide).sort()).toEqual(idsOf(narrow).sort());
    });
  });

  describe('with a fault', () => {
    it('sends again until the message arrives', () => {
      const trace = faultyRun('registry-token.ask', 5);
      expect(sendsOf(trace, 'registry-token.ask')).toEqual([
        '1 failed',
        '2 failed',
        '3 failed',
        '4 failed',
        '5 failed',
        '6 delivered',
      ]);
      expect(trace.outcome).toEqual({ status: 'completed' });
    });

    it('gives up when the retries are used up', () => {
      const trace = faultyRun('registry-token.ask', 8);
      expect(sendsOf(trace, 'registry-token.ask')).toEqual([1, 2, 3, 4, 5, 6].map((attempt) => `${attempt} failed`));
      expect(trace.outcome).toEqual({
        status: 'failed',
        message: 'registry-token.ask~6',
        reason: 'Error connecting to URL (the address of the workspace).',
        dashboard: 'no-run',
      });
    });

    it('names the step in the reason', () => {
      expect(faultyRun('train.write-artifact.save', 1).outcome).toMatchObject({
        reason: 'Failed to run step train: the artifact store refuses the request.',
      });
    });

    it('gives as reason what the message that failed for good shows', () => {
      for (const id of idsOf(DEFAULT_TRACE)) {
        const { messages, outcome } = faultyRun(id, 8);
        if (outcome.status === 'completed') continue;
        const failed = messages.find((message) => message.id === outcome.message);
        expect(outcome.reason).toEqual(failed && failureText(failed));
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
      const trace = faultyRun('push-image.push', 1);
      expect(idsOf(trace)).toEqual(idsOf(DEFAULT_TRACE).slice(0, trace.messages.length));
      expect(idsOf(trace).at(-1)).toEqual('push-image.push');
    });

    it('shows no run in the dashboard when it fails before the run exists', () => {
      expect(faultyRun('push-image.push', 1).outcome).toMatchObject({ status: 'failed', dashboard: 'no-run' });
      expect(faultyRun('create-run.store', 1).outcome).toMatchObject({ status: 'failed', dashboard: 'no-run' });
    });

    it('reports the failed submission once the run exists', () => {
      const trace = faultyRun('submit-workload.submit', 1);
      expect(idsOf(trace).slice(-2)).toEqual(['submit-workload.submit', 'report-submission-failure.report']);
      expect(trace.outcome).toMatchObject({ message: 'submit-workload.submit', dashboard: 'failed' });
    });

    it('leaves the run stuck when the workspace cannot be told', () => {
      const trace = faultyRun('submit-workload.report', 6);
      expect(idsOf(trace).at(-1)).toEqual('submit-workload.report~6');
      expect(trace.outcome).toMatchObject({ message: 'submit-workload.report~6', dashboard: 'stuck' });
    });

    it('goes on without a message that the run can do without', () => {
      const trace = faultyRun('train.stream-logs.stream', 3);
      expect(trace.outcome).toEqual({ status: 'completed' });
      expect(idsOf(trace)).toEqual(idsOf(DEFAULT_TRACE));
      expect(trace.messages.filter((message) => message.status === 'failed').map((message) => message.id)).toEqual([
        'train.stream-logs.stream',
      ]);
    });

    it('reports the step, then the run, when a step fails', () => {
      const trace = faultyRun('train.write-artifact.save', 1);
      expect(idsOf(trace).slice(-3)).toEqual([
        'train.write-artifact.save',
        'train.report-step-failure.failed',
        'report-run-failure.report',
      ]);
      expect(trace.outcome).toMatchObject({ message: 'train.write-artifact.save', dashboard: 'failed' });
      expect(stepsOf(trace)).toEqual([null, 'load_data', 'train']);
    });

    it('reports nothing when the pod of the step cannot reach the workspace', () => {
      const trace = faultyRun('train.connect-step.config', 6);
      expect(idsOf(trace).at(-1)).toEqual('train.connect-step.config~6');
      expect(trace.outcome).toMatchObject({ status: 'failed', dashboard: 'stuck' });
    });

    it('fails only the step of which the message was meant', () => {
      const trace = faultyRun('train.pull-image.image', 1);
      expect(sendsOf(trace, 'pull-image.image')).toEqual(['1 delivered', '1 failed']);
    });

    it('lets independent branches finish and starts nothing that waits for the failed step', () => {
      const trace = faultyRun('train_1.pull-image.image', 1, { steps: 6, width: 2 });
      expect(stepsOf(trace)).toEqual([null, 'load_data', 'train_1', 'train_2', 'train_4']);
      expect(idsOf(trace)).toContain('train_4.finish-step.completed');
      expect(idsOf(trace).at(-1)).toEqual('report-run-failure.report');
    });
  });
});
