import { type RunConfig, SCENARIO_IDS, type ScenarioId } from '../../machines/model.ts';
import { TRACK_IDS, type Track } from '../../machines/score.ts';
import type { TalkPlace } from '../../machines/session-events.ts';
import type { Model } from '../model/model.ts';
import { formatRunConfig, optionNames, parseRunConfig } from '../simulation/run-config.ts';
import { configProblemText } from '../views/problems.ts';
import { quote } from '../views/quote.ts';
import { formatCount } from '../views/words.ts';
import { formatLayer, LAYER_PARAMS, type Layer, parseLayer } from './layers.ts';
import { isName, type Param, paramsOf, withoutMarks } from './link-repair.ts';
import { formatTalk, parseTalk, TALK_PARAMS, viewOfLayer } from './talk-link.ts';

/** What a link says: which run, seen in which scenario, at which message. */
export interface UrlState {
  readonly scenario: ScenarioId;
  readonly config: RunConfig;
  /** Id of a message of the run, null for the start of the run. */
  readonly message: string | null;
  readonly layer: Layer | null;
  /** What is told of the run. */
  readonly track: Track;
  /** True while third parties stand outside of your zone. */
  readonly thirdPartiesApart: boolean;
  /** The talk that is held, null for none. */
  readonly talk: TalkPlace | null;
}

export interface ParsedUrl {
  readonly state: UrlState;
  /** One sentence for each thing that was not understood. */
  readonly problems: readonly string[];
}

export const DEFAULT_SCENARIO: ScenarioId = 'saas';
export const DEFAULT_TRACK: Track = 'story';
/** Where third parties stand: in your zone with a mark, or outside. */
const THIRD_PARTIES = ['marked', 'apart'] as const;

const knownNames = (model: Model): readonly string[] => [
  'scenario',
  'message',
  'track',
  'third-parties',
  ...TALK_PARAMS,
  ...LAYER_PARAMS,
  ...optionNames(model),
];

/** No link of the page comes near it. Browsers take half a minute to take a million characters apart. */
const MOST_CHARACTERS = 20_000;

/**
 * Reads the hash of a URL. Never throws: what is not understood falls back to the default and is named. A link that was
 * mangled on its way is mended where it can be.
 */
export function parseHash(model: Model, hash: string): ParsedUrl {
  if (hash.length > MOST_CHARACTERS) {
    const problem = `The link has ${formatCount(hash.length)} characters, too many for one of this page.`;
    return { ...parseParams(model, []), problems: [problem] };
  }
  const params = paramsOf(hash);
  const parsed = parseParams(model, params);
  const trimmed = withoutMarks(params);
  const last = trimmed?.at(-1);
  if (trimmed === null || last === undefined) return parsed;
  const mended = parseParams(model, trimmed);
  return mended.problems.length < parsed.problems.length || isName(model, last) ? mended : parsed;
}

/** One sentence for each parameter that a link has twice with two values. */
const repeated = (given: readonly Param[], values: ReadonlyMap<string, string>, names: readonly string[]): string[] =>
  [...values].flatMap(([name, last]) =>
    names.includes(name) && given.some(([other, value]) => other === name && value !== last)
      ? [`${name} is in the link more than once: the last one, ${quote(last)}, is used.`]
      : [],
  );

/** More names that nobody knows do not help to find what is wrong with a link. */
const MOST_UNKNOWN = 3;

function unknownNames(unknown: readonly string[], names: readonly string[]): string {
  const more = unknown.length - MOST_UNKNOWN;
  const named = [...unknown.slice(0, MOST_UNKNOWN).map(quote), ...(more > 0 ? [`${formatCount(more)} more`] : [])];
  const list = [named.slice(0, -1).join(', '), named.at(-1)].filter((part) => part !== '').join(' and ');
  return `${list} in the link ${unknown.length === 1 ? 'is' : 'are'} not understood. Use ${names.join(', ')}.`;
}

function parseParams(model: Model, given: readonly Param[]): ParsedUrl {
  const values = new Map(given);
  const params = new URLSearchParams([...values]);
  const names = knownNames(model);
  const problems = repeated(given, values, names);
  const scenarioValue = params.get('scenario');
  const scenario = SCENARIO_IDS.find((id) => id === scenarioValue) ?? DEFAULT_SCENARIO;
  if (scenarioValue !== null && scenario !== scenarioValue) {
    problems.push(`scenario ${quote(scenarioValue)} is not understood. Use ${SCENARIO_IDS.join(', ')}.`);
  }
  const trackValue = params.get('track');
  const track = TRACK_IDS.find((id) => id === trackValue) ?? DEFAULT_TRACK;
  if (trackValue !== null && track !== trackValue) {
    problems.push(`track ${quote(trackValue)} is not understood. Use ${TRACK_IDS.join(', ')}.`);
  }
  const placeValue = params.get('third-parties');
  if (placeValue !== null && !THIRD_PARTIES.some((id) => id === placeValue)) {
    problems.push(`third-parties ${quote(placeValue)} is not understood. Use ${THIRD_PARTIES.join(', ')}.`);
  }
  const thirdPartiesApart = placeValue === 'apart';
  const talk = parseTalk(params, problems);
  const layer = parseLayer(model, viewOfLayer(params), scenario, problems);
  const options = Object.fromEntries(optionNames(model).map((name) => [name, params.get(name) ?? undefined]));
  const run = parseRunConfig(model, options);
  const unknown = [...values.keys()].filter((name) => !names.includes(name));
  if (unknown.length > 0) problems.push(unknownNames(unknown, names));
  return {
    state: {
      scenario,
      config: run.config,
      message: params.get('message') || null,
      layer,
      track,
      thirdPartiesApart,
      talk,
    },
    problems: [...problems, ...run.problems.map(configProblemText)],
  };
}

/** The hash for a state, `#` included. The scenario stands in it, but not where a tour is to decide; other defaults do not. */
export function formatHash(model: Model, state: Pick<UrlState, 'scenario' | 'layer'> & Partial<UrlState>): string {
  const { scenario, config, message, layer, track = DEFAULT_TRACK, thirdPartiesApart = false, talk = null } = state;
  // What leaves the moment to a tour names none.
  const isDue = talk?.isDue === true;
  const params = new URLSearchParams({
    ...(isDue ? {} : { scenario }),
    ...(config ? formatRunConfig(model, config) : {}),
  });
  if (message && !isDue) params.set('message', message);
  if (track !== DEFAULT_TRACK) params.set('track', track);
  if (thirdPartiesApart) params.set('third-parties', 'apart');
  for (const [name, value] of Object.entries(formatTalk(talk, formatLayer(layer)))) params.set(name, value);
  // A comma needs no escape in a hash, and a link is easier to read without.
  return `#${params.toString().replaceAll('%2C', ',')}`;
}
