import { describe, expect, it } from 'vitest';
import { SCENARIO_IDS } from '../../../machines/model.ts';
import { foldHoldings } from '../../../src/claims/holding-groups.ts';
import { keptWords, untilWords } from '../../../src/claims/holding-words.ts';
import { holdingsAt } from '../../../src/claims/holdings.ts';
import { DEFAULT_RUN } from '../simulation/fixtures.ts';

describe('foldHoldings', () => {
  it.each(SCENARIO_IDS)('puts each holding of %s into one group, with those that are kept alike', (scenario) => {
    const holdings = holdingsAt(DEFAULT_RUN, scenario, 'end');
    const components = foldHoldings(holdings);
    const listed = components.flatMap(({ component, count, groups }) => {
      const own = groups.flatMap(({ first, classes }) =>
        classes.flatMap((one) => {
          for (const holding of one.holdings) {
            expect(holding.item.dataClass).toBe(one.dataClass);
            expect([holding.component, keptWords(holding), untilWords(holding), holding.source]).toEqual([
              component,
              keptWords(first),
              untilWords(first),
              first.source,
            ]);
          }
          return one.holdings;
        }),
      );
      expect(own).toHaveLength(count);
      return own;
    });
    expect(listed).toHaveLength(holdings.length);
    expect(new Set(listed)).toEqual(new Set(holdings));
  });

  it('begins with the component that keeps most for certain', () => {
    const atZenml = holdingsAt(DEFAULT_RUN, 'saas', 'end').filter(({ owner }) => owner === 'zenml');
    const counts = foldHoldings(atZenml).map(({ atRest }) => atRest);
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    expect(foldHoldings(atZenml)[0]?.component).toBe('metadata-store');
  });

  it('is empty for nothing', () => {
    expect(foldHoldings([])).toEqual([]);
  });
});
