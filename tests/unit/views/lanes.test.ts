import { describe, expect, it } from 'vitest';
import { BUILT_IN_COMPONENT_IDS, SCENARIO_IDS } from '../../../machines/model.ts';
import { zoneIn } from '../../../src/simulation/describe.ts';
import { specOf } from '../../../src/simulation/run.ts';
import { bandsOf, borderBetween, lanesOf } from '../../../src/views/lanes.ts';
import { placed } from '../claims/fixtures.ts';
import { DEFAULT_RUN, faultyRun, runOf } from '../simulation/fixtures.ts';

describe('lanesOf', () => {
  it('has the components that take part, in the order of the columns', () => {
    const run = faultyRun('push-image.push', 1);
    const taking = new Set(
      run.trace.messages.flatMap((message) => [specOf(run, message).from, specOf(run, message).to]),
    );
    expect(lanesOf(run)).toEqual(BUILT_IN_COMPONENT_IDS.filter((id) => taking.has(id)));
    expect(lanesOf(run).length).toBeLessThan(BUILT_IN_COMPONENT_IDS.length);
  });

  it('is empty for a run without messages', () => {
    expect(lanesOf(runOf([], 100))).toEqual([]);
  });
});

describe('bandsOf', () => {
  const lanes = lanesOf(DEFAULT_RUN);
  const bandsIn = (scenario: (typeof SCENARIO_IDS)[number], run = DEFAULT_RUN) =>
    bandsOf(run, lanes, scenario).map(({ zone, first, count }) => [zone.id, first, count]);

  it.each(SCENARIO_IDS)('covers all lanes, each by the zone in which it stands: %s', (scenario) => {
    const covered = bandsOf(DEFAULT_RUN, lanes, scenario).flatMap(({ zone, first, count }) =>
      lanes.slice(first, first + count).map((lane) => [lane, zone.id]),
    );
    expect(covered).toEqual(lanes.map((lane) => [lane, zoneIn(DEFAULT_RUN, scenario, lane).id]));
  });

  it('has third parties first, then one band for each of the two infrastructures, whose border moves to the right', () => {
    const afterLogBackend = lanes.indexOf('log-backend') + 1;
    const beforeRbac = lanes.indexOf('rbac');
    const yours = lanes.indexOf('client');
    const others = ['third-party', 0, yours];
    expect(bandsIn('saas')).toEqual([
      others,
      ['customer', yours, afterLogBackend - yours],
      ['zenml', afterLogBackend, lanes.length - afterLogBackend],
    ]);
    expect(bandsIn('hybrid')).toEqual([
      others,
      ['customer', yours, beforeRbac - yours],
      ['zenml', beforeRbac, lanes.length - beforeRbac],
    ]);
    expect(bandsIn('on-prem')).toEqual([others, ['customer', yours, lanes.length - yours]]);
  });

  it('has several bands for a zone that others interrupt', () => {
    const at = lanes.indexOf('orchestrator');
    const yours = lanes.indexOf('client');
    expect(bandsIn('on-prem', placed({ orchestrator: 'zenml' }))).toEqual([
      ['third-party', 0, yours],
      ['customer', yours, at - yours],
      ['zenml', at, 1],
      ['customer', at + 1, lanes.length - at - 1],
    ]);
  });
});

describe('borderBetween', () => {
  const [you, zenml, other] = ['you', 'zenml', 'third-party'] as const;

  it.each([
    [[you, you, zenml], 0, 2, 2],
    [[you, you, zenml], 2, 1, 2],
    [[you, you, zenml], 0, 1, null],
    [[you, you, zenml], 2, 2, null],
    // A message to ZenML passes the lanes of a third party, and meets the border between the two.
    [[you, other, you, zenml], 0, 3, 3],
    [[you, other, you, zenml], 3, 0, 3],
    [[you, other, you, zenml], 2, 1, 2],
    // The two have no border in common: it is told where the third party, or ZenML, begins.
    [[other, you, zenml], 2, 0, 1],
    [[you, other, zenml], 0, 2, 2],
    [[zenml, other, you], 2, 0, 1],
  ] as const)('in %j, from lane %i to lane %i, is before lane %j', (owners, from, to, lane) => {
    expect(borderBetween(owners, from, to)).toBe(lane);
  });
});
