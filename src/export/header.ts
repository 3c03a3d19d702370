import type { ScenarioId } from '../../machines/model.ts';
import { NOTICE, SOURCES_DATE } from '../catalogue/claims.ts';
import { SCENARIOS } from '../catalogue/index.ts';
import { formatRunConfig } from '../simulation/run-config.ts';
import type { Trace } from '../simulation/trace.ts';

/** What a document about a run says about itself. */
export interface DocumentHeader {
  /** The scenario's label. */
  readonly scenario: string;
  /** `default options`, or those that differ, as on the command line: `--steps 4 --width 2`. */
  readonly options: string;
  /** How old the facts are. */
  readonly sources: string;
  readonly notice: string;
}

/** The header of a document about a run, seen in a scenario. */
export function headerOf(trace: Trace, scenario: ScenarioId): DocumentHeader {
  const options = Object.entries(formatRunConfig(trace.config)).map(([name, value]) => `--${name} ${value}`);
  return {
    scenario: SCENARIOS[scenario].label,
    options: options.length === 0 ? 'default options' : options.join(' '),
    sources: `sources as of ${SOURCES_DATE}`,
    notice: NOTICE,
  };
}
