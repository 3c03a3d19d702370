import type { ScenarioId } from '../../machines/model.ts';
import type { Trace } from '../simulation/trace.ts';
import { toJson } from './json.ts';
import { toText } from './text.ts';

export interface Exporter {
  /** Turns a run, seen in a scenario, into the whole content of a file. Same run, same bytes. */
  readonly serialise: (trace: Trace, scenario: ScenarioId) => string;
}

/** All file formats by the name that the command line uses. */
export const EXPORTERS = {
  text: { serialise: toText },
  json: { serialise: toJson },
} as const satisfies Record<string, Exporter>;

export type ExportFormat = keyof typeof EXPORTERS;

export { outcomeText } from './text.ts';
