import { describe, expect, it } from 'vitest';
import type { RunConfig } from '../../../machines/model.ts';
import { pairwiseConfigs } from '../../../src/claims/pairs.ts';
import { faultsOf, reachableConfigs } from '../../../src/claims/reachable.ts';
import type { Model } from '../../../src/model/model.ts';
import { defaultConfig } from '../../../src/model/options.ts';
import { simulate } from '../../../src/simulation/simulate.ts';

/** Configs as texts, which can be compared and looked up. */
export const keysOf = (configs: readonly unknown[]): string[] => configs.map((config) => JSON.stringify(config));

/** What holds of the reachable configs of any model; the more options it has, the longer it takes. */
export function describeReachableConfigs(name: string, model: Model): void {
  describe(`reachableConfigs of ${name}`, () => {
    const all = [...reachableConfigs(model)];
    const courses = new Map<RunConfig, string>();

    /** The ids of all messages that a run sends. */
    function courseOf(config: RunConfig): string {
      const known = courses.get(config);
      if (known !== undefined) return known;
      const course = simulate(model, config)
        .trace.messages.map((message) => message.id)
        .join(' ');
      courses.set(config, course);
      return course;
    }

    it('begins with the default run and has no config twice', () => {
      expect(all[0]).toEqual(defaultConfig(model));
      expect(new Set(keysOf(all)).size).toBe(all.length);
    });

    it('has every pair of options, and every single fault of every course of messages', () => {
      const keys = new Set(keysOf(all));
      const withFaults = new Set<string>();
      let faultFree = defaultConfig(model);
      for (const config of all) {
        if (config.fault === null) faultFree = config;
        else withFaults.add(courseOf(faultFree));
      }
      const combinations = pairwiseConfigs(model);
      expect(keysOf(combinations).filter((key) => !keys.has(key))).toEqual([]);
      expect(combinations.filter((config) => !withFaults.has(courseOf(config)))).toEqual([]);
      for (const config of combinations.slice(0, 3)) {
        const faults = faultsOf(model, config).map((fault) => ({ ...config, fault }));
        const isThere = keys.has(JSON.stringify(faults[0]));
        expect(keysOf(faults).filter((key) => keys.has(key) !== isThere)).toEqual([]);
      }
    });

    it('leaves out a fault only where the machines do the same as in another run', () => {
      const first = new Map<string, RunConfig>();
      for (const [position, config] of pairwiseConfigs(model).entries()) {
        const course = courseOf(config);
        const twin = first.get(course);
        first.set(course, twin ?? config);
        if (!twin) continue;
        const faults = faultsOf(model, config);
        expect(faults).toEqual(faultsOf(model, twin));
        // A few of each pair, and of the next pair others.
        for (const [index, fault] of faults.entries()) {
          if ((index + position) % 29 !== 0) continue;
          expect(courseOf({ ...config, fault })).toBe(courseOf({ ...twin, fault }));
        }
      }
    });

    it('has pipelines of one step and of steps side by side', () => {
      expect(all).toContainEqual({ ...defaultConfig(model), steps: 1, width: 1 });
      expect(all.some((config) => config.width > 1 && config.fault !== null)).toBe(true);
    });
  });
}
