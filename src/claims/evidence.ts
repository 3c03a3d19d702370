import type { ScenarioId } from '../../machines/model.ts';
import { CLAIMS, type ClaimId, type ClaimSpec } from '../catalogue/claims.ts';
import type { Run } from '../simulation/run.ts';
import { placedMessages } from './placed-messages.ts';
import { CLAIM_CHECKS } from './predicates.ts';

/** What a message has to do with a claim. */
export interface ClaimEvidence {
  readonly claim: ClaimSpec & { readonly id: ClaimId };
  /** `contradicts` it, or is the message that it holds for in one reading of its words only. */
  readonly kind: 'contradicts' | 'depends-on-reading';
}

const specs: readonly (ClaimSpec & { readonly id: ClaimId })[] = CLAIMS;

const known = new WeakMap<Run, Map<ScenarioId, ReadonlyMap<number, readonly ClaimEvidence[]>>>();

function find(run: Run, scenario: ScenarioId): ReadonlyMap<number, readonly ClaimEvidence[]> {
  const placed = placedMessages(run, scenario);
  const found = new Map<number, ClaimEvidence[]>();
  const add = (index: number | null | undefined, evidence: ClaimEvidence) => {
    if (index === null || index === undefined) return;
    found.set(index, [...(found.get(index) ?? []), evidence]);
  };
  for (const claim of specs.filter(({ verdicts }) => verdicts[scenario])) {
    const check = CLAIM_CHECKS[claim.id];
    add(check.violates(placed), { claim, kind: 'contradicts' });
    add(check.restsOn?.(placed), { claim, kind: 'depends-on-reading' });
  }
  return found;
}

/** The claims for which a message of the run, by its index, is the first counterexample in a scenario. */
export function claimEvidence(run: Run, scenario: ScenarioId, index: number): readonly ClaimEvidence[] {
  const byScenario = known.get(run) ?? new Map();
  known.set(run, byScenario);
  const byIndex = byScenario.get(scenario) ?? find(run, scenario);
  byScenario.set(scenario, byIndex);
  return byIndex.get(index) ?? [];
}
