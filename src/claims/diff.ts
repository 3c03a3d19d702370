import { type ComponentId, DATA_CLASS_IDS, type DataClassId, type ScenarioId } from '../../machines/model.ts';
import type { Model } from '../model/model.ts';
import { classesOf } from '../model/wording.ts';
import { countThirdParty } from '../simulation/describe.ts';
import { type Run, specOf } from '../simulation/run.ts';
import { carriesWords } from './carries.ts';
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

/** How many messages that cross hold something of a class, in one scenario and in the other. */
export interface ClassChange {
  readonly dataClass: DataClassId;
  readonly before: number;
  readonly after: number;
}

/** What a diff means for each class that crosses in either scenario: what changes most comes first. */
export function classChanges({ stops, keeps, starts }: ScenarioDiff): readonly ClassChange[] {
  const size = ({ before, after }: ClassChange): number => Math.abs(after - before);
  return DATA_CLASS_IDS.map((dataClass): ClassChange => {
    const [stop, keep, start] = [stops, keeps, starts].map((group) => group.byClass[dataClass].length);
    return { dataClass, before: (stop ?? 0) + (keep ?? 0), after: (keep ?? 0) + (start ?? 0) };
  })
    .filter(({ before, after }) => before + after > 0)
    .sort((one, other) => size(other) - size(one));
}

/** Messages that start to cross on one channel. */
export interface StartingChannel {
  /** Its two ends, as the first of the messages has them. */
  readonly ends: readonly [ComponentId, ComponentId];
  readonly count: number;
  /** What they are by what they carry, in words, each with how many there are; most first. */
  readonly kinds: readonly { readonly carries: string; readonly count: number }[];
}

/** What starts to cross, by channel, most first: its ends stood on one side before, and stand on both now. */
export function startingChannels(run: Run, { starts }: ScenarioDiff): readonly StartingChannel[] {
  const started = new Set(starts.messages);
  const channels = new Map<string, { ends: [ComponentId, ComponentId]; kinds: Map<string, number> }>();
  for (const message of run.trace.messages) {
    if (!started.has(message.id)) continue;
    const spec = specOf(run, message);
    const key = [spec.from, spec.to].sort().join(' ');
    const channel = channels.get(key) ?? { ends: [spec.from, spec.to], kinds: new Map<string, number>() };
    channels.set(key, channel);
    const carries = carriesWords(spec);
    channel.kinds.set(carries, (channel.kinds.get(carries) ?? 0) + 1);
  }
  return [...channels.values()]
    .map(({ ends, kinds }) => ({
      ends,
      count: [...kinds.values()].reduce((sum, count) => sum + count, 0),
      kinds: [...kinds].map(([carries, count]) => ({ carries, count })).sort((a, b) => b.count - a.count),
    }))
    .sort((a, b) => b.count - a.count);
}
