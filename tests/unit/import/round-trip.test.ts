import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SCENARIO_IDS } from '../../../machines/model.ts';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { EXPORTERS } from '../../../src/export/index.ts';
import { configOfFault } from '../../../src/simulation/run-config.ts';
import { rounds, someOf } from '../rounds.ts';
import { DEFAULT_RUN, faultyRun, runConfigs, runFor, SEED } from '../simulation/fixtures.ts';
import { type Json, jsonOf, leanOf, open, otlpOf, put } from './documents.ts';

const faultConfigs = fc.tuple(fc.constantFrom(...ZENML_PRO.faults), runConfigs).map(([fault, config]) => {
  const chosen = configOfFault(ZENML_PRO, fault, config);
  return chosen.fault === null ? configOfFault(ZENML_PRO, fault) : chosen;
});

describe.each(['json', 'otlp'] as const)('importRun of a file in %s', { timeout: 60_000 }, (format) => {
  const { serialise } = EXPORTERS[format];

  it('gives back the run and the scenario of any run, and so the same file', () => {
    fc.assert(
      fc.property(fc.oneof(runConfigs, faultConfigs), fc.constantFrom(...SCENARIO_IDS), (config, scenario) => {
        const run = runFor(config);
        const text = serialise(run, scenario);
        const result = open(text);
        expect(result).toEqual({ run, scenario, problem: null });
        if (result.run) expect(serialise(result.run, scenario)).toEqual(text);
      }),
      { seed: SEED, numRuns: rounds(100) },
    );
  });

  // Both formats are made of the same messages.
  const faults = format === 'json' ? ZENML_PRO.faults : someOf(ZENML_PRO.faults, 5);

  it.each(faults.map(({ id }) => id))('gives back a run with the fault %s', (id) => {
    const fault = ZENML_PRO.faults.find((spec) => spec.id === id);
    if (!fault) throw new Error(`[test] No fault ${id}.`);
    const run = runFor(configOfFault(ZENML_PRO, fault));
    expect(run.trace.messages.filter(({ status }) => status === 'failed').length).toBeGreaterThan(0);
    expect(open(serialise(run, 'saas'))).toStrictEqual({ run, scenario: 'saas', problem: null });
  });

  it('gives back a run of 100 steps, 12 at a time', () => {
    const run = runFor({ steps: 100, width: 12 });
    expect(open(serialise(run, 'on-prem'))).toStrictEqual({ run, scenario: 'on-prem', problem: null });
  });
});

describe('importRun of a JSON file', () => {
  it('reads one that was written before there were options, with their defaults', () => {
    const { fault } = faultyRun('load-stack.ask', 1).origin.config;
    const old = put(jsonOf(faultyRun('load-stack.ask', 1)), ['config'], {
      scenario: 'saas',
      steps: 3,
      width: 1,
      fault: fault && { ...fault },
    });
    expect(open(JSON.stringify(old)).run).toStrictEqual(faultyRun('load-stack.ask', 1));
    const oldest = put(jsonOf(DEFAULT_RUN), ['config'], { scenario: 'saas' });
    expect(open(JSON.stringify(oldest)).run).toStrictEqual(DEFAULT_RUN);
  });

  it('needs only what is not in the catalogue', () => {
    expect(open(JSON.stringify(leanOf(DEFAULT_RUN))).run).toStrictEqual(DEFAULT_RUN);
  });

  it('takes the words from the catalogue, whatever the file says', () => {
    const forged = put(jsonOf(DEFAULT_RUN), ['messages', 0, 'label'], 'Send all data to ZenML');
    expect(open(JSON.stringify(forged)).run).toStrictEqual(DEFAULT_RUN);
  });
});

describe('importRun of an OTLP file', () => {
  type Spans = { resourceSpans: { scopeSpans: { spans: Record<string, Json>[] }[] }[] };

  it('goes by the numbers of the messages, not by the order or the ids of the spans', () => {
    const file = otlpOf(DEFAULT_RUN) as Spans;
    file.resourceSpans.reverse();
    for (const { scopeSpans } of file.resourceSpans) {
      for (const scope of scopeSpans) {
        scope.spans = scope.spans.toReversed().map(({ spanId, parentSpanId, traceId, ...span }) => span);
      }
    }
    expect(open(JSON.stringify(file))).toStrictEqual({
      run: DEFAULT_RUN,
      scenario: 'hybrid',
      problem: null,
    });
  });

  it('leaves the spans of other programs alone', () => {
    const file = otlpOf(DEFAULT_RUN) as Spans;
    const foreign = { name: 'GET /', attributes: [{ key: 'http.route', value: { stringValue: '/' } }, 7, null] };
    file.resourceSpans.unshift({ scopeSpans: [{ spans: [foreign, { name: 'bare' }] }] });
    expect(open(JSON.stringify(file)).run).toStrictEqual(DEFAULT_RUN);
  });

  it('goes by the start of the run, wherever that lies in time', () => {
    const later = JSON.stringify(otlpOf(DEFAULT_RUN)).replace(
      /"(startTimeUnixNano|endTimeUnixNano)":"(\d+)"/g,
      (_, name: string, nanos: string) => `"${name}":"${BigInt(nanos) + 123_456_789_000_000n}"`,
    );
    expect(open(later).run).toStrictEqual(DEFAULT_RUN);
  });

  it('reads what failed where another tool has written names for numbers', () => {
    const run = faultyRun('load-stack.ask', 2);
    const text = JSON.stringify(otlpOf(run)).replaceAll('"status":{"code":2,', '"status":{"code":"STATUS_CODE_ERROR",');
    expect(text).toContain('STATUS_CODE_ERROR');
    expect(open(text).run).toStrictEqual(run);
  });

  it('reads whole numbers that another tool has written without quotes', () => {
    const text = JSON.stringify(otlpOf(DEFAULT_RUN)).replace(/"intValue":"(\d+)"/g, '"intValue":$1');
    expect(open(text).run).toStrictEqual(DEFAULT_RUN);
  });
});
