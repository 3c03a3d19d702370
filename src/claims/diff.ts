import { DATA_CLASS_IDS, type DataClassId, type ScenarioId } from '../../machines/model.ts';
import { SCENARIOS } from '../catalogue/index.ts';
import type { Trace } from '../simulation/trace.ts';
import { CATALOGUE, type Lookup, type SeenMessage, seenIn } from './seen.ts';

/** Messages behind one number of the diff. */
export interface DiffGroup {
  /** Ids in send order. */
  readonly messages: readonly string[];
  /** The same by data class; a total record, so that empty classes show too. */
  readonly byClass: Readonly<Record<DataClassId, readonly string[]>>;
}

/** What crosses the boundary in one scenario and not in the other, for the same run. */
export interface ScenarioDiff {
  readonly from: ScenarioId;
  readonly to: ScenarioId;
  readonly stops: DiffGroup;
  readonly keeps: DiffGroup;
  readonly starts: DiffGroup;
  /** "From SaaS to Hybrid SaaS: 4 messages stop crossing, 1 keeps crossing, 0 start to cross." */
  readonly sentence: string;
}

function toGroup(messages: readonly SeenMessage[]): DiffGroup {
  const byClass = Object.fromEntries(
    DATA_CLASS_IDS.map((id) => [
      id,
      messages.filter((seen) => seen.spec.dataClass === id).map((seen) => seen.message.id),
    ]),
  ) as Record<DataClassId, string[]>;
  return { messages: messages.map((seen) => seen.message.id), byClass };
}

function sentenceOf(from: ScenarioId, to: ScenarioId, stops: number, keeps: number, starts: number): string {
  const route = `From ${SCENARIOS[from].label} to ${SCENARIOS[to].label}`;
  return [
    `${route}: ${stops} ${stops === 1 ? 'message stops' : 'messages stop'} crossing`,
    `${keeps} ${keeps === 1 ? 'keeps' : 'keep'} crossing`,
    `${starts} ${starts === 1 ? 'starts' : 'start'} to cross.`,
  ].join(', ');
}

/** What changes at the boundary when the same run is placed in another scenario. */
export function diffOf(trace: Trace, from: ScenarioId, to: ScenarioId, lookup: Lookup = CATALOGUE): ScenarioDiff {
  const before = seenIn(trace, from, lookup);
  const after = seenIn(trace, to, lookup);
  const pick = (crossedBefore: boolean, crossesAfter: boolean): readonly SeenMessage[] =>
    before.filter(
      (seen, index) =>
        (seen.crossing !== 'none') === crossedBefore && (after[index]?.crossing !== 'none') === crossesAfter,
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
    sentence: sentenceOf(from, to, stops.length, keeps.length, starts.length),
  };
}
