import type { ForeignId } from './foreign-id.ts';

/** What can be chosen about a run: the ids of each option's values, in the order in which they are shown. */

/** What starts a run: your script, somebody in the dashboard, or a schedule that was set up before. */
export const TRIGGER_IDS = ['sdk', 'dashboard', 'schedule'] as const;
export type TriggerId = (typeof TRIGGER_IDS)[number];

/** What starts the runner job of a run that was started in the dashboard. */
export const WORKLOAD_MANAGER_IDS = ['kubernetes', 'aws-ecs', 'gcp'] as const;
export type WorkloadManagerId = (typeof WORKLOAD_MANAGER_IDS)[number];

/** How your code gets to the steps. */
export const CODE_PATH_IDS = ['repository', 'artifact-store', 'image'] as const;
export type CodePathId = (typeof CODE_PATH_IDS)[number];

/** The stacks of the built-in model. */
export const BUILT_IN_STACK_IDS = ['aws', 'gcp', 'azure', 'kubernetes'] as const;
export type BuiltInStackId = (typeof BUILT_IN_STACK_IDS)[number];
export type StackId = BuiltInStackId | ForeignId<'stack'>;

/** What service connectors hand out: credentials that expire, or the stored ones. */
export const CREDENTIALS_IDS = ['short-lived', 'long-lived'] as const;
export type CredentialsId = (typeof CREDENTIALS_IDS)[number];

/** Which steps of the pipeline have a result from an earlier run that can be reused. */
export const CACHED_IDS = ['none', 'some', 'all'] as const;
export type CachedId = (typeof CACHED_IDS)[number];

/** Who runs it: a member of the team on a stack that somebody else set up, or the owner of the stack. */
export const RUNNER_IDS = ['member', 'owner'] as const;
export type RunnerId = (typeof RUNNER_IDS)[number];

/** Who looks at the run in the dashboard: whoever runs it, or a colleague who owns neither the run nor the stack. */
export const VIEWER_IDS = ['self', 'colleague'] as const;
export type ViewerId = (typeof VIEWER_IDS)[number];

/** Where the run token stands in the cluster: in clear in the manifest of each job, or in a Kubernetes Secret. */
export const RUN_TOKEN_PLACE_IDS = ['manifest', 'secret'] as const;
export type RunTokenPlaceId = (typeof RUN_TOKEN_PLACE_IDS)[number];

/** How the client gets its session: it has one, you sign in on a device, or a service account does with its key. */
export const SIGN_IN_IDS = ['signed-in', 'browser', 'service-account'] as const;
export type SignInId = (typeof SIGN_IN_IDS)[number];

/** Who runs the Git host that your code is versioned with. */
export const CODE_HOST_IDS = ['github', 'gitlab', 'own'] as const;
export type CodeHostId = (typeof CODE_HOST_IDS)[number];

/** Where base images and Python packages come from: Docker Hub and PyPI, or mirrors of your own. */
export const PACKAGE_SOURCE_IDS = ['public', 'mirror'] as const;
export type PackageSourceId = (typeof PACKAGE_SOURCE_IDS)[number];

/** Who knows the accounts of your people: the control plane itself, or an identity provider that you federate with it. */
export const IDENTITY_PROVIDER_IDS = ['zenml', 'federated'] as const;
export type IdentityProviderId = (typeof IDENTITY_PROVIDER_IDS)[number];

/** Where the secrets of connectors are kept: in the database of the workspace, or in a secrets manager of your cloud. */
export const SECRETS_STORE_IDS = ['workspace', 'cloud'] as const;
export type SecretsStoreId = (typeof SECRETS_STORE_IDS)[number];

/** Where logs go: into the artifact store, to a collector of your own, or to Datadog. */
export const LOG_BACKEND_IDS = ['artifact-store', 'otlp', 'datadog'] as const;
export type LogBackendId = (typeof LOG_BACKEND_IDS)[number];

/** How what is yours gets out of your network: straight, or through a proxy that reads what it forwards. */
export const NETWORK_IDS = ['direct', 'proxy'] as const;
export type NetworkId = (typeof NETWORK_IDS)[number];

/** Where the Docker image is built: on the machine of the client, in a pod of your cluster, or by a service of your cloud. */
export const IMAGE_BUILD_IDS = ['local', 'cluster', 'cloud'] as const;
export type ImageBuildId = (typeof IMAGE_BUILD_IDS)[number];

/** What can be chosen about a run, except for the size of its pipeline and what goes wrong. */
export interface RunOptions {
  readonly who: RunnerId;
  readonly trigger: TriggerId;
  readonly workloadManager: WorkloadManagerId;
  readonly signIn: SignInId;
  readonly identityProvider: IdentityProviderId;
  readonly viewer: ViewerId;
  readonly code: CodePathId;
  readonly codeHost: CodeHostId;
  readonly packages: PackageSourceId;
  readonly imageBuild: ImageBuildId;
  readonly stack: StackId;
  readonly credentials: CredentialsId;
  readonly secretsStore: SecretsStoreId;
  readonly logBackend: LogBackendId;
  readonly network: NetworkId;
  readonly runToken: RunTokenPlaceId;
  /** True when the dashboard may read the artifact store through the workspace. */
  readonly storeAccess: boolean;
  /** True when steps tell the workspace statistics of the artifacts that they write. */
  readonly artifactMetadata: boolean;
  /** True when the steps name a secret, whose values the workspace then sends to each of them. */
  readonly stepSecret: boolean;
  /** True when usage analytics are sent. */
  readonly analytics: boolean;
  readonly cached: CachedId;
}
