import { describe, expect, it } from 'vitest';
import { FAILURES } from '../../../src/catalogue/index.ts';
import { faultsOf, optionCombinations, reachableConfigs, reachableGroups } from '../../../src/claims/reachable.ts';
import { specOf } from '../../../src/simulation/describe.ts';
import { DEFAULT_RUN_CONFIG } from '../../../src/simulation/run-config.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import { DEFAULT_TRACE } from '../simulation/fixtures.ts';

const all = [...reachableConfigs()];
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

  it('has every combination of options with every single fault', () => {
    const keys = new Set(keysOf(all));
    const wanted = optionCombinations().flatMap((config) => [
      config,
      ...faultsOf(config).map((fault) => ({ ...config, fault })),
    ]);
    expect(keysOf(wanted).filter((key) => !keys.has(key))).toEqual([]);
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
