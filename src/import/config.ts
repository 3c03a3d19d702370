import { AWAY_IDS, type Away, type Fault, type RunConfig } from '../../machines/model.ts';
import type { Model } from '../model/model.ts';
import { choicesOf, valuesOf } from '../model/options.ts';
import { formatAway, MAX_AWAY_MS } from '../simulation/away-options.ts';
import { currentId, faultName, MAX_FAULT_TIMES, MAX_STEPS, parseRunConfig } from '../simulation/run-config.ts';
import { isRecord, UnreadableFile, wrongField } from './unreadable.ts';

type Stored = Readonly<Record<string, unknown>>;

const MESSAGE_ID = /^[\w.-]{1,120}$/;

const own = (stored: Stored, name: string): unknown => (Object.hasOwn(stored, name) ? stored[name] : undefined);

/** A whole number as it stands in a link; undefined when the file does not have it. */
function readNumber(stored: Stored, name: string, path: string, most: number): string | undefined {
  const value = own(stored, name);
  if (value === undefined) return undefined;
  if (Number.isInteger(value) && Number(value) >= 1 && Number(value) <= most) return String(value);
  throw wrongField(`config.${path}`, { code: 'whole', least: 1, most });
}

function readFault(model: Model, stored: Stored): Fault | null {
  const value = own(stored, 'fault') ?? null;
  if (value === null) return null;
  if (!isRecord(value)) throw wrongField('config.fault', { code: 'fault-object' });
  const message = own(value, 'message');
  const id = own(value, 'id');
  if (typeof message !== 'string' || !MESSAGE_ID.test(message)) {
    throw wrongField('config.fault.message', { code: 'config-message' });
  }
  if (id !== undefined && !model.faults.some((fault) => fault.id === id)) {
    throw wrongField('config.fault.id', { code: 'known-fault' });
  }
  const times = Number(readNumber(value, 'times', 'fault.times', MAX_FAULT_TIMES) ?? 1);
  return { message: currentId(model, message), times, ...(typeof id === 'string' ? { id } : {}) };
}

function readAway(stored: Stored): Away | undefined {
  const value = own(stored, 'away') ?? null;
  if (value === null) return undefined;
  if (!isRecord(value)) throw wrongField('config.away', { code: 'away-object' });
  const what = AWAY_IDS.find((id) => id === own(value, 'what'));
  if (what === undefined) throw wrongField('config.away.what', { code: 'one-of', values: AWAY_IDS });
  const from = own(value, 'from') ?? null;
  if (from !== null && (typeof from !== 'string' || !MESSAGE_ID.test(from))) {
    throw wrongField('config.away.from', { code: 'config-message' });
  }
  const forMs = own(value, 'forMs') === null ? undefined : readNumber(value, 'forMs', 'away.forMs', MAX_AWAY_MS);
  return { what, from, forMs: forMs === undefined ? null : Number(forMs) };
}

/**
 * The run config in a file. Options that the file does not have get their default, names that are no options have no
 * effect. Throws an `UnreadableFile` for a config that the options cannot express.
 */
export function readConfig(model: Model, stored: Stored): RunConfig {
  const values: Record<string, string> = {};
  for (const choice of choicesOf(model)) {
    const value = own(stored, choice.key);
    if (value === undefined) continue;
    const found = valuesOf(choice).find((candidate) => candidate.value === value);
    if (!found) {
      const allowed = valuesOf(choice).map((candidate) => candidate.value as string | boolean);
      throw wrongField(`config.${choice.key}`, { code: 'one-of', values: allowed });
    }
    values[choice.name] = found.id;
  }
  const fault = readFault(model, stored);
  const { config, problems } = parseRunConfig(model, {
    ...values,
    steps: readNumber(stored, 'steps', 'steps', MAX_STEPS),
    width: readNumber(stored, 'width', 'width', MAX_STEPS),
    fault: fault ? faultName(model, fault) : undefined,
    ...formatAway(readAway(stored)),
  });
  const [problem] = problems;
  if (problem?.option === 'away-from') throw wrongField('config.away.from', { code: 'config-message' });
  // Of a fault without a name, the message is what is wrong.
  if (problem?.option === 'fault' && fault?.id === undefined) {
    throw wrongField('config.fault.message', { code: 'config-message' });
  }
  if (problem !== undefined) throw new UnreadableFile({ code: 'config', problem });
  for (const name of ['message', 'times', 'id'] as const) {
    const expected = config.fault?.[name];
    if (fault?.[name] === expected) continue;
    throw wrongField(
      `config.fault.${name}`,
      expected === undefined ? { code: 'left-out' } : { code: 'exactly', value: expected, why: 'this-fault' },
    );
  }
  return config;
}
