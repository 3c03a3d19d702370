import type { Fault, RunConfig } from '../../machines/model.ts';
import { FAILURES } from '../catalogue/index.ts';
import { specOf } from '../simulation/describe.ts';
import { DEFAULT_RUN_CONFIG } from '../simulation/run-config.ts';
import { simulate } from '../simulation/simulate.ts';

/** The size of the pipeline and the fault are varied on their own, below. */
type OptionName = Exclude<keyof RunConfig, 'steps' | 'width' | 'fault'>;

/**
 * The values of each option that give runs with other messages, the default first. Total over the options that exist: a
 * new one does not compile before its values are listed here. An option that changes only wording (names, captions)
 * lists its default alone, because it needs no extra simulation.
 */
const OPTION_VALUES: { readonly [Name in OptionName]: readonly RunConfig[Name][] } = {
  trigger: ['sdk'],
  workloadManager: ['kubernetes'],
  code: ['repository'],
  stack: ['aws'],
  credentials: ['short-lived'],
  storeAccess: [false],
  analytics: [false],
  cached: ['none'],
};

/** Incompatible choices, which nobody can make. */
const isPossible = (_config: RunConfig): boolean => true;

/**
 * Pipelines other than the default: a single step, and steps side by side. More steps only repeat the messages of the
 * pipelines that are here, so the size is sampled and not enumerated.
 */
const OTHER_PIPELINES: readonly Pick<RunConfig, 'steps' | 'width'>[] = [
  { steps: 1, width: 1 },
  { steps: 4, width: 2 },
];

/** Every combination of option values on the default pipeline, without a fault, the default run first. */
export function optionCombinations(): readonly RunConfig[] {
  let configs: readonly RunConfig[] = [DEFAULT_RUN_CONFIG];
  for (const [name, values] of Object.entries<readonly unknown[]>(OPTION_VALUES)) {
    configs = configs.flatMap((config) => values.map((value) => ({ ...config, [name]: value })));
  }
  return configs.filter(isPossible);
}

/**
 * The single faults of a run: each message of the fault-free run fails once, and where its sender tries again also
 * often enough to make it give up.
 */
export function faultsOf(config: RunConfig): readonly Fault[] {
  return simulate({ ...config, fault: null }).messages.flatMap((message) => {
    const { retries } = FAILURES[specOf(message).failure];
    const once = { message: message.id, times: 1 };
    return retries === 0 ? [once] : [once, { message: message.id, times: retries + 1 }];
  });
}

/** Fault-free runs whose every single fault is run too, and then fault-free runs alone. */
function plan(): readonly { readonly config: RunConfig; readonly withFaults: boolean }[] {
  const combinations = optionCombinations();
  return [
    ...combinations.map((config) => ({ config, withFaults: true })),
    ...OTHER_PIPELINES.flatMap((pipeline) =>
      combinations.map((config, index) => ({ config: { ...config, ...pipeline }, withFaults: index === 0 })),
    ),
  ];
}

/**
 * A share of the reachable configs, for one of several workers.
 * @property index 0 to count - 1
 */
export interface Share {
  readonly index: number;
  readonly count: number;
}

const ALL: Share = { index: 0, count: 1 };

/** How many fault-free configs a share has: the scale of a progress bar, known without simulating anything. */
export function reachableGroups({ index, count }: Share = ALL): number {
  return Math.ceil((plan().length - index) / count);
}

/**
 * Every run config that the options can reach, in a fixed order: the default run first, each fault-free run followed by
 * the same run with each single fault. Other pipelines than the default are run fault-free for every combination of
 * options, and with every fault for the default options. The shares of one count are disjoint and complete.
 */
export function* reachableConfigs({ index, count }: Share = ALL): Generator<RunConfig, void, void> {
  for (const [position, { config, withFaults }] of plan().entries()) {
    if (position % count !== index) continue;
    yield config;
    if (withFaults) for (const fault of faultsOf(config)) yield { ...config, fault };
  }
}
