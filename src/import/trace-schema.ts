import * as v from 'valibot';
import { PHASE_IDS, SCENARIO_IDS } from '../../machines/model.ts';
import type { Outcome, Trace, TraceMessage } from '../simulation/trace.ts';

/** A run of 10,000 pipeline steps has about 100,000 messages. */
const MAX_MESSAGES = 250_000;

/** About three years: far more than any run takes, and exact in every format. */
const MAX_MS = 100_000_000_000;

/** A schema for each field: a field that a trace gets and files lack does not compile. */
type Schemas<T> = { readonly [Name in keyof T]-?: v.GenericSchema<unknown, T[Name]> };

/** A message in a file. Its words and its fault follow from the run config. */
type StoredMessage = Omit<TraceMessage, 'wording' | 'fault'>;

/** What is wrong with an object: it is none, or a field is not there. */
const shape = (issue: v.BaseIssue<unknown>): string =>
  issue.expected === 'Object' ? 'has to be an object' : 'is missing';

const oneOf = <const Ids extends readonly string[]>(ids: Ids) =>
  v.picklist(ids, `has to be ${ids.slice(0, -1).join(', ')} or ${ids.at(-1)}`);

const whole = (least: number, most: number) => {
  const allowed = `has to be a whole number from ${least} to ${most}`;
  return v.pipe(
    v.number(allowed),
    v.integer(allowed),
    v.minValue(least, allowed),
    v.maxValue(most, allowed),
    // So that -0 is the same 0 in every format.
    v.transform((number) => number + 0),
  );
};

const ID_ALLOWED = 'has to be 1 to 120 letters, digits, dots, hyphens, tildes or underscores';

/** Ids are shown, written into links and used as keys; nothing else may stand in them. */
const id = v.pipe(v.string(ID_ALLOWED), v.regex(/^[\w.~-]{1,120}$/, ID_ALLOWED));

const TEXT_ALLOWED = 'has to be one line of 1 to 2000 characters that can be seen';

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
  (issue) => (issue.expected === 'Object' ? 'has to be an object' : 'has to be completed or failed'),
);

/** The fields of a trace that are checked here. The version is known by then; the config is the options' business. */
type StoredTrace = Omit<Trace, 'version' | 'config' | 'messages'>;

/** What a file has to hold to become a trace. Fields that only describe a message are read from the catalogue. */
export const documentSchema = v.object(
  {
    ...({ outcome: outcomeSchema, durationMs: time } satisfies Schemas<StoredTrace>),
    config: v.looseObject({ scenario: oneOf(SCENARIO_IDS) }, shape),
    messages: v.pipe(
      v.array(messageSchema, 'has to be a list'),
      v.minLength(1, 'has to hold a message'),
      v.maxLength(MAX_MESSAGES, `has to hold at most ${MAX_MESSAGES} messages`),
    ),
  },
  shape,
);

export type TraceDocument = v.InferOutput<typeof documentSchema>;
