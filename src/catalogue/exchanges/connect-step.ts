import type { BuiltInExchange } from '../built-in.ts';
import { LOG_IN_LOG_STORE, withLogStoreKeys } from './log-stores.ts';
import {
  ASKED_BY_IDS,
  ON_KUBERNETES,
  PERMISSION_CHECK,
  REGISTERED_STEP_TO_SERVER,
  SERVER_TO_CONTROL_PLANE,
  SERVER_TO_STEP,
  STEP_TO_SERVER,
} from './routes.ts';
import { WORKSPACE_HEADERS } from './shared-items.ts';

const STEP_4 = 'Deployment scenarios, standard data flow, step 4';
const RUN_OF_A_MEMBER = 'recorded: zenml 0.98.0, pro-06-run-three-steps';

const MANAGED_CANNOT_REPORT = {
  in: { orchestrator: 'managed' },
  failure: 'control-plane-at-managed-step-start',
} as const;
const MANAGED_IS_SILENT = { in: { orchestrator: 'managed' }, failure: 'workspace-api' } as const;

const CONFIGURATION = [
  { text: 'configuration of the step', dataClass: 'run-metadata' },
  { text: 'parameters and their values', dataClass: 'run-metadata', mark: 'may-hold-value' },
  { text: 'source text of the pipeline function', dataClass: 'code' },
  { text: 'stack configuration', dataClass: 'run-metadata', mark: 'name' },
] as const;
const VERIFIED_BY_ITSELF = 'The workspace verifies the {{run-token}} by itself.';

/** The part of orchestrator execution in which a step connects to the workspace, every step in the same way. */
export const CONNECT_STEP = [
  {
    id: 'connect-step',
    phase: 'orchestrator-execution',
    title: 'Connect to the workspace',
    messages: [
      {
        ...SERVER_TO_STEP,
        id: 'connect-step.config',
        label: 'Step configuration',
        items: CONFIGURATION,
        endpoint: 'GET /api/v1/pipeline_snapshots/{id}?step_configuration_filter={step}',
        narration: 'A connection to your ZenML workspace is established, and the step reads its configuration.',
        note: VERIFIED_BY_ITSELF,
        evidence: 'stated',
        source: `${STEP_4}; ${RUN_OF_A_MEMBER}`,
        durationMs: 800,
        failure: 'step-start',
        variants: [MANAGED_IS_SILENT, ...withLogStoreKeys(CONFIGURATION, VERIFIED_BY_ITSELF)],
      },
      {
        ...PERMISSION_CHECK,
        id: 'connect-step.check',
        label: 'Check the permissions',
        items: ASKED_BY_IDS,
        requests: 11,
        narration:
          'For every answer to the step, the workspace asks the control plane again whether the user may read what is in it.',
        note: 'Project, stack, components and flavor, several times each; in the name of the user who started the run.',
        source: RUN_OF_A_MEMBER,
        failure: 'control-plane-at-step-start',
        variants: [
          ...PERMISSION_CHECK.variants,
          MANAGED_CANNOT_REPORT,
          {
            in: { trigger: 'schedule' },
            note: 'Project, stack, components and flavor, several times each; in the name of the user who set the schedule up.',
          },
          {
            in: { who: 'owner' },
            requests: 3,
            note: 'The project twice and a list of components; what is your own is not asked about.',
            evidence: 'inferred',
          },
        ],
      },
      {
        ...STEP_TO_SERVER,
        id: 'connect-step.running',
        label: 'The run is running',
        items: [
          { text: 'status running', dataClass: 'run-metadata' },
          { text: 'environment and Python packages of the {{pod}}', dataClass: 'run-metadata' },
          { text: 'name of the run', dataClass: 'run-metadata', mark: 'name' },
        ],
        endpoint: 'POST /api/v1/runs',
        narration: 'Like every other step, it reports that the run is running now, and in which environment.',
        evidence: 'recorded',
        source: RUN_OF_A_MEMBER,
        durationMs: 800,
        failure: 'step-start',
        variants: [MANAGED_IS_SILENT],
      },
      {
        ...PERMISSION_CHECK,
        id: 'connect-step.create-check',
        label: 'Check the permission',
        items: ASKED_BY_IDS,
        narration:
          'The first step takes over the run that was created for it, so the workspace asks again whether it may be created.',
        source: RUN_OF_A_MEMBER,
        failure: 'control-plane-at-step-start',
        variants: [...PERMISSION_CHECK.variants, MANAGED_CANNOT_REPORT],
        byFirstStep: true,
      },
      {
        ...SERVER_TO_CONTROL_PLANE,
        id: 'connect-step.entitlement',
        label: 'Check the plan limit again',
        items: [
          { text: 'organization id', dataClass: 'control' },
          { text: 'feature pipeline_run', dataClass: 'control' },
          WORKSPACE_HEADERS,
        ],
        endpoint: 'GET /organizations/{id}/entitlement/pipeline_run',
        narration: 'It asks once more whether your plan allows this run, although it is running.',
        evidence: 'recorded',
        source: RUN_OF_A_MEMBER,
        durationMs: 800,
        failure: 'control-plane-at-step-start',
        variants: [
          ...PERMISSION_CHECK.variants,
          MANAGED_CANNOT_REPORT,
          {
            in: { trigger: 'dashboard' },
            label: 'Check the plan limit for runs',
            narration: 'It asks whether your plan allows one more run; before, it asked about runs from the dashboard.',
          },
        ],
        byFirstStep: true,
      },
      {
        ...SERVER_TO_CONTROL_PLANE,
        id: 'connect-step.usage',
        tags: ['names-run'],
        label: 'Count the run again',
        items: [
          { text: 'organization id', dataClass: 'control' },
          { text: 'feature pipeline_run, total 1', dataClass: 'control' },
          { text: 'workspace id and run id, as before', dataClass: 'control' },
          WORKSPACE_HEADERS,
        ],
        endpoint: 'POST /usage-event',
        narration: 'And it reports the same run to the plan a second time, with the same id.',
        note: 'Whether the plan counts it twice is not known: the control plane is closed source.',
        evidence: 'recorded',
        source: RUN_OF_A_MEMBER,
        durationMs: 800,
        failure: 'control-plane-at-step-start',
        variants: [
          ...PERMISSION_CHECK.variants,
          MANAGED_CANNOT_REPORT,
          {
            in: { trigger: 'dashboard' },
            label: 'Count the run as a run',
            narration: 'And it reports the run to the plan once more: so far it counts as a run from the dashboard.',
            note: 'Whether the plan counts both is not known: the control plane is closed source.',
          },
        ],
        byFirstStep: true,
      },
      {
        ...STEP_TO_SERVER,
        id: 'connect-step.pod',
        label: 'Which pod ran first',
        items: [{ text: 'name of the orchestrator pod', dataClass: 'run-metadata', mark: 'may-hold-value' }],
        endpoint: 'POST /api/v1/run-metadata',
        narration: 'The first step tells the workspace in which pod the run is orchestrated.',
        evidence: 'recorded',
        source: 'recorded: zenml 0.98.0, k8s-three-steps',
        durationMs: 700,
        failure: 'step-start',
        when: ON_KUBERNETES,
        byFirstStep: true,
      },
      {
        ...STEP_TO_SERVER,
        id: 'connect-step.register',
        label: 'Register the step, with its source',
        items: [
          { text: 'source text and docstring of the step function, up to 65,535 characters', dataClass: 'code' },
          { text: 'status running, cache key', dataClass: 'run-metadata' },
          { text: 'names of the step and its outputs', dataClass: 'run-metadata', mark: 'name' },
        ],
        endpoint: 'POST /api/v1/steps',
        narration: 'The step registers with the workspace and sends the source text of its function.',
        note: 'With comments and the values written in it. Other modules of yours are not sent, but for lines in a traceback.',
        evidence: 'recorded',
        source: 'recorded: zenml 0.98.0, 0.98-a2-three-steps-own-processes; orchestrators/step_run_utils.py',
        durationMs: 800,
        failure: 'step-start',
        variants: [MANAGED_IS_SILENT],
      },
      {
        ...REGISTERED_STEP_TO_SERVER,
        id: 'connect-step.log',
        label: 'Where the logs of the step lie',
        items: [
          { text: 'URI of each log in your store, and the id of the store', dataClass: 'run-metadata', mark: 'name' },
        ],
        endpoint: 'POST /api/v1/logs',
        requests: 2,
        narration:
          'The step tells the workspace where its two logs will lie: one of its preparation, one of your code.',
        note: 'The first of the two is sent just before the step registers.',
        evidence: 'recorded',
        source: RUN_OF_A_MEMBER,
        durationMs: 700,
        variants: [
          ...REGISTERED_STEP_TO_SERVER.variants,
          {
            ...LOG_IN_LOG_STORE,
            narration:
              'The step tells the workspace that there will be two logs, of its preparation and of your code, and in which log store.',
          },
        ],
      },
      {
        ...SERVER_TO_STEP,
        id: 'connect-step.snapshot',
        label: 'The whole snapshot',
        items: [
          { text: 'configuration of all steps', dataClass: 'run-metadata' },
          { text: 'parameters and their values', dataClass: 'run-metadata', mark: 'may-hold-value' },
          { text: 'source text of the pipeline function', dataClass: 'code' },
          { text: 'status of the run', dataClass: 'run-metadata' },
        ],
        endpoint: 'GET /api/v1/pipeline_snapshots/{id}',
        narration: 'The step then reads the whole snapshot of the run, with the configuration of all other steps.',
        evidence: 'recorded',
        source: RUN_OF_A_MEMBER,
        durationMs: 800,
        failure: 'workspace-api-of-step',
        variants: [{ in: { orchestrator: 'managed' }, failure: 'workspace-api-of-managed-step' }],
      },
    ],
  },
] as const satisfies readonly BuiltInExchange[];
