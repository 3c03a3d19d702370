import { describe, expect, it } from 'vitest';
import { transition } from 'xstate';
import { type PipelineRunEvent, pipelineRunMachine } from '../../../machines/pipeline-run.machine.ts';
import {
  CHAIN,
  completed,
  DIAMOND,
  eventsIn,
  exchangesIn,
  failed,
  ONE,
  paths,
  REPORTED,
  RETRIED,
  readySteps,
  replay,
  SILENT,
  SUBMISSION,
  TOLERATED,
  telling,
  untilSteps,
  untilTheEnd,
  waiting,
} from './pipeline-runs.ts';
import { emittedBy, leafOf } from './walk.ts';

describe('pipelineRunMachine', () => {
  it('ends after a failure of any exchange, once the retries are used up, as what the dashboard can know', () => {
    for (const { state } of telling) {
      for (const policy of [SILENT, REPORTED, { ...REPORTED, retries: 2 }]) {
        const [after] = transition(pipelineRunMachine, state, failed(policy, policy.retries + 1));
        const reportedEnd = policy.reported ? 'failed' : 'failed-silently';
        const end = state.context.runExists ? reportedEnd : 'failed-without-run';
        expect([leafOf(state.value), untilTheEnd(after).value]).toEqual([leafOf(state.value), end]);
      }
    }
  });

  it('sends a message again and stays while retries are left', () => {
    for (const { state } of telling) {
      const [after, actions] = transition(pipelineRunMachine, state, failed(RETRIED, RETRIED.retries));
      expect(after.value).toEqual(state.value);
      expect(emittedBy(actions)).toEqual([{ type: 'exchange.retried' }]);
    }
  });

  it('skips a message that the run can do without and stays', () => {
    for (const { state } of telling) {
      const [after, actions] = transition(pipelineRunMachine, state, failed(TOLERATED));
      expect(after.value).toEqual(state.value);
      expect(emittedBy(actions)).toEqual([{ type: 'message.skipped' }]);
    }
  });

  it('has no message of its own that could fail while it waits for its steps', () => {
    expect(new Set(waiting.map(({ state }) => leafOf(state.value)))).toEqual(
      new Set(['orchestrator-execution.starting-steps', 'runtime-data-flow.running-steps']),
    );
    for (const { state } of waiting) {
      expect(transition(pipelineRunMachine, state, failed(SILENT))).toEqual([state, []]);
    }
  });

  it('retries first, even when the run could do without the message', () => {
    const { snapshot } = replay(CHAIN, []);
    const [, actions] = transition(pipelineRunMachine, snapshot, failed({ ...RETRIED, tolerated: true }, 2));
    expect(emittedBy(actions)).toEqual([{ type: 'exchange.retried' }]);
  });

  it('fails directly while no run exists, whatever could be reported', () => {
    const before = telling.filter(({ state }) => !state.context.runExists);
    expect(before.map(({ state }) => leafOf(state.value).split('.').at(-1))).toEqual(
      SUBMISSION.slice(0, SUBMISSION.indexOf('create-run') + 1),
    );
    for (const { state } of before) {
      const [after] = transition(pipelineRunMachine, state, failed(REPORTED));
      expect(after.value).toEqual('failed-without-run');
    }
  });

  it('has a run from the moment it is stored, in the middle of an exchange', () => {
    const { snapshot } = replay(CHAIN, untilSteps.slice(0, SUBMISSION.indexOf('create-run')));
    const [stored] = transition(pipelineRunMachine, snapshot, { type: 'run.stored' });
    expect([stored.value, stored.context.runExists]).toEqual([snapshot.value, true]);
    expect(transition(pipelineRunMachine, stored, failed(SILENT))[0].value).toEqual('failed-silently');
  });

  it('reports the failure first once the run exists', () => {
    const after = telling.filter(({ state }) => state.context.runExists);
    for (const { state } of after) {
      const [reporting] = transition(pipelineRunMachine, state, failed(REPORTED));
      expect(reporting.value).toEqual('reporting-submission-failure');
    }
    expect(after.length).toBeGreaterThan(5);
  });

  it('fails directly when nobody can report it, even though the run exists', () => {
    const { snapshot } = replay(CHAIN, untilSteps.slice(1));
    const [after] = transition(pipelineRunMachine, snapshot, failed(SILENT));
    expect([snapshot.context.runExists, after.value]).toEqual([true, 'failed-silently']);
  });

  it('starts the steps without upstream first', () => {
    expect(readySteps(replay(DIAMOND, untilSteps).emitted)).toEqual([0]);
    const two = [DIAMOND[1], DIAMOND[2]].flatMap((step) => (step ? [{ ...step, upstream: [], downstream: [] }] : []));
    expect(readySteps(replay(two, untilSteps).emitted)).toEqual([0, 1]);
  });

  it('starts a step only after all its upstream steps have completed', () => {
    const split: PipelineRunEvent[] = [
      ...untilSteps,
      { type: 'step.running', step: 0 },
      { type: 'step.completed', step: 0 },
    ];
    expect(readySteps(replay(DIAMOND, split).emitted)).toEqual([0, 1, 2]);
    expect(readySteps(replay(DIAMOND, [...split, { type: 'step.completed', step: 2 }]).emitted)).toEqual([0, 1, 2]);
    expect(
      readySteps(
        replay(DIAMOND, [...split, { type: 'step.completed', step: 2 }, { type: 'step.completed', step: 1 }]).emitted,
      ),
    ).toEqual([0, 1, 2, 3]);
  });

  it('lets independent steps finish after one failed, and only then reports the run', () => {
    const oneFailed: PipelineRunEvent[] = [
      ...untilSteps,
      { type: 'step.running', step: 0 },
      { type: 'step.completed', step: 0 },
      { type: 'step.failed', step: 1, reported: true },
    ];
    const during = replay(DIAMOND, oneFailed);
    expect(leafOf(during.snapshot.value)).toEqual('runtime-data-flow.running-steps');
    const after = replay(DIAMOND, [...oneFailed, { type: 'step.completed', step: 2 }]);
    expect(after.snapshot.value).toEqual('reporting-run-failure');
    expect(readySteps(after.emitted)).toEqual([0, 1, 2]);
  });

  it('waits for independent steps also after one failed silently', () => {
    const { snapshot } = replay(DIAMOND, [
      ...untilSteps,
      { type: 'step.running', step: 0 },
      { type: 'step.completed', step: 0 },
      { type: 'step.failed', step: 1, reported: false },
    ]);
    expect(leafOf(snapshot.value)).toEqual('runtime-data-flow.running-steps');
    expect(transition(pipelineRunMachine, snapshot, { type: 'step.completed', step: 2 })[0].value).toEqual(
      'failed-silently',
    );
  });

  it.each([
    [false, false, 'failed-silently'],
    [false, true, 'reporting-run-failure'],
    [true, false, 'reporting-run-failure'],
    [true, true, 'reporting-run-failure'],
  ])('reports the run once any failed step could be reported: %j, then %j', (first, second, expected) => {
    const { snapshot } = replay(DIAMOND, [
      ...untilSteps,
      { type: 'step.running', step: 0 },
      { type: 'step.completed', step: 0 },
      { type: 'step.failed', step: 1, reported: first },
      { type: 'step.failed', step: 2, reported: second },
    ]);
    expect(snapshot.value).toEqual(expected);
  });

  it('stays as it is once it has ended, whatever is sent', () => {
    const ended = paths.filter(({ state }) => state.status === 'done');
    expect(new Set(ended.map(({ state }) => state.value))).toEqual(
      new Set(['completed', 'failed', 'failed-silently', 'failed-without-run']),
    );
    for (const { state } of ended) {
      for (const event of [...eventsIn(state), failed(RETRIED, 3)]) {
        const [after, actions] = transition(pipelineRunMachine, state, event);
        expect(after).toBe(state);
        expect(actions).toEqual([]);
      }
    }
  });

  it('lets whoever waits ask in vain when the workspace did not answer the failed step', () => {
    const { snapshot, emitted } = replay(CHAIN, [
      ...untilSteps,
      { type: 'step.failed', step: 0, reported: false, cutOff: true },
    ]);
    expect(exchangesIn(emitted).at(-1)).toEqual('wait-in-vain');
    expect(transition(pipelineRunMachine, snapshot, completed)[0].value).toEqual('failed-silently');
  });

  it('starts no further step once the orchestrator is gone, and tells nobody', () => {
    const { snapshot, emitted } = replay(CHAIN, [
      ...untilSteps,
      { type: 'step.running', step: 0 },
      { type: 'orchestrator.lost' },
      { type: 'step.completed', step: 0 },
    ]);
    expect([readySteps(emitted), snapshot.value]).toEqual([[0], 'failed-silently']);
  });

  it('completes when the orchestrator is gone and the last step was under way', () => {
    const { snapshot } = replay(ONE, [
      ...untilSteps,
      { type: 'step.running', step: 0 },
      { type: 'orchestrator.lost' },
      { type: 'step.completed', step: 0 },
    ]);
    expect(leafOf(snapshot.value)).toEqual('runtime-data-flow.finish-run');
  });

  it('fails without a report when the failed step could not tell anybody', () => {
    const { snapshot } = replay(CHAIN, [...untilSteps, { type: 'step.failed', step: 0, reported: false }]);
    expect(snapshot.value).toEqual('failed-silently');
  });

  it('needs no input, because pure steps create it again without one', () => {
    const { snapshot } = replay([], untilSteps);
    expect(leafOf(snapshot.value)).toEqual('runtime-data-flow.finish-run');
    expect(() => transition(pipelineRunMachine, snapshot, completed)).not.toThrow();
  });
});
