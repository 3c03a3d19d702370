import type { RunConfig, RunOptions } from '../../machines/model.ts';
import {
  type ChoiceSpec,
  type ChoiceValue,
  DEFAULT_OPTIONS,
  OPTIONS,
  type OptionSpec,
  type Requirement,
} from '../catalogue/index.ts';

type Chosen = Partial<RunOptions> & Pick<RunConfig, 'steps'>;

const ALL: readonly OptionSpec[] = OPTIONS;

/** The options that are chosen from a list, in their order. */
export const CHOICES: readonly ChoiceSpec[] = ALL.filter((option) => option.kind === 'choice');

/** The values of an option, whatever their type. */
export const valuesOf = (choice: ChoiceSpec): readonly ChoiceValue<unknown>[] => choice.values;

const namesOf = (choice: ChoiceSpec, values: readonly unknown[]): string =>
  valuesOf(choice)
    .filter(({ value }) => values.includes(value))
    .map(({ id }) => id)
    .join(' or ');

/** What is missing for something that has needs, as in `trigger dashboard`; null when nothing is. */
export function missingFor(needs: Requirement | undefined, chosen: Chosen): string | null {
  if (needs === undefined) return null;
  const missing = CHOICES.flatMap((choice) => {
    const wanted: readonly unknown[] | undefined = needs[choice.key];
    return wanted === undefined || wanted.includes(chosen[choice.key])
      ? []
      : [`${choice.name} ${namesOf(choice, wanted)}`];
  });
  if ((needs.minSteps ?? 1) > chosen.steps) missing.push(`at least ${needs.minSteps} steps`);
  return missing.length === 0 ? null : missing.join(' and ');
}

/** The value that an option has when nothing else is chosen: the first one whose needs are met. */
export function defaultOf(choice: ChoiceSpec, chosen: Chosen): ChoiceValue<unknown> {
  const [first, ...others] = valuesOf(choice);
  const fitting = [first, ...others].find((value) => value && missingFor(value.needs, chosen) === null) ?? first;
  if (!fitting) throw new Error(`[options] The option ${choice.name} has no values.`);
  return fitting;
}

/** The options of a config that are chosen from a list and differ from their default, by name. */
export function formatChoices(config: RunConfig): Record<string, string> {
  return Object.fromEntries(
    CHOICES.flatMap((choice) => {
      const found = valuesOf(choice).find(({ value }) => value === config[choice.key]);
      return found && found !== defaultOf(choice, config) ? [[choice.name, found.id]] : [];
    }),
  );
}

const PAIR = '=';
const SEPARATOR = '&';

/** The options of a config that its words depend on, as a short text; empty for the default ones. */
export function wordingOf(config: RunConfig): string {
  return Object.entries(formatChoices(config))
    .map((pair) => pair.join(PAIR))
    .join(SEPARATOR);
}

/** The inverse of `wordingOf`. */
export function optionsOfWording(wording: string): RunOptions {
  const written = new Map(
    wording.split(SEPARATOR).map((pair): [string, string] => {
      const [name = '', value = ''] = pair.split(PAIR);
      return [name, value];
    }),
  );
  let options: RunOptions = DEFAULT_OPTIONS;
  for (const choice of CHOICES) {
    const found = valuesOf(choice).find(({ id }) => id === written.get(choice.name));
    const { value } = found ?? defaultOf(choice, { ...options, steps: 1 });
    options = { ...options, [choice.key]: value };
  }
  return options;
}
