import type { RunConfig } from '../../machines/model.ts';
import type { Model } from '../model/model.ts';
import { choicesOf, defaultConfig, isPossible, valuesOf } from '../model/options.ts';
import type { ChoiceSpec, ChoiceValue } from '../model/types.ts';

type Value = ChoiceValue<unknown>;

/** A value of an option that is wanted in a config, by the option's key. */
type Wish = readonly [key: ChoiceSpec['key'], value: Value];

const keyOf = ([key, value]: Wish): string => `${key}=${value.id}`;
const pairKey = (one: Wish, other: Wish): string => [keyOf(one), keyOf(other)].toSorted().join(' ');

/** The wishes that a config fulfils, one for each option. */
function wishesOf(model: Model, config: RunConfig): readonly Wish[] {
  return choicesOf(model).flatMap((choice): Wish[] => {
    const value = valuesOf(choice).find((candidate) => candidate.value === config[choice.key]);
    return value ? [[choice.key, value]] : [];
  });
}

function pairsIn(wishes: readonly Wish[]): readonly string[] {
  return wishes.flatMap((one, index) => wishes.slice(index + 1).map((other) => pairKey(one, other)));
}

/**
 * A config with all wishes, or null when they do not go together. Each other option has the value that brings most new
 * pairs with what is chosen before it, of those that leave the wishes possible; the first of equals.
 */
function configWith(model: Model, wishes: readonly Wish[], open: ReadonlySet<string>): RunConfig | null {
  let config = defaultConfig(model);
  const chosen: Wish[] = [];
  for (const choice of choicesOf(model)) {
    const wish = wishes.find(([key]) => key === choice.key)?.[1];
    const leavesWishes = (value: Value): boolean =>
      wishes.every(([, { needs }]) => {
        const needed: readonly unknown[] | undefined = needs?.[choice.key];
        return needed === undefined || needed.includes(value.value);
      });
    const candidates = (wish ? [wish] : valuesOf(choice)).filter(
      (value) => isPossible(model, value.needs, config) && leavesWishes(value),
    );
    const gainOf = (value: Value): number =>
      chosen.filter((other) => open.has(pairKey([choice.key, value], other))).length;
    const best = candidates.reduce<Value | null>(
      (most, value) => (most === null || gainOf(value) > gainOf(most) ? value : most),
      null,
    );
    if (!best) return null;
    chosen.push([choice.key, best]);
    config = { ...config, [choice.key]: best.value };
  }
  return config;
}

/**
 * Configs in which every value of every option meets every value of every other that it goes together with. All on the
 * default pipeline, without a fault. The default run first, then each value alone beside defaults, so that a
 * counterexample is as plain as it can be, then as few others as a greedy search finds.
 */
export function pairwiseConfigs(model: Model): readonly RunConfig[] {
  const all = choicesOf(model).flatMap((choice) => valuesOf(choice).map((value): Wish => [choice.key, value]));
  const nothing: ReadonlySet<string> = new Set();
  const found = new Map<string, RunConfig>();
  const open = new Set(
    all.flatMap((one, index) =>
      all
        .slice(index + 1)
        .filter((other) => one[0] !== other[0] && configWith(model, [one, other], nothing) !== null)
        .map((other) => pairKey(one, other)),
    ),
  );
  const add = (config: RunConfig): void => {
    found.set(JSON.stringify(config), config);
    for (const pair of pairsIn(wishesOf(model, config))) open.delete(pair);
  };
  add(defaultConfig(model));
  for (const wish of all) {
    const config = configWith(model, [wish], nothing);
    if (config) add(config);
  }
  for (const [index, one] of all.entries()) {
    for (const other of all.slice(index + 1)) {
      if (!open.has(pairKey(one, other))) continue;
      const config = configWith(model, [one, other], open);
      if (config) add(config);
    }
  }
  return [...found.values()];
}
