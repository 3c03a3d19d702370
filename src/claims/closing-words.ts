import { SCENARIO_IDS, type ScenarioId } from '../../machines/model.ts';
import type { ItemMark } from '../model/types.ts';
import type { ClosingFacts } from './closing.ts';

/** Several things with a mark, and one. */
const MARKED_WORDS = {
  value: { many: 'values of your data', one: 'value of your data' },
  secret: { many: 'secrets', one: 'secret' },
  'may-hold-value': { many: 'texts that may quote values', one: 'text that may quote values' },
  name: { many: 'names', one: 'name' },
} as const satisfies Record<ItemMark, { many: string; one: string }>;

const MARKS = Object.keys(MARKED_WORDS) as readonly ItemMark[];

/** `a`, `a and b`, `a, b and c`. */
const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** How many of the messages crossed. */
export function crossedSentence({ crossing, leaving, messages }: ClosingFacts): string {
  if (crossing === 0) return `None of ${messages} messages crossed the boundary.`;
  return `${crossing} of ${messages} messages crossed the boundary; ${leaving} of them left your infrastructure.`;
}

/** What left with them; null when nothing did. */
export function leftSentence({ items, marked }: ClosingFacts): string | null {
  if (items === 0) return null;
  const found = MARKS.flatMap((mark) => {
    const count = marked[mark];
    return count === 0 ? [] : [`${count} ${MARKED_WORDS[mark][count === 1 ? 'one' : 'many']}`];
  });
  const things = items === 1 ? '1 thing left' : `${items} different things left`;
  return found.length === 0 ? `${things}: no value, secret or name.` : `${things}, among them ${listed(found)}.`;
}

/** What the run has and kept on its side, beside whole classes of data: `values of your data`. */
export const keptWords = ({ neverMarks }: ClosingFacts): readonly string[] =>
  neverMarks.map((mark) => MARKED_WORDS[mark].many);

/** The scenario to look at next; after the last one, the first. */
export const nextScenario = (scenario: ScenarioId): ScenarioId =>
  SCENARIO_IDS[(SCENARIO_IDS.indexOf(scenario) + 1) % SCENARIO_IDS.length] ?? scenario;
