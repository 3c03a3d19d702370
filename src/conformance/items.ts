import { type Finding, type Item, isListed } from './bodies/finding.ts';
import { readRequest, readResponse } from './bodies/read-body.ts';
import { type Contradiction, contradictionIn } from './contradiction.ts';
import type { Match } from './matching.ts';
import { type RecordedCall, WRITES } from './recorded-call.ts';

const unlisted = (findings: readonly Finding[], items: readonly Item[]): ReadonlySet<Finding['what']> =>
  new Set(findings.filter((finding) => !isListed(finding, items)).map(({ what }) => what));

/** An answer that gives back what it was given: the record that was written, the credential that was handed in. */
function isEcho(finding: Finding, request: readonly Finding[], call: RecordedCall): boolean {
  // What is written comes back as the record that it is now part of.
  const isRecord = finding.what.startsWith('source text') && WRITES.has(call.method);
  return isRecord || request.some(({ what }) => what === finding.what);
}

/** Holds what is in the bodies against the items of the messages. What travels in no message is in no item. */
export function compareItems(matches: readonly Match[]): readonly Contradiction[] {
  return matches.flatMap(({ call, message }) => {
    // A call of somebody who cannot be told may well belong to a message.
    if (!message && !call.caller.known && call.recordedCaller === null) return [];
    const request = readRequest(call);
    const response = readResponse(call).filter((finding) => !isEcho(finding, request, call));
    const inWords = (what: Finding['what'], where: string): Contradiction =>
      contradictionIn(
        call,
        'items',
        message?.id ?? null,
        message ? 'no such item' : 'no message',
        `${what} in ${where}`,
      );
    return [
      ...[...unlisted(request, message?.items ?? [])].map((what) => inWords(what, 'the request')),
      ...[...unlisted(response, message?.answerItems ?? [])].map((what) => inWords(what, 'the answer')),
    ];
  });
}
