import type { ScenarioId } from '../../machines/model.ts';
import { MARK_WORDS } from '../catalogue/message-kinds.ts';
import { type LedgerRow, ledgerOf } from '../claims/ledger.ts';
import { filterRows, filterWords } from '../claims/ledger-view.ts';
import { componentOf, type Model, phaseSpec, zoneSpec } from '../model/model.ts';
import { classesOf } from '../model/wording.ts';
import type { Run } from '../simulation/run.ts';
import { classWords } from './class-words.ts';
import { toCsv } from './csv-table.ts';
import { type FileScope, SCOPE_COLUMNS, scopeCells } from './scope.ts';

const COLUMNS: readonly (readonly [string, (row: LedgerRow, model: Model) => string])[] = [
  ['number', (row) => String(row.index + 1)],
  ['id', (row) => row.id],
  ['phase', (row, model) => phaseSpec(model, row.phase).label],
  ['pipeline_step', (row) => row.step ?? ''],
  ['label', (row) => row.label],
  ['from', (row, model) => componentOf(model, row.from).label],
  ['to', (row, model) => componentOf(model, row.to).label],
  ['leaves', (row, model) => zoneSpec(model, row.leaves).label],
  ['enters', (row, model) => zoneSpec(model, row.enters).label],
  ['crossing', (row) => row.crossing],
  ['connection', (row) => row.connection],
  ['opened_by', (row, model) => componentOf(model, row.opener).label],
  ['requests', (row) => String(row.requests)],
  ['protocol', (row) => row.protocol],
  ['port', (row) => (row.port === null ? '' : String(row.port))],
  ['endpoint', (row) => row.endpoint],
  ['auth', (row) => row.auth],
  ['data_class', (row, model) => model.dataClasses[row.dataClass].label],
  ['data_classes', (row, model) => classWords(model, classesOf(row))],
  ['payload', (row) => row.payload.join('; ')],
  ['status', (row) => row.status],
  ['evidence', (row) => row.evidence],
  ['source', (row) => row.source],
  ['carries', (row) => row.carries],
  ['marks', (row) => row.marks.map((mark) => MARK_WORDS[mark].label).join('; ')],
];

/**
 * The ledger as RFC 4180 text, one row a message that crosses. Each row says what was asked for, nothing when that was
 * all of them, and which run it is about.
 */
export function toLedgerCsv(run: Run, scenario: ScenarioId, { ledger: filter = {} }: FileScope = {}): string {
  const about = [filterWords(run.model, filter) ?? '', ...scopeCells(run, scenario)];
  return toCsv(
    [...COLUMNS.map(([name]) => name), 'only', ...SCOPE_COLUMNS],
    filterRows(ledgerOf(run, scenario).rows, filter).map((row) => [
      ...COLUMNS.map(([, cell]) => cell(row, run.model)),
      ...about,
    ]),
  );
}
