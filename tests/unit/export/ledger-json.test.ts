import { describe, expect, it } from 'vitest';
import { SCENARIO_IDS } from '../../../machines/model.ts';
import { ledgerOf, matrixOf } from '../../../src/claims/ledger.ts';
import { EXPORTERS } from '../../../src/export/index.ts';
import { toLedgerJson } from '../../../src/export/ledger-json.ts';
import { DEFAULT_RUN, faultyRun } from '../simulation/fixtures.ts';

describe('toLedgerJson', () => {
  it.each(SCENARIO_IDS)('has the ledger of %s and its counts', (scenario) => {
    const { rows, zenmlCount, thirdPartyCount, messageCount } = ledgerOf(DEFAULT_RUN, scenario);
    expect(JSON.parse(toLedgerJson(DEFAULT_RUN, scenario))).toMatchObject({
      version: 1,
      config: { scenario, ...DEFAULT_RUN.origin.config },
      messages: messageCount,
      crossings: zenmlCount,
      thirdPartyCrossings: thirdPartyCount,
      byClass: matrixOf(DEFAULT_RUN, scenario),
      rows,
    });
  });

  it('says which options it is about, how old the sources are and what it is not', () => {
    expect(JSON.parse(toLedgerJson(faultyRun('push-image.push', 1), 'hybrid'))).toMatchObject({
      options: '--fault registry-refuses-push',
      sources: 'documentation of 2026-07, zenml 0.98.0',
      notice: 'An illustration, not a contract.',
    });
  });

  it('ends with a line feed and is registered by its name', () => {
    const text = toLedgerJson(DEFAULT_RUN, 'saas');
    expect(text.endsWith('}\n')).toBe(true);
    expect(EXPORTERS['ledger-json'].serialise(DEFAULT_RUN, 'saas')).toBe(text);
  });
});
