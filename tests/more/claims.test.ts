import { describe, expect, it } from 'vitest';
import { ZENML_PRO } from '../../src/catalogue/index.ts';
import { type ClaimResult, QUESTIONS } from '../../src/claims/check.ts';
import { reachableConfigs, reachableGroups } from '../../src/claims/reachable.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { describeReachableConfigs } from '../unit/claims/reachable-properties.ts';
import { programOf } from '../unit/cli/program.ts';

describeReachableConfigs('the built-in model', ZENML_PRO);

describe('the claims command', { timeout: 900_000 }, () => {
  const claims = programOf('src/cli/claims.ts');

  it('finds for every claim, over every reachable run, what the catalogue says', () => {
    const { status, out, err } = claims('--format', 'json');
    // 1 when there is a surprise.
    expect([status, err]).toEqual([0, '']);
    const results: readonly ClaimResult[] = JSON.parse(out);
    expect(results.map((result) => [result.id, result.scenario, result.status])).toEqual(
      QUESTIONS.map(({ claim, scenario, verdict }) => [claim.id, scenario, verdict.expected]),
    );
    const configs = [...reachableConfigs(ZENML_PRO)];
    expect(new Set(results.map(({ runsChecked }) => runsChecked))).toEqual(new Set([configs.length]));
    expect(configs.filter(({ fault }) => fault === null)).toHaveLength(reachableGroups(ZENML_PRO));
    for (const { counterexample } of results) {
      if (!counterexample) continue;
      const ids = simulate(ZENML_PRO, counterexample.config).trace.messages.map((message) => message.id);
      expect(ids).toContain(counterexample.message);
    }
  });
});
