import type { RunConfig } from '../../../machines/model.ts';
import { faultsOf, optionCombinations } from '../../../src/claims/reachable.ts';
import type { Model } from '../../../src/model/model.ts';

/** One combination of options in so many, and of its faults one in so many: neither divides how often a value repeats. */
const COMBINATIONS = 7;
const FAULTS = 13;

/**
 * Some of the runs that the options can reach, the default run first, the same ones each time: combinations of options
 * from all over the list, each followed by itself with some of its faults, which are others from one to the next.
 */
export function sampleOf(model: Model): readonly RunConfig[] {
  return optionCombinations(model)
    .filter((_, position) => position % COMBINATIONS === 0)
    .flatMap((config, position) => [
      config,
      ...faultsOf(model, config)
        .filter((_, index) => (index + position) % FAULTS === 0)
        .map((fault) => ({ ...config, fault })),
    ]);
}
