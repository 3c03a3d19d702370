import { describe, expect, it } from 'vitest';
import { BUILT_IN_COMPONENT_IDS, BUILT_IN_STACK_IDS, BUILT_IN_ZONE_IDS } from '../../../machines/model.ts';
import { componentId, stackId, zoneId } from '../../../src/model/ids.ts';

describe.each([
  ['component', componentId],
  ['zone', zoneId],
  ['stack', stackId],
] as const)('%sId', (kind, idOf) => {
  it.each(['a', 'third-party', 's3', 'on-prem-2', 'x'.repeat(60)])('is the text itself: %j', (text) => {
    expect(idOf(text)).toBe(text);
  });

  it.each([
    '',
    'Third-party',
    'third party',
    '-a',
    'a-',
    'a--b',
    '2nd',
    'a.b',
    '__proto__',
    'é',
    'a\n',
    'x'.repeat(61),
  ])('throws for what is no id: %j', (text) => {
    expect(() => idOf(text)).toThrow(`[model] This is no ${kind} id: ${JSON.stringify(text)}.`);
  });
});

describe('the shape of an id', () => {
  it('is that of the ids of the built-in model', () => {
    expect(BUILT_IN_COMPONENT_IDS.map(componentId)).toEqual([...BUILT_IN_COMPONENT_IDS]);
    expect(BUILT_IN_ZONE_IDS.map(zoneId)).toEqual([...BUILT_IN_ZONE_IDS]);
    expect(BUILT_IN_STACK_IDS.map(stackId)).toEqual([...BUILT_IN_STACK_IDS]);
  });
});
