import {
  type ComponentId,
  type Connection,
  DATA_CLASS_IDS,
  type DataClassId,
  type ScenarioId,
  type ZoneId,
} from '../../machines/model.ts';
import { componentIdsOf, exchangeOfMessage, failureSpec } from '../model/model.ts';
import type { HostSpec, NetworkPurpose } from '../model/types.ts';
import { circumstancesOf, classesOf as classesOfMessage, holds } from '../model/wording.ts';
import { gatewayOf } from '../simulation/describe.ts';
import type { Run } from '../simulation/run.ts';
import { connectionEnds, type PlacedMessage, placedMessages } from './placed-messages.ts';

/**
 * Between whom a connection is: `zenml`, between you and ZenML; `third-party`, with somebody else that you chose;
 * `inside`, within your own infrastructure, where a firewall may stand too; `elsewhere`, between ZenML and a third
 * party, listed because your data may be on it: it passes no firewall of yours.
 */
export const RULE_GROUPS = ['zenml', 'third-party', 'inside', 'elsewhere'] as const;
export type RuleGroup = (typeof RULE_GROUPS)[number];

/** The headings of the groups. */
export const GROUP_LABELS: Readonly<Record<RuleGroup, string>> = {
  zenml: 'To and from ZenML',
  'third-party': 'To third parties',
  inside: 'Inside your infrastructure',
  elsewhere: 'Between ZenML and third parties, not through your firewall',
};

/** Whether data leaves or enters your infrastructure on the connections of a group. On the others it does neither. */
export const passesYourBorder = (group: RuleGroup): boolean => group === 'zenml' || group === 'third-party';

/** What stands in the place of a host that no source names: only whoever runs it knows. */
export const TO_CONFIRM = 'confirm';

/** What a firewall has to let through: all connections of one opener to one acceptor on one port. */
export interface FirewallRule {
  readonly group: RuleGroup;
  /** Who opens the connection. */
  readonly source: ComponentId;
  readonly sourceZone: ZoneId;
  /** Who accepts it. */
  readonly destination: ComponentId;
  readonly destinationZone: ZoneId;
  /** The name of the destination, null where no source gives one. */
  readonly host: HostSpec | null;
  readonly protocol: string;
  readonly port: number | null;
  /** Direction of the connection, seen from your infrastructure; `none` inside of it. */
  readonly connection: Connection;
  /** What it passes on its way out, in words; null when it goes straight. */
  readonly via: string | null;
  /** What it is for: titles of the beats that use it, in the order of the run. */
  readonly why: readonly string[];
  /** What the documentation says it is for, where it does. */
  readonly documented: NetworkPurpose | null;
  /** Data that leaves your infrastructure on it, and that enters. */
  readonly leaves: readonly DataClassId[];
  readonly enters: readonly DataClassId[];
  /** All that is sent on it, in either direction. */
  readonly dataClasses: readonly DataClassId[];
  /** `optional` when the run goes on without every message on it; the dashboard may still show less. */
  readonly need: 'needed' | 'optional';
  /** Ids of the messages, in send order. */
  readonly messages: readonly string[];
}

const CONNECTION_ORDER: readonly Connection[] = ['outbound', 'inbound', 'outside', 'none'];

/** Where a component answers in a scenario, as far as a source says; null for a host that only you know. */
export function hostFor(
  { model, origin }: Run,
  opener: ComponentId,
  acceptor: ComponentId,
  scenario: ScenarioId,
): HostSpec | null {
  const circumstances = circumstancesOf(model, origin.config);
  const found = model.hosts.find(
    (entry) =>
      entry.acceptor === acceptor &&
      entry.openers.includes(opener) &&
      entry.scenarios.includes(scenario) &&
      (entry.in === undefined || holds(entry.in, circumstances)),
  );
  return found ?? null;
}

const classesOf = (crossings: readonly PlacedMessage[], crossing?: PlacedMessage['crossing']): readonly DataClassId[] =>
  DATA_CLASS_IDS.filter((id) =>
    crossings.some(
      (placed) => classesOfMessage(placed.spec).includes(id) && placed.crossing === (crossing ?? placed.crossing),
    ),
  );

function groupOf({ border, crossing }: PlacedMessage): RuleGroup {
  if (border === 'none') return 'inside';
  return crossing === 'outside' ? 'elsewhere' : border;
}

/** Whether a connection is listed: a network is used, and one of its ends at least is yours or a third party's. */
function concernsYou({ spec, fromZone, toZone, border }: PlacedMessage): boolean {
  if (border === 'none') return spec.port !== null && spec.from !== spec.to && fromZone.owner === 'you';
  return spec.port !== null && (fromZone.owner === 'you' || toZone.owner === 'you' || border === 'third-party');
}

function toRule(run: Run, scenario: ScenarioId, crossings: readonly PlacedMessage[]): FirewallRule[] {
  const { model } = run;
  const [first] = crossings;
  if (!first) return [];
  const { opener, acceptor } = connectionEnds(first.spec);
  const titles = new Set(crossings.map((placed) => exchangeOfMessage(model, placed.spec.id).title));
  return [
    {
      group: groupOf(first),
      source: opener,
      sourceZone: first.openerZone.id,
      destination: acceptor,
      destinationZone: (acceptor === first.spec.to ? first.toZone : first.fromZone).id,
      host: hostFor(run, opener, acceptor, scenario),
      protocol: first.spec.protocol,
      port: first.spec.port,
      connection: first.connection,
      via: gatewayOf(run, scenario, first.message)?.words ?? null,
      why: [...titles],
      documented: model.networkPurposes.find((rule) => rule.opener === opener && rule.acceptor === acceptor) ?? null,
      leaves: classesOf(crossings, 'leaves'),
      enters: classesOf(crossings, 'enters'),
      dataClasses: classesOf(crossings),
      need: crossings.every((placed) => failureSpec(model, placed.spec.failure).tolerated) ? 'optional' : 'needed',
      messages: crossings.map((placed) => placed.message.id),
    },
  ];
}

/**
 * The connections of a run, folded into what firewalls must allow in a scenario: first those with ZenML, then those
 * with third parties, then those inside of your infrastructure, last those of ZenML with third parties. In each group outbound rules come first, then inbound
 * ones, then those between others, each direction in the order of the diagram's columns.
 */
export function rulesOf(run: Run, scenario: ScenarioId): readonly FirewallRule[] {
  const { model } = run;
  const folded = new Map<string, PlacedMessage[]>();
  for (const placed of placedMessages(run, scenario)) {
    if (!concernsYou(placed)) continue;
    const { opener, acceptor } = connectionEnds(placed.spec);
    const key = [opener, acceptor, placed.spec.port, placed.spec.protocol].join(' ');
    const group = folded.get(key);
    if (group) group.push(placed);
    else folded.set(key, [placed]);
  }
  const order = componentIdsOf(model);
  const rank = ({ group, connection, source, destination }: FirewallRule): number =>
    [
      RULE_GROUPS.indexOf(group),
      CONNECTION_ORDER.indexOf(connection),
      order.indexOf(source),
      order.indexOf(destination),
    ].reduce((sum, position) => sum * order.length + position, 0);
  return [...folded.values()]
    .flatMap((crossings) => toRule(run, scenario, crossings))
    .sort((a, b) => rank(a) - rank(b));
}
