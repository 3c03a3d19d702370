import {
  type ComponentId,
  type Connection,
  DATA_CLASS_IDS,
  type DataClassId,
  type ScenarioId,
  type ZoneId,
} from '../../machines/model.ts';
import { componentIdsOf, exchangeOfMessage, failureSpec, type Model } from '../model/model.ts';
import type { HostSpec, NetworkPurpose } from '../model/types.ts';
import { classesOf as classesOfMessage } from '../model/wording.ts';
import type { Run } from '../simulation/run.ts';
import { connectionEnds, type PlacedMessage, placedMessages } from './placed-messages.ts';

/** What a firewall has to let through: all crossings of one opener to one acceptor on one port. */
export interface FirewallRule {
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
  /** Direction of the connection, placed from your infrastructure. */
  readonly connection: Exclude<Connection, 'none'>;
  /** What it is for: titles of the beats that use it, joined by semicolons. */
  readonly why: string;
  /** What the documentation says it is for, where it does. */
  readonly documented: NetworkPurpose | null;
  /** Data that leaves your infrastructure on it, and that enters. */
  readonly leaves: readonly DataClassId[];
  readonly enters: readonly DataClassId[];
  /** Both of them. */
  readonly dataClasses: readonly DataClassId[];
  /** `optional` when the run goes on without every message on it; the dashboard may still show less. */
  readonly need: 'needed' | 'optional';
  /** Ids of the messages, in send order. */
  readonly messages: readonly string[];
}

/** Where a component answers in a scenario, as far as a source says; null for a host that only you know. */
export function hostFor(
  model: Model,
  opener: ComponentId,
  acceptor: ComponentId,
  scenario: ScenarioId,
): HostSpec | null {
  const found = model.hosts.find(
    (entry) => entry.acceptor === acceptor && entry.openers.includes(opener) && entry.scenarios.includes(scenario),
  );
  return found ?? null;
}

const classesOf = (crossings: readonly PlacedMessage[], crossing?: PlacedMessage['crossing']): readonly DataClassId[] =>
  DATA_CLASS_IDS.filter((id) =>
    crossings.some(
      (placed) => classesOfMessage(placed.spec).includes(id) && placed.crossing === (crossing ?? placed.crossing),
    ),
  );

function toRule(model: Model, scenario: ScenarioId, crossings: readonly PlacedMessage[]): FirewallRule[] {
  const [first] = crossings;
  if (!first || first.connection === 'none') return [];
  const { opener, acceptor } = connectionEnds(first.spec);
  const titles = new Set(crossings.map((placed) => exchangeOfMessage(model, placed.spec.id).title));
  return [
    {
      source: opener,
      sourceZone: first.openerZone.id,
      destination: acceptor,
      destinationZone: (acceptor === first.spec.to ? first.toZone : first.fromZone).id,
      host: hostFor(model, opener, acceptor, scenario),
      protocol: first.spec.protocol,
      port: first.spec.port,
      connection: first.connection,
      why: [...titles].join('; '),
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
 * The crossings of a run, folded into what a firewall must allow in a scenario. Outbound rules first, then inbound ones, then
 * those between others, each direction in
 * the order of the diagram's columns. Empty when nothing crosses.
 */
export function rulesOf(run: Run, scenario: ScenarioId): readonly FirewallRule[] {
  const { model } = run;
  const folded = new Map<string, PlacedMessage[]>();
  for (const placed of placedMessages(run, scenario)) {
    if (placed.crossing === 'none') continue;
    const { opener, acceptor } = connectionEnds(placed.spec);
    const key = [opener, acceptor, placed.spec.port, placed.spec.protocol].join(' ');
    const group = folded.get(key);
    if (group) group.push(placed);
    else folded.set(key, [placed]);
  }
  const order = componentIdsOf(model);
  const rank = ({ connection, source, destination }: FirewallRule): number =>
    (['outbound', 'inbound', 'outside'].indexOf(connection) * order.length + order.indexOf(source)) * order.length +
    order.indexOf(destination);
  return [...folded.values()]
    .flatMap((crossings) => toRule(model, scenario, crossings))
    .sort((a, b) => rank(a) - rank(b));
}
