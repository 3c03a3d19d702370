import { describe, expect, it } from 'vitest';
import { specOf } from '../../../src/simulation/run.ts';
import { storyOf } from '../../../src/simulation/story.ts';
import { lanesOf } from '../../../src/views/lanes.ts';
import { beatIdsOf, type SequenceRow, type SequenceRows, sequenceRows } from '../../../src/views/sequence.ts';
import { DEFAULT_RUN, faultyRun, runFor } from '../simulation/fixtures.ts';

const NOTHING: ReadonlySet<string> = new Set();
const WIDE = runFor({ steps: 6, width: 3 });

const allRows = (rows: SequenceRows): SequenceRow[] => Array.from({ length: rows.count }, (_, row) => rows.rowAt(row));

const words = (row: SequenceRow): string =>
  row.kind === 'phase' ? `# ${row.phase}` : row.kind === 'beat' ? `> ${row.beat.id}` : row.message.id;

describe('sequenceRows', () => {
  it('has a section for each phase, a head for each beat, and its messages', () => {
    expect(allRows(sequenceRows(DEFAULT_RUN, NOTHING)).slice(0, 10).map(words)).toEqual([
      '# code-execution',
      '> run-code',
      'run-code.call',
      'run-code.compile',
      '# token-acquisition',
      '> workspace-sign-in',
      'workspace-sign-in.key',
      'workspace-sign-in.token',
      'workspace-sign-in.status',
      '> connect-workspace',
    ]);
  });

  it('shows every message once, in send order, also when beats interleave', () => {
    const indicesInRows = allRows(sequenceRows(WIDE, NOTHING)).flatMap((row) =>
      row.kind === 'message' ? [row.index] : [],
    );
    expect(indicesInRows).toEqual([...WIDE.trace.messages.keys()]);
  });

  it('has the beats of the story', () => {
    const beatIdsOfStory = storyOf(WIDE).flatMap(({ beats }) => beats.map(({ id }) => id));
    expect(new Set(beatIdsOf(WIDE))).toEqual(new Set(beatIdsOfStory));
    const beats = allRows(sequenceRows(WIDE, NOTHING)).flatMap((row) => (row.kind === 'beat' ? [row.beat] : []));
    expect(beats.map(({ id }) => id)).toEqual(beatIdsOf(WIDE));
    expect(beats.reduce((sum, beat) => sum + beat.messageCount, 0)).toBe(WIDE.trace.messages.length);
  });

  it('finds the row of a message and the head of its beat', () => {
    const rows = sequenceRows(WIDE, NOTHING);
    for (const index of WIDE.trace.messages.keys()) {
      expect(rows.rowAt(rows.rowOf(index))).toMatchObject({ kind: 'message', index });
      expect(rows.rowAt(rows.headOf(index))).toMatchObject({ beat: { id: WIDE.trace.messages[index]?.exchange } });
    }
    expect(rows.rowOf(-1)).toBe(-1);
  });

  it('makes a collapsed beat one row, which then stands for its messages', () => {
    const collapsed = new Set(['train_1', 'sign-in']);
    const rows = sequenceRows(WIDE, collapsed);
    const hidden = WIDE.trace.messages.filter(({ exchange }) => collapsed.has(exchange)).length;
    expect(rows.count).toBe(sequenceRows(WIDE, NOTHING).count - hidden);
    const index = WIDE.trace.messages.findIndex(({ id }) => id === 'train_1.load-inputs.load');
    expect(rows.rowAt(rows.rowOf(index))).toMatchObject({ kind: 'beat', collapsed: true, beat: { id: 'train_1' } });
  });

  it('draws a collapsed beat from the lane that began to the one farthest from it', () => {
    const lanes = lanesOf(DEFAULT_RUN);
    const ends = DEFAULT_RUN.trace.messages
      .filter(({ exchange }) => exchange === 'registry-token')
      .flatMap((message) => [
        lanes.indexOf(specOf(DEFAULT_RUN, message).from),
        lanes.indexOf(specOf(DEFAULT_RUN, message).to),
      ]);
    const [fromLane = -1] = ends;
    const [toLane] = ends.toSorted((a, b) => Math.abs(b - fromLane) - Math.abs(a - fromLane));
    const index = DEFAULT_RUN.trace.messages.findIndex(({ exchange }) => exchange === 'registry-token');
    const rows = sequenceRows(DEFAULT_RUN, new Set(['registry-token']));
    expect(rows.rowAt(rows.headOf(index))).toMatchObject({ beat: { fromLane, toLane } });
  });

  it('knows which beats had a failure', () => {
    const rows = allRows(sequenceRows(faultyRun('push-image.push', 1), NOTHING));
    const failed = rows.flatMap((row) => (row.kind === 'beat' && row.beat.failed ? [row.beat.id] : []));
    expect(failed).toContain('push-image');
    expect(failed).not.toContain('build-image');
  });

  it('throws for a row that it does not have', () => {
    const rows = sequenceRows(DEFAULT_RUN, NOTHING);
    expect(() => rows.rowAt(rows.count)).toThrow('[sequence] No row');
    expect(() => rows.rowAt(-1)).toThrow('[sequence] No row');
  });

  it('gives the same object for the same row, so that it need not be drawn again', () => {
    const rows = sequenceRows(DEFAULT_RUN, NOTHING);
    expect(rows.rowAt(5)).toBe(rows.rowAt(5));
  });
});

describe('activation bars', () => {
  /** The bars of a lane as text: one sign a row. */
  const barsOf = (rows: SequenceRows, lane: number, from: number, to: number): string =>
    Array.from({ length: to - from + 1 }, (_, offset) => {
      const { through, begins, ends } = rows.rowAt(from + offset).activation;
      const has = (mask: number): boolean => ((mask >>> lane) & 1) === 1;
      if (has(through)) return '|';
      if (has(begins) && has(ends)) return '.';
      return has(begins) ? 'v' : has(ends) ? '^' : ' ';
    }).join('');

  it('run from the first message of a component in a beat to its last', () => {
    const rows = sequenceRows(DEFAULT_RUN, NOTHING);
    const index = DEFAULT_RUN.trace.messages.findIndex(({ id }) => id === 'registry-token.ask');
    const from = rows.headOf(index);
    const lanes = lanesOf(DEFAULT_RUN);
    // The head, then ask, check, secret, mint, minted, token.
    expect(barsOf(rows, lanes.indexOf('client'), from, from + 6)).toBe(' v||||^');
    expect(barsOf(rows, lanes.indexOf('control-plane'), from, from + 6)).toBe('  .    ');
    expect(barsOf(rows, lanes.indexOf('cloud-iam'), from, from + 6)).toBe('    v^ ');
  });

  it('touch both ends of every message, and are all closed at the end', () => {
    const lanes = lanesOf(WIDE);
    const rows = sequenceRows(WIDE, NOTHING);
    for (const row of allRows(rows)) {
      if (row.kind !== 'message') continue;
      const { through, begins, ends } = row.activation;
      const { from, to } = specOf(WIDE, row.message);
      for (const end of [from, to]) expect(((through | begins | ends) >>> lanes.indexOf(end)) & 1).toBe(1);
    }
    expect(rows.rowAt(rows.count - 1).activation.through).toBe(0);
  });

  it('of a collapsed beat are not drawn', () => {
    const rows = sequenceRows(DEFAULT_RUN, new Set(beatIdsOf(DEFAULT_RUN)));
    expect(allRows(rows).every(({ activation }) => activation.through === 0)).toBe(true);
  });
});
