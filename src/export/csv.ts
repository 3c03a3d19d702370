import type { ScenarioId } from '../../machines/model.ts';
import { COMPONENTS, DATA_CLASSES, INFRASTRUCTURES, PHASES, SCENARIOS } from '../catalogue/index.ts';
import { beatTitle, crossingIn, failureText, specOf } from '../simulation/describe.ts';
import type { Trace, TraceMessage } from '../simulation/trace.ts';
import { disclaimerOf } from './about.ts';
import { toCsv } from './csv-table.ts';

const PHASE_LABELS = new Map<string, string>(PHASES.map((phase) => [phase.id, phase.label]));

/** Columns by their header, in order. Words are those of the page; ids are those of the JSON export. */
const COLUMNS: Readonly<Record<string, (message: TraceMessage, scenario: ScenarioId, index: number) => string>> = {
  number: (_, __, index) => String(index + 1),
  id: (message) => message.id,
  scenario: (_, scenario) => SCENARIOS[scenario].label,
  phase: (message) => PHASE_LABELS.get(message.phase) ?? message.phase,
  exchange: (message) => beatTitle(message),
  pipeline_step: (message) => message.step ?? '',
  attempt: (message) => String(message.attempt),
  from: (message) => COMPONENTS[specOf(message).from].label,
  to: (message) => COMPONENTS[specOf(message).to].label,
  from_infrastructure: (message, scenario) =>
    INFRASTRUCTURES[SCENARIOS[scenario].placement[specOf(message).from]].label,
  to_infrastructure: (message, scenario) => INFRASTRUCTURES[SCENARIOS[scenario].placement[specOf(message).to]].label,
  crossing: (message, scenario) => crossingIn(scenario, message).crossing,
  connection: (message, scenario) => crossingIn(scenario, message).connection,
  data_class: (message) => DATA_CLASSES[specOf(message).dataClass].label,
  label: (message) => specOf(message).label,
  payload: (message) => specOf(message).payload.join('; '),
  protocol: (message) => specOf(message).protocol,
  port: (message) => String(specOf(message).port ?? ''),
  endpoint: (message) => specOf(message).endpoint,
  auth: (message) => specOf(message).auth,
  sent_ms_illustrative: (message) => String(message.sentMs),
  received_ms_illustrative: (message) => String(message.receivedMs),
  status: (message) => message.status,
  error: (message) => failureText(message) ?? '',
  narration: (message) => specOf(message).narration,
  note: (message) => specOf(message).note ?? '',
  evidence: (message) => specOf(message).evidence,
  source: (message) => specOf(message).source,
};

/**
 * All messages of a run as a CSV table, one row each, in send order. The last column has no cells: its name says what
 * the file is about, so that every row stays a message and the first line the names of columns.
 */
export function toMessagesCsv(trace: Trace, scenario: ScenarioId): string {
  const cells = Object.values(COLUMNS);
  return toCsv(
    [...Object.keys(COLUMNS), disclaimerOf(trace, scenario)],
    trace.messages.map((message, index) => [...cells.map((cell) => cell(message, scenario, index)), '']),
  );
}
