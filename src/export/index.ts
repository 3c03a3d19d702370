import type { ScenarioId } from '../../machines/model.ts';
import type { Trace } from '../simulation/trace.ts';
import { toFirewallMarkdown } from './firewall-md.ts';
import { toJson } from './json.ts';
import { toLedgerCsv } from './ledger-csv.ts';
import { toLedgerJson } from './ledger-json.ts';
import { toLedgerMarkdown } from './ledger-md.ts';
import { toText } from './text.ts';

export interface Exporter {
  /** Turns a run, seen in a scenario, into the whole content of a file. Same run, same bytes. */
  readonly serialise: (trace: Trace, scenario: ScenarioId) => string;
}

/** All file formats by the name that the command line uses. */
export const EXPORTERS = {
  text: { serialise: toText },
  json: { serialise: toJson },
  'ledger-csv': { serialise: toLedgerCsv },
  'ledger-json': { serialise: toLedgerJson },
  'ledger-md': { serialise: toLedgerMarkdown },
  'firewall-md': { serialise: toFirewallMarkdown },
} as const satisfies Record<string, Exporter>;

export type ExportFormat = keyof typeof EXPORTERS;

export { outcomeText } from './text.ts';
