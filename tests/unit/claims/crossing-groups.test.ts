import { describe, expect, it } from 'vitest';
import { SCENARIO_IDS } from '../../../machines/model.ts';
import { foldRows } from '../../../src/claims/crossing-groups.ts';
import { ledgerOf } from '../../../src/claims/ledger.ts';
import { DEFAULT_RUN } from '../simulation/fixtures.ts';
import { altered } from './fixtures.ts';

describe('foldRows', () => {
  it.each(SCENARIO_IDS)('keeps every crossing of %s, each once', (scenario) => {
    const { rows, requestCount } = ledgerOf(DEFAULT_RUN, scenario);
    const groups = foldRows(rows);
    const folded = groups.flatMap((group) => group.rows);
    expect([...folded].sort((a, b) => a.index - b.index)).toEqual(rows);
    expect(groups.reduce((sum, { requests }) => sum + requests, 0)).toBe(requestCount);
    expect(groups.length).toBeLessThan(Math.max(1, rows.length));
  });

  it('folds only what goes the same way and carries the same', () => {
    for (const { rows, from, to, carries, items } of foldRows(ledgerOf(DEFAULT_RUN, 'saas').rows)) {
      for (const row of rows) {
        expect([row.from, row.to, row.opener, row.carries]).toEqual([from, to, rows[0].opener, carries]);
        expect(items).toEqual(expect.arrayContaining([...row.items]));
      }
    }
  });

  it('calls the permission checks what they are, by their tag and their items', () => {
    const checks = () => foldRows(ledgerOf(DEFAULT_RUN, 'hybrid').rows).filter(({ rows }) => rows.length > 9);
    expect(checks().map(({ carries }) => carries)).toEqual(['Permission check, ids only']);
    const named = altered('load-stack.check', {
      label: 'Something else',
      items: [{ text: 'x', dataClass: 'control', mark: 'name' }],
    });
    const row = ledgerOf(named, 'hybrid').rows.find(({ id }) => id === 'load-stack.check');
    expect(row?.carries).toBe('Permission check, names');
    expect(row?.marks).toEqual(['name']);
  });
});
