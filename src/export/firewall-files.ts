import type { DataClassId, ScenarioId } from '../../machines/model.ts';
import { type FirewallRule, GROUP_LABELS, passesYourBorder, rulesOf, TO_CONFIRM } from '../claims/firewall.ts';
import { componentOf, type Model } from '../model/model.ts';
import type { Run } from '../simulation/run.ts';
import { classWords } from './class-words.ts';
import { toCsv } from './csv-table.ts';
import { headerOf } from './header.ts';
import { SCOPE_COLUMNS, scopeCells } from './scope.ts';

/** Raise it when a field changes its meaning or goes away. */
const RULES_VERSION = 3;

/** What goes one way; nothing where there is no such way, as inside of your infrastructure. */
const oneWay = (model: Model, { group }: FirewallRule, ids: readonly DataClassId[]): string =>
  passesYourBorder(group) ? classWords(model, ids) || 'none' : '';

const COLUMNS: readonly (readonly [string, (rule: FirewallRule, model: Model) => string])[] = [
  ['group', (rule) => GROUP_LABELS[rule.group]],
  ['connection', (rule) => (rule.group === 'inside' ? 'inside' : rule.connection)],
  ['source', (rule, model) => componentOf(model, rule.source).label],
  ['destination', (rule, model) => componentOf(model, rule.destination).label],
  ['host', (rule) => rule.host?.host ?? TO_CONFIRM],
  ['host_evidence', (rule) => rule.host?.evidence ?? ''],
  ['host_source', (rule) => rule.host?.source ?? ''],
  ['protocol', (rule) => rule.protocol],
  ['port', (rule) => (rule.port === null ? '' : String(rule.port))],
  ['via', (rule) => rule.via ?? ''],
  ['why', (rule) => rule.why.join('; ')],
  ['data_leaves', (rule, model) => oneWay(model, rule, rule.leaves)],
  ['data_enters', (rule, model) => oneWay(model, rule, rule.enters)],
  ['data_classes', (rule, model) => classWords(model, rule.dataClasses)],
  ['need', (rule) => rule.need],
];

/** The firewall rules as RFC 4180 text, one row a connection. Each row says which run it is about. */
export function toFirewallCsv(run: Run, scenario: ScenarioId): string {
  const about = scopeCells(run, scenario);
  return toCsv(
    [...COLUMNS.map(([name]) => name), ...SCOPE_COLUMNS],
    rulesOf(run, scenario).map((rule) => [...COLUMNS.map(([, cell]) => cell(rule, run.model)), ...about]),
  );
}

/** The firewall rules with everything that is known about each. Ends with a line feed. */
export function toFirewallJson(run: Run, scenario: ScenarioId): string {
  const { options, analytics, sources, notice } = headerOf(run, scenario);
  const document = {
    version: RULES_VERSION,
    config: { scenario, ...run.origin.config },
    options,
    analytics,
    sources,
    notice,
    rules: rulesOf(run, scenario).map(({ source, sourceZone, destination, destinationZone, ...rule }) => ({
      source,
      // The names that the file has given them since its first version.
      sourceSide: sourceZone,
      destination,
      destinationSide: destinationZone,
      ...rule,
      why: rule.why.join('; '),
    })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
