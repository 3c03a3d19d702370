import type { PhaseId } from '../../machines/model.ts';
import type { Run } from '../simulation/run.ts';
import type { TraceMessage } from '../simulation/trace.ts';

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
export function rowsOf(run: Run, folded: boolean): readonly Row[] {
  const rows: Row[] = [];
  let repeated: TraceMessage[] = [];
  const closeFold = () => {
    const [first] = repeated;
    if (!first) return;
    const steps = new Set(repeated.map((message) => message.step)).size;
    rows.push({ kind: 'folded', phase: first.phase, steps, messages: repeated.length });
    repeated = [];
  };
  for (const [index, message] of run.trace.messages.entries()) {
    if (folded && isRepetition(message)) {
      if (repeated[0] && repeated[0].phase !== message.phase) closeFold();
      repeated.push(message);
    } else {
      closeFold();
      rows.push({ kind: 'message', index, message });
    }
  }
  closeFold();
  return rows;
}

/** `80 messages of 8 more pipeline steps`. */
export function foldedText(row: Extract<Row, { kind: 'folded' }>): string {
  return `${row.messages} messages of ${row.steps} more pipeline ${row.steps === 1 ? 'step' : 'steps'}`;
}

/** The phase that a line belongs to. */
export const phaseOf = (row: Row): PhaseId => (row.kind === 'message' ? row.message.phase : row.phase);
