import {
  type ComponentId,
  type Connection,
  type Crossing,
  DATA_CLASS_IDS,
  type DataClassId,
  PHASE_IDS,
  type PhaseId,
} from '../../machines/model.ts';
import { componentIdsOf, componentOf, type Model, phaseSpec } from '../model/model.ts';
import type { LedgerRow } from './ledger.ts';

/** The columns that rows can be sorted by. */
export const LEDGER_SORTS = [
  'index',
  'phase',
  'label',
  'from',
  'to',
  'crossing',
  'connection',
  'protocol',
  'auth',
  'dataClass',
  'evidence',
] as const;
export type LedgerSort = (typeof LEDGER_SORTS)[number];

/** Ids sort in the order in which they are shown everywhere else, not by the alphabet. */
const ranksOf = (model: Model): Partial<Record<LedgerSort, readonly string[]>> => ({
  phase: PHASE_IDS,
  from: componentIdsOf(model),
  to: componentIdsOf(model),
  dataClass: DATA_CLASS_IDS,
});

function compare(ranks: ReturnType<typeof ranksOf>, sort: LedgerSort, a: LedgerRow, b: LedgerRow): number {
  if (sort === 'index') return a.index - b.index;
  const ranked = ranks[sort];
  if (ranked) return ranked.indexOf(a[sort] as string) - ranked.indexOf(b[sort] as string);
  if (sort === 'protocol') return byText(a.protocol, b.protocol) || (a.port ?? 0) - (b.port ?? 0);
  return byText(a[sort] as string, b[sort] as string);
}

/** Compares texts the same way on every machine, whatever its language. */
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The rows by a column, as a new array. Equal rows keep the order in which they were sent, also when descending. */
export function sortRows(
  model: Model,
  rows: readonly LedgerRow[],
  sort: LedgerSort,
  direction: 'ascending' | 'descending' = 'ascending',
): readonly LedgerRow[] {
  const ranks = ranksOf(model);
  const sign = direction === 'ascending' ? 1 : -1;
  return [...rows].sort((a, b) => sign * compare(ranks, sort, a, b) || a.index - b.index);
}

/** What rows must have to be shown; a field that is missing or undefined lets all pass. */
export interface LedgerFilter {
  readonly dataClass?: DataClassId | undefined;
  readonly crossing?: Crossing | undefined;
  readonly connection?: Connection | undefined;
  readonly phase?: PhaseId | undefined;
  readonly border?: LedgerRow['border'] | undefined;
}

const holds = (row: LedgerRow, dataClass: DataClassId): boolean =>
  row.items.some((item) => item.dataClass === dataClass);

export function filterRows(rows: readonly LedgerRow[], filter: LedgerFilter): readonly LedgerRow[] {
  return rows.filter(
    (row) =>
      (filter.dataClass === undefined || holds(row, filter.dataClass)) &&
      row.crossing === (filter.crossing ?? row.crossing) &&
      row.connection === (filter.connection ?? row.connection) &&
      row.phase === (filter.phase ?? row.phase) &&
      row.border === (filter.border ?? row.border),
  );
}

const CROSSING_WORDS: Readonly<Record<Crossing, string>> = {
  leaves: 'leaves you',
  enters: 'enters you',
  outside: 'between others',
  none: 'does not cross',
};

/** What a filter lets pass, as a few words for paper and files; null when it lets all pass. */
export function filterWords(model: Model, filter: LedgerFilter): string | null {
  const { dataClass, border, crossing, connection, phase } = filter;
  const words = [
    dataClass && model.dataClasses[dataClass].label,
    border && (border === 'zenml' ? 'with ZenML' : 'with third parties'),
    crossing && CROSSING_WORDS[crossing],
    connection,
    phase && phaseSpec(model, phase).label,
  ].filter((word) => word !== undefined);
  return words.length === 0 ? null : words.join(', ');
}

export interface LedgerGroup {
  /** A data class id, or the ids of the two ends of a channel. */
  readonly key: string;
  readonly label: string;
  readonly rows: readonly LedgerRow[];
}

/**
 * The rows in groups that keep their order. Data classes come in their usual order, and a row stands in the group of
 * each class that it holds; channels come from left to right as in the diagram. There are no empty groups.
 */
export function groupRows(
  model: Model,
  rows: readonly LedgerRow[],
  by: 'data-class' | 'channel',
): readonly LedgerGroup[] {
  if (by === 'data-class') {
    return DATA_CLASS_IDS.map((id) => ({
      key: id,
      label: model.dataClasses[id].label,
      rows: rows.filter((row) => holds(row, id)),
    })).filter((group) => group.rows.length > 0);
  }
  const order = componentIdsOf(model);
  const groups = new Map<string, { ends: readonly [ComponentId, ComponentId]; rows: LedgerRow[] }>();
  for (const row of rows) {
    // In the order of the diagram's columns, whoever sends.
    const ends =
      order.indexOf(row.from) <= order.indexOf(row.to) ? ([row.from, row.to] as const) : ([row.to, row.from] as const);
    const key = ends.join('-');
    const group = groups.get(key);
    if (group) group.rows.push(row);
    else groups.set(key, { ends, rows: [row] });
  }
  const rank = ([one, other]: readonly [ComponentId, ComponentId]): number =>
    order.indexOf(one) * order.length + order.indexOf(other);
  return [...groups]
    .sort(([, a], [, b]) => rank(a.ends) - rank(b.ends))
    .map(([key, { ends, rows: own }]) => ({
      key,
      label: ends.map((end) => componentOf(model, end).label).join(' ↔ '),
      rows: own,
    }));
}
