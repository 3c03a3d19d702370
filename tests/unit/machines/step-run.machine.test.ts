import { describe, expect, it } from 'vitest';
import { initialTransition, type SnapshotFrom, transition } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import { type FailurePolicy, STEP_EXCHANGE_IDS } from '../../../machines/model.ts';
import { type StepRunEmitted, type StepRunEvent, stepRunMachine } from '../../../machines/step-run.machine.ts';
import { emittedBy, leafOf, leavesOf } from './walk.ts';

type StepSnapshot = SnapshotFrom<typeof stepRunMachine>;

const SILENT: FailurePolicy = { retries: 0, tolerated: false, reported: false };
const REPORTED: FailurePolicy = { ...SILENT, reported: true };
const TOLERATED: FailurePolicy = { ...SILENT, tolerated: true };
const RETRIED: FailurePolicy = { ...SILENT, retries: 2 };

const completed: StepRunEvent = { type: 'exchange.completed' };
const failed = (policy: FailurePolicy, attempt = 1): StepRunEvent => ({ type: 'message.failed', attempt, policy });

const REPORTS = ['no-cause', 'failed-pod', 'refused-job'] as const;
const REPORTED_OTHERWISE = REPORTS.map((report): FailurePolicy => ({ ...REPORTED, report }));

const UNREACHABLE: FailurePolicy = { ...SILENT, unreachable: true };
const UNREACHABLE_FOR_A_WHILE: FailurePolicy = { ...UNREACHABLE, reported: true, report: 'failed-pod' };
const WITHOUT_ORCHESTRATOR: FailurePolicy = { ...TOLERATED, endsOrchestrator: true };

const EVENTS = [
  completed,
  ...[
    SILENT,
    REPORTED,
    TOLERATED,
    RETRIED,
    UNREACHABLE,
    UNREACHABLE_FOR_A_WHILE,
    WITHOUT_ORCHESTRATOR,
    ...REPORTED_OTHERWISE,
  ].map((policy) => failed(policy)),
];

const isReport = (exchange: string): boolean => exchange.startsWith('report-');
const traversal = (hasInputs: boolean) => ({
  input: { hasInputs },
  events: EVENTS,
  serializeState: (snapshot: StepSnapshot) => JSON.stringify(snapshot.value),
  limit: 500,
});

/** Tells a step until it ends, with a limit that a loop would hit, and collects what it emits on the way. */
function tell(start: StepSnapshot): { snapshot: StepSnapshot; emitted: StepRunEmitted[] } {
  let snapshot = start;
  const emitted: StepRunEmitted[] = [];
  for (let exchange = 0; exchange < 30 && snapshot.status === 'active'; exchange++) {
    const [next, actions] = transition(stepRunMachine, snapshot, completed);
    snapshot = next;
    emitted.push(...emittedBy<StepRunEmitted>(actions));
  }
  return { snapshot, emitted };
}

function tellFromStart(hasInputs: boolean): { snapshot: StepSnapshot; emitted: StepRunEmitted[] } {
  const [first, actions] = initialTransition(stepRunMachine, { hasInputs });
  const { snapshot, emitted } = tell(first);
  return { snapshot, emitted: [...emittedBy<StepRunEmitted>(actions), ...emitted] };
}

const exchangesOf = (emitted: readonly StepRunEmitted[]): string[] =>
  emitted.flatMap((event) => (event.type === 'exchange.started' ? [event.exchange] : []));

const paths = getShortestPaths(stepRunMachine, traversal(true));
const active = paths.map(({ state }) => state).filter((state) => state.status === 'active');

describe('stepRunMachine', () => {
  it('reaches every state', () => {
    const reached = paths.map(({ state }) => leafOf(state.value));
    expect(reached.sort()).toEqual(leavesOf(stepRunMachine.root).sort());
  });

  it('starts every exchange of a step in its order when the step has inputs', () => {
    const { snapshot, emitted } = tellFromStart(true);
    expect(snapshot.value).toEqual('completed');
    expect(exchangesOf(emitted)).toEqual(STEP_EXCHANGE_IDS.filter((id) => !isReport(id)));
  });

  it('reports the failure in the one exchange that is left', () => {
    const [first] = initialTransition(stepRunMachine, { hasInputs: true });
    const [, actions] = transition(stepRunMachine, first, failed(REPORTED));
    expect(emittedBy(actions)).toEqual([{ type: 'exchange.started', exchange: 'report-step-failure' }]);
  });

  it.each([
    ['no-cause', 'report-step-without-cause'],
    ['failed-pod', 'report-failed-pod'],
    ['refused-job', 'report-refused-job'],
  ] as const)('reports a failure with %s in an exchange of its own', (report, exchange) => {
    const [first] = initialTransition(stepRunMachine, { hasInputs: true });
    const [after, actions] = transition(stepRunMachine, first, failed({ ...REPORTED, report }));
    expect(emittedBy(actions)).toEqual([{ type: 'exchange.started', exchange }]);
    expect(tell(after).snapshot.value).toBe('failed');
  });

  it.each([
    [UNREACHABLE, ['report-in-vain'], 'cut-off'],
    [UNREACHABLE_FOR_A_WHILE, ['report-in-vain', 'report-failed-pod'], 'failed'],
  ] as const)('asks for its record in vain before it ends: %j', (policy, exchanges, end) => {
    const [first] = initialTransition(stepRunMachine, { hasInputs: true });
    const [after, actions] = transition(stepRunMachine, first, failed(policy));
    const { snapshot, emitted } = tell(after);
    expect([exchangesOf([...emittedBy<StepRunEmitted>(actions), ...emitted]), snapshot.value]).toEqual([
      exchanges,
      end,
    ]);
  });

  it('says that the orchestrator is gone, and goes on', () => {
    const [first] = initialTransition(stepRunMachine, { hasInputs: true });
    const [, actions] = transition(stepRunMachine, first, failed(WITHOUT_ORCHESTRATOR));
    expect(emittedBy<StepRunEmitted>(actions)).toEqual([{ type: 'orchestrator.lost' }, { type: 'message.skipped' }]);
  });

  it('has no inputs to load when it has no upstream steps', () => {
    expect(exchangesOf(tellFromStart(false).emitted)).toEqual(
      STEP_EXCHANGE_IDS.filter((id) => id !== 'load-inputs' && !isReport(id)),
    );
    const reached = getShortestPaths(stepRunMachine, traversal(false)).map(({ state }) => leafOf(state.value));
    expect(reached.sort()).toEqual(
      leavesOf(stepRunMachine.root)
        .filter((leaf) => leaf !== 'orchestrator-execution.load-inputs')
        .sort(),
    );
  });

  it.each([
    ['repository', true, ['pull-image', 'fetch-code', 'connect-step', 'step-store-token', 'load-inputs']],
    ['artifact-store', true, ['pull-image', 'step-store-token', 'fetch-code', 'connect-step', 'load-inputs']],
    ['artifact-store', false, ['pull-image', 'step-store-token', 'fetch-code', 'connect-step', 'read-secret']],
    ['image', true, ['pull-image', 'connect-step', 'step-store-token', 'load-inputs', 'read-secret']],
    ['image', false, ['pull-image', 'connect-step', 'step-store-token', 'read-secret', 'run-step-code']],
  ] as const)('gets its code from the %s when that has it (inputs: %j)', (code, hasInputs, expected) => {
    const [first, actions] = initialTransition(stepRunMachine, { hasInputs, code });
    const { snapshot, emitted } = tell(first);
    expect(snapshot.value).toEqual('completed');
    expect(exchangesOf([...emittedBy<StepRunEmitted>(actions), ...emitted]).slice(0, 5)).toEqual(expected);
  });

  it('says that the step runs before the first exchange of its runtime', () => {
    const { emitted } = tellFromStart(false);
    const running = emitted.findIndex((event) => event.type === 'step.running');
    expect(emitted.slice(running, running + 2)).toEqual([
      { type: 'step.running' },
      { type: 'exchange.started', exchange: 'log-metadata' },
    ]);
    expect(emitted.filter((event) => event.type === 'step.running')).toEqual([{ type: 'step.running' }]);
  });

  it('ends as failed after a failure in any state that can be told, once the retries are used up', () => {
    for (const state of active) {
      for (const policy of [REPORTED, { ...REPORTED, retries: 2 }]) {
        const [after] = transition(stepRunMachine, state, failed(policy, policy.retries + 1));
        expect([leafOf(state.value), after.value]).toEqual([leafOf(state.value), 'reporting-failure']);
        expect(tell(after).snapshot.value).toEqual('failed');
      }
    }
  });

  it('ends silently after a failure in any state that cannot be told', () => {
    for (const state of active) {
      const [after] = transition(stepRunMachine, state, failed(SILENT));
      expect([leafOf(state.value), after.value, after.status]).toEqual([
        leafOf(state.value),
        'failed-silently',
        'done',
      ]);
    }
  });

  it('sends a message again and stays while retries are left', () => {
    for (const state of active) {
      const [after, actions] = transition(stepRunMachine, state, failed(RETRIED, RETRIED.retries));
      expect(after.value).toEqual(state.value);
      expect(emittedBy(actions)).toEqual([{ type: 'exchange.retried' }]);
    }
  });

  it('skips a message that the step can do without and stays', () => {
    for (const state of active) {
      const [after, actions] = transition(stepRunMachine, state, failed(TOLERATED));
      expect(after.value).toEqual(state.value);
      expect(emittedBy(actions)).toEqual([{ type: 'message.skipped' }]);
    }
  });

  it('stays as it is once it has ended, whatever is sent', () => {
    const ended = paths.map(({ state }) => state).filter((state) => state.status === 'done');
    expect(ended.map((state) => state.value).sort()).toEqual(['completed', 'cut-off', 'failed', 'failed-silently']);
    for (const state of ended) {
      for (const event of EVENTS) {
        const [after, actions] = transition(stepRunMachine, state, event);
        expect(after).toBe(state);
        expect(actions).toEqual([]);
      }
    }
  });
});
