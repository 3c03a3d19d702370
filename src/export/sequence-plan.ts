import type { ComponentId, InfrastructureId, ScenarioId } from '../../machines/model.ts';
import { SCENARIOS } from '../catalogue/index.ts';
import type { Theme } from './svg-theme.ts';

/** Room on the left, in px: it names the exchange and numbers the messages. */
export const GUTTER = 264;
/** Distance between two lifelines in px. */
export const COLUMN = 132;
/** Free on the right and on the far left, in px. */
export const MARGIN = 24;

/** What the parts of a sequence diagram are drawn from. */
export interface Plan {
  readonly scenario: ScenarioId;
  readonly theme: Theme;
  /** In column order, one lifeline each. */
  readonly participants: readonly ComponentId[];
  /** Of the whole drawing, in px. */
  readonly width: number;
}

/** Where the lifeline of a component stands, in px. */
export const columnX = (plan: Plan, component: ComponentId): number =>
  GUTTER + COLUMN / 2 + plan.participants.indexOf(component) * COLUMN;

/** Whose infrastructure a component stands in. */
const sideOf = (plan: Plan, component: ComponentId): InfrastructureId => SCENARIOS[plan.scenario].placement[component];

/** Left edge of ZenML's columns, in px: placement follows the order of the columns, so one line parts the two. */
export function boundaryX(plan: Plan): number {
  const yours = plan.participants.filter((component) => sideOf(plan, component) === 'customer').length;
  return GUTTER + yours * COLUMN;
}
