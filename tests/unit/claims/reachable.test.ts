import { describe, expect, it } from 'vitest';
import type { RunConfig } from '../../../machines/model.ts';
import { FAILURES } from '../../../src/catalogue/index.ts';
import { faultsOf, optionCombinations, reachableConfigs, reachableGroups } from '../../../src/claims/reachable.ts';
import { specOf } from '../../../src/simulation/describe.ts';
import { DEFAULT_RUN_CONFIG } from '../../../src/simulation/run-config.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import { DEFAULT_TRACE } from '../simulation/fixtures.ts';

const all = [...reachableConfigs()];
const courses = new Map<RunConfig, string>();

/** The ids of all messages that a run sends. */
function courseOf(config: RunConfig): string {
  const known = courses.get(config);
  if (known !== undefined) return known;
  const course = simulate(config)
    .messages.map((message) => message.id)
    .join(' ');
  courses.set(config, course);
  return course;
}

const keysOf = (configs: readonly unknown[]): string[] => configs.map((config) => JSON.stringify(config));

describe('faultsOf', () => {
  const faults = faultsOf(DEFAULT_RUN_CONFIG);

  it('lets each message of the fault-free run fail once', () => {
    const once = faults.filter((fault) => fault.times === 1).map((fault) => fault.message);
    expect(once).toEqual(DEFAULT_TRACE.messages.map((message) => message.id));
  });

  it('lets each message whose sender tries again fail until it gives up', () => {
    const more = faults.filter((fault) => fault.times > 1);
    const retried = DEFAULT_TRACE.messages.filter((message) => FAILURES[specOf(message).failure].retries > 0);
    expect(more.map((fault) => fault.message)).toEqual(retried.map((message) => message.id));
    for (const fault of more) {
      const { messages } = simulate({ ...DEFAULT_RUN_CONFIG, fault });
      expect(messages.filter((message) => message.status === 'failed')).toHaveLength(fault.times);
    }
  });
});

describe('reachableConfigs', () => {
  it('begins with the default run and has no config twice', () => {
    expect(all[0]).toEqual(DEFAULT_RUN_CONFIG);
    expect(new Set(keysOf(all)).size).toBe(all.length);
  });

  it('has every combination of options, and every single fault of every course of messages', () => {
    const keys = new Set(keysOf(all));
    const withFaults = new Set<string>();
    let faultFree = DEFAULT_RUN_CONFIG;
    for (const config of all) {
      if (config.fault === null) faultFree = config;
      else withFaults.add(courseOf(faultFree));
    }
    const combinations = optionCombinations();
    expect(keysOf(combinations).filter((key) => !keys.has(key))).toEqual([]);
    expect(combinations.filter((config) => !withFaults.has(courseOf(config)))).toEqual([]);
    for (const config of combinations.slice(0, 3)) {
      const faults = faultsOf(config).map((fault) => ({ ...config, fault }));
      const isThere = keys.has(JSON.stringify(faults[0]));
      expect(keysOf(faults).filter((key) => keys.has(key) !== isThere)).toEqual([]);
    }
  });

  it('leaves out a fault only where the machines do the same as in another run', () => {
    const first = new Map<string, RunConfig>();
    for (const config of optionCombinations()) {
      const course = courseOf(config);
      const twin = first.get(course);
      first.set(course, twin ?? config);
      if (!twin) continue;
      const faults = faultsOf(config);
      expect(faults).toEqual(faultsOf(twin));
      // Every seventh, so that each pair is seen at other messages.
      for (const [index, fault] of faults.entries()) {
        if ((index + first.size) % 7 !== 0) continue;
        expect(courseOf({ ...config, fault })).toBe(courseOf({ ...twin, fault }));
      }
    }
  });

  it('has pipelines of one step and of steps side by side', () => {
    expect(all).toContainEqual({ ...DEFAULT_RUN_CONFIG, steps: 1, width: 1 });
    expect(all.some((config) => config.width > 1 && config.fault !== null)).toBe(true);
  });

  it.each([2, 3])('splits into %i shares that are disjoint and complete', (count) => {
    const shares = Array.from({ length: count }, (_, index) => [...reachableConfigs({ index, count })]);
    expect(keysOf(shares.flat()).toSorted()).toEqual(keysOf(all).toSorted());
    const groups = shares.map((_, index) => reachableGroups({ index, count }));
    expect(groups).toEqual(shares.map((share) => share.filter((config) => config.fault === null).length));
  });
});
