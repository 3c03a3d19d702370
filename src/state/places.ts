import type { Run } from '../simulation/run.ts';
import { currentId } from '../simulation/run-config.ts';
import { frameAt, indexOfMessage, markOf, type Trace } from '../simulation/trace.ts';
import { quote } from '../views/quote.ts';

export interface Place {
  /** ms since the run began. */
  readonly atMs: number;
  /** One sentence when the run has no such place. */
  readonly problem: string | null;
}

/** Where a link points to in a run, which may not have the message that the link names. */
export function placeOf({ model, trace }: Run, message: string | null): Place {
  if (message === null) return { atMs: 0, problem: null };
  const today = currentId(model, message);
  const found = trace.messages[indexOfMessage(trace, today)];
  if (!found) return { atMs: 0, problem: `message ${quote(message)} is not in this run. It opens at the start.` };
  return {
    atMs: markOf(found),
    problem: today === message ? null : `message ${quote(message)} is now ${quote(today)}.`,
  };
}

/** Where the cursor goes when another run takes the place of this one: the same message, or the nearest before it. */
export function samePlace(before: Trace, atMs: number, after: Trace): number {
  const indices = new Map(after.messages.map((message, index) => [message.id, index]));
  for (let index = frameAt(before, atMs).current; index >= 0; index--) {
    const found = after.messages[indices.get(before.messages[index]?.id ?? '') ?? -1];
    if (found) return markOf(found);
  }
  return 0;
}
