import { SCENARIO_IDS, type ScenarioId } from '../../machines/model.ts';
import { CLAIM_STATUSES, CLAIMS, type ClaimId, type ClaimSpec, type ClaimStatus } from '../catalogue/claims.ts';
import type { ClaimResult } from './check.ts';

/** What ZenML says, and what reviewers ask that no source answers with yes. */
export const CLAIM_GROUPS = ['claims', 'questions'] as const;
export type ClaimGroup = (typeof CLAIM_GROUPS)[number];

export const CLAIM_GROUP_LABELS: Readonly<Record<ClaimGroup, string>> = {
  claims: 'What ZenML says',
  questions: 'What reviewers ask',
};

/** A status in a word or two: a claim holds or does not, a question is answered with yes or no. */
export const STATUS_WORDS: Readonly<Record<ClaimGroup, Readonly<Record<ClaimStatus, string>>>> = {
  claims: { holds: 'holds', conditional: 'on conditions', fails: 'fails' },
  questions: { holds: 'yes', conditional: 'on conditions', fails: 'no' },
};

/** One claim, with its result in each scenario that it is about. */
export interface ClaimLine {
  readonly group: ClaimGroup;
  readonly claim: ClaimSpec & { readonly id: ClaimId };
  readonly results: Readonly<Partial<Record<ScenarioId, ClaimResult>>>;
}

const specs: readonly (ClaimSpec & { readonly id: ClaimId })[] = CLAIMS;

/** How bad a result is; -1 for a scenario that the claim is not about. */
const rankOf = (result: ClaimResult | undefined): number => (result ? CLAIM_STATUSES.indexOf(result.status) : -1);

/**
 * Claims by scenarios, those of ZenML before the questions. In each group what fails in the selected scenario comes
 * first, then what rests on conditions there, then what fails elsewhere; the order of the catalogue decides the rest.
 */
export function claimsMatrix(results: readonly ClaimResult[], selected: ScenarioId): readonly ClaimLine[] {
  const lines = specs.map(
    (claim): ClaimLine => ({
      group: claim.evidence === 'question' ? 'questions' : 'claims',
      claim,
      results: Object.fromEntries(
        results.filter(({ id }) => id === claim.id).map((result) => [result.scenario, result]),
      ),
    }),
  );
  const worst = ({ results: of }: ClaimLine): number => Math.max(...SCENARIO_IDS.map((id) => rankOf(of[id])));
  return lines.toSorted(
    (a, b) =>
      CLAIM_GROUPS.indexOf(a.group) - CLAIM_GROUPS.indexOf(b.group) ||
      rankOf(b.results[selected]) - rankOf(a.results[selected]) ||
      worst(b) - worst(a),
  );
}
