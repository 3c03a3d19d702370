import * as v from 'valibot';
import { DATA_CLASS_IDS, EVIDENCE_IDS, PHASE_IDS, SCENARIO_IDS } from '../../machines/model.ts';
import type { Outcome, Trace, TraceMessage } from '../simulation/trace.ts';
import type { FieldRule } from '../views/problems.ts';

/** A run of 10,000 pipeline steps has about 100,000 messages. */
const MAX_MESSAGES = 250_000;

/** About three years: far more than any run takes, and exact in every format. */
const MAX_MS = 100_000_000_000;

/** A schema for each field: a field that a trace gets and files lack does not compile. */
type Schemas<T> = { readonly [Name in keyof T]-?: v.GenericSchema<unknown, T[Name]> };

/** A message in a file. Its fault, and how it fails while a service is away, follow from the run config. */
type StoredMessage = Omit<TraceMessage, 'fault' | 'failure'>;

/** A rule as the text that the schemas take for a message; `ruleOf` reads it back. */
const rule = (what: FieldRule): string => JSON.stringify(what);

/** The rule that an issue breaks. */
export const ruleOf = (issue: v.BaseIssue<unknown>): FieldRule => JSON.parse(issue.message) as FieldRule;

/** What is wrong with an object: it is none, or a field is not there. */
const shape = (issue: v.BaseIssue<unknown>): string =>
  rule({ code: issue.expected === 'Object' ? 'object' : 'missing' });

const oneOf = <const Ids extends readonly string[]>(ids: Ids) => v.picklist(ids, rule({ code: 'one-of', values: ids }));

const whole = (least: number, most: number) => {
  const allowed = rule({ code: 'whole', least, most });
  return v.pipe(
    v.number(allowed),
    v.integer(allowed),
    v.minValue(least, allowed),
    v.maxValue(most, allowed),
    // So that -0 is the same 0 in every format.
    v.transform((number) => number + 0),
  );
};

const ID_ALLOWED = rule({ code: 'message-id' });

/** Ids are shown, written into links and used as keys; nothing else may stand in them. */
const id = v.pipe(v.string(ID_ALLOWED), v.regex(/^[\w.~-]{1,120}$/, ID_ALLOWED));

const TEXT_ALLOWED = rule({ code: 'text' });

/** People read it. Line breaks, control characters and what turns the direction of text around have no place in it. */
const text = v.pipe(
  v.string(TEXT_ALLOWED),
  v.minLength(1, TEXT_ALLOWED),
  v.maxLength(2000, TEXT_ALLOWED),
  v.regex(/^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\ufffe\uffff]*$/u, TEXT_ALLOWED),
);

const time = whole(0, MAX_MS);

const messageSchema = v.object(
  {
    id,
    spec: id,
    phase: oneOf(PHASE_IDS),
    exchange: id,
    step: v.nullable(id),
    attempt: whole(1, 1000),
    sentMs: time,
    receivedMs: time,
    status: oneOf(['delivered', 'failed']),
  } satisfies Schemas<StoredMessage>,
  shape,
);

/**
 * What a JSON file says about a message beyond when it was sent. It is read only where an older model made the file: for
 * the same model, the page knows better.
 */
export const describedSchema = v.object({
  from: id,
  to: id,
  opener: v.optional(v.picklist(['sender', 'receiver'])),
  label: text,
  narration: text,
  note: v.optional(text),
  dataClass: v.picklist(DATA_CLASS_IDS),
  payload: v.pipe(v.array(text), v.minLength(1)),
  items: v.optional(
    v.pipe(
      v.array(
        v.object({
          text,
          dataClass: v.picklist(DATA_CLASS_IDS),
          mark: v.optional(v.picklist(['value', 'may-hold-value', 'name', 'secret'])),
        }),
      ),
      v.minLength(1),
    ),
  ),
  protocol: text,
  port: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535))),
  endpoint: text,
  auth: text,
  evidence: v.picklist(EVIDENCE_IDS),
  source: text,
});

export type DescribedMessage = v.InferOutput<typeof describedSchema>;

type FailedOutcome = Extract<Outcome, { readonly status: 'failed' }>;

const outcomeSchema = v.variant(
  'status',
  [
    v.object({ status: v.literal('completed') }),
    v.object(
      {
        status: v.literal('failed'),
        message: id,
        reason: text,
        dashboard: oneOf(['no-run', 'failed', 'stuck']),
      } satisfies Schemas<FailedOutcome>,
      shape,
    ),
  ],
  (issue) =>
    rule(issue.expected === 'Object' ? { code: 'object' } : { code: 'one-of', values: ['completed', 'failed'] }),
);

/** The fields of a trace that are checked here. The version is known by then; the config is the options' business. */
type StoredTrace = Omit<Trace, 'version' | 'messages'>;

/** What a file has to hold to become a trace. Fields that only describe a message are read from the catalogue. */
export const documentSchema = v.object(
  {
    ...({ outcome: outcomeSchema, durationMs: time } satisfies Schemas<StoredTrace>),
    modelVersion: whole(1, 1_000_000),
    config: v.looseObject({ scenario: oneOf(SCENARIO_IDS) }, shape),
    messages: v.pipe(
      // Counted before any of them is looked at: a list that is too long is refused at once.
      v.array(v.unknown(), rule({ code: 'list' })),
      v.minLength(1, rule({ code: 'no-messages' })),
      v.maxLength(MAX_MESSAGES, rule({ code: 'most-messages', most: MAX_MESSAGES })),
      v.array(messageSchema),
    ),
  },
  shape,
);

export type TraceDocument = v.InferOutput<typeof documentSchema>;
