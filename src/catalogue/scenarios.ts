import type { BuiltInComponentId, ScenarioId } from '../../machines/model.ts';
import type { GatewaySpec, PlacementRule, ScenarioSpec, ZoneSpec } from '../model/types.ts';

/** What others run that you chose, and the two infrastructures of the deployment page. */
export const ZONES = [
  { id: 'third-party', owner: 'third-party', label: 'Third parties', inSentence: 'a third party' },
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
  // The endpoint of your cloud account.
  'cloud-iam': 'customer',
  'image-builder': 'customer',
  'workload-manager': 'customer',
  'container-registry': 'customer',
  orchestrator: 'customer',
  'step-runtime': 'customer',
  'cluster-api': 'customer',
  'artifact-store': 'customer',
  'log-backend': 'customer',
} as const;

/** What others run in every scenario, unless an option of the run says that you do. */
const THIRD_PARTIES = {
  'code-repository': 'third-party',
  'base-image-registry': 'third-party',
  'package-index': 'third-party',
  'identity-provider': 'third-party',
} as const;

/** What options of a run move, in every scenario. */
export const PLACEMENT_RULES: readonly PlacementRule[] = [
  { in: { codeHost: 'own' }, placement: { 'code-repository': 'customer' } },
  { in: { logBackend: 'datadog' }, placement: { 'log-backend': 'third-party' } },
  { in: { secretsStore: 'cloud' }, placement: { 'secrets-store': 'customer' } },
  { in: { packages: 'mirror' }, placement: { 'base-image-registry': 'customer', 'package-index': 'customer' } },
];

/** What stands between your infrastructure and the others, where an option puts it there. */
export const GATEWAYS: readonly GatewaySpec[] = [
  {
    in: { network: 'proxy' },
    words: 'through your proxy',
    note: 'Your proxy ends TLS and starts it again, so it reads what passes, tokens included. Client, image and pods need its address (HTTPS_PROXY, with NO_PROXY for what is inside) and its certificate authority (REQUESTS_CA_BUNDLE).',
    evidence: 'inferred',
    source:
      'Python requests: environment variables; zenml-io/zenml#3320 has proxy and certificate authority for the Helm chart',
  },
];

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
      ...THIRD_PARTIES,
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
      ...THIRD_PARTIES,
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
      ...THIRD_PARTIES,
      ...ALWAYS_ZENML,
      ...workspaceIn('customer'),
      ...controlPlaneIn('customer'),
    } satisfies BuiltInPlacement,
  },
} as const satisfies Record<ScenarioId, ScenarioSpec>;
