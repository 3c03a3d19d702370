import type { ScenarioId } from '../../machines/model.ts';
import { NOTICE } from '../catalogue/index.ts';
import type { Run } from '../simulation/run.ts';
import { formatRunConfig } from '../simulation/run-config.ts';
import { analyticsWords, olderModelWords, sourcesWords } from '../views/words.ts';

/** What a document about a run says about itself. */
export interface DocumentHeader {
  /** The scenario's label. */
  readonly scenario: string;
  /** `default options`, or those that differ, as on the command line: `--steps 4 --width 2`. */
  readonly options: string;
  /** Whether usage analytics are sent: they are by default in reality, and are not in a default run. */
  readonly analytics: string;
  /** How old the facts are. */
  readonly sources: string;
  readonly notice: string;
}

/** The header of a document about a run, seen in a scenario. */
export function headerOf(run: Run, scenario: ScenarioId): DocumentHeader {
  const { model, origin } = run;
  const options = Object.entries(formatRunConfig(model, origin.config)).map(([name, value]) => `--${name} ${value}`);
  return {
    scenario: model.scenarios[scenario].label,
    options: options.length === 0 ? 'default options' : options.join(' '),
    analytics: analyticsWords(run),
    sources: `${sourcesWords(model)}${olderModelWords(run)}`,
    notice: NOTICE,
  };
}
