import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SCENARIO_IDS } from '../../../machines/model.ts';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { ledgerOf } from '../../../src/claims/ledger.ts';
import { EXPORTERS } from '../../../src/export/index.ts';
import { toJson } from '../../../src/export/json.ts';
import { stageSvg } from '../../../src/export/stage-svg.ts';
import type { Model } from '../../../src/model/model.ts';
import type { Run } from '../../../src/simulation/run.ts';
import { storyOf } from '../../../src/simulation/story.ts';
import { frameAt, marksOf } from '../../../src/simulation/trace.ts';
import { fileProblemText } from '../../../src/views/problems.ts';
import { stepStatusesAt } from '../../../src/views/step-status.ts';
import { SEED } from '../simulation/fixtures.ts';
import { FAILED_RUN, type Json, jsonOf, leanOf, NEXT_MODEL, open, otlpOf, SHORT_RUN } from './documents.ts';
import { damaged, type Mutation, mutated, mutations } from './mutations.ts';

/** What the importer said of the files of one test. */
interface Seen {
  problems: number;
  /** Runs that were checked, as text: most changed files still hold the same run. */
  readonly runs: Set<string>;
}

/** Uses a run as the page and the command line do. */
function use(run: Run): void {
  const { trace } = run;
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
  expect(storyOf(run).reduce((sum, { messageCount }) => sum + messageCount, 0)).toBe(trace.messages.length);
  expect(stepStatusesAt(run, durationMs)).toHaveLength(run.origin.config.steps);
  for (const scenario of SCENARIO_IDS) expect(ledgerOf(run, scenario).messageCount).toBe(trace.messages.length);
  for (const { serialise } of Object.values(EXPORTERS)) expect(serialise(run, 'saas')).not.toBe('');
  expect(stageSvg(run, 'hybrid', durationMs / 2, 'light')).toContain('<svg');
  expect(open(toJson(run, 'saas'), run.model)).toEqual({ run, scenario: 'saas', problem: null });
}

function check(text: string, model: Model, seen: Seen): void {
  const result = open(text, model);
  if (result.run === null) {
    seen.problems++;
    expect(fileProblemText(result.problem)).toMatch(/^[A-Z][^\p{Cc}<>]{10,400}\.$/u);
    return;
  }
  expect(SCENARIO_IDS).toContain(result.scenario);
  const { model: _, ...rest } = result.run;
  const seenAs = JSON.stringify(rest);
  if (seen.runs.has(seenAs)) return;
  use(result.run);
  seen.runs.add(seenAs);
}

/** Imports this many changed files, the same ones each time; a failure names the change that leads to it. */
function fuzz(
  numRuns: number,
  model: Model,
  bases: readonly string[],
  change: (base: string, changes: readonly Mutation[]) => string,
): Seen {
  const seen: Seen = { problems: 0, runs: new Set() };
  fc.assert(
    fc.property(fc.constantFrom(...bases), mutations, (base, changes) => {
      check(change(base, changes), model, seen);
    }),
    { seed: SEED, numRuns },
  );
  // Files that nobody can read and files that still hold a run: both were looked at.
  expect(seen.problems).toBeGreaterThan(numRuns / 10);
  expect(seen.runs.size).toBeGreaterThan(0);
  return seen;
}

const changeDocument = (base: string, changes: readonly Mutation[]): string =>
  JSON.stringify(mutated(JSON.parse(base) as Json, changes));

const textOf = (document: Json): string => JSON.stringify(document);

// Each takes a few seconds on its own, and longer beside other tests.
const TIMEOUT = { timeout: 60_000 };

describe(
  'importRun, for 10,000 files that were changed, gives a run that can be used or says what is wrong',
  TIMEOUT,
  () => {
    it('in 4,000 documents with nothing but what is read', () => {
      fuzz(4000, ZENML_PRO, [leanOf(FAILED_RUN), leanOf(SHORT_RUN)].map(textOf), changeDocument);
    });

    it('in 2,000 documents with everything that the export writes', () => {
      fuzz(2000, ZENML_PRO, [jsonOf(FAILED_RUN)].map(textOf), changeDocument);
    });

    it('in 2,000 OTLP documents', () => {
      fuzz(2000, ZENML_PRO, [otlpOf(FAILED_RUN)].map(textOf), changeDocument);
    });

    it('in 2,000 damaged texts', () => {
      fuzz(2000, ZENML_PRO, [leanOf(FAILED_RUN), leanOf(SHORT_RUN), otlpOf(FAILED_RUN)].map(textOf), damaged);
    });
  },
);

describe(
  'importRun, for 3,000 changed files of an older model, gives a run that can be used or says what is wrong',
  TIMEOUT,
  () => {
    it('in 1,500 documents with nothing but what is read', () => {
      const { runs } = fuzz(1500, NEXT_MODEL, [leanOf(FAILED_RUN), leanOf(SHORT_RUN)].map(textOf), changeDocument);
      expect(runs.size).toBeGreaterThan(20);
    });

    it('in 1,000 documents with everything that the export writes', () => {
      const { runs } = fuzz(1000, NEXT_MODEL, [jsonOf(FAILED_RUN)].map(textOf), changeDocument);
      expect(runs.size).toBeGreaterThan(20);
    });

    it('in 500 damaged texts', () => {
      fuzz(500, NEXT_MODEL, [jsonOf(FAILED_RUN), otlpOf(FAILED_RUN)].map(textOf), damaged);
    });
  },
);
