import { describe, expect, it } from 'vitest';
import { SCENARIO_IDS } from '../../../machines/model.ts';
import { crossingIn, specOf } from '../../../src/simulation/describe.ts';
import { countUpTo, filterMessages, type LogFilter, NO_FILTER, wordsOf } from '../../../src/simulation/log.ts';
import type { TraceMessage } from '../../../src/simulation/trace.ts';
import { DEFAULT_TRACE } from './fixtures.ts';

const filtered = (filter: Partial<LogFilter>): TraceMessage[] =>
  [...filterMessages(DEFAULT_TRACE, 'saas', { ...NO_FILTER, ...filter })].flatMap(
    (index) => DEFAULT_TRACE.messages[index] ?? [],
  );

describe('filterMessages', () => {
  it('passes everything without a filter', () => {
    expect(filtered({})).toEqual(DEFAULT_TRACE.messages);
  });

  it('passes one data class', () => {
    expect(filtered({ dataClass: 'credentials' })).toEqual(
      DEFAULT_TRACE.messages.filter((message) => specOf(message).dataClass === 'credentials'),
    );
  });

  it.each(SCENARIO_IDS)('passes what leaves, enters, crosses or does neither: %s', (scenario) => {
    const passing = (crossing: LogFilter['crossing']): number[] => [
      ...filterMessages(DEFAULT_TRACE, scenario, { ...NO_FILTER, crossing }),
    ];
    const having = (crossing: string): number[] =>
      DEFAULT_TRACE.messages.flatMap((message, index) =>
        crossingIn(scenario, message).crossing === crossing ? [index] : [],
      );
    for (const crossing of ['none', 'leaves', 'enters'] as const) expect(passing(crossing)).toEqual(having(crossing));
    expect(passing('crosses')).toEqual([...having('leaves'), ...having('enters')].sort((a, b) => a - b));
  });

  it('passes messages in which all words occur, in what is shown or in the id', () => {
    expect(filtered({ text: 'registry TOKEN cloud' }).map(({ id }) => id)).toEqual([
      'registry-token.mint',
      'registry-token.minted',
    ]);
    expect(filtered({ text: 'evaluate. artifact store' }).every(({ step }) => step === 'evaluate')).toBe(true);
    expect(filtered({ text: 'evaluate. artifact store' })).not.toEqual([]);
    expect(filtered({ text: 'nothing has this' })).toEqual([]);
  });

  it('applies all filters together', () => {
    const both = filtered({ text: 'token', crossing: 'enters', dataClass: 'credentials' });
    expect(both.length).toBeGreaterThan(0);
    expect(both.every((message) => crossingIn('saas', message).crossing === 'enters')).toBe(true);
  });
});

describe('countUpTo', () => {
  it.each([
    [-1, 0],
    [0, 0],
    [2, 1],
    [4, 2],
    [5, 3],
    [99, 3],
  ])('counts those of 2, 3 and 5 that are at most %i: %i', (last, count) => {
    expect(countUpTo(Int32Array.of(2, 3, 5), last)).toBe(count);
  });
});

describe('wordsOf', () => {
  it('splits at any space and lowers the case', () => {
    expect(wordsOf('  Ask  the\tServer ')).toEqual(['ask', 'the', 'server']);
    expect(wordsOf('   ')).toEqual([]);
  });
});
