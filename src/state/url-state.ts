import { type RunConfig, SCENARIO_IDS, type ScenarioId } from '../../machines/model.ts';
import { quote } from '../simulation/quote.ts';
import { formatRunConfig, OPTION_NAMES, parseRunConfig } from '../simulation/run-config.ts';
import { formatLayer, LAYER_PARAMS, type Layer, parseLayer } from './layers.ts';
import { amount } from './words.ts';

/** What a link says: which run, seen in which scenario, at which message. */
export interface UrlState {
  readonly scenario: ScenarioId;
  readonly config: RunConfig;
  /** Id of a message of the trace, null for the start of the run. */
  readonly message: string | null;
  readonly layer: Layer | null;
}

export interface ParsedUrl {
  readonly state: UrlState;
  /** One sentence for each thing that was not understood. */
  readonly problems: readonly string[];
}

export const DEFAULT_SCENARIO: ScenarioId = 'saas';

const KNOWN_NAMES: readonly string[] = ['scenario', 'message', ...LAYER_PARAMS, ...OPTION_NAMES];

/** No link of the page comes near it. Browsers take half a minute to take a million characters apart. */
const MOST_CHARACTERS = 20_000;

/** Reads the hash of a URL. Never throws: what is not understood falls back to the default and is named. */
export function parseHash(hash: string): ParsedUrl {
  const isTooLong = hash.length > MOST_CHARACTERS;
  const params = new URLSearchParams(isTooLong ? '' : hash.replace(/^#/, ''));
  const problems = isTooLong ? [`The link has ${amount(hash.length)} characters, too many for one of this page.`] : [];
  const scenarioValue = params.get('scenario');
  const scenario = SCENARIO_IDS.find((id) => id === scenarioValue) ?? DEFAULT_SCENARIO;
  if (scenarioValue !== null && scenario !== scenarioValue) {
    problems.push(`scenario ${quote(scenarioValue)} is not understood. Use ${SCENARIO_IDS.join(', ')}.`);
  }
  const layer = parseLayer(params, scenario, problems);
  const options = Object.fromEntries(OPTION_NAMES.map((name) => [name, params.get(name) ?? undefined]));
  const run = parseRunConfig(options);
  const unknown = [...params.keys()].find((name) => !KNOWN_NAMES.includes(name));
  if (unknown !== undefined) {
    problems.push(`${quote(unknown)} in the link is not understood. Use ${KNOWN_NAMES.join(', ')}.`);
  }
  return {
    state: { scenario, config: run.config, message: params.get('message') || null, layer },
    problems: [...problems, ...run.problems],
  };
}

/** The hash for a state, `#` included. The scenario always stands in it; defaults of other options do not. */
export function formatHash(state: Pick<UrlState, 'scenario' | 'layer'> & Partial<UrlState>): string {
  const { scenario, config, message, layer } = state;
  const params = new URLSearchParams({ scenario, ...(config ? formatRunConfig(config) : {}) });
  if (message) params.set('message', message);
  for (const [name, value] of Object.entries(formatLayer(layer))) params.set(name, value);
  // A comma needs no escape in a hash, and a link is easier to read without.
  return `#${params.toString().replaceAll('%2C', ',')}`;
}
