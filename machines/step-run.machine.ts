import { and, emit, not, setup } from 'xstate';
import type { CodePathId, FailurePolicy, PhaseId, StepExchangeId } from './model.ts';

export interface StepRunInput {
  /** False for a pipeline step without upstream steps: it has nothing to load. */
  readonly hasInputs: boolean;
  /** Where the step gets your code from. Missing: from the code repository. */
  readonly code?: CodePathId;
}

type StepRunContext = Required<StepRunInput>;

export type StepRunEvent =
  | { type: 'exchange.completed' }
  | { type: 'message.failed'; attempt: number; policy: FailurePolicy };

export type StepRunEmitted =
  | { type: 'exchange.started'; exchange: StepExchangeId }
  | { type: 'exchange.retried' }
  | { type: 'message.skipped' }
  | { type: 'step.running' }
  | { type: 'orchestrator.lost' };

const stepRunSetup = setup({
  types: {
    context: {} as StepRunContext,
    events: {} as StepRunEvent,
    emitted: {} as StepRunEmitted,
    input: {} as StepRunInput,
  },
  guards: {
    'the sender tries again': ({ event }) => event.type === 'message.failed' && event.attempt <= event.policy.retries,
    'the step goes on without it': ({ event }) => event.type === 'message.failed' && event.policy.tolerated,
    'the workspace can be told': ({ event }) => event.type === 'message.failed' && event.policy.reported,
    'nobody says why': ({ event }) => event.type === 'message.failed' && event.policy.report === 'no-cause',
    'the orchestrator sees that its pod has ended': ({ event }) =>
      event.type === 'message.failed' && event.policy.report === 'failed-pod',
    'its job is refused': ({ event }) => event.type === 'message.failed' && event.policy.report === 'refused-job',
    'the workspace does not answer': ({ event }) =>
      event.type === 'message.failed' && event.policy.unreachable === true,
    'nobody starts further steps': ({ event }) =>
      event.type === 'message.failed' && event.policy.endsOrchestrator === true,
    'the step has no inputs': ({ context }) => !context.hasInputs,
    'the code is in the image': ({ context }) => context.code === 'image',
    'the code is in the artifact store': ({ context }) => context.code === 'artifact-store',
  },
  actions: {
    'start the exchange': emit((_, params: { exchange: StepExchangeId }) => ({
      type: 'exchange.started',
      exchange: params.exchange,
    })),
    'send it again': emit({ type: 'exchange.retried' }),
    'go on without it': emit({ type: 'message.skipped' }),
    'say that the step runs': emit({ type: 'step.running' }),
    'say that the orchestrator is gone': emit({ type: 'orchestrator.lost' }),
  },
});

type Transitions = NonNullable<Parameters<typeof stepRunSetup.createStateConfig>[0]['on']>;

/** Where an exchange can lead: to the next of its phase, or to another part of the machine. */
type Target =
  | StepExchangeId
  | `#stepRun.${PhaseId}`
  | '#stepRun.completed'
  | '#stepRun.failed'
  | '#stepRun.cut-off'
  | '#stepRun.reporting-failed-pod';

/** One of several ways on. Guards and actions are those of the setup: a typo does not compile. */
type Branch = Exclude<NonNullable<Transitions['exchange.completed']>, string | readonly unknown[]> & {
  readonly target: Target;
};

/**
 * A state that tells one exchange and moves on to `next` when all its messages have arrived or are not needed.
 * @param next the next state, or the first of several whose guard holds
 */
const exchange = (id: StepExchangeId, next: Target | readonly Branch[]) =>
  stepRunSetup.createStateConfig({
    entry: { type: 'start the exchange', params: { exchange: id } },
    on: {
      'exchange.completed': typeof next === 'string' ? next : [...next],
      'message.failed': [
        { guard: 'the sender tries again', actions: 'send it again' },
        {
          guard: 'nobody starts further steps',
          actions: ['say that the orchestrator is gone', 'go on without it'],
        },
        { guard: 'the step goes on without it', actions: 'go on without it' },
        {
          guard: and(['the workspace does not answer', 'the workspace can be told']),
          target: '#stepRun.asking-before-the-orchestrator-reports',
        },
        { guard: 'the workspace does not answer', target: '#stepRun.asking-in-vain' },
        { guard: not('the workspace can be told'), target: '#stepRun.failed-silently' },
        { guard: 'nobody says why', target: '#stepRun.reporting-without-cause' },
        { guard: 'the orchestrator sees that its pod has ended', target: '#stepRun.reporting-failed-pod' },
        { guard: 'its job is refused', target: '#stepRun.reporting-refused-job' },
        { target: '#stepRun.reporting-failure' },
      ],
    },
  });

/**
 * The policy of one pipeline step, from its image to its final status, in the order of the deployment page's steps 4
 * and 5. Stepped purely, like the pipeline run; one instance runs for each pipeline step.
 */
export const stepRunMachine = stepRunSetup.createMachine({
  id: 'stepRun',
  // `transition()` builds throw-away actors without input, so the factory must not need it.
  context: ({ input }) => ({ hasInputs: input?.hasInputs ?? false, code: input?.code ?? 'repository' }),
  initial: 'orchestrator-execution',
  states: {
    'orchestrator-execution': {
      initial: 'pull-image',
      states: {
        'pull-image': exchange('pull-image', [
          { guard: 'the code is in the image', target: 'connect-step' },
          // The archive can only be read with a token for the store.
          { guard: 'the code is in the artifact store', target: 'step-store-token' },
          { target: 'fetch-code' },
        ]),
        'fetch-code': exchange('fetch-code', 'connect-step'),
        'connect-step': exchange('connect-step', [
          // With the code in the artifact store, the step has its token for the store by now.
          { guard: and(['the code is in the artifact store', 'the step has no inputs']), target: 'read-secret' },
          { guard: 'the code is in the artifact store', target: 'load-inputs' },
          { target: 'step-store-token' },
        ]),
        'step-store-token': exchange('step-store-token', [
          { guard: 'the code is in the artifact store', target: 'fetch-code' },
          { guard: 'the step has no inputs', target: 'read-secret' },
          { target: 'load-inputs' },
        ]),
        'load-inputs': exchange('load-inputs', 'read-secret'),
        'read-secret': exchange('read-secret', 'run-step-code'),
        'run-step-code': exchange('run-step-code', '#stepRun.runtime-data-flow'),
      },
    },
    'runtime-data-flow': {
      entry: 'say that the step runs',
      initial: 'log-metadata',
      states: {
        'log-metadata': exchange('log-metadata', 'stream-logs'),
        'stream-logs': exchange('stream-logs', 'send-heartbeat'),
        'send-heartbeat': exchange('send-heartbeat', 'restart-orchestrator'),
        // It can go at any time: told in the middle of a step, which it does not disturb.
        'restart-orchestrator': exchange('restart-orchestrator', 'notice-expiry'),
        // Whoever uses the store looks first: a token that runs out is no failure, but the reason for the next exchange.
        'notice-expiry': exchange('notice-expiry', 'renew-store-token'),
        'renew-store-token': exchange('renew-store-token', 'write-artifact'),
        'write-artifact': exchange('write-artifact', 'persist-metadata'),
        'persist-metadata': exchange('persist-metadata', 'finish-step'),
        'finish-step': exchange('finish-step', '#stepRun.completed'),
      },
    },
    // A process that got no answer asks for its record before it ends.
    'asking-before-the-orchestrator-reports': exchange('report-in-vain', '#stepRun.reporting-failed-pod'),
    'asking-in-vain': exchange('report-in-vain', '#stepRun.cut-off'),
    'reporting-failure': exchange('report-step-failure', '#stepRun.failed'),
    'reporting-without-cause': exchange('report-step-without-cause', '#stepRun.failed'),
    'reporting-failed-pod': exchange('report-failed-pod', '#stepRun.failed'),
    'reporting-refused-job': exchange('report-refused-job', '#stepRun.failed'),
    completed: { type: 'final' },
    failed: { type: 'final' },
    'failed-silently': { type: 'final' },
    // The workspace answers nobody: whoever waits for the step will notice it as well.
    'cut-off': { type: 'final' },
  },
});
