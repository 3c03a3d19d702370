import { describe, expect, it } from 'vitest';
import { initialTransition, type SnapshotFrom, transition } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import { type FailurePolicy, PHASE_IDS, type PipelineStep, RUN_EXCHANGE_IDS } from '../../../machines/model.ts';
import {
  type PipelineRunEmitted,
  type PipelineRunEvent,
  pipelineRunMachine,
} from '../../../machines/pipeline-run.machine.ts';
import { emittedBy, leafOf, leavesOf } from './walk.ts';

type RunSnapshot = SnapshotFrom<typeof pipelineRunMachine>;

const SILENT: FailurePolicy = { retries: 0, tolerated: false, reported: false };
const REPORTED: FailurePolicy = { ...SILENT, reported: true };
const TOLERATED: FailurePolicy = { ...SILENT, tolerated: true };
const RETRIED: FailurePolicy = { ...SILENT, retries: 2 };

const CHAIN: readonly PipelineStep[] = [
  { id: 'first', upstream: [], downstream: [1] },
  { id: 'second', upstream: [0], downstream: [2] },
  { id: 'third', upstream: [1], downstream: [] },
];

/** One step, two side by side, one that joins them. */
const DIAMOND: readonly PipelineStep[] = [
  { id: 'split', upstream: [], downstream: [1, 2] },
  { id: 'left', upstream: [0], downstream: [3] },
  { id: 'right', upstream: [0], downstream: [3] },
  { id: 'join', upstream: [1, 2], downstream: [] },
];

const completed: PipelineRunEvent = { type: 'exchange.completed' };
const failed = (policy: FailurePolicy, attempt = 1): PipelineRunEvent => ({ type: 'message.failed', attempt, policy });

/** Steps the machine purely and collects what it emits on the way. */
function replay(steps: readonly PipelineStep[], events: readonly PipelineRunEvent[]) {
  let [snapshot, actions] = initialTransition(pipelineRunMachine, { steps });
  const emitted = emittedBy<PipelineRunEmitted>(actions);
  for (const event of events) {
    [snapshot, actions] = transition(pipelineRunMachine, snapshot, event);
    emitted.push(...emittedBy<PipelineRunEmitted>(actions));
  }
  return { snapshot, emitted };
}

/** Tells every exchange up to the one after which the first pipeline step may start. */
const untilSteps: readonly PipelineRunEvent[] = RUN_EXCHANGE_IDS.slice(
  0,
  RUN_EXCHANGE_IDS.indexOf('start-run') + 1,
).map(() => completed);
const readySteps = (emitted: readonly PipelineRunEmitted[]): number[] =>
  emitted.flatMap((event) => (event.type === 'step.ready' ? [event.step] : []));

/** What can happen next to a chain: its running step is the last one that waits for nothing. */
function eventsIn(snapshot: RunSnapshot): readonly PipelineRunEvent[] {
  const step = snapshot.context.waitingFor.lastIndexOf(0);
  const stepEvents: readonly PipelineRunEvent[] = [
    { type: 'step.running', step },
    { type: 'step.completed', step },
    { type: 'step.failed', step, reported: true },
    { type: 'step.failed', step, reported: false },
  ];
  return [
    completed,
    failed(SILENT),
    failed(REPORTED),
    failed(TOLERATED),
    failed(RETRIED),
    ...(snapshot.context.running > 0 || snapshot.status === 'done' ? stepEvents : []),
  ];
}

function pathsOf(steps: readonly PipelineStep[]) {
  return getShortestPaths(pipelineRunMachine, {
    input: { steps },
    events: eventsIn,
    serializeState: ({ value, context }) =>
      JSON.stringify([value, context.waitingFor, context.running, context.failure, context.runExists]),
    limit: 2_000,
  }).map(({ state, steps: path }) => ({
    state,
    events: path.map((step) => step.event).filter((event) => !event.type.startsWith('xstate.')),
    phases: [...new Set(path.map((step) => leafOf(step.state.value).split('.')[0]))],
  }));
}

const paths = pathsOf(CHAIN);

const active = paths.filter(({ state }) => state.status === 'active');

/** Where the run waits for its steps, whose own machines deal with their failures. */
const waiting = active.filter(({ state }) => /\.(starting|running)-steps$/.test(leafOf(state.value)));

/** Where the run tells an exchange of its own, so that one of its messages can fail. */
const telling = active.filter((path) => !waiting.includes(path));

/** Tells what is left of a failed run, with a limit that a loop would hit. */
function untilTheEnd(snapshot: RunSnapshot): RunSnapshot {
  let last = snapshot;
  for (let exchange = 0; exchange < 3 && last.status === 'active'; exchange++) {
    [last] = transition(pipelineRunMachine, last, completed);
  }
  return last;
}

describe('pipelineRunMachine', () => {
  it('reaches every state', () => {
    const reached = new Set(paths.map(({ state }) => leafOf(state.value)));
    expect([...reached].sort()).toEqual(leavesOf(pipelineRunMachine.root).sort());
  });

  it('visits the six phases in their order on the way to completed', () => {
    const [happy] = paths.filter(({ state }) => state.matches('completed'));
    expect(happy?.phases).toEqual([...PHASE_IDS, 'completed']);
  });

  it('starts every exchange of a run on some path', () => {
    const started = new Set(
      paths.flatMap(({ events }) =>
        replay(CHAIN, events).emitted.flatMap((event) => (event.type === 'exchange.started' ? [event.exchange] : [])),
      ),
    );
    expect([...started].sort()).toEqual([...RUN_EXCHANGE_IDS].sort());
  });

  it('starts the exchanges of a run without failures in their order', () => {
    const { snapshot, emitted } = replay(
      [{ id: 'only', upstream: [], downstream: [] }],
      [
        ...untilSteps,
        { type: 'step.running', step: 0 },
        { type: 'step.completed', step: 0 },
        completed,
        completed,
        completed,
      ],
    );
    expect(snapshot.value).toEqual('completed');
    expect(emitted.flatMap((event) => (event.type === 'exchange.started' ? [event.exchange] : []))).toEqual(
      RUN_EXCHANGE_IDS.filter((id) => !id.startsWith('report-')),
    );
  });

  it('ends as failed after a failure of any exchange once the retries are used up', () => {
    for (const { state } of telling) {
      for (const policy of [SILENT, REPORTED, { ...REPORTED, retries: 2 }]) {
        const [after] = transition(pipelineRunMachine, state, failed(policy, policy.retries + 1));
        expect([leafOf(state.value), untilTheEnd(after).value]).toEqual([leafOf(state.value), 'failed']);
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
      RUN_EXCHANGE_IDS.slice(0, RUN_EXCHANGE_IDS.indexOf('create-run') + 1),
    );
    for (const { state } of before) {
      const [after] = transition(pipelineRunMachine, state, failed(REPORTED));
      expect(after.value).toEqual('failed');
    }
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
    expect([snapshot.context.runExists, after.value]).toEqual([true, 'failed']);
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
    expect(transition(pipelineRunMachine, snapshot, { type: 'step.completed', step: 2 })[0].value).toEqual('failed');
  });

  it.each([
    [false, false, 'failed'],
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
    expect(new Set(ended.map(({ state }) => state.value))).toEqual(new Set(['completed', 'failed']));
    for (const { state } of ended) {
      for (const event of [...eventsIn(state), failed(RETRIED, 3)]) {
        const [after, actions] = transition(pipelineRunMachine, state, event);
        expect(after).toBe(state);
        expect(actions).toEqual([]);
      }
    }
  });

  it('fails without a report when the failed step could not tell anybody', () => {
    const { snapshot } = replay(CHAIN, [...untilSteps, { type: 'step.failed', step: 0, reported: false }]);
    expect(snapshot.value).toEqual('failed');
  });

  it('needs no input, because pure steps create it again without one', () => {
    const { snapshot } = replay([], untilSteps);
    expect(leafOf(snapshot.value)).toEqual('runtime-data-flow.finish-run');
    expect(() => transition(pipelineRunMachine, snapshot, completed)).not.toThrow();
  });
});
