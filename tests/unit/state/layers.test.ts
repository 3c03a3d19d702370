import { describe, expect, it } from 'vitest';
import { BUILT_IN_COMPONENT_IDS, DATA_CLASS_IDS, OWNER_IDS, PHASE_IDS, SCENARIO_IDS } from '../../../machines/model.ts';
import { CHOOSER_QUESTIONS, ZENML_PRO } from '../../../src/catalogue/index.ts';
import { SECRET_IDS } from '../../../src/catalogue/secret-ids.ts';
import {
  breachParts,
  breachStartOf,
  formatLayer,
  LAYER_PARAMS,
  LAYER_PLACES,
  type Layer,
  type LayerKind,
  othersThan,
  parseLayer,
} from '../../../src/state/layers.ts';
import { LEDGER_GROUPS, ledgerFilterOf } from '../../../src/state/ledger-layer.ts';

const parse = (params: Record<string, string>): Layer | null =>
  parseLayer(ZENML_PRO, new URLSearchParams(params), 'saas', []);

describe('parseLayer', () => {
  it('reads back every layer that a link can open', () => {
    const layers: Layer[] = [
      ...(
        [
          'inspector',
          'options',
          'verdict',
          'boundary',
          'holdings',
          'firewall',
          'claims',
          'report',
          'sequence',
          'timeline',
          'log',
          'share',
          'tours',
        ] as const
      ).map((kind) => ({ kind })),
      ...BUILT_IN_COMPONENT_IDS.map((component) => ({ kind: 'component' as const, component })),
      ...breachParts(ZENML_PRO).map((of) => ({ kind: 'breach' as const, of })),
      { kind: 'breach', of: 'server', when: 'now' },
      { kind: 'report', of: 'run-token', when: 'after' },
      { kind: 'report', when: 'now' },
      ...DATA_CLASS_IDS.map((data) => ({ kind: 'boundary' as const, data })),
      ...PHASE_IDS.map((phase) => ({ kind: 'boundary' as const, phase })),
      ...LEDGER_GROUPS.map((group) => ({ kind: 'boundary' as const, group })),
      { kind: 'boundary', data: 'code', party: 'zenml', way: 'leaves', phase: 'runtime-data-flow', group: 'none' },
      { kind: 'boundary', party: 'third-party', way: 'enters' },
      { kind: 'breach-stage', of: 'run-token', when: 'after' },
      { kind: 'holdings', owner: 'you', when: 'now', items: 'all' },
      { kind: 'holdings', owner: 'third-party' },
      { kind: 'compare', with: ['hybrid'] },
      { kind: 'compare', with: ['hybrid', 'on-prem'] },
      { kind: 'choose', answers: {} },
      ...CHOOSER_QUESTIONS.flatMap(({ id, options }) =>
        options.map((option) => ({ kind: 'choose' as const, answers: { [id]: option.id } })),
      ),
    ];
    expect(layers.map((layer) => parse(formatLayer(layer)))).toEqual(layers);
    const opened = new Set<string>(layers.map(({ kind }) => kind));
    const others = (Object.keys(LAYER_PLACES) as LayerKind[]).filter((kind) => !opened.has(kind));
    expect(others).toEqual([]);
  });

  it('never compares a scenario with itself', () => {
    expect(parse({ view: 'compare', with: 'saas,on-prem' })).toEqual({ kind: 'compare', with: ['on-prem'] });
    expect(parse({ view: 'compare', with: 'saas' })).toEqual({ kind: 'compare', with: ['hybrid', 'on-prem'] });
    expect(parse({ view: 'compare' })).toEqual({ kind: 'compare', with: ['hybrid', 'on-prem'] });
  });

  it('gives none when the link names none', () => {
    expect(parse({ component: 'server' })).toEqual(null);
  });
});

describe('formatLayer', () => {
  it('uses only the names that a link knows', () => {
    const names = [
      formatLayer({ kind: 'component', component: 'server' }),
      formatLayer({
        kind: 'boundary',
        data: 'code',
        party: 'zenml',
        way: 'leaves',
        phase: 'runtime-data-flow',
        group: 'none',
      }),
      formatLayer({ kind: 'holdings', owner: 'you', when: 'now', items: 'all' }),
      formatLayer({ kind: 'breach', of: 'server', when: 'after' }),
      formatLayer({ kind: 'compare', with: ['hybrid'] }),
      formatLayer({ kind: 'choose', answers: { [CHOOSER_QUESTIONS[0].id]: CHOOSER_QUESTIONS[0].options[0].id } }),
    ].flatMap((params) => Object.keys(params));
    expect([...new Set(names)]).toEqual([...LAYER_PARAMS]);
  });
});

describe('the crossings in a link', () => {
  it('show all of them when the link asks for nothing, and say each value that is not understood in a sentence', () => {
    expect(parse({ view: 'boundary' })).toEqual({ kind: 'boundary' });
    expect(formatLayer({ kind: 'boundary', data: undefined, group: undefined })).toEqual({ view: 'boundary' });
    const bad = { data: 'gold', party: 'you', way: 'up', phase: 'tea', group: 'all' };
    const problems: string[] = [];
    const params = new URLSearchParams({ view: 'boundary', ...bad });
    expect(parseLayer(ZENML_PRO, params, 'saas', problems)).toEqual({ kind: 'boundary' });
    expect(problems).toHaveLength(Object.keys(bad).length);
    for (const [index, [name, value]] of Object.entries(bad).entries()) {
      expect(problems[index]).toMatch(new RegExp(`^${name} "${value}" is not understood. Use [^.]+\\.$`));
    }
  });

  it('become the filter of the rows and of the files', () => {
    expect(ledgerFilterOf({ kind: 'boundary', group: 'none' })).toEqual({});
    expect(
      ledgerFilterOf({ kind: 'boundary', data: 'code', party: 'zenml', way: 'leaves', phase: 'runtime-data-flow' }),
    ).toEqual({ dataClass: 'code', border: 'zenml', crossing: 'leaves', phase: 'runtime-data-flow' });
  });
});

describe('a breach in a link', () => {
  it('names an owner, a component or a credential, and no two of them by one id', () => {
    const parts = breachParts(ZENML_PRO);
    expect(new Set(parts).size).toBe(parts.length);
    expect(parts.map((part) => breachStartOf(ZENML_PRO, part).kind)).toEqual([
      ...OWNER_IDS.map(() => 'owner'),
      ...BUILT_IN_COMPONENT_IDS.map(() => 'component'),
      ...SECRET_IDS.map(() => 'credential'),
    ]);
  });

  it('is about ZenML when the link says nothing, and says what it does not understand', () => {
    expect(parse({ view: 'breach' })).toEqual({ kind: 'breach', of: 'zenml' });
    const problems: string[] = [];
    const layer = parseLayer(ZENML_PRO, new URLSearchParams({ view: 'breach', of: 'mars' }), 'saas', problems);
    expect(layer).toEqual({ kind: 'breach', of: 'zenml' });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain('"mars"');
    const late = parseLayer(ZENML_PRO, new URLSearchParams({ view: 'breach', when: 'later' }), 'saas', problems);
    expect(late).toEqual({ kind: 'breach', of: 'zenml' });
    expect(problems[1]).toContain('"later"');
  });
});

describe('othersThan', () => {
  it.each(SCENARIO_IDS)('gives the two others, in their order, for %s', (scenario) => {
    const others = othersThan(scenario);
    expect(others).toHaveLength(2);
    expect([...others, scenario].sort()).toEqual([...SCENARIO_IDS].sort());
    expect(others).toEqual(SCENARIO_IDS.filter((id) => others.includes(id)));
  });
});
