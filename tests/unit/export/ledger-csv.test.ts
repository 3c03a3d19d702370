import { describe, expect, it } from 'vitest';
import { SCENARIO_IDS } from '../../../machines/model.ts';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { ledgerOf } from '../../../src/claims/ledger.ts';
import { EXPORTERS } from '../../../src/export/index.ts';
import { toLedgerCsv } from '../../../src/export/ledger-csv.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import { configOf, DEFAULT_RUN, faultyRun, SIGN_IN_RUN } from '../simulation/fixtures.ts';
import { readCsv } from './ledger-csv-reader.ts';

describe('toLedgerCsv', () => {
  it.each(SCENARIO_IDS)('has one row for each message that crosses in %s', (scenario) => {
    const [, ...rows] = readCsv(toLedgerCsv(DEFAULT_RUN, scenario));
    expect(rows.map(([number, id]) => [number, id])).toEqual(
      ledgerOf(DEFAULT_RUN, scenario).rows.map((row) => [String(row.index + 1), row.id]),
    );
  });

  it('says in each row which run it is about, under names of their own', () => {
    const [header = [], ...rows] = readCsv(toLedgerCsv(DEFAULT_RUN, 'on-prem'));
    expect(header.slice(0, 4)).toEqual(['number', 'id', 'phase', 'pipeline_step']);
    expect(header.slice(-5)).toEqual(['only', 'scenario', 'options', 'sources', 'notice']);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(row.slice(-5)).toEqual([
        '',
        'Full On-Prem',
        'usage analytics switched off, default options',
        'documentation of 2026-07, zenml 0.98.0',
        'An illustration, not a contract.',
      ]);
    }
  });

  it('names the options that are not the default, and what was asked for', () => {
    const run = faultyRun('registry-token.ask', 2, { steps: 4 });
    const [, row = []] = readCsv(toLedgerCsv(run, 'saas', { ledger: { border: 'zenml', crossing: 'leaves' } }));
    expect(row.slice(-5, -2)).toEqual([
      'with ZenML, leaves you',
      'SaaS',
      'usage analytics switched off, --steps 4 --fault registry-token.ask*2',
    ]);
  });

  it('writes every cell in the words of the page', () => {
    const [header = [], ...rows] = readCsv(toLedgerCsv(DEFAULT_RUN, 'saas'));
    const row = rows.find(([, id]) => id === 'load_data.send-heartbeat.beat') ?? [];
    expect(Object.fromEntries(header.map((name, index) => [name, row[index]]))).toMatchObject({
      phase: 'Runtime data flow',
      pipeline_step: 'load_data',
      label: 'Heartbeat',
      from: 'Step runtime',
      to: 'ZenML server',
      leaves: 'Your infrastructure',
      enters: 'ZenML infrastructure',
      crossing: 'leaves',
      connection: 'outbound',
      opened_by: 'Step runtime',
      protocol: 'HTTPS',
      port: '443',
      data_class: 'Control',
      payload: 'step run id; after how many seconds it counts as dead',
      status: 'delivered',
      evidence: 'recorded',
    });
  });

  it('names all classes of a message, that of the main item first', () => {
    const [header = [], ...rows] = readCsv(toLedgerCsv(SIGN_IN_RUN, 'saas'));
    const column = (name: string) => rows.map((row) => row[header.indexOf(name)]);
    const { dataClasses } = SIGN_IN_RUN.model;
    const ledger = ledgerOf(SIGN_IN_RUN, 'saas').rows;
    expect(column('data_class')).toEqual(ledger.map(({ dataClass }) => dataClasses[dataClass].label));
    expect(column('data_classes')).toEqual(
      ledger.map(({ items }) => [...new Set(items.map(({ dataClass }) => dataClasses[dataClass].label))].join('; ')),
    );
    expect(column('data_classes')[column('id').indexOf('sign-in.device')]).toBe('Control; Identity');
  });

  it('has as many cells in every row as in the header, and none that a spreadsheet would run', () => {
    const [header = [], ...rows] = readCsv(toLedgerCsv(simulate(ZENML_PRO, configOf({ steps: 6, width: 3 })), 'saas'));
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([header.length]));
    expect(rows.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
  });

  it('is registered by its name', () => {
    expect(EXPORTERS['ledger-csv'].serialise(DEFAULT_RUN, 'hybrid')).toBe(toLedgerCsv(DEFAULT_RUN, 'hybrid'));
  });
});
