import type { ScenarioId } from '../../../machines/model.ts';
import { DATA_CLASSES } from '../../catalogue/index.ts';
import { specOf } from '../../simulation/describe.ts';
import type { MessageState } from '../../simulation/message-state.ts';
import type { TraceMessage } from '../../simulation/trace.ts';
import { attemptWords, crossingWords, protocolWords, routeWords } from '../../state/words.ts';

export const STATE_WORDS = {
  ahead: 'Not sent yet',
  'in-flight': 'On its way',
  delivered: 'Delivered',
  failed: 'Failed',
} as const satisfies Record<MessageState, string>;

/** Simulated time as it stands in the log: `12.345`, in seconds. */
export const secondsWords = (atMs: number): string => (atMs / 1000).toFixed(3);

/** A row of the log for the clipboard: one line, columns apart by tabs, as spreadsheets and editors take it. */
export function rowText(scenario: ScenarioId, message: TraceMessage, index: number): string {
  const spec = specOf(message);
  return [
    String(index + 1),
    `${secondsWords(message.sentMs)} s`,
    message.id,
    routeWords(message),
    spec.label,
    DATA_CLASSES[spec.dataClass].label,
    crossingWords(scenario, message),
    protocolWords(message),
    attemptWords(message) ?? STATE_WORDS[message.status],
  ].join('\t');
}
