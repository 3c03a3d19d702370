import type { BuiltInExchange } from '../built-in.ts';
import { FROM_SECRETS_STORE, INFERRED_OFF_S3 } from './connector.ts';
import { ASKED_BY_IDS, CLOUD_API, IN_PROCESS, PERMISSION_CHECK, SERVER_TO_STEP, STEP_TO_SERVER } from './routes.ts';
import { secret } from './shared-items.ts';

const STEP_4 = 'Deployment scenarios, standard data flow, step 4';
const RUN_WITH_ROLE = 'recorded: zenml 0.98.0, aws-run-iam-role';

const MANAGED_CANNOT_REPORT = {
  in: { orchestrator: 'managed' },
  failure: 'control-plane-at-managed-step-start',
} as const;
const MANAGED_IS_SILENT = { in: { orchestrator: 'managed' }, failure: 'workspace-api-of-managed-step' } as const;

const RICH_RUN = 'recorded: zenml 0.98.0, 0.98-f2-rich-own-processes';

/** A secret that cannot be read is skipped with a warning, whatever the reason. */
const SECRET_OF_STEP = {
  endpoint: 'GET /api/v1/secrets?name={name}, GET /api/v1/secrets/{id}',
  durationMs: 700,
  failure: 'step-secret',
  when: { stepSecret: true },
} as const;

/** The last part of orchestrator execution: a step gets at its inputs and runs your code. */
export const STEP_START = [
  {
    id: 'load-inputs',
    phase: 'orchestrator-execution',
    title: 'Load the inputs',
    messages: [
      {
        ...SERVER_TO_STEP,
        id: 'load-inputs.find',
        label: 'Which artifacts to load',
        items: [
          {
            text: 'records of the steps before, with ids and URIs of their outputs',
            dataClass: 'run-metadata',
            mark: 'name',
          },
        ],
        endpoint: 'GET /api/v1/steps?pipeline_run_id={id}',
        narration: 'The step asks the workspace for the records of the steps before it, to learn where its inputs lie.',
        note: 'In the code just before it registers. Without the source text of these steps, which is in other answers.',
        evidence: 'recorded',
        source: 'recorded: zenml 0.98.0, pro-06-run-three-steps',
        durationMs: 800,
        failure: 'workspace-api-of-step',
        variants: [MANAGED_IS_SILENT],
      },
      {
        ...PERMISSION_CHECK,
        id: 'load-inputs.check',
        label: 'Check the permission',
        items: ASKED_BY_IDS,
        endpoint: 'GET /rbac/allowed_resource_ids',
        narration: 'It is a list, so the workspace asks the control plane which runs this user may see.',
        source: 'recorded: zenml 0.98.0, pro-06-run-three-steps',
        failure: 'control-plane-at-step-start',
        variants: [...PERMISSION_CHECK.variants, MANAGED_CANNOT_REPORT],
      },
      {
        ...CLOUD_API,
        id: 'load-inputs.load',
        from: 'artifact-store',
        to: 'step-runtime',
        opener: 'receiver',
        label: 'Load input artifacts',
        items: [{ text: 'artifacts of the steps before', dataClass: 'artifact-data', mark: 'value' }],
        endpoint: 'object store API, read',
        auth: 'artifact store token',
        credential: 'store-token',
        narration: 'The step loads its inputs from your artifact store, directly and not through ZenML.',
        evidence: 'recorded',
        source: RUN_WITH_ROLE,
        durationMs: 900,
        failure: 'artifact-store',
        variants: [INFERRED_OFF_S3],
      },
    ],
  },
  {
    id: 'read-secret',
    phase: 'orchestrator-execution',
    title: 'Read the secret that the step names',
    messages: [
      {
        ...STEP_TO_SERVER,
        ...SECRET_OF_STEP,
        id: 'read-secret.ask',
        label: 'Ask for the secret',
        items: [{ text: 'name and id of the secret', dataClass: 'control', mark: 'name' }],
        requests: 2,
        narration: 'The step asks for a secret that it names: first for its id, then for its values.',
        evidence: 'recorded',
        source: RICH_RUN,
      },
      {
        ...PERMISSION_CHECK,
        ...SECRET_OF_STEP,
        id: 'read-secret.check',
        label: 'Check the permissions',
        items: ASKED_BY_IDS,
        endpoint: 'GET /rbac/allowed_resource_ids, POST /rbac/check_permissions',
        requests: 4,
        narration:
          'The workspace asks which secrets this user may see, and whether it may read the values of this one.',
        note: 'Twice about the list, twice about the secret: read and read_secret_value. Without the second, it comes without its values.',
        evidence: 'inferred',
        source: 'zenml 0.98.0 zen_server/routers/secrets_endpoints.py:134-180',
        variants: [{ in: { who: 'owner' }, requests: 2, note: 'About the list only: the secret is your own.' }],
      },
      {
        ...FROM_SECRETS_STORE,
        ...SECRET_OF_STEP,
        id: 'read-secret.stored',
        label: 'Read the secret',
        items: [secret('values of a secret that the step names')],
        endpoint: 'secret of yours',
        narration: 'The workspace reads the values of the secret from the secrets store.',
        evidence: 'documented',
        source: 'zenml 0.98.0 zen_stores/sql_zen_store.py; zenml-pro/secrets-stores.md@543c5739',
      },
      {
        ...SERVER_TO_STEP,
        ...SECRET_OF_STEP,
        id: 'read-secret.value',
        label: 'Secret for the step',
        items: [
          secret('values of a secret that the step names'),
          { text: 'name of the secret', dataClass: 'control', mark: 'name' },
        ],
        narration: 'The step receives the values and sets them as environment variables of its process.',
        note: 'In every run whose pipeline, steps or stack name a secret: every step asks anew.',
        evidence: 'recorded',
        source: `${RICH_RUN}; utils/env_utils.py:257-283`,
      },
    ],
  },
  {
    id: 'run-step-code',
    phase: 'orchestrator-execution',
    title: 'Execute the step code',
    messages: [
      {
        ...IN_PROCESS,
        id: 'run-step-code.run',
        from: 'step-runtime',
        to: 'step-runtime',
        opener: 'sender',
        label: 'Run the step code',
        items: [
          { text: 'your step function', dataClass: 'code' },
          { text: 'its inputs', dataClass: 'artifact-data', mark: 'value' },
        ],
        endpoint: 'your step function',
        narration: 'Now your own step code runs, on your compute and with your data.',
        evidence: 'stated',
        source: STEP_4,
        durationMs: 1600,
        failure: 'your-code',
      },
    ],
  },
] as const satisfies readonly BuiltInExchange[];
