import type { Away, RunConfig, RunOptions } from '../../machines/model.ts';
import type { Model } from './model.ts';
import type { ChoiceSpec, ChoiceValue, OptionSpec, Requirement } from './types.ts';

type Chosen = Partial<RunOptions> & Pick<RunConfig, 'steps'>;

const choicesOfModels = new WeakMap<Model, readonly ChoiceSpec[]>();

/** The options that are chosen from a list, in their order. */
export function choicesOf(model: Model): readonly ChoiceSpec[] {
  let choices = choicesOfModels.get(model);
  if (!choices) {
    choices = model.options.filter((option) => option.kind === 'choice');
    choicesOfModels.set(model, choices);
  }
  return choices;
}

/** The values of an option, whatever their type. */
export const valuesOf = (choice: ChoiceSpec): readonly ChoiceValue<unknown>[] => choice.values;

/** What has to be chosen for something to be possible and is not. Plain data: words are made where it is shown. */
export type Missing =
  | { readonly option: string; readonly values: readonly string[] }
  | { readonly option: 'steps'; readonly least: number };

/** What is missing for something that has needs, in the order of the options; empty when nothing is. */
export function missingFor(model: Model, needs: Requirement | undefined, chosen: Chosen): readonly Missing[] {
  if (needs === undefined) return [];
  const missing: Missing[] = choicesOf(model).flatMap((choice) => {
    const needed: readonly unknown[] | undefined = needs[choice.key];
    if (needed === undefined || needed.includes(chosen[choice.key])) return [];
    const values = valuesOf(choice).filter(({ value }) => needed.includes(value));
    return [{ option: choice.name, values: values.map(({ id }) => id) }];
  });
  const { minSteps = 1 } = needs;
  return minSteps > chosen.steps ? [...missing, { option: 'steps', least: minSteps }] : missing;
}

/** True when everything that something needs is chosen. */
export const isPossible = (model: Model, needs: Requirement | undefined, chosen: Chosen): boolean =>
  missingFor(model, needs, chosen).length === 0;

/** The value that an option has when nothing else is chosen: the first one whose needs are met. */
export function defaultOf(model: Model, choice: ChoiceSpec, chosen: Chosen): ChoiceValue<unknown> {
  const [first, ...others] = valuesOf(choice);
  if (!first) throw new Error(`[options] The option ${choice.name} has no values.`);
  return [first, ...others].find(({ needs }) => isPossible(model, needs, chosen)) ?? first;
}

/** A group of the options drawer with what is in it. */
export interface OptionGroup {
  readonly id: string;
  /** Its heading; null for none. */
  readonly label: string | null;
  /** At least one. */
  readonly options: readonly OptionSpec[];
}

/** True when what is chosen of an option makes a difference to a run. */
export const applies = (model: Model, option: OptionSpec, config: RunConfig): boolean =>
  option.kind !== 'choice' || isPossible(model, option.appliesWhen, config);

/**
 * The options that make a difference to a run, and those that say why they make none, by group: the groups in their
 * order, the options of each in theirs.
 * @throws when an option is in a group that the model does not list, because nobody would find it
 */
export function optionGroupsOf(model: Model, config: RunConfig): readonly OptionGroup[] {
  const lost = model.options.find(({ group }) => !model.optionGroups.some(({ id }) => id === group));
  if (lost) throw new Error(`[options] The option ${lost.name} is in the group "${lost.group}", which is not there.`);
  const isShown = (option: OptionSpec): boolean =>
    applies(model, option, config) || (option.kind === 'choice' && option.otherwise !== undefined);
  return model.optionGroups
    .map(({ id, label }) => ({
      id,
      label,
      options: model.options.filter((option) => option.group === id && isShown(option)),
    }))
    .filter(({ options }) => options.length > 0);
}

const defaultsOfModels = new WeakMap<Model, RunConfig>();

/** A run with nothing out of the ordinary: the first value of every option, and nothing goes wrong. */
export function defaultConfig(model: Model): RunConfig {
  let config = defaultsOfModels.get(model);
  if (!config) {
    const choices = choicesOf(model).map((choice) => [choice.key, valuesOf(choice)[0]?.value]);
    const numbers = model.options.flatMap((option) =>
      option.kind === 'number' ? [[option.name, option.standard]] : [],
    );
    // `ChoiceSpec` ties each key to the type of its values, which `fromEntries` forgets; a test holds that none is left out.
    config = { ...Object.fromEntries([...choices, ...numbers]), fault: null } as RunConfig;
    defaultsOfModels.set(model, config);
  }
  return config;
}

/** The part of a config that can be chosen about a run, without its size and what goes wrong. */
export function optionsOf(config: RunConfig): RunOptions {
  const { steps: _steps, width: _width, fault: _fault, away: _away, ...options } = config;
  return options;
}

/** The same run with everything in reach. */
export function withoutAway({ away: _away, ...config }: RunConfig): Omit<RunConfig, 'away'> {
  return config;
}

/** The same run while services are away, or with everything in reach. */
export const withAway = (config: RunConfig, away: Away | null): RunConfig =>
  away === null ? withoutAway(config) : { ...withoutAway(config), away };

/** The options of a config that are chosen from a list and differ from their default, by name. */
export function formatChoices(model: Model, config: RunConfig): Record<string, string> {
  return Object.fromEntries(
    choicesOf(model).flatMap((choice) => {
      const chosen = valuesOf(choice).find(({ value }) => value === config[choice.key]);
      return chosen && chosen !== defaultOf(model, choice, config) ? [[choice.name, chosen.id]] : [];
    }),
  );
}
