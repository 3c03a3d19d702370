import { PHASE_IDS, type PhaseId, RUN_EXCHANGE_IDS, type RunConfig } from '../../machines/model.ts';
import { exchangeOfMessage, isMessageId, type Model } from '../model/model.ts';
import { pipelineOf } from '../simulation/pipeline.ts';
import type { FieldRule } from '../views/problems.ts';
import type { TraceDocument } from './trace-schema.ts';
import { UnreadableFile, wrongField } from './unreadable.ts';

type Stored = TraceDocument['messages'][number];

/** A field of a message and what it has to be. */
type Problem = readonly [path: string, rule: FieldRule];

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
function placeProblem(
  model: Model,
  { spec, step, exchange, phase }: Stored,
  steps: ReadonlySet<string>,
): Problem | null {
  if (!isMessageId(model, spec)) return ['spec', { code: 'known-message' }];
  const expected = exchangeOfMessage(model, spec);
  if (RUN_EXCHANGES.includes(expected.id) !== (step === null)) {
    return ['step', step === null ? { code: 'a-step' } : { code: 'exactly', value: null }];
  }
  if (step !== null && !steps.has(step)) return ['step', { code: 'pipeline-step' }];
  const beats = step === null ? [expected.id] : [`${step}.${expected.id}`, step];
  if (!beats.includes(exchange)) return ['exchange', { code: 'one-of', values: beats }];
  const itsPhase: PhaseId = exchange === step ? 'runtime-data-flow' : expected.phase;
  return phase === itsPhase ? null : ['phase', { code: 'exactly', value: itsPhase }];
}

function timeProblem({ sentMs, receivedMs, phase }: Stored, before: Before, durationMs: number): Problem | null {
  if (sentMs < before.sentMs) return ['sentMs', { code: 'at-least', value: before.sentMs, why: 'message-before' }];
  if (receivedMs <= sentMs) return ['receivedMs', { code: 'after-sent' }];
  if (receivedMs > durationMs) return ['receivedMs', { code: 'at-most', value: durationMs, why: 'duration' }];
  const isLate = PHASE_IDS.indexOf(phase) < PHASE_IDS.indexOf(before.phase);
  return isLate ? ['phase', { code: 'phase-or-later', phase: before.phase }] : null;
}

function idProblem({ id, spec, step, attempt }: Stored, { sends }: Before): Problem | null {
  const sent = step === null ? spec : `${step}.${spec}`;
  const expected = (sends.get(sent) ?? 0) + 1;
  if (attempt !== expected) return ['attempt', { code: 'exactly', value: expected, why: 'attempt' }];
  const full = `${sent}${attempt === 1 ? '' : `~${attempt}`}`;
  if (id !== full) return ['id', { code: 'exactly', value: full }];
  sends.set(sent, attempt);
  return null;
}

/**
 * Throws an `UnreadableFile` unless the messages could be a run with this config: in order, each with the id that its
 * run gives it, each received after it was sent; unless the run ends as they say; and unless, in a run of this model,
 * each is known and stands where the model puts it.
 */
export function checkMessages(model: Model, document: TraceDocument, config: RunConfig): void {
  const { messages, durationMs, outcome, modelVersion } = document;
  const pipeline = pipelineOf(config.steps, config.width, config.cached);
  const steps = new Set(pipeline.flatMap((step) => (step.cached ? [] : [step.id])));
  const before: Before = { sentMs: 0, phase: PHASE_IDS[0], sends: new Map(), failed: new Set() };
  for (const [index, message] of messages.entries()) {
    const place = modelVersion === model.version ? placeProblem(model, message, steps) : null;
    const problem = place ?? timeProblem(message, before, durationMs) ?? idProblem(message, before);
    if (problem !== null) {
      const [path, rule] = problem;
      throw new UnreadableFile({ code: 'field', message: index + 1, path, rule });
    }
    before.sentMs = message.sentMs;
    before.phase = message.phase;
    if (message.status === 'failed') before.failed.add(message.id);
  }
  if (outcome.status === 'failed' && !before.failed.has(outcome.message)) {
    throw wrongField('outcome.message', { code: 'failed-message' });
  }
}
