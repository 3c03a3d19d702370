import { fromCallback } from 'xstate';
import type { RunConfig } from '../../machines/model.ts';
import { simulate } from '../simulation/simulate.ts';
import type { ModelessRun } from './background-task.ts';
import { PAGE_MODEL } from './model.ts';
import type { PageEvent } from './page-event.ts';
import { runJob } from './worker-job.ts';

/** Pipelines of more steps than this take longer than a frame or two to simulate. */
const MOST_STEPS_AT_ONCE = 60;

export const isLong = ({ steps }: Pick<RunConfig, 'steps'>): boolean => steps > MOST_STEPS_AT_ONCE;

/** Simulates a run: a short one at once, within the event that asks for it, a long one off the main thread. */
export const simulation = fromCallback<PageEvent, { readonly config: RunConfig }>(({ input: { config }, sendBack }) => {
  const say = (event: PageEvent): void => sendBack(event);
  const fail = (error: unknown): void => {
    reportError(error);
    say({ type: 'run.failed', text: 'The simulation met an error. Fewer pipeline steps may help.' });
  };
  const here = () => simulate(PAGE_MODEL, config);
  if (isLong(config)) {
    return runJob<ModelessRun>(
      { task: { kind: 'simulate', config }, here },
      (run) => say({ type: 'run.simulated', run: { ...run, model: PAGE_MODEL } }),
      fail,
    );
  }
  try {
    say({ type: 'run.simulated', run: here() });
  } catch (error) {
    fail(error);
  }
  return undefined;
});
