import { DATA_CLASS_IDS, type ScenarioId } from '../../machines/model.ts';
import { COMPONENTS, DATA_CLASSES, PHASES } from '../catalogue/index.ts';
import { type LedgerRow, ledgerOf, matrixOf } from '../claims/ledger.ts';
import type { Trace } from '../simulation/trace.ts';
import { headerOf } from './header.ts';
import { escapeMarkdown, toMarkdownTable } from './markdown.ts';

const COLUMNS = [
  'No.',
  'Phase',
  'Message',
  'From → to',
  'Data',
  'Connection',
  'Protocol and port',
  'Auth',
  'Data class',
  'Payload',
  'Evidence and source',
];

function toCells(row: LedgerRow): string[] {
  const failed = row.status === 'failed' ? ', failed' : '';
  return [
    String(row.index + 1),
    PHASES.find((phase) => phase.id === row.phase)?.label ?? row.phase,
    `${row.label} (${row.id}${failed})`,
    `${COMPONENTS[row.from].label} → ${COMPONENTS[row.to].label}`,
    row.crossing,
    `${row.connection}, opened by ${COMPONENTS[row.opener].label}`,
    row.port === null ? row.protocol : `${row.protocol} ${row.port}`,
    row.auth,
    DATA_CLASSES[row.dataClass].label,
    row.payload.join('; '),
    `${row.evidence}: ${row.source}`,
  ];
}

/** Title and first lines of a document about a run: scenario, options, age of the sources, and what it is not. */
export function markdownTitle(title: string, trace: Trace, scenario: ScenarioId): string {
  const { scenario: label, options, sources, notice } = headerOf(trace, scenario);
  return `# ${escapeMarkdown(`${title}: ${label}`)}\n\n${escapeMarkdown(`One simulated run with ${options}; ${sources}.`)}\n**${escapeMarkdown(notice)}**\n`;
}

/** The ledger as Markdown: counts by data class, then one row a message that crosses. */
export function toLedgerMarkdown(trace: Trace, scenario: ScenarioId): string {
  const { rows, messageCount } = ledgerOf(trace, scenario);
  const matrix = matrixOf(trace, scenario);
  const counts = DATA_CLASS_IDS.map((id) => {
    const { leaves, enters, stays } = matrix[id];
    return [DATA_CLASSES[id].label, String(leaves), String(enters), String(stays)];
  });
  return [
    markdownTitle('What crosses the boundary', trace, scenario),
    `${rows.length} of ${messageCount} messages cross the boundary, seen from your infrastructure.\n`,
    toMarkdownTable(['Data class', 'Leaves', 'Enters', 'Does not cross'], counts),
    ...(rows.length === 0 ? [] : [toMarkdownTable(COLUMNS, rows.map(toCells))]),
  ].join('\n');
}
