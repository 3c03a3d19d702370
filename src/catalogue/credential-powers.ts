import type { ComponentId, EvidenceId } from '../../machines/model.ts';
import type { SecretId } from './secret-ids.ts';

/** What somebody who has a credential can do at one component. */
export interface Opening {
  /** Where it is accepted. */
  readonly at: ComponentId;
  /** What it does there, as a few words after the name of the component. */
  readonly does: string;
  /** The components whose stored items can be read with it. */
  readonly reads: readonly ComponentId[];
  /** The credentials that are handed out for it. */
  readonly hands: readonly SecretId[];
}

/** What a credential is good for. */
export interface CredentialPower {
  readonly label: string;
  /** What it is for: the parts of your stack, the workspace that keeps what runs tell it, or signing in to ZenML Pro. */
  readonly opensPart: 'stack' | 'workspace' | 'sign-in';
  /** Until when it is accepted, in the words of a run; null when nobody outside knows. */
  readonly accepted: string | null;
  /** True when whoever accepts it sees it as it is. False: requests are signed, or it is not known. */
  readonly shown: boolean;
  /** Empty when it opens nothing more, or when nobody but you knows what: `unknown` tells which. */
  readonly opens: readonly Opening[];
  /** True when no source says all that it opens. */
  readonly unknown: boolean;
  readonly evidence: EvidenceId;
  readonly source: string;
}

/** All that a user gets from the workspace: what the run wrote, and credentials for the stack. */
const AS_THE_USER: Opening = {
  at: 'server',
  does: 'reads and changes what the user may, and hands out credentials for the stack',
  reads: ['metadata-store'],
  hands: ['registry-token', 'store-token', 'orchestrator-token', 'connector-secret', 'git-token'],
};

/** What each credential of the built-in model opens. */
export const CREDENTIAL_POWERS: Readonly<Record<SecretId, CredentialPower>> = {
  'session-token': {
    label: 'session token of the user',
    opensPart: 'sign-in',
    accepted: '24 h, or 30 days on a trusted device',
    shown: true,
    opens: [
      { at: 'server', does: 'exchanges it for a workspace token', reads: [], hands: ['user-token'] },
      { at: 'control-plane', does: 'acts as the user in ZenML Pro', reads: [], hands: [] },
    ],
    unknown: true,
    evidence: 'documented',
    source: 'zenml 0.98.0 zen_stores/rest_zen_store.py (exchange); docs.zenml.io, connect in with your user (lifetime)',
  },
  'user-token': {
    label: 'workspace token of the user',
    opensPart: 'workspace',
    accepted: '60 min',
    shown: true,
    opens: [AS_THE_USER],
    unknown: false,
    evidence: 'documented',
    source: 'zenml 0.98.0 config/server_config.py:916; routers/service_connectors_endpoints.py',
  },
  'workspace-cookie': {
    label: 'workspace token in a cookie',
    opensPart: 'workspace',
    accepted: '60 min',
    shown: true,
    opens: [AS_THE_USER],
    unknown: false,
    evidence: 'documented',
    source: 'zenml 0.98.0 zen_server/auth.py, config/server_config.py:916',
  },
  'run-token': {
    label: 'run token',
    opensPart: 'workspace',
    accepted: 'while the run is in progress, and for 1 h after',
    shown: true,
    opens: [AS_THE_USER],
    unknown: false,
    evidence: 'recorded',
    source:
      'recorded: zenml 0.98.0, the run token read an unrelated secret, listed all runs and read a connector with its secret; what the roles of Pro allow it is inferred',
  },
  'schedule-token': {
    label: 'schedule token',
    opensPart: 'workspace',
    accepted: 'as long as the schedule is active: it has no date of expiry',
    shown: true,
    opens: [AS_THE_USER],
    unknown: false,
    evidence: 'recorded',
    source:
      'measured: zenml 0.98.0, a schedule on Kubernetes; zen_server/auth.py:421-464 looks the schedule up and no run; what it opens is read off the run token',
  },
  'workspace-token': {
    label: 'control plane token of the workspace',
    opensPart: 'sign-in',
    accepted: null,
    shown: true,
    opens: [
      {
        at: 'control-plane',
        does: 'asks about users and permissions, and counts usage, as the workspace',
        reads: [],
        hands: [],
      },
    ],
    unknown: true,
    evidence: 'documented',
    source: 'zenml 0.98.0 zen_server/cloud_utils.py: renewed when less than 5 min are left; its lifetime comes with it',
  },
  'enrollment-key': {
    label: 'enrollment key of the workspace',
    opensPart: 'sign-in',
    accepted: null,
    shown: true,
    opens: [{ at: 'control-plane', does: 'signs in as the workspace', reads: [], hands: ['workspace-token'] }],
    unknown: true,
    evidence: 'documented',
    source: 'zenml-pro/enroll-workspace.md@19df62e8; zenml 0.98.0 zen_server/cloud_utils.py',
  },
  'device-code': {
    label: 'device code',
    opensPart: 'sign-in',
    accepted: '5 min, for one sign-in',
    shown: true,
    opens: [],
    unknown: false,
    evidence: 'inferred',
    source: 'zenml 0.90.0 constants.py:301, of the open-source server; of no use after the sign-in',
  },
  'api-key': {
    label: 'API key of the service account',
    opensPart: 'sign-in',
    accepted: 'until you delete or rotate it',
    shown: true,
    opens: [
      { at: 'control-plane', does: 'signs in as the service account', reads: [], hands: ['session-token'] },
      { at: 'server', does: 'signs in as the service account', reads: [], hands: ['user-token'] },
    ],
    unknown: true,
    evidence: 'inferred',
    source: 'zenml 0.98.0 login/pro/client.py:163-185; service-accounts.md@03e4dab5; what it may do are its roles',
  },
  'identity-provider-session': {
    label: 'session or password at your identity provider',
    opensPart: 'sign-in',
    accepted: null,
    shown: false,
    opens: [{ at: 'control-plane', does: 'signs in as the user', reads: [], hands: ['session-token'] }],
    unknown: true,
    evidence: 'documented',
    source: 'zenml-pro/sso.md@1cfdf238; how long it lives is set at your identity provider',
  },
  'registry-token': {
    label: 'token for the container registry',
    opensPart: 'stack',
    accepted: 'Amazon ECR: 12 h, of which the client is told 1 h; elsewhere about 1 h',
    shown: true,
    opens: [{ at: 'container-registry', does: 'pulls and pushes images', reads: ['container-registry'], hands: [] }],
    unknown: false,
    evidence: 'recorded',
    source: 'recorded: zenml 0.98.0, aws-run-kubernetes-full',
  },
  'store-token': {
    label: 'token for the artifact store',
    opensPart: 'stack',
    accepted: '{{store-token-life}}',
    shown: false,
    opens: [
      {
        at: 'artifact-store',
        does: 'reads and writes the whole bucket, artifacts of other runs included',
        reads: ['artifact-store', 'log-backend'],
        hands: [],
      },
    ],
    unknown: false,
    evidence: 'recorded',
    source: 'recorded: zenml 0.98.0, aws-run-kubernetes-full: the policy names the bucket, not the path',
  },
  'log-store-key': {
    label: 'key of the log store',
    opensPart: 'stack',
    accepted: 'until you revoke it',
    shown: true,
    opens: [{ at: 'log-backend', does: 'sends logs and, in Datadog, reads them', reads: ['log-backend'], hands: [] }],
    unknown: true,
    evidence: 'inferred',
    source: 'component-guide/log-stores/*; how far it reaches is set where it was made',
  },
  'orchestrator-token': {
    label: 'token for the orchestrator',
    opensPart: 'stack',
    accepted: '{{orchestrator-token-life}}',
    shown: true,
    opens: [
      {
        at: 'cluster-api',
        does: 'starts jobs and reads what runs there, the environment of each pod included',
        reads: ['cluster-api'],
        hands: [],
      },
      { at: 'orchestrator', does: 'starts and stops runs', reads: [], hands: [] },
    ],
    unknown: false,
    evidence: 'recorded',
    source:
      'recorded: zenml 0.98.0, aws-run-kubernetes-full, k8s-three-steps: most answers about pods carry the run token',
  },
  'connector-secret': {
    label: 'secret of the service connector',
    opensPart: 'stack',
    accepted: 'until you change it',
    shown: false,
    opens: [
      {
        at: 'cloud-iam',
        does: 'issues credentials for all that the connector may reach',
        reads: [],
        hands: ['cloud-session', 'registry-token', 'store-token', 'orchestrator-token'],
      },
      { at: 'artifact-store', does: 'opens the store', reads: ['artifact-store', 'log-backend'], hands: [] },
      { at: 'container-registry', does: 'opens the registry', reads: ['container-registry'], hands: [] },
    ],
    unknown: false,
    evidence: 'recorded',
    source: 'recorded: zenml 0.98.0, aws-secrets; how far it reaches is what your cloud account lets it',
  },
  'cloud-session': {
    label: 'session of the cloud role',
    opensPart: 'stack',
    accepted: '1 h',
    shown: false,
    opens: [
      { at: 'artifact-store', does: 'opens the store', reads: ['artifact-store', 'log-backend'], hands: [] },
      { at: 'container-registry', does: 'opens the registry', reads: ['container-registry'], hands: [] },
    ],
    unknown: true,
    evidence: 'inferred',
    source: 'zenml 0.98.0 aws_service_connector.py: as far as the policy of the session lets it',
  },
  'git-token': {
    label: 'token for the code repository',
    opensPart: 'stack',
    accepted: 'until it is revoked',
    shown: true,
    opens: [{ at: 'code-repository', does: 'reads your code', reads: ['code-repository'], hands: [] }],
    unknown: false,
    evidence: 'inferred',
    source: 'how far it reaches, and until when, is set at your Git host',
  },
  'download-token': {
    label: 'download token',
    opensPart: 'workspace',
    accepted: '30 s',
    shown: true,
    opens: [],
    unknown: false,
    evidence: 'documented',
    source: 'zenml 0.98.0 zen_server/auth.py: for one artifact or one archive of code',
  },
  'database-credentials': {
    label: 'credentials of the database',
    opensPart: 'workspace',
    accepted: 'as long as they are configured',
    shown: false,
    opens: [
      { at: 'metadata-store', does: 'reads and changes all metadata', reads: ['metadata-store'], hands: [] },
      {
        at: 'secrets-store',
        does: 'reads the stored secrets; encrypted only with an encryption key, and how ZenML Pro keeps them is not known',
        reads: ['secrets-store'],
        hands: [],
      },
    ],
    unknown: false,
    evidence: 'documented',
    source: 'zenml 0.98.0 zen_stores/sql_zen_store.py; secrets-stores.md@543c5739 (a vault of your own has its own)',
  },
  'service-account': {
    label: 'service account of the cluster',
    opensPart: 'stack',
    accepted: 'as long as the account exists',
    shown: true,
    opens: [
      {
        at: 'cluster-api',
        does: 'starts pods and reads what runs in its namespace',
        reads: ['cluster-api'],
        hands: [],
      },
    ],
    unknown: false,
    evidence: 'recorded',
    source: 'recorded: zenml 0.98.0, k8s-three-steps: role binding to edit',
  },
  'user-secret': {
    label: 'secret that a step names',
    opensPart: 'stack',
    accepted: null,
    shown: false,
    opens: [],
    unknown: true,
    evidence: 'documented',
    source: 'zenml 0.98.0 routers/secrets_endpoints.py; what it opens, only you know',
  },
};
