import type { DataClassId, ScenarioId } from '../../machines/model.ts';
import {
  type FirewallRule,
  GROUP_LABELS,
  passesYourBorder,
  RULE_GROUPS,
  type RuleGroup,
  rulesOf,
  TO_CONFIRM,
} from '../claims/firewall.ts';
import { componentOf, type Model } from '../model/model.ts';
import type { Run } from '../simulation/run.ts';
import { classWords } from './class-words.ts';
import { markdownTitle } from './ledger-md.ts';
import { evidenceWords, heading, toMarkdownTable } from './markdown.ts';

/** The columns of a group. Data has a direction where it passes your border. */
const columnsOf = (group: RuleGroup): readonly string[] => [
  ...['Connection', 'Source', 'Destination', 'Host', 'Protocol and port', 'Why'],
  ...(passesYourBorder(group) ? ['Data that leaves', 'Data that enters'] : ['Data']),
  'Need',
];

const classes = (model: Model, ids: readonly DataClassId[]): string => classWords(model, ids, ', ') || 'none';

function hostWords({ host }: FirewallRule): string {
  if (host === null) return TO_CONFIRM;
  return `${host.host} (${evidenceWords(host.evidence, host.source)}${host.note === undefined ? '' : `; ${host.note}`})`;
}

function toCells(model: Model, rule: FirewallRule): string[] {
  const documented =
    rule.documented === null ? '' : ` (documented: “${rule.documented.purpose}”, ${rule.documented.source})`;
  return [
    `${rule.group === 'inside' ? 'inside' : rule.connection}${rule.via === null ? '' : `, ${rule.via}`}`,
    componentOf(model, rule.source).label,
    componentOf(model, rule.destination).label,
    hostWords(rule),
    rule.port === null ? rule.protocol : `${rule.protocol} ${rule.port}`,
    `${rule.why.join('; ')}${documented}`,
    ...(passesYourBorder(rule.group) ? [rule.leaves, rule.enters] : [rule.dataClasses]).map((ids) =>
      classes(model, ids),
    ),
    rule.need,
  ];
}

/** Connections in groups. Optional is what the run itself goes on without. */
export function firewallSection(run: Run, scenario: ScenarioId, level: number): string {
  const rules = rulesOf(run, scenario);
  return [
    'Directions are seen from your infrastructure; inside of it, data neither leaves nor enters. A bare request counts as no data. A connection is optional when the run goes on without it. Those inside your infrastructure are listed too, for firewalls between its parts: your cloud counts as yours. Where a host is to be confirmed, no source names it.\n',
    ...RULE_GROUPS.flatMap((group) => {
      const own = rules.filter((rule) => rule.group === group);
      // Most runs have none, and a reader of rules has nothing to do about it.
      if (group === 'elsewhere' && own.length === 0) return [];
      const cells = own.map((rule) => toCells(run.model, rule));
      return [
        heading(level, GROUP_LABELS[group]),
        own.length === 0 ? 'No connection.\n' : toMarkdownTable(columnsOf(group), cells),
      ];
    }),
  ].join('\n');
}

/** What firewalls must let through for a run, as Markdown. */
export const toFirewallMarkdown = (run: Run, scenario: ScenarioId): string =>
  [markdownTitle('Firewall rules', run, scenario), firewallSection(run, scenario, 2)].join('\n');
