import type { ComponentId, DataClassId, EvidenceId } from '../../machines/model.ts';
import type { Condition } from '../model/types.ts';
import type { SecretId } from './secret-ids.ts';

/** Where a component has an item: only while it works on it, in a store, or nobody outside can say. */
export type Keeping = 'memory' | 'at-rest' | 'unknown';

/** What ends a holding. */
export const UNTIL = {
  answered: 'until the request is answered',
  'process-ends': 'until the process ends',
  expires: 'until it expires',
  deployed: 'as long as it is deployed',
  deleted: 'until somebody deletes it',
  'secret-deleted': 'until the orchestrator pod deletes it, its last call',
  unknown: 'unknown',
} as const;

export type UntilId = keyof typeof UNTIL;

/** The messages of a run whose receiver deletes what it holds until then. What no message deletes outlasts the run. */
export const ENDED_BY: Readonly<Partial<Record<UntilId, readonly string[]>>> = {
  'secret-deleted': ['finish-run.secret', 'report-run-failure.secret'],
};

/** How some components keep what they have. */
export interface RetentionRule {
  readonly components: readonly ComponentId[];
  /** Missing: items of any class. */
  readonly classes?: readonly DataClassId[];
  /** Only secrets that are one of these. Missing: all items. */
  readonly credentials?: readonly SecretId[];
  /** Missing: in every run. */
  readonly in?: Condition;
  readonly kept: Keeping;
  readonly until: UntilId;
  readonly evidence: EvidenceId;
  readonly source: string;
}

/** What is said of a component that no rule is about. */
export const UNKNOWN_RETENTION = {
  kept: 'unknown',
  until: 'unknown',
  evidence: 'inferred',
  source: 'No source says what it keeps, or for how long.',
} as const satisfies Omit<RetentionRule, 'components'>;

/** The first rule that fits counts; of a component without one, nothing is known. */
export const RETENTION = [
  {
    components: ['client'],
    credentials: ['session-token', 'user-token'],
    kept: 'at-rest',
    until: 'expires',
    evidence: 'documented',
    source: 'zenml 0.98.0 login/credentials_store.py: a file in the configuration folder of the user',
  },
  {
    components: ['client'],
    credentials: ['registry-token'],
    kept: 'at-rest',
    until: 'expires',
    evidence: 'inferred',
    source: 'docker login writes it to its configuration, or to a credential helper',
  },
  {
    components: ['client'],
    kept: 'memory',
    until: 'process-ends',
    evidence: 'inferred',
    source: 'What the client compiles and receives lives in its process; your code lies in your clone anyway',
  },
  {
    components: ['browser'],
    credentials: ['workspace-cookie', 'session-token'],
    kept: 'at-rest',
    until: 'expires',
    evidence: 'inferred',
    source: 'A cookie with an expiry is kept by the browser',
  },
  {
    components: ['browser'],
    kept: 'memory',
    until: 'process-ends',
    evidence: 'inferred',
    source: 'A page lives as long as its tab',
  },
  {
    components: ['server'],
    credentials: ['enrollment-key', 'database-credentials'],
    kept: 'at-rest',
    until: 'deployed',
    evidence: 'documented',
    source: 'zenml-pro/enroll-workspace.md@19df62e8: in the environment of the workspace',
  },
  {
    components: ['server'],
    credentials: ['workspace-token'],
    kept: 'memory',
    until: 'expires',
    evidence: 'documented',
    source: 'zenml 0.98.0 zen_server/cloud_utils.py: renewed when less than 5 min are left',
  },
  {
    components: ['server'],
    kept: 'memory',
    until: 'answered',
    evidence: 'inferred',
    source:
      'zenml 0.98.0 zen_server: what lasts is written to the database. What its logs and backups keep where ZenML runs it is not known',
  },
  {
    components: ['metadata-store'],
    classes: ['credentials'],
    kept: 'memory',
    until: 'answered',
    evidence: 'inferred',
    source: 'zenml 0.98.0 zen_stores/schemas: no column of a run holds a credential',
  },
  {
    components: ['metadata-store'],
    kept: 'at-rest',
    until: 'deleted',
    evidence: 'documented',
    source:
      'zenml 0.98.0 zen_stores/schemas: rows stay until the run or its pipeline is deleted; of backups nothing is said',
  },
  {
    components: ['secrets-store'],
    kept: 'at-rest',
    until: 'deleted',
    evidence: 'documented',
    source:
      'secrets-stores.md@543c5739; measured: zenml 0.98.0 encrypts only with an encryption key. How ZenML Pro keeps it is not known',
  },
  {
    components: ['cluster-api'],
    credentials: ['run-token'],
    in: { runToken: 'secret' },
    kept: 'at-rest',
    until: 'secret-deleted',
    evidence: 'recorded',
    source: 'recorded: zenml 0.98.0, k8s-token-as-secret',
  },
  {
    components: ['cluster-api'],
    credentials: ['run-token'],
    kept: 'at-rest',
    until: 'deleted',
    evidence: 'recorded',
    source: 'recorded: zenml 0.98.0, k8s-three-steps: in clear in each job, and nothing deletes the jobs',
  },
  {
    components: ['cluster-api'],
    credentials: ['schedule-token'],
    in: { runToken: 'secret' },
    kept: 'at-rest',
    until: 'deleted',
    evidence: 'documented',
    source:
      'zenml 0.98.0 kubernetes_orchestrator_entrypoint.py:873-886: the Secret of a schedule is not deleted; not run',
  },
  {
    components: ['cluster-api'],
    credentials: ['schedule-token'],
    kept: 'at-rest',
    until: 'deleted',
    evidence: 'recorded',
    source: 'measured: zenml 0.98.0, a schedule on Kubernetes: in clear in the CronJob, as long as that exists',
  },
  {
    components: ['cluster-api'],
    classes: ['credentials'],
    kept: 'memory',
    until: 'answered',
    evidence: 'inferred',
    source: 'A token proves who calls; it is not part of what the cluster stores',
  },
  {
    components: ['cluster-api'],
    kept: 'at-rest',
    until: 'deleted',
    evidence: 'recorded',
    source: 'recorded: zenml 0.98.0, k8s-three-steps: jobs without a time to live',
  },
  {
    components: ['artifact-store', 'log-backend', 'container-registry', 'code-repository'],
    classes: ['credentials'],
    kept: 'memory',
    until: 'answered',
    evidence: 'inferred',
    source: 'A credential proves who calls; it is not stored with what it opens',
  },
  {
    components: ['artifact-store', 'log-backend', 'container-registry', 'code-repository'],
    kept: 'at-rest',
    until: 'deleted',
    evidence: 'stated',
    source:
      'Deployment scenarios, quick comparison: compute and data are yours through stacks; ZenML deletes nothing there by itself',
  },
  {
    components: ['orchestrator'],
    credentials: ['service-account'],
    kept: 'at-rest',
    until: 'deployed',
    evidence: 'recorded',
    source: 'recorded: zenml 0.98.0, k8s-three-steps: service account of the pod',
  },
  {
    components: ['orchestrator', 'step-runtime', 'workload-manager'],
    kept: 'memory',
    until: 'process-ends',
    evidence: 'inferred',
    source: 'A pod loses what it has not written anywhere when it ends',
  },
] as const satisfies readonly RetentionRule[];
