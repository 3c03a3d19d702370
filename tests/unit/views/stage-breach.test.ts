import { describe, expect, it } from 'vitest';
import { SCENARIO_IDS } from '../../../machines/model.ts';
import { breachOf, sortedSteps } from '../../../src/claims/breach.ts';
import { breachMapOf } from '../../../src/claims/breach-map.ts';
import { stageSvg } from '../../../src/export/stage-svg.ts';
import { rectOf } from '../../../src/layout/layout.ts';
import { TALL } from '../../../src/layout/tall.ts';
import { WIDE } from '../../../src/layout/wide.ts';
import { frameAt } from '../../../src/simulation/trace.ts';
import { stageAt } from '../../../src/views/stage.ts';
import { stageBreach } from '../../../src/views/stage-breach.ts';
import { readXml, textsOf } from '../export/svg-reader.ts';
import { DEFAULT_RUN } from '../simulation/fixtures.ts';

const WHILE = { until: 'end' } as const;
const STARTS = [
  { kind: 'owner', owner: 'zenml' },
  { kind: 'owner', owner: 'you' },
  { kind: 'component', component: 'control-plane' },
  { kind: 'component', component: 'client' },
  { kind: 'credential', credential: 'run-token' },
] as const;

const numbersIn = (texts: readonly string[]): number[] => [
  ...new Set(texts.flatMap((text) => (text === '' ? [] : text.split(', ').map(Number)))),
];

describe.each(STARTS)('a breach on the stage: $kind', (start) => {
  it.each(SCENARIO_IDS)('shows each step of %s by its number, and what can be read where', (scenario) => {
    const breach = breachOf(DEFAULT_RUN, scenario, start, WHILE);
    const map = breachMapOf(DEFAULT_RUN, scenario, start, WHILE);
    for (const layout of [WIDE, TALL]) {
      const { falls, ways } = stageBreach(layout, DEFAULT_RUN, map);
      const drawn = numbersIn([...falls, ...ways].map(({ numbers }) => numbers)).toSorted((a, b) => a - b);
      expect(drawn).toEqual(sortedSteps(breach).fruitful.map((_, index) => index + 1));
      for (const { box, rect } of falls) expect(rect).toEqual(rectOf(layout, box));
      for (const { label } of falls) expect(label).not.toBe('');
    }
    const items = map.read.reduce((sum, one) => sum + one.items, 0);
    expect(items).toBe(breach.all.length);
  });
});

describe('breachMapOf', () => {
  it('rings the part itself, or the components that have the credential', () => {
    const control = breachMapOf(DEFAULT_RUN, 'saas', { kind: 'component', component: 'control-plane' }, WHILE);
    expect(control.taken).toEqual(['control-plane']);
    const token = breachMapOf(DEFAULT_RUN, 'saas', { kind: 'credential', credential: 'run-token' }, WHILE);
    expect(token.taken).toEqual([]);
    expect(token.holders).toContain('step-runtime');
  });

  it('rings nothing of an owner that has no place in a scenario', () => {
    const map = breachMapOf(DEFAULT_RUN, 'on-prem', { kind: 'owner', owner: 'zenml' }, WHILE);
    expect(map).toMatchObject({ taken: [], holders: [], ways: [], read: [] });
  });

  it('leads along channels of the model where it has one, and says where it has none', () => {
    const laid = new Set<boolean>();
    for (const start of STARTS) {
      for (const { from, at, isLaid } of breachMapOf(DEFAULT_RUN, 'hybrid', start, WHILE).ways) {
        if (from === null) continue;
        laid.add(isLaid);
        expect(
          DEFAULT_RUN.model.channels.some((ends) => [from, at].every((end) => ends.some((one) => one === end))),
        ).toBe(isLaid);
      }
    }
    expect(laid).toEqual(new Set([true, false]));
  });

  it('draws a line for each step that is used elsewhere than where its credential lies', () => {
    for (const scenario of SCENARIO_IDS) {
      for (const start of STARTS) {
        const map = breachMapOf(DEFAULT_RUN, scenario, start, WHILE);
        const lying = [...map.taken, ...map.holders];
        const { fruitful } = sortedSteps(breachOf(DEFAULT_RUN, scenario, start, WHILE));
        for (const [index, { from, at }] of fruitful.entries()) {
          const way = map.ways.find(({ number }) => number === index + 1);
          expect(way?.at).toBe(at);
          if (from === null && lying.includes(at)) continue;
          expect(way?.from === null).toBe(from === at);
        }
      }
    }
  });

  it('marks a way into the places of another owner', () => {
    const start = { kind: 'component', component: 'control-plane' } as const;
    const first = (scenario: 'saas' | 'hybrid') => breachMapOf(DEFAULT_RUN, scenario, start, WHILE).ways[0];
    expect(first('saas')).toMatchObject({ at: 'server', isElsewhere: false });
    expect(first('hybrid')).toMatchObject({ at: 'server', isElsewhere: true });
  });
});

describe('the stage as a display list', () => {
  it('has no breach unless one is asked for, and the picture draws the same as the page', () => {
    const frame = frameAt(DEFAULT_RUN.trace, 0);
    expect(stageAt(WIDE, DEFAULT_RUN, 'saas', frame).breach).toBeNull();
    const start = { kind: 'component', component: 'control-plane' } as const;
    const map = breachMapOf(DEFAULT_RUN, 'saas', start, WHILE);
    const { breach } = stageAt(WIDE, DEFAULT_RUN, 'saas', frame, map);
    expect(breach).toEqual(stageBreach(WIDE, DEFAULT_RUN, map));
    const texts = textsOf(readXml(stageSvg(DEFAULT_RUN, 'saas', 0, 'light', false, { start, time: WHILE })));
    for (const { label } of breach?.falls ?? []) expect(texts).toContain(label);
    for (const { numbers } of breach?.ways ?? []) expect(texts).toContain(numbers);
    expect(texts.join(' ')).toContain(map.sentence);
  });
});
