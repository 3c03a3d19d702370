import type { Model } from '../model/model.ts';
import { CHANNELS } from './channels.ts';
import { COMPONENTS, DETAIL_RULES } from './components.ts';
import { DATA_CLASSES } from './data-classes.ts';
import { ANALYTICS } from './exchanges/analytics.ts';
import { BROWSER_SIGN_IN, DASHBOARD_SIGN_IN } from './exchanges/browser-sign-in.ts';
import { CODE_EXECUTION } from './exchanges/code-execution.ts';
import { CONNECT_STEP } from './exchanges/connect-step.ts';
import { CONNECT_WORKSPACE } from './exchanges/connect-workspace.ts';
import { CUT_OFF } from './exchanges/cut-off.ts';
import { DASHBOARD_RUN } from './exchanges/dashboard-run.ts';
import { DOWNLOADS } from './exchanges/downloads.ts';
import { FINISH } from './exchanges/finish.ts';
import { IMAGE } from './exchanges/image.ts';
import { OBSERVABILITY } from './exchanges/observability.ts';
import { ORCHESTRATOR_EXECUTION } from './exchanges/orchestrator-execution.ts';
import { ORCHESTRATOR_TOKEN } from './exchanges/orchestrator-token.ts';
import { REGISTRY_TOKENS } from './exchanges/registry-token.ts';
import { RENEWAL } from './exchanges/renewal.ts';
import { RUN_TOKEN } from './exchanges/run-token.ts';
import { RUNNER_JOB } from './exchanges/runner-job.ts';
import { RUNTIME_DATA_FLOW } from './exchanges/runtime-data-flow.ts';
import { SCHEDULED_RUN } from './exchanges/scheduled-run.ts';
import { SIGN_IN } from './exchanges/sign-in.ts';
import { STEP_IMAGE } from './exchanges/step-image.ts';
import { STEP_START } from './exchanges/step-start.ts';
import { STORE_ACCESS_EXCHANGES } from './exchanges/store-access.ts';
import { STORE_TOKEN } from './exchanges/store-token.ts';
import { STORE_TOKEN_OF_PODS } from './exchanges/store-token-of-pods.ts';
import { SUBMISSION } from './exchanges/submission.ts';
import { WORKLOAD } from './exchanges/workload.ts';
import { WORKSPACE_SIGN_IN, WORKSPACE_START } from './exchanges/workspace-start.ts';
import { FAILURES } from './failures.ts';
import { FAULTS } from './faults.ts';
import { GUIDANCE } from './guidance.ts';
import { HOSTS, NETWORK_PURPOSES } from './hosts.ts';
import { OPTION_GROUPS, OPTIONS, PRESETS } from './options.ts';
import { PHASES } from './phases.ts';
import { GATEWAYS, PLACEMENT_RULES, SCENARIOS, ZONES } from './scenarios.ts';
import { DOCUMENTATION_DATE, SOURCE_VERSION } from './sources.ts';
import { STACKS, WORKLOAD_MANAGERS } from './stacks.ts';
import { TURNING_POINTS } from './turning-points.ts';

/** The deployment of ZenML Pro as its deployment page and its source describe it. */
export const ZENML_PRO: Model = {
  id: 'zenml-pro',
  version: 3,
  documentationDate: DOCUMENTATION_DATE,
  sourceVersion: SOURCE_VERSION,
  components: COMPONENTS,
  zones: ZONES,
  scenarios: SCENARIOS,
  services: {
    'control-plane': ['control-plane', 'rbac', 'pro-ui'],
    workspace: ['server', 'metadata-store', 'secrets-store'],
  },
  placementRules: PLACEMENT_RULES,
  detailRules: DETAIL_RULES,
  gateways: GATEWAYS,
  channels: CHANNELS,
  phases: PHASES,
  dataClasses: DATA_CLASSES,
  // In this order for readers only; the machines decide the order of a run.
  exchanges: [
    ...CODE_EXECUTION,
    ...WORKSPACE_START,
    ...DASHBOARD_SIGN_IN,
    ...WORKSPACE_SIGN_IN,
    ...SIGN_IN,
    ...CONNECT_WORKSPACE,
    ...DASHBOARD_RUN,
    ...RUNNER_JOB,
    ...REGISTRY_TOKENS,
    ...STORE_TOKEN,
    ...ORCHESTRATOR_TOKEN,
    ...IMAGE,
    ...SUBMISSION,
    ...RUN_TOKEN,
    ...WORKLOAD,
    ...SCHEDULED_RUN,
    ...ORCHESTRATOR_EXECUTION,
    ...STEP_IMAGE,
    ...CONNECT_STEP,
    ...STORE_TOKEN_OF_PODS,
    ...STEP_START,
    ...RUNTIME_DATA_FLOW,
    ...CUT_OFF,
    ...RENEWAL,
    ...FINISH,
    ...ANALYTICS,
    ...OBSERVABILITY,
    ...BROWSER_SIGN_IN,
    ...STORE_ACCESS_EXCHANGES,
    ...DOWNLOADS,
  ],
  failures: FAILURES,
  guidance: GUIDANCE,
  faults: FAULTS,
  optionGroups: OPTION_GROUPS,
  presets: PRESETS,
  options: OPTIONS,
  stacks: STACKS,
  workloadManagers: WORKLOAD_MANAGERS,
  hosts: HOSTS,
  networkPurposes: NETWORK_PURPOSES,
  turningPoints: TURNING_POINTS,
  successors: {
    'finish-run.completed': 'finish-run.closed',
    'report-run-failure.report': 'report-run-failure.closed',
    'connect-step.secret': 'read-secret.value',
    'run-step-code.secret': 'read-secret.value',
  },
  substitutes: Object.fromEntries(
    (['key', 'token', 'status'] as const).flatMap((name) => [
      [`workspace-sign-in.${name}`, `workspace-start.${name}`],
      [`workspace-start.${name}`, `workspace-sign-in.${name}`],
    ]),
  ),
};
