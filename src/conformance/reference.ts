import type { CallTemplate, MessageCalls } from '../model/calls.ts';
import type { Item } from './bodies/finding.ts';

/** What the model says about one message in one of its runs. */
export interface MessageDescription {
  /** `<exchange>.<name>`. */
  readonly id: string;
  readonly exchange: string;
  readonly from: string;
  readonly to: string;
  readonly opener: 'sender' | 'receiver';
  readonly items: readonly Item[];
  /** How often it is sent again to a peer that refuses the connection. */
  readonly retries: number;
}

/** One message of a run, in the order of the run. */
export interface SentMessage {
  /** Id of the message in the model. */
  readonly id: string;
  /** The pipeline step that it belongs to; null for one of the run itself. */
  readonly step: string | null;
}

/** A message as it can be held against traffic: over all runs. */
export interface ReferenceMessage {
  readonly id: string;
  /** Who makes its calls: whoever opens the connection, in some run. */
  readonly callers: readonly string[];
  readonly calls: readonly CallTemplate[];
  readonly toldInPagesOrder: string | null;
  readonly retries: number;
  /** What a request may carry. */
  readonly items: readonly Item[];
  /** What the answer may carry: of the message, and of those that the model tells as its answer. */
  readonly answerItems: readonly Item[];
}

/** The model, as far as traffic can agree with it or contradict it. */
export interface Reference {
  /** Those that stand for calls, by id. */
  readonly messages: ReadonlyMap<string, ReferenceMessage>;
  /** True when one message comes before the other in every run, and every step, that has both. */
  readonly precedes: (one: string, other: string) => boolean;
}

export interface ReferenceInput {
  /** In the order of their exchanges; a message that differs from run to run may be there several times. */
  readonly descriptions: readonly MessageDescription[];
  readonly runs: readonly (readonly SentMessage[])[];
  readonly calls: Readonly<Partial<Record<string, MessageCalls>>>;
}

const callerOf = ({ opener, from, to }: MessageDescription): string => (opener === 'sender' ? from : to);
const isAnswerTo = (asked: MessageDescription, { opener, from, to, exchange }: MessageDescription): boolean =>
  opener === 'receiver' && exchange === asked.exchange && from === asked.to && to === asked.from;

function messageOf(
  id: string,
  { calls, toldInPagesOrder }: MessageCalls,
  own: readonly MessageDescription[],
  inExchange: readonly MessageDescription[],
): ReferenceMessage {
  const answers = inExchange.filter((other) => own.some((asked) => isAnswerTo(asked, other)));
  const items = own.flatMap((description) => description.items);
  return {
    id,
    callers: [...new Set(own.map(callerOf))],
    calls,
    toldInPagesOrder: toldInPagesOrder ?? null,
    retries: Math.max(0, ...own.map(({ retries }) => retries)),
    items,
    answerItems: [...items, ...answers.flatMap((answer) => answer.items)],
  };
}

/** The places of messages in the run and in each of its steps, by the first time that each is sent. */
function sequencesOf(run: readonly SentMessage[]): readonly (readonly string[])[] {
  const steps = new Set(run.flatMap(({ step }) => (step === null ? [] : [step])));
  const scopes = steps.size === 0 ? [null] : [...steps];
  return scopes.map((scope) => [
    ...new Set(run.filter(({ step }) => step === null || step === scope).map(({ id }) => id)),
  ]);
}

/** Whether one message precedes the other, from every run that has both. */
function precedence(runs: readonly (readonly SentMessage[])[]): Reference['precedes'] {
  // Most runs tell the same messages in the same order as another one.
  const sequences = new Map(runs.flatMap(sequencesOf).map((sequence) => [sequence.join(' '), sequence]));
  const places = [...sequences.values()].map((sequence) => new Map(sequence.map((id, index) => [id, index])));
  return (one, other) => {
    let isBefore = false;
    for (const placeOf of places) {
      const [first, second] = [placeOf.get(one), placeOf.get(other)];
      if (first === undefined || second === undefined) continue;
      // Of one message with itself neither comes first.
      if (first >= second) return false;
      isBefore = true;
    }
    return isBefore;
  };
}

function groupBy<Value>(values: readonly Value[], keyOf: (value: Value) => string): ReadonlyMap<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group) group.push(value);
    else groups.set(keyOf(value), [value]);
  }
  return groups;
}

/** The model as it can be held against traffic. */
export function referenceOf({ descriptions, runs, calls }: ReferenceInput): Reference {
  const messages = new Map<string, ReferenceMessage>();
  const byId = groupBy(descriptions, ({ id }) => id);
  const byExchange = groupBy(descriptions, ({ exchange }) => exchange);
  for (const [id, own] of byId) {
    const itsCalls = calls[id];
    const inExchange = byExchange.get(own[0]?.exchange ?? '') ?? [];
    if (itsCalls) messages.set(id, messageOf(id, itsCalls, own, inExchange));
  }
  return { messages, precedes: precedence(runs) };
}
