import type { Fault, RunConfig } from '../../machines/model.ts';
import type { Model } from '../model/model.ts';
import { choicesOf, defaultConfig } from '../model/options.ts';
import { failureOf } from '../simulation/describe.ts';
import { simulate } from '../simulation/simulate.ts';
import { pairwiseConfigs } from './pairs.ts';

/**
 * Pipelines other than the default: a single step, and steps side by side. More steps only repeat the messages of the
 * pipelines that are here, so the size is sampled and not enumerated.
 */
const OTHER_PIPELINES: readonly Pick<RunConfig, 'steps' | 'width'>[] = [
  { steps: 1, width: 1 },
  { steps: 4, width: 2 },
];

/**
 * The single faults of a run: each message of the fault-free run fails once, and where its sender tries again also
 * often enough to make it give up.
 */
export function faultsOf(model: Model, config: RunConfig): readonly Fault[] {
  const run = simulate(model, { ...config, fault: null });
  return run.trace.messages.flatMap((message) => {
    const { retries } = failureOf(run, message);
    const once = { message: message.id, times: 1 };
    return retries === 0 ? [once] : [once, { message: message.id, times: retries + 1 }];
  });
}

/** Every fault-free config, in a fixed order, the default run first. */
function faultFree(model: Model): readonly RunConfig[] {
  const configs = pairwiseConfigs(model);
  return [...configs, ...OTHER_PIPELINES.flatMap((pipeline) => configs.map((config) => ({ ...config, ...pipeline })))];
}

/** Whether a config has the pipeline of the default run or otherwise its options: other pipelines repeat its messages. */
function isTriedWithFaults(model: Model, config: RunConfig): boolean {
  const standard = defaultConfig(model);
  const { steps, width } = standard;
  if (config.steps === steps && config.width === width) return true;
  return choicesOf(model).every(({ key }) => config[key] === standard[key]);
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
export function reachableGroups(model: Model, { index, count }: Share = ALL): number {
  return Math.ceil((faultFree(model).length - index) / count);
}

/** Runs with the same course send the same messages in the same order; only words differ. */
const courseOf = (model: Model, config: RunConfig): string =>
  `${config.steps} ${simulate(model, config)
    .trace.messages.map((message) => message.id)
    .join(' ')}`;

/**
 * The run configs that stand for all that the options can reach, in a fixed order: the default run first, every pair of
 * values of two options, each fault-free run followed by the same run with each single fault. Faults are tried once for
 * each course of messages: where two combinations send the same messages, the machines do the same when one of them
 * fails. Other pipelines than the default are run fault-free for every combination, and with every fault for the default
 * options. The shares of one count are disjoint and complete.
 */
export function* reachableConfigs(model: Model, { index, count }: Share = ALL): Generator<RunConfig, void, void> {
  const courses = new Set<string>();
  for (const [position, config] of faultFree(model).entries()) {
    const isOwn = position % count === index;
    if (isOwn) yield config;
    if (!isTriedWithFaults(model, config)) continue;
    // Each share looks at all courses, so that it knows which of its own are new.
    const course = courseOf(model, config);
    if (courses.has(course)) continue;
    courses.add(course);
    if (isOwn) for (const fault of faultsOf(model, config)) yield { ...config, fault };
  }
}
