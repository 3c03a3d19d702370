import type { BuiltInExchange } from '../built-in.ts';
import {
  ASKED_BY_IDS,
  ORCHESTRATOR_TO_CLUSTER,
  ORCHESTRATOR_TO_SERVER,
  PERMISSION_CHECK,
  REGISTERED_STEP_TO_SERVER,
  SERVER_TO_CLIENT,
  SERVER_TO_METADATA_STORE,
  SERVER_TO_STEP,
  SUBMITTED_ON_KUBERNETES,
} from './routes.ts';

const KUBERNETES_RUN = 'recorded: zenml 0.98.0, k8s-three-steps';
const DERIVED = 'zenml 0.98.0 zen_stores/sql_zen_store.py; no recorded run reports its end';

/** In a `finally`, so whether or not the steps went well. */
const DELETE_SECRET = {
  ...ORCHESTRATOR_TO_CLUSTER,
  label: 'Delete the Secret',
  items: [{ text: 'name of the Secret', dataClass: 'control' }],
  endpoint: 'Kubernetes API, delete Secret',
  evidence: 'recorded',
  source:
    'recorded: zenml 0.98.0, k8s-token-as-secret; integrations/kubernetes/orchestrators/kubernetes_orchestrator_entrypoint.py:855-884',
  durationMs: 700,
  failure: 'cluster-api',
  when: { ...SUBMITTED_ON_KUBERNETES, runToken: 'secret' },
} as const;

/** What the client asks when its wait is over, however the run has ended. */
const FINAL_STATUS = {
  ...SERVER_TO_CLIENT,
  label: 'Final status',
  endpoint: 'GET /api/v1/runs/{id}',
  evidence: 'recorded',
  durationMs: 800,
  when: { trigger: 'sdk' },
} as const;

const FINAL_CHECK = {
  ...PERMISSION_CHECK,
  label: 'Check the permission',
  items: ASKED_BY_IDS,
  narration: 'The answer shows the stack, which belongs to somebody else, so the workspace asks once more.',
  source: 'recorded: zenml 0.98.0, pro-06-run-three-steps',
  when: { trigger: 'sdk', who: 'member' },
} as const;

/** How steps and the run end, well or not, and who tells the workspace. */
export const FINISH = [
  {
    id: 'finish-step',
    phase: 'runtime-data-flow',
    title: 'Finish the step',
    messages: [
      {
        ...REGISTERED_STEP_TO_SERVER,
        id: 'finish-step.completed',
        tags: ['step-completed'],
        label: 'The step is completed',
        items: [
          { text: 'status completed', dataClass: 'run-metadata' },
          { text: 'ids of the outputs', dataClass: 'run-metadata' },
        ],
        endpoint: 'PUT /api/v1/steps/{id}',
        narration: 'The step reports that it is completed, and the orchestrator can start the next one.',
        note: 'This is what closes the run in the end: the workspace works the status of the run out from its steps.',
        evidence: 'recorded',
        source: 'recorded: zenml 0.98.0, pro-06-run-three-steps',
        durationMs: 800,
      },
    ],
  },
  {
    id: 'report-step-failure',
    phase: 'runtime-data-flow',
    title: 'Report the failed step',
    messages: [
      {
        ...REGISTERED_STEP_TO_SERVER,
        id: 'report-step-failure.failed',
        tags: ['quotes-data'],
        label: 'The step has failed',
        items: [
          { text: 'status failed', dataClass: 'run-metadata' },
          {
            text: 'traceback and error message, which may quote your data; path of the source file',
            dataClass: 'run-metadata',
            mark: 'may-hold-value',
          },
          { text: 'lines of your source text, of other modules too', dataClass: 'code' },
        ],
        endpoint: 'PUT /api/v1/steps/{id}',
        narration:
          'The step reports that it failed, with traceback and error message, so that the dashboard can show why.',
        note: 'Only for an exception of your own code. The traceback quotes one line of each function that it went through. Version 0.90 sends the traceback without the message.',
        evidence: 'recorded',
        source: 'recorded: zenml 0.98.0, 0.98-e2-step-raises-own-process; utils/exception_utils.py:40-77',
        durationMs: 800,
      },
      {
        ...SERVER_TO_STEP,
        id: 'report-step-failure.record',
        label: 'The record of the step',
        items: [
          { text: 'record of the step, its names among it', dataClass: 'run-metadata', mark: 'name' },
          { text: 'source text of its function', dataClass: 'code' },
        ],
        endpoint: 'GET /api/v1/steps/{id}',
        narration: 'Then the step reads its own record, which holds the source text of its function.',
        evidence: 'recorded',
        source: 'recorded: zenml 0.98.0, 0.98-e2-step-raises-own-process, k8s-step-raises',
        durationMs: 700,
        failure: 'nobody-answers',
      },
    ],
  },
  {
    id: 'report-step-without-cause',
    phase: 'runtime-data-flow',
    title: 'Report the failed step',
    messages: [
      {
        ...SERVER_TO_STEP,
        id: 'report-step-without-cause.record',
        label: 'The record of the step',
        items: [
          { text: 'record of the step, its names among it', dataClass: 'run-metadata', mark: 'name' },
          { text: 'source text of its function', dataClass: 'code' },
        ],
        endpoint: 'GET /api/v1/steps/{id}',
        narration: 'The step reads its own record first, which holds the source text of its function.',
        evidence: 'recorded',
        source: 'recorded: zenml 0.98.0, pro-16-outage-during-step',
        durationMs: 700,
        failure: 'workspace-api-of-step',
        variants: [{ in: { orchestrator: 'managed' }, failure: 'workspace-api-of-managed-step' }],
      },
      {
        ...REGISTERED_STEP_TO_SERVER,
        id: 'report-step-without-cause.failed',
        label: 'The step has failed',
        items: [{ text: 'status failed, no reason', dataClass: 'run-metadata' }],
        endpoint: 'PUT /api/v1/steps/{id}',
        narration: 'The step reports that it failed, but not why: the reason stands in its log only.',
        evidence: 'recorded',
        source: 'recorded: zenml 0.98.0, pro-16-outage-during-step: "exception_info": null',
        durationMs: 800,
      },
    ],
  },
  {
    id: 'report-failed-pod',
    phase: 'runtime-data-flow',
    title: 'Report the failed pod',
    messages: [
      {
        ...ORCHESTRATOR_TO_SERVER,
        id: 'report-failed-pod.failed',
        label: 'The step has failed',
        items: [
          { text: 'status failed, no reason', dataClass: 'run-metadata' },
          { text: 'name of the step', dataClass: 'run-metadata', mark: 'name' },
        ],
        endpoint: 'POST /api/v1/steps, PUT /api/v1/steps/{id}',
        narration:
          'The orchestrator pod sees that the pod of the step has ended, and reports the step as failed for it.',
        note: 'What Kubernetes says about it stays in the log of the orchestrator pod. A script that waits ends with exit code 0.',
        evidence: 'recorded',
        source: 'recorded: zenml 0.98.0, k8s-image-pull-step',
        durationMs: 800,
      },
    ],
  },
  {
    id: 'report-refused-job',
    phase: 'runtime-data-flow',
    title: 'Report the run that cannot go on',
    messages: [
      {
        ...ORCHESTRATOR_TO_SERVER,
        id: 'report-refused-job.failed',
        label: 'The run has failed',
        items: [{ text: 'status failed', dataClass: 'run-metadata' }],
        endpoint: 'PUT /api/v1/runs/{id}',
        narration:
          'No step could be started, so there is no step to report: the orchestrator pod marks the run as failed.',
        note: 'The only failure in which it reports the run itself. There is no record of the step.',
        evidence: 'recorded',
        source: 'measured: zenml 0.98.0, a step job that the Kubernetes API refuses (403)',
        durationMs: 800,
      },
    ],
  },
  {
    id: 'finish-run',
    phase: 'runtime-data-flow',
    title: 'Finish the run',
    messages: [
      {
        ...SERVER_TO_METADATA_STORE,
        id: 'finish-run.closed',
        label: 'The run is completed',
        items: [{ text: 'status completed', dataClass: 'run-metadata' }],
        narration: 'The workspace sees that all steps are done, and closes the run by itself.',
        evidence: 'documented',
        source: DERIVED,
        durationMs: 600,
        failure: 'run-not-closed',
      },
      {
        ...DELETE_SECRET,
        id: 'finish-run.secret',
        narration: 'The orchestrator pod deletes the Kubernetes Secret with the run token, its last call.',
        note: 'When steps have failed, too; not when the pod is killed, and not for schedules.',
      },
      {
        ...FINAL_STATUS,
        id: 'finish-run.status',
        items: [{ text: 'status completed', dataClass: 'run-metadata' }],
        narration: 'The client, which has been waiting, reads the final status once, and your script returns.',
        source: KUBERNETES_RUN,
      },
      { ...FINAL_CHECK, id: 'finish-run.check', failure: 'final-status' },
    ],
  },
  {
    id: 'report-run-failure',
    phase: 'runtime-data-flow',
    title: 'Close the failed run',
    messages: [
      {
        ...SERVER_TO_METADATA_STORE,
        id: 'report-run-failure.closed',
        label: 'The run has failed',
        items: [{ text: 'status failed', dataClass: 'run-metadata' }],
        narration: 'The workspace sees that a step has failed, and closes the run as failed by itself.',
        evidence: 'documented',
        source: DERIVED,
        durationMs: 600,
      },
      {
        ...DELETE_SECRET,
        id: 'report-run-failure.secret',
        narration: 'The orchestrator pod deletes the Kubernetes Secret with the run token, in a failed run too.',
        note: 'Not when the pod is killed, and not for schedules.',
        evidence: 'documented',
      },
      {
        ...FINAL_STATUS,
        id: 'report-run-failure.status',
        items: [{ text: 'status failed', dataClass: 'run-metadata' }],
        narration: 'The client, which has been waiting, reads the final status once, and says that the run has failed.',
        source: 'recorded: zenml 0.98.0, k8s-step-raises, k8s-image-pull-step',
        failure: 'final-status-of-failed-run',
      },
      { ...FINAL_CHECK, id: 'report-run-failure.check', failure: 'final-status-of-failed-run' },
    ],
  },
] as const satisfies readonly BuiltInExchange[];
