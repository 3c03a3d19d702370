import type { RunConfig } from '../../machines/model.ts';
import { isMessageId } from '../catalogue/index.ts';
import { DEFAULT_RUN_CONFIG, formatRunConfig, parseRunConfig } from '../simulation/run-config.ts';
import type { TraceDocument } from './trace-schema.ts';

/** A file that cannot be read, with one sentence for the person who chose it. */
export class UnreadableFile extends Error {}

/** The run config in a file, if it is one that the options can express. */
export function readConfig(value: Readonly<Record<string, unknown>>): RunConfig {
  const known: Record<string, unknown> = {};
  for (const [name, standard] of Object.entries(DEFAULT_RUN_CONFIG)) {
    const own = Object.hasOwn(value, name) ? value[name] : standard;
    if (name !== 'fault' && typeof own !== typeof standard) {
      throw new UnreadableFile(`The option ${name} in the file is not understood.`);
    }
    known[name] = own;
  }
  const fault = readFault(known.fault);
  const config = { ...DEFAULT_RUN_CONFIG, ...known, fault };
  const { config: read, problems } = parseRunConfig(formatRunConfig(config));
  if (problems[0] !== undefined) throw new UnreadableFile(`In the file, ${problems[0]}`);
  return read;
}

function readFault(value: unknown): RunConfig['fault'] {
  if (value === null || value === undefined) return null;
  if (typeof value === 'object' && 'message' in value && 'times' in value) {
    const { message, times } = value;
    if (typeof message === 'string' && typeof times === 'number') return { message, times };
  }
  throw new UnreadableFile('The option fault in the file is not understood.');
}

/** Throws unless the messages could be a run: known, unique, in order, each received after it was sent. */
export function checkMessages({ messages, durationMs }: Pick<TraceDocument, 'messages' | 'durationMs'>): void {
  const ids = new Set<string>();
  let sentMs = 0;
  for (const [index, message] of messages.entries()) {
    const at = `messages[${index}]`;
    if (!isMessageId(message.spec)) throw new UnreadableFile(`${at}: "${message.spec}" is not in the catalogue.`);
    if (ids.has(message.id)) throw new UnreadableFile(`${at}: the id "${message.id}" stands in the file twice.`);
    if (message.sentMs < sentMs) throw new UnreadableFile(`${at}: it is sent before the message that it follows.`);
    if (message.receivedMs <= message.sentMs) throw new UnreadableFile(`${at}: it is received before it is sent.`);
    if (message.receivedMs > durationMs) throw new UnreadableFile(`${at}: it is received after the end of the run.`);
    ids.add(message.id);
    sentMs = message.sentMs;
  }
}
