import type { Crossing, DataClassId, ScenarioId } from '../../machines/model.ts';
import { COMPONENTS, DATA_CLASSES, type MessageSpec } from '../catalogue/index.ts';
import { crossingIn, specOf } from './describe.ts';
import type { Trace } from './trace.ts';

export interface LogFilter {
  /** Words that all have to occur, in what the table shows or in the id of the message; empty for all. */
  readonly text: string;
  readonly dataClass: DataClassId | 'all';
  /** `crosses` is either direction. */
  readonly crossing: Crossing | 'crosses' | 'all';
}

export const NO_FILTER: LogFilter = { text: '', dataClass: 'all', crossing: 'all' };

/** Words of a search, in lower case. */
export const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');

const textOf = (spec: MessageSpec): string =>
  [spec.label, DATA_CLASSES[spec.dataClass].label, COMPONENTS[spec.from].label, COMPONENTS[spec.to].label]
    .join(' ')
    .toLowerCase();

/**
 * The messages that pass a filter in a scenario, as indices in send order. What the catalogue says of a message is
 * looked at once, however often it is sent.
 */
export function filterMessages(trace: Trace, scenario: ScenarioId, filter: LogFilter): Int32Array {
  const words = wordsOf(filter.text);
  // For each message of the catalogue, the words that its id has to hold still; null when it does not pass.
  const verdicts = new Map<string, readonly string[] | null>();
  const found = new Int32Array(trace.messages.length);
  let count = 0;
  for (const [index, message] of trace.messages.entries()) {
    let open = verdicts.get(message.spec);
    if (open === undefined) {
      const spec = specOf(message);
      const { crossing } = crossingIn(scenario, message);
      const passes =
        (filter.dataClass === 'all' || spec.dataClass === filter.dataClass) &&
        (filter.crossing === 'all' ||
          (filter.crossing === 'crosses' ? crossing !== 'none' : crossing === filter.crossing));
      const text = textOf(spec);
      open = passes ? words.filter((word) => !text.includes(word)) : null;
      verdicts.set(message.spec, open);
    }
    if (open?.every((word) => message.id.includes(word))) {
      found[count] = index;
      count += 1;
    }
  }
  return found.subarray(0, count);
}

/** How many of some indices, ascending, are at most `last`. */
export function countUpTo(indices: Int32Array, last: number): number {
  let low = 0;
  let high = indices.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((indices[middle] ?? 0) <= last) low = middle + 1;
    else high = middle;
  }
  return low;
}
