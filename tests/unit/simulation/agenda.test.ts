import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAgenda } from '../../../src/simulation/agenda.ts';
import { SEED } from './fixtures.ts';

/** Takes entries until none is left. */
function drain<Entry>(agenda: ReturnType<typeof createAgenda<Entry>>): { atMs: number; entry: Entry }[] {
  const taken: { atMs: number; entry: Entry }[] = [];
  for (let next = agenda.take(); next; next = agenda.take()) taken.push(next);
  return taken;
}

describe('createAgenda', () => {
  it('has nothing to take at first', () => {
    expect(createAgenda<string>().take()).toBeUndefined();
  });

  it('gives entries by time, whatever the order they were added in', () => {
    const agenda = createAgenda<string>();
    agenda.add(30, 'third');
    agenda.add(10, 'first');
    agenda.add(20, 'second');
    expect(drain(agenda)).toEqual([
      { atMs: 10, entry: 'first' },
      { atMs: 20, entry: 'second' },
      { atMs: 30, entry: 'third' },
    ]);
  });

  it('gives entries of the same time in the order they were added', () => {
    const agenda = createAgenda<string>();
    for (const entry of ['a', 'b', 'c', 'd']) agenda.add(10, entry);
    agenda.add(5, 'earlier');
    expect(drain(agenda).map(({ entry }) => entry)).toEqual(['earlier', 'a', 'b', 'c', 'd']);
  });

  it('takes entries that are added between two takes in their place', () => {
    const agenda = createAgenda<string>();
    agenda.add(10, 'first');
    agenda.add(30, 'last');
    agenda.take();
    agenda.add(20, 'between');
    agenda.add(30, 'after last');
    expect(drain(agenda).map(({ entry }) => entry)).toEqual(['between', 'last', 'after last']);
  });

  it('is a stable sort by time', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 })), (times) => {
        const agenda = createAgenda<number>();
        for (const [index, atMs] of times.entries()) agenda.add(atMs, index);
        expect(drain(agenda)).toEqual(times.map((atMs, entry) => ({ atMs, entry })).sort((a, b) => a.atMs - b.atMs));
      }),
      { seed: SEED },
    );
  });
});
