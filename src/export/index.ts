import type { ScenarioId } from '../../machines/model.ts';
import type { Run } from '../simulation/run.ts';
import { toBreachCsv, toBreachJson, toBreachMarkdown } from './breach-files.ts';
import { toChromeTrace } from './chrome-trace.ts';
import { toClaimsCsv, toClaimsJson, toClaimsMarkdown } from './claims-files.ts';
import { toMessagesCsv } from './csv.ts';
import { toFirewallCsv, toFirewallJson } from './firewall-files.ts';
import { toFirewallMarkdown } from './firewall-md.ts';
import { toHoldingsCsv, toHoldingsJson, toHoldingsMarkdown } from './holdings-files.ts';
import { toJson } from './json.ts';
import { toLedgerCsv } from './ledger-csv.ts';
import { toLedgerJson } from './ledger-json.ts';
import { toLedgerMarkdown } from './ledger-md.ts';
import { toMermaid } from './mermaid.ts';
import { toOtlp } from './otlp.ts';
import { toReportMarkdown } from './report-md.ts';
import type { FileScope } from './scope.ts';
import { sequenceSvg } from './sequence-svg.ts';
import { toText } from './text.ts';
import { toVerdictCsv, toVerdictJson, toVerdictMarkdown } from './verdict-files.ts';

export interface Exporter {
  /**
   * Turns a run, seen in a scenario, into the whole content of a file. Same run, same bytes.
   * @param scope what a file about holdings or a breach is about, where it is not what somebody asks first
   */
  readonly serialise: (run: Run, scenario: ScenarioId, scope?: FileScope) => string;
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
  'verdict-csv': { serialise: toVerdictCsv },
  'verdict-json': { serialise: toVerdictJson },
  'verdict-md': { serialise: toVerdictMarkdown },
  'holdings-csv': { serialise: toHoldingsCsv },
  'holdings-json': { serialise: toHoldingsJson },
  'holdings-md': { serialise: toHoldingsMarkdown },
  'breach-csv': { serialise: toBreachCsv },
  'breach-json': { serialise: toBreachJson },
  'breach-md': { serialise: toBreachMarkdown },
  'claims-csv': { serialise: toClaimsCsv },
  'claims-json': { serialise: toClaimsJson },
  'claims-md': { serialise: toClaimsMarkdown },
  'report-md': { serialise: toReportMarkdown },
} as const satisfies Record<string, Exporter>;

export type ExportFormat = keyof typeof EXPORTERS;

export type { FileScope } from './scope.ts';
export { outcomeText } from './text.ts';
