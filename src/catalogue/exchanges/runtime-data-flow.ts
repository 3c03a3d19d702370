import type { BuiltInExchange } from '../built-in.ts';
import { TO_COLLECTOR, TO_DATADOG } from './log-stores.ts';
import {
  ASKED_BY_IDS,
  CLOUD_API,
  PERMISSION_CHECK,
  REGISTERED_STEP_TO_SERVER,
  SERVER_TO_METADATA_STORE,
} from './routes.ts';
import { WORKSPACE_HEADERS } from './shared-items.ts';

const STEP_5 = 'Deployment scenarios, standard data flow, step 5';
const RUN_OF_A_MEMBER = 'recorded: zenml 0.98.0, pro-06-run-three-steps';

/** What a step sends while your code runs and when it has ended. */
export const RUNTIME_DATA_FLOW = [
  {
    id: 'log-metadata',
    phase: 'runtime-data-flow',
    title: 'Log run metadata',
    messages: [
      {
        ...REGISTERED_STEP_TO_SERVER,
        id: 'log-metadata.log',
        tags: ['quotes-data'],
        label: 'Log run metadata',
        items: [
          { text: 'metrics and other values that you log', dataClass: 'run-metadata', mark: 'may-hold-value' },
          { text: 'step and run ids', dataClass: 'run-metadata' },
        ],
        endpoint: 'POST /api/v1/run-metadata',
        narration: 'The step sends what you log about it, such as metrics, to your ZenML workspace.',
        note: 'Only if the step calls log_metadata. Metadata of an artifact goes with its pointer.',
        evidence: 'stated',
        source: `${STEP_5}; recorded: zenml 0.98.0, 0.98-f2-rich-own-processes`,
        durationMs: 800,
      },
      {
        ...PERMISSION_CHECK,
        id: 'log-metadata.check',
        label: 'Check the permission',
        items: ASKED_BY_IDS,
        narration: 'Something new is created, so the workspace asks the control plane for permission.',
        evidence: 'inferred',
        source: 'recorded: zenml 0.98.0, pro-06-run-three-steps, for metadata that the client logs',
        failure: 'control-plane-mid-step',
      },
    ],
  },
  {
    id: 'stream-logs',
    phase: 'runtime-data-flow',
    title: 'Stream logs to the log backend',
    messages: [
      {
        ...CLOUD_API,
        id: 'stream-logs.stream',
        from: 'step-runtime',
        to: 'log-backend',
        opener: 'sender',
        label: 'Stream logs',
        items: [{ text: 'standard output, standard error and log records', dataClass: 'logs', mark: 'may-hold-value' }],
        endpoint: 'object store API, read and write',
        auth: 'artifact store token',
        credential: 'store-token',
        narration: 'Logs are streamed to your log backend, which is your artifact store by default.',
        note: 'Every 5 seconds the step reads its log back and writes it whole again. Nothing of it goes to the workspace.',
        evidence: 'stated',
        source: `${STEP_5}; recorded: zenml 0.98.0, aws-run-iam-role`,
        durationMs: 900,
        failure: 'logs',
        variants: [
          {
            ...TO_COLLECTOR,
            narration: 'Logs are streamed to your collector, which is the log backend of this stack.',
          },
          {
            ...TO_DATADOG,
            narration: 'Logs are streamed to Datadog, a third party, which is the log backend of this stack.',
          },
        ],
      },
    ],
  },
  {
    id: 'send-heartbeat',
    phase: 'runtime-data-flow',
    title: 'Send a heartbeat',
    messages: [
      {
        ...REGISTERED_STEP_TO_SERVER,
        id: 'send-heartbeat.beat',
        tags: ['names-run'],
        label: 'Heartbeat',
        items: [
          { text: 'step run id', dataClass: 'control' },
          { text: 'after how many seconds it counts as dead', dataClass: 'control' },
        ],
        endpoint: 'PUT /api/v1/steps/{id}/heartbeat',
        narration: 'Every 15 seconds the step says that it is alive; the answer can tell it to stop.',
        note: 'The first one at once when the step starts, every 5 minutes after 3 failures. Version 0.90 sends none.',
        evidence: 'recorded',
        source: 'recorded: zenml 0.98.0, pro-06-run-three-steps; steps/heartbeat.py:43-46, 113-160',
        durationMs: 700,
        failure: 'heartbeat',
        variants: [],
      },
    ],
  },
  {
    id: 'write-artifact',
    phase: 'runtime-data-flow',
    title: 'Write the artifact',
    messages: [
      {
        ...CLOUD_API,
        id: 'write-artifact.save',
        from: 'step-runtime',
        to: 'artifact-store',
        opener: 'sender',
        label: 'Write the artifact',
        items: [
          { text: 'output of the step', dataClass: 'artifact-data', mark: 'value' },
          { text: 'its visualizations, which may show rows', dataClass: 'artifact-data', mark: 'value' },
        ],
        endpoint: 'object store API, write',
        auth: 'artifact store token',
        credential: 'store-token',
        narration: 'The step writes its output to your artifact store, straight from your compute.',
        note: 'What is worked out from it, such as smallest and largest values, goes to the workspace next.',
        evidence: 'stated',
        source: `${STEP_5}; recorded: zenml 0.98.0, aws-run-iam-role`,
        durationMs: 1200,
        failure: 'artifact-store',
      },
    ],
  },
  {
    id: 'persist-metadata',
    phase: 'runtime-data-flow',
    title: 'Persist artifact metadata',
    messages: [
      {
        ...REGISTERED_STEP_TO_SERVER,
        id: 'persist-metadata.pointers',
        tags: ['artifact-pointer'],
        label: 'Pointer to the artifact, and statistics',
        items: [
          { text: 'URI, type, content hash and size', dataClass: 'run-metadata', mark: 'name' },
          { text: 'names and types of columns', dataClass: 'run-metadata', mark: 'name' },
          {
            text: 'mean, deviation, smallest and largest value of each numeric column',
            dataClass: 'run-metadata',
            mark: 'value',
          },
          { text: 'numbers and booleans as they are', dataClass: 'run-metadata', mark: 'value' },
          { text: 'metadata that you log about the artifact', dataClass: 'run-metadata', mark: 'may-hold-value' },
        ],
        endpoint: 'POST /api/v1/artifact_versions/batch',
        narration:
          'The workspace gets a pointer to the artifact, and statistics about it: column names, smallest and largest values.',
        note: 'Statistics are off with enable_artifact_metadata=False. For text arrays the most common word is one of them.',
        evidence: 'recorded',
        source:
          'recorded: zenml 0.98.0, 0.98-a2-three-steps-own-processes; integrations/pandas/materializers/pandas_materializer.py',
        durationMs: 800,
        variants: [
          {
            in: { artifactMetadata: false },
            label: 'Pointer to the artifact',
            items: [
              { text: 'URI, type and content hash', dataClass: 'run-metadata', mark: 'name' },
              { text: 'metadata that you log about the artifact', dataClass: 'run-metadata', mark: 'may-hold-value' },
            ],
            narration:
              'The workspace gets a pointer to the artifact: where it is and of which type, and no statistics.',
            note: 'With enable_artifact_metadata=False.',
            evidence: 'documented',
            source: 'zenml 0.98.0 orchestrators/step_runner.py:359-360',
          },
          // As the route says, whose variants these take the place of.
          { in: { orchestrator: 'managed' }, failure: 'workspace-api-of-managed-step' },
        ],
      },
      {
        ...PERMISSION_CHECK,
        id: 'persist-metadata.check',
        label: 'Check the permission',
        items: [
          { text: 'user id', dataClass: 'control' },
          { text: 'action create', dataClass: 'control' },
          { text: 'artifact version in this project', dataClass: 'control' },
          WORKSPACE_HEADERS,
        ],
        narration: 'Something new is created, so the workspace asks the control plane for permission.',
        source: RUN_OF_A_MEMBER,
        failure: 'control-plane-mid-step',
      },
      {
        ...SERVER_TO_METADATA_STORE,
        id: 'persist-metadata.store',
        label: 'Persist the metadata',
        items: [
          { text: 'artifact rows', dataClass: 'run-metadata', mark: 'name' },
          { text: 'statistics and values', dataClass: 'run-metadata', mark: 'value' },
        ],
        narration: 'The workspace keeps the pointer and the statistics in its database.',
        evidence: 'stated',
        source: `${STEP_5}; zenml-pro/workspace-server.md@a7908240`,
        durationMs: 600,
        variants: [
          {
            in: { artifactMetadata: false },
            items: [{ text: 'artifact rows', dataClass: 'run-metadata', mark: 'name' }],
            narration: 'The workspace keeps the pointer in its database.',
          },
        ],
      },
    ],
  },
] as const satisfies readonly BuiltInExchange[];
