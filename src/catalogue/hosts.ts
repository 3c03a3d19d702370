import type { HostEntry, NetworkPurpose } from '../model/types.ts';

const SERVER_CONFIG = 'zenml 0.98.0 login/pro/constants.py:19-28';

/** Hosts in ZenML infrastructure. What stands in yours has names that only you know. */
export const HOSTS: readonly HostEntry[] = [
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
