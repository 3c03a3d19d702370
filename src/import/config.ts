import type { Fault, RunConfig } from '../../machines/model.ts';
import { FAULTS } from '../catalogue/index.ts';
import { CHOICES, valuesOf } from '../simulation/options.ts';
import { faultName, MAX_FAULT_TIMES, MAX_STEPS, parseRunConfig } from '../simulation/run-config.ts';
import { isRecord, UnreadableFile } from './unreadable.ts';

const MESSAGE_ALLOWED = 'the id of a message that this run sends';

type Stored = Readonly<Record<string, unknown>>;

/** The values of an option in a sentence: `sdk or dashboard`. */
const listed = (values: readonly unknown[]): string =>
  [values.slice(0, -1).join(', '), values.at(-1)].filter((part) => part !== '').join(' or ');

const own = (stored: Stored, name: string): unknown => (Object.hasOwn(stored, name) ? stored[name] : undefined);

const wrong = (name: string, allowed: string) =>
  new UnreadableFile(`In the file, config.${name} has to be ${allowed}.`);

/** A whole number as it stands in a link; undefined when the file does not have it. */
function readNumber(stored: Stored, name: string, path: string, most: number): string | undefined {
  const value = own(stored, name);
  if (value === undefined) return undefined;
  if (Number.isInteger(value) && Number(value) >= 1 && Number(value) <= most) return String(value);
  throw wrong(path, `a whole number from 1 to ${most}`);
}

function readFault(stored: Stored): Fault | null {
  const value = own(stored, 'fault') ?? null;
  if (value === null) return null;
  if (!isRecord(value)) throw wrong('fault', 'null or an object with message and times');
  const message = own(value, 'message');
  const id = own(value, 'id');
  if (typeof message !== 'string' || !/^[\w.-]{1,120}$/.test(message)) throw wrong('fault.message', MESSAGE_ALLOWED);
  if (id !== undefined && !FAULTS.some((fault) => fault.id === id)) {
    throw wrong('fault.id', 'the name of a fault that this page knows');
  }
  const times = Number(readNumber(value, 'times', 'fault.times', MAX_FAULT_TIMES) ?? 1);
  return { message, times, ...(typeof id === 'string' ? { id } : {}) };
}

/**
 * The run config in a file. Options that the file does not have get their default, names that are no options have no
 * effect. Throws an `UnreadableFile` for a config that the options cannot express.
 */
export function readConfig(stored: Stored): RunConfig {
  const values: Record<string, string> = {};
  for (const choice of CHOICES) {
    const value = own(stored, choice.key);
    if (value === undefined) continue;
    const found = valuesOf(choice).find((candidate) => candidate.value === value);
    if (!found) throw wrong(choice.key, listed(valuesOf(choice).map((candidate) => candidate.value)));
    values[choice.name] = found.id;
  }
  const fault = readFault(stored);
  const { config, problems } = parseRunConfig({
    ...values,
    steps: readNumber(stored, 'steps', 'steps', MAX_STEPS),
    width: readNumber(stored, 'width', 'width', MAX_STEPS),
    fault: fault ? faultName(fault) : undefined,
  });
  const [problem] = problems;
  // The link's notice about a fault lists all their names; in a file it is the message that is wrong.
  if (problem?.startsWith('fault ') && fault?.id === undefined) throw wrong('fault.message', MESSAGE_ALLOWED);
  // The words of the link's notices, as one sentence.
  if (problem !== undefined) throw new UnreadableFile(`In the file, ${problem.replace('. Use ', ': use ')}`);
  for (const name of ['message', 'times', 'id'] as const) {
    const expected = config.fault?.[name];
    if (fault?.[name] !== expected) throw wrong(`fault.${name}`, `${expected ?? 'left out'} for this fault`);
  }
  return config;
}
