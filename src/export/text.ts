import type { Crossing, ScenarioId } from '../../machines/model.ts';
import { componentOf } from '../model/model.ts';
import { crossingIn, failureText } from '../simulation/describe.ts';
import { type Run, specOf } from '../simulation/run.ts';
import type { TraceMessage } from '../simulation/trace.ts';
import { countWords } from '../views/words.ts';

const MARKS: Record<Crossing, string> = { none: '·      ', leaves: '> out  ', enters: '< in   ', outside: '~      ' };

const ROUTE_WIDTH = 38;
const CLASS_WIDTH = 14;

function toLine(run: Run, scenario: ScenarioId, message: TraceMessage, number: number, numberWidth: number): string {
  const spec = specOf(run, message);
  const route = `${componentOf(run.model, spec.from).label} → ${componentOf(run.model, spec.to).label}`;
  const error = failureText(run, message);
  const step = message.step === null ? '' : ` [${message.step}]`;
  return [
    String(number).padStart(numberWidth),
    MARKS[crossingIn(run, scenario, message).crossing],
    route.padEnd(ROUTE_WIDTH),
    run.model.dataClasses[spec.dataClass].label.padEnd(CLASS_WIDTH),
    `${spec.label}${step}${error === null ? '' : `  ✕ ${error}`}`,
  ].join('  ');
}

const DASHBOARD = {
  'no-run': 'No run appears in the dashboard.',
  failed: 'The dashboard shows a failed run.',
  stuck: 'The dashboard keeps showing the last status of the run.',
} as const;

/** One sentence or two on how the run ended and what the dashboard shows. */
export function outcomeText(run: Run): string {
  const { outcome } = run.trace;
  if (outcome.status === 'completed') return 'The run completed.';
  return `The run failed at ${outcome.message}: ${outcome.reason} ${DASHBOARD[outcome.dashboard]}`;
}

/** A table for people: one line a message under the heading of its phase. Ends with a line feed. */
export function toText(run: Run, scenario: ScenarioId): string {
  const width = String(run.trace.messages.length).length;
  const lines = [
    `${run.model.scenarios[scenario].label}: ${countWords(run, scenario)} (> leaves your infrastructure, < enters it)`,
  ];
  let phase: string | undefined;
  for (const [index, message] of run.trace.messages.entries()) {
    if (message.phase !== phase) {
      phase = message.phase;
      const order = run.model.phases.findIndex((candidate) => candidate.id === phase);
      lines.push('', `${order + 1}. ${run.model.phases[order]?.label}`);
    }
    lines.push(toLine(run, scenario, message, index + 1, width));
  }
  lines.push('', outcomeText(run));
  return `${lines.join('\n')}\n`;
}
