import { WORKSPACE_HEADERS } from './shared-items.ts';

/**
 * What messages between the same two components have in common. `opener` says who opens the connection, so a reply
 * travels from the server but its connection is the client's.
 */

const WORKSPACE_API = { protocol: 'HTTPS', port: 443, failure: 'workspace-api' } as const;
const CONTROL_PLANE_API = { protocol: 'HTTPS', port: 443, failure: 'control-plane-api' } as const;

const USER_TOKEN = 'workspace token of the user';
const RUN_TOKEN = '{{run-token}} (workload API token)';
const WORKSPACE_M2M_TOKEN = "workspace's own control plane token";

export const CLIENT_TO_SERVER = {
  from: 'client',
  to: 'server',
  opener: 'sender',
  auth: USER_TOKEN,
  credential: 'user-token',
  ...WORKSPACE_API,
} as const;
export const SERVER_TO_CLIENT = {
  from: 'server',
  to: 'client',
  opener: 'receiver',
  auth: USER_TOKEN,
  credential: 'user-token',
  ...WORKSPACE_API,
} as const;

/** What the client does in a run from your script, and the runner job in a run from the dashboard. */
export const SUBMITTER_TO_SERVER = {
  ...CLIENT_TO_SERVER,
  auth: '{{submitter-auth}}',
  credential: 'user-token',
  variants: [{ in: { trigger: 'dashboard' }, from: 'workload-manager', credential: 'run-token' }],
} as const;
export const SERVER_TO_SUBMITTER = {
  ...SERVER_TO_CLIENT,
  auth: '{{submitter-auth}}',
  credential: 'user-token',
  variants: [{ in: { trigger: 'dashboard' }, to: 'workload-manager', credential: 'run-token' }],
} as const;

/** What was recorded of a client is the same code in the runner job, whose runs were not recorded. */
export const RUNNER_NOT_RECORDED = { in: { trigger: 'dashboard' }, evidence: 'inferred' } as const;

/** What the workspace asks about a run was recorded of runs from a script. */
const NOT_FROM_SCRIPT = { in: { trigger: ['dashboard', 'schedule'] }, evidence: 'inferred' } as const;

/** A run that CI starts is run by its service account: no person has its rights, or looks at it as at a run of theirs. */
export const AS_SERVICE_ACCOUNT = { signIn: 'service-account' } as const;

export const SERVER_TO_CONTROL_PLANE = {
  from: 'server',
  to: 'control-plane',
  opener: 'sender',
  auth: WORKSPACE_M2M_TOKEN,
  credential: 'workspace-token',
  ...CONTROL_PLANE_API,
} as const;
export const CONTROL_PLANE_TO_SERVER = {
  from: 'control-plane',
  to: 'server',
  opener: 'receiver',
  auth: WORKSPACE_M2M_TOKEN,
  credential: 'workspace-token',
  ...CONTROL_PLANE_API,
} as const;

export const STEP_TO_SERVER = {
  from: 'step-runtime',
  to: 'server',
  opener: 'sender',
  auth: RUN_TOKEN,
  credential: 'run-token',
  ...WORKSPACE_API,
} as const;
export const SERVER_TO_STEP = {
  from: 'server',
  to: 'step-runtime',
  opener: 'receiver',
  auth: RUN_TOKEN,
  credential: 'run-token',
  ...WORKSPACE_API,
} as const;
export const ORCHESTRATOR_TO_SERVER = {
  from: 'orchestrator',
  to: 'server',
  opener: 'sender',
  auth: RUN_TOKEN,
  credential: 'run-token',
  ...WORKSPACE_API,
} as const;
export const SERVER_TO_ORCHESTRATOR = {
  from: 'server',
  to: 'orchestrator',
  opener: 'receiver',
  auth: RUN_TOKEN,
  credential: 'run-token',
  ...WORKSPACE_API,
} as const;

/** A step that the workspace knows: the orchestrator pod, if ZenML has one, reports what the step cannot. */
export const REGISTERED_STEP_TO_SERVER = {
  ...STEP_TO_SERVER,
  failure: 'workspace-api-of-step',
  variants: [{ in: { orchestrator: 'managed' }, failure: 'workspace-api-of-managed-step' }],
} as const;

/** For what happens only where ZenML itself starts the pods. */
export const ON_KUBERNETES = { orchestrator: 'kubernetes' } as const;

/** For the same of a run that a client or a runner job has submitted: it is there before its orchestrator pod. */
export const SUBMITTED_ON_KUBERNETES = { ...ON_KUBERNETES, trigger: ['sdk', 'dashboard'] } as const;

/** The API of your cluster, as the client and the runner job use it. */
export const SUBMITTER_TO_CLUSTER = {
  from: 'client',
  to: 'cluster-api',
  opener: 'sender',
  protocol: 'HTTPS',
  port: 443,
  auth: 'orchestrator token',
  credential: 'orchestrator-token',
  failure: 'submission',
  variants: [
    { in: { stack: 'kubernetes' }, port: 6443 },
    { in: { trigger: 'dashboard' }, from: 'workload-manager' },
  ],
} as const;
/** The same, as ZenML's own pod in the cluster uses it. */
export const ORCHESTRATOR_TO_CLUSTER = {
  from: 'orchestrator',
  to: 'cluster-api',
  opener: 'sender',
  protocol: 'HTTPS',
  port: 443,
  auth: 'service account of the orchestrator pod',
  credential: 'service-account',
} as const;

/** A question about permissions, by ids and types alone. Never remembered: the same one comes up to 21 times in a run. */
export const PERMISSION_CHECK = {
  ...SERVER_TO_CONTROL_PLANE,
  tags: ['permission-check'],
  endpoint: 'POST /rbac/check_permissions',
  evidence: 'recorded',
  durationMs: 800,
  variants: [NOT_FROM_SCRIPT],
} as const;

/** Who asks, and for what: the same in every question about permissions. */
export const ASKED_BY_IDS = [
  { text: 'id of the user', dataClass: 'control' },
  { text: 'action, and types and ids of what it is about; no names', dataClass: 'control' },
  WORKSPACE_HEADERS,
] as const;

/** The token with which the steps act as the user. */
export const RUN_TOKEN_ITEM = { text: '{{run-token}}', dataClass: 'credentials', mark: 'secret' } as const;

/** MySQL is what a workspace really needs (zenml-pro/deploy-prerequisites.md@1d5cc131). */
export const SERVER_TO_METADATA_STORE = {
  from: 'server',
  to: 'metadata-store',
  opener: 'sender',
  protocol: 'MySQL',
  port: 3306,
  endpoint: 'workspace database',
  auth: 'database credentials',
  credential: 'database-credentials',
  failure: 'inside-service',
} as const;

/** Nothing travels on a network. */
export const IN_PROCESS = { protocol: 'in process', port: null, auth: 'none' } as const;

/** For what was read in the source of the Kubernetes orchestrator only. */
export const INFERRED_WHEN_MANAGED = {
  in: { orchestrator: 'managed' },
  evidence: 'inferred',
  note: 'Read in the source for Kubernetes; for {{orchestrator}} it is inferred.',
} as const;

export const CLOUD_API = { protocol: 'HTTPS', port: 443 } as const;
