import { describe, expect, it } from 'vitest';
import { SCENARIO_IDS } from '../../../machines/model.ts';
import { SCENARIOS } from '../../../src/catalogue/index.ts';
import { diffOf } from '../../../src/claims/diff.ts';
import { ledgerOf } from '../../../src/claims/ledger.ts';
import type { Lookup } from '../../../src/claims/seen.ts';
import { specOf } from '../../../src/simulation/describe.ts';
import { DEFAULT_TRACE, traceOf } from '../simulation/fixtures.ts';

const pairs = SCENARIO_IDS.flatMap((from) => SCENARIO_IDS.map((to) => [from, to] as const));
const idsIn = (scenario: (typeof SCENARIO_IDS)[number]) => ledgerOf(DEFAULT_TRACE, scenario).rows.map((row) => row.id);

describe('diffOf', () => {
  it.each(pairs)('from %s to %s splits the two ledgers', (from, to) => {
    const { stops, keeps, starts } = diffOf(DEFAULT_TRACE, from, to);
    const before = new Set(idsIn(from));
    const after = new Set(idsIn(to));
    expect(stops.messages).toEqual(idsIn(from).filter((id) => !after.has(id)));
    expect(keeps.messages).toEqual(idsIn(from).filter((id) => after.has(id)));
    expect(starts.messages).toEqual(idsIn(to).filter((id) => !before.has(id)));
  });

  it.each(pairs)('from %s to %s is the way back with stops and starts exchanged', (from, to) => {
    const there = diffOf(DEFAULT_TRACE, from, to);
    const back = diffOf(DEFAULT_TRACE, to, from);
    expect([there.stops, there.keeps, there.starts]).toEqual([back.starts, back.keeps, back.stops]);
  });

  it('sorts the messages behind each number by data class', () => {
    const { stops } = diffOf(DEFAULT_TRACE, 'saas', 'hybrid');
    expect(Object.values(stops.byClass).flat().toSorted()).toEqual(stops.messages.toSorted());
    const classes = new Map(DEFAULT_TRACE.messages.map((message) => [message.id, specOf(message).dataClass]));
    expect(stops.byClass['run-metadata']).toEqual(stops.messages.filter((id) => classes.get(id) === 'run-metadata'));
    expect(stops.byClass['run-metadata'].length).toBeGreaterThan(0);
  });

  it('says it in one sentence', () => {
    const { stops, keeps, starts, sentence } = diffOf(DEFAULT_TRACE, 'saas', 'hybrid');
    expect(sentence).toBe(
      `From SaaS to Hybrid SaaS: ${stops.messages.length} messages stop crossing, ${keeps.messages.length} keep crossing, ${starts.messages.length} start to cross.`,
    );
  });

  it('uses the singular for one', () => {
    const trace = traceOf([{ spec: 'push-image.push' }, { spec: 'sign-in.device' }, { spec: 'create-run.store' }], 1);
    const lookup: Lookup = {
      spec: specOf,
      placement: (scenario) => ({
        ...SCENARIOS.hybrid.placement,
        'container-registry': scenario === 'saas' ? 'zenml' : 'customer',
        'metadata-store': scenario === 'saas' ? 'customer' : 'zenml',
      }),
    };
    expect(diffOf(trace, 'saas', 'on-prem', lookup).sentence).toBe(
      'From SaaS to Full On-Prem: 1 message stops crossing, 1 keeps crossing, 1 starts to cross.',
    );
  });
});
