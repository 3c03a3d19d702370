import type { ForeignId } from './foreign-id.ts';
import type { CodePathId, RunOptions, SignInId, TriggerId, ViewerId } from './run-options.ts';

export type { ForeignId } from './foreign-id.ts';
export * from './run-options.ts';

/**
 * The vocabulary that every other folder shares. Ids are literal unions, so that a typo in the catalogue does not
 * compile, and the arrays keep the order in which things are shown.
 */

/** The three deployment scenarios of ZenML Pro, from least to most that you run yourself. */
export const SCENARIO_IDS = ['saas', 'hybrid', 'on-prem'] as const;
export type ScenarioId = (typeof SCENARIO_IDS)[number];

/** Who runs a place. */
export const OWNER_IDS = ['you', 'zenml', 'third-party'] as const;
export type OwnerId = (typeof OWNER_IDS)[number];

/** The zones of the built-in model. */
export const BUILT_IN_ZONE_IDS = ['third-party', 'customer', 'zenml'] as const;
export type ZoneId = (typeof BUILT_IN_ZONE_IDS)[number] | ForeignId<'zone'>;

/** The components of the built-in model: all that sends or receives a message, in the order of the diagram's columns. */
export const BUILT_IN_COMPONENT_IDS = [
  'code-repository',
  'base-image-registry',
  'package-index',
  'identity-provider',
  'client',
  'image-builder',
  'cloud-iam',
  'workload-manager',
  'browser',
  'container-registry',
  'orchestrator',
  'step-runtime',
  'cluster-api',
  'artifact-store',
  'log-backend',
  'secrets-store',
  'server',
  'metadata-store',
  'rbac',
  'control-plane',
  'pro-ui',
  'analytics',
] as const;
export type BuiltInComponentId = (typeof BUILT_IN_COMPONENT_IDS)[number];
export type ComponentId = BuiltInComponentId | ForeignId<'component'>;

/** The six standard data flow steps, in their order ("phase", because a step is a pipeline step in ZenML). */
export const PHASE_IDS = [
  'code-execution',
  'token-acquisition',
  'image-and-workload-submission',
  'orchestrator-execution',
  'runtime-data-flow',
  'observability',
] as const;
export type PhaseId = (typeof PHASE_IDS)[number];

/** The beats that the pipeline run tells once. Their order and branching live in `pipeline-run.machine.ts`. */
export const RUN_EXCHANGE_IDS = [
  'run-code',
  'workspace-start',
  'dashboard-sign-in',
  'request-run',
  'start-schedule',
  'workspace-sign-in',
  'sign-in',
  'service-account-sign-in',
  'connect-workspace',
  'check-snapshot-run',
  'create-snapshot-run',
  'mint-run-token',
  'start-runner',
  'read-snapshot',
  'load-stack',
  'registry-token',
  'store-token',
  'orchestrator-token',
  'build-image',
  'registry-secret',
  'push-image',
  'upload-code',
  'create-snapshot',
  'create-run',
  'create-scheduled-run',
  'run-token',
  'check-cache',
  'submit-workload',
  'start-run',
  'orchestrator-store-token',
  'reuse-steps',
  'finish-run',
  'send-analytics',
  'send-analytics-of-failed-run',
  'send-analytics-of-failed-call',
  'open-dashboard',
  'browser-sign-in',
  'view-run',
  'view-logs',
  'view-artifact',
  'download-artifact',
  'download-code',
  'report-start-failure',
  'report-submission-failure',
  'report-run-failure',
  'wait-in-vain',
] as const;
export type RunExchangeId = (typeof RUN_EXCHANGE_IDS)[number];

/** The beats of one pipeline step. Their order and branching live in `step-run.machine.ts`. */
export const STEP_EXCHANGE_IDS = [
  'pull-image',
  'fetch-code',
  'connect-step',
  'step-store-token',
  'load-inputs',
  'read-secret',
  'run-step-code',
  'log-metadata',
  'stream-logs',
  'send-heartbeat',
  'restart-orchestrator',
  'notice-expiry',
  'renew-store-token',
  'write-artifact',
  'persist-metadata',
  'finish-step',
  'report-step-failure',
  'report-step-without-cause',
  'report-failed-pod',
  'report-refused-job',
  'report-in-vain',
] as const;
export type StepExchangeId = (typeof STEP_EXCHANGE_IDS)[number];

export type ExchangeId = RunExchangeId | StepExchangeId;

/** What a message carries, as a security reviewer would sort it. */
export const DATA_CLASS_IDS = [
  'code',
  'credentials',
  'identity',
  'control',
  'run-metadata',
  'logs',
  'artifact-data',
  'image',
  'ui',
] as const;
export type DataClassId = (typeof DATA_CLASS_IDS)[number];

/**
 * How sure we are: `stated` by the deployment page, `documented` elsewhere (docs or source code, cited), `recorded` in
 * the traffic of a real run, `inferred` from those, or `illustrative` (durations, sizes).
 */
export const EVIDENCE_IDS = ['stated', 'documented', 'recorded', 'inferred', 'illustrative'] as const;
export type EvidenceId = (typeof EVIDENCE_IDS)[number];

/**
 * Where the data of a message goes, seen from your infrastructure. `outside`: it crosses between two owners, neither of
 * which is you.
 */
export const CROSSING_IDS = ['none', 'leaves', 'enters', 'outside'] as const;
export type Crossing = (typeof CROSSING_IDS)[number];

/** Who opens the connection that a crossing message travels on, seen from your infrastructure. */
export type Connection = 'none' | 'outbound' | 'inbound' | 'outside';

/** What happens to the run when a message cannot be delivered. */
export interface FailurePolicy {
  /** How often the sender tries again before it gives up, 0 or more. */
  readonly retries: number;
  /** True when the run goes on without the message. */
  readonly tolerated: boolean;
  /** True when whoever notices the failure can still reach the workspace to report it. */
  readonly reported: boolean;
  /**
   * How the failure of a step gets to the workspace: by the step, with its cause or without; or by the orchestrator pod,
   * because the pod of the step has ended, or because none could be started and the whole run is marked. Missing: by the
   * step, with its cause.
   */
  readonly report?: 'cause' | 'no-cause' | 'failed-pod' | 'refused-job';
  /**
   * True when the receiver answered nobody at all: before the sender ends, it asks the workspace for its own record, and
   * so does whoever waits for it, in vain. Missing: the receiver can still be asked.
   */
  readonly unreachable?: boolean;
  /** True when nobody is left to start further steps; those under way go on. Missing: they are started as before. */
  readonly endsOrchestrator?: boolean;
  /** True when the workspace deletes the run that it had just created. Missing: it stays. */
  readonly removesRun?: boolean;
}

/** One message that fails: its id in the trace of the run without faults, and how many of its sends fail, 1 to 999. */
export interface Fault {
  readonly message: string;
  readonly times: number;
  /** The fault of the catalogue that it is. Missing: the message just cannot be delivered. */
  readonly id?: string;
}

/** The parts of the deployment that can be away as a whole. Which components each consists of is in the model. */
export const SERVICE_IDS = ['control-plane', 'workspace'] as const;
export type ServiceId = (typeof SERVICE_IDS)[number];

/** What can be away: one of the services, or both of them. */
export const AWAY_IDS = [...SERVICE_IDS, 'both'] as const;
export type AwayId = (typeof AWAY_IDS)[number];

/**
 * An outage: services that nobody can reach and that do nothing themselves. It names services and not places, so that it
 * is the same in all scenarios.
 */
export interface Away {
  readonly what: AwayId;
  /** Id of the message of the run without faults that is about to be sent as it begins; null: from the start. */
  readonly from: string | null;
  /** How long it lasts in simulated ms, 1 or more; null: to the end. */
  readonly forMs: number | null;
}

/** Everything that decides which messages a run has. The scenario is not part of it: placement is applied last. */
export interface RunConfig extends RunOptions {
  /** Number of pipeline steps, 1 to 10,000. */
  readonly steps: number;
  /** How many pipeline steps may run side by side, 1 to `steps`. */
  readonly width: number;
  readonly fault: Fault | null;
  /** Missing: everything can be reached. */
  readonly away?: Away;
}

/** Who looks for results that can be reused: nobody, whoever submits the run, or the orchestrator. */
export type CacheCheck = 'off' | 'submitter' | 'orchestrator';

/** What a run's machines branch on. */
export interface Branches {
  readonly trigger: TriggerId;
  readonly signIn: SignInId;
  readonly viewer: ViewerId;
  readonly code: CodePathId;
  readonly cacheCheck: CacheCheck;
  /** True when a push to the registry of the stack asks for the secret of its connector. */
  readonly pushReadsSecret: boolean;
  readonly storeAccess: boolean;
  readonly analytics: boolean;
}

/** One node of the pipeline's graph. Indices refer to the pipeline's own array of steps. */
export interface PipelineStep {
  readonly id: string;
  readonly upstream: readonly number[];
  readonly downstream: readonly number[];
  /** True when its result is reused, so that it does not run. Missing: it runs. */
  readonly cached?: boolean;
}
