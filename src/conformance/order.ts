import { type Contradiction, contradictionIn } from './contradiction.ts';
import type { Match } from './matching.ts';
import type { RecordedCall } from './recorded-call.ts';
import type { Reference, ReferenceMessage } from './reference.ts';

/** The first time that a message was sent and answered. */
interface Sent {
  readonly message: ReferenceMessage;
  readonly call: RecordedCall;
}

/** A message that was seen before others that the model tells first, or after others that it tells later. */
interface Misplaced {
  readonly sent: Sent;
  readonly others: readonly Sent[];
  readonly isLate: boolean;
}

/** What the order of recordings says about the model. */
export interface OrderResult {
  readonly contradictions: readonly Contradiction[];
  /** Ids of messages that are seen at another time than the model tells them, as the model itself says. */
  readonly toldInPagesOrder: ReadonlySet<string>;
}

/** A refused attempt says nothing about when a message is sent. */
const isAnswered = ({ status }: RecordedCall): boolean => status >= 200 && status < 400;

/** The first time that each process sent each message, in a sequence of calls. */
function firstTimes(matches: readonly Match[]): readonly Sent[] {
  const sent = new Map<string, Sent>();
  for (const { call, message, isOwn } of matches) {
    const key = `${message?.id} ${call.instance}`;
    if (message && isOwn && isAnswered(call) && !sent.has(key)) sent.set(key, { message, call });
  }
  return [...sent.values()];
}

/** Pairs in which the first was seen before the second although the model tells it after. */
function inversions(
  sequence: readonly Sent[],
  { precedes }: Reference,
): readonly (readonly [earlier: Sent, later: Sent])[] {
  return sequence.flatMap((earlier, index) =>
    sequence
      .slice(index + 1)
      .filter((later) => areComparable(earlier, later) && precedes(later.message.id, earlier.message.id))
      .map((later) => [earlier, later] as const),
  );
}

/** The fewest messages that have to be moved, each with those that it is on the wrong side of. */
function misplaced(pairs: readonly (readonly [earlier: Sent, later: Sent])[]): readonly Misplaced[] {
  const found: Misplaced[] = [];
  let left = pairs;
  while (left.length > 0) {
    const counts = new Map<Sent, number>();
    for (const sent of left.flat()) counts.set(sent, (counts.get(sent) ?? 0) + 1);
    const [worst] = [...counts].reduce((most, one) => (one[1] > most[1] ? one : most));
    const own = left.filter((pair) => pair.includes(worst));
    const late = own.flatMap(([earlier, later]) => (later === worst ? [earlier] : []));
    const early = own.flatMap(([earlier, later]) => (earlier === worst ? [later] : []));
    if (late.length > 0) found.push({ sent: worst, others: late, isLate: true });
    if (early.length > 0) found.push({ sent: worst, others: early, isLate: false });
    left = left.filter((pair) => !pair.includes(worst));
  }
  return found;
}

/** A step that runs in the client's own process makes the client wait, so the two have no order of their own. */
const isLocalStepOf = (step: Sent, client: Sent): boolean =>
  step.call.instance.startsWith(`${client.call.instance}, step `);

const isOfServer = ({ call }: Sent): boolean => call.caller.name === 'server';

/**
 * True for calls of the same process, and of different parties that wait for each other in one run. What a server asks
 * in order to answer is asked again and again, so it only has an order among its own calls.
 */
function areComparable(one: Sent, other: Sent): boolean {
  if (one.call.instance === '' || other.call.instance === '') return false;
  if (one.call.instance === other.call.instance) return true;
  if (one.call.caller.name === other.call.caller.name || isOfServer(one) || isOfServer(other)) return false;
  return !isLocalStepOf(one, other) && !isLocalStepOf(other, one);
}

/** Sequences within which order means something: the run with its first step, and each other process by itself. */
function scopesOf(matches: readonly Match[]): readonly (readonly Match[])[] {
  const instancesOf = (caller: string): readonly string[] => [
    ...new Set(matches.flatMap(({ call }) => (call.caller.name === caller ? [call.instance] : []))),
  ];
  const steps = instancesOf('step-runtime');
  // Two clients are two runs, or a sign-in and a run: what one does says nothing about the other.
  const isOneRun = instancesOf('client').length <= 1;
  const isAlone = ({ call }: Match): boolean => !isOneRun || steps.slice(1).includes(call.instance);
  const alone = [...new Set(matches.filter(isAlone).map(({ call }) => call.instance))];
  return [
    matches.filter((match) => !isAlone(match)),
    ...alone.map((instance) => matches.filter(({ call }) => call.instance === instance)),
  ];
}

const byTime = (one: Match, other: Match): number => one.call.startedMs - other.call.startedMs;

/** A message that was seen at the wrong time, with all that it was seen on the wrong side of. */
interface Wrong {
  readonly call: RecordedCall;
  readonly message: string;
  readonly isLate: boolean;
  readonly others: Set<string>;
}

/** The same message on the same wrong side, in several sequences, as one. */
function collect(found: Map<string, Wrong>, { sent, others, isLate }: Misplaced): void {
  const key = `${sent.message.id} ${isLate}`;
  const wrong = found.get(key) ?? { call: sent.call, message: sent.message.id, isLate, others: new Set<string>() };
  for (const other of others) wrong.others.add(other.message.id);
  found.set(key, wrong);
}

function contradictionOf({ call, message, isLate, others }: Wrong): Contradiction {
  const names = [...others].join(', ');
  const [says, recorded] = isLate ? ['before', 'after'] : ['after', 'before'];
  return contradictionIn(call, 'order', message, `${says} ${names}`, `${recorded} ${names}`);
}

/**
 * Holds the order of recordings against the model: in the order of the file, and in that of its times where they differ.
 * What the model itself says to be told in the order of the deployment page is no contradiction.
 * @param recordings the calls of each recording, with their messages
 */
export function compareOrder(recordings: readonly (readonly Match[])[], reference: Reference): OrderResult {
  const toldInPagesOrder = new Set<string>();
  const found = new Map<string, Wrong>();
  const sequences = recordings.flatMap((matches) => [matches, [...matches].sort(byTime)]);
  for (const scope of sequences.flatMap(scopesOf)) {
    const pairs = inversions(firstTimes(scope), reference);
    const told = pairs.filter((pair) => pair.some(({ message }) => message.toldInPagesOrder !== null));
    for (const { message } of told.flat()) if (message.toldInPagesOrder !== null) toldInPagesOrder.add(message.id);
    for (const wrong of misplaced(pairs.filter((pair) => !told.includes(pair)))) collect(found, wrong);
  }
  return { contradictions: [...found.values()].map(contradictionOf), toldInPagesOrder };
}
