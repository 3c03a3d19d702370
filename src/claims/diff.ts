import { DATA_CLASS_IDS, type DataClassId, type ScenarioId } from '../../machines/model.ts';
import type { Model } from '../model/model.ts';
import { classesOf } from '../model/wording.ts';
import { countThirdParty } from '../simulation/describe.ts';
import type { Run } from '../simulation/run.ts';
import { type PlacedMessage, placedMessages } from './placed-messages.ts';

/** Messages behind one number of the diff. */
export interface DiffGroup {
  /** Ids in send order. */
  readonly messages: readonly string[];
  /** The same by data class; a total record, so that empty classes show too. */
  readonly byClass: Readonly<Record<DataClassId, readonly string[]>>;
}

/** What crosses between you and ZenML in one scenario and not in the other, for the same run. */
export interface ScenarioDiff {
  readonly from: ScenarioId;
  readonly to: ScenarioId;
  readonly stops: DiffGroup;
  readonly keeps: DiffGroup;
  readonly starts: DiffGroup;
  /** How many messages have a third party at one end: before, and after. */
  readonly thirdParty: { readonly before: number; readonly after: number };
  /** "From SaaS to Hybrid SaaS: 4 messages stop crossing, 1 keeps crossing, 0 start to cross." */
  readonly sentence: string;
}

function toGroup(messages: readonly PlacedMessage[]): DiffGroup {
  const byClass = Object.fromEntries(
    DATA_CLASS_IDS.map((id) => [
      id,
      messages.filter((placed) => classesOf(placed.spec).includes(id)).map((placed) => placed.message.id),
    ]),
  ) as Record<DataClassId, string[]>;
  return { messages: messages.map((placed) => placed.message.id), byClass };
}

function sentenceOf(
  model: Model,
  from: ScenarioId,
  to: ScenarioId,
  stops: number,
  keeps: number,
  starts: number,
): string {
  const route = `From ${model.scenarios[from].label} to ${model.scenarios[to].label}`;
  return [
    `${route}: ${stops} ${stops === 1 ? 'message stops' : 'messages stop'} crossing`,
    `${keeps} ${keeps === 1 ? 'keeps' : 'keep'} crossing`,
    `${starts} ${starts === 1 ? 'starts' : 'start'} to cross.`,
  ].join(', ');
}

/** What changes at the boundary when the same run is placed in another scenario. */
export function diffOf(run: Run, from: ScenarioId, to: ScenarioId): ScenarioDiff {
  const before = placedMessages(run, from);
  const after = placedMessages(run, to);
  const pick = (crossedBefore: boolean, crossesAfter: boolean): readonly PlacedMessage[] =>
    before.filter(
      (placed, index) =>
        (placed.border === 'zenml') === crossedBefore && (after[index]?.border === 'zenml') === crossesAfter,
    );
  const stops = pick(true, false);
  const keeps = pick(true, true);
  const starts = pick(false, true);
  return {
    from,
    to,
    stops: toGroup(stops),
    keeps: toGroup(keeps),
    starts: toGroup(starts),
    thirdParty: {
      before: countThirdParty(run, from),
      after: countThirdParty(run, to),
    },
    sentence: sentenceOf(run.model, from, to, stops.length, keeps.length, starts.length),
  };
}
