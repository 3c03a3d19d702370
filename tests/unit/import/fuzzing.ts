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
import { frameAt } from '../../../src/simulation/trace.ts';
import { fileProblemText } from '../../../src/views/problems.ts';
import { scoreOf } from '../../../src/views/score.ts';
import { stepStatusesAt } from '../../../src/views/step-status.ts';
import { SEED } from '../simulation/fixtures.ts';
import { FAILED_RUN, type Json, jsonOf, leanOf, NEXT_MODEL, open, otlpOf, SHORT_RUN } from './documents.ts';
import { damaged, type Mutation, mutated, mutations } from './mutations.ts';

/** What the importer said of the files of one test. */
interface Tally {
  problems: number;
  /** Runs that were checked, as text: most changed files still hold the same run. */
  readonly runs: Set<string>;
}

/** Uses a run as the page and the command line do. */
function use(run: Run): void {
  const { trace } = run;
  const { durationMs } = trace;
  for (const scenario of SCENARIO_IDS) {
    const { parts } = scoreOf(run, scenario);
    expect(parts.length).toBeGreaterThan(0);
    for (const atMs of [0, ...parts.flatMap(({ fromMs, toMs }) => [fromMs, toMs]), durationMs]) {
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

function check(text: string, model: Model, tally: Tally): void {
  const result = open(text, model);
  if (result.run === null) {
    tally.problems++;
    expect(fileProblemText(result.problem)).toMatch(/^[A-Z][^\p{Cc}<>]{10,400}\.$/u);
    return;
  }
  expect(SCENARIO_IDS).toContain(result.scenario);
  const { model: _, ...rest } = result.run;
  const asText = JSON.stringify(rest);
  if (tally.runs.has(asText)) return;
  use(result.run);
  tally.runs.add(asText);
}

/** Imports this many changed files, the same ones each time; a failure names the change that leads to it. */
function fuzz(
  numRuns: number,
  model: Model,
  bases: readonly string[],
  change: (base: string, changes: readonly Mutation[]) => string,
): Tally {
  const tally: Tally = { problems: 0, runs: new Set() };
  fc.assert(
    fc.property(fc.constantFrom(...bases), mutations, (base, changes) => {
      check(change(base, changes), model, tally);
    }),
    { seed: SEED, numRuns },
  );
  // Files that nobody can read and files that still hold a run: both were looked at.
  expect(tally.problems).toBeGreaterThan(numRuns / 10);
  expect(tally.runs.size).toBeGreaterThan(0);
  return tally;
}

const changeDocument = (base: string, changes: readonly Mutation[]): string =>
  JSON.stringify(mutated(JSON.parse(base) as Json, changes));

const textOf = (document: Json): string => JSON.stringify(document);

/**
 * The importer, fed with changed files, gives a run that can be used or says what is wrong.
 * @param share of all changed files: 1 for 10,000 of the model of today and 3,000 of an older one
 */
export function describeFuzz(share: number): void {
  const counted = (numRuns: number): number => Math.round(numRuns * share);
  const LEAN = [leanOf(FAILED_RUN), leanOf(SHORT_RUN)].map(textOf);
  const WHOLE = [jsonOf(FAILED_RUN)].map(textOf);
  const OTLP = [otlpOf(FAILED_RUN)].map(textOf);

  describe.each([
    [4000, 'documents with nothing but what is read', ZENML_PRO, LEAN, changeDocument, 1],
    [2000, 'documents with everything that the export writes', ZENML_PRO, WHOLE, changeDocument, 1],
    [2000, 'OTLP documents', ZENML_PRO, OTLP, changeDocument, 1],
    [2000, 'damaged texts', ZENML_PRO, [...LEAN, ...OTLP], damaged, 1],
    [1500, 'documents of an older model, with nothing but what is read', NEXT_MODEL, LEAN, changeDocument, 21],
    [1000, 'documents of an older model, with all that the export writes', NEXT_MODEL, WHOLE, changeDocument, 21],
    [500, 'damaged texts of an older model', NEXT_MODEL, [...WHOLE, ...OTLP], damaged, 1],
  ] as const)('importRun, for changed files out of %i: %s', (all, _, model, bases, change, leastRuns) => {
    it(`gives a run that can be used or says what is wrong, for each of ${counted(all)}`, () => {
      const { runs } = fuzz(counted(all), model, bases, change);
      expect(runs.size).toBeGreaterThanOrEqual(Math.ceil(leastRuns * share));
    });
  });
}
