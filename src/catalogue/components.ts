import type { BuiltInComponentId } from '../../machines/model.ts';
import type { ComponentSpec, DetailRule } from '../model/types.ts';

const PAGE = 'Deployment scenarios, quick comparison';

export const COMPONENTS = {
  'code-repository': {
    id: 'code-repository',
    label: 'Code repository',
    detail: 'GitHub',
    description:
      'Where the pipeline code is versioned, yours or a third party’s. Pods download the commit from here, so no archive needs to be uploaded.',
    placementEvidence: 'inferred',
    source: 'Deployment scenarios, step 3; the host is yours or a third party that you chose',
  },
  'base-image-registry': {
    id: 'base-image-registry',
    label: 'Base images',
    detail: 'Docker Hub',
    description:
      'Where the image comes from that yours is built on: zenmldocker/zenml on Docker Hub, or your own mirror. Whoever builds the image pulls it.',
    placementEvidence: 'documented',
    source: 'zenml 0.98.0 utils/pipeline_docker_image_builder.py:60, 731',
  },
  'package-index': {
    id: 'package-index',
    label: 'Package index',
    detail: 'PyPI',
    description:
      'Where Python packages come from while the image is built: PyPI, or an index of your own. It learns which packages and versions you use.',
    placementEvidence: 'documented',
    source: 'zenml 0.98.0 utils/pipeline_docker_image_builder.py; config/docker_settings.py',
  },
  'identity-provider': {
    id: 'identity-provider',
    label: 'SSO provider',
    detail: 'not asked',
    description:
      'Knows the accounts of your company. The control plane sends people to it who sign in, and gets their name and email from it.',
    placementEvidence: 'documented',
    source: 'zenml-pro/sso.md@1cfdf238, control-plane.md@a7908240; that somebody else runs it is inferred',
  },
  client: {
    id: 'client',
    label: 'Client SDK',
    detail: 'pip install zenml',
    description:
      'The zenml package from PyPI in your development environment or CI. It is the same package in all scenarios.',
    placementEvidence: 'inferred',
    source: 'Deployment scenarios, hint below the quick comparison; it runs on your machines, so it is placed with you',
  },
  'image-builder': {
    id: 'image-builder',
    label: 'Image builder',
    detail: 'beside the client',
    description:
      'What builds the Docker image of a run: the Docker daemon beside the client, a pod of your cluster, or a build service of your cloud account.',
    placementEvidence: 'documented',
    source: 'zenml 0.98.0 image_builders/local_image_builder.py, integrations/kaniko, aws and gcp/image_builders',
  },
  'cloud-iam': {
    id: 'cloud-iam',
    label: 'Cloud IAM',
    detail: 'temporary keys',
    description:
      'The identity service of your cloud account. It turns the stored connector secret into a credential that expires.',
    placementEvidence: 'inferred',
    source:
      'zenml 0.98.0 integrations/aws/service_connectors/aws_service_connector.py; it belongs to your cloud account',
  },
  'workload-manager': {
    id: 'workload-manager',
    label: 'Runner job',
    detail: 'of dashboard runs',
    description:
      'For a run from the dashboard the workload manager, which is built into the workspace, starts this job on your infrastructure. It submits the run as the client would.',
    placementEvidence: 'stated',
    source:
      'Deployment scenarios, running pipelines from the dashboard: on your Kubernetes cluster, AWS ECS or GCP; workload-managers.md@02e53c86, for SaaS too',
  },
  browser: {
    id: 'browser',
    label: 'Browser',
    detail: 'dashboard tab',
    description: 'The browser of a team member. It loads the dashboard and talks to the workspace directly.',
    placementEvidence: 'inferred',
    source: 'zenml-pro/control-plane.md@a7908240 names user browsers as clients; it runs on your machines',
  },
  'container-registry': {
    id: 'container-registry',
    label: 'Container registry',
    detail: 'Amazon ECR',
    description: 'Holds the Docker images of your pipelines.',
    placementEvidence: 'stated',
    source: `${PAGE}: compute & data are yours through stacks`,
  },
  orchestrator: {
    id: 'orchestrator',
    label: 'Orchestrator',
    detail: 'Kubernetes',
    description: 'Runs the pipeline on your compute, one pod for each pipeline step.',
    placementEvidence: 'stated',
    source: `${PAGE}: compute & data are yours through stacks`,
  },
  'step-runtime': {
    id: 'step-runtime',
    label: 'Step runtime',
    detail: 'the pod of a step',
    description: 'The container in the orchestrator that runs the ZenML entrypoint and your step code.',
    placementEvidence: 'stated',
    source: 'Deployment scenarios, step 4: in the orchestrator environment',
  },
  'cluster-api': {
    id: 'cluster-api',
    label: 'Kubernetes API',
    detail: 'of your cluster',
    description:
      'What starts and watches pods. The client hands the run to it, the orchestrator pod asks it for each step, and whoever waits asks it how far they are.',
    placementEvidence: 'recorded',
    source: 'recorded: zenml 0.98 k8s-three-steps; your cluster is part of your stack',
  },
  'artifact-store': {
    id: 'artifact-store',
    label: 'Artifact store',
    detail: 'Amazon S3',
    description:
      'Holds the artifacts that steps read and write. Metadata points to them, and holds statistics and some values of them.',
    placementEvidence: 'stated',
    source: `${PAGE}: compute & data are yours through stacks`,
  },
  'log-backend': {
    id: 'log-backend',
    label: 'Log backend',
    detail: 'in the artifact store',
    description:
      'Where step logs are streamed to. By default it is a folder of your artifact store; it can be a collector of yours, or Datadog.',
    placementEvidence: 'stated',
    source: 'Deployment scenarios, step 5; default backend: zenml 0.98.0 log_stores/artifact/artifact_log_store.py',
  },
  'secrets-store': {
    id: 'secrets-store',
    label: 'Secrets store',
    detail: 'connector secrets',
    description:
      'Keeps the secrets of service connectors. By default it is the database of the workspace, which encrypts them only with an encryption key; for ZenML Pro that is not known. In SaaS it can be yours.',
    placementEvidence: 'documented',
    source: 'zenml-pro/secrets-stores.md@543c5739, saas-deployment.md@c9a79965',
  },
  server: {
    id: 'server',
    label: 'ZenML server',
    detail: 'workspace',
    description: 'The workspace: REST API, run metadata, and the tokens that clients and pods work with.',
    placementEvidence: 'stated',
    source: `${PAGE}: ZenML Server`,
  },
  'metadata-store': {
    id: 'metadata-store',
    label: 'Metadata store',
    detail: 'runs, artifacts',
    description:
      'The database of the workspace: pipelines and steps with their source text, runs, pointers to artifacts and statistics of them.',
    placementEvidence: 'stated',
    source: `${PAGE}: Pipeline/Artifact Metadata`,
  },
  rbac: {
    id: 'rbac',
    label: 'RBAC',
    detail: 'who may do what',
    description: 'Decides who may do what. It runs inside the control plane.',
    placementEvidence: 'stated',
    source: `${PAGE}: RBAC`,
  },
  'control-plane': {
    id: 'control-plane',
    label: 'Control plane',
    detail: 'authentication',
    description: 'Signs in users and workspaces, and keeps organizations, roles and plan limits.',
    placementEvidence: 'stated',
    source: `${PAGE}: ZenML Control Plane`,
  },
  'pro-ui': {
    id: 'pro-ui',
    label: 'ZenML Pro UI',
    detail: 'dashboard',
    description: 'Serves the dashboard application to browsers.',
    placementEvidence: 'stated',
    source: `${PAGE}: ZenML Pro UI`,
  },
  analytics: {
    id: 'analytics',
    label: 'ZenML analytics',
    detail: 'usage events',
    description:
      'analytics.zenml.io, which receives usage events of clients and servers unless you opt out. It is always run by ZenML.',
    placementEvidence: 'documented',
    source: 'zenml 0.98.0 constants.py:203, 340, analytics/request.py',
  },
} as const satisfies { [Id in BuiltInComponentId]: ComponentSpec & { id: Id } };

/** What boxes are called in runs with some options, where they are not what the stack says. */
export const DETAIL_RULES: readonly DetailRule[] = [
  { in: { codeHost: 'gitlab' }, details: { 'code-repository': 'GitLab' } },
  { in: { codeHost: 'own' }, details: { 'code-repository': 'your Git host' } },
  {
    in: { packages: 'mirror' },
    details: { 'base-image-registry': 'your mirror', 'package-index': 'your mirror' },
  },
  { in: { identityProvider: 'federated' }, details: { 'identity-provider': 'identity provider' } },
  { in: { secretsStore: 'cloud', stack: 'aws' }, details: { 'secrets-store': 'Secrets Manager' } },
  { in: { secretsStore: 'cloud', stack: 'gcp' }, details: { 'secrets-store': 'Secret Manager' } },
  { in: { secretsStore: 'cloud', stack: 'azure' }, details: { 'secrets-store': 'Key Vault' } },
  { in: { secretsStore: 'cloud', stack: 'kubernetes' }, details: { 'secrets-store': 'HashiCorp Vault' } },
  { in: { logBackend: 'otlp' }, details: { 'log-backend': 'OTLP collector' } },
  { in: { logBackend: 'datadog' }, details: { 'log-backend': 'Datadog' } },
  { in: { imageBuild: 'cluster' }, details: { 'image-builder': 'Kaniko pod' } },
  { in: { imageBuild: 'cloud', stack: 'aws' }, details: { 'image-builder': 'AWS CodeBuild' } },
  { in: { imageBuild: 'cloud', stack: 'gcp' }, details: { 'image-builder': 'Cloud Build' } },
];
