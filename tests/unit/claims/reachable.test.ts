import { describe, expect, it } from 'vitest';
import type { RunConfig } from '../../../machines/model.ts';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { faultsOf, optionCombinations, reachableConfigs, reachableGroups } from '../../../src/claims/reachable.ts';
import type { Model } from '../../../src/model/model.ts';
import { failureOf } from '../../../src/simulation/describe.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import { configOf, DEFAULT_RUN } from '../simulation/fixtures.ts';

const all = [...reachableConfigs(ZENML_PRO)];
const courses = new Map<RunConfig, string>();

/** The ids of all messages that a run sends. */
function courseOf(config: RunConfig): string {
  const known = courses.get(config);
  if (known !== undefined) return known;
  const course = simulate(ZENML_PRO, config)
    .trace.messages.map((message) => message.id)
    .join(' ');
  courses.set(config, course);
  return course;
}

/** The built-in model with two options to choose from: quick to go through. */
const SMALL: Model = {
  ...ZENML_PRO,
  options: ZENML_PRO.options.map((option) =>
    option.kind !== 'choice' || option.key === 'trigger' || option.key === 'code'
      ? option
      : ({ ...option, values: option.values.slice(0, 1) } as typeof option),
  ),
};

const keysOf = (configs: readonly unknown[]): string[] => configs.map((config) => JSON.stringify(config));

describe('faultsOf', () => {
  const faults = faultsOf(ZENML_PRO, configOf());

  it('lets each message of the fault-free run fail once', () => {
    const once = faults.filter((fault) => fault.times === 1).map((fault) => fault.message);
    expect(once).toEqual(DEFAULT_RUN.trace.messages.map((message) => message.id));
  });

  it('lets each message whose sender tries again fail until it gives up', () => {
    const more = faults.filter((fault) => fault.times > 1);
    const retried = DEFAULT_RUN.trace.messages.filter((message) => failureOf(DEFAULT_RUN, message).retries > 0);
    expect(more.map((fault) => fault.message)).toEqual(retried.map((message) => message.id));
    for (const fault of more) {
      const { messages } = simulate(ZENML_PRO, configOf({ fault })).trace;
      expect(messages.filter((message) => message.status === 'failed')).toHaveLength(fault.times);
    }
  });
});

describe('reachableConfigs', () => {
  it('begins with the default run and has no config twice', () => {
    expect(all[0]).toEqual(configOf());
    expect(new Set(keysOf(all)).size).toBe(all.length);
  });

  it('has every combination of options, and every single fault of every course of messages', () => {
    const keys = new Set(keysOf(all));
    const withFaults = new Set<string>();
    let faultFree = configOf();
    for (const config of all) {
      if (config.fault === null) faultFree = config;
      else withFaults.add(courseOf(faultFree));
    }
    const combinations = optionCombinations(ZENML_PRO);
    expect(keysOf(combinations).filter((key) => !keys.has(key))).toEqual([]);
    expect(combinations.filter((config) => !withFaults.has(courseOf(config)))).toEqual([]);
    for (const config of combinations.slice(0, 3)) {
      const faults = faultsOf(ZENML_PRO, config).map((fault) => ({ ...config, fault }));
      const isThere = keys.has(JSON.stringify(faults[0]));
      expect(keysOf(faults).filter((key) => keys.has(key) !== isThere)).toEqual([]);
    }
  });

  it('leaves out a fault only where the machines do the same as in another run', () => {
    const first = new Map<string, RunConfig>();
    for (const [position, config] of optionCombinations(ZENML_PRO).entries()) {
      const course = courseOf(config);
      const twin = first.get(course);
      first.set(course, twin ?? config);
      if (!twin) continue;
      const faults = faultsOf(ZENML_PRO, config);
      expect(faults).toEqual(faultsOf(ZENML_PRO, twin));
      // A few of each pair, and of the next pair others.
      for (const [index, fault] of faults.entries()) {
        if ((index + position) % 29 !== 0) continue;
        expect(courseOf({ ...config, fault })).toBe(courseOf({ ...twin, fault }));
      }
    }
  });

  it('has pipelines of one step and of steps side by side', () => {
    expect(all).toContainEqual({ ...configOf(), steps: 1, width: 1 });
    expect(all.some((config) => config.width > 1 && config.fault !== null)).toBe(true);
  });

  it.each([2, 3])('splits into %i shares that are disjoint and complete', (count) => {
    const whole = keysOf([...reachableConfigs(SMALL)]);
    const shares = Array.from({ length: count }, (_, index) => [...reachableConfigs(SMALL, { index, count })]);
    expect(keysOf(shares.flat()).toSorted()).toEqual(whole.toSorted());
    const groups = shares.map((_, index) => reachableGroups(SMALL, { index, count }));
    expect(groups).toEqual(shares.map((share) => share.filter((config) => config.fault === null).length));
  });

  it('follows the options of the model', () => {
    const configs = [...reachableConfigs(SMALL)];
    expect(new Set(configs.map(({ trigger, code }) => `${trigger} ${code}`)).size).toBe(6);
    expect(new Set(configs.map(({ stack, analytics }) => `${stack} ${analytics}`)).size).toBe(1);
  });
});
