import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { recordedCalls } from '../../../src/conformance/recorded-calls.ts';
import { compareWithModel } from '../../../src/conformance/report.ts';
import { toMarkdown } from '../../../src/conformance/report-markdown.ts';
import { toText } from '../../../src/conformance/report-text.ts';
import { callsOf, entry, ID, RECORDINGS } from './recordings.ts';
import { BUILT_IN_REFERENCE as REFERENCE } from './reference.ts';

const DOCUMENT = fileURLToPath(new URL('../../../docs/conformance.md', import.meta.url));

describe('compareWithModel', () => {
  const run = entry('POST /api/v1/runs', { body: { status: 'initializing' } });
  const poll = (caller: string) => entry(`GET /api/v1/runs/${ID}?hydrate=True`, { caller });
  const other = entry('POST /api/v1/tags', { body: { colour: 'red' } });

  it('counts polls and repeats as one kind, and bytes of writes only', () => {
    const calls = recordedCalls([run, poll('client'), poll('client'), poll('dashboard'), other], 'a.har');
    const { totals } = compareWithModel([calls, recordedCalls([run], 'b.har')], REFERENCE);
    expect(totals).toEqual({
      ...{ kinds: 4, matchedKinds: 3, calls: 6, matchedCalls: 5 },
      ...{ writtenBytes: 2 * 25 + 16, matchedWrittenBytes: 2 * 25, contradicted: 1 },
    });
  });

  it('names for each kind its message, or none and why', () => {
    const { kinds } = compareWithModel([recordedCalls([run, other], 'a.har')], REFERENCE);
    const ends = { caller: 'client', receiver: 'server', method: 'POST', query: [], calls: 1, toldInPagesOrder: null };
    expect(kinds).toEqual([
      {
        ...ends,
        path: '/api/v1/runs',
        body: 'initializing',
        writtenBytes: 25,
        message: 'create-run.create',
        why: null,
      },
      { ...ends, path: '/api/v1/tags', body: '', writtenBytes: 16, message: null, why: 'the model has no such call' },
    ]);
  });

  it('says where each contradiction was seen first, and how often', () => {
    const { contradictions } = compareWithModel([recordedCalls([run, other, other], 'a.har')], REFERENCE);
    expect(contradictions).toEqual([
      {
        ...{ what: 'path', message: null, caller: 'client', receiver: 'server', method: 'POST', path: '/api/v1/tags' },
        ...{ says: 'no such call', recorded: 'POST /api/v1/tags', calls: 2, first: { file: 'a.har', entry: 1 } },
      },
    ]);
  });

  it('finds no disagreement in the recordings, and a message for every kind of call', () => {
    const { contradictions, kinds } = compareWithModel(RECORDINGS.map(callsOf), REFERENCE);
    expect(contradictions).toEqual([]);
    expect(kinds.filter(({ message }) => message === null)).toEqual([]);
  });
});

describe('the report', () => {
  const report = compareWithModel(RECORDINGS.map(callsOf), REFERENCE);

  it('is a table for people', () => {
    const text = toText(report);
    expect(text).toMatch(/^A message stands for \d+ of \d+ call kinds \([\d.]+ %\); .* contradictions\.\n\n/);
    expect(text).toContain("told in the page's order: sent in the code just before");
    for (const { message } of report.kinds) if (message !== null) expect(text).toContain(message);
    expect(toText(compareWithModel([], REFERENCE))).toContain('Nothing is contradicted.');
  });

  it('is the page in the documentation, word for word', () => {
    expect(readFileSync(DOCUMENT, 'utf8')).toBe(toMarkdown(report));
  });
});
