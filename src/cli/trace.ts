import { parseArgs } from 'node:util';
import { SCENARIO_IDS, type ScenarioId } from '../../machines/model.ts';
import { ZENML_PRO } from '../catalogue/index.ts';
import { EXPORTERS, type ExportFormat } from '../export/index.ts';
import type { OptionSpec } from '../model/types.ts';
import { MAX_FAULT_TIMES, MAX_STEPS, optionNames, parseRunConfig } from '../simulation/run-config.ts';
import { simulate } from '../simulation/simulate.ts';
import { configProblemText } from '../views/problems.ts';
import { writeOut } from './output.ts';
import { flagProblem, refuseAs } from './refuse.ts';

const FORMATS = Object.keys(EXPORTERS) as ExportFormat[];

/** Where explanations begin in the help, and where its lines are broken, in characters. */
const HELP_COLUMN = 35;
const HELP_WIDTH = 110;

/** One entry of the help: what to type, and what it means on as many lines as it needs. */
function helpEntry(flag: string, text: string): string {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && line.length + 1 + word.length > HELP_WIDTH - HELP_COLUMN) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  const start = `  ${flag}`;
  const [first = '', ...rest] = start.length < HELP_COLUMN - 1 ? lines : ['', ...lines];
  return [start.padEnd(HELP_COLUMN) + first, ...rest.map((line) => ' '.repeat(HELP_COLUMN) + line)]
    .map((line) => line.trimEnd())
    .join('\n');
}

function optionHelp(option: OptionSpec): string {
  switch (option.kind) {
    case 'choice': {
      const ids = option.values.map(({ id }) => id);
      return helpEntry(`--${option.name} ${ids.join('|')}`, `${option.hint} (${ids[0]})`);
    }
    case 'number': {
      const most = option.name === 'steps' ? `, 1 to ${MAX_STEPS}` : '';
      return helpEntry(`--${option.name} N`, `${option.label.toLowerCase()}${most} (${option.standard})`);
    }
    case 'fault': {
      const names = ZENML_PRO.faults.map((fault) => fault.id).join(', ');
      return helpEntry(
        `--${option.name} ID`,
        `${option.label.toLowerCase()}: ${names}, or the id of a message, with *N to fail N times, 1 to ${MAX_FAULT_TIMES}`,
      );
    }
  }
}

const HELP = `Prints the trace of a simulated ZenML pipeline run.

npm run --silent trace -- [options]

${[
  helpEntry(`--scenario ${SCENARIO_IDS.join('|')}`, `where things stand (${SCENARIO_IDS[0]})`),
  helpEntry(`--format ${FORMATS.join('|')}`, 'table for people, or a document for programs (text)'),
  helpEntry('--out FILE', 'file to write to, or - for standard output (-)'),
  ...ZENML_PRO.options.map(optionHelp),
  helpEntry('--help', 'this text'),
].join('\n')}
`;

const refuse = (sentence: string): never => refuseAs('trace', sentence);

function readFlags() {
  try {
    return parseArgs({
      options: {
        ...Object.fromEntries(optionNames(ZENML_PRO).map((name) => [name, { type: 'string' as const }])),
        scenario: { type: 'string', default: 'saas' },
        format: { type: 'string', default: 'text' },
        out: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }).values;
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
