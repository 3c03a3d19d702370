import { describe, expect, it } from 'vitest';
import { SCENARIO_IDS } from '../../../machines/model.ts';
import { CLAIM_STATUSES, CLAIMS } from '../../../src/catalogue/claims.ts';
import { checkRun, QUESTIONS } from '../../../src/claims/check.ts';
import { holdingsAt } from '../../../src/claims/holdings.ts';
import { ledgerOf } from '../../../src/claims/ledger.ts';
import { placedMessages } from '../../../src/claims/placed-messages.ts';
import { CLAIM_CHECKS } from '../../../src/claims/predicates.ts';
import { figuresOf, verdictOf } from '../../../src/claims/verdict.ts';
import { DEFAULT_RUN, runFor } from '../simulation/fixtures.ts';
import { placed } from './fixtures.ts';

const said = (scenario: (typeof SCENARIO_IDS)[number], run = DEFAULT_RUN) =>
  Object.fromEntries(verdictOf(run, scenario).map((verdict) => [verdict.id, verdict]));

describe('verdictOf', () => {
  it.each(SCENARIO_IDS)('is three sentences in %s, worst first', (scenario) => {
    const verdicts = verdictOf(DEFAULT_RUN, scenario);
    expect(verdicts.map(({ id }) => id).sort()).toEqual(['claims', 'crossings', 'holdings']);
    const ranks = verdicts.map(({ tone }) => CLAIM_STATUSES.indexOf(tone));
    expect(ranks).toEqual([...ranks].sort((a, b) => b - a));
    for (const { sentence } of verdicts) expect(sentence).toMatch(/^[A-Z0-9].*\.$/);
  });

  it.each(SCENARIO_IDS)('counts what the claims, the ledger and the holdings of %s count', (scenario) => {
    const { claims, crossings, holdings } = said(scenario);
    const failing = checkRun(DEFAULT_RUN).filter((result) => result.scenario === scenario && result.status === 'fails');
    const isQuestion = (id: string) => CLAIMS.some((claim) => claim.id === id && claim.evidence === 'question');
    const claimed = failing.filter(({ id }) => !isQuestion(id));
    const asked = failing.filter(({ id }) => isQuestion(id));
    expect(claims?.sentence).toMatch(new RegExp(`^${claimed.length === 0 ? 'None' : claimed.length} of ZenML's `));
    for (const { id } of claimed) expect(claims?.details).toContain(CLAIMS.find((claim) => claim.id === id)?.title);
    expect(claims?.details.at(-1)).toMatch(new RegExp(`^${asked.length} of `));
    expect(figuresOf(DEFAULT_RUN, scenario)).toMatchObject({ failing: claimed.length, denied: asked.length });
    const { rows } = ledgerOf(DEFAULT_RUN, scenario);
    expect(crossings?.sentence).toMatch(new RegExp(`^${rows.length === 0 ? 'None' : rows.length} of `));
    const atRest = holdingsAt(DEFAULT_RUN, scenario, 'end').filter(
      ({ owner, kept }) => owner === 'zenml' && kept === 'at-rest',
    ).length;
    if (atRest > 0) expect(holdings?.sentence).toContain(`${atRest} items of it are kept at ZenML`);
  });

  it('names what leaves: values, code and secrets in SaaS, only secrets for signing in in Hybrid SaaS', () => {
    expect(said('saas').crossings?.sentence).toContain('values of your data, source code, secrets of your stack');
    const { crossings } = said('hybrid');
    expect(crossings?.tone).toBe('conditional');
    expect(crossings?.sentence).toContain('with sign-in secrets');
    expect(crossings?.details).toContain('Nobody opens a connection into your infrastructure.');
  });

  it('says in Full On-Prem that nothing crosses and nothing is at ZenML', () => {
    const { crossings, holdings } = said('on-prem');
    expect([crossings?.tone, holdings?.tone]).toEqual(['holds', 'holds']);
    expect(holdings?.sentence).toBe('Nothing of this run is or was at ZenML.');
    expect(said('on-prem', runFor({ analytics: true })).crossings?.tone).not.toBe('fails');
    expect(said('on-prem', runFor({ analytics: true })).crossings?.sentence).not.toMatch(/^None/);
  });

  it('contradicts a claim by the run on screen, whatever its options', () => {
    const run = runFor({ storeAccess: true });
    const claimsOfZenml = QUESTIONS.filter(
      ({ claim, scenario }) => scenario === 'saas' && claim.evidence !== 'question',
    );
    const violated = claimsOfZenml
      .map(({ claim }) => claim)
      .filter(({ id }) => CLAIM_CHECKS[id].violates(placedMessages(run, 'saas')) !== null);
    const byDefault = said('saas').claims;
    const { claims } = said('saas', run);
    expect(violated.length).toBeGreaterThan(0);
    expect(claims?.sentence).toMatch(new RegExp(`^${violated.length} of ZenML's `));
    expect(claims?.sentence).not.toBe(byDefault?.sentence);
    expect(figuresOf(run, 'saas').failing).toBe(violated.length);
    for (const { title } of violated) expect(claims?.details).toContain(title);
  });

  it('says of which components only ZenML can say what they keep', () => {
    const isolated = said('on-prem', runFor({ analytics: true })).holdings?.sentence;
    expect(isolated).toContain('ZenML analytics');
    expect(isolated).not.toMatch(/control plane/i);
    expect(said('hybrid').holdings?.sentence).toContain('Control plane');
  });

  it('follows the placement of the model', () => {
    const elsewhere = placed({ 'metadata-store': 'customer', 'secrets-store': 'customer' });
    expect(said('saas', elsewhere).holdings?.sentence).toMatch(/^After this run 1 item of it is kept/);
  });
});
