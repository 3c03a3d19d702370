import type { BuiltInExchange } from '../built-in.ts';
import { withLogStoreKeys } from './log-stores.ts';
import {
  ASKED_BY_IDS,
  CLOUD_API,
  ORCHESTRATOR_TO_SERVER,
  PERMISSION_CHECK,
  SERVER_TO_CONTROL_PLANE,
  SERVER_TO_METADATA_STORE,
  SERVER_TO_ORCHESTRATOR,
} from './routes.ts';
import { named, secret, WORKSPACE_HEADERS } from './shared-items.ts';

const SCHEDULE = 'measured: zenml 0.98.0, a schedule on Kubernetes';
const ORCHESTRATOR = 'zenml 0.98.0 integrations/kubernetes/orchestrators/kubernetes_orchestrator.py:878-906';
const CREATING =
  'zenml 0.98.0 zen_server/rbac/endpoint_utils.py:156-197; recorded: pro-06-run-three-steps, for a run from a script';

const SNAPSHOT = [
  { text: 'steps, their order and settings', dataClass: 'run-metadata' },
  { text: 'parameters and their values', dataClass: 'run-metadata', mark: 'may-hold-value' },
  { text: 'source text of the pipeline function', dataClass: 'code' },
  named('stack configuration'),
] as const;
const THE_SAME_ONES = 'Every run of the schedule has the same ones, whatever has become of your code.';

/** Nothing of this is sent by the run: it is there when the schedule is due. */
const SET_UP =
  'Set up once, from a client: POST /schedules, GET /api_token?token_type=workload&schedule_id={id} for the token, create the CronJob, POST /run-metadata with its name.';
const NOT_RECORDED = 'Not recorded: the recorded orchestrator pod worked with a workspace without permissions.';

/** What takes the place of your script and your machine when a run is started by its schedule. */
export const SCHEDULED_RUN = [
  {
    id: 'start-schedule',
    phase: 'code-execution',
    title: 'The schedule is due',
    messages: [
      {
        ...CLOUD_API,
        id: 'start-schedule.pod',
        tags: ['acts-as-user'],
        from: 'cluster-api',
        to: 'orchestrator',
        opener: 'receiver',
        label: 'Start the orchestrator pod',
        items: [
          secret('schedule token: acts as whoever set the schedule up, without a date of expiry'),
          { text: 'image name, command and environment', dataClass: 'control' },
          { text: 'workspace URL and ids of user, project and stack', dataClass: 'control' },
        ],
        endpoint: 'CronJob; Kubernetes API, read by the node that starts the Pod',
        auth: 'credentials of the node',
        credential: 'service-account',
        narration:
          "A CronJob is due: your cluster starts ZenML's orchestrator pod, with a token that acts as whoever set the schedule up.",
        note: `${SET_UP} It stands in clear in the CronJob for as long as that exists, and in its jobs and pods: whoever may read one of them can act as that user. Of a person's token the client says that this is very insecure, and advises a service account.`,
        evidence: 'recorded',
        source: `${SCHEDULE}; ${ORCHESTRATOR}, orchestrators/utils.py:182-206 (the warning)`,
        durationMs: 900,
        failure: 'missed-schedule',
        variants: [
          {
            in: { runToken: 'secret' },
            note: `${SET_UP} The CronJob only names the Secret that holds it. After other runs their Secret is deleted; that of a schedule stays.`,
            evidence: 'documented',
            source: `${ORCHESTRATOR}, kubernetes_orchestrator_entrypoint.py:873-886; not run`,
          },
        ],
      },
    ],
  },
  {
    id: 'create-scheduled-run',
    phase: 'image-and-workload-submission',
    title: 'The orchestrator pod creates the run',
    messages: [
      {
        ...CLOUD_API,
        id: 'create-scheduled-run.image',
        from: 'container-registry',
        to: 'orchestrator',
        opener: 'receiver',
        label: 'Pull the image of the orchestrator pod',
        items: [{ text: 'image layers', dataClass: 'image' }],
        endpoint: 'docker pull',
        auth: 'pull rights of the node',
        credential: 'service-account',
        narration: 'The image of the orchestrator pod is pulled: that which was built when the schedule was set up.',
        evidence: 'inferred',
        source: `${SCHEDULE}; image pulls are no calls of ZenML`,
        durationMs: 1000,
        failure: 'scheduled-image-pull',
      },
      {
        ...SERVER_TO_ORCHESTRATOR,
        id: 'create-scheduled-run.snapshot',
        label: 'Load the snapshot',
        items: SNAPSHOT,
        endpoint: 'GET /api/v1/pipeline_snapshots/{id}',
        narration:
          'The orchestrator pod asks the workspace which steps to run: those that were saved with the schedule.',
        note: THE_SAME_ONES,
        evidence: 'recorded',
        source: `${SCHEDULE}; recorded: k8s-three-steps`,
        durationMs: 800,
        variants: withLogStoreKeys(SNAPSHOT, THE_SAME_ONES),
      },
      {
        ...PERMISSION_CHECK,
        id: 'create-scheduled-run.check',
        label: 'Check the permissions',
        items: ASKED_BY_IDS,
        requests: 9,
        narration: 'The workspace asks the control plane what the user who set the schedule up may see.',
        note: NOT_RECORDED,
        evidence: 'inferred',
        source: 'zenml 0.98.0 zen_server/rbac; recorded: pro-06-run-three-steps, for steps',
        failure: 'control-plane-at-run-start',
        variants: [{ in: { who: 'owner' }, requests: 3 }],
      },
      {
        ...ORCHESTRATOR_TO_SERVER,
        id: 'create-scheduled-run.create',
        tags: ['names-run'],
        label: 'Create the run',
        items: [
          { text: 'status initializing and snapshot id', dataClass: 'run-metadata' },
          named('name of the run, and its tags'),
          named('name of the orchestrator pod, as the run id of the orchestrator'),
        ],
        endpoint: 'POST /api/v1/runs',
        narration: 'The orchestrator pod creates the run itself: nobody has submitted it, and no person is asked.',
        note: 'Other runs are there before their orchestrator pod. What fails before this call leaves no trace in the dashboard.',
        evidence: 'recorded',
        source: `${SCHEDULE}; zenml 0.98.0 pipelines/run_utils.py:76-127`,
        durationMs: 800,
      },
      {
        ...PERMISSION_CHECK,
        id: 'create-scheduled-run.create-check',
        label: 'Check the permissions',
        items: ASKED_BY_IDS,
        requests: 2,
        narration: 'The workspace asks whether that user may still create a run, and read the stack.',
        note: NOT_RECORDED,
        evidence: 'inferred',
        source: CREATING,
        failure: 'control-plane-at-run-start',
        variants: [
          {
            in: { who: 'owner' },
            requests: 1,
            narration: 'The workspace asks the control plane whether that user may still create a run.',
          },
        ],
      },
      {
        ...SERVER_TO_CONTROL_PLANE,
        id: 'create-scheduled-run.entitlement',
        label: 'Check the plan limit',
        items: [
          { text: 'organization id', dataClass: 'control' },
          { text: 'feature pipeline_run', dataClass: 'control' },
          WORKSPACE_HEADERS,
        ],
        endpoint: 'GET /organizations/{id}/entitlement/pipeline_run',
        narration: 'The workspace asks the control plane whether your plan allows one more run.',
        evidence: 'inferred',
        source: CREATING,
        durationMs: 800,
        failure: 'control-plane-at-run-start',
      },
      {
        ...SERVER_TO_METADATA_STORE,
        id: 'create-scheduled-run.store',
        tags: ['stores-run'],
        label: 'Store the run',
        items: [
          { text: 'run row, status initializing', dataClass: 'run-metadata' },
          { text: 'id of the schedule, by the snapshot', dataClass: 'run-metadata' },
        ],
        narration: 'The workspace writes the new run to its metadata store; from now on the dashboard shows it.',
        evidence: 'documented',
        source: 'zenml-pro/workspace-server.md@a7908240; zenml 0.98.0 zen_stores/sql_zen_store.py:7366-7470',
        durationMs: 600,
      },
      {
        ...SERVER_TO_CONTROL_PLANE,
        id: 'create-scheduled-run.usage',
        tags: ['names-run'],
        label: 'Count the run',
        items: [
          { text: 'organization id', dataClass: 'control' },
          { text: 'feature pipeline_run, total 1', dataClass: 'control' },
          { text: 'workspace id and run id', dataClass: 'control' },
          WORKSPACE_HEADERS,
        ],
        endpoint: 'POST /usage-event',
        narration: 'It reports one more run for the plan: ids and a number, no names and no data.',
        note: 'Every run of a schedule counts. The first step reports the same run once more, as in other runs.',
        evidence: 'inferred',
        source: CREATING,
        durationMs: 800,
        failure: 'control-plane-after-store',
      },
    ],
  },
] as const satisfies readonly BuiltInExchange[];
