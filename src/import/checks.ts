import { PHASE_IDS, type PhaseId, RUN_EXCHANGE_IDS, type RunConfig } from '../../machines/model.ts';
import { exchangeOf, isMessageId, messageSpec } from '../catalogue/index.ts';
import { pipelineOf } from '../simulation/pipeline.ts';
import type { TraceDocument } from './trace-schema.ts';
import { UnreadableFile } from './unreadable.ts';

type Stored = TraceDocument['messages'][number];

/** What is known about the messages before the one that is looked at. */
interface Before {
  sentMs: number;
  phase: PhaseId;
  /** How often each message has been sent, by its id without the attempt. */
  readonly sends: Map<string, number>;
  /** Ids of those that failed. */
  readonly failed: Set<string>;
}

const RUN_EXCHANGES: readonly string[] = RUN_EXCHANGE_IDS;

/** What is wrong with the place of a message in the story, or null. */
function placeProblem({ spec, step, exchange, phase }: Stored, steps: ReadonlySet<string>): string | null {
  if (!isMessageId(spec)) return 'spec has to be a message of the catalogue, such as push-image.push';
  const told = exchangeOf(messageSpec(spec));
  if (RUN_EXCHANGES.includes(told.id) !== (step === null)) {
    return step === null ? 'step has to be a pipeline step' : 'step has to be null';
  }
  if (step !== null && !steps.has(step)) return 'step has to be a step of the pipeline that runs';
  const beats = step === null ? [told.id] : [`${step}.${told.id}`, step];
  if (!beats.includes(exchange)) return `exchange has to be ${beats.join(' or ')}`;
  const expected: PhaseId = exchange === step ? 'runtime-data-flow' : told.phase;
  return phase === expected ? null : `phase has to be ${expected}`;
}

function timeProblem({ sentMs, receivedMs, phase }: Stored, before: Before, durationMs: number): string | null {
  if (sentMs < before.sentMs) return `sentMs has to be at least ${before.sentMs}, as in the message before it`;
  if (receivedMs <= sentMs) return 'receivedMs has to be greater than sentMs';
  if (receivedMs > durationMs) return 'receivedMs has to be at most durationMs';
  const isLate = PHASE_IDS.indexOf(phase) < PHASE_IDS.indexOf(before.phase);
  return isLate ? `phase has to be ${before.phase} or a later one, as in the message before it` : null;
}

function idProblem({ id, spec, step, attempt }: Stored, { sends }: Before): string | null {
  const sent = step === null ? spec : `${step}.${spec}`;
  const expected = (sends.get(sent) ?? 0) + 1;
  if (attempt !== expected) return `attempt has to be ${expected}, one more than it was sent before`;
  const suffix = attempt === 1 ? '' : `~${attempt}`;
  if (id !== `${sent}${suffix}`) return `id has to be ${sent}${suffix}`;
  sends.set(sent, attempt);
  return null;
}

/**
 * Throws an `UnreadableFile` unless the messages could be a run with this config: known, in order, each with the id and
 * the place that its run gives it, each received after it was sent; and unless the run ends as they say.
 */
export function checkMessages({ messages, durationMs, outcome }: TraceDocument, config: RunConfig): void {
  const pipeline = pipelineOf(config.steps, config.width, config.cached);
  const steps = new Set(pipeline.flatMap((step) => (step.cached ? [] : [step.id])));
  const before: Before = { sentMs: 0, phase: PHASE_IDS[0], sends: new Map(), failed: new Set() };
  for (const [index, message] of messages.entries()) {
    const problem =
      placeProblem(message, steps) ?? timeProblem(message, before, durationMs) ?? idProblem(message, before);
    if (problem !== null) throw new UnreadableFile(`In message ${index + 1} of the file, ${problem}.`);
    before.sentMs = message.sentMs;
    before.phase = message.phase;
    if (message.status === 'failed') before.failed.add(message.id);
  }
  if (outcome.status === 'failed' && !before.failed.has(outcome.message)) {
    throw new UnreadableFile('In the file, outcome.message has to be the id of a message that failed.');
  }
}
