import { describe, expect, it } from 'vitest';
import { DATA_CLASS_IDS, PHASE_IDS } from '../../../machines/model.ts';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { ledgerOf } from '../../../src/claims/ledger.ts';
import { filterRows, groupRows, LEDGER_SORTS, sortRows } from '../../../src/claims/ledger-view.ts';
import { componentIdsOf } from '../../../src/model/model.ts';
import { DEFAULT_RUN } from '../simulation/fixtures.ts';
import { carrying } from './fixtures.ts';

const { rows } = ledgerOf(DEFAULT_RUN, 'saas');
const indicesOf = (some: readonly { readonly index: number }[]) => some.map((row) => row.index);
const ascending = (values: readonly number[]): boolean =>
  values.every((value, i) => i === 0 || (values[i - 1] ?? 0) <= value);

describe('sortRows', () => {
  it.each(LEDGER_SORTS)('by %s keeps all rows and leaves the original alone', (sort) => {
    const before = [...rows];
    const sorted = sortRows(ZENML_PRO, rows, sort, 'descending');
    expect(rows).toEqual(before);
    expect(indicesOf(sorted).toSorted((a, b) => a - b)).toEqual(indicesOf(rows));
  });

  it('puts ids in the order in which they are shown everywhere', () => {
    const order = componentIdsOf(ZENML_PRO);
    expect(ascending(sortRows(ZENML_PRO, rows, 'dataClass').map((row) => DATA_CLASS_IDS.indexOf(row.dataClass)))).toBe(
      true,
    );
    expect(ascending(sortRows(ZENML_PRO, rows, 'from').map((row) => order.indexOf(row.from)))).toBe(true);
    expect(ascending(sortRows(ZENML_PRO, rows, 'phase').map((row) => PHASE_IDS.indexOf(row.phase)))).toBe(true);
  });

  it('puts texts in alphabetical order, and backwards when descending', () => {
    const labels = rows.map((row) => row.label).toSorted();
    expect(sortRows(ZENML_PRO, rows, 'label').map((row) => row.label)).toEqual(labels);
    expect(sortRows(ZENML_PRO, rows, 'label', 'descending').map((row) => row.label)).toEqual(labels.toReversed());
  });

  it('keeps the send order of equal rows in both directions', () => {
    for (const direction of ['ascending', 'descending'] as const) {
      const control = sortRows(ZENML_PRO, rows, 'dataClass', direction).filter((row) => row.dataClass === 'control');
      expect(control.length).toBeGreaterThan(1);
      expect(ascending(indicesOf(control))).toBe(true);
    }
  });

  it('by index is the send order, or the reverse', () => {
    expect(sortRows(ZENML_PRO, sortRows(ZENML_PRO, rows, 'label'), 'index')).toEqual(rows);
    expect(sortRows(ZENML_PRO, rows, 'index', 'descending')).toEqual(rows.toReversed());
  });
});

describe('filterRows', () => {
  it('keeps all rows when nothing is asked for', () => {
    expect(filterRows(rows, { dataClass: undefined })).toEqual(rows);
  });

  it('keeps what has all that is asked for', () => {
    const kept = filterRows(rows, { dataClass: 'credentials', crossing: 'leaves', connection: 'outbound' });
    expect(kept.map((row) => row.id)).toEqual(['connect-workspace.login', 'browser-sign-in.login']);
  });

  it('keeps what holds an item of the class, whatever its main class', () => {
    const mixed = ledgerOf(carrying('connect-workspace.authorize', 'control', 'identity'), 'hybrid').rows;
    expect(filterRows(mixed, { dataClass: 'identity' }).map(({ id }) => id)).toContain('connect-workspace.authorize');
    expect(filterRows(mixed, { dataClass: 'control' }).map(({ id }) => id)).toContain('connect-workspace.authorize');
  });

  it('filters by phase', () => {
    const kept = filterRows(rows, { phase: 'observability' });
    expect(kept).toEqual(rows.filter((row) => row.phase === 'observability'));
    expect(kept.length).toBeGreaterThan(0);
  });
});

describe('groupRows', () => {
  it('by data class gives the classes that occur, in their order, with labels', () => {
    const groups = groupRows(ZENML_PRO, rows, 'data-class');
    expect(groups.map((group) => group.key)).toEqual(
      DATA_CLASS_IDS.filter((id) => rows.some((row) => row.items.some(({ dataClass }) => dataClass === id))),
    );
    expect(groups.find((group) => group.key === 'run-metadata')?.label).toBe('Run metadata');
  });

  it('by channel puts both directions into one group, named from left to right', () => {
    const groups = groupRows(ZENML_PRO, ledgerOf(DEFAULT_RUN, 'hybrid').rows, 'channel');
    expect(groups.map((group) => group.label)).toEqual([
      'Code repository ↔ Step runtime',
      'Base images ↔ Client SDK',
      'Package index ↔ Client SDK',
      'Browser ↔ Control plane',
      'Browser ↔ ZenML Pro UI',
      'ZenML server ↔ Control plane',
    ]);
    expect(new Set(groups.at(-1)?.rows.map((row) => row.crossing))).toEqual(new Set(['leaves', 'enters']));
  });

  it('by data class puts a row into the group of each class that it holds', () => {
    const mixed = ledgerOf(carrying('connect-workspace.authorize', 'control', 'identity'), 'hybrid').rows;
    const groups = groupRows(ZENML_PRO, mixed, 'data-class');
    const having = groups.filter((group) => group.rows.some(({ id }) => id === 'connect-workspace.authorize'));
    expect(having.map(({ key }) => key)).toEqual(['identity', 'control']);
  });

  it.each(['data-class', 'channel'] as const)('by %s loses no row and keeps their order', (by) => {
    const groups = groupRows(ZENML_PRO, rows, by);
    // By data class, a row is in the group of each class that it holds.
    expect(new Set(groups.flatMap((group) => indicesOf(group.rows)))).toEqual(new Set(indicesOf(rows)));
    expect(groups.every((group) => ascending(indicesOf(group.rows)))).toBe(true);
  });
});
