import { describe, expect, it } from 'vitest';
import { SCENARIO_IDS } from '../../../machines/model.ts';
import { COMPARISON_HEAD, changedCells, QUICK_COMPARISON, ZENML_PRO } from '../../../src/catalogue/index.ts';
import { zoneOf } from '../../../src/model/crossing.ts';
import { linksIn, plain, tableOf } from './deployment-page.ts';

const rows = Object.values(QUICK_COMPARISON);
const table = tableOf('Quick Comparison');

describe('QUICK_COMPARISON', () => {
  it('has the rows of the page, cell by cell, and no other', () => {
    const head = [COMPARISON_HEAD, ...SCENARIO_IDS.map((id) => ZENML_PRO.scenarios[id].label)];
    const body = rows.map(({ label, cells }) => [label, ...SCENARIO_IDS.map((id) => cells[id])]);
    expect([head, ...body]).toEqual(table.map((cells) => cells.map(plain)));
  });

  it('links what the page links, and nothing else', () => {
    const links = rows.map(({ link }) => [[], ...SCENARIO_IDS.map(() => (link ? [link] : []))]);
    expect(links).toEqual(table.slice(1).map((cells) => cells.map(linksIn)));
  });

  it('agrees with where the scenarios place the components', () => {
    const misplaced = rows.flatMap(({ id, cells, components }) =>
      SCENARIO_IDS.flatMap((scenario) =>
        components
          .filter(
            (component) =>
              !cells[scenario].startsWith(zoneOf(ZENML_PRO, ZENML_PRO.scenarios[scenario].placement, component).label),
          )
          .map((component) => `${id}: ${component} in ${scenario}`),
      ),
    );
    expect(misplaced).toEqual([]);
  });

  it('names components in exactly the rows that are about a place', () => {
    const isPlace = (cell: string) => ZENML_PRO.zones.some(({ label }) => cell.startsWith(label));
    const places = rows.filter(({ cells }) => SCENARIO_IDS.every((scenario) => isPlace(cells[scenario])));
    expect(rows.filter(({ components }) => components.length > 0)).toEqual(places);
    expect(places.length).toBeGreaterThan(0);
  });
});

describe('changedCells', () => {
  it('tells which rows differ, in the order of the table', () => {
    expect(changedCells('saas', 'hybrid')).toEqual(['server', 'metadata', 'setup-time', 'maintenance', 'best-for']);
    expect(changedCells('hybrid', 'on-prem')).toEqual([
      'control-plane',
      'pro-ui',
      'rbac',
      'setup-time',
      'maintenance',
      'best-for',
    ]);
  });

  it('leaves out only compute and data between SaaS and Full On-Prem', () => {
    const kept = rows.map(({ id }) => id).filter((id) => !changedCells('saas', 'on-prem').includes(id));
    expect(kept).toEqual(['compute-and-data']);
  });

  it('is the same both ways, and empty for a scenario and itself', () => {
    for (const from of SCENARIO_IDS) {
      for (const to of SCENARIO_IDS) expect(changedCells(from, to)).toEqual(changedCells(to, from));
      expect(changedCells(from, from)).toEqual([]);
    }
  });
});
