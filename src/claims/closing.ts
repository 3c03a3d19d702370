import { DATA_CLASS_IDS, type DataClassId, type ScenarioId } from '../../machines/model.ts';
import type { ItemMark, PayloadItem } from '../model/types.ts';
import type { Run } from '../simulation/run.ts';
import { placedMessages } from './placed-messages.ts';

/** What a reviewer asks after by name, worst first. */
const MARKS = ['value', 'secret', 'may-hold-value', 'name'] as const satisfies readonly ItemMark[];

/** How many messages with something of a class cross. */
export interface ClassCount {
  readonly dataClass: DataClassId;
  readonly count: number;
}

/** What has crossed between you and ZenML when a run is over, and what has not. */
export interface ClosingFacts {
  /** How many messages cross, out of how many, and how many of them leave your infrastructure. */
  readonly crossing: number;
  readonly messages: number;
  readonly leaving: number;
  /** What those that cross hold, most first. */
  readonly classes: readonly ClassCount[];
  /** Different things that leave, and how many of them have which mark. */
  readonly items: number;
  readonly marked: Readonly<Record<ItemMark, number>>;
  /** Classes and marks of things that the run does send, but never to ZenML or from it. */
  readonly neverClasses: readonly DataClassId[];
  readonly neverMarks: readonly ItemMark[];
}

const keyOf = ({ text, dataClass, mark }: PayloadItem): string => `${dataClass} ${mark ?? ''} ${text}`;

/** What a run comes to in a scenario, for the card at its end. A failed message counts: it was on its way. */
export function closingFacts(run: Run, scenario: ScenarioId): ClosingFacts {
  const placed = placedMessages(run, scenario);
  const crossing = placed.filter((message) => message.border === 'zenml');
  const leaving = crossing.filter((message) => message.crossing === 'leaves');
  const itemsOf = (messages: typeof placed): readonly PayloadItem[] => messages.flatMap(({ spec }) => spec.items);
  const [sent, crossed] = [itemsOf(placed), itemsOf(crossing)];
  const left = new Map(itemsOf(leaving).map((item) => [keyOf(item), item]));
  const has = (items: readonly PayloadItem[], dataClass: DataClassId): boolean =>
    items.some((item) => item.dataClass === dataClass);
  const marked = (mark: ItemMark): number => [...left.values()].filter((item) => item.mark === mark).length;
  return {
    crossing: crossing.length,
    messages: placed.length,
    leaving: leaving.length,
    classes: DATA_CLASS_IDS.map((dataClass) => ({
      dataClass,
      count: crossing.filter(({ spec }) => has(spec.items, dataClass)).length,
    }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count),
    items: left.size,
    marked: {
      value: marked('value'),
      secret: marked('secret'),
      'may-hold-value': marked('may-hold-value'),
      name: marked('name'),
    },
    neverClasses: DATA_CLASS_IDS.filter((id) => has(sent, id) && !has(crossed, id)),
    neverMarks: MARKS.filter(
      (mark) => sent.some((item) => item.mark === mark) && !crossed.some((item) => item.mark === mark),
    ),
  };
}
