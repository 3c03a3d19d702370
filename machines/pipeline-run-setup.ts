import { assign, emit, enqueueActions, setup } from 'xstate';
import type { Branches, FailurePolicy, PipelineStep, RunExchangeId } from './model.ts';

/** What the states of a pipeline run know, ask and do. Which state follows which is in `pipeline-run.machine.ts`. */

export interface PipelineRunInput {
  readonly steps: readonly PipelineStep[];
  /** Missing: a run from your script with nothing out of the ordinary. */
  readonly branches?: Branches;
}

interface PipelineRunContext extends Branches {
  readonly steps: readonly PipelineStep[];
  /** For each pipeline step, how many of its upstream steps have to complete before it; cached ones do not count. */
  readonly waitingFor: readonly number[];
  /** How many pipeline steps are ready or running. */
  readonly running: number;
  /**
   * Whether a step has failed: `reported` as soon as one failed step could tell the workspace; else `cut-off` when the
   * workspace did not answer one of them, and `silent` when nobody tried.
   */
  readonly failure: 'none' | 'reported' | 'cut-off' | 'silent';
  /** True when nobody is left to start further steps. */
  readonly orchestratorGone: boolean;
  /** True from the moment the workspace has a placeholder run: only then can the dashboard show a failure. */
  readonly runExists: boolean;
  /** True from the moment the client has signed in to the workspace: it sends no usage event without knowing the user. */
  readonly clientConnected: boolean;
}

export type PipelineRunEvent =
  | { type: 'exchange.completed' }
  | { type: 'run.stored' }
  | { type: 'message.failed'; attempt: number; policy: FailurePolicy }
  | { type: 'step.running'; step: number }
  | { type: 'step.completed'; step: number }
  | { type: 'step.failed'; step: number; reported: boolean; cutOff?: boolean }
  | { type: 'orchestrator.lost' };

export type PipelineRunEmitted =
  | { type: 'exchange.started'; exchange: RunExchangeId }
  | { type: 'exchange.retried' }
  | { type: 'message.skipped' }
  | { type: 'step.ready'; step: number };

/** What is known of failed steps after one more has failed. */
function worseOf(
  before: PipelineRunContext['failure'],
  { reported, cutOff = false }: Extract<PipelineRunEvent, { type: 'step.failed' }>,
): PipelineRunContext['failure'] {
  if (reported || before === 'reported') return 'reported';
  return cutOff || before === 'cut-off' ? 'cut-off' : 'silent';
}

export const pipelineRunSetup = setup({
  types: {
    context: {} as PipelineRunContext,
    events: {} as PipelineRunEvent,
    emitted: {} as PipelineRunEmitted,
    input: {} as PipelineRunInput,
  },
  guards: {
    'the sender tries again': ({ event }) => event.type === 'message.failed' && event.attempt <= event.policy.retries,
    'the run goes on without it': ({ event }) => event.type === 'message.failed' && event.policy.tolerated,
    'the workspace has a run': ({ context }) => context.runExists,
    'the workspace can be told': ({ event }) => event.type === 'message.failed' && event.policy.reported,
    'the run is deleted again': ({ event }) => event.type === 'message.failed' && event.policy.removesRun === true,
    'the run is started from the dashboard': ({ context }) => context.trigger === 'dashboard',
    'the run is started by a schedule': ({ context }) => context.trigger === 'schedule',
    'you sign in': ({ context }) => context.signIn === 'browser',
    'a service account signs in': ({ context }) => context.signIn === 'service-account',
    'the browser has started the run': ({ context }) => context.trigger === 'dashboard' && context.viewer === 'self',
    'the code goes to the artifact store': ({ context }) => context.code === 'artifact-store',
    'the push reads the connector secret': ({ context }) => context.pushReadsSecret,
    'cached steps are found before the submission': ({ context }) => context.cacheCheck === 'submitter',
    'cached steps are found by the orchestrator': ({ context }) => context.cacheCheck === 'orchestrator',
    'every step is cached': ({ context }) => context.steps.every((step) => step.cached),
    'analytics are sent': ({ context }) => context.analytics,
    'the client sends analytics': ({ context }) =>
      context.analytics && context.trigger === 'sdk' && context.clientConnected,
    'the dashboard reads the artifact store': ({ context }) => context.storeAccess,
    'every step has ended': ({ context }) => context.running === 0,
    'a step has failed': ({ context }) => context.failure === 'reported',
    'a step was cut off': ({ context }) => context.failure === 'cut-off',
    'a step has failed silently': ({ context }) => context.failure === 'silent',
  },
  actions: {
    'start the exchange': emit((_, params: { exchange: RunExchangeId }) => ({
      type: 'exchange.started',
      exchange: params.exchange,
    })),
    'send it again': emit({ type: 'exchange.retried' }),
    'go on without it': emit({ type: 'message.skipped' }),
    'the run now exists': assign({ runExists: true }),
    'the client is connected': assign({ clientConnected: true }),
    'start the first steps': enqueueActions(({ context, enqueue }) => {
      const ready = context.waitingFor.flatMap((count, step) =>
        count === 0 && !context.steps[step]?.cached ? [step] : [],
      );
      enqueue.assign({ running: ready.length });
      for (const step of ready) enqueue.emit({ type: 'step.ready', step });
    }),
    'start the steps that waited for it': enqueueActions(({ context, event, enqueue }) => {
      if (event.type !== 'step.completed') return;
      const waitingFor = [...context.waitingFor];
      const ready: number[] = [];
      for (const step of context.steps[event.step]?.downstream ?? []) {
        const left = (waitingFor[step] ?? 0) - 1;
        waitingFor[step] = left;
        if (left === 0 && !context.orchestratorGone) ready.push(step);
      }
      enqueue.assign({ waitingFor, running: context.running - 1 + ready.length });
      for (const step of ready) enqueue.emit({ type: 'step.ready', step });
    }),
    'count the step as failed': assign(({ context, event }) => ({
      running: context.running - 1,
      failure: event.type === 'step.failed' ? worseOf(context.failure, event) : context.failure,
    })),
    'start no more steps': assign(({ context }) => ({
      orchestratorGone: true,
      failure:
        context.failure === 'none' &&
        context.steps.some(({ cached }, step) => !cached && context.waitingFor[step] !== 0)
          ? ('silent' as const)
          : context.failure,
    })),
  },
});
