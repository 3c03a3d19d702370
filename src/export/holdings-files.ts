import { OWNER_IDS, type OwnerId, SCENARIO_IDS, type ScenarioId } from '../../machines/model.ts';
import { MARK_WORDS } from '../catalogue/message-kinds.ts';
import { acceptedOf, keptWords, OWNER_WORDS, untilWords } from '../claims/holding-words.ts';
import { holdingsAt, isKept, type PlacedHolding } from '../claims/holdings.ts';
import { type HoldingsLine, holdingsTable } from '../claims/holdings-table.ts';
import { componentOf, type Model } from '../model/model.ts';
import { zoneIn } from '../simulation/describe.ts';
import type { Run } from '../simulation/run.ts';
import { toCsv } from './csv-table.ts';
import { markdownTitle } from './ledger-md.ts';
import { escapeMarkdown, heading, toMarkdownTable } from './markdown.ts';
import {
  ALL_HOLDINGS,
  type FileScope,
  type HoldingsScope,
  momentWords,
  SCOPE_COLUMNS,
  scopeCells,
  scopeFields,
  toDocument,
} from './scope.ts';

/** Raise it when a field changes its meaning or goes away. */
const HOLDINGS_VERSION = 1;

type Cell = (holding: PlacedHolding, run: Run, scenario: ScenarioId) => string;

/** One row an item that a component has. The names of the columns are stable. */
export const HOLDING_COLUMNS: readonly (readonly [string, Cell])[] = [
  ['component', ({ component }, { model }) => componentOf(model, component).label],
  ['zone', ({ component }, run, scenario) => zoneIn(run, scenario, component).label],
  ['owner', ({ owner }) => OWNER_WORDS[owner].label],
  ['item', ({ item }) => item.text],
  ['data_class', ({ item }, { model }) => model.dataClasses[item.dataClass].label],
  ['mark', ({ item }) => (item.mark ? MARK_WORDS[item.mark].label : '')],
  ['kept', (holding) => keptWords(holding)],
  ['until', (holding) => untilWords(holding)],
  ['accepted', (holding, run) => acceptedOf(run, holding) ?? ''],
  ['since_number', ({ since }) => String(since + 1)],
  ['since_message', ({ since }, { trace }) => trace.messages[since]?.id ?? ''],
  ['reason', ({ reason }) => reason],
  ['evidence', ({ evidence }) => evidence],
  ['source', ({ source }) => source],
];

export function holdingsIn(
  run: Run,
  scenario: ScenarioId,
  { owner, atMs, keptOnly }: HoldingsScope,
): readonly PlacedHolding[] {
  return holdingsAt(run, scenario, atMs).filter(
    (holding) => (owner === null || holding.owner === owner) && (!keptOnly || isKept(holding)),
  );
}

/** What components have of a run as RFC 4180 text, one row an item at a component. */
export function toHoldingsCsv(run: Run, scenario: ScenarioId, { holdings = ALL_HOLDINGS }: FileScope = {}): string {
  const about = scopeCells(run, scenario);
  return toCsv(
    [...HOLDING_COLUMNS.map(([name]) => name), ...SCOPE_COLUMNS],
    holdingsIn(run, scenario, holdings).map((one) => [
      ...HOLDING_COLUMNS.map(([, cell]) => cell(one, run, scenario)),
      ...about,
    ]),
  );
}

/** A holding with its place and the ids of what it names. */
export const holdingFields = (run: Run, scenario: ScenarioId, holding: PlacedHolding) => ({
  component: holding.component,
  zone: zoneIn(run, scenario, holding.component).id,
  owner: holding.owner,
  item: holding.item.text,
  dataClass: holding.item.dataClass,
  mark: holding.item.mark ?? null,
  credential: holding.credential,
  accepted: acceptedOf(run, holding),
  kept: holding.kept,
  isDeleted: holding.isOver,
  until: holding.until,
  since: { number: holding.since + 1, message: run.trace.messages[holding.since]?.id ?? null, ms: holding.sinceMs },
  reason: holding.reason,
  evidence: holding.evidence,
  source: holding.source,
});

/** What components have of a run, with everything that is known about each item. Ends with a line feed. */
export function toHoldingsJson(run: Run, scenario: ScenarioId, { holdings = ALL_HOLDINGS }: FileScope = {}): string {
  return toDocument({
    version: HOLDINGS_VERSION,
    ...scopeFields(run, scenario),
    owner: holdings.owner,
    atMs: holdings.atMs,
    keptOnly: holdings.keptOnly,
    holdings: holdingsIn(run, scenario, holdings).map((one) => holdingFields(run, scenario, one)),
  });
}

const subjectWords = (model: Model, { subject }: HoldingsLine): string =>
  subject.kind === 'all'
    ? 'All items'
    : subject.kind === 'mark'
      ? `Marked: ${MARK_WORDS[subject.mark].label}`
      : model.dataClasses[subject.dataClass].label;

function countWords({ all, atRest, unknown }: HoldingsLine['counts'][ScenarioId]): string {
  if (all === 0) return '–';
  const passing = all - atRest - unknown;
  const counts = [
    [atRest, 'kept'],
    [unknown, 'unknown'],
    [passing, 'pass through'],
  ] as const;
  return counts.flatMap(([count, words]) => (count === 0 ? [] : `${count} ${words}`)).join(', ');
}

/** Holdings as a table of Markdown, without a heading. */
export const holdingsRows = (run: Run, scenario: ScenarioId, holdings: readonly PlacedHolding[]): string =>
  holdings.length === 0
    ? 'Nothing.\n'
    : toMarkdownTable(
        HOLDING_COLUMNS.map(([name]) => name.replaceAll('_', ' ')),
        holdings.map((one) => HOLDING_COLUMNS.map(([, cell]) => cell(one, run, scenario))),
      );

/** The counts of an owner in the three scenarios, then item by item what it has in one. */
export function holdingsSection(run: Run, scenario: ScenarioId, scope: HoldingsScope, level: number): string {
  const { model } = run;
  const owners: readonly OwnerId[] = scope.owner === null ? OWNER_IDS : [scope.owner];
  return owners
    .filter((owner) => model.zones.some((zone) => zone.owner === owner))
    .flatMap((owner) => [
      heading(level, `${OWNER_WORDS[owner].label}, ${momentWords(scope.atMs)}`),
      toMarkdownTable(
        ['Items', ...SCENARIO_IDS.map((id) => model.scenarios[id].label)],
        holdingsTable(run, owner, scope.atMs).map((line) => [
          subjectWords(model, line),
          ...SCENARIO_IDS.map((id) => countWords(line.counts[id])),
        ]),
      ),
      `${escapeMarkdown(`${model.scenarios[scenario].label}: ${scope.keptOnly ? 'what is or may be kept' : 'all items, also what only passes through'}. Unknown: no source says what is kept; ${OWNER_WORDS[owner].ask}.`)}\n`,
      holdingsRows(run, scenario, holdingsIn(run, scenario, { ...scope, owner })),
    ])
    .join('\n');
}

/** What components have of a run, as Markdown. */
export const toHoldingsMarkdown = (
  run: Run,
  scenario: ScenarioId,
  { holdings = ALL_HOLDINGS }: FileScope = {},
): string => [markdownTitle('Who holds what', run, scenario), holdingsSection(run, scenario, holdings, 2)].join('\n');
