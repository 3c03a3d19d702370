import type { ScenarioId } from '../../../machines/model.ts';
import { type Run, specOf } from '../../simulation/run.ts';
import type { TraceMessage } from '../../simulation/trace.ts';
import type { MessageState } from '../../views/message-state.ts';
import { attemptWords, crossingWords, protocolWords, routeWords } from '../../views/words.ts';

export const STATE_WORDS = {
  ahead: 'Not sent yet',
  'in-flight': 'On its way',
  delivered: 'Delivered',
  failed: 'Failed',
} as const satisfies Record<MessageState, string>;

/** Simulated time as it stands in the log: `12.345`, in seconds. */
export const secondsWords = (atMs: number): string => (atMs / 1000).toFixed(3);

/** A row of the log for the clipboard: one line, columns apart by tabs, as spreadsheets and editors take it. */
export function rowText(run: Run, scenario: ScenarioId, message: TraceMessage, index: number): string {
  const spec = specOf(run, message);
  return [
    String(index + 1),
    `${secondsWords(message.sentMs)} s`,
    message.id,
    routeWords(run, message),
    spec.label,
    run.model.dataClasses[spec.dataClass].label,
    crossingWords(run, scenario, message),
    protocolWords(run, message),
    attemptWords(run, message) ?? STATE_WORDS[message.status],
  ].join('\t');
}
