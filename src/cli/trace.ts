import { parseArgs } from 'node:util';
import { SCENARIO_IDS, type ScenarioId } from '../../machines/model.ts';
import { FAULTS } from '../catalogue/index.ts';
import { EXPORTERS, type ExportFormat } from '../export/index.ts';
import { MAX_FAULT_TIMES, MAX_STEPS, OPTION_NAMES, parseRunConfig } from '../simulation/run-config.ts';
import { simulate } from '../simulation/simulate.ts';
import { flagProblem, refuseAs } from './refuse.ts';

const FORMATS = Object.keys(EXPORTERS) as ExportFormat[];

const HELP = `Prints the trace of a simulated ZenML pipeline run.

npm run --silent trace -- [options]

  --scenario ${SCENARIO_IDS.join('|')}   where things stand (saas)
  --format ${FORMATS.join('|')}               table for people, or everything (text)
  --steps N                        pipeline steps, 1 to ${MAX_STEPS} (3)
  --width N                        pipeline steps side by side (1)
  --fault ID                       what goes wrong: ${FAULTS.map((fault) => fault.id).join(', ')},
                                   or the id of a message, with *N to fail N times, 1 to ${MAX_FAULT_TIMES}
  --help                           this text
`;

const refuse = (sentence: string): never => refuseAs('trace', sentence);

function readFlags() {
  try {
    return parseArgs({
      options: {
        scenario: { type: 'string', default: 'saas' },
        format: { type: 'string', default: 'text' },
        steps: { type: 'string' },
        width: { type: 'string' },
        fault: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    const allowed = ['scenario', 'format', ...OPTION_NAMES, 'help'].map((name) => `--${name}`).join(', ');
    return refuse(`${flagProblem(error)}. Use ${allowed}.`);
  }
}

function isOneOf<T extends string>(value: string, allowed: readonly T[]): value is T {
  return (allowed as readonly string[]).includes(value);
}

const flags = readFlags();
const { scenario, format } = flags;
if (flags.help) {
  process.stdout.write(HELP);
} else if (!isOneOf<ScenarioId>(scenario, SCENARIO_IDS)) {
  refuse(`scenario "${scenario}" is not understood. Use ${SCENARIO_IDS.join(', ')}.`);
} else if (!isOneOf<ExportFormat>(format, FORMATS)) {
  refuse(`format "${format}" is not understood. Use ${FORMATS.join(', ')}.`);
} else {
  const { config, problems } = parseRunConfig({ steps: flags.steps, width: flags.width, fault: flags.fault });
  if (problems[0]) refuse(problems[0]);
  process.stdout.write(EXPORTERS[format].serialise(simulate(config), scenario));
}
