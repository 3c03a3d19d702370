import { describe, expect, it } from 'vitest';
import { EXPORTERS } from '../../../src/export/index.ts';
import { stageSvg } from '../../../src/export/stage-svg.ts';
import { elementsOf, readXml } from '../export/svg-reader.ts';
import { FAILED_RUN, type Json, jsonOf, leanOf, NEXT_MODEL, open, otlpOf, problemIn, put } from './documents.ts';

const nested = (levels: number, open: string, inside: string, close: string): string =>
  open.repeat(levels) + inside + close.repeat(levels);

const DEEP = [
  ['lists', nested(100_000, '[', '1', ']')],
  ['objects', nested(100_000, '{"messages":', '1', '}')],
  ['objects named __proto__', nested(100_000, '{"__proto__":', '{}', '}')],
] as const;

/** The text of a document with a placeholder, which is then replaced by any JSON text. */
const withText = (document: Json, text: string): string => JSON.stringify(document).replace('"PLACE"', () => text);

describe('importRun of nesting 100,000 levels deep', { timeout: 30_000 }, () => {
  it.each(DEEP)('reads no run out of %s', (_, deep) => {
    expect(problemIn(deep)).toMatch(/^The file is not a run: /);
  });

  it.each(DEEP)('says where %s stand for something else', (_, deep) => {
    for (const [path, problem] of [
      [['version'], 'In the file, version has to be 1 or 2.'],
      [['durationMs'], /^In the file, durationMs has to be a whole number/],
      [['config', 'trigger'], 'In the file, config.trigger has to be sdk, dashboard or schedule.'],
      [['messages', 3, 'step'], /^In message 4 of the file, step has to be /],
    ] as const) {
      const text = withText(put(leanOf(), path, 'PLACE'), deep);
      expect(open(text).run).toBeNull();
      expect(problemIn(text)).toMatch(problem);
    }
  });

  it.each(DEEP)('pays no attention to %s where nothing is read', (_, deep) => {
    const file = withText(put(leanOf(), ['messages', 0, 'note'], 'PLACE'), deep);
    expect(open(file).run).toStrictEqual(FAILED_RUN);
    const otlp = otlpOf() as { resourceSpans: Json[] };
    const traces = withText({ resourceSpans: ['PLACE', ...otlp.resourceSpans] }, deep);
    expect(open(traces).run).toStrictEqual(FAILED_RUN);
  });

  it('reads no JSON out of brackets that nobody closes', () => {
    expect(problemIn('['.repeat(1_000_000))).toMatch(/^The file is not JSON: /);
  });
});

describe('importRun of long texts and lists', { timeout: 30_000 }, () => {
  const LONG = 'a'.repeat(1_000_000);

  it.each<[string, readonly (string | number)[], RegExp]>([
    ['an id', ['messages', 0, 'id'], /^In message 1 of the file, id has to be /],
    ['a spec', ['messages', 0, 'spec'], /^In message 1 of the file, spec has to be /],
    ['a reason', ['outcome', 'reason'], /^In the file, outcome\.reason has to be /],
    ['a version', ['version'], /^In the file, version has to be 1 or 2\.$/],
    ['an option', ['config', 'stack'], /^In the file, config\.stack has to be /],
    ['a fault', ['config', 'fault', 'message'], /^In the file, config\.fault\.message has to be /],
  ])('does not repeat 1 MB of %s', (_, path, problem) => {
    const said = problemIn(JSON.stringify(put(leanOf(), path, LONG)));
    expect(said).toMatch(problem);
    expect(said?.length).toBeLessThan(250);
  });

  it('reads a run with 1 MB of text and 100,000 names that mean nothing', () => {
    const names = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`name-${index}`, index]));
    const file = put(put(leanOf(), ['config', 'comment'], LONG), ['config', 'names'], names);
    expect(open(JSON.stringify(file)).run).toStrictEqual(FAILED_RUN);
  });

  it('takes at most 250,000 messages', () => {
    const [message] = (leanOf() as { messages: Json[] }).messages;
    const messages = Array.from({ length: 250_001 }, () => message ?? null);
    expect(problemIn(JSON.stringify(put(leanOf(), ['messages'], messages)))).toBe(
      'In the file, messages has to hold at most 250000 messages.',
    );
  });
});

describe('importRun of names that mean something to JavaScript', () => {
  const PROTO = '{"status":"failed","steps":1,"fault":null,"polluted":true}';

  it.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])('%s has no effect', (name) => {
    const places: readonly (readonly (string | number)[])[] = [[], ['config'], ['outcome'], ['messages', 0]];
    for (const path of places) {
      const file = withText(put(leanOf(), [...path, 'x'], 'PLACE'), PROTO).replace(
        `"x":${PROTO}`,
        `"${name}":${PROTO}`,
      );
      expect(file).toContain(`"${name}":{`);
      const { run } = open(file);
      expect(run).toStrictEqual(FAILED_RUN);
      expect(Object.getPrototypeOf(run?.origin.config)).toBe(Object.prototype);
    }
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('does not take fields from __proto__', () => {
    const whole = JSON.stringify(leanOf());
    expect(problemIn(`{"__proto__":${whole}}`)).toMatch(/^The file is not a run: /);
    const { outcome, ...rest } = leanOf() as { outcome: Json };
    const file = JSON.stringify({ ...rest, x: { outcome } }).replace('"x":', '"__proto__":');
    expect(problemIn(file)).toBe('In the file, outcome is missing.');
  });

  it('has no effect as the name of an OTLP attribute', () => {
    const text = JSON.stringify(otlpOf()).replaceAll(
      '{"key":"zenml.simulator.span"',
      '{"key":"zenml.simulator.config.__proto__","value":{"stringValue":"x"}},{"key":"zenml.simulator.span"',
    );
    expect(text).toContain('config.__proto__');
    expect(open(text).run).toStrictEqual(FAILED_RUN);
  });
});

describe('importRun of markup', () => {
  const MARKUP = '<img src=x onerror=alert(1)> <script>alert(1)</script> "\'&';

  it.each(['id', 'spec', 'exchange', 'step'])('takes none as %s', (name) => {
    expect(problemIn(JSON.stringify(put(leanOf(), ['messages', 0, name], MARKUP)))).toMatch(
      /^In message 1 of the file, \w+ has to be 1 to 120 letters/,
    );
  });

  it('opens a run of this model only with its own text, and has that of an older model as text in every file', () => {
    const file = JSON.stringify(put(jsonOf(), ['outcome', 'reason'], MARKUP));
    expect(problemIn(file)).toMatch(/^The file is not the run that its options give: /);
    const { run } = open(file, NEXT_MODEL);
    expect(run?.trace.outcome).toMatchObject({ reason: MARKUP });
    if (!run) return;
    const end = run.trace.durationMs;
    for (const svg of [EXPORTERS.svg.serialise(run, 'saas'), stageSvg(run, 'saas', end, 'light')]) {
      for (const name of ['img', 'script']) expect(elementsOf(readXml(svg), name)).toEqual([]);
    }
    for (const format of ['mermaid', 'ledger-md', 'firewall-md'] as const) {
      expect(EXPORTERS[format].serialise(run, 'saas')).not.toContain('<img');
    }
  });
});
