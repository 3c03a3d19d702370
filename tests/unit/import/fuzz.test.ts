import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SCENARIO_IDS } from '../../../machines/model.ts';
import { ledgerOf } from '../../../src/claims/ledger.ts';
import { EXPORTERS } from '../../../src/export/index.ts';
import { toJson } from '../../../src/export/json.ts';
import { stageSvg } from '../../../src/export/stage-svg.ts';
import { importTrace } from '../../../src/import/index.ts';
import type { ImportResult } from '../../../src/import/limits.ts';
import { stepStatusesAt } from '../../../src/simulation/step-status.ts';
import { storyOf } from '../../../src/simulation/story.ts';
import { frameAt, marksOf, type Trace } from '../../../src/simulation/trace.ts';
import { SEED } from '../simulation/fixtures.ts';
import { FAILED_RUN, type Json, jsonOf, leanOf, otlpOf, SHORT_RUN } from './documents.ts';
import { damaged, type Mutation, mutated, mutations } from './mutations.ts';

/** What the importer said of the files of one test. */
interface Seen {
  problems: number;
  /** Traces that were checked, as text: most changed files still hold the same run. */
  readonly traces: Set<string>;
}

/** Uses a trace as the page and the command line do. */
function use(trace: Trace): void {
  const { durationMs } = trace;
  for (const granularity of ['message', 'exchange', 'phase'] as const) {
    const marks = marksOf(trace, granularity);
    expect(marks.length).toBeGreaterThan(0);
    for (const atMs of [0, ...marks, durationMs]) {
      for (const { index, progress } of frameAt(trace, atMs).inFlight) {
        expect(trace.messages[index]).toBeDefined();
        expect(progress >= 0 && progress < 1).toBe(true);
      }
    }
  }
  expect(storyOf(trace).reduce((sum, { messageCount }) => sum + messageCount, 0)).toBe(trace.messages.length);
  expect(stepStatusesAt(trace, durationMs)).toHaveLength(trace.config.steps);
  for (const scenario of SCENARIO_IDS) expect(ledgerOf(trace, scenario).messageCount).toBe(trace.messages.length);
  for (const { serialise } of Object.values(EXPORTERS)) expect(serialise(trace, 'saas')).not.toBe('');
  expect(stageSvg(trace, 'hybrid', durationMs / 2, 'light')).toContain('<svg');
  expect(importTrace(toJson(trace, 'saas'))).toEqual({ trace, scenario: 'saas', problem: null });
}

function check(result: ImportResult, seen: Seen): void {
  if (result.trace === null) {
    seen.problems++;
    expect(result.problem).toMatch(/^[A-Z][^\p{Cc}<>]{10,400}\.$/u);
    return;
  }
  expect(SCENARIO_IDS).toContain(result.scenario);
  const text = JSON.stringify(result.trace);
  if (seen.traces.has(text)) return;
  use(result.trace);
  seen.traces.add(text);
}

/** Imports this many changed files, the same ones each time; a failure names the change that leads to it. */
function fuzz(
  numRuns: number,
  bases: readonly string[],
  change: (base: string, changes: readonly Mutation[]) => string,
): void {
  const seen: Seen = { problems: 0, traces: new Set() };
  fc.assert(
    fc.property(fc.constantFrom(...bases), mutations, (base, changes) => {
      check(importTrace(change(base, changes)), seen);
    }),
    { seed: SEED, numRuns },
  );
  // Files that nobody can read and files that hold another run than the one they are made of: both were looked at.
  expect(seen.problems).toBeGreaterThan(numRuns / 10);
  expect(seen.traces.size).toBeGreaterThan(bases.length);
}

const changeDocument = (base: string, changes: readonly Mutation[]): string =>
  JSON.stringify(mutated(JSON.parse(base) as Json, changes));

const textOf = (document: Json): string => JSON.stringify(document);

// Each takes a few seconds on its own, and longer beside other tests.
const TIMEOUT = { timeout: 60_000 };

describe(
  'importTrace, for 10,000 files that were changed, gives a run that can be used or says what is wrong',
  TIMEOUT,
  () => {
    it('in 4,000 documents with nothing but what is read', () => {
      fuzz(4000, [leanOf(FAILED_RUN), leanOf(SHORT_RUN)].map(textOf), changeDocument);
    });

    it('in 2,000 documents with everything that the export writes', () => {
      fuzz(2000, [jsonOf(FAILED_RUN)].map(textOf), changeDocument);
    });

    it('in 2,000 OTLP documents', () => {
      fuzz(2000, [otlpOf(FAILED_RUN)].map(textOf), changeDocument);
    });

    it('in 2,000 damaged texts', () => {
      fuzz(2000, [leanOf(FAILED_RUN), leanOf(SHORT_RUN), otlpOf(FAILED_RUN)].map(textOf), damaged);
    });
  },
);
