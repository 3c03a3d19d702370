import type { RunConfig } from '../../../machines/model.ts';
import { pairwiseConfigs } from '../../../src/claims/pairs.ts';
import { faultsOf } from '../../../src/claims/reachable.ts';
import type { Model } from '../../../src/model/model.ts';

/** Of the faults of a combination of options one in so many: a number that divides nothing. */
const FAULTS = 61;

/**
 * Some of the runs that the options can reach, the default run first, the same ones each time: every pair of options,
 * each followed by itself with some of its faults, which are others from one to the next.
 */
export function sampleOf(model: Model): readonly RunConfig[] {
  return pairwiseConfigs(model).flatMap((config, position) => [
    config,
    ...faultsOf(model, config)
      .filter((_, index) => (index + position) % FAULTS === 0)
      .map((fault) => ({ ...config, fault })),
  ]);
}
