import * as v from 'valibot';
import { PHASE_IDS, SCENARIO_IDS } from '../../machines/model.ts';

/** A run of 10,000 pipeline steps has about 100,000 messages. */
const MAX_MESSAGES = 250_000;

/** Ids are shown, written into links and used as keys; nothing else may stand in them. */
const id = v.pipe(v.string(), v.regex(/^[\w.~-]{1,120}$/, 'is not an id'));
const text = v.pipe(v.string(), v.maxLength(2000, 'is too long'));
const time = v.pipe(v.number(), v.finite('is not a number'), v.minValue(0, 'is negative'));

export const messageSchema = v.object({
  id,
  spec: id,
  phase: v.picklist(PHASE_IDS, 'is not a phase'),
  exchange: id,
  step: v.nullable(id),
  attempt: v.pipe(v.number(), v.integer('is not a whole number'), v.minValue(1, 'is less than 1')),
  sentMs: time,
  receivedMs: time,
  status: v.picklist(['delivered', 'failed'], 'is not delivered or failed'),
});

const outcomeSchema = v.variant('status', [
  v.object({ status: v.literal('completed') }),
  v.object({
    status: v.literal('failed'),
    message: id,
    reason: text,
    dashboard: v.picklist(['no-run', 'failed', 'stuck'], 'is not a status of the dashboard'),
  }),
]);

/** What a file has to hold to become a trace. Fields that only describe a message are read from the catalogue. */
export const documentSchema = v.object({
  config: v.looseObject({ scenario: v.picklist(SCENARIO_IDS, 'is not a scenario') }),
  outcome: outcomeSchema,
  durationMs: time,
  messages: v.pipe(v.array(messageSchema), v.maxLength(MAX_MESSAGES, 'are too many')),
});

export type TraceDocument = v.InferOutput<typeof documentSchema>;
