import { DATA_CLASS_IDS, type DataClassId, type OwnerId, SCENARIO_IDS, type ScenarioId } from '../../machines/model.ts';
import { MARK_WORDS } from '../catalogue/message-kinds.ts';
import type { ItemMark } from '../model/types.ts';
import type { Run } from '../simulation/run.ts';
import { countKept, holdingsAt, type KeepingCount, type PlacedHolding } from './holdings.ts';

/** One line of what an owner has: all of it, what has a mark, or what is of a class. */
export type HoldingsSubject =
  | { readonly kind: 'all' }
  | { readonly kind: 'mark'; readonly mark: ItemMark }
  | { readonly kind: 'class'; readonly dataClass: DataClassId };

export interface HoldingsLine {
  readonly subject: HoldingsSubject;
  readonly counts: Readonly<Record<ScenarioId, KeepingCount>>;
}

const SUBJECTS: readonly HoldingsSubject[] = [
  { kind: 'all' },
  ...(Object.keys(MARK_WORDS) as ItemMark[]).map((mark) => ({ kind: 'mark' as const, mark })),
  ...DATA_CLASS_IDS.map((dataClass) => ({ kind: 'class' as const, dataClass })),
];

const isAbout = (subject: HoldingsSubject, { item }: PlacedHolding): boolean =>
  subject.kind === 'all' ||
  (subject.kind === 'mark' ? item.mark === subject.mark : item.dataClass === subject.dataClass);

/**
 * What an owner has of a run at a moment, in the three scenarios side by side. A thing that lies at two components counts
 * twice: it has to be protected, or deleted, in both. Lines that are empty everywhere are left out, but for the first.
 */
export function holdingsTable(run: Run, owner: OwnerId, atMs: number | 'end'): readonly HoldingsLine[] {
  const held = SCENARIO_IDS.map(
    (scenario) => [scenario, holdingsAt(run, scenario, atMs).filter((holding) => holding.owner === owner)] as const,
  );
  return SUBJECTS.map((subject) => ({
    subject,
    counts: Object.fromEntries(
      held.map(([scenario, holdings]) => [scenario, countKept(holdings.filter((one) => isAbout(subject, one)))]),
    ) as Record<ScenarioId, KeepingCount>,
  })).filter(({ subject, counts }) => subject.kind === 'all' || Object.values(counts).some(({ all }) => all > 0));
}
