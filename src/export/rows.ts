import type { PhaseId } from '../../machines/model.ts';
import type { Trace, TraceMessage } from '../simulation/trace.ts';

/** One line of a sequence diagram: a message or, in a folded diagram, what later pipeline steps repeat. */
export type Row =
  | { readonly kind: 'message'; readonly index: number; readonly message: TraceMessage }
  | { readonly kind: 'folded'; readonly phase: PhaseId; readonly steps: number; readonly messages: number };

const isRepetition = (message: TraceMessage): boolean =>
  message.step !== null && message.exchange === message.step && message.status === 'delivered';

/**
 * The lines of a sequence diagram, in send order.
 * @param folded true to count the delivered messages of later pipeline steps instead of telling each of them
 */
export function rowsOf(trace: Trace, folded: boolean): readonly Row[] {
  const rows: Row[] = [];
  let run: TraceMessage[] = [];
  const closeRun = () => {
    const [first] = run;
    if (!first) return;
    const steps = new Set(run.map((message) => message.step)).size;
    rows.push({ kind: 'folded', phase: first.phase, steps, messages: run.length });
    run = [];
  };
  for (const [index, message] of trace.messages.entries()) {
    if (folded && isRepetition(message)) {
      if (run[0] && run[0].phase !== message.phase) closeRun();
      run.push(message);
    } else {
      closeRun();
      rows.push({ kind: 'message', index, message });
    }
  }
  closeRun();
  return rows;
}

/** `80 messages of 8 more pipeline steps`. */
export function foldedText(row: Extract<Row, { kind: 'folded' }>): string {
  return `${row.messages} messages of ${row.steps} more pipeline ${row.steps === 1 ? 'step' : 'steps'}`;
}

/** The phase that a line belongs to. */
export const phaseOf = (row: Row): PhaseId => (row.kind === 'message' ? row.message.phase : row.phase);
