import type { BuiltInExchange } from '../built-in.ts';
import { INFERRED_OFF_S3 } from './connector.ts';
import { LOG_IN_LOG_STORE, TO_COLLECTOR, TO_DATADOG } from './log-stores.ts';
import {
  ASKED_BY_IDS,
  CLIENT_TO_SERVER,
  CLOUD_API,
  PERMISSION_CHECK,
  SERVER_TO_CONTROL_PLANE,
  SERVER_TO_METADATA_STORE,
} from './routes.ts';
import { WORKSPACE_HEADERS } from './shared-items.ts';

const RUN_OF_A_MEMBER = 'recorded: zenml 0.98.0, pro-06-run-three-steps';
const STORED_PATH = {
  text: 'path of the code archive in your store',
  dataClass: 'run-metadata',
  mark: 'name',
} as const;

const SNAPSHOT_ITEMS = [
  { text: 'steps, their order and settings', dataClass: 'run-metadata' },
  { text: 'parameters and their values', dataClass: 'run-metadata', mark: 'may-hold-value' },
  {
    text: 'environment variables of the pipeline, with their values',
    dataClass: 'run-metadata',
    mark: 'may-hold-value',
  },
  { text: 'source text of the pipeline function', dataClass: 'code' },
  { text: 'names of pipeline, steps and artifacts', dataClass: 'run-metadata', mark: 'name' },
  { text: 'Python packages of the client', dataClass: 'run-metadata' },
] as const;

/** The second half of image and workload submission, first part: what the workspace learns before anything runs. */
export const SUBMISSION = [
  {
    id: 'create-snapshot',
    phase: 'image-and-workload-submission',
    title: 'Record the build and the snapshot',
    messages: [
      {
        ...CLIENT_TO_SERVER,
        id: 'create-snapshot.build',
        label: 'Record the build',
        items: [
          { text: 'image name and digest', dataClass: 'run-metadata', mark: 'name' },
          { text: 'full Dockerfile text', dataClass: 'run-metadata' },
          { text: 'requirements', dataClass: 'run-metadata' },
          { text: 'stack checksum', dataClass: 'run-metadata' },
        ],
        endpoint: 'POST /api/v1/pipeline_builds',
        narration: 'The client tells the workspace which image was built, so that later runs can reuse it.',
        evidence: 'recorded',
        source: 'recorded: zenml 0.98.0, aws-run-kubernetes-full; pipelines/build_utils.py:421-443',
        durationMs: 800,
      },
      {
        ...PERMISSION_CHECK,
        id: 'create-snapshot.build-check',
        label: 'Check the permissions for the build',
        items: ASKED_BY_IDS,
        endpoint: 'GET /rbac/allowed_resource_ids, POST /rbac/check_permissions',
        requests: 2,
        narration:
          'The workspace asks the control plane which builds this user may see, and whether it may create one.',
        note: 'One for the list in which the client looks for a build to reuse, one for the new one. The recorded runs of a member had no build.',
        evidence: 'inferred',
        source:
          'zenml 0.98.0 zen_server/routers/pipeline_builds_endpoints.py:82, 124; aws-run-kubernetes-full, for the two calls',
      },
      {
        ...CLIENT_TO_SERVER,
        id: 'create-snapshot.log',
        label: 'Where the log of the client lies',
        items: [
          { text: 'URI of the log in your store, and the id of the store', dataClass: 'run-metadata', mark: 'name' },
        ],
        endpoint: 'POST /api/v1/logs',
        narration:
          'The client tells the workspace where it will keep its own log of the run; the text stays in your store.',
        note: 'In 0.90 this place was part of the run.',
        evidence: 'recorded',
        source: RUN_OF_A_MEMBER,
        durationMs: 800,
        variants: [
          {
            ...LOG_IN_LOG_STORE,
            narration: 'The client tells the workspace that there will be a log of its own, and in which log store.',
          },
        ],
      },
      {
        ...CLIENT_TO_SERVER,
        id: 'create-snapshot.pipeline',
        label: 'Find or create the pipeline',
        items: [{ text: 'name and description of the pipeline', dataClass: 'run-metadata', mark: 'name' }],
        endpoint: 'GET /api/v1/pipelines?name={name}, POST /api/v1/pipelines',
        narration: 'The client looks the pipeline up by its name, and the workspace creates it when it is new.',
        note: 'A new pipeline counts for your plan and takes three more questions: a permission check, a plan check and a usage report.',
        evidence: 'recorded',
        source: 'recorded: zenml 0.98.0, pro-06-run-three-steps, pro-16-outage-during-step',
        durationMs: 800,
      },
      {
        ...CLIENT_TO_SERVER,
        id: 'create-snapshot.snapshot',
        label: 'Save the snapshot',
        items: [...SNAPSHOT_ITEMS, { text: 'git commit', dataClass: 'run-metadata' }],
        endpoint: 'POST /api/v1/pipeline_snapshots',
        narration:
          'The client saves the plan of the run, the snapshot: steps, parameters, environment variables, source of the pipeline function.',
        note: 'Local variables named __ZENML__… go with their values too. Version 0.90 did not send the source text of the pipeline function.',
        evidence: 'recorded',
        source:
          'recorded: zenml 0.98.0, 0.98-a2-three-steps-own-processes; pipelines/pipeline_definition.py:330-345, 1093',
        durationMs: 800,
        variants: [
          { in: { code: 'artifact-store' }, items: [...SNAPSHOT_ITEMS, STORED_PATH] },
          { in: { code: 'image' }, items: SNAPSHOT_ITEMS },
        ],
      },
      {
        ...PERMISSION_CHECK,
        id: 'create-snapshot.check',
        label: 'Check the permissions',
        items: ASKED_BY_IDS,
        requests: 4,
        narration: 'For each list and for what is created, the workspace asks the control plane what this user may do.',
        note: 'Lists of code repositories and pipelines, a new snapshot, and the stack, which belongs to somebody else.',
        source: RUN_OF_A_MEMBER,
        variants: [
          {
            in: { who: 'owner' },
            requests: 3,
            note: 'Lists of code repositories and pipelines, and a new snapshot; your own stack is not asked about.',
            evidence: 'inferred',
          },
        ],
      },
    ],
  },
  {
    id: 'create-run',
    phase: 'image-and-workload-submission',
    title: 'Create the run, check the plan limit',
    messages: [
      {
        ...CLIENT_TO_SERVER,
        id: 'create-run.create',
        label: 'Create the run',
        items: [
          { text: 'status initializing and snapshot id', dataClass: 'run-metadata' },
          { text: 'name of the run, and its tags', dataClass: 'run-metadata', mark: 'name' },
          { text: 'Python packages and machine of the client', dataClass: 'run-metadata' },
        ],
        endpoint: 'POST /api/v1/runs',
        narration: 'The client creates the run, which from now on can be seen in the dashboard.',
        evidence: 'recorded',
        source: RUN_OF_A_MEMBER,
        durationMs: 800,
      },
      {
        ...PERMISSION_CHECK,
        id: 'create-run.check',
        label: 'Check the permissions',
        items: ASKED_BY_IDS,
        requests: 2,
        narration: 'The workspace asks the control plane whether this user may create a run, and read its stack.',
        source: RUN_OF_A_MEMBER,
        variants: [
          {
            in: { who: 'owner' },
            requests: 1,
            narration: 'The workspace asks the control plane whether this user may create a run.',
            evidence: 'inferred',
          },
        ],
      },
      {
        ...SERVER_TO_CONTROL_PLANE,
        id: 'create-run.entitlement',
        label: 'Check the plan limit',
        items: [
          { text: 'organization id', dataClass: 'control' },
          { text: 'feature pipeline_run', dataClass: 'control' },
          WORKSPACE_HEADERS,
        ],
        endpoint: 'GET /organizations/{id}/entitlement/pipeline_run',
        narration: 'The workspace asks the control plane whether your plan allows one more run.',
        evidence: 'recorded',
        source: RUN_OF_A_MEMBER,
        durationMs: 800,
      },
      {
        ...SERVER_TO_METADATA_STORE,
        id: 'create-run.store',
        tags: ['stores-run'],
        label: 'Store the run',
        items: [
          { text: 'run row, status initializing', dataClass: 'run-metadata' },
          { text: 'source text of the pipeline function, in the snapshot', dataClass: 'code' },
        ],
        narration: 'The workspace writes the new run to its metadata store.',
        evidence: 'documented',
        source: 'zenml-pro/workspace-server.md@a7908240',
        durationMs: 600,
      },
      {
        ...SERVER_TO_CONTROL_PLANE,
        id: 'create-run.usage',
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
        note: 'The first step reports the same run once more; whether the plan counts it twice is not known.',
        evidence: 'recorded',
        source: RUN_OF_A_MEMBER,
        durationMs: 800,
        failure: 'control-plane-after-store',
      },
      {
        ...CLOUD_API,
        id: 'create-run.log',
        from: 'client',
        to: 'log-backend',
        opener: 'sender',
        label: 'Log of the client',
        items: [{ text: 'what the client printed about the run', dataClass: 'logs', mark: 'may-hold-value' }],
        endpoint: 'object store API, read and write',
        auth: 'artifact store token',
        credential: 'store-token',
        narration: 'The client writes its own log of the run to your log backend, and rewrites it as it grows.',
        evidence: 'recorded',
        source: 'recorded: zenml 0.98.0, aws-run-iam-role',
        durationMs: 800,
        failure: 'logs',
        when: { trigger: 'sdk' },
        variants: [
          INFERRED_OFF_S3,
          { ...TO_COLLECTOR, narration: 'The client sends its own log of the run to your collector.' },
          { ...TO_DATADOG, narration: 'The client sends its own log of the run to Datadog.' },
        ],
      },
      {
        ...CLIENT_TO_SERVER,
        id: 'create-run.log-of-run',
        tags: ['names-run'],
        label: 'The log belongs to the run',
        items: [{ text: 'ids of log and run', dataClass: 'run-metadata' }],
        endpoint: 'PUT /api/v1/logs/{id}',
        narration: 'The client tells the workspace to which run its log belongs.',
        evidence: 'recorded',
        source: RUN_OF_A_MEMBER,
        durationMs: 700,
      },
    ],
  },
] as const satisfies readonly BuiltInExchange[];
