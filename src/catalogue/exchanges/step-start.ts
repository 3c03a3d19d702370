import type { BuiltInExchange } from '../built-in.ts';
import { ASKED_BY_IDS, CLOUD_API, IN_PROCESS, PERMISSION_CHECK, SERVER_TO_STEP } from './routes.ts';

const STEP_4 = 'Deployment scenarios, standard data flow, step 4';
const RUN_WITH_ROLE = 'recorded: zenml 0.98.0, aws-run-iam-role';

const MANAGED_CANNOT_REPORT = {
  in: { orchestrator: 'managed' },
  failure: 'control-plane-at-managed-step-start',
} as const;
const MANAGED_IS_SILENT = { in: { orchestrator: 'managed' }, failure: 'workspace-api-of-managed-step' } as const;

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
        variants: [MANAGED_CANNOT_REPORT],
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
      },
    ],
  },
  {
    id: 'run-step-code',
    phase: 'orchestrator-execution',
    title: 'Execute the step code',
    messages: [
      {
        ...SERVER_TO_STEP,
        id: 'run-step-code.secret',
        label: 'Secret for the step',
        items: [
          { text: 'values of a secret that the step names', dataClass: 'credentials', mark: 'secret' },
          { text: 'name of the secret', dataClass: 'control', mark: 'name' },
        ],
        endpoint: 'GET /api/v1/secrets?name={name}, GET /api/v1/secrets/{id}',
        requests: 2,
        narration: 'The step asks for a secret by its name and sets its values as environment variables.',
        note: 'In every run whose steps name a secret; shown only where one cannot be read.',
        evidence: 'recorded',
        source: 'recorded: zenml 0.98.0, 0.98-f2-rich-own-processes; utils/env_utils.py:257-283',
        durationMs: 800,
        failure: 'step-secret',
        when: { fault: 'secret-missing' },
      },
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
