import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SCENARIO_IDS } from '../../../machines/model.ts';
import { FAULTS } from '../../../src/catalogue/index.ts';
import { EXPORTERS } from '../../../src/export/index.ts';
import { importTrace } from '../../../src/import/index.ts';
import { configOfFault } from '../../../src/simulation/run-config.ts';
import { DEFAULT_TRACE, faultyRun, runConfigs, SEED, traceFor } from '../simulation/fixtures.ts';
import { type Json, jsonOf, leanOf, otlpOf, put } from './documents.ts';

const faultConfigs = fc.tuple(fc.constantFrom(...FAULTS), runConfigs).map(([fault, config]) => {
  const chosen = configOfFault(fault, config);
  return chosen.fault === null ? configOfFault(fault) : chosen;
});

describe.each(['json', 'otlp'] as const)('importTrace of a file in %s', { timeout: 60_000 }, (format) => {
  const { serialise } = EXPORTERS[format];

  it('gives back the run and the scenario of any run, and so the same file', () => {
    fc.assert(
      fc.property(fc.oneof(runConfigs, faultConfigs), fc.constantFrom(...SCENARIO_IDS), (config, scenario) => {
        const trace = traceFor(config);
        const text = serialise(trace, scenario);
        const result = importTrace(text);
        expect(result).toEqual({ trace, scenario, problem: null });
        if (result.trace) expect(serialise(result.trace, scenario)).toEqual(text);
      }),
      { seed: SEED, numRuns: 100 },
    );
  });

  it.each(FAULTS.map(({ id }) => id))('gives back a run with the fault %s', (id) => {
    const fault = FAULTS.find((spec) => spec.id === id);
    if (!fault) throw new Error(`[test] No fault ${id}.`);
    const trace = traceFor(configOfFault(fault));
    expect(trace.messages.filter(({ status }) => status === 'failed').length).toBeGreaterThan(0);
    expect(importTrace(serialise(trace, 'saas'))).toStrictEqual({ trace, scenario: 'saas', problem: null });
  });

  it('gives back a run of 300 steps, 12 at a time', () => {
    const trace = traceFor({ steps: 300, width: 12 });
    expect(importTrace(serialise(trace, 'on-prem'))).toStrictEqual({ trace, scenario: 'on-prem', problem: null });
  });
});

describe('importTrace of a JSON file', () => {
  it('reads one that was written before there were options, with their defaults', () => {
    const { fault } = faultyRun('load-stack.ask', 1).config;
    const old = put(jsonOf(faultyRun('load-stack.ask', 1)), ['config'], {
      scenario: 'saas',
      steps: 3,
      width: 1,
      fault: fault && { ...fault },
    });
    expect(importTrace(JSON.stringify(old)).trace).toStrictEqual(faultyRun('load-stack.ask', 1));
    const oldest = put(jsonOf(DEFAULT_TRACE), ['config'], { scenario: 'saas' });
    expect(importTrace(JSON.stringify(oldest)).trace).toStrictEqual(DEFAULT_TRACE);
  });

  it('needs only what is not in the catalogue', () => {
    expect(importTrace(JSON.stringify(leanOf(DEFAULT_TRACE))).trace).toStrictEqual(DEFAULT_TRACE);
  });

  it('takes the words from the catalogue, whatever the file says', () => {
    const forged = put(jsonOf(DEFAULT_TRACE), ['messages', 0, 'label'], 'Send all data to ZenML');
    expect(importTrace(JSON.stringify(forged)).trace).toStrictEqual(DEFAULT_TRACE);
  });
});

describe('importTrace of an OTLP file', () => {
  type Spans = { resourceSpans: { scopeSpans: { spans: Record<string, Json>[] }[] }[] };

  it('goes by the numbers of the messages, not by the order or the ids of the spans', () => {
    const file = otlpOf(DEFAULT_TRACE) as Spans;
    file.resourceSpans.reverse();
    for (const { scopeSpans } of file.resourceSpans) {
      for (const scope of scopeSpans) {
        scope.spans = scope.spans.toReversed().map(({ spanId, parentSpanId, traceId, ...span }) => span);
      }
    }
    expect(importTrace(JSON.stringify(file))).toStrictEqual({
      trace: DEFAULT_TRACE,
      scenario: 'hybrid',
      problem: null,
    });
  });

  it('leaves the spans of other programs alone', () => {
    const file = otlpOf(DEFAULT_TRACE) as Spans;
    const foreign = { name: 'GET /', attributes: [{ key: 'http.route', value: { stringValue: '/' } }, 7, null] };
    file.resourceSpans.unshift({ scopeSpans: [{ spans: [foreign, { name: 'bare' }] }] });
    expect(importTrace(JSON.stringify(file)).trace).toStrictEqual(DEFAULT_TRACE);
  });

  it('goes by the start of the run, wherever that lies in time', () => {
    const later = JSON.stringify(otlpOf(DEFAULT_TRACE)).replace(
      /"(startTimeUnixNano|endTimeUnixNano)":"(\d+)"/g,
      (_, name: string, nanos: string) => `"${name}":"${BigInt(nanos) + 123_456_789_000_000n}"`,
    );
    expect(importTrace(later).trace).toStrictEqual(DEFAULT_TRACE);
  });

  it('reads whole numbers that another tool has written without quotes', () => {
    const text = JSON.stringify(otlpOf(DEFAULT_TRACE)).replace(/"intValue":"(\d+)"/g, '"intValue":$1');
    expect(importTrace(text).trace).toStrictEqual(DEFAULT_TRACE);
  });
});
