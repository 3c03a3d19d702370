import { partyNamed } from './callers.ts';
import { type Contradiction, callInWords, contradictionIn } from './contradiction.ts';
import { explain } from './ends.ts';
import type { Candidate, Match } from './matching.ts';
import { type RecordedCall, WRITES } from './recorded-call.ts';
import { holdersOf } from './tokens.ts';

/** A request that reads and carries a body all the same has another method than its sender meant. */
function withBody({ call, message }: Match): readonly Contradiction[] {
  if (WRITES.has(call.method) || call.request.text === '') return [];
  return [
    contradictionIn(call, 'method', message?.id ?? null, 'no body in such a request', `${call.method} with a body`),
  ];
}

/**
 * What somebody writes with a credential that only others have, somebody else wrote. Reading is left out: whoever tries
 * what a credential is good for does that.
 */
function withOthersCredential({ call, message }: Match): readonly Contradiction[] {
  const holders = WRITES.has(call.method) ? holdersOf(call) : null;
  if (holders === null || call.recordedCaller === null) return [];
  // With a local orchestrator a step writes with the credential of the client whose process it runs in.
  const { name } = partyNamed(call.recordedCaller);
  if (holders.includes(name)) return [];
  return [contradictionIn(call, 'caller', message?.id ?? null, `only ${holders.join(', ')} can have this token`, name)];
}

/** What a call without a message contradicts. */
function withoutMessage({ call, message }: Match, candidates: readonly Candidate[]): readonly Contradiction[] {
  const explanation = message ? null : explain(call, candidates);
  if (!explanation || explanation.contradicts === null) return [];
  const { contradicts, says } = explanation;
  return [contradictionIn(call, contradicts, explanation.message, says, seenIn(call, contradicts))];
}

function seenIn(call: RecordedCall, what: Contradiction['what']): string {
  if (what === 'caller') return call.caller.name;
  if (what === 'receiver') return call.receiver.name;
  return what === 'method' ? call.method : callInWords(call);
}

/** What each call contradicts by itself, whatever came before it. */
export const compareCalls = (matches: readonly Match[], candidates: readonly Candidate[]): readonly Contradiction[] =>
  matches.flatMap((match) => [
    ...withoutMessage(match, candidates),
    ...withBody(match),
    ...withOthersCredential(match),
  ]);
