import type { Crossing, DataClassId, ScenarioId } from '../../machines/model.ts';
import { componentOf } from '../model/model.ts';
import type { MessageSpec } from '../model/types.ts';
import { classesOf } from '../model/wording.ts';
import { crossingIn } from '../simulation/describe.ts';
import { type Run, specOf } from '../simulation/run.ts';

export interface LogFilter {
  /** Words that all have to occur, in what the table shows or in the id of the message; empty for all. */
  readonly text: string;
  readonly dataClass: DataClassId | 'all';
  /** `crosses` is either direction. */
  readonly crossing: Crossing | 'crosses' | 'all';
}

export const NO_FILTER: LogFilter = { text: '', dataClass: 'all', crossing: 'all' };

/** Words of a search, in lower case. */
export const searchWords = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');

const textOf = ({ model }: Run, spec: MessageSpec): string =>
  [
    spec.label,
    model.dataClasses[spec.dataClass].label,
    componentOf(model, spec.from).label,
    componentOf(model, spec.to).label,
  ]
    .join(' ')
    .toLowerCase();

/**
 * The messages that pass a filter in a scenario, as indices in send order. What a message is, is
 * looked at once, however often it is sent.
 */
export function filterMessages(run: Run, scenario: ScenarioId, filter: LogFilter): Int32Array {
  const words = searchWords(filter.text);
  // For each spec, the words that its id has to hold still; null when it does not pass.
  const verdicts = new Map<string, readonly string[] | null>();
  const found = new Int32Array(run.trace.messages.length);
  let count = 0;
  for (const [index, message] of run.trace.messages.entries()) {
    let open = verdicts.get(message.spec);
    if (open === undefined) {
      const spec = specOf(run, message);
      const { crossing } = crossingIn(run, scenario, message);
      const passes =
        (filter.dataClass === 'all' || classesOf(spec).includes(filter.dataClass)) &&
        (filter.crossing === 'all' ||
          (filter.crossing === 'crosses' ? crossing !== 'none' : crossing === filter.crossing));
      const text = textOf(run, spec);
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
