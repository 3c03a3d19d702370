import type { ComponentId, OwnerId, PhaseId, ScenarioId } from '../../machines/model.ts';
import { componentOf } from '../model/model.ts';
import { crossingIn, failureText, zoneIn } from '../simulation/describe.ts';
import { type Run, specOf } from '../simulation/run.ts';
import type { TraceMessage } from '../simulation/trace.ts';
import { lanesOf } from '../views/lanes.ts';
import { disclaimerOf, isReply, PIPELINE, titleOf } from './about.ts';
import { foldedText, phaseOf, type Row, rowsOf } from './rows.ts';

/** Mermaid draws no text longer than this, and a document cannot raise the limit. */
const MAX_LENGTH = 50_000;
/** No message takes less than this, so a run with too many of them need not be written to be measured. */
const MIN_LINE_LENGTH = 20;

const BOX_COLOURS: Readonly<Record<OwnerId, string>> = {
  you: 'rgba(15,110,102,0.1)',
  zenml: 'rgba(109,40,217,0.1)',
  'third-party': 'rgba(128,128,128,0.1)',
};
const PHASE_COLOUR = 'rgba(128,128,128,0.08)';

/** Mermaid's identifiers have no hyphen, which could begin an arrow. */
const idOf = (component: ComponentId): string => component.replaceAll('-', '_');

/**
 * Text as Mermaid shows it and never reads it: everything but letters, digits and harmless marks becomes a character
 * entity (`;` is `#59;`, and a hyphen, which could begin an arrow, is `#45;`). Line breaks and other white space become spaces.
 */
export function escapeMermaid(text: string): string {
  return text
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/[^\p{L}\p{N} .,()/'→_]/gu, (character) => `#${character.codePointAt(0)};`);
}

/** Solid for a request, dashed for a reply, with a cross at the end when it was lost. */
function arrowOf(run: Run, message: TraceMessage): string {
  return `${isReply(run, message) ? '--' : '-'}${message.status === 'failed' ? 'x' : '>>'}`;
}

function messageText(run: Run, message: TraceMessage, scenario: ScenarioId): string {
  const { label, dataClass } = specOf(run, message);
  const { crossing } = crossingIn(run, scenario, message);
  const step = message.step === null ? '' : `${message.step}, `;
  const retry = message.attempt === 1 ? '' : `, try ${message.attempt}`;
  const boundary = crossing === 'none' ? '' : `, ${crossing}`;
  return `${label} (${step}${run.model.dataClasses[dataClass].label}${boundary}${retry})`;
}

function messageLines(run: Run, message: TraceMessage, scenario: ScenarioId): string[] {
  const { from, to } = specOf(run, message);
  const error = failureText(run, message);
  const ends = from === to ? idOf(from) : `${idOf(from)},${idOf(to)}`;
  return [
    `${idOf(from)}${arrowOf(run, message)}${idOf(to)}: ${escapeMermaid(messageText(run, message, scenario))}`,
    ...(error === null ? [] : [`Note over ${ends}: ${escapeMermaid(`Fails: ${error}`)}`]),
  ];
}

/** The participants in column order, in one box for each zone that has any. */
function boxes(run: Run, participants: readonly ComponentId[], scenario: ScenarioId): string[] {
  return run.model.zones.flatMap((zone) => {
    const own = participants.filter((component) => zoneIn(run, scenario, component) === zone);
    if (own.length === 0) return [];
    return [
      `box ${BOX_COLOURS[zone.owner]} ${escapeMermaid(zone.label)}`,
      ...own.map(
        (component) => `  participant ${idOf(component)} as ${escapeMermaid(componentOf(run.model, component).label)}`,
      ),
      'end',
    ];
  });
}

/** The messages of one phase on a background of their own, under its name. */
function phaseLines(run: Run, phase: PhaseId, rows: readonly Row[], across: string, scenario: ScenarioId): string[] {
  const order = run.model.phases.findIndex(({ id }) => id === phase);
  const lines = rows.flatMap((row, position) => {
    if (row.kind === 'folded') return [`Note over ${across}: ${escapeMermaid(foldedText(row))}`];
    // Numbers are those of the whole run, also after messages that were only counted.
    const afterFold = rows[position - 1]?.kind === 'folded' || position === 0;
    return [...(afterFold ? [`autonumber ${row.index + 1}`] : []), ...messageLines(run, row.message, scenario)];
  });
  return [
    `rect ${PHASE_COLOUR}`,
    `  Note over ${across}: ${escapeMermaid(`${order + 1}. ${run.model.phases[order]?.label}`)}`,
    ...lines.map((line) => `  ${line}`),
    'end',
  ];
}

function diagram(run: Run, scenario: ScenarioId, folded: boolean): string {
  // As Mermaid draws them: box by box.
  const participants = run.model.zones.flatMap((zone) =>
    lanesOf(run).filter((component) => zoneIn(run, scenario, component) === zone),
  );
  const rows = rowsOf(run, folded);
  const [first, last] = [participants[0], participants.at(-1)];
  const across = first && last ? (first === last ? idOf(first) : `${idOf(first)},${idOf(last)}`) : '';
  const phases = run.model.phases.map(({ id }) => ({ id, rows: rows.filter((row) => phaseOf(row) === id) }));
  const body = [
    `title ${escapeMermaid(`${PIPELINE} in ${run.model.scenarios[scenario].label}`)}`,
    `accTitle: ${escapeMermaid(titleOf(run, scenario))}`,
    `accDescr: ${escapeMermaid(disclaimerOf(run, scenario))}`,
    ...boxes(run, participants, scenario),
    ...phases.flatMap((phase) =>
      phase.rows.length === 0 ? [] : phaseLines(run, phase.id, phase.rows, across, scenario),
    ),
  ];
  return `%% ${disclaimerOf(run, scenario)}\nsequenceDiagram\n${body.map((line) => `  ${line}`).join('\n')}\n`;
}

/**
 * A Mermaid sequence diagram: participants in column order in a box for each infrastructure, phases on a background of
 * their own. A run too long for Mermaid counts what later pipeline steps repeat, and shows what failed.
 */
export function toMermaid(run: Run, scenario: ScenarioId): string {
  const full = run.trace.messages.length * MIN_LINE_LENGTH > MAX_LENGTH ? '' : diagram(run, scenario, false);
  return full !== '' && full.length <= MAX_LENGTH ? full : diagram(run, scenario, true);
}
