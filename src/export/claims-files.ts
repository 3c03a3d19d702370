import { SCENARIO_IDS, type ScenarioId } from '../../machines/model.ts';
import { type ClaimResult, checkRun } from '../claims/check.ts';
import {
  CLAIM_GROUP_LABELS,
  CLAIM_GROUPS,
  type ClaimLine,
  claimsMatrix,
  STATUS_WORDS,
} from '../claims/claims-matrix.ts';
import type { Run } from '../simulation/run.ts';
import { toCsv } from './csv-table.ts';
import { markdownTitle } from './ledger-md.ts';
import { escapeMarkdown, heading, toMarkdownTable } from './markdown.ts';
import { SCOPE_COLUMNS, scopeCells, scopeFields, toDocument } from './scope.ts';

/** Raise it when a field changes its meaning or goes away. */
const CLAIMS_VERSION = 1;

interface Answer {
  readonly line: ClaimLine;
  readonly result: ClaimResult;
}

/** Every claim in every scenario that it is about, as the page lists them. */
const answersOf = (run: Run, scenario: ScenarioId): readonly Answer[] =>
  claimsMatrix(checkRun(run), scenario).flatMap((line) =>
    SCENARIO_IDS.flatMap((id) => {
      const result = line.results[id];
      return result ? [{ line, result }] : [];
    }),
  );

const COLUMNS: readonly (readonly [string, (answer: Answer, run: Run) => string])[] = [
  ['id', ({ line }) => line.claim.id],
  ['group', ({ line }) => CLAIM_GROUP_LABELS[line.group]],
  ['claim', ({ line }) => line.claim.title],
  ['about_scenario', ({ result }, run) => run.model.scenarios[result.scenario].label],
  ['status', ({ line, result }) => STATUS_WORDS[line.group][result.status]],
  ['because', ({ result }) => result.because ?? ''],
  ['message', ({ result }) => result.counterexample?.message ?? ''],
  ['quote', ({ line }) => line.claim.quote ?? ''],
  ['checked', ({ line }) => line.claim.checks],
  ['evidence', ({ line }) => line.claim.evidence],
  ['source', ({ line }) => line.claim.source],
];

/** What one run says about the claims as RFC 4180 text: one row a claim and scenario. */
export function toClaimsCsv(run: Run, scenario: ScenarioId): string {
  const about = scopeCells(run, scenario);
  return toCsv(
    [...COLUMNS.map(([name]) => name), ...SCOPE_COLUMNS],
    answersOf(run, scenario).map((answer) => [...COLUMNS.map(([, cell]) => cell(answer, run)), ...about]),
  );
}

/** What one run says about the claims, with everything that is known. Ends with a line feed. */
export function toClaimsJson(run: Run, scenario: ScenarioId): string {
  return toDocument({
    version: CLAIMS_VERSION,
    ...scopeFields(run, scenario),
    claims: claimsMatrix(checkRun(run), scenario).map(({ group, claim, results }) => ({
      id: claim.id,
      group,
      title: claim.title,
      quote: claim.quote,
      evidence: claim.evidence,
      source: claim.source,
      checks: claim.checks,
      results: SCENARIO_IDS.flatMap((id) => {
        const result = results[id];
        if (!result) return [];
        const { status, because, counterexample } = result;
        return [{ scenario: id, status, because, message: counterexample?.message ?? null }];
      }),
    })),
  });
}

/** Claims by scenarios, then what each that does not simply hold rests on. */
export function claimsSection(run: Run, scenario: ScenarioId, level: number): string {
  const lines = claimsMatrix(checkRun(run), scenario);
  const { scenarios } = run.model;
  const statusOf = ({ group, results }: ClaimLine, id: ScenarioId): string => {
    const result = results[id];
    return result ? STATUS_WORDS[group][result.status] : '–';
  };
  const open = answersOf(run, scenario).filter(({ result }) => result.because !== null);
  return [
    'Checked in this run.\n',
    ...CLAIM_GROUPS.flatMap((group) => [
      heading(level, CLAIM_GROUP_LABELS[group]),
      toMarkdownTable(
        ['Claim', ...SCENARIO_IDS.map((id) => scenarios[id].label), 'Quote', 'Source'],
        lines
          .filter((line) => line.group === group)
          .map((line) => [
            line.claim.title,
            ...SCENARIO_IDS.map((id) => statusOf(line, id)),
            line.claim.quote ?? '',
            line.claim.source,
          ]),
      ),
    ]),
    heading(level, 'What they rest on'),
    open.length === 0
      ? 'All hold.\n'
      : `${open
          .map(
            ({ line, result }) =>
              `- ${escapeMarkdown(`${line.claim.title}, ${scenarios[result.scenario].label}: ${statusOf(line, result.scenario)}. ${result.because} Message: ${result.counterexample?.message ?? 'none'}.`)}`,
          )
          .join('\n')}\n`,
  ].join('\n');
}

/** What one run says about the claims, as Markdown. */
export const toClaimsMarkdown = (run: Run, scenario: ScenarioId): string =>
  [markdownTitle('Claims', run, scenario), claimsSection(run, scenario, 2)].join('\n');
