import { parseArgs } from 'node:util';
import { SCENARIO_IDS, type ScenarioId } from '../../machines/model.ts';
import { CLAIMS } from '../catalogue/claims.ts';
import { NOTICE, ZENML_PRO } from '../catalogue/index.ts';
import { type ClaimResult, type Counterexample, checkClaims, checkDefaultRun, surprisesIn } from '../claims/check.ts';
import { reachableConfigs } from '../claims/reachable.ts';
import { formatRunConfig } from '../simulation/run-config.ts';
import { writeOut } from './output.ts';
import { flagProblem, refuseAs, repeatedFlag } from './refuse.ts';

const FORMATS = ['text', 'json'] as const;
const RUNS = ['all', 'default'] as const;
const NAMES = ['scenario', 'runs', 'format', 'help'] as const;

const HELP = `Checks what ZenML says about the boundary over every pair of options and every single fault.

npm run --silent claims -- [options]

  --scenario ${SCENARIO_IDS.join('|')}   only claims about this scenario (all)
  --runs ${RUNS.join('|')}               every run, about a minute, or the default run alone (all)
  --format ${FORMATS.join('|')}               table for people, or everything (text)
  --help                           this text

Exit code 1 when a claim that should hold does not.
`;

const STATUS = { holds: 'holds', conditional: 'condition', fails: 'fails' } as const;

const refuse = (sentence: string): never => refuseAs('claims', sentence);

function readFlags() {
  try {
    const { values, tokens } = parseArgs({
      tokens: true,
      options: {
        scenario: { type: 'string' },
        runs: { type: 'string', default: 'all' },
        format: { type: 'string', default: 'text' },
        help: { type: 'boolean', default: false },
      },
    });
    const repeated = repeatedFlag(tokens);
    return repeated === null ? values : refuse(repeated);
  } catch (error) {
    return refuse(`${flagProblem(error)}. Use ${NAMES.map((name) => `--${name}`).join(', ')}.`);
  }
}

function isOneOf<T extends string>(value: string, allowed: readonly T[]): value is T {
  return (allowed as readonly string[]).includes(value);
}

/** A value that a shell takes as it is: a star in a fault is quoted. */
const shellWord = (value: string): string => (/^[\w.~-]+$/.test(value) ? value : `'${value}'`);

/** The command that prints the run of a counterexample. */
function showMe(scenario: ScenarioId, { config, message }: Counterexample): string {
  const options = Object.entries(formatRunConfig(ZENML_PRO, config)).map(
    ([name, value]) => ` --${name} ${shellWord(value)}`,
  );
  return `npm run --silent trace -- --scenario ${scenario}${options.join('')}   at ${message}`;
}

function toLines(result: ClaimResult): string[] {
  const claim = CLAIMS.find(({ id }) => id === result.id);
  return [
    `  ${STATUS[result.status].padEnd(9)}  ${claim?.title}`,
    `             ${claim?.quote == null ? 'a question of reviewers:' : `“${claim.quote}”`} ${claim?.source}`,
    ...(result.because === null ? [] : [`             ${result.because}`]),
    ...(result.counterexample ? [`             ${showMe(result.scenario, result.counterexample)}`] : []),
  ];
}

/** One block a scenario, one paragraph a claim. Ends with a line feed. */
function toText(results: readonly ClaimResult[]): string {
  const [first] = results;
  const lines = [
    `Checked over ${first?.runsChecked} ${first?.runsChecked === 1 ? 'run' : 'runs'} with ${first?.messagesChecked} messages; every run in all scenarios. ${NOTICE}`,
  ];
  for (const scenario of SCENARIO_IDS) {
    const own = results.filter((result) => result.scenario === scenario);
    if (own.length > 0) lines.push('', ZENML_PRO.scenarios[scenario].label, ...own.flatMap(toLines));
  }
  return `${lines.join('\n')}\n`;
}

/** Plain records without the words, which are in the catalogue. Ends with a line feed. */
function toJson(results: readonly ClaimResult[]): string {
  const records = results.map(({ because: _, surprise: __, ...record }) => record);
  return `${JSON.stringify(records, null, 2)}\n`;
}

const flags = readFlags();
const { scenario, runs, format } = flags;
if (flags.help) {
  writeOut('claims', HELP);
} else if (scenario !== undefined && !isOneOf<ScenarioId>(scenario, SCENARIO_IDS)) {
  refuse(`scenario "${scenario}" is not understood. Use ${SCENARIO_IDS.join(', ')}.`);
} else if (!isOneOf(runs, RUNS)) {
  refuse(`runs "${runs}" is not understood. Use ${RUNS.join(', ')}.`);
} else if (!isOneOf(format, FORMATS)) {
  refuse(`format "${format}" is not understood. Use ${FORMATS.join(', ')}.`);
} else {
  const checked = runs === 'default' ? checkDefaultRun(ZENML_PRO) : checkClaims(ZENML_PRO, reachableConfigs(ZENML_PRO));
  const results = checked.filter((result) => scenario === undefined || result.scenario === scenario);
  writeOut('claims', format === 'json' ? toJson(results) : toText(results));
  if (surprisesIn(results).length > 0) process.exitCode = 1;
}
