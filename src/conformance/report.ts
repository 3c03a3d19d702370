import { compareCalls } from './call-by-call.ts';
import { type Contradiction, merged } from './contradiction.ts';
import { explain } from './ends.ts';
import { grouped } from './grouped.ts';
import { compareItems } from './items.ts';
import { type Candidate, candidatesOf, type Match, matchCalls } from './matching.ts';
import { compareOrder } from './order.ts';
import { kindOf, type RecordedCall, WRITES } from './recorded-call.ts';
import type { Reference } from './reference.ts';
import { compareRetries } from './retries.ts';

/** One kind of call: what is asked, by whom, of whom. Polls and repeats are the same kind. */
export interface Kind {
  readonly caller: string;
  readonly receiver: string;
  readonly method: string;
  readonly path: string;
  readonly query: readonly string[];
  /** What the body says that it is; empty when it does not. */
  readonly body: string;
  readonly calls: number;
  /** Bytes in the bodies of its calls, if they write something. */
  readonly writtenBytes: number;
  /** The message that stands for it, or null and why. */
  readonly message: string | null;
  readonly why: string | null;
  /** When it is really sent, if the trace tells it at another time and that was seen. */
  readonly toldInPagesOrder: string | null;
}

export interface Totals {
  readonly kinds: number;
  readonly matchedKinds: number;
  readonly calls: number;
  readonly matchedCalls: number;
  readonly writtenBytes: number;
  readonly matchedWrittenBytes: number;
  readonly contradicted: number;
}

/** How far traffic and the model agree. */
export interface Report {
  readonly totals: Totals;
  readonly kinds: readonly Kind[];
  readonly contradictions: readonly Contradiction[];
}

const writtenBytes = ({ method, requestBytes }: RecordedCall): number => (WRITES.has(method) ? requestBytes : 0);
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

function kindsOf(
  matches: readonly Match[],
  candidates: readonly Candidate[],
  told: ReadonlySet<string>,
): readonly Kind[] {
  return [...grouped(matches, ({ call }) => kindOf(call))]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, group]) => {
      const [first] = group;
      if (!first) return [];
      const { call } = first;
      const message = group.find((match) => match.message !== null)?.message ?? null;
      return [
        {
          caller: call.caller.name,
          receiver: call.receiver.name,
          method: call.method,
          path: call.path,
          query: call.query,
          body: call.word,
          calls: group.length,
          writtenBytes: sum(group.map((match) => writtenBytes(match.call))),
          message: message?.id ?? null,
          why: message ? null : whyNone(call, candidates),
          toldInPagesOrder: message && told.has(message.id) ? message.toldInPagesOrder : null,
        },
      ];
    });
}

function whyNone(call: RecordedCall, candidates: readonly Candidate[]): string {
  const explanation = explain(call, candidates);
  if (explanation.contradicts === null) return explanation.why;
  const { contradicts, says } = explanation;
  if (contradicts === 'caller') return `the model has it from ${says}`;
  if (contradicts === 'receiver') return `the model sends it to ${says}`;
  return contradicts === 'method' ? `the model has ${says} there` : `the model has ${says}`;
}

/**
 * Holds recordings against the model.
 * @param recordings the calls of each recording, in its order
 */
export function compareWithModel(recordings: readonly (readonly RecordedCall[])[], reference: Reference): Report {
  const candidates = candidatesOf(reference);
  const matched = recordings.map((calls) => matchCalls(calls, reference));
  const order = compareOrder(matched, reference);
  const all = matched.flat();
  const kinds = kindsOf(all, candidates, order.toldInPagesOrder);
  const contradictions = merged([
    ...compareCalls(all, candidates),
    ...matched.flatMap(compareRetries),
    ...order.contradictions,
    ...compareItems(all),
  ]);
  const matchedKinds = kinds.filter(({ message }) => message !== null);
  return {
    totals: {
      kinds: kinds.length,
      matchedKinds: matchedKinds.length,
      calls: all.length,
      matchedCalls: all.filter(({ message }) => message !== null).length,
      writtenBytes: sum(all.map(({ call }) => writtenBytes(call))),
      matchedWrittenBytes: sum(all.map(({ call, message }) => (message ? writtenBytes(call) : 0))),
      contradicted: contradictions.length,
    },
    kinds,
    contradictions,
  };
}
