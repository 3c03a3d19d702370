import { describe, expect, it } from 'vitest';
import { SCENARIO_IDS } from '../../../machines/model.ts';
import { classesOf } from '../../../src/model/wording.ts';
import { crossingIn } from '../../../src/simulation/describe.ts';
import { specOf } from '../../../src/simulation/run.ts';
import type { TraceMessage } from '../../../src/simulation/trace.ts';
import { filterMessages, type LogFilter, NO_FILTER, searchWords } from '../../../src/views/log.ts';
import { DEFAULT_RUN } from '../simulation/fixtures.ts';

const filtered = (filter: Partial<LogFilter>): TraceMessage[] =>
  [...filterMessages(DEFAULT_RUN, 'saas', { ...NO_FILTER, ...filter })].flatMap(
    (index) => DEFAULT_RUN.trace.messages[index] ?? [],
  );

describe('filterMessages', () => {
  it('passes everything without a filter', () => {
    expect(filtered({})).toEqual(DEFAULT_RUN.trace.messages);
  });

  it('passes one data class', () => {
    expect(filtered({ dataClass: 'credentials' })).toEqual(
      DEFAULT_RUN.trace.messages.filter((message) => classesOf(specOf(DEFAULT_RUN, message)).includes('credentials')),
    );
  });

  it.each(SCENARIO_IDS)('passes what leaves, enters, crosses or does neither: %s', (scenario) => {
    const passing = (crossing: LogFilter['crossing']): number[] => [
      ...filterMessages(DEFAULT_RUN, scenario, { ...NO_FILTER, crossing }),
    ];
    const having = (crossing: string): number[] =>
      DEFAULT_RUN.trace.messages.flatMap((message, index) =>
        crossingIn(DEFAULT_RUN, scenario, message).crossing === crossing ? [index] : [],
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
    expect(both.every((message) => crossingIn(DEFAULT_RUN, 'saas', message).crossing === 'enters')).toBe(true);
  });
});

describe('searchWords', () => {
  it('splits at any space and lowers the case', () => {
    expect(searchWords('  Ask  the\tServer ')).toEqual(['ask', 'the', 'server']);
    expect(searchWords('   ')).toEqual([]);
  });
});
