import { describe, expect, it } from 'vitest';
import { SCENARIO_IDS } from '../../../machines/model.ts';
import { CLAIMS } from '../../../src/catalogue/claims.ts';
import { checkRun } from '../../../src/claims/check.ts';
import { claimsMatrix } from '../../../src/claims/claims-matrix.ts';
import { DEFAULT_RUN } from '../simulation/fixtures.ts';

const RANKS = ['fails', 'conditional', 'holds', undefined];

describe('claimsMatrix', () => {
  it.each(SCENARIO_IDS)('has every claim and every result once, what fails in %s first', (scenario) => {
    const results = checkRun(DEFAULT_RUN);
    const lines = claimsMatrix(results, scenario);
    expect(lines.map(({ claim }) => claim.id).toSorted()).toEqual(CLAIMS.map(({ id }) => id).toSorted());
    expect(lines.flatMap((line) => Object.values(line.results)).length).toBe(results.length);
    for (const group of ['claims', 'questions'] as const) {
      const ranks = lines
        .filter((line) => line.group === group)
        .map((line) => RANKS.indexOf(line.results[scenario]?.status));
      expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    }
    expect(lines.map(({ group }) => group).lastIndexOf('claims')).toBeLessThan(
      lines.findIndex(({ group }) => group === 'questions'),
    );
  });
});
