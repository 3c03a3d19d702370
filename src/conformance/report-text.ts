import { type Contradiction, callInWords } from './contradiction.ts';
import { grouped } from './grouped.ts';
import type { Kind, Report, Totals } from './report.ts';

const count = (number: number): string => number.toLocaleString('en-US');
const share = (part: number, whole: number): string =>
  whole === 0 ? '' : ` (${Math.floor((1000 * part) / whole) / 10} %)`;

/** The figures in one sentence. */
export function totalsInWords(totals: Totals): string {
  const { kinds, matchedKinds, calls, matchedCalls, writtenBytes, matchedWrittenBytes, contradicted } = totals;
  return [
    `A message stands for ${count(matchedKinds)} of ${count(kinds)} call kinds${share(matchedKinds, kinds)}`,
    `${count(matchedCalls)} of ${count(calls)} calls${share(matchedCalls, calls)}`,
    `${count(matchedWrittenBytes)} of ${count(writtenBytes)} bytes in the bodies of writes${share(matchedWrittenBytes, writtenBytes)}`,
    `${count(contradicted)} ${contradicted === 1 ? 'contradiction' : 'contradictions'}.`,
  ].join('; ');
}

/** What is asked, in words: `POST /api/v1/runs (running)`. */
export const kindInWords = ({ method, path, query, body }: Kind): string =>
  callInWords({ method, path, query, word: body });

/** Kinds by who asks whom, in their order. */
export const byEnds = (kinds: readonly Kind[]): ReadonlyMap<string, readonly Kind[]> =>
  grouped(kinds, ({ caller, receiver }) => `${caller} → ${receiver}`);

/** The message of a kind, or `none` and why. */
export const messageInWords = ({ message, why, toldInPagesOrder }: Kind): string => {
  if (message === null) return `none: ${why}`;
  return toldInPagesOrder === null ? message : `${message}, told in the page's order: sent ${toldInPagesOrder}`;
};

/** Where a contradiction was seen first. */
export const placeOf = ({ first: { file, entry } }: Contradiction): string => `${file}, entry ${entry}`;

function kindLines([ends, kinds]: readonly [string, readonly Kind[]]): readonly string[] {
  const width = Math.max(...kinds.map((kind) => kindInWords(kind).length));
  const lines = kinds.map(
    (kind) => `  ${count(kind.calls).padStart(5)}  ${kindInWords(kind).padEnd(width)}  ${messageInWords(kind)}`,
  );
  return ['', ends, ...lines];
}

const contradictionLines = (one: Contradiction): readonly string[] => [
  `  ${one.what.padEnd(8)}  ${one.message ?? `${one.caller} → ${one.receiver}`}`,
  `            the model: ${one.says}`,
  `            recorded:  ${one.recorded} (${count(one.calls)} ${one.calls === 1 ? 'time' : 'times'}, first in ${placeOf(one)})`,
];

/** A report for people. Ends with a line feed. */
export function toText({ totals, kinds, contradictions }: Report): string {
  const lines = [
    totalsInWords(totals),
    ...[...byEnds(kinds)].flatMap(kindLines),
    '',
    contradictions.length === 0 ? 'Nothing is contradicted.' : 'Contradicted',
    ...contradictions.flatMap(contradictionLines),
  ];
  return `${lines.join('\n')}\n`;
}
