import {
  AppWindow,
  Archive,
  Box,
  ChartNoAxesColumn,
  CloudCog,
  Container,
  Database,
  GitBranch,
  KeyRound,
  LayoutDashboard,
  type LucideIcon,
  Play,
  ScrollText,
  Server,
  ShieldCheck,
  Ship,
  SquareTerminal,
  Users,
  Workflow,
} from 'lucide-react';
import type { BuiltInComponentId, ComponentId } from '../../machines/model.ts';

const ICONS: Readonly<Record<BuiltInComponentId, LucideIcon>> = {
  client: SquareTerminal,
  'code-repository': GitBranch,
  'cloud-iam': CloudCog,
  browser: AppWindow,
  'container-registry': Container,
  orchestrator: Workflow,
  'step-runtime': Workflow,
  'cluster-api': Ship,
  'artifact-store': Archive,
  'log-backend': ScrollText,
  'secrets-store': KeyRound,
  server: Server,
  'metadata-store': Database,
  rbac: Users,
  'workload-manager': Play,
  'control-plane': ShieldCheck,
  'pro-ui': LayoutDashboard,
  analytics: ChartNoAxesColumn,
};

/** The icon of a component; a plain box for one that a model brings along. */
export function iconOf(component: ComponentId): LucideIcon {
  const icons: Readonly<Partial<Record<ComponentId, LucideIcon>>> = ICONS;
  return icons[component] ?? Box;
}
