import { describe, expect, it } from 'vitest';
import { requestsOf } from '../../../src/simulation/requests.ts';
import { specOf } from '../../../src/simulation/run.ts';
import { DEFAULT_RUN, runFor } from './fixtures.ts';

const countOf = (id: string, run = DEFAULT_RUN): number | undefined =>
  requestsOf(run)[run.trace.messages.findIndex((message) => message.id === id)];

describe('requestsOf', () => {
  it('has a number for each message', () => {
    expect(requestsOf(DEFAULT_RUN)).toHaveLength(DEFAULT_RUN.trace.messages.length);
    expect(requestsOf(DEFAULT_RUN)).toBe(requestsOf(DEFAULT_RUN));
  });

  it('counts what the model says, or one', () => {
    expect([countOf('load_data.connect-step.check'), countOf('create-run.create')]).toEqual([11, 1]);
  });

  it('counts one for each step of the pipeline where that is said', () => {
    expect(countOf('check-cache.ask', runFor({ steps: 5, cached: 'all', stack: 'gcp' }))).toBe(5);
  });

  it.each(['load-stack.stack', 'registry-token.token', 'run-token.token', 'view-run.run'])(
    'counts nothing for %s, an answer',
    (id) => {
      expect(countOf(id)).toBe(0);
    },
  );

  it.each(['start-run.poll', 'load_data.pull-image.watch', 'load_data.connect-step.snapshot', 'finish-run.status'])(
    'counts one for %s, which nothing else asks for',
    (id) => {
      expect(countOf(id)).toBe(1);
    },
  );

  it('counts nothing for work inside of a component', () => {
    for (const [index, message] of DEFAULT_RUN.trace.messages.entries()) {
      const { from, to } = specOf(DEFAULT_RUN, message);
      if (from === to) expect(requestsOf(DEFAULT_RUN)[index]).toBe(0);
    }
  });
});
