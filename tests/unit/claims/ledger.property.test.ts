import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ComponentId, SCENARIO_IDS } from '../../../machines/model.ts';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { ledgerOf } from '../../../src/claims/ledger.ts';
import { placementOf } from '../../../src/model/crossing.ts';
import { specOf } from '../../../src/simulation/run.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import { rounds } from '../rounds.ts';
import { runConfigs, SEED } from '../simulation/fixtures.ts';

describe('the ledger of any run', () => {
  it('has every item of code, every credential and every value of your data that goes from one owner to another', () => {
    fc.assert(
      fc.property(runConfigs, fc.constantFrom(...SCENARIO_IDS), (config, scenario) => {
        const run = simulate(ZENML_PRO, config);
        // From the placement alone, not by the function that the ledger itself uses.
        const placement = placementOf(ZENML_PRO, scenario, config);
        const ownerOf = (id: ComponentId) => ZENML_PRO.zones.find((zone) => zone.id === placement[id])?.owner;
        const crossing = run.trace.messages.flatMap((message) => {
          const { from, to, items } = specOf(run, message);
          if (ownerOf(from) === ownerOf(to)) return [];
          return items
            .filter(({ dataClass, mark }) => dataClass === 'code' || dataClass === 'credentials' || mark === 'value')
            .map(({ text }) => `${message.id}: ${text}`);
        });
        const listed = new Set(
          ledgerOf(run, scenario).rows.flatMap((row) => row.items.map(({ text }) => `${row.id}: ${text}`)),
        );
        expect(crossing.filter((item) => !listed.has(item))).toEqual([]);
      }),
      { seed: SEED, numRuns: rounds(60) },
    );
  });
});
