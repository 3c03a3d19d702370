import type { Crossing, ScenarioId } from '../../machines/model.ts';
import { COMPONENTS, DATA_CLASSES, PHASES, SCENARIOS } from '../catalogue/index.ts';
import { countCrossings, crossingIn, failureText, specOf } from '../simulation/describe.ts';
import type { Trace, TraceMessage } from '../simulation/trace.ts';

const MARKS: Record<Crossing, string> = { none: '·      ', leaves: '> out  ', enters: '< in   ' };

const ROUTE_WIDTH = 38;
const CLASS_WIDTH = 14;

function toLine(scenario: ScenarioId, message: TraceMessage, number: number, numberWidth: number): string {
  const spec = specOf(message);
  const route = `${COMPONENTS[spec.from].label} → ${COMPONENTS[spec.to].label}`;
  const error = failureText(message);
  const step = message.step === null ? '' : ` [${message.step}]`;
  return [
    String(number).padStart(numberWidth),
    MARKS[crossingIn(scenario, message).crossing],
    route.padEnd(ROUTE_WIDTH),
    DATA_CLASSES[spec.dataClass].label.padEnd(CLASS_WIDTH),
    `${spec.label}${step}${error === null ? '' : `  ✕ ${error}`}`,
  ].join('  ');
}

const DASHBOARD = {
  'no-run': 'No run appears in the dashboard.',
  failed: 'The dashboard shows a failed run.',
  stuck: 'The dashboard keeps showing the last status of the run.',
} as const;

/** One sentence or two on how the run ended and what the dashboard shows. */
export function outcomeText(trace: Trace): string {
  const { outcome } = trace;
  if (outcome.status === 'completed') return 'The run completed.';
  return `The run failed at ${outcome.message}: ${outcome.reason} ${DASHBOARD[outcome.dashboard]}`;
}

/** A table for people: one line a message under the heading of its phase. Ends with a line feed. */
export function toText(trace: Trace, scenario: ScenarioId): string {
  const width = String(trace.messages.length).length;
  const lines = [
    `${SCENARIOS[scenario].label}: ${countCrossings(trace, scenario)} of ${trace.messages.length} messages cross the boundary (> leaves your infrastructure, < enters it)`,
  ];
  let phase: string | undefined;
  for (const [index, message] of trace.messages.entries()) {
    if (message.phase !== phase) {
      phase = message.phase;
      const order = PHASES.findIndex((candidate) => candidate.id === phase);
      lines.push('', `${order + 1}. ${PHASES[order]?.label}`);
    }
    lines.push(toLine(scenario, message, index + 1, width));
  }
  lines.push('', outcomeText(trace));
  return `${lines.join('\n')}\n`;
}
