import { and } from 'xstate';
import type { PhaseId, RunExchangeId } from './model.ts';
import { pipelineRunSetup } from './pipeline-run-setup.ts';

export type { PipelineRunEmitted, PipelineRunEvent, PipelineRunInput } from './pipeline-run-setup.ts';

type Transitions = NonNullable<Parameters<typeof pipelineRunSetup.createStateConfig>[0]['on']>;

/** Where an exchange can lead: to the next of its phase, or to another part of the machine. */
type Target =
  | RunExchangeId
  | 'starting-steps'
  | `#pipelineRun.${PhaseId}`
  | `#pipelineRun.${PhaseId}.${RunExchangeId}`
  | '#pipelineRun.completed'
  | '#pipelineRun.failed'
  | '#pipelineRun.ending-failed'
  | '#pipelineRun.ending-silently';

/** One of several ways on. Guards and actions are those of the setup: a typo does not compile. */
type Branch = Exclude<NonNullable<Transitions['exchange.completed']>, string | readonly unknown[]> & {
  readonly target: Target;
};

type Reporting = '#pipelineRun.reporting-start-failure' | '#pipelineRun.reporting-submission-failure';

/**
 * A state that tells one exchange and moves on to `next` when all its messages have arrived or are not needed.
 * @param next the next state, or the first of several whose guard holds
 * @param reporting where a failure is reported that the workspace can show
 */
const exchange = (
  id: RunExchangeId,
  next: Target | readonly Branch[],
  reporting: Reporting = '#pipelineRun.reporting-submission-failure',
) =>
  pipelineRunSetup.createStateConfig({
    entry: { type: 'start the exchange', params: { exchange: id } },
    on: {
      'exchange.completed': typeof next === 'string' ? next : [...next],
      'message.failed': [
        { guard: 'the sender tries again', actions: 'send it again' },
        { guard: 'the run goes on without it', actions: 'go on without it' },
        { guard: 'the run is deleted again', target: '#pipelineRun.ending-without-run' },
        { guard: and(['the workspace has a run', 'the workspace can be told']), target: reporting },
        { guard: 'the workspace has a run', target: '#pipelineRun.ending-silently' },
        { target: '#pipelineRun.ending-without-run' },
      ],
    },
  });

/** An exchange of a run that is started from the dashboard, before a runner job is there to report a failure. */
const workspaceExchange = (id: RunExchangeId, next: Target | readonly Branch[]) =>
  exchange(id, next, '#pipelineRun.reporting-start-failure');

type End = '#pipelineRun.failed' | '#pipelineRun.failed-silently' | '#pipelineRun.failed-without-run';

/** The last exchange of a run whose end is known: nothing that fails in it changes that. */
const lastExchange = (id: RunExchangeId, end: End) =>
  pipelineRunSetup.createStateConfig({
    entry: { type: 'start the exchange', params: { exchange: id } },
    on: {
      'exchange.completed': end,
      'message.failed': [
        { guard: 'the sender tries again', actions: 'send it again' },
        { guard: 'the run goes on without it', actions: 'go on without it' },
        { target: end },
      ],
    },
  });

const stepsEnding = pipelineRunSetup.createStateConfig({
  on: {
    'step.completed': { actions: 'start the steps that waited for it' },
    'step.failed': { actions: 'count the step as failed' },
    'orchestrator.lost': { actions: 'start no more steps' },
  },
  always: [
    { guard: and(['every step has ended', 'a step has failed']), target: '#pipelineRun.reporting-run-failure' },
    { guard: and(['every step has ended', 'a step was cut off']), target: '#pipelineRun.waiting-in-vain' },
    { guard: and(['every step has ended', 'a step has failed silently']), target: '#pipelineRun.ending-silently' },
    { guard: 'every step has ended', target: '#pipelineRun.runtime-data-flow.finish-run' },
  ],
});

/**
 * The policy of one pipeline run: which exchange comes next. Its six phase states are the standard data flow steps of
 * the deployment page, in the page's order; their child states are the exchanges. It neither knows the messages of an
 * exchange nor the scenario, and it is stepped purely: no delays, no invoked actors.
 */
export const pipelineRunMachine = pipelineRunSetup.createMachine({
  id: 'pipelineRun',
  // `transition()` builds throw-away actors without input, so the factory must not need it.
  context: ({ input }) => ({
    trigger: 'sdk',
    signIn: 'signed-in',
    viewer: 'self',
    code: 'repository',
    cacheCheck: 'off',
    pushReadsSecret: false,
    storeAccess: false,
    analytics: false,
    ...input?.branches,
    steps: input?.steps ?? [],
    waitingFor: input?.steps.map((step) => step.upstream.filter((index) => !input.steps[index]?.cached).length) ?? [],
    running: 0,
    failure: 'none',
    runExists: false,
    orchestratorGone: false,
    clientConnected: false,
  }),
  initial: 'code-execution',
  // In the middle of an exchange: what fails after it leaves a run behind.
  on: { 'run.stored': { actions: 'the run now exists' } },
  states: {
    'code-execution': {
      initial: 'starting',
      states: {
        starting: {
          always: [
            { guard: 'the run is started from the dashboard', target: 'workspace-start' },
            { guard: 'the run is started by a schedule', target: 'start-schedule' },
            { target: 'run-code' },
          ],
        },
        'run-code': exchange('run-code', '#pipelineRun.token-acquisition'),
        // Whoever starts a run from the dashboard has opened it before, and was let in by a workspace that was up.
        'workspace-start': exchange('workspace-start', 'dashboard-sign-in'),
        'dashboard-sign-in': exchange('dashboard-sign-in', 'request-run'),
        'request-run': exchange('request-run', '#pipelineRun.token-acquisition'),
        'start-schedule': exchange('start-schedule', '#pipelineRun.token-acquisition'),
      },
    },
    'token-acquisition': {
      initial: 'signing-in',
      states: {
        'signing-in': {
          always: [
            { guard: 'the run is started from the dashboard', target: 'check-snapshot-run' },
            { target: 'workspace-sign-in' },
          ],
        },
        // When the workspace starts, which is long before the run.
        'workspace-sign-in': exchange('workspace-sign-in', [
          // Its image and its token were made when the schedule was set up.
          {
            guard: 'the run is started by a schedule',
            target: '#pipelineRun.image-and-workload-submission.create-scheduled-run',
          },
          { guard: 'you sign in', target: 'sign-in' },
          { guard: 'a service account signs in', target: 'service-account-sign-in' },
          { target: 'connect-workspace' },
        ]),
        'sign-in': exchange('sign-in', 'connect-workspace'),
        'service-account-sign-in': exchange('service-account-sign-in', 'connect-workspace'),
        'connect-workspace': exchange('connect-workspace', [
          { target: 'load-stack', actions: 'the client is connected' },
        ]),
        'check-snapshot-run': workspaceExchange('check-snapshot-run', 'create-snapshot-run'),
        'create-snapshot-run': workspaceExchange('create-snapshot-run', [
          { target: 'mint-run-token', actions: 'the run now exists' },
        ]),
        'mint-run-token': workspaceExchange('mint-run-token', 'start-runner'),
        'start-runner': workspaceExchange('start-runner', 'read-snapshot'),
        'read-snapshot': exchange('read-snapshot', 'store-token'),
        'load-stack': exchange('load-stack', 'registry-token'),
        'registry-token': exchange('registry-token', 'store-token'),
        'store-token': exchange('store-token', 'orchestrator-token'),
        'orchestrator-token': exchange('orchestrator-token', [
          {
            guard: 'the run is started from the dashboard',
            target: '#pipelineRun.image-and-workload-submission.run-token',
          },
          { target: '#pipelineRun.image-and-workload-submission' },
        ]),
      },
    },
    'image-and-workload-submission': {
      initial: 'build-image',
      states: {
        'build-image': exchange('build-image', [
          { guard: 'the push reads the connector secret', target: 'registry-secret' },
          { target: 'push-image' },
        ]),
        'registry-secret': exchange('registry-secret', 'push-image'),
        'push-image': exchange('push-image', [
          { guard: 'the code goes to the artifact store', target: 'upload-code' },
          { target: 'create-snapshot' },
        ]),
        'upload-code': exchange('upload-code', 'create-snapshot'),
        'create-snapshot': exchange('create-snapshot', 'create-run'),
        'create-run': exchange('create-run', [{ target: 'run-token', actions: 'the run now exists' }]),
        'run-token': exchange('run-token', [
          { guard: 'cached steps are found before the submission', target: 'check-cache' },
          { target: 'submit-workload' },
        ]),
        // A run without a step to run is never submitted.
        'check-cache': exchange('check-cache', [
          { guard: 'every step is cached', target: '#pipelineRun.runtime-data-flow.finish-run' },
          { target: 'submit-workload' },
        ]),
        'submit-workload': exchange('submit-workload', '#pipelineRun.orchestrator-execution'),
        // Nobody has submitted it: the orchestrator pod creates the run that it is about to orchestrate.
        'create-scheduled-run': exchange('create-scheduled-run', [
          { target: '#pipelineRun.orchestrator-execution', actions: 'the run now exists' },
        ]),
      },
    },
    'orchestrator-execution': {
      initial: 'start-run',
      states: {
        'start-run': exchange('start-run', 'orchestrator-store-token'),
        'orchestrator-store-token': exchange('orchestrator-store-token', [
          { guard: 'cached steps are found by the orchestrator', target: 'reuse-steps' },
          { target: 'starting-steps' },
        ]),
        'reuse-steps': exchange('reuse-steps', 'starting-steps'),
        'starting-steps': {
          ...stepsEnding,
          entry: 'start the first steps',
          on: { ...stepsEnding.on, 'step.running': '#pipelineRun.runtime-data-flow' },
        },
      },
    },
    'runtime-data-flow': {
      initial: 'running-steps',
      states: {
        'running-steps': stepsEnding,
        'finish-run': exchange('finish-run', [
          { guard: 'analytics are sent', target: 'send-analytics' },
          { target: '#pipelineRun.observability' },
        ]),
        'send-analytics': exchange('send-analytics', '#pipelineRun.observability'),
      },
    },
    observability: {
      initial: 'open-dashboard',
      states: {
        'open-dashboard': exchange('open-dashboard', [
          // It has its cookie; that of a colleague has none.
          { guard: 'the browser has started the run', target: 'view-run' },
          { target: 'browser-sign-in' },
        ]),
        'browser-sign-in': exchange('browser-sign-in', 'view-run'),
        'view-run': exchange('view-run', [
          { guard: 'the dashboard reads the artifact store', target: 'view-logs' },
          { target: '#pipelineRun.completed' },
        ]),
        'view-logs': exchange('view-logs', 'view-artifact'),
        'view-artifact': exchange('view-artifact', 'download-artifact'),
        'download-artifact': exchange('download-artifact', [
          { guard: 'the code goes to the artifact store', target: 'download-code' },
          { target: '#pipelineRun.completed' },
        ]),
        'download-code': exchange('download-code', '#pipelineRun.completed'),
      },
    },
    'reporting-start-failure': exchange('report-start-failure', '#pipelineRun.ending-failed'),
    'reporting-submission-failure': exchange('report-submission-failure', '#pipelineRun.ending-failed'),
    'reporting-run-failure': exchange('report-run-failure', '#pipelineRun.ending-failed'),
    'waiting-in-vain': exchange('wait-in-vain', '#pipelineRun.ending-silently'),
    'ending-failed': {
      always: [{ guard: 'analytics are sent', target: 'sending-analytics-of-failed-run' }, { target: 'failed' }],
    },
    'ending-silently': {
      always: [
        { guard: 'the client sends analytics', target: 'sending-analytics-of-stuck-run' },
        { target: 'failed-silently' },
      ],
    },
    'ending-without-run': {
      always: [
        { guard: 'the client sends analytics', target: 'sending-analytics-without-run' },
        { target: 'failed-without-run' },
      ],
    },
    'sending-analytics-of-failed-run': lastExchange('send-analytics-of-failed-run', '#pipelineRun.failed'),
    // The workspace does not know that the run is over, so the client alone sends an event: of its call.
    'sending-analytics-of-stuck-run': lastExchange('send-analytics-of-failed-call', '#pipelineRun.failed-silently'),
    'sending-analytics-without-run': lastExchange('send-analytics-of-failed-call', '#pipelineRun.failed-without-run'),
    completed: { type: 'final' },
    // The workspace was told, so the dashboard shows a failed run.
    failed: { type: 'final' },
    // Nobody could tell the workspace: the dashboard keeps showing the last status.
    'failed-silently': { type: 'final' },
    // The workspace has no run, or no longer: the dashboard shows nothing.
    'failed-without-run': { type: 'final' },
  },
});
