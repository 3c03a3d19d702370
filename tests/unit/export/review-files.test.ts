import { describe, expect, it } from 'vitest';
import { SCENARIO_IDS, type ScenarioId } from '../../../machines/model.ts';
import { breachOf } from '../../../src/claims/breach.ts';
import { checkRun } from '../../../src/claims/check.ts';
import { holdingsAt, isKept } from '../../../src/claims/holdings.ts';
import { ledgerOf } from '../../../src/claims/ledger.ts';
import { filterRows } from '../../../src/claims/ledger-view.ts';
import { figuresOf, verdictOf } from '../../../src/claims/verdict.ts';
import { EXPORTERS, type Exporter, type ExportFormat, type FileScope } from '../../../src/export/index.ts';
import { escapeMarkdown } from '../../../src/export/markdown.ts';
import { componentOf } from '../../../src/model/model.ts';
import { altered } from '../claims/fixtures.ts';
import { DEFAULT_RUN, runFor } from '../simulation/fixtures.ts';
import { readCsv } from './ledger-csv-reader.ts';

const fileOf = (format: ExportFormat, scope?: FileScope, run = DEFAULT_RUN, scenario: ScenarioId = 'saas'): string => {
  const exporter: Exporter = EXPORTERS[format];
  return exporter.serialise(run, scenario, scope);
};

/** The rows of a table by the names of its columns. */
function rowsOf(csv: string): readonly Readonly<Record<string, string>>[] {
  const [header = [], ...rows] = readCsv(csv);
  return rows.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index] ?? ''])));
}

const RUN_TOKEN = { start: { kind: 'credential', credential: 'run-token' }, time: { until: 'end' } } as const;

describe('the files of holdings', () => {
  it.each(SCENARIO_IDS)('have one row an item at a component in %s, whoever runs it', (scenario) => {
    const held = holdingsAt(DEFAULT_RUN, scenario, 'end');
    const rows = rowsOf(fileOf('holdings-csv', {}, DEFAULT_RUN, scenario));
    expect(rows.map(({ component, item, since_number }) => [component, item, since_number])).toEqual(
      held.map(({ component, item, since }) => [
        componentOf(DEFAULT_RUN.model, component).label,
        item.text,
        String(since + 1),
      ]),
    );
    const { holdings } = JSON.parse(fileOf('holdings-json', {}, DEFAULT_RUN, scenario));
    expect(holdings).toHaveLength(held.length);
  });

  it('list what the page shows: of an owner, up to a moment, without what only passes', () => {
    const atMs = DEFAULT_RUN.trace.durationMs / 2;
    const shown = holdingsAt(DEFAULT_RUN, 'saas', atMs).filter((one) => one.owner === 'zenml' && isKept(one));
    const scope = { holdings: { owner: 'zenml', atMs, keptOnly: true } } as const;
    const rows = rowsOf(fileOf('holdings-csv', scope));
    expect(rows.map(({ item }) => item)).toEqual(shown.map(({ item }) => item.text));
    expect(new Set(rows.map(({ owner }) => owner))).toEqual(new Set(['ZenML']));
    expect(JSON.parse(fileOf('holdings-json', scope))).toMatchObject({ owner: 'zenml', atMs, keptOnly: true });
  });

  it('say of what nobody outside knows whom to ask', () => {
    const unknown = rowsOf(fileOf('holdings-csv')).filter(({ kept, owner }) => kept === 'unknown' && owner === 'ZenML');
    expect(unknown.length).toBeGreaterThan(0);
    expect(new Set(unknown.map(({ until }) => until))).toEqual(new Set(['unknown, ask ZenML']));
  });

  it('name the run in each row, so that files can be laid together', () => {
    const rows = rowsOf(fileOf('holdings-csv', {}, runFor({ steps: 2 }), 'hybrid'));
    expect(new Set(rows.map(({ scenario }) => scenario))).toEqual(new Set(['Hybrid SaaS']));
    for (const { options } of rows) expect(options).toContain('--steps 2');
  });

  it('lose an item that the run no longer has', () => {
    const spec = Object.values(DEFAULT_RUN.specs).find(({ to }) => to === 'metadata-store');
    if (!spec) throw new Error('Nothing is stored.');
    const [gone] = spec.items;
    const changed = altered(spec.id, { items: [{ ...gone, text: 'something else' }] });
    const texts = (run: typeof DEFAULT_RUN) => rowsOf(fileOf('holdings-csv', {}, run)).map(({ item }) => item);
    expect(texts(DEFAULT_RUN)).not.toContain('something else');
    expect(texts(changed)).toContain('something else');
    expect(texts(changed).filter((text) => text === gone.text).length).toBeLessThan(
      texts(DEFAULT_RUN).filter((text) => text === gone.text).length,
    );
  });
});

describe('the files of crossings', () => {
  it('list what a filter lets pass, and say so', () => {
    const filter = { dataClass: 'credentials', crossing: 'leaves' } as const;
    const { rows } = ledgerOf(DEFAULT_RUN, 'saas');
    const shown = filterRows(rows, filter);
    const ids = shown.map(({ id }) => id);
    expect(shown.length).toBeLessThan(rows.length);
    const csv = fileOf('ledger-csv', { ledger: filter });
    expect(rowsOf(csv).map(({ id }) => id)).toEqual(ids);
    expect(new Set(rowsOf(csv).map(({ only }) => only))).toEqual(new Set(['Credentials, leaves you']));
    const json = JSON.parse(fileOf('ledger-json', { ledger: filter }));
    expect(json).toMatchObject({ filter });
    expect(json.rows.map(({ id }: { id: string }) => id)).toEqual(ids);
    expect(fileOf('ledger-md', { ledger: filter })).toContain(
      `Only: Credentials, leaves you. ${shown.length} of ${rows.length} messages.`,
    );
    expect(fileOf('ledger-csv', { ledger: {} })).toBe(fileOf('ledger-csv'));
  });
});

describe('the files of a breach', () => {
  it.each(SCENARIO_IDS)('have one row an item that can be read in %s, with the step that opens it', (scenario) => {
    const { all, readable } = breachOf(DEFAULT_RUN, scenario, RUN_TOKEN.start, RUN_TOKEN.time);
    const rows = rowsOf(fileOf('breach-csv', { breach: RUN_TOKEN }, DEFAULT_RUN, scenario));
    expect(rows).toHaveLength(all.length);
    expect(rows.filter(({ step }) => step === '0')).toHaveLength(readable.length);
    for (const { step, credential } of rows) expect(credential === '').toBe(step === '0');
  });

  it('number the steps as the page does', () => {
    const { steps } = JSON.parse(fileOf('breach-json', { breach: RUN_TOKEN }));
    expect(steps.map(({ number }: { number: number }) => number)).toEqual(
      steps.map((_: unknown, index: number) => index + 1),
    );
    const numbers = new Set(rowsOf(fileOf('breach-csv', { breach: RUN_TOKEN })).map(({ step }) => Number(step)));
    for (const number of numbers) expect(number).toBeLessThanOrEqual(steps.length);
  });

  it('say which part and which time they are about', () => {
    expect(rowsOf(fileOf('breach-csv'))[0]?.broken_into).toBe('all of ZenML, while it runs, to its end');
    const after = { breach: { ...RUN_TOKEN, time: 'after' } } as const;
    expect(fileOf('breach-md', after)).toContain('Broken into: run token, only after the run.');
  });
});

describe('the files of the claims', () => {
  it('have one row a claim and scenario, as the run on screen answers it', () => {
    for (const run of [DEFAULT_RUN, runFor({ storeAccess: true })]) {
      const results = checkRun(run);
      const rows = rowsOf(fileOf('claims-csv', {}, run));
      expect(rows).toHaveLength(results.length);
      const failing = results.filter(({ status }) => status === 'fails').length;
      expect(rows.filter(({ status }) => status === 'fails' || status === 'no')).toHaveLength(failing);
    }
  });
});

describe('the report', () => {
  it.each(SCENARIO_IDS)('holds all parts of the page in its order, with their figures, in %s', (scenario) => {
    const report = fileOf('report-md', { link: 'https://example.org/#scenario=x' }, DEFAULT_RUN, scenario);
    expect(report.match(/^## .+$/gm)).toEqual([
      '## Verdict',
      '## What crosses the boundary',
      '## Who holds what',
      '## If it were broken into',
      '## Egress',
      '## Claims',
    ]);
    for (const { sentence } of verdictOf(DEFAULT_RUN, scenario)) expect(report).toContain(escapeMarkdown(sentence));
    const { rows } = ledgerOf(DEFAULT_RUN, scenario);
    expect(report).toContain(`: ${rows.length} messages, `);
    for (const { id } of rows) expect(report).toContain(escapeMarkdown(id));
    expect(report).toContain(`| Items of the run that are kept at ZenML | ${figuresOf(DEFAULT_RUN, 'saas').kept} |`);
    expect(report).toContain('<https://example.org/#scenario=x>');
  });

  it('holds what the single files hold', () => {
    const report = fileOf('report-md');
    for (const format of ['ledger-md', 'breach-md', 'claims-md', 'verdict-md'] as const) {
      const rows = fileOf(format)
        .split('\n')
        .filter((line) => line.startsWith('| '));
      for (const row of rows) expect(report).toContain(row);
    }
  });

  it('names the options, and the command that makes it again', () => {
    const report = fileOf('report-md', {}, runFor({ steps: 2 }), 'hybrid');
    expect(report).toContain('`npm run --silent trace -- --scenario hybrid --steps 2 --format report-md`');
  });
});
