import type { Run } from '../simulation/run.ts';
import { isOfOlderModel } from '../simulation/run.ts';
import { simulate } from '../simulation/simulate.ts';
import { PAGE_MODEL } from './model.ts';
import { isLong } from './simulating.ts';

interface RunOnScreen {
  readonly run: Run;
  /** Number of the file that it was read from, null for none. */
  readonly file: number | null;
}

/**
 * Whether a link, a stop or another window can hold the run on screen. One that was read from a file can be held when
 * its options give the same run here: then it is nothing that only the file knows.
 */
export function fitsInLink({ run, file }: RunOnScreen): boolean {
  if (file === null) return true;
  const { origin, trace } = run;
  if (origin.kind !== 'simulated' || isOfOlderModel(run) || isLong(origin.config)) return false;
  return JSON.stringify(simulate(PAGE_MODEL, origin.config).trace) === JSON.stringify(trace);
}
