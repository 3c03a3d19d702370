import type { ScenarioId } from '../../machines/model.ts';
import type { Run } from '../simulation/run.ts';
import { toChromeTrace } from './chrome-trace.ts';
import { toMessagesCsv } from './csv.ts';
import { toFirewallCsv, toFirewallJson } from './firewall-files.ts';
import { toFirewallMarkdown } from './firewall-md.ts';
import { toJson } from './json.ts';
import { toLedgerCsv } from './ledger-csv.ts';
import { toLedgerJson } from './ledger-json.ts';
import { toLedgerMarkdown } from './ledger-md.ts';
import { toMermaid } from './mermaid.ts';
import { toOtlp } from './otlp.ts';
import { sequenceSvg } from './sequence-svg.ts';
import { toText } from './text.ts';

export interface Exporter {
  /** Turns a run, seen in a scenario, into the whole content of a file. Same run, same bytes. */
  readonly serialise: (run: Run, scenario: ScenarioId) => string;
}

/** All file formats by the name that the command line uses. */
export const EXPORTERS = {
  text: { serialise: toText },
  json: { serialise: toJson },
  mermaid: { serialise: toMermaid },
  otlp: { serialise: toOtlp },
  chrome: { serialise: toChromeTrace },
  csv: { serialise: toMessagesCsv },
  // In light colours: a file is read on paper more often than on a dark page.
  svg: { serialise: (run, scenario) => sequenceSvg(run, scenario) },
  'ledger-csv': { serialise: toLedgerCsv },
  'ledger-json': { serialise: toLedgerJson },
  'ledger-md': { serialise: toLedgerMarkdown },
  'firewall-csv': { serialise: toFirewallCsv },
  'firewall-json': { serialise: toFirewallJson },
  'firewall-md': { serialise: toFirewallMarkdown },
} as const satisfies Record<string, Exporter>;

export type ExportFormat = keyof typeof EXPORTERS;

export { outcomeText } from './text.ts';
