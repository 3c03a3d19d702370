import type { RunConfig } from '../../machines/model.ts';
import type { Trace } from '../simulation/trace.ts';

/** Pipelines of more steps than this take longer than a frame or two to simulate. */
const MOST_STEPS_AT_ONCE = 60;

export const isLong = ({ steps }: Pick<RunConfig, 'steps'>): boolean => steps > MOST_STEPS_AT_ONCE;

/**
 * Simulates a run off the main thread.
 * @param onDone called with the trace, or with null when the worker could not do it
 * @returns a function that gives up; `onDone` is then never called
 */
export function simulateInBackground(config: RunConfig, onDone: (trace: Trace | null) => void): () => void {
  const worker = new Worker(new URL('./simulation.worker.ts', import.meta.url), { type: 'module' });
  const end = (trace: Trace | null) => {
    worker.terminate();
    onDone(trace);
  };
  worker.onmessage = ({ data }: MessageEvent<Trace>) => end(data);
  worker.onerror = () => end(null);
  worker.postMessage(config);
  return () => worker.terminate();
}
