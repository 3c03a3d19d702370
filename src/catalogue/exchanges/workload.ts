import type { BuiltInExchange } from '../built-in.ts';
import {
  ASKED_BY_IDS,
  CLOUD_API,
  ON_KUBERNETES,
  PERMISSION_CHECK,
  RUN_TOKEN_ITEM,
  RUNNER_NOT_RECORDED,
  SUBMITTER_TO_CLUSTER,
  SUBMITTER_TO_SERVER,
} from './routes.ts';

const STEP_3 = 'Deployment scenarios, standard data flow, step 3';
const KUBERNETES_RUN = 'recorded: zenml 0.98.0, k8s-three-steps';

const IMAGE_AND_COMMAND = { text: 'image name and command', dataClass: 'control' } as const;
const WORKSPACE_URL = { text: 'workspace URL and ids of user, project and stack', dataClass: 'control' } as const;

/** The second half of image and workload submission, last part: the run is handed to the orchestrator. */
export const WORKLOAD = [
  {
    id: 'submit-workload',
    phase: 'image-and-workload-submission',
    title: 'Submit the workload',
    messages: [
      {
        ...SUBMITTER_TO_CLUSTER,
        id: 'submit-workload.secret',
        label: 'Run token, as a Secret',
        items: [RUN_TOKEN_ITEM],
        endpoint: 'Kubernetes API, create Secret',
        narration: '{{Submitter}} puts the run token into a Kubernetes Secret, which the pods then refer to.',
        evidence: 'recorded',
        source: 'recorded: zenml 0.98.0, k8s-token-as-secret',
        durationMs: 800,
        variants: [...SUBMITTER_TO_CLUSTER.variants, RUNNER_NOT_RECORDED],
        when: { ...ON_KUBERNETES, runToken: 'secret' },
      },
      {
        ...SUBMITTER_TO_CLUSTER,
        id: 'submit-workload.rights',
        label: 'Rights for the orchestrator pod',
        items: [
          { text: 'service account zenml-service-account', dataClass: 'control' },
          { text: 'role binding to the role edit, for the whole namespace', dataClass: 'control' },
        ],
        endpoint: 'Kubernetes API, create RoleBinding and ServiceAccount',
        requests: 2,
        narration:
          '{{Submitter}} gives the orchestrator pod the right to edit most things in its namespace of your cluster.',
        note: 'The role edit of Kubernetes: pods, jobs and Secrets, but no roles. On every submission, unless the setting service_account_name names one of your own.',
        evidence: 'recorded',
        source: `${KUBERNETES_RUN}; what the role allows: Kubernetes, default roles`,
        durationMs: 800,
        when: ON_KUBERNETES,
        variants: [...SUBMITTER_TO_CLUSTER.variants, RUNNER_NOT_RECORDED],
      },
      {
        ...SUBMITTER_TO_CLUSTER,
        id: 'submit-workload.submit',
        label: 'Submit the workload',
        items: [IMAGE_AND_COMMAND, WORKSPACE_URL, RUN_TOKEN_ITEM],
        endpoint: '{{submit-api}}',
        narration: '{{Submitter}} hands the run to your cluster, which takes over from here.',
        note: 'The run token stands in clear in the manifest of the job, so whoever may read jobs or pods can use it.',
        evidence: 'stated',
        source: `${STEP_3}; ${KUBERNETES_RUN}`,
        durationMs: 900,
        variants: [
          ...SUBMITTER_TO_CLUSTER.variants,
          {
            in: { runToken: 'secret' },
            items: [IMAGE_AND_COMMAND, WORKSPACE_URL, { text: 'reference to the Secret', dataClass: 'control' }],
            note: 'The manifest only names the Secret that holds the run token.',
          },
          {
            in: { orchestrator: 'managed' },
            ...CLOUD_API,
            to: 'orchestrator',
            narration: '{{Submitter}} submits the workload to your orchestrator, which takes over from here.',
            failure: 'managed-submission',
            note: 'The run token is in the environment of the {{pod}}. Read in the source, not recorded.',
            source: `${STEP_3}; zenml 0.98.0 {{orchestrator-source}}`,
          },
        ],
      },
      {
        ...SUBMITTER_TO_SERVER,
        id: 'submit-workload.report',
        tags: ['names-run'],
        label: 'Report the submission',
        items: [{ text: 'status provisioning', dataClass: 'run-metadata' }],
        endpoint: 'PUT /api/v1/runs/{id}',
        narration: '{{Submitter}} tells the workspace that the run is on its way.',
        evidence: 'recorded',
        source: KUBERNETES_RUN,
        durationMs: 800,
        variants: [
          ...SUBMITTER_TO_SERVER.variants,
          RUNNER_NOT_RECORDED,
          {
            in: { orchestrator: 'managed' },
            items: [
              { text: 'status provisioning', dataClass: 'run-metadata' },
              { text: 'orchestrator URL and run id', dataClass: 'run-metadata', mark: 'may-hold-value' },
            ],
            endpoint: 'PUT /api/v1/runs/{id}, POST /api/v1/run-metadata',
            narration: '{{Submitter}} tells the workspace that the run is on its way and where to find it.',
            evidence: 'documented',
            source: 'zenml 0.98.0 orchestrators/base_orchestrator.py',
          },
        ],
      },
      {
        ...PERMISSION_CHECK,
        id: 'submit-workload.check',
        label: 'Check the permissions',
        items: ASKED_BY_IDS,
        narration:
          'The answer shows the stack, which belongs to somebody else, so the workspace asks whether this user may see it.',
        source: 'recorded: zenml 0.98.0, pro-06-run-three-steps',
        when: [{ who: 'member' }, { orchestrator: 'managed' }],
        variants: [
          ...PERMISSION_CHECK.variants,
          {
            in: { orchestrator: 'managed' },
            requests: 2,
            narration: 'Metadata of the run is created, and the answer shows the stack: the workspace asks about both.',
          },
          {
            in: { orchestrator: 'managed', who: 'owner' },
            requests: 1,
            narration: 'Metadata of the run is created, so the workspace asks the control plane for permission.',
            evidence: 'inferred',
          },
        ],
      },
    ],
  },
  {
    id: 'report-submission-failure',
    phase: 'image-and-workload-submission',
    title: 'Report the failed run',
    messages: [
      {
        ...SUBMITTER_TO_SERVER,
        id: 'report-submission-failure.report',
        label: 'Mark the run as failed',
        items: [{ text: 'status failed', dataClass: 'run-metadata' }],
        endpoint: 'PUT /api/v1/runs/{id}',
        narration: '{{Submitter}} marks the run as failed in the workspace, so the dashboard shows it.',
        evidence: 'recorded',
        source: 'recorded: zenml 0.98.0, k8s-job-refused',
        durationMs: 800,
        variants: [...SUBMITTER_TO_SERVER.variants, RUNNER_NOT_RECORDED],
        // A run of a schedule is submitted by nobody.
        when: { trigger: ['sdk', 'dashboard'] },
      },
    ],
  },
] as const satisfies readonly BuiltInExchange[];
