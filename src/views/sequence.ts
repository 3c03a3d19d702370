import type { PhaseId } from '../../machines/model.ts';
import { beatTitle } from '../simulation/describe.ts';
import { type Run, specOf } from '../simulation/run.ts';
import type { TraceMessage } from '../simulation/trace.ts';
import { lanesOf } from './lanes.ts';

/** One beat as the sequence view needs it. Lanes are indices into `lanesOf(run)`; sets of lanes are bit masks. */
export interface SequenceBeat {
  readonly id: string;
  readonly title: string;
  /** Index of its first message. */
  readonly first: number;
  readonly messageCount: number;
  readonly failed: boolean;
  /** Lanes that take part. */
  readonly lanes: number;
  /** The lane that sends first, and the one farthest from it: the two ends of a collapsed beat. */
  readonly fromLane: number;
  readonly toLane: number;
}

/** What a row draws on the lanes: bars that run through it, begin in its middle, or end there. */
export interface Activation {
  readonly through: number;
  readonly begins: number;
  readonly ends: number;
}

export type SequenceRow =
  | {
      readonly kind: 'phase';
      readonly phase: PhaseId;
      /** Index of its first message. */
      readonly first: number;
      readonly activation: Activation;
    }
  | {
      readonly kind: 'beat';
      readonly beat: SequenceBeat;
      readonly collapsed: boolean;
      readonly activation: Activation;
    }
  | {
      readonly kind: 'message';
      readonly index: number;
      readonly message: TraceMessage;
      readonly beat: SequenceBeat;
      readonly activation: Activation;
    };

/** The rows of a sequence diagram. Cheap to ask for one row, whatever the number of rows. */
export interface SequenceRows {
  readonly count: number;
  /** The same object for the same row. Throws when there is no such row. */
  readonly rowAt: (row: number) => SequenceRow;
  /** The row that shows a message: its own, or the one of its collapsed beat. -1 for an index that is not in the run. */
  readonly rowOf: (index: number) => number;
  /** The row of the head of a message's beat, or -1. */
  readonly headOf: (index: number) => number;
}

interface Beats {
  readonly beats: readonly SequenceBeat[];
  /** For each message, the index of its beat. */
  readonly beatOf: Int32Array;
  /** For each message, the lanes that become active in it, and those that stop being so. */
  readonly begins: Int32Array;
  readonly ends: Int32Array;
  /** Indices of the messages before which a phase begins. */
  readonly phaseStarts: ReadonlySet<number>;
}

const beatsOfRuns = new WeakMap<Run, Beats>();

type Draft = { -readonly [Key in keyof SequenceBeat]: SequenceBeat[Key] } & { readonly lastIn: Map<number, number> };

/** What does not depend on what is collapsed, worked out once a run. */
function beatsOfRun(run: Run): Beats {
  const known = beatsOfRuns.get(run);
  if (known) return known;
  const laneOf = new Map(lanesOf(run).map((id, lane) => [id, lane]));
  const count = run.trace.messages.length;
  const beatOf = new Int32Array(count);
  const begins = new Int32Array(count);
  const ends = new Int32Array(count);
  const phaseStarts = new Set<number>();
  const phases = new Set<PhaseId>();
  const positions = new Map<string, number>();
  const beats: Draft[] = [];
  for (const [index, message] of run.trace.messages.entries()) {
    if (!phases.has(message.phase)) {
      phases.add(message.phase);
      phaseStarts.add(index);
    }
    const spec = specOf(run, message);
    const from = laneOf.get(spec.from) ?? 0;
    const to = laneOf.get(spec.to) ?? 0;
    const position = positions.get(message.exchange) ?? beats.length;
    const beat = beats[position] ?? {
      id: message.exchange,
      title: beatTitle(run, message),
      first: index,
      messageCount: 0,
      failed: false,
      lanes: 0,
      fromLane: from,
      toLane: from,
      lastIn: new Map<number, number>(),
    };
    if (position === beats.length) {
      positions.set(message.exchange, position);
      beats.push(beat);
    }
    beatOf[index] = position;
    beat.messageCount += 1;
    beat.failed ||= message.status === 'failed';
    for (const lane of [from, to]) {
      const bit = 1 << lane;
      if ((beat.lanes & bit) === 0) begins[index] = (begins[index] ?? 0) | bit;
      beat.lanes |= bit;
      beat.lastIn.set(lane, index);
      if (Math.abs(lane - beat.fromLane) > Math.abs(beat.toLane - beat.fromLane)) beat.toLane = lane;
    }
  }
  for (const beat of beats) {
    for (const [lane, index] of beat.lastIn) ends[index] = (ends[index] ?? 0) | (1 << lane);
  }
  const found = { beats, beatOf, begins, ends, phaseStarts };
  beatsOfRuns.set(run, found);
  return found;
}

const NONE: Activation = { through: 0, begins: 0, ends: 0 };

/**
 * A run as the rows of a sequence diagram: a section for each phase, a head for each beat before its first message,
 * and the messages in send order. A component is active in a beat from its first message to its last.
 * @param collapsed ids of the beats that are one row, without rows for their messages
 */
export function sequenceRows(run: Run, collapsed: ReadonlySet<string>): SequenceRows {
  const { beats, beatOf, begins, ends, phaseStarts } = beatsOfRun(run);
  const most = run.trace.messages.length + beats.length + phaseStarts.size;
  // What a row shows: a phase as -1, a beat as -2 - its index, a message as its index.
  const shows = new Int32Array(most);
  const messageOfRow = new Int32Array(most);
  const through = new Int32Array(most);
  const rowOfMessage = new Int32Array(run.trace.messages.length);
  const depths = new Int32Array(lanesOf(run).length);
  const rowOfBeat = new Map<number, number>();
  let active = 0;
  let count = 0;
  const push = (what: number, index: number): void => {
    shows[count] = what;
    messageOfRow[count] = index;
    through[count] = active;
    count += 1;
  };
  const change = (mask: number, by: 1 | -1): void => {
    for (let lane = 0, rest = mask; rest !== 0; lane++, rest >>>= 1) {
      if ((rest & 1) === 0) continue;
      const depth = (depths[lane] ?? 0) + by;
      depths[lane] = depth;
      active = depth > 0 ? active | (1 << lane) : active & ~(1 << lane);
    }
  };
  for (let index = 0; index < run.trace.messages.length; index++) {
    if (phaseStarts.has(index)) push(-1, index);
    const position = beatOf[index] ?? 0;
    const beat = beats[position];
    if (beat?.first === index) {
      rowOfBeat.set(position, count);
      push(-2 - position, index);
    }
    if (beat && collapsed.has(beat.id)) {
      rowOfMessage[index] = rowOfBeat.get(position) ?? -1;
      continue;
    }
    // A bar that goes on for another beat neither begins nor ends here.
    change(ends[index] ?? 0, -1);
    const staying = active;
    change(ends[index] ?? 0, 1);
    rowOfMessage[index] = count;
    push(index, index);
    through[count - 1] = staying;
    change(begins[index] ?? 0, 1);
    change(ends[index] ?? 0, -1);
  }
  const make = (row: number): SequenceRow => {
    const index = row < count ? (messageOfRow[row] ?? -1) : -1;
    const message = run.trace.messages[index];
    const what = shows[row] ?? -1;
    const beat = beats[what < -1 ? -2 - what : (beatOf[index] ?? -1)];
    if (!message || !beat) throw new Error(`[sequence] No row ${row}. Expected 0 to ${count - 1}.`);
    const running = through[row] ?? 0;
    if (what === -1) {
      return { kind: 'phase', phase: message.phase, first: index, activation: { ...NONE, through: running } };
    }
    if (what < -1) {
      return { kind: 'beat', beat, collapsed: collapsed.has(beat.id), activation: { ...NONE, through: running } };
    }
    const activation = {
      through: running,
      begins: (begins[index] ?? 0) & ~running,
      ends: (ends[index] ?? 0) & ~running,
    };
    return { kind: 'message', index, message, beat, activation };
  };
  const made = new Map<number, SequenceRow>();
  const rowAt = (row: number): SequenceRow => {
    const known = made.get(row) ?? make(row);
    made.set(row, known);
    return known;
  };
  return {
    count,
    rowAt,
    rowOf: (index) => rowOfMessage[index] ?? -1,
    headOf: (index) => rowOfBeat.get(beatOf[index] ?? -1) ?? -1,
  };
}

/** Ids of all beats of a run, in the order in which they begin. */
export const beatIdsOf = (run: Run): readonly string[] => beatsOfRun(run).beats.map((beat) => beat.id);
