import { parseArgs } from 'node:util';
import { SCENARIO_IDS, type ScenarioId } from '../../machines/model.ts';
import { ZENML_PRO } from '../catalogue/index.ts';
import { EXPORTERS, type ExportFormat } from '../export/index.ts';
import { optionNames, parseRunConfig } from '../simulation/run-config.ts';
import { simulate } from '../simulation/simulate.ts';
import { configProblemText } from '../views/problems.ts';
import { awayHelp, helpEntry, optionHelp } from './help.ts';
import { writeOut } from './output.ts';
import { flagProblem, refuseAs, repeatedFlag } from './refuse.ts';

const FORMATS = Object.keys(EXPORTERS) as ExportFormat[];

const HELP = `Prints the trace of a simulated ZenML pipeline run.

npm run --silent trace -- [options]

${[
  helpEntry(`--scenario ${SCENARIO_IDS.join('|')}`, `where things stand (${SCENARIO_IDS[0]})`),
  helpEntry(`--format ${FORMATS.join('|')}`, 'table for people, or a document for programs (text)'),
  helpEntry('--out FILE', 'file to write to, or - for standard output (-)'),
  ...ZENML_PRO.options.map((option) => optionHelp(ZENML_PRO, option)),
  awayHelp(),
  helpEntry('--help', 'this text'),
].join('\n')}
`;

const refuse = (sentence: string): never => refuseAs('trace', sentence);

function readFlags() {
  try {
    const { values, tokens } = parseArgs({
      tokens: true,
      options: {
        ...Object.fromEntries(optionNames(ZENML_PRO).map((name) => [name, { type: 'string' as const }])),
        scenario: { type: 'string', default: 'saas' },
        format: { type: 'string', default: 'text' },
        out: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    const repeated = repeatedFlag(tokens);
    return repeated === null ? values : refuse(repeated);
  } catch (error) {
    const allowed = ['scenario', 'format', 'out', ...optionNames(ZENML_PRO), 'help']
      .map((name) => `--${name}`)
      .join(', ');
    return refuse(`${flagProblem(error)}. Use ${allowed}.`);
  }
}

function isOneOf<T extends string>(value: string, allowed: readonly T[]): value is T {
  return (allowed as readonly string[]).includes(value);
}

const { scenario, format, out, help, ...options } = readFlags();
if (help) {
  writeOut('trace', HELP);
} else if (!isOneOf<ScenarioId>(scenario, SCENARIO_IDS)) {
  refuse(`scenario "${scenario}" is not understood. Use ${SCENARIO_IDS.join(', ')}.`);
} else if (!isOneOf<ExportFormat>(format, FORMATS)) {
  refuse(`format "${format}" is not understood. Use ${FORMATS.join(', ')}.`);
} else {
  const { config, problems } = parseRunConfig(ZENML_PRO, options);
  if (problems[0]) refuse(configProblemText(problems[0]));
  writeOut('trace', EXPORTERS[format].serialise(simulate(ZENML_PRO, config), scenario), out);
}
