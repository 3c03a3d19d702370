import type { RunConfig, ScenarioId } from '../../machines/model.ts';
import type { Findings } from '../claims/check.ts';
import type { Share } from '../claims/reachable.ts';
import type { Run } from '../simulation/run.ts';
import type { FileProblem } from '../views/problems.ts';

/** What the background worker can do. It takes one task and is ended after its last answer. */
export type BackgroundTask =
  | { readonly kind: 'simulate'; readonly config: RunConfig }
  | { readonly kind: 'read'; readonly text: string }
  | { readonly kind: 'check-claims'; readonly share: Share };

/** A run as it comes from the worker. The page has the model already: a copy of it would be another one. */
export type ModelessRun = Omit<Run, 'model'>;

/** The one answer to `read`. */
export type ReadFile =
  | { readonly run: ModelessRun; readonly scenario: ScenarioId; readonly problem: null }
  | { readonly run: null; readonly problem: FileProblem };

/** The answer to `check-claims`: from time to time what was found so far, and once more when all of the share is checked. */
export interface ClaimsReport {
  readonly findings: Findings;
  readonly done: boolean;
}

/** Starts a worker for one task. May throw: a sandboxed frame allows none. */
export const startBackgroundWorker = (): Worker =>
  new Worker(new URL('./background.worker.ts', import.meta.url), { type: 'module' });
