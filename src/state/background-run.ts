import type { RunConfig } from '../../machines/model.ts';
import type { Run } from '../simulation/run.ts';
import { simulate } from '../simulation/simulate.ts';
import { PAGE_MODEL } from './model.ts';
import type { SimulatedRun } from './simulation.worker.ts';
import { type Job, runJob } from './worker-job.ts';

/** Pipelines of more steps than this take longer than a frame or two to simulate. */
const MOST_STEPS_AT_ONCE = 60;

export const isLong = ({ steps }: Pick<RunConfig, 'steps'>): boolean => steps > MOST_STEPS_AT_ONCE;

const SIMULATION: Job<RunConfig, SimulatedRun> = {
  start: () => new Worker(new URL('./simulation.worker.ts', import.meta.url), { type: 'module' }),
  here: (config) => simulate(PAGE_MODEL, config),
};

/**
 * Simulates a run off the main thread.
 * @param onDone called with the run, or with null when the simulation met an error
 * @returns a function that gives up; `onDone` is then never called
 */
export const simulateInBackground = (config: RunConfig, onDone: (run: Run | null) => void): (() => void) =>
  runJob(
    SIMULATION,
    config,
    (run) => onDone({ ...run, model: PAGE_MODEL }),
    () => onDone(null),
  );
