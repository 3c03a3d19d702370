import type { ComponentId, ScenarioId } from '../../machines/model.ts';
import { type PageLink, STACKS_URL } from './links.ts';

export type ComparisonRowId =
  | 'server'
  | 'metadata'
  | 'control-plane'
  | 'pro-ui'
  | 'rbac'
  | 'compute-and-data'
  | 'setup-time'
  | 'maintenance'
  | 'best-for';

/** One row of the page's "Quick Comparison", in the page's words without its emoji. */
export interface ComparisonRow {
  readonly id: ComparisonRowId;
  readonly label: string;
  readonly cells: Readonly<Record<ScenarioId, string>>;
  /** Stands in every cell of the row. */
  readonly link?: PageLink;
  /** The components whose place the cells name; empty for a row that is not about a place. */
  readonly components: readonly ComponentId[];
}

export const QUICK_COMPARISON_SOURCE = 'Deployment scenarios, quick comparison';

/** What the page writes above the rows' labels. */
export const COMPARISON_HEAD = 'Deployment Aspect';

/** The page's "Quick Comparison" by row id, in the page's order. */
export const QUICK_COMPARISON: { readonly [Id in ComparisonRowId]: ComparisonRow & { readonly id: Id } } = {
  server: {
    id: 'server',
    label: 'ZenML Server',
    cells: { saas: 'ZenML infrastructure', hybrid: 'Your infrastructure', 'on-prem': 'Your infrastructure' },
    components: ['server'],
  },
  metadata: {
    id: 'metadata',
    label: 'Pipeline/Artifact Metadata',
    cells: { saas: 'ZenML infrastructure', hybrid: 'Your infrastructure', 'on-prem': 'Your infrastructure' },
    components: ['metadata-store'],
  },
  'control-plane': {
    id: 'control-plane',
    label: 'ZenML Control Plane',
    cells: { saas: 'ZenML infrastructure', hybrid: 'ZenML infrastructure', 'on-prem': 'Your infrastructure' },
    components: ['control-plane'],
  },
  'pro-ui': {
    id: 'pro-ui',
    label: 'ZenML Pro UI',
    cells: { saas: 'ZenML infrastructure', hybrid: 'ZenML infrastructure', 'on-prem': 'Your infrastructure' },
    components: ['pro-ui'],
  },
  rbac: {
    id: 'rbac',
    label: 'RBAC',
    cells: { saas: 'ZenML infrastructure', hybrid: 'ZenML infrastructure', 'on-prem': 'Your infrastructure' },
    components: ['rbac'],
  },
  'compute-and-data': {
    id: 'compute-and-data',
    label: 'Compute & Data',
    cells: {
      saas: 'Your infrastructure through stacks',
      hybrid: 'Your infrastructure through stacks',
      'on-prem': 'Your infrastructure through stacks',
    },
    link: { text: 'stacks', href: STACKS_URL },
    components: ['container-registry', 'orchestrator', 'step-runtime', 'artifact-store', 'log-backend'],
  },
  'setup-time': {
    id: 'setup-time',
    label: 'Setup Time',
    cells: { saas: '~1 hour', hybrid: '~4 hours', 'on-prem': '~8 hours' },
    components: [],
  },
  maintenance: {
    id: 'maintenance',
    label: 'Maintenance',
    cells: {
      saas: 'Fully managed',
      hybrid: 'Partially managed (workspace maintenance required)',
      'on-prem': 'Customer managed',
    },
    components: [],
  },
  'best-for': {
    id: 'best-for',
    label: 'Best For',
    cells: {
      saas: 'Teams wanting minimal infrastructure overhead and fastest time-to-value',
      hybrid: 'Organizations with security/compliance requirements but wanting simplified user management',
      'on-prem': 'Organizations requiring complete data isolation and on-premises control',
    },
    components: [],
  },
};

/** The rows whose cells differ between two scenarios, in the order of the table. */
export function changedCells(from: ScenarioId, to: ScenarioId): readonly ComparisonRowId[] {
  return Object.values(QUICK_COMPARISON)
    .filter(({ cells }) => cells[from] !== cells[to])
    .map(({ id }) => id);
}
