import type { Contradiction } from './contradiction.ts';
import type { Kind, Report } from './report.ts';
import { byEnds, kindInWords, messageInWords, placeOf, totalsInWords } from './report-text.ts';

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const code = (text: string): string => `\`${text.replaceAll('`', "'")}\``;

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}

const kindTable = ([ends, kinds]: readonly [string, readonly Kind[]]): readonly string[] => [
  '',
  `### ${ends}`,
  '',
  ...table(
    ['call', 'calls', 'message'],
    kinds.map((kind) => [
      code(kindInWords(kind)),
      String(kind.calls),
      kind.message === null ? messageInWords(kind) : messageInWords(kind).replace(kind.message, code(kind.message)),
    ]),
  ),
];

const contradictionTable = (contradictions: readonly Contradiction[]): readonly string[] =>
  table(
    ['what', 'message', 'call', 'the model', 'recorded', 'calls', 'first in'],
    contradictions.map((one) => [
      one.what,
      one.message === null ? 'none' : code(one.message),
      `${one.caller} → ${one.receiver} ${code(`${one.method} ${one.path}`)}`,
      one.says,
      one.recorded,
      String(one.calls),
      placeOf(one),
    ]),
  );

/** A report as a page of documentation. Ends with a line feed. */
export function toMarkdown({ totals, kinds, contradictions }: Report): string {
  const lines = [
    '# Recorded traffic against the model',
    '',
    'Written by `npm run --silent conformance -- tests/fixtures/recordings/*.har.gz --format md`. A call kind is who asks',
    'whom for what: polls and repeats are the same kind, and static files do not count.',
    '',
    totalsInWords(totals),
    '',
    '## Call kinds',
    ...[...byEnds(kinds)].flatMap(kindTable),
    '',
    '## Contradictions',
    '',
    ...(contradictions.length === 0 ? ['None.'] : contradictionTable(contradictions)),
  ];
  return `${lines.join('\n')}\n`;
}
