import type { Run } from '../simulation/run.ts';
import { currentId, idIn } from '../simulation/run-config.ts';
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
  const id = idIn(model, message, (candidate) => indexOfMessage(trace, candidate) >= 0);
  const found = trace.messages[indexOfMessage(trace, id)];
  if (!found) return { atMs: 0, problem: `message ${quote(message)} is not in this run. It opens at the start.` };
  const atMs = markOf(found);
  if (id === message) return { atMs, problem: null };
  const isRenamed = id === currentId(model, message);
  const words = isRenamed ? `is now ${quote(id)}` : `is ${quote(id)} in this run`;
  return { atMs, problem: `message ${quote(message)} ${words}.` };
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
