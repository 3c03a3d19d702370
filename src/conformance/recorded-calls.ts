import { callingsOf } from './callers.ts';
import type { HarEntry } from './har.ts';
import { withLocalSteps } from './local-steps.ts';
import { rawCalls } from './raw-calls.ts';
import { receivingsOf } from './receivers.ts';
import type { RecordedCall } from './recorded-call.ts';
import { tellingQuery, tellingWord } from './telling.ts';

/** The calls of one recording, in the order of the file, in the form in which they are compared with the model. */
export function recordedCalls(entries: readonly HarEntry[], file: string): readonly RecordedCall[] {
  const raw = rawCalls(entries, file);
  const callings = callingsOf(raw);
  const receivings = receivingsOf(raw);
  const calls = raw.flatMap((call, index): RecordedCall[] => {
    const calling = callings[index];
    const receiving = receivings[index];
    if (!calling || !receiving) return [];
    return [{ ...call, ...calling, ...receiving, query: tellingQuery(call), word: tellingWord(call) }];
  });
  return withLocalSteps(calls);
}
