import { type Contradiction, contradictionIn } from './contradiction.ts';
import type { Match } from './matching.ts';
import type { RecordedCall } from './recorded-call.ts';
import type { ReferenceMessage } from './reference.ts';

/** One call and its repetitions after failures. */
interface Attempts {
  readonly first: RecordedCall;
  readonly message: ReferenceMessage;
  count: number;
  last: RecordedCall;
}

/**
 * Answers after which trying the same again makes sense, and no answer at all. Not being signed in, polling for a
 * sign-in that is not there yet, and probing for what does not exist are no failures.
 */
const hasFailed = ({ status }: RecordedCall): boolean =>
  status === 0 || status === 403 || status === 408 || status === 429 || status >= 500;

/** The credential of a call, without the signature that changes with the time. Another credential is another try. */
const credentialOf = ({ headers }: RecordedCall): string => headers.get('authorization')?.split(',')[0] ?? '';

const attemptsIn = ({ attempts }: RecordedCall): number => attempts ?? 1;

/** Calls of the same process that ask exactly the same, each following a failure of the one before. */
function attemptsOf(matches: readonly Match[]): readonly Attempts[] {
  const groups: Attempts[] = [];
  const open = new Map<string, Attempts>();
  for (const { call, message } of matches) {
    if (!message) continue;
    const { instance, caller, method, url, request } = call;
    const key = JSON.stringify([instance, caller.name, method, url.href, request.text, credentialOf(call)]);
    const group = open.get(key);
    if (group) {
      group.count += attemptsIn(call);
      group.last = call;
    } else {
      const started: Attempts = { first: call, message, count: attemptsIn(call), last: call };
      groups.push(started);
      open.set(key, started);
    }
    if (!hasFailed(call)) open.delete(key);
  }
  return groups;
}

const times = (count: number): string => (count === 1 ? '1 attempt' : `${count} attempts`);

/**
 * Holds the number of attempts against the model, which says how often a message is sent to a peer that cannot be
 * reached. After an answer with an error only a sender that does try again is held to that number.
 */
export function compareRetries(matches: readonly Match[]): readonly Contradiction[] {
  return attemptsOf(matches).flatMap(({ first, message, count, last }) => {
    const most = message.retries + 1;
    const gaveUp = hasFailed(last) && (last.status === 0 || count > 1);
    if (count <= most && (!gaveUp || count === most)) return [];
    return [contradictionIn(first, 'retries', message.id, times(most), times(count))];
  });
}
