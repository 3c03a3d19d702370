import { describe, expect, it } from 'vitest';
import { BUILT_IN_COMPONENT_IDS, SCENARIO_IDS } from '../../../machines/model.ts';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { find, MOST_FOUND } from '../../../src/panels/find/entries.ts';
import { score, wordScore } from '../../../src/panels/find/rank.ts';
import { DEFAULT_RUN, faultyRun } from '../simulation/fixtures.ts';

describe('wordScore', () => {
  it('likes the whole text best, then its beginning, the beginning of a word, any place, letters in order', () => {
    const scores = ['server', 'server log', 'zenml server', 'observer', 's-e-r-v-e-r'].map((text) =>
      wordScore('server', text),
    );
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(new Set(scores).size).toBe(5);
    expect(Math.min(...scores)).toBeGreaterThan(0);
  });

  it('is 0 when the letters are not there, not in their order, or far apart', () => {
    expect(wordScore('token', 'server')).toBe(0);
    expect(wordScore('tok', 'kot')).toBe(0);
    expect(wordScore('abc', `a${' '.repeat(20)}b${' '.repeat(20)}c`)).toBe(0);
    expect(wordScore('rg', 'registry')).toBe(0);
  });

  it('takes the beginning of a later word for one', () => {
    expect(wordScore('log', 'catalog log')).toBe(wordScore('log', 'my log'));
  });
});

describe('score', () => {
  it('needs all words, in the label or beside it', () => {
    expect(score(['token', 'server'], 'registry token', 'zenml server')).toBeGreaterThan(0);
    expect(score(['token', 'browser'], 'registry token', 'zenml server')).toBe(0);
  });

  it('likes the label better', () => {
    expect(score(['token'], 'token', 'server')).toBeGreaterThan(score(['token'], 'server', 'token'));
  });
});

const labelsFor = (query: string): string[] => find(DEFAULT_RUN, query).map(({ label }) => label);

/** What there is whatever the run. */
const FIXED = find(DEFAULT_RUN, '  ');

describe('find', () => {
  it('offers everything but the messages without a query', () => {
    expect(find(faultyRun('push-image.push', 1), '')).toBe(FIXED);
    const kinds = FIXED.map(({ target }) => target.kind);
    expect(kinds.filter((kind) => kind === 'scenario')).toHaveLength(SCENARIO_IDS.length);
    expect(kinds.filter((kind) => kind === 'phase')).toHaveLength(ZENML_PRO.phases.length);
    expect(kinds.filter((kind) => kind === 'component')).toHaveLength(BUILT_IN_COMPONENT_IDS.length);
    expect(kinds).toContain('command');
    expect(kinds).not.toContain('message');
  });

  it('has no id twice', () => {
    const ids = find(DEFAULT_RUN, 'e').map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(FIXED.map(({ id }) => id)).size).toBe(FIXED.length);
  });

  it.each([
    ['control plane', 'component control-plane'],
    ['hybrid', 'scenario hybrid'],
    ['observ', 'phase observability'],
    ['keyboard', 'command help'],
    ['ask for a registry token', 'message registry-token.ask'],
    ['push-image.push', 'message push-image.push'],
  ])('finds %s first', (query, id) => {
    expect(find(DEFAULT_RUN, query)[0]?.id).toBe(id);
  });

  it('finds the messages of a step by its name', () => {
    const found = find(DEFAULT_RUN, 'evaluate heartbeat token');
    expect(found).toEqual([]);
    const ids = find(DEFAULT_RUN, 'evaluate.').map(({ id }) => id);
    expect(ids.length).toBe(DEFAULT_RUN.trace.messages.filter(({ step }) => step === 'evaluate').length);
    expect(ids.every((id) => id.startsWith('message evaluate.'))).toBe(true);
  });

  it('keeps the order of the run among equals', () => {
    const indices = find(DEFAULT_RUN, 'check the permission').flatMap(({ target }) =>
      target.kind === 'message' ? [target.index] : [],
    );
    expect(indices.length).toBeGreaterThan(2);
    expect(indices).toEqual(indices.toSorted((a, b) => a - b));
  });

  it('tells a retry from the first try', () => {
    const run = faultyRun('push-image.push', 1);
    const tries = run.trace.messages.filter(({ spec }) => spec === 'push-image.push');
    const found = find(run, 'push-image.push');
    expect(found).toHaveLength(tries.length);
  });

  it('finds nothing for what is not there, and never more than can be read', () => {
    expect(labelsFor('qqqq')).toEqual([]);
    expect(find(DEFAULT_RUN, 'e').length).toBeLessThanOrEqual(MOST_FOUND);
  });
});
