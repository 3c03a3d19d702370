import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { messageTemplate } from '../../../src/model/model.ts';
import { resolveMessage } from '../../../src/model/wording.ts';
import { endsOf, isOfOlderModel, type Run, specOf, stepsOf, takesPart } from '../../../src/simulation/run.ts';
import { rounds } from '../rounds.ts';
import { configOf, DEFAULT_RUN, runConfigs, runFor, SEED } from './fixtures.ts';

describe('a run', () => {
  it('has the spec of each message that it sends, in its own words, and no other', () => {
    fc.assert(
      fc.property(runConfigs, (config) => {
        const { trace, specs } = runFor(config);
        const sent = [...new Set(trace.messages.map(({ spec }) => spec))];
        const resolved = sent.map((id) => [id, resolveMessage(ZENML_PRO, messageTemplate(ZENML_PRO, id), config)]);
        expect(specs).toEqual(Object.fromEntries(resolved));
      }),
      { seed: SEED, numRuns: rounds(60) },
    );
  });

  it('says which version of the model made it', () => {
    expect(DEFAULT_RUN.origin).toEqual({
      kind: 'simulated',
      config: configOf(),
      modelVersion: ZENML_PRO.version,
    });
    expect(isOfOlderModel(DEFAULT_RUN)).toBe(false);
    const newer = { ...ZENML_PRO, version: ZENML_PRO.version + 1 };
    expect(isOfOlderModel({ ...DEFAULT_RUN, model: newer })).toBe(true);
  });
});

describe('specOf', () => {
  it('is the same object for the same spec', () => {
    expect(specOf(DEFAULT_RUN, { spec: 'push-image.push' })).toBe(DEFAULT_RUN.specs['push-image.push']);
  });

  it('throws for a message that the run does not have', () => {
    expect(() => specOf(DEFAULT_RUN, { spec: 'request-run.ask' })).toThrow('[run] Unknown message: request-run.ask.');
  });
});

describe('stepsOf', () => {
  it('is the pipeline of the config or, in a recorded run, its own', () => {
    expect(stepsOf(runFor({ steps: 2 })).map(({ id }) => id)).toEqual(['load_data', 'train']);
    const pipeline = [{ id: 'fit', upstream: [], downstream: [] }];
    const recorded: Run = {
      ...DEFAULT_RUN,
      origin: { kind: 'recorded', config: configOf(), pipeline, source: 'run.json' },
    };
    expect(stepsOf(recorded)).toEqual(pipeline);
    expect(isOfOlderModel(recorded)).toBe(false);
  });
});

describe('endsOf', () => {
  it('knows who sends to whom', () => {
    const pairs = DEFAULT_RUN.trace.messages.map((message) => {
      const { from, to } = specOf(DEFAULT_RUN, message);
      return `${from} ${to}`;
    });
    expect(endsOf(DEFAULT_RUN).map(({ from, to }) => `${from} ${to}`)).toEqual([...new Set(pairs)]);
  });
});

describe('takesPart', () => {
  it.each([
    ['workload-manager', {}, false],
    ['workload-manager', { trigger: 'dashboard' }, true],
    ['client', { trigger: 'dashboard' }, false],
    ['code-repository', { code: 'image' }, false],
    ['analytics', { analytics: true }, true],
    ['cloud-iam', { stack: 'kubernetes', credentials: 'long-lived' }, false],
  ] as const)('lets %s take part in a run with %j: %j', (component, options, expected) => {
    expect(takesPart(runFor(options), component)).toEqual(expected);
  });
});
