import { describe, expect, it } from 'vitest';
import { DATA_CLASS_IDS, SCENARIO_IDS } from '../../../machines/model.ts';
import { breachOf } from '../../../src/claims/breach.ts';
import { foldRows } from '../../../src/claims/crossing-groups.ts';
import { type RuleGroup, rulesOf } from '../../../src/claims/firewall.ts';
import { holdingsAt } from '../../../src/claims/holdings.ts';
import { holdingsTable } from '../../../src/claims/holdings-table.ts';
import { ledgerOf, matrixOf } from '../../../src/claims/ledger.ts';
import { filterRows } from '../../../src/claims/ledger-view.ts';
import { figuresOf } from '../../../src/claims/verdict.ts';
import { DEFAULT_RUN, faultyRun, runFor } from '../simulation/fixtures.ts';

const RUNS = {
  'the default run': DEFAULT_RUN,
  'a run with analytics from the dashboard': runFor({ analytics: true, trigger: 'dashboard' }),
  'a long-lived stack in the cloud': runFor({ stack: 'gcp', credentials: 'long-lived', steps: 5, width: 2 }),
  'a run that fails': faultyRun('registry-token.ask', 2),
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

describe.each(Object.entries(RUNS))('the numbers of the review of %s', (_, run) => {
  it.each(SCENARIO_IDS)('are the same on every tab in %s', (scenario) => {
    const { rows, zenmlCount, thirdPartyCount, requestCount } = ledgerOf(run, scenario);
    const figures = figuresOf(run, scenario);
    expect(figures.crossing).toBe(rows.length);
    expect(figures.leaving).toBe(filterRows(rows, { crossing: 'leaves' }).length);
    expect(figures.inbound).toBe(filterRows(rows, { connection: 'inbound' }).length);

    const groups = foldRows(rows);
    expect(sum(groups.map((group) => group.rows.length))).toBe(rows.length);
    expect(sum(groups.map(({ requests }) => requests))).toBe(requestCount);

    // What a cell counts is what it lists.
    const matrix = matrixOf(run, scenario);
    for (const dataClass of DATA_CLASS_IDS) {
      const { leaves, enters, thirdParty } = matrix[dataClass];
      expect([leaves, enters, thirdParty]).toEqual([
        filterRows(rows, { dataClass, border: 'zenml', crossing: 'leaves' }).length,
        filterRows(rows, { dataClass, border: 'zenml', crossing: 'enters' }).length,
        filterRows(rows, { dataClass, border: 'third-party' }).length,
      ]);
    }

    const messagesIn = (group: RuleGroup): number =>
      sum(rulesOf(run, scenario).flatMap((rule) => (rule.group === group ? rule.messages.length : [])));
    const withThirdParties = messagesIn('third-party') + messagesIn('elsewhere');
    expect([messagesIn('zenml'), withThirdParties]).toEqual([zenmlCount, thirdPartyCount]);

    const there = holdingsAt(run, scenario, 'end').filter(({ owner }) => owner === 'zenml');
    const [total] = holdingsTable(run, 'zenml', 'end');
    expect(total?.counts[scenario]).toMatchObject({
      all: there.length,
      atRest: figures.kept,
      unknown: figures.unknown,
    });
    const breach = breachOf(run, scenario, { kind: 'owner', owner: 'zenml' }, { until: 'end' });
    expect(breach.readable).toHaveLength(there.length);
  });
});
