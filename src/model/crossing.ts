import type {
  ComponentId,
  Connection,
  Crossing,
  OwnerId,
  RunOptions,
  ScenarioId,
  ZoneId,
} from '../../machines/model.ts';
import { type Model, zoneSpec } from './model.ts';
import type { MessageContent, Placement, ZoneSpec } from './types.ts';
import { circumstancesOf, holds } from './wording.ts';

/** Where the components of a run stand in a scenario: as the scenario says, unless an option moves them. */
export function placementOf(model: Model, scenario: ScenarioId, options: RunOptions): Placement {
  const { placement } = model.scenarios[scenario];
  if (model.placementRules.length === 0) return placement;
  const circumstances = circumstancesOf(model, options);
  const rules = model.placementRules.filter(
    (rule) => rule.scenarios?.includes(scenario) !== false && holds(rule.in, circumstances),
  );
  return Object.assign({}, placement, ...rules.map((rule) => rule.placement)) as Placement;
}

/** The zone in which a component stands. Throws when the placement has no place for it. */
export function zoneOf(model: Model, placement: Placement, component: ComponentId): ZoneSpec {
  const id: ZoneId | undefined = placement[component];
  if (id === undefined) throw new Error(`[model] ${component} stands nowhere. Give it a zone in every scenario.`);
  return zoneSpec(model, id);
}

/** The zones around a zone, from the outermost to itself. */
export function ancestryOf(model: Model, zone: ZoneSpec): readonly ZoneSpec[] {
  return zone.parent === undefined ? [zone] : [...ancestryOf(model, zoneSpec(model, zone.parent)), zone];
}

/**
 * Whose border a message passes: that between you and ZenML, or that of a third party, whoever is on its other side.
 * `none` when both ends have one owner. The two are counted apart.
 */
export type Border = 'none' | 'zenml' | 'third-party';

/** Where a message goes and who opens its connection, as zones and as seen from your infrastructure. */
export interface BoundaryCrossing {
  readonly fromZone: ZoneSpec;
  readonly toZone: ZoneSpec;
  /** The zone that opens the connection. */
  readonly openerZone: ZoneSpec;
  /** `none` when both ends have one owner. */
  readonly crossing: Crossing;
  /** `none` when nothing crosses. */
  readonly connection: Connection;
  readonly border: Border;
}

function borderOf(one: OwnerId, other: OwnerId): Border {
  if (one === other) return 'none';
  return one === 'third-party' || other === 'third-party' ? 'third-party' : 'zenml';
}

/** Whether a message crosses between owners: computed from where its two ends stand, never drawn. */
export function crossingOf(
  model: Model,
  placement: Placement,
  { from, to, opener }: Pick<MessageContent, 'from' | 'to' | 'opener'>,
): BoundaryCrossing {
  const fromZone = zoneOf(model, placement, from);
  const toZone = zoneOf(model, placement, to);
  const openerZone = opener === 'sender' ? fromZone : toZone;
  const sides = (crossing: Crossing, connection: Connection): BoundaryCrossing => ({
    fromZone,
    toZone,
    openerZone,
    crossing,
    connection,
    border: borderOf(fromZone.owner, toZone.owner),
  });
  if (fromZone.owner === toZone.owner) return sides('none', 'none');
  if (fromZone.owner !== 'you' && toZone.owner !== 'you') return sides('outside', 'outside');
  return sides(fromZone.owner === 'you' ? 'leaves' : 'enters', openerZone.owner === 'you' ? 'outbound' : 'inbound');
}
