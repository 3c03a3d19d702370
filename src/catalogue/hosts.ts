import type { HostEntry, NetworkPurpose } from '../model/types.ts';

const SERVER_CONFIG = 'zenml 0.98.0 login/pro/constants.py:19-28';

const EVERYWHERE = ['saas', 'hybrid', 'on-prem'] as const;

/** Hosts of third parties that the options of a run choose. A mirror or a Git host of your own has no such name. */
const THIRD_PARTY_HOSTS: readonly HostEntry[] = [
  {
    acceptor: 'code-repository',
    openers: ['step-runtime'],
    scenarios: EVERYWHERE,
    in: { codeHost: 'github' },
    host: 'api.github.com',
    evidence: 'documented',
    source: 'zenml 0.98.0 integrations/github/code_repositories/github_code_repository.py:150',
  },
  {
    acceptor: 'code-repository',
    openers: ['step-runtime'],
    scenarios: EVERYWHERE,
    in: { codeHost: 'gitlab' },
    host: 'gitlab.com',
    evidence: 'documented',
    source: 'zenml 0.98.0 integrations/gitlab/code_repositories/gitlab_code_repository.py:110',
  },
  {
    acceptor: 'log-backend',
    openers: ['client', 'orchestrator', 'step-runtime'],
    scenarios: EVERYWHERE,
    in: { logBackend: 'datadog' },
    host: 'http-intake.logs.datadoghq.com',
    evidence: 'documented',
    source: 'docs.datadoghq.com, log endpoints; other sites than US1 have other names',
  },
  {
    acceptor: 'log-backend',
    openers: ['server'],
    scenarios: EVERYWHERE,
    in: { logBackend: 'datadog' },
    host: 'api.datadoghq.com',
    evidence: 'documented',
    source: 'docs.datadoghq.com, Logs API; other sites than US1 have other names',
  },
  {
    acceptor: 'base-image-registry',
    openers: ['client', 'image-builder'],
    scenarios: EVERYWHERE,
    in: { packages: 'public' },
    host: 'registry-1.docker.io, auth.docker.io',
    evidence: 'documented',
    source: 'docs.docker.com, allowlist for Docker Desktop',
    note: 'Layers come from hosts of its content network, which that page lists.',
  },
  {
    acceptor: 'package-index',
    openers: ['client', 'image-builder'],
    scenarios: EVERYWHERE,
    in: { packages: 'public' },
    host: 'pypi.org, files.pythonhosted.org',
    evidence: 'documented',
    source: 'docs.pypi.org, Index API',
  },
];

/** Hosts outside of your infrastructure. What stands in yours has names that only you know. */
export const HOSTS: readonly HostEntry[] = [
  ...THIRD_PARTY_HOSTS,
  {
    acceptor: 'control-plane',
    openers: ['server'],
    scenarios: ['hybrid'],
    host: 'cloudapi.zenml.io',
    evidence: 'documented',
    source: 'zenml-pro/hybrid-deployment-helm.md@2c9bda45, hybrid-deployment-ecs.md@187b488a',
    note: 'zenml-pro/hybrid-deployment.md@2cd08320 names cloud.zenml.io instead.',
  },
  {
    acceptor: 'control-plane',
    openers: ['client', 'browser'],
    scenarios: ['saas', 'hybrid'],
    host: 'cloudapi.zenml.io',
    evidence: 'inferred',
    source: SERVER_CONFIG,
  },
  {
    acceptor: 'pro-ui',
    openers: ['browser'],
    scenarios: ['saas', 'hybrid'],
    host: 'cloud.zenml.io',
    evidence: 'inferred',
    source: SERVER_CONFIG,
  },
  {
    acceptor: 'analytics',
    openers: ['client', 'server'],
    scenarios: ['saas', 'hybrid', 'on-prem'],
    host: 'analytics.zenml.io',
    evidence: 'documented',
    source: 'zenml 0.98.0 constants.py:203, 340; helm/README.md:97',
  },
  {
    acceptor: 'server',
    openers: ['client', 'browser', 'orchestrator', 'step-runtime', 'workload-manager'],
    scenarios: ['saas'],
    host: '<id>-zenml.cloudinfra.zenml.io',
    evidence: 'documented',
    source: 'zenml-pro/self-hosted-deployment.md@2c9bda45, hybrid-deployment-helm.md, workload-managers.md',
  },
];

const CONTROL_PLANE_PAGE = 'zenml-pro/control-plane.md@a7908240';
const WORKLOAD_MANAGER_PAGE = 'zenml-pro/workload-managers.md@02e53c86';
const WORKSPACE_PAGE = 'zenml-pro/workspace-server.md@a7908240';

export const NETWORK_PURPOSES: readonly NetworkPurpose[] = [
  {
    opener: 'browser',
    acceptor: 'control-plane',
    purpose: 'Dashboard login, UI access',
    source: CONTROL_PLANE_PAGE,
  },
  {
    opener: 'client',
    acceptor: 'control-plane',
    purpose: 'Authentication, token exchange',
    source: CONTROL_PLANE_PAGE,
  },
  { opener: 'server', acceptor: 'control-plane', purpose: 'Authentication', source: WORKSPACE_PAGE },
  { opener: 'client', acceptor: 'server', purpose: 'API requests from client machines', source: WORKSPACE_PAGE },
  { opener: 'browser', acceptor: 'server', purpose: 'UI data requests', source: WORKSPACE_PAGE },
  {
    opener: 'orchestrator',
    acceptor: 'server',
    purpose: 'Pipeline status updates, metadata logging',
    source: WORKSPACE_PAGE,
  },
  {
    opener: 'step-runtime',
    acceptor: 'server',
    purpose: 'Pipeline status updates, metadata logging',
    source: WORKSPACE_PAGE,
  },
  {
    opener: 'server',
    acceptor: 'artifact-store',
    purpose: 'Artifact visualizations',
    source: WORKSPACE_PAGE,
  },
  {
    opener: 'server',
    acceptor: 'workload-manager',
    purpose: "server must have network access to your cluster's API server",
    source: WORKLOAD_MANAGER_PAGE,
  },
  {
    opener: 'workload-manager',
    acceptor: 'server',
    purpose: 'Runner pods must have network access to your ZenML server',
    source: WORKLOAD_MANAGER_PAGE,
  },
];
