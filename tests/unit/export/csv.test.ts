import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SCENARIO_IDS } from '../../../machines/model.ts';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { toMessagesCsv } from '../../../src/export/csv.ts';
import { toCsv } from '../../../src/export/csv-table.ts';
import { componentOf } from '../../../src/model/model.ts';
import { crossingIn, failureText } from '../../../src/simulation/describe.ts';
import { specOf } from '../../../src/simulation/run.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import { rounds } from '../rounds.ts';
import { configOf, DEFAULT_RUN, faultyRun, runConfigs, runFor, SEED } from '../simulation/fixtures.ts';

const readRows = (text: string): string[][] => parse(text, { record_delimiter: '\r\n' }) as string[][];

const readRecords = (text: string): Record<string, string>[] =>
  parse(text, { record_delimiter: '\r\n', columns: true }) as Record<string, string>[];

describe('toCsv, as a CSV library reads it', () => {
  it('comes back cell by cell, whatever the cells hold', () => {
    const cell = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('a,b', '"', 'a\r\nb', ' x ', '', '\n'));
    const table = fc
      .integer({ min: 2, max: 5 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 }));
    const asWritten = (text: string): string => (/^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text);
    fc.assert(
      fc.property(table, ([header = [], ...rows]) => {
        expect(readRows(toCsv(header, rows))).toEqual([header, ...rows].map((row) => row.map(asWritten)));
      }),
      { seed: SEED, numRuns: rounds(60) },
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1'])('keeps %j from being a formula', (text) => {
    expect(readRows(toCsv(['a', 'b'], [[text, 'x']]))[1]).toEqual([`'${text}`, 'x']);
  });

  it('ends every line with CR LF and quotes only what needs it', () => {
    expect(toCsv(['a', 'b'], [['1', 'x "y", z']])).toEqual('a,b\r\n1,"x ""y"", z"\r\n');
  });

  it('refuses a row that is not as long as the header', () => {
    expect(() => toCsv(['a', 'b'], [['1']])).toThrow('[csv] Row 1 has 1 cells. Expected 2, as in the header.');
  });
});

describe('toMessagesCsv, as a CSV library reads it', () => {
  it('has a row for each message', () => {
    const records = readRecords(toMessagesCsv(DEFAULT_RUN, 'saas'));
    expect(records.map(({ number, id }) => `${number} ${id}`)).toEqual(
      DEFAULT_RUN.trace.messages.map(({ id }, index) => `${index + 1} ${id}`),
    );
  });

  it('says everything about a message', () => {
    const record = readRecords(toMessagesCsv(DEFAULT_RUN, 'saas')).find(
      ({ id }) => id === 'load_data.log-metadata.log',
    );
    expect(record).toMatchObject({
      scenario: 'SaaS',
      phase: 'Runtime data flow',
      exchange: 'Log run metadata',
      pipeline_step: 'load_data',
      attempt: '1',
      from: 'Step runtime',
      to: 'ZenML server',
      from_infrastructure: 'Your infrastructure',
      to_infrastructure: 'ZenML infrastructure',
      crossing: 'leaves',
      connection: 'outbound',
      data_class: 'Run metadata',
      data_classes: 'Run metadata',
      protocol: 'HTTPS',
      port: '443',
      endpoint: 'POST /api/v1/run-metadata',
      status: 'delivered',
      error: '',
      evidence: 'stated',
    });
  });

  it('says what people see of a failed message', () => {
    const run = faultyRun('train.pull-image.image', 1);
    const failed = readRecords(toMessagesCsv(run, 'saas')).filter(({ status }) => status === 'failed');
    expect(failed.map(({ id, error }) => ({ id, error }))).toEqual(
      run.trace.messages
        .filter(({ status }) => status === 'failed')
        .map((message) => ({ id: message.id, error: failureText(run, message) })),
    );
    expect(failed).toHaveLength(1);
  });

  it('says in each row which run it is about, under the names of the other tables', () => {
    const [header = [], ...rows] = readRows(toMessagesCsv(runFor(configOf({ steps: 4 })), 'hybrid'));
    expect(header.slice(-3)).toEqual(['options', 'sources', 'notice']);
    expect(header).toContain('scenario');
    expect(new Set(header).size).toBe(header.length);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(row.slice(-3)).toEqual([
        'usage analytics switched off, --steps 4',
        'documentation of 2026-07, zenml 0.98.0',
        'An illustration, not a contract.',
      ]);
    }
  });

  it('holds what the run holds, for any run config', () => {
    fc.assert(
      fc.property(runConfigs, fc.constantFrom(...SCENARIO_IDS), (config, scenario) => {
        const run = runFor(config);
        const records = readRecords(toMessagesCsv(run, scenario));
        expect(
          records.map((row) => [
            row.id,
            row.from,
            row.to,
            row.data_class,
            row.data_classes,
            row.crossing,
            row.connection,
            row.payload,
          ]),
        ).toEqual(
          run.trace.messages.map((message) => {
            const { from, to, dataClass, items } = specOf(run, message);
            const { crossing, connection } = crossingIn(run, scenario, message);
            const data = run.model.dataClasses[dataClass].label;
            return [
              message.id,
              componentOf(run.model, from).label,
              componentOf(run.model, to).label,
              data,
              [...new Set(items.map((item) => run.model.dataClasses[item.dataClass].label))].join('; '),
              crossing,
              connection,
              items.map(({ text }) => text).join('; '),
            ];
          }),
        );
      }),
      { seed: SEED, numRuns: rounds(12) },
    );
  });

  it('gives the same bytes for the same run', () => {
    expect(toMessagesCsv(simulate(ZENML_PRO, configOf()), 'hybrid')).toEqual(toMessagesCsv(DEFAULT_RUN, 'hybrid'));
  });
});
