import type { CallTemplate } from '../model/calls.ts';
import { grouped } from './grouped.ts';
import type { RecordedCall } from './recorded-call.ts';
import type { Reference, ReferenceMessage } from './reference.ts';

/** A template with the message that it belongs to and one of the parties that make it. */
export interface Candidate {
  readonly caller: string;
  readonly message: ReferenceMessage;
  readonly template: CallTemplate;
}

/** A recorded call with the message that stands for it, null when none does. */
export interface Match {
  readonly call: RecordedCall;
  readonly message: ReferenceMessage | null;
  /** True when it is the call that the message is about, not one of its lookups. */
  readonly isOwn: boolean;
}

/** All templates of the model, once for each party that makes them. */
export const candidatesOf = ({ messages }: Reference): readonly Candidate[] =>
  [...messages.values()].flatMap((message) =>
    message.callers.flatMap((caller) => message.calls.map((template) => ({ caller, message, template }))),
  );

/** True for a call that never got as far as its body: what it says of itself is not known. */
const isUnsent = ({ status, request }: RecordedCall): boolean => status === 0 && request.text === '';

/** A query key fits with and without its value. */
const keyFits = (key: string, value: string): boolean => value === key || value.startsWith(`${key}=`);

/** True when a call has the query and the word of a template. */
export function tellingFits({ query, body = '' }: CallTemplate, call: RecordedCall): boolean {
  const queryFits = query === undefined || call.query.some((told) => keyFits(query, told));
  return queryFits && (body === call.word || isUnsent(call));
}

/** How much a template says beyond method and path. */
const detailOf = ({ query, body }: CallTemplate): number => Number(query !== undefined) + Number(body !== undefined);

/** Of those that fit, the ones that say most. */
function mostTelling(candidates: readonly Candidate[]): readonly Candidate[] {
  const most = Math.max(0, ...candidates.map(({ template }) => detailOf(template)));
  return candidates.filter(({ template }) => detailOf(template) === most);
}

const endsOf = (caller: string, to: string, method: string, path: string): string =>
  JSON.stringify([caller, to, method, path]);

const exchangeOf = (id: string): string => id.split('.')[0] ?? id;

/** The message of each recorded call: at most one, as the model has a call once for each caller. */
export function matchCalls(calls: readonly RecordedCall[], reference: Reference): readonly Match[] {
  const byEnds = grouped(candidatesOf(reference), ({ caller, template: { to, method, path } }) =>
    endsOf(caller, to, method, path),
  );
  const fitting = calls.map((call): readonly Candidate[] => {
    const known = byEnds.get(endsOf(call.caller.name, call.receiver.name, call.method, call.path)) ?? [];
    return mostTelling(known.filter(({ template }) => tellingFits(template, call)));
  });
  const byEntry = new Map(calls.map((call, index) => [`${call.file} ${call.entry}`, index]));

  /** A call whose body is not known belongs to the beat of the call that it was made to answer. */
  function inTheBeatOfItsCause(call: RecordedCall, candidates: readonly Candidate[]): Candidate | undefined {
    const cause = byEntry.get(`${call.file} ${call.causedBy}`);
    const told = cause === undefined ? undefined : fitting[cause]?.[0]?.message.id;
    if (told === undefined) return undefined;
    return candidates.find(({ message }) => exchangeOf(message.id) === exchangeOf(told));
  }

  return calls.map((call, index) => {
    const candidates = fitting[index] ?? [];
    const found = candidates.length > 1 ? inTheBeatOfItsCause(call, candidates) : candidates[0];
    if (!found) return { call, message: null, isOwn: false };
    return { call, message: found.message, isOwn: found.template === found.message.calls[0] };
  });
}
