import { componentOf } from '../model/model.ts';
import { beatTitle } from '../simulation/describe.ts';
import { type Run, specOf, stepsOf } from '../simulation/run.ts';
import { lanesOf } from './lanes.ts';

/** What the tracks of a timeline stand for: the sender of a message, or the pipeline step that it belongs to. */
export type SpanGrouping = 'component' | 'step';

/** Rows of one component or step, from the top down. */
export interface Track {
  readonly id: string;
  readonly label: string;
  readonly firstRow: number;
  readonly rowCount: number;
}

/** An exchange or a message as a bar. */
export interface Span {
  readonly kind: 'beat' | 'message';
  readonly row: number;
  readonly startMs: number;
  readonly endMs: number;
  /** Index of the message or, for a beat, of its first message in this track. */
  readonly index: number;
}

/** All bars of a run, row by row. In a row bars never overlap and are in the order of time. */
export interface Timeline {
  readonly tracks: readonly Track[];
  readonly rowCount: number;
  /** For each message, its row. */
  readonly rowOf: Int32Array;
  /** The spans of row r are at positions rowStarts[r] up to, not including, rowStarts[r + 1]. */
  readonly rowStarts: Int32Array;
  readonly startsMs: Float64Array;
  readonly endsMs: Float64Array;
  readonly indices: Int32Array;
  /** 1 where the row holds beats, 0 where it holds messages. */
  readonly isBeatRow: Uint8Array;
}

/** The messages of one beat that stand in one track. */
interface Group {
  readonly messages: number[];
  startMs: number;
  endMs: number;
}

/** A beat row with message rows below it, which several beats share as long as they do not overlap. */
interface Shelf {
  readonly groups: Group[];
  endMs: number;
  /** How many messages overlap at most. */
  depth: number;
  readonly subRows: Map<number, number>;
}

/** Puts each message of a group in the first row that is free. Returns how many rows that takes. */
function packMessages(run: Run, group: Group, subRows: Map<number, number>): number {
  const endsMs: number[] = [];
  for (const index of group.messages) {
    const message = run.trace.messages[index];
    if (!message) continue;
    const free = endsMs.findIndex((endMs) => endMs <= message.sentMs);
    const subRow = free < 0 ? endsMs.length : free;
    endsMs[subRow] = message.receivedMs;
    subRows.set(index, subRow);
  }
  return endsMs.length;
}

function packShelves(run: Run, groups: Iterable<Group>): Shelf[] {
  const shelves: Shelf[] = [];
  for (const group of groups) {
    let shelf = shelves.find((candidate) => candidate.endMs <= group.startMs);
    if (!shelf) {
      shelf = { groups: [], endMs: 0, depth: 0, subRows: new Map() };
      shelves.push(shelf);
    }
    shelf.groups.push(group);
    shelf.endMs = group.endMs;
    shelf.depth = Math.max(shelf.depth, packMessages(run, group, shelf.subRows));
  }
  return shelves;
}

const RUN_TRACK = '';

function tracksOf(run: Run, grouping: SpanGrouping): { readonly id: string; readonly label: string }[] {
  if (grouping === 'component') return lanesOf(run).map((id) => ({ id, label: componentOf(run.model, id).label }));
  const stepsOfRun = new Set(run.trace.messages.map((message) => message.step));
  const planned = stepsOf(run).map(({ id }) => id);
  const steps = [...new Set([...planned, ...stepsOfRun])].filter((id) => id !== null && stepsOfRun.has(id)) as string[];
  return [{ id: RUN_TRACK, label: 'The run itself' }, ...steps.map((id) => ({ id, label: id }))];
}

const timelines = new WeakMap<Run, Map<SpanGrouping, Timeline>>();

/** The bars of a run, worked out once for each grouping. A message stands with its sender, or with its step. */
export function timelineOf(run: Run, grouping: SpanGrouping): Timeline {
  const known = timelines.get(run) ?? new Map<SpanGrouping, Timeline>();
  timelines.set(run, known);
  const timeline = known.get(grouping) ?? layOut(run, grouping);
  known.set(grouping, timeline);
  return timeline;
}

function layOut(run: Run, grouping: SpanGrouping): Timeline {
  const groups = new Map<string, Map<string, Group>>();
  for (const [index, message] of run.trace.messages.entries()) {
    const track = grouping === 'component' ? specOf(run, message).from : (message.step ?? RUN_TRACK);
    const own = groups.get(track) ?? new Map<string, Group>();
    groups.set(track, own);
    const group = own.get(message.exchange);
    if (group) {
      group.messages.push(index);
      group.endMs = Math.max(group.endMs, message.receivedMs);
    } else {
      own.set(message.exchange, { messages: [index], startMs: message.sentMs, endMs: message.receivedMs });
    }
  }
  const tracks: Track[] = [];
  const rows: { readonly beats: boolean; readonly spans: Omit<Span, 'kind' | 'row'>[] }[] = [];
  const rowOf = new Int32Array(run.trace.messages.length).fill(-1);
  for (const { id, label } of tracksOf(run, grouping)) {
    const firstRow = rows.length;
    for (const shelf of packShelves(run, groups.get(id)?.values() ?? [])) {
      const top = rows.length;
      rows.push({ beats: true, spans: [] });
      for (let depth = 0; depth < shelf.depth; depth++) rows.push({ beats: false, spans: [] });
      for (const { messages, startMs, endMs } of shelf.groups) {
        rows[top]?.spans.push({ startMs, endMs, index: messages[0] ?? 0 });
        for (const index of messages) {
          const row = top + 1 + (shelf.subRows.get(index) ?? 0);
          const { sentMs, receivedMs } = run.trace.messages[index] ?? { sentMs: 0, receivedMs: 0 };
          rows[row]?.spans.push({ startMs: sentMs, endMs: receivedMs, index });
          rowOf[index] = row;
        }
      }
    }
    if (rows.length > firstRow) tracks.push({ id, label, firstRow, rowCount: rows.length - firstRow });
  }
  return { tracks, rowCount: rows.length, rowOf, ...flatten(rows) };
}

function flatten(
  rows: readonly { readonly beats: boolean; readonly spans: readonly Omit<Span, 'kind' | 'row'>[] }[],
): Pick<Timeline, 'rowStarts' | 'startsMs' | 'endsMs' | 'indices' | 'isBeatRow'> {
  const rowStarts = new Int32Array(rows.length + 1);
  for (const [row, { spans }] of rows.entries()) rowStarts[row + 1] = (rowStarts[row] ?? 0) + spans.length;
  const total = rowStarts[rows.length] ?? 0;
  const startsMs = new Float64Array(total);
  const endsMs = new Float64Array(total);
  const indices = new Int32Array(total);
  for (const [position, span] of rows.flatMap(({ spans }) => spans).entries()) {
    startsMs[position] = span.startMs;
    endsMs[position] = span.endMs;
    indices[position] = span.index;
  }
  return { rowStarts, startsMs, endsMs, indices, isBeatRow: Uint8Array.from(rows, ({ beats }) => (beats ? 1 : 0)) };
}

/** Position of the first span of a row that ends after a time; the end of the row when there is none. */
function firstEndingAfter(timeline: Timeline, row: number, atMs: number): number {
  let low = timeline.rowStarts[row] ?? 0;
  let high = timeline.rowStarts[row + 1] ?? low;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((timeline.endsMs[middle] ?? 0) > atMs) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * Visits the spans of a row that lie in a range of time, in the order of time. Where several follow each other within
 * `resolutionMs`, only the first is visited, so the cost depends on what can be told apart and not on the run.
 */
export function visitSpans(
  timeline: Timeline,
  row: number,
  fromMs: number,
  toMs: number,
  resolutionMs: number,
  visit: (startMs: number, endMs: number, index: number) => void,
): void {
  const end = timeline.rowStarts[row + 1] ?? 0;
  let position = firstEndingAfter(timeline, row, fromMs);
  while (position < end) {
    const startMs = timeline.startsMs[position] ?? 0;
    const endMs = timeline.endsMs[position] ?? 0;
    if (startMs >= toMs) return;
    visit(startMs, endMs, timeline.indices[position] ?? 0);
    const next = position + 1;
    const seenMs = startMs + resolutionMs;
    position = next < end && (timeline.endsMs[next] ?? 0) <= seenMs ? firstEndingAfter(timeline, row, seenMs) : next;
  }
}

/** The span of a row at a moment, undefined where the row is empty then. It lies in [startMs, endMs). */
export function spanAt(timeline: Timeline, row: number, atMs: number): Span | undefined {
  if (row < 0 || row >= timeline.rowCount) return undefined;
  const position = firstEndingAfter(timeline, row, atMs);
  const startMs = timeline.startsMs[position];
  if (position >= (timeline.rowStarts[row + 1] ?? 0) || startMs === undefined || startMs > atMs) return undefined;
  return {
    kind: timeline.isBeatRow[row] === 1 ? 'beat' : 'message',
    row,
    startMs,
    endMs: timeline.endsMs[position] ?? startMs,
    index: timeline.indices[position] ?? -1,
  };
}

/** The title of a span: of the beat, or of the message. */
export function spanTitle(run: Run, kind: Span['kind'], index: number): string {
  const message = run.trace.messages[index];
  if (!message) return '';
  return kind === 'beat' ? beatTitle(run, message) : specOf(run, message).label;
}
