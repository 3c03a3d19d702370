import type { ScenarioId } from '../../machines/model.ts';
import { COMPONENTS, DATA_CLASSES } from '../catalogue/index.ts';
import { type FirewallRule, rulesOf } from '../claims/firewall.ts';
import type { Trace } from '../simulation/trace.ts';
import { toCsv } from './csv-table.ts';
import { headerOf } from './header.ts';

/** Raise it when a field changes its meaning or goes away. */
const RULES_VERSION = 1;

const COLUMNS: readonly (readonly [string, (rule: FirewallRule) => string])[] = [
  ['connection', (rule) => rule.connection],
  ['source', (rule) => COMPONENTS[rule.source].label],
  ['destination', (rule) => COMPONENTS[rule.destination].label],
  ['host', (rule) => rule.host?.host ?? ''],
  ['host_evidence', (rule) => rule.host?.evidence ?? ''],
  ['host_source', (rule) => rule.host?.source ?? ''],
  ['protocol', (rule) => rule.protocol],
  ['port', (rule) => (rule.port === null ? '' : String(rule.port))],
  ['why', (rule) => rule.why],
  ['data_classes', (rule) => rule.dataClasses.map((id) => DATA_CLASSES[id].label).join('; ')],
  ['need', (rule) => rule.need],
];

/** The firewall rules as RFC 4180 text. As in the ledger, the name of the last column says what the file is about. */
export function toFirewallCsv(trace: Trace, scenario: ScenarioId): string {
  const { scenario: label, options, sources, notice } = headerOf(trace, scenario);
  const header = [...COLUMNS.map(([name]) => name), `${label}, ${options}, ${sources}. ${notice}`];
  return toCsv(
    header,
    rulesOf(trace, scenario).map((rule) => [...COLUMNS.map(([, cell]) => cell(rule)), '']),
  );
}

/** The firewall rules with everything that is known about each. Ends with a line feed. */
export function toFirewallJson(trace: Trace, scenario: ScenarioId): string {
  const { options, sources, notice } = headerOf(trace, scenario);
  const document = {
    version: RULES_VERSION,
    config: { scenario, ...trace.config },
    options,
    sources,
    notice,
    rules: rulesOf(trace, scenario),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
