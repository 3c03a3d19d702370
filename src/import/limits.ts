import type { ScenarioId } from '../../machines/model.ts';
import type { Trace } from '../simulation/trace.ts';

/** A run from a file, or one sentence that says why it cannot be read. */
export type ImportResult =
  | { readonly trace: Trace; readonly scenario: ScenarioId; readonly problem: null }
  | { readonly trace: null; readonly problem: string };

/** Larger files are not read: a run of 1,000 pipeline steps takes about 10 MB as JSON and 22 MB as OTLP. */
export const MAX_FILE_BYTES = 60_000_000;
