import { describe, expect, it } from 'vitest';
import type { RunConfig } from '../../../machines/model.ts';
import { GLOSSARY, ZENML_PRO } from '../../../src/catalogue/index.ts';
import { defaultConfig } from '../../../src/model/options.ts';
import type { GlossaryTerm } from '../../../src/model/types.ts';
import { specOf } from '../../../src/simulation/run.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import { termsIn, termsOfMessage } from '../../../src/views/glossary.ts';

const named = (terms: readonly GlossaryTerm[]): string[] => terms.map(({ term }) => term);
const find = (...texts: string[]): string[] => named(termsIn(GLOSSARY, texts));

describe('termsIn', () => {
  it.each([
    ['The workspace answers.', ['workspace']],
    ['Workspaces, STACKS and Artifacts', ['workspace', 'stack', 'artifact']],
    ['It goes to the artifact store.', ['artifact store']],
    ['An artifact goes to the artifact stores.', ['artifact', 'artifact store']],
    ['the service connector of the stack', ['stack', 'service connector']],
    ['(the connector)', ['service connector']],
    ['a cache-key, a workspace-wide stack', ['workspace', 'stack']],
    ['stacked, artifact_versions, is_snapshot, workspacess, orchestrators2', []],
    ['roles (RBAC)', ['RBAC']],
    ['The client saves the plan of the run.', []],
    ['It counts for your plan.', ['plan']],
    ['', []],
  ])('finds in %j: %j', (text, terms) => {
    expect(find(text)).toEqual(terms);
  });

  it('names a term once, in the order of the glossary, from all texts', () => {
    expect(find('an artifact of the stack', 'a workspace', 'another stack')).toEqual([
      'workspace',
      'stack',
      'artifact',
    ]);
  });

  it('takes what a form holds as letters, and knows no words without a glossary', () => {
    const glossary = [{ term: 'a.b', gloss: 'dots' }];
    expect(named(termsIn(glossary, ['a.b']))).toEqual(['a.b']);
    expect(termsIn(glossary, ['aXb'])).toEqual([]);
    expect(termsIn([], ['workspace'])).toEqual([]);
  });
});

describe('GLOSSARY', () => {
  const standard = defaultConfig(ZENML_PRO);
  const configs: readonly RunConfig[] = [
    standard,
    { ...standard, trigger: 'dashboard' },
    { ...standard, trigger: 'schedule' },
    { ...standard, runToken: 'secret' },
    { ...standard, signIn: 'browser', identityProvider: 'federated' },
    { ...standard, imageBuild: 'cluster', logBackend: 'otlp' },
    { ...standard, stack: 'azure', credentials: 'long-lived' },
  ];
  const specs = configs.flatMap((config) => {
    const run = simulate(ZENML_PRO, config);
    return run.trace.messages.map((message) => specOf(run, message));
  });

  it('has only terms that some message uses, in each of their forms', () => {
    const used = new Set(specs.flatMap((spec) => named(termsOfMessage(GLOSSARY, spec))));
    expect(named(GLOSSARY).filter((term) => !used.has(term))).toEqual([]);
    const texts = specs.flatMap(({ narration, note, label, items }) => [
      narration,
      note ?? '',
      label,
      ...items.map(({ text }) => text),
    ]);
    const forms = GLOSSARY.flatMap(({ forms }) => forms ?? []);
    const unused = forms.filter((form) => termsIn([{ term: form, gloss: '' }], texts).length === 0);
    expect(unused).toEqual([]);
  });

  it('says each in one short sentence or two', () => {
    const bad = GLOSSARY.filter(({ gloss }) => gloss.length > 110 || !/^\p{Lu}.*\.$/u.test(gloss));
    expect(named(bad)).toEqual([]);
    expect(new Set(named(GLOSSARY)).size).toBe(GLOSSARY.length);
  });

  it('explains no term by itself, nor by one that needs it', () => {
    const uses = new Map(GLOSSARY.map(({ term, gloss }) => [term, find(gloss)]));
    const needs = (term: string, path: readonly string[]): readonly string[] =>
      path.includes(term)
        ? [[...path, term].join(' > ')]
        : (uses.get(term) ?? []).flatMap((used) => needs(used, [...path, term]));
    expect(named(GLOSSARY).flatMap((term) => needs(term, []))).toEqual([]);
  });
});

describe('termsOfMessage', () => {
  it('reads sentence, note, label and payload', () => {
    const message = {
      narration: 'The workspace answers.',
      label: 'Ask for a stack',
      items: [{ text: 'cache key', dataClass: 'control' }],
    } as const;
    expect(named(termsOfMessage(GLOSSARY, message))).toEqual(['workspace', 'stack', 'cache key']);
    expect(named(termsOfMessage(GLOSSARY, { ...message, note: 'A heartbeat.' }))).toContain('heartbeat');
  });
});
