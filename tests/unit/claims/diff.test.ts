import { describe, expect, it } from 'vitest';
import { SCENARIO_IDS } from '../../../machines/model.ts';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { classChanges, diffOf, startingChannels } from '../../../src/claims/diff.ts';
import { ledgerOf } from '../../../src/claims/ledger.ts';
import type { Model } from '../../../src/model/model.ts';
import { classesOf } from '../../../src/model/wording.ts';
import { specOf } from '../../../src/simulation/run.ts';
import { DEFAULT_RUN, runOf } from '../simulation/fixtures.ts';
import { carrying } from './fixtures.ts';

const pairs = SCENARIO_IDS.flatMap((from) => SCENARIO_IDS.map((to) => [from, to] as const));
/** What crosses between you and ZenML. */
const idsIn = (scenario: (typeof SCENARIO_IDS)[number]) =>
  ledgerOf(DEFAULT_RUN, scenario)
    .rows.filter(({ border }) => border === 'zenml')
    .map((row) => row.id);

describe('diffOf', () => {
  it.each(pairs)('from %s to %s splits the two ledgers', (from, to) => {
    const { stops, keeps, starts } = diffOf(DEFAULT_RUN, from, to);
    const before = new Set(idsIn(from));
    const after = new Set(idsIn(to));
    expect(stops.messages).toEqual(idsIn(from).filter((id) => !after.has(id)));
    expect(keeps.messages).toEqual(idsIn(from).filter((id) => after.has(id)));
    expect(starts.messages).toEqual(idsIn(to).filter((id) => !before.has(id)));
  });

  it.each(pairs)('from %s to %s is the way back with stops and starts exchanged', (from, to) => {
    const there = diffOf(DEFAULT_RUN, from, to);
    const back = diffOf(DEFAULT_RUN, to, from);
    expect([there.stops, there.keeps, there.starts]).toEqual([back.starts, back.keeps, back.stops]);
  });

  it('sorts the messages behind each number by data class', () => {
    const { stops } = diffOf(DEFAULT_RUN, 'saas', 'hybrid');
    expect(new Set(Object.values(stops.byClass).flat())).toEqual(new Set(stops.messages));
    const classes = new Map(
      DEFAULT_RUN.trace.messages.map((message) => [message.id, classesOf(specOf(DEFAULT_RUN, message))]),
    );
    expect(stops.byClass['run-metadata']).toEqual(
      stops.messages.filter((id) => classes.get(id)?.includes('run-metadata')),
    );
    expect(stops.byClass['run-metadata'].length).toBeGreaterThan(0);
  });

  it('says it in one sentence', () => {
    const { stops, keeps, starts, sentence } = diffOf(DEFAULT_RUN, 'saas', 'hybrid');
    expect(sentence).toBe(
      `From SaaS to Hybrid SaaS: ${stops.messages.length} messages stop crossing, ${keeps.messages.length} keep crossing, ${starts.messages.length} start to cross.`,
    );
  });

  it('puts a message with items of several classes into each of them', () => {
    const run = carrying('log-metadata.log', 'run-metadata', 'code');
    const { stops } = diffOf(run, 'saas', 'hybrid');
    const logged = stops.messages.filter((id) => id.endsWith('log-metadata.log'));
    expect(logged.length).toBeGreaterThan(0);
    expect(stops.byClass.code).toEqual(expect.arrayContaining(logged));
    expect(stops.byClass['run-metadata']).toEqual(expect.arrayContaining(logged));
  });

  it('counts third parties apart: they are the same in every scenario', () => {
    const { thirdParty, stops, keeps } = diffOf(DEFAULT_RUN, 'saas', 'on-prem');
    expect(thirdParty.before).toBeGreaterThan(2);
    expect(thirdParty.after).toBe(thirdParty.before);
    expect([...stops.messages, ...keeps.messages]).not.toContain('build-image.packages');
  });

  it('uses the singular for one', () => {
    const run = runOf([{ spec: 'push-image.push' }, { spec: 'sign-in.device' }, { spec: 'create-run.store' }], 1);
    const { hybrid } = ZENML_PRO.scenarios;
    const scenarios: Model['scenarios'] = {
      ...ZENML_PRO.scenarios,
      saas: { ...ZENML_PRO.scenarios.saas, placement: { ...hybrid.placement, 'container-registry': 'zenml' } },
      'on-prem': { ...ZENML_PRO.scenarios['on-prem'], placement: { ...hybrid.placement, 'metadata-store': 'zenml' } },
    };
    expect(diffOf({ ...run, model: { ...ZENML_PRO, scenarios } }, 'saas', 'on-prem').sentence).toBe(
      'From SaaS to Full On-Prem: 1 message stops crossing, 1 keeps crossing, 1 starts to cross.',
    );
  });
});

describe('classChanges', () => {
  it.each(pairs)('from %s to %s counts each class that crosses in one of them, largest change first', (from, to) => {
    const changes = classChanges(diffOf(DEFAULT_RUN, from, to));
    const [before, after] = [from, to].map((scenario) =>
      ledgerOf(DEFAULT_RUN, scenario).rows.filter(({ border }) => border === 'zenml'),
    );
    const holding = (rows: typeof before, dataClass: string) =>
      (rows ?? []).filter(({ items }) => items.some((item) => item.dataClass === dataClass)).length;
    for (const change of changes) {
      expect([change.before, change.after]).toEqual([
        holding(before, change.dataClass),
        holding(after, change.dataClass),
      ]);
    }
    const sizes = changes.map((change) => Math.abs(change.after - change.before));
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  });

  it('leads with run metadata, which stops crossing in Hybrid SaaS', () => {
    const [first] = classChanges(diffOf(DEFAULT_RUN, 'saas', 'hybrid'));
    expect(first).toMatchObject({ dataClass: 'run-metadata', after: 0 });
    expect(first?.before).toBeGreaterThan(0);
  });
});

describe('startingChannels', () => {
  it('says on which channel what starts to cross, and what it is', () => {
    const diff = diffOf(DEFAULT_RUN, 'saas', 'hybrid');
    const [first, ...others] = startingChannels(DEFAULT_RUN, diff);
    expect(first?.ends.toSorted()).toEqual(['control-plane', 'server']);
    expect(others).toEqual([]);
    expect(first?.count).toBe(diff.starts.messages.length);
    expect(first?.kinds[0]?.carries).toBe('Permission check, ids only');
    expect(first?.kinds.reduce((sum, { count }) => sum + count, 0)).toBe(first?.count);
  });

  it('is empty where nothing starts', () => {
    expect(startingChannels(DEFAULT_RUN, diffOf(DEFAULT_RUN, 'saas', 'on-prem'))).toEqual([]);
  });
});
