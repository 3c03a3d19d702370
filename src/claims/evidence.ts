import type { ScenarioId } from '../../machines/model.ts';
import { CLAIMS, type ClaimId, type ClaimSpec } from '../catalogue/claims.ts';
import type { Trace } from '../simulation/trace.ts';
import { CLAIM_CHECKS } from './predicates.ts';
import { seenIn } from './seen.ts';

/** What a message has to do with a claim. */
export interface ClaimEvidence {
  readonly claim: ClaimSpec & { readonly id: ClaimId };
  /** `contradicts` it, or is the message that it holds for in one reading of its words only. */
  readonly kind: 'contradicts' | 'depends-on-reading';
}

const specs: readonly (ClaimSpec & { readonly id: ClaimId })[] = CLAIMS;

const known = new WeakMap<Trace, Map<ScenarioId, ReadonlyMap<number, readonly ClaimEvidence[]>>>();

function find(trace: Trace, scenario: ScenarioId): ReadonlyMap<number, readonly ClaimEvidence[]> {
  const seen = seenIn(trace, scenario);
  const found = new Map<number, ClaimEvidence[]>();
  const add = (index: number | null | undefined, evidence: ClaimEvidence) => {
    if (index === null || index === undefined) return;
    found.set(index, [...(found.get(index) ?? []), evidence]);
  };
  for (const claim of specs.filter(({ verdicts }) => verdicts[scenario])) {
    const check = CLAIM_CHECKS[claim.id];
    add(check.violates(seen), { claim, kind: 'contradicts' });
    add(check.restsOn?.(seen), { claim, kind: 'depends-on-reading' });
  }
  return found;
}

/** The claims for which a message of the run, by its index, is the first counterexample in a scenario. */
export function claimEvidence(trace: Trace, scenario: ScenarioId, index: number): readonly ClaimEvidence[] {
  const byScenario = known.get(trace) ?? new Map();
  known.set(trace, byScenario);
  const byIndex = byScenario.get(scenario) ?? find(trace, scenario);
  byScenario.set(scenario, byIndex);
  return byIndex.get(index) ?? [];
}
