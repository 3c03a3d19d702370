/**
 * How a run is told: for each of its messages, when in the run its telling starts and rests, and how long that takes for
 * people. It knows times only, never messages. Two times are told apart: *simulated* ms since the run began, which decide
 * what is on screen, and *presentation* ms since the telling of a part began, at normal speed.
 */

/** One message as it is told: it travels, is held where it meets the boundary, and stands at rest until it is read. */
export interface ScorePart {
  /** Simulated ms at which it sets out. */
  readonly fromMs: number;
  /** Simulated ms at which it rests: just before it arrives, so that its line and both of its ends can still be seen. */
  readonly toMs: number;
  /** Simulated ms at which it meets the boundary, between `fromMs` and `toMs`; null when it does not cross. */
  readonly holdMs: number | null;
  /** Presentation ms that it moves, without the hold. */
  readonly travelMs: number;
  /** Presentation ms until the next part begins: at least as long as it moves and is held. */
  readonly standMs: number;
}

export interface Score {
  /** One for each message, in the order in which they are half way. Their times ascend and do not overlap. */
  readonly parts: readonly ScorePart[];
  /** Indices of the parts that the story tells, ascending. */
  readonly story: readonly number[];
  /** Index of the first part of each phase, ascending. */
  readonly phases: readonly number[];
  /** Simulated ms that the run takes. */
  readonly durationMs: number;
}

/** What is told: the story in a few stops, or every message. */
export const TRACK_IDS = ['story', 'every'] as const;
export type Track = (typeof TRACK_IDS)[number];

/** What one step of the cursor is: a stop of the track, a message or a phase. */
export type Granularity = 'stop' | 'message' | 'phase';

/** Presentation ms that a message stands still where it meets the boundary. */
export const HOLD_MS = 150;

/** Where the player is in a score. */
export interface Cursor {
  /** Index of the part that is told, -1 before the first, the number of parts at the end. */
  readonly part: number;
  /** Presentation ms since the part began. */
  readonly elapsedMs: number;
  /** Simulated ms since the run began. */
  readonly atMs: number;
}

export const START: Cursor = { part: -1, elapsedMs: 0, atMs: 0 };

export const endOf = ({ parts, durationMs }: Score): Cursor => ({
  part: parts.length,
  elapsedMs: 0,
  atMs: durationMs,
});

/** Presentation ms after which a part rests. */
export const landsAfter = ({ holdMs, travelMs }: ScorePart): number => travelMs + (holdMs === null ? 0 : HOLD_MS);

/** Presentation ms after which a part meets the boundary, without the hold. Infinite when it does not cross. */
function meetsAfter({ fromMs, toMs, holdMs, travelMs }: ScorePart): number {
  return holdMs === null ? Number.POSITIVE_INFINITY : (travelMs * (holdMs - fromMs)) / (toMs - fromMs);
}

/** The simulated time that is on screen when a part has been told for some presentation ms. */
export function simulatedAt(part: ScorePart, elapsedMs: number): number {
  if (elapsedMs >= landsAfter(part)) return part.toMs;
  const meetsMs = meetsAfter(part);
  if (part.holdMs !== null && elapsedMs >= meetsMs && elapsedMs <= meetsMs + HOLD_MS) return part.holdMs;
  const movedMs = elapsedMs > meetsMs ? elapsedMs - HOLD_MS : elapsedMs;
  return part.fromMs + ((part.toMs - part.fromMs) * Math.max(0, movedMs)) / part.travelMs;
}

/** The inverse of `simulatedAt`: 0 for what lies before the part, at rest for what lies after. */
function elapsedAt(part: ScorePart, atMs: number): number {
  if (atMs <= part.fromMs) return 0;
  if (atMs >= part.toMs) return landsAfter(part);
  const movedMs = (part.travelMs * (atMs - part.fromMs)) / (part.toMs - part.fromMs);
  return part.holdMs !== null && atMs > part.holdMs ? movedMs + HOLD_MS : movedMs;
}

/** Index of the last part that has begun at a simulated time, -1 for none. */
function partAt({ parts }: Score, atMs: number): number {
  let low = 0;
  let high = parts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((parts[middle]?.fromMs ?? 0) <= atMs) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The cursor at a simulated time, which is clamped to the run; the start when it is not a number. */
export function cursorAt(score: Score, atMs: number): Cursor {
  if (atMs >= score.durationMs) return endOf(score);
  if (!(atMs > 0)) return START;
  const index = partAt(score, atMs);
  const part = score.parts[index];
  return { part: index, elapsedMs: part ? elapsedAt(part, atMs) : 0, atMs };
}

/** The same moment in the score of the same run in another scenario, where other messages are held. */
export function cursorIn(before: Score, { part: index, elapsedMs, atMs }: Cursor, after: Score): Cursor {
  const [old, part] = [before.parts[index], after.parts[index]];
  if (!old || !part) return { part: index, elapsedMs, atMs };
  const restedMs = elapsedMs - landsAfter(old);
  return { part: index, elapsedMs: restedMs >= 0 ? landsAfter(part) + restedMs : elapsedAt(part, atMs), atMs };
}

/** A part from its beginning. */
export function beginning(score: Score, index: number): Cursor {
  return { part: index, elapsedMs: 0, atMs: score.parts[index]?.fromMs ?? 0 };
}

/** True when what the cursor tells rests, or when it tells nothing. */
export function hasLanded({ parts }: Score, { part: index, elapsedMs }: Cursor): boolean {
  const part = parts[index];
  return part === undefined || elapsedMs >= landsAfter(part);
}

/** The same part some presentation ms later, at rest at the latest. */
export function travelled(score: Score, cursor: Cursor, byMs: number): Cursor {
  const part = score.parts[cursor.part];
  if (!part) return cursor;
  const elapsedMs = Math.min(cursor.elapsedMs + byMs, landsAfter(part));
  return { part: cursor.part, elapsedMs, atMs: simulatedAt(part, elapsedMs) };
}

/** The parts that a step of a granularity goes to, ascending; null for all of them. */
function stopsFor(score: Score, track: Track, granularity: Granularity): readonly number[] | null {
  if (granularity === 'phase') return score.phases;
  return granularity === 'stop' && track === 'story' ? score.story : null;
}

/** Index of the part that a step forward goes to, undefined when none follows. */
export function partAfter(score: Score, track: Track, granularity: Granularity, part: number): number | undefined {
  const stops = stopsFor(score, track, granularity);
  if (stops) return stops.find((stop) => stop > part);
  return part + 1 < score.parts.length ? part + 1 : undefined;
}

/** Index of the part that a step back goes to, undefined when none lies before. */
export function partBefore(score: Score, track: Track, granularity: Granularity, part: number): number | undefined {
  const stops = stopsFor(score, track, granularity);
  if (stops) return stops.findLast((stop) => stop < part);
  return part > 0 ? part - 1 : undefined;
}

/** The score played on for some presentation ms: each part of the track stands as long as it takes to read it. */
export function playedOn(score: Score, track: Track, cursor: Cursor, byMs: number): Cursor {
  let { part: index, elapsedMs } = cursor;
  elapsedMs += byMs;
  for (let part = score.parts[index]; part && elapsedMs >= part.standMs; part = score.parts[index]) {
    const next = partAfter(score, track, 'stop', index);
    if (next === undefined) return endOf(score);
    elapsedMs -= part.standMs;
    index = next;
  }
  const part = score.parts[index];
  if (!part) return cursor;
  // A moment between two parts, to which one may have sought, stays until something moves.
  const atMs = index === cursor.part && hasLanded(score, cursor) ? cursor.atMs : simulatedAt(part, elapsedMs);
  return { part: index, elapsedMs, atMs };
}
