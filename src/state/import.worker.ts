import type { ScenarioId } from '../../machines/model.ts';
import { importRun } from '../import/index.ts';
import type { FileProblem } from '../views/problems.ts';
import { PAGE_MODEL } from './model.ts';
import type { SimulatedRun } from './simulation.worker.ts';

/** What was read. The page has the model already: a copy of it would be another one. */
export type ReadFile =
  | { readonly run: SimulatedRun; readonly scenario: ScenarioId; readonly problem: null }
  | { readonly run: null; readonly problem: FileProblem };

addEventListener('message', ({ data: text }: MessageEvent<string>) => {
  const result = importRun(PAGE_MODEL, text);
  if (result.run === null) {
    postMessage(result satisfies ReadFile);
    return;
  }
  const { model: _, ...run } = result.run;
  postMessage({ ...result, run } satisfies ReadFile);
});
