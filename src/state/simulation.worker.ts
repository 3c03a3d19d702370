import type { RunConfig } from '../../machines/model.ts';
import type { Run } from '../simulation/run.ts';
import { simulate } from '../simulation/simulate.ts';
import { PAGE_MODEL } from './model.ts';

/** The page has the model already: a copy of it would be another one. */
export type SimulatedRun = Omit<Run, 'model'>;

addEventListener('message', ({ data: config }: MessageEvent<RunConfig>) => {
  const { model: _, ...run } = simulate(PAGE_MODEL, config);
  postMessage(run satisfies SimulatedRun);
});
