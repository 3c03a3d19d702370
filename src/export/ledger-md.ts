import { DATA_CLASS_IDS, type ScenarioId } from '../../machines/model.ts';
import { MARK_WORDS } from '../catalogue/message-kinds.ts';
import { type LedgerRow, ledgerOf, matrixOf } from '../claims/ledger.ts';
import { filterRows, filterWords, type LedgerFilter } from '../claims/ledger-view.ts';
import { componentOf, type Model, phaseSpec } from '../model/model.ts';
import { classesOf } from '../model/wording.ts';
import type { Run } from '../simulation/run.ts';
import { classWords } from './class-words.ts';
import { headerOf } from './header.ts';
import { escapeMarkdown, evidenceWords, toMarkdownTable } from './markdown.ts';
import type { FileScope } from './scope.ts';

const COLUMNS = [
  'No.',
  'Phase',
  'Message',
  'From → to',
  'Data',
  'Connection',
  'Requests',
  'Protocol and port',
  'Auth',
  'Data classes',
  'Payload',
  'Evidence and source',
  'Carries',
  'Marks',
];

function toCells(model: Model, row: LedgerRow): string[] {
  const failed = row.status === 'failed' ? ', failed' : '';
  return [
    String(row.index + 1),
    phaseSpec(model, row.phase).label,
    `${row.label} (${row.id}${failed})`,
    `${componentOf(model, row.from).label} → ${componentOf(model, row.to).label}`,
    row.crossing,
    `${row.connection}, opened by ${componentOf(model, row.opener).label}`,
    String(row.requests),
    row.port === null ? row.protocol : `${row.protocol} ${row.port}`,
    row.auth,
    classWords(model, classesOf(row), ', '),
    row.payload.join('; '),
    evidenceWords(row.evidence, row.source),
    row.carries,
    row.marks.map((mark) => MARK_WORDS[mark].label).join('; '),
  ];
}

/** Title and first lines of a document about a run: scenario, options, age of the sources, and what it is not. */
export function markdownTitle(title: string, run: Run, scenario: ScenarioId): string {
  const { scenario: label, options, analytics, sources, notice } = headerOf(run, scenario);
  return `# ${escapeMarkdown(`${title}: ${label}`)}\n\n${escapeMarkdown(`One simulated run with ${options}, ${analytics}; ${sources}.`)}\n**${escapeMarkdown(notice)}**\n`;
}

/** Counts by data class, then one row a message that crosses. */
export function ledgerSection(run: Run, scenario: ScenarioId, filter: LedgerFilter = {}): string {
  const { rows, zenmlCount, thirdPartyCount, requestCount, messageCount } = ledgerOf(run, scenario);
  const listed = filterRows(rows, filter);
  const only = filterWords(run.model, filter);
  const matrix = matrixOf(run, scenario);
  const counts = DATA_CLASS_IDS.map((id) => {
    const { leaves, enters, thirdParty, stays } = matrix[id];
    return [run.model.dataClasses[id].label, ...[leaves, enters, thirdParty, stays].map(String)];
  });
  return [
    `${zenmlCount} of ${messageCount} messages cross between you and ZenML, ${thirdPartyCount} have a third party at one end: ${rows.length} messages, ${requestCount} requests.\n`,
    toMarkdownTable(['Data class', 'Leaves to ZenML', 'Enters from ZenML', 'Third parties', 'Does not cross'], counts),
    ...(only === null ? [] : [`${escapeMarkdown(`Only: ${only}. ${listed.length} of ${rows.length} messages.`)}\n`]),
    ...(listed.length === 0
      ? []
      : [
          toMarkdownTable(
            COLUMNS,
            listed.map((row) => toCells(run.model, row)),
          ),
        ]),
  ].join('\n');
}

/** The ledger as Markdown. */
export const toLedgerMarkdown = (run: Run, scenario: ScenarioId, { ledger }: FileScope = {}): string =>
  [markdownTitle('What crosses the boundary', run, scenario), ledgerSection(run, scenario, ledger)].join('\n');
