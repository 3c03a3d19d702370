import { describe, expect, it } from 'vitest';
import { COMPONENT_IDS, SCENARIO_IDS } from '../../../machines/model.ts';
import { COMPONENTS, SCENARIOS } from '../../../src/catalogue/index.ts';
import { specOf } from '../../../src/simulation/describe.ts';
import { lanesBeforeBoundary, lanesOf } from '../../../src/simulation/lanes.ts';
import { DEFAULT_TRACE, faultyRun, traceOf } from './fixtures.ts';

describe('lanesOf', () => {
  it('has the components that take part, in the order of the columns', () => {
    const run = faultyRun('push-image.push', 1);
    const taking = new Set(run.messages.flatMap((message) => [specOf(message).from, specOf(message).to]));
    expect(lanesOf(run)).toEqual(COMPONENT_IDS.filter((id) => taking.has(id)));
    expect(lanesOf(run).length).toBeLessThan(COMPONENT_IDS.length);
  });

  it('is empty for a run without messages', () => {
    expect(lanesOf(traceOf([], 100))).toEqual([]);
  });
});

describe('lanesBeforeBoundary', () => {
  it.each(SCENARIO_IDS)('has all of yours before the line and all of ZenML’s after it: %s', (scenario) => {
    const lanes = lanesOf(DEFAULT_TRACE);
    const before = lanesBeforeBoundary(lanes, scenario);
    const { placement } = SCENARIOS[scenario];
    expect(lanes.slice(0, before).filter((id) => placement[id] !== 'customer')).toEqual([]);
    expect(lanes.slice(before).filter((id) => placement[id] !== 'zenml')).toEqual([]);
  });

  it('moves to the right from scenario to scenario', () => {
    const lanes = lanesOf(DEFAULT_TRACE);
    const [saas = 0, hybrid = 0, onPrem = 0] = SCENARIO_IDS.map((id) => lanesBeforeBoundary(lanes, id));
    expect(saas).toBeLessThan(hybrid);
    expect(hybrid).toBeLessThan(onPrem);
    expect(COMPONENTS[lanes[saas - 1] ?? 'client'].label).toBe('Log backend');
  });
});
