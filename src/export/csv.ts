import type { ScenarioId } from '../../machines/model.ts';
import type { BoundaryCrossing } from '../model/crossing.ts';
import { componentOf, phaseSpec } from '../model/model.ts';
import type { MessageSpec } from '../model/types.ts';
import { classesOf } from '../model/wording.ts';
import { beatTitle, crossingIn, failureText } from '../simulation/describe.ts';
import { type Run, specOf } from '../simulation/run.ts';
import type { TraceMessage } from '../simulation/trace.ts';
import { classWords } from './class-words.ts';
import { toCsv } from './csv-table.ts';
import { SCOPE_COLUMNS, scopeCells } from './scope.ts';

/** What a row is made of. */
interface Row {
  readonly run: Run;
  readonly scenario: ScenarioId;
  readonly index: number;
  readonly message: TraceMessage;
  readonly spec: MessageSpec;
  readonly crossing: BoundaryCrossing;
}

/** Columns by their header, in order. Words are those of the page; ids are those of the JSON export. */
const COLUMNS: Readonly<Record<string, (row: Row) => string>> = {
  number: ({ index }) => String(index + 1),
  id: ({ message }) => message.id,
  scenario: ({ run, scenario }) => run.model.scenarios[scenario].label,
  phase: ({ run, message }) => phaseSpec(run.model, message.phase).label,
  exchange: ({ run, message }) => beatTitle(run, message),
  pipeline_step: ({ message }) => message.step ?? '',
  attempt: ({ message }) => String(message.attempt),
  from: ({ run, spec }) => componentOf(run.model, spec.from).label,
  to: ({ run, spec }) => componentOf(run.model, spec.to).label,
  from_infrastructure: ({ crossing }) => crossing.fromZone.label,
  to_infrastructure: ({ crossing }) => crossing.toZone.label,
  crossing: ({ crossing }) => crossing.crossing,
  connection: ({ crossing }) => crossing.connection,
  data_class: ({ run, spec }) => run.model.dataClasses[spec.dataClass].label,
  data_classes: ({ run, spec }) => classWords(run.model, classesOf(spec)),
  label: ({ spec }) => spec.label,
  payload: ({ spec }) => spec.items.map((item) => item.text).join('; '),
  protocol: ({ spec }) => spec.protocol,
  port: ({ spec }) => String(spec.port ?? ''),
  endpoint: ({ spec }) => spec.endpoint,
  auth: ({ spec }) => spec.auth,
  sent_ms_illustrative: ({ message }) => String(message.sentMs),
  received_ms_illustrative: ({ message }) => String(message.receivedMs),
  status: ({ message }) => message.status,
  error: ({ run, message }) => failureText(run, message) ?? '',
  narration: ({ spec }) => spec.narration,
  note: ({ spec }) => spec.note ?? '',
  evidence: ({ spec }) => spec.evidence,
  source: ({ spec }) => spec.source,
};

/** What a row says of its run beyond the scenario, which has its place among the columns above. */
const [, ...ABOUT] = SCOPE_COLUMNS;

/**
 * All messages of a run as a CSV table, one row each, in send order. Each row says which run it is about, under the
 * names that the other tables have for it.
 */
export function toMessagesCsv(run: Run, scenario: ScenarioId): string {
  const cells = Object.values(COLUMNS);
  const [, ...about] = scopeCells(run, scenario);
  const rows = run.trace.messages.map((message, index) => {
    const spec = specOf(run, message);
    const row = { run, scenario, index, message, spec, crossing: crossingIn(run, scenario, message) };
    return [...cells.map((cell) => cell(row)), ...about];
  });
  return toCsv([...Object.keys(COLUMNS), ...ABOUT], rows);
}
