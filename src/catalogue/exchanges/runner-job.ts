import type { BuiltInExchange } from '../built-in.ts';
import { EXECUTION, PAGE, SETTINGS, SOURCE_IN_SNAPSHOT, SOURCE_TEXT } from './dashboard-parts.ts';
import { withLogStoreKeys } from './log-stores.ts';
import { CLOUD_API, IN_PROCESS, SERVER_TO_METADATA_STORE } from './routes.ts';
import { named, secret } from './shared-items.ts';

const SNAPSHOT = [named('steps and their order, image name, stack configuration'), SETTINGS, SOURCE_TEXT] as const;

/** What takes the place of your machine when a run is started in the dashboard: the runner job, and its token. */
export const RUNNER_JOB = [
  {
    id: 'mint-run-token',
    phase: 'token-acquisition',
    title: "Make the run's own token",
    messages: [
      {
        ...IN_PROCESS,
        id: 'mint-run-token.mint',
        from: 'server',
        to: 'server',
        opener: 'sender',
        label: 'Make a run token',
        items: [secret('run token: acts as the user, while the run is in progress and 1 h after')],
        endpoint: 'inside the workspace',
        narration: 'The workspace makes a token that acts as you, with all your rights, until an hour after the run.',
        note: 'Nothing limits it to the run, and it holds no expiry date: the workspace looks up whether the run is still in progress. What the roles of Pro allow it is inferred. In 0.90 it could be traded for a token that outlives the run.',
        evidence: 'documented',
        source:
          'zenml 0.98.0 zen_server/pipeline_execution/utils.py:1094-1104, auth.py:467-538, routers/auth_endpoints.py:549-564',
        durationMs: 700,
        failure: 'inside-service',
      },
    ],
  },
  {
    id: 'start-runner',
    phase: 'token-acquisition',
    title: 'Start the runner job',
    messages: [
      {
        ...IN_PROCESS,
        id: 'start-runner.hand-over',
        from: 'server',
        to: 'server',
        opener: 'sender',
        label: 'Hand over to the workload manager',
        items: [{ text: 'runner image, command and environment', dataClass: 'control' }, secret('run token')],
        endpoint: 'workload manager plugin, two runs at a time for each server pod by default',
        narration: 'The workspace hands the run to its workload manager, the part that starts jobs.',
        note: 'zenml 0.98 first marks the run as queued: “Queued for snapshot execution.”',
        evidence: 'stated',
        source: `${PAGE}; ${EXECUTION}:158-190, 1151-1200`,
        durationMs: 700,
        failure: 'runner-start',
      },
      {
        ...CLOUD_API,
        id: 'start-runner.job',
        tags: ['acts-as-user'],
        from: 'server',
        to: 'workload-manager',
        opener: 'sender',
        label: 'Start the runner job',
        items: [
          { text: 'runner image: by default the image of the snapshot', dataClass: 'control', mark: 'name' },
          { text: 'command and environment', dataClass: 'control', mark: 'may-hold-value' },
          secret('run token, in the environment of the job'),
        ],
        endpoint: '{{manager-api}}',
        auth: 'credentials of the workload manager',
        credential: 'service-account',
        narration: 'The workspace starts a short job on {{manager}} that submits the run as the client would.',
        note: 'On your infrastructure in SaaS too, so ZenML connects to you. When the image of the snapshot has your code, so has the runner. How ZenML signs in to your cluster in SaaS is not documented.',
        evidence: 'stated',
        source: `${PAGE}; zenml-pro/workload-managers.md@02e53c86, deploy-workspace-snapshots.md@04a74606`,
        durationMs: 900,
        failure: 'runner-start',
        variants: [
          { in: { workloadManager: 'kubernetes' }, port: 6443 },
          {
            in: { workloadManager: ['aws-ecs', 'gcp'] },
            note: 'On your infrastructure in SaaS too. Listed on the deployment page; newer documentation has workload managers for Kubernetes only.',
            source: `${PAGE}; zenml-pro/deploy-workspace-snapshots.md@04a74606`,
          },
        ],
      },
    ],
  },
  {
    id: 'read-snapshot',
    phase: 'token-acquisition',
    title: 'The runner reads the snapshot',
    messages: [
      {
        ...CLOUD_API,
        id: 'read-snapshot.snapshot',
        from: 'server',
        to: 'workload-manager',
        opener: 'receiver',
        label: 'Load the snapshot',
        items: SNAPSHOT,
        endpoint: 'GET /api/v1/pipeline_snapshots/{id}, GET /api/v1/runs/{id}',
        auth: 'run token (workload API token)',
        credential: 'run-token',
        narration: 'The runner job reads from the workspace what to run, and on which stack.',
        note: SOURCE_IN_SNAPSHOT,
        evidence: 'documented',
        source: 'zenml 0.98.0 zen_server/pipeline_execution/runner_entrypoint_configuration.py',
        durationMs: 800,
        failure: 'workspace-api',
        variants: withLogStoreKeys(SNAPSHOT, SOURCE_IN_SNAPSHOT),
      },
      {
        ...CLOUD_API,
        id: 'read-snapshot.log',
        from: 'workload-manager',
        to: 'server',
        opener: 'receiver',
        label: 'Log of the runner job',
        items: [{ text: 'log of the runner job', dataClass: 'logs', mark: 'may-hold-value' }],
        endpoint: 'Kubernetes API, read the log of the runner pod',
        auth: 'credentials of the workload manager',
        credential: 'service-account',
        narration: 'The workspace reads the log of the runner job, where it runs.',
        note: 'Whether or not the dashboard may read your artifact store.',
        evidence: 'documented',
        source: 'zenml-pro/deploy-workspace-snapshots.md@04a74606',
        durationMs: 700,
        failure: 'store-read',
        variants: [
          { in: { workloadManager: 'kubernetes' }, port: 6443 },
          {
            in: { workloadManager: ['aws-ecs', 'gcp'] },
            endpoint: 'API of {{manager}}, read the log of the runner',
            note: 'Whether or not the dashboard may read your artifact store. Documented for Kubernetes only.',
            evidence: 'inferred',
          },
        ],
      },
    ],
  },
  {
    id: 'report-start-failure',
    phase: 'token-acquisition',
    title: 'Record the failed run',
    messages: [
      {
        ...SERVER_TO_METADATA_STORE,
        id: 'report-start-failure.report',
        label: 'Mark the run as failed',
        items: [
          { text: 'status failed', dataClass: 'run-metadata' },
          { text: 'reason: Failed to start run.', dataClass: 'run-metadata', mark: 'may-hold-value' },
        ],
        narration: 'The workspace itself marks the run as failed, so the dashboard shows it.',
        evidence: 'documented',
        source: `${EXECUTION}:587`,
        durationMs: 600,
      },
    ],
  },
] as const satisfies readonly BuiltInExchange[];
