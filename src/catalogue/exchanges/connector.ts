import {
  CLOUD_API,
  RUNNER_NOT_RECORDED,
  SERVER_TO_CONTROL_PLANE,
  SERVER_TO_SUBMITTER,
  SUBMITTER_TO_SERVER,
} from './routes.ts';
import { ASKED_USER, WORKSPACE_HEADERS } from './shared-items.ts';

/** What the exchanges of service connectors have in common: each asks for access to one part of the stack. */

export const STEP_2 = 'Deployment scenarios, standard data flow, step 2';
export const FULL_RUN = 'recorded: zenml 0.98 aws-run-kubernetes-full';

const ENDPOINTS = 'zenml 0.98.0 zen_server/routers/service_connectors_endpoints.py:232, 252-255';
const ASKING =
  'GET /api/v1/service_connectors/{id}, GET /api/v1/service_connector_types/{type}, GET /api/v1/service_connectors/{id}/client';

/** The page acquires all tokens in its second step; the code asks for each when it is about to use it. */
const ONE_BY_ONE = 'In the code tokens come one by one, between build, push, upload and run.';

/** Looks up the connector and its type, then asks for a credential: three requests in all. */
export const ASK = {
  ...SUBMITTER_TO_SERVER,
  items: [
    { text: 'service connector id', dataClass: 'control' },
    { text: 'type and name of the resource', dataClass: 'control', mark: 'name' },
  ],
  endpoint: ASKING,
  requests: 3,
  note: ONE_BY_ONE,
  evidence: 'recorded',
  source: FULL_RUN,
  durationMs: 800,
  variants: [...SUBMITTER_TO_SERVER.variants, RUNNER_NOT_RECORDED],
} as const;

/** Nothing is asked about a connector of one's own. */
export const CHECK = {
  ...SERVER_TO_CONTROL_PLANE,
  tags: ['permission-check'],
  label: 'Check the permission',
  items: [
    ASKED_USER,
    { text: 'actions read, read_secret_value and client', dataClass: 'control' },
    { text: 'service connector id', dataClass: 'control' },
    WORKSPACE_HEADERS,
  ],
  endpoint: 'POST /rbac/check_permissions',
  requests: 4,
  evidence: 'inferred',
  source: `${ENDPOINTS}; the requests of a member were measured one by one, not in a run with a cloud`,
  durationMs: 800,
  when: { who: 'member' },
} as const;

/** Where the secrets of the team are kept in a secrets manager of its own. */
export const IN_A_SECRETS_MANAGER = {
  in: { secretsStore: 'cloud' },
  protocol: 'HTTPS',
  port: 443,
  auth: 'credential of the workspace for your secrets manager',
  credential: 'connector-secret',
  source: 'zenml 0.98.0 zen_stores/secrets_stores; zenml-pro/secrets-stores.md@543c5739',
} as const;

/** Where the workspace keeps them itself, and how it reads them. */
export const FROM_SECRETS_STORE = {
  from: 'secrets-store',
  to: 'server',
  opener: 'receiver',
  protocol: 'SQL or HTTPS',
  port: null,
  auth: 'database credentials or vault role',
  credential: 'database-credentials',
  evidence: 'documented',
  durationMs: 700,
  variants: [IN_A_SECRETS_MANAGER],
} as const;

/** The workspace reads what the team stored for a connector. It does so for every hand-out. */
export const READ_SECRET = {
  ...FROM_SECRETS_STORE,
  label: 'Read the connector secret',
  endpoint: 'secret of the service connector',
  source: 'zenml 0.98.0 zen_stores/sql_zen_store.py:9622-9640; zenml-pro/secrets-stores.md@543c5739',
  failure: 'inside-service',
} as const;

export const TO_CLOUD = {
  ...CLOUD_API,
  from: 'server',
  to: 'cloud-iam',
  opener: 'sender',
  auth: 'connector secret',
  credential: 'connector-secret',
  evidence: 'recorded',
  durationMs: 800,
  failure: 'connector',
} as const;

export const FROM_CLOUD = { ...TO_CLOUD, from: 'cloud-iam', to: 'server', opener: 'receiver' } as const;

export const HAND_OUT = {
  ...SERVER_TO_SUBMITTER,
  tags: ['stack-credential'],
  endpoint: 'GET /api/v1/service_connectors/{id}/client',
  evidence: 'stated',
  durationMs: 800,
} as const;

/** For what was measured on AWS and is the same code for the other clouds. */
export const INFERRED_OFF_AWS = { in: { stack: ['gcp', 'azure'] }, evidence: 'inferred' } as const;

/** For what was measured on Amazon S3: that another store of the same interface answers alike is inferred, too. */
export const INFERRED_OFF_S3 = { in: { stack: ['gcp', 'azure', 'kubernetes'] }, evidence: 'inferred' } as const;

/** An AWS connector that signs in with a stored key: it takes on no role. */
export const WITH_AWS_KEY = { stack: 'aws', storeToken: 'stored' } as const;

/**
 * Azure checks nothing itself before a hand-out, so the workspace signs in with the service principal and looks whether
 * what it opens is there.
 */
export const SERVICE_PRINCIPAL = {
  label: 'Sign the service principal in',
  items: [
    { text: 'client id and client secret of the service principal', dataClass: 'credentials', mark: 'secret' },
    { text: 'id of your subscription', dataClass: 'control', mark: 'name' },
  ],
  requests: 2,
  note: 'One request to each at least: what was read in the source was not measured. AzureML alone is handed out untried.',
  evidence: 'inferred',
  source:
    'zenml 0.98.0 integrations/azure/service_connectors/azure_service_connector.py:492, 1167-1205, 1550-1620; called without a cloud, it looked up login.microsoftonline.com and management.azure.com',
} as const;

/** Where the workspace tries a credential out before it hands it out. */
export const TRIED_OUT = 'zenml 0.98.0 service_connectors/service_connector.py:1285-1353 (checked twice)';

export const HANDED_OUT_AS_IT_IS =
  'Not recommended where there is another way: whoever receives it can use it until somebody changes it.';

/** Azure hands out the service principal itself, whose client secret always has an end date. */
export const HANDED_OUT_ON_AZURE = {
  in: { stack: 'azure' },
  label: 'Client secret of the service principal',
  note: 'Not recommended where there is another way: whoever receives it can use it until it is changed or its end date in Entra ID is reached.',
} as const;
