import {
  COMPONENT_IDS,
  type ComponentId,
  type Connection,
  DATA_CLASS_IDS,
  type DataClassId,
  type InfrastructureId,
  type ScenarioId,
} from '../../machines/model.ts';
import { HOSTS, type HostSpec, NETWORK_PURPOSES, type NetworkPurpose } from '../catalogue/hosts.ts';
import { exchangeOf, FAILURES } from '../catalogue/index.ts';
import type { Trace } from '../simulation/trace.ts';
import { CATALOGUE, connectionEnds, type Lookup, type SeenMessage, seenIn } from './seen.ts';

/** What a firewall has to let through: all crossings of one opener to one acceptor on one port. */
export interface FirewallRule {
  /** Who opens the connection. */
  readonly source: ComponentId;
  readonly sourceSide: InfrastructureId;
  /** Who accepts it. */
  readonly destination: ComponentId;
  readonly destinationSide: InfrastructureId;
  /** The name of the destination, null where no source gives one. */
  readonly host: HostSpec | null;
  readonly protocol: string;
  readonly port: number | null;
  /** Direction of the connection, seen from your infrastructure. */
  readonly connection: Exclude<Connection, 'none'>;
  /** What it is for: titles of the beats that use it, joined by semicolons. */
  readonly why: string;
  /** What the documentation says it is for, where it does. */
  readonly documented: NetworkPurpose | null;
  /** Data that travels from your infrastructure to ZenML's, and back. */
  readonly leaves: readonly DataClassId[];
  readonly enters: readonly DataClassId[];
  /** Both of them. */
  readonly dataClasses: readonly DataClassId[];
  /** `optional` when the run goes on without every message on it; the dashboard may still show less. */
  readonly need: 'needed' | 'optional';
  /** Ids of the messages, in send order. */
  readonly messages: readonly string[];
}

function hostOf(opener: ComponentId, acceptor: ComponentId, scenario: ScenarioId): HostSpec | null {
  const found = HOSTS.find(
    (entry) => entry.acceptor === acceptor && entry.openers.includes(opener) && entry.scenarios.includes(scenario),
  );
  return found ?? null;
}

const classesOf = (crossings: readonly SeenMessage[], crossing?: SeenMessage['crossing']): readonly DataClassId[] =>
  DATA_CLASS_IDS.filter((id) =>
    crossings.some((seen) => seen.spec.dataClass === id && seen.crossing === (crossing ?? seen.crossing)),
  );

function toRule(scenario: ScenarioId, crossings: readonly SeenMessage[]): FirewallRule[] {
  const [first] = crossings;
  if (!first || first.connection === 'none') return [];
  const { opener, acceptor } = connectionEnds(first.spec);
  const titles = new Set(crossings.map((seen) => exchangeOf(seen.spec).title));
  return [
    {
      source: opener,
      sourceSide: opener === first.spec.from ? first.fromSide : first.toSide,
      destination: acceptor,
      destinationSide: acceptor === first.spec.to ? first.toSide : first.fromSide,
      host: hostOf(opener, acceptor, scenario),
      protocol: first.spec.protocol,
      port: first.spec.port,
      connection: first.connection,
      why: [...titles].join('; '),
      documented: NETWORK_PURPOSES.find((rule) => rule.opener === opener && rule.acceptor === acceptor) ?? null,
      leaves: classesOf(crossings, 'leaves'),
      enters: classesOf(crossings, 'enters'),
      dataClasses: classesOf(crossings),
      need: crossings.every((seen) => FAILURES[seen.spec.failure].tolerated) ? 'optional' : 'needed',
      messages: crossings.map((seen) => seen.message.id),
    },
  ];
}

/**
 * The crossings of a run, folded into what a firewall must allow in a scenario. Outbound rules first, each direction in
 * the order of the diagram's columns. Empty when nothing crosses.
 */
export function rulesOf(trace: Trace, scenario: ScenarioId, lookup: Lookup = CATALOGUE): readonly FirewallRule[] {
  const folded = new Map<string, SeenMessage[]>();
  for (const seen of seenIn(trace, scenario, lookup)) {
    if (seen.crossing === 'none') continue;
    const { opener, acceptor } = connectionEnds(seen.spec);
    const key = [opener, acceptor, seen.spec.port, seen.spec.protocol].join(' ');
    const group = folded.get(key);
    if (group) group.push(seen);
    else folded.set(key, [seen]);
  }
  const rank = (rule: FirewallRule): number =>
    ((rule.connection === 'outbound' ? 0 : 1) * COMPONENT_IDS.length + COMPONENT_IDS.indexOf(rule.source)) *
      COMPONENT_IDS.length +
    COMPONENT_IDS.indexOf(rule.destination);
  return [...folded.values()].flatMap((crossings) => toRule(scenario, crossings)).sort((a, b) => rank(a) - rank(b));
}
