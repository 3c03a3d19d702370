import type { BuiltInComponentId, ScenarioId } from '../../machines/model.ts';
import type { ScenarioSpec, ZoneSpec } from '../model/types.ts';

/** The two infrastructures of the deployment page. */
export const ZONES = [
  { id: 'customer', owner: 'you', label: 'Your infrastructure', inSentence: 'your infrastructure' },
  { id: 'zenml', owner: 'zenml', label: 'ZenML infrastructure', inSentence: 'ZenML infrastructure' },
] as const satisfies readonly ZoneSpec[];

type BuiltInZoneId = (typeof ZONES)[number]['id'];

/** Total: a component without a place does not compile. */
type BuiltInPlacement = Readonly<Record<BuiltInComponentId, BuiltInZoneId>>;

/** Yours in every scenario: your machines and what your stack consists of. */
const YOURS = {
  client: 'customer',
  browser: 'customer',
  'code-repository': 'customer',
  'cloud-iam': 'customer',
  'workload-manager': 'customer',
  'container-registry': 'customer',
  orchestrator: 'customer',
  'step-runtime': 'customer',
  'cluster-api': 'customer',
  'artifact-store': 'customer',
  'log-backend': 'customer',
} as const;

const workspaceIn = <Zone extends BuiltInZoneId>(zone: Zone) => ({
  server: zone,
  'metadata-store': zone,
  'secrets-store': zone,
});

const controlPlaneIn = <Zone extends BuiltInZoneId>(zone: Zone) => ({
  'control-plane': zone,
  rbac: zone,
  'pro-ui': zone,
});

/** In ZenML infrastructure in every scenario. Nothing is sent there unless you leave usage analytics on. */
const ALWAYS_ZENML = { analytics: 'zenml' } as const;

/** Placement grows as a chain: your stack, then the workspace, then the control plane become yours. */
export const SCENARIOS = {
  saas: {
    id: 'saas',
    label: 'SaaS',
    summary: 'Metadata is stored in ZenML infrastructure. Your ML data and compute remain in your infrastructure.',
    placement: {
      ...YOURS,
      ...ALWAYS_ZENML,
      ...workspaceIn('zenml'),
      ...controlPlaneIn('zenml'),
    } satisfies BuiltInPlacement,
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
    } satisfies BuiltInPlacement,
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
    } satisfies BuiltInPlacement,
  },
} as const satisfies Record<ScenarioId, ScenarioSpec>;
