import type { Run } from '../../../src/simulation/run.ts';
import type { TraceMessage } from '../../../src/simulation/trace.ts';
import { DEFAULT_RUN } from './fixtures.ts';

/** Messages of one step that runs beside others: they begin a little later in each lane. */
const LANE_DELAY_MS = 15;

/**
 * A run of about `count` messages in `width` lanes, without simulating it: the default run, and its last step again and
 * again. Ids, exchanges and steps are unique, and messages are in send order, as in a simulated run.
 */
export function manyMessages(count: number, width = 50): Run {
  const { trace } = DEFAULT_RUN;
  const pattern = trace.messages.filter((message) => message.step === 'evaluate');
  const firstMs = pattern[0]?.sentMs ?? 0;
  const lengthMs = (pattern.at(-1)?.receivedMs ?? 0) - firstMs + 240;
  const startMs = trace.durationMs;
  const steps = Math.ceil((count - trace.messages.length) / pattern.length);
  const messages: TraceMessage[] = [...trace.messages];
  for (let step = 0; step < steps; step++) {
    const shiftMs = startMs + Math.floor(step / width) * lengthMs + (step % width) * LANE_DELAY_MS - firstMs;
    for (const message of pattern) {
      const name = `more_${step + 1}`;
      messages.push({
        ...message,
        id: message.id.replace('evaluate', name),
        exchange: name,
        step: name,
        sentMs: message.sentMs + shiftMs,
        receivedMs: message.receivedMs + shiftMs,
      });
    }
  }
  messages.sort((a, b) => a.sentMs - b.sentMs);
  const durationMs = messages.reduce((latest, { receivedMs }) => Math.max(latest, receivedMs), 0);
  return { ...DEFAULT_RUN, trace: { ...trace, durationMs, messages } };
}
