import type { RunConfig } from '../../machines/model.ts';
import { simulate } from '../simulation/simulate.ts';
import type { Trace } from '../simulation/trace.ts';
import { type Job, runJob } from './worker-job.ts';

/** Pipelines of more steps than this take longer than a frame or two to simulate. */
const MOST_STEPS_AT_ONCE = 60;

export const isLong = ({ steps }: Pick<RunConfig, 'steps'>): boolean => steps > MOST_STEPS_AT_ONCE;

const SIMULATION: Job<RunConfig, Trace> = {
  start: () => new Worker(new URL('./simulation.worker.ts', import.meta.url), { type: 'module' }),
  here: simulate,
};

/**
 * Simulates a run off the main thread.
 * @param onDone called with the trace, or with null when the simulation met an error
 * @returns a function that gives up; `onDone` is then never called
 */
export const simulateInBackground = (config: RunConfig, onDone: (trace: Trace | null) => void): (() => void) =>
  runJob(SIMULATION, config, onDone, () => onDone(null));
