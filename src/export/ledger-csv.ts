import type { ScenarioId } from '../../machines/model.ts';
import { COMPONENTS, DATA_CLASSES, INFRASTRUCTURES, PHASES } from '../catalogue/index.ts';
import { type LedgerRow, ledgerOf } from '../claims/ledger.ts';
import type { Trace } from '../simulation/trace.ts';
import { toCsv } from './csv-table.ts';
import { headerOf } from './header.ts';

const COLUMNS: readonly (readonly [string, (row: LedgerRow) => string])[] = [
  ['number', (row) => String(row.index + 1)],
  ['id', (row) => row.id],
  ['phase', (row) => PHASES.find((phase) => phase.id === row.phase)?.label ?? row.phase],
  ['pipeline_step', (row) => row.step ?? ''],
  ['label', (row) => row.label],
  ['from', (row) => COMPONENTS[row.from].label],
  ['to', (row) => COMPONENTS[row.to].label],
  ['leaves', (row) => INFRASTRUCTURES[row.leaves].label],
  ['enters', (row) => INFRASTRUCTURES[row.enters].label],
  ['crossing', (row) => row.crossing],
  ['connection', (row) => row.connection],
  ['opened_by', (row) => COMPONENTS[row.opener].label],
  ['protocol', (row) => row.protocol],
  ['port', (row) => (row.port === null ? '' : String(row.port))],
  ['endpoint', (row) => row.endpoint],
  ['auth', (row) => row.auth],
  ['data_class', (row) => DATA_CLASSES[row.dataClass].label],
  ['payload', (row) => row.payload.join('; ')],
  ['status', (row) => row.status],
  ['evidence', (row) => row.evidence],
  ['source', (row) => row.source],
];

/**
 * The ledger as RFC 4180 text, one row a message that crosses. The last column has no cells: its name says which
 * scenario and options the file is about, so that every row stays a message and the first line the names of columns.
 */
export function toLedgerCsv(trace: Trace, scenario: ScenarioId): string {
  const { scenario: label, options, sources, notice } = headerOf(trace, scenario);
  const header = [...COLUMNS.map(([name]) => name), `${label}, ${options}, ${sources}. ${notice}`];
  const rows = ledgerOf(trace, scenario).rows.map((row) => [...COLUMNS.map(([, cell]) => cell(row)), '']);
  return toCsv(header, rows);
}
