import { expect } from 'vitest';
import { initialTransition, type SnapshotFrom, transition } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import {
  type Branches,
  CODE_PATH_IDS,
  type FailurePolicy,
  type PipelineStep,
  type RunExchangeId,
  SIGN_IN_IDS,
  TRIGGER_IDS,
  VIEWER_IDS,
} from '../../../machines/model.ts';
import {
  type PipelineRunEmitted,
  type PipelineRunEvent,
  pipelineRunMachine,
} from '../../../machines/pipeline-run.machine.ts';
import { emittedBy, leafOf } from './walk.ts';

type RunSnapshot = SnapshotFrom<typeof pipelineRunMachine>;

export const SILENT: FailurePolicy = { retries: 0, tolerated: false, reported: false };
export const REPORTED: FailurePolicy = { ...SILENT, reported: true };
export const TOLERATED: FailurePolicy = { ...SILENT, tolerated: true };
export const RETRIED: FailurePolicy = { ...SILENT, retries: 2 };
export const UNDONE: FailurePolicy = { ...SILENT, removesRun: true };

export const SDK: Branches = {
  trigger: 'sdk',
  signIn: 'browser',
  viewer: 'self',
  code: 'repository',
  cacheCheck: 'off',
  pushReadsSecret: false,
  storeAccess: false,
  analytics: false,
};

/** The exchanges of a run from a script in which nothing is out of the ordinary, up to the start of its steps. */
export const SUBMISSION: readonly RunExchangeId[] = [
  'run-code',
  'workspace-sign-in',
  'sign-in',
  'connect-workspace',
  'load-stack',
  'registry-token',
  'store-token',
  'orchestrator-token',
  'build-image',
  'push-image',
  'create-snapshot',
  'create-run',
  'run-token',
  'submit-workload',
  'start-run',
  'orchestrator-store-token',
];

export const ENDING: readonly RunExchangeId[] = ['finish-run', 'open-dashboard', 'browser-sign-in', 'view-run'];

export const CHAIN: readonly PipelineStep[] = [
  { id: 'first', upstream: [], downstream: [1] },
  { id: 'second', upstream: [0], downstream: [2] },
  { id: 'third', upstream: [1], downstream: [] },
];

export const ONE: readonly PipelineStep[] = [{ id: 'only', upstream: [], downstream: [] }];
export const ONE_CACHED: readonly PipelineStep[] = [{ id: 'only', upstream: [], downstream: [], cached: true }];

/** One step, two side by side, one that joins them. */
export const DIAMOND: readonly PipelineStep[] = [
  { id: 'split', upstream: [], downstream: [1, 2] },
  { id: 'left', upstream: [0], downstream: [3] },
  { id: 'right', upstream: [0], downstream: [3] },
  { id: 'join', upstream: [1, 2], downstream: [] },
];

export const completed: PipelineRunEvent = { type: 'exchange.completed' };
export const failed = (policy: FailurePolicy, attempt = 1): PipelineRunEvent => ({
  type: 'message.failed',
  attempt,
  policy,
});

/** Steps the machine purely and collects what it emits on the way. */
export function replay(steps: readonly PipelineStep[], events: readonly PipelineRunEvent[], branches: Branches = SDK) {
  let [snapshot, actions] = initialTransition(pipelineRunMachine, { steps, branches });
  const emitted = emittedBy<PipelineRunEmitted>(actions);
  for (const event of events) {
    [snapshot, actions] = transition(pipelineRunMachine, snapshot, event);
    emitted.push(...emittedBy<PipelineRunEmitted>(actions));
  }
  return { snapshot, emitted };
}

export const untilSteps: readonly PipelineRunEvent[] = SUBMISSION.map(() => completed);
export const exchangesIn = (emitted: readonly PipelineRunEmitted[]): RunExchangeId[] =>
  emitted.flatMap((event) => (event.type === 'exchange.started' ? [event.exchange] : []));
export const readySteps = (emitted: readonly PipelineRunEmitted[]): number[] =>
  emitted.flatMap((event) => (event.type === 'step.ready' ? [event.step] : []));

/** What can happen next to a chain: its running step is the last one that waits for nothing. */
export function eventsIn(snapshot: RunSnapshot): readonly PipelineRunEvent[] {
  const step = snapshot.context.waitingFor.lastIndexOf(0);
  const stepEvents: readonly PipelineRunEvent[] = [
    { type: 'step.running', step },
    { type: 'step.completed', step },
    { type: 'step.failed', step, reported: true },
    { type: 'step.failed', step, reported: false },
    { type: 'step.failed', step, reported: false, cutOff: true },
    { type: 'orchestrator.lost' },
  ];
  return [
    completed,
    failed(SILENT),
    failed(REPORTED),
    failed(TOLERATED),
    failed(RETRIED),
    failed(UNDONE),
    ...(snapshot.context.running > 0 || snapshot.status === 'done' ? stepEvents : []),
  ];
}

export function pathsOf(steps: readonly PipelineStep[], branches: Branches = SDK) {
  return getShortestPaths(pipelineRunMachine, {
    input: { steps, branches },
    events: eventsIn,
    serializeState: ({ value, context }) =>
      JSON.stringify([value, context.waitingFor, context.running, context.failure, context.runExists]),
    limit: 2_000,
  }).map(({ state, steps: path }) => ({
    state,
    before: path.at(-2)?.state,
    events: path.map((step) => step.event).filter((event) => !event.type.startsWith('xstate.')),
    phases: [...new Set(path.map((step) => leafOf(step.state.value).split('.')[0]))],
  }));
}

export const paths = pathsOf(CHAIN);

export const active = paths.filter(({ state }) => state.status === 'active');

/** Every way in which the options of a run can be combined. */
export const ALL_BRANCHES: readonly Branches[] = TRIGGER_IDS.flatMap((trigger) =>
  // Who looks at a run from a script signs in anyway.
  (trigger === 'sdk' ? (['self'] as const) : VIEWER_IDS).flatMap((viewer) =>
    CODE_PATH_IDS.flatMap((code) =>
      (['off', 'submitter', 'orchestrator'] as const).flatMap((cacheCheck) =>
        [false, true].flatMap((storeAccess) =>
          [false, true].flatMap((analytics) =>
            [false, true].map((pushReadsSecret) => ({
              ...{ trigger, viewer, code, cacheCheck, pushReadsSecret, storeAccess, analytics },
              // Of no consequence for what comes later, so it need not meet every value of the others.
              signIn:
                trigger === 'sdk' ? (SIGN_IN_IDS[Number(storeAccess) + Number(analytics)] ?? 'browser') : 'signed-in',
            })),
          ),
        ),
      ),
    ),
  ),
);

/** Runs a pipeline whose steps all complete, and gives its exchanges and the phases that it visits. */
export function completedRun(branches: Partial<Branches>, steps: readonly PipelineStep[] = ONE) {
  const all = { ...SDK, ...branches };
  let [snapshot, actions] = initialTransition(pipelineRunMachine, { steps, branches: all });
  const emitted = emittedBy<PipelineRunEmitted>(actions);
  const phases = new Set<string | undefined>();
  for (let event = 0; event < 60 && snapshot.status === 'active'; event++) {
    const leaf = leafOf(snapshot.value);
    phases.add(leaf.split('.')[0]);
    const next: PipelineRunEvent = leaf.endsWith('.starting-steps')
      ? { type: 'step.running', step: 0 }
      : leaf.endsWith('.running-steps')
        ? { type: 'step.completed', step: 0 }
        : completed;
    [snapshot, actions] = transition(pipelineRunMachine, snapshot, next);
    emitted.push(...emittedBy<PipelineRunEmitted>(actions));
  }
  expect(snapshot.value).toEqual('completed');
  return { exchanges: exchangesIn(emitted), phases: [...phases] };
}

/** The exchanges of a pipeline whose steps all complete. */
export const exchangesOf = (branches: Partial<Branches>, steps: readonly PipelineStep[] = ONE): RunExchangeId[] =>
  completedRun(branches, steps).exchanges;

/** Where the run waits for its steps, whose own machines deal with their failures. */
export const waiting = active.filter(({ state }) => /\.(starting|running)-steps$/.test(leafOf(state.value)));

/** Where the run tells an exchange of its own, so that one of its messages can fail. */
export const telling = active.filter((path) => !waiting.includes(path));

/** Tells what is left of a failed run, with a limit that a loop would hit. */
export function untilTheEnd(snapshot: RunSnapshot): RunSnapshot {
  let last = snapshot;
  for (let exchange = 0; exchange < 3 && last.status === 'active'; exchange++) {
    [last] = transition(pipelineRunMachine, last, completed);
  }
  return last;
}
