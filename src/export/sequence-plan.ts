import type { ComponentId, OwnerId, ScenarioId } from '../../machines/model.ts';
import type { Run } from '../simulation/run.ts';
import type { LaneBand } from '../views/lanes.ts';
import type { Theme } from './svg-theme.ts';

/** Room on the left, in px: it names the exchange and numbers the messages. */
export const GUTTER = 264;
/** Distance between two lifelines in px. */
export const COLUMN = 132;
/** Free on the right and on the far left, in px. */
export const MARGIN = 24;

/** What the parts of a sequence diagram are drawn from. */
export interface Plan {
  readonly run: Run;
  readonly scenario: ScenarioId;
  readonly theme: Theme;
  /** In column order, one lifeline each. */
  readonly participants: readonly ComponentId[];
  /** Who runs the place in which each of them stands. */
  readonly owners: readonly OwnerId[];
  /** The zones above them. */
  readonly bands: readonly LaneBand[];
  /** Of the whole drawing, in px. */
  readonly width: number;
}

/** The colour of the ground below the lanes of an owner. */
export const GROUND_OF_OWNER = { you: 'yours-zone', zenml: 'zenml-zone', 'third-party': 'others-zone' } as const;

/** Where the lifeline of a component stands, in px. */
export const columnX = (plan: Plan, component: ComponentId): number =>
  GUTTER + COLUMN / 2 + plan.participants.indexOf(component) * COLUMN;

/** Left and right edge of a band, in px; the last one reaches to the margin. */
export const spanOf = ({ participants, width }: Plan, { first, count }: LaneBand): readonly [number, number] => [
  GUTTER + first * COLUMN,
  first + count === participants.length ? width - MARGIN : GUTTER + (first + count) * COLUMN,
];

/**
 * Where one owner's lanes end and another's begin, in px, from left to right. Where all are yours, the boundary stands
 * behind the last of them.
 */
export function bordersOf({ bands, participants }: Plan): readonly number[] {
  const borders = bands.flatMap(({ zone, first }, index) => {
    const before = bands[index - 1];
    return before && before.zone.owner !== zone.owner ? [GUTTER + first * COLUMN] : [];
  });
  return borders.length > 0 ? borders : [GUTTER + participants.length * COLUMN];
}

/** The band at a place, in px from the left. */
export const bandAt = (plan: Plan, x: number): LaneBand | undefined =>
  plan.bands.find((band) => {
    const [left, right] = spanOf(plan, band);
    return left <= x && x < right;
  });
