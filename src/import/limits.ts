import type { ScenarioId } from '../../machines/model.ts';
import type { Run } from '../simulation/run.ts';
import type { FileProblem } from '../views/problems.ts';

/** A run from a file, or why it cannot be opened. */
export type ImportResult =
  | { readonly run: Run; readonly scenario: ScenarioId; readonly problem: null }
  | { readonly run: null; readonly problem: FileProblem };

/** Larger files are not read: a run of 1,000 pipeline steps takes about 10 MB as JSON and 22 MB as OTLP. */
export const MAX_FILE_BYTES = 60_000_000;
