import type { InfrastructureId, Placement, ScenarioId } from '../../machines/model.ts';
import type { InfrastructureSpec, ScenarioSpec } from './types.ts';

export const INFRASTRUCTURES = {
  customer: { id: 'customer', label: 'Your infrastructure' },
  zenml: { id: 'zenml', label: 'ZenML infrastructure' },
} as const satisfies Record<InfrastructureId, InfrastructureSpec>;

/** Yours in every scenario: your machines and what your stack consists of. */
const YOURS = {
  client: 'customer',
  browser: 'customer',
  'code-repository': 'customer',
  'cloud-iam': 'customer',
  'container-registry': 'customer',
  orchestrator: 'customer',
  'step-runtime': 'customer',
  'artifact-store': 'customer',
  'log-backend': 'customer',
} as const;

const workspaceIn = <I extends InfrastructureId>(infrastructure: I) => ({
  server: infrastructure,
  'metadata-store': infrastructure,
  'secrets-store': infrastructure,
  'workload-manager': infrastructure,
});

const controlPlaneIn = <I extends InfrastructureId>(infrastructure: I) => ({
  'control-plane': infrastructure,
  rbac: infrastructure,
  'pro-ui': infrastructure,
});

/** In ZenML infrastructure in every scenario. Nothing is sent there unless you leave usage analytics on. */
const ALWAYS_ZENML = { analytics: 'zenml' } as const;

/** Placement grows as a chain: your stack, then the workspace, then the control plane become yours. */
export const SCENARIOS = {
  saas: {
    id: 'saas',
    label: 'SaaS',
    summary: 'Metadata is stored in ZenML infrastructure. Your ML data and compute remain in your infrastructure.',
    placement: { ...YOURS, ...ALWAYS_ZENML, ...workspaceIn('zenml'), ...controlPlaneIn('zenml') } satisfies Placement,
  },
  hybrid: {
    id: 'hybrid',
    label: 'Hybrid SaaS',
    summary:
      'Authentication and RBAC happen at the ZenML control plane, but all run metadata, artifacts, and compute stay in your infrastructure.',
    placement: {
      ...YOURS,
      ...ALWAYS_ZENML,
      ...workspaceIn('customer'),
      ...controlPlaneIn('zenml'),
    } satisfies Placement,
  },
  'on-prem': {
    id: 'on-prem',
    label: 'Full On-Prem',
    summary: 'All components run entirely within your infrastructure with zero external dependencies.',
    placement: {
      ...YOURS,
      ...ALWAYS_ZENML,
      ...workspaceIn('customer'),
      ...controlPlaneIn('customer'),
    } satisfies Placement,
  },
} as const satisfies Record<ScenarioId, ScenarioSpec>;
