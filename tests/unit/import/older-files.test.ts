import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SCENARIO_IDS } from '../../../machines/model.ts';
import { headerOf } from '../../../src/export/header.ts';
import { EXPORTERS } from '../../../src/export/index.ts';
import { isMessageId, type Model } from '../../../src/model/model.ts';
import { isOfOlderModel, type Run, specOf } from '../../../src/simulation/run.ts';
import { openedWords } from '../../../src/views/words.ts';
import { rounds } from '../rounds.ts';
import { configOf, DEFAULT_RUN, faultyRun, runConfigs, runFor, SEED } from '../simulation/fixtures.ts';
import { type Json, jsonOf, NEXT_MODEL, open, otlpOf, put } from './documents.ts';

/** A file of the first version of the format, as the page wrote it. */
const fixture = (name: string): string =>
  gunzipSync(readFileSync(new URL(`../../fixtures/${name}.gz`, import.meta.url))).toString();

/** The files with the runs that they hold: one that completes, and one with a named fault. */
const FILES = [
  ['run-v1.json', 'saas', configOf({ steps: 1 })],
  [
    'run-v1.otlp.json',
    'hybrid',
    configOf({ fault: { message: 'load_data.pull-image.image', times: 1, id: 'image-pull-back-off' } }),
  ],
] as const;

/** Opens a text that has to be readable. */
function opened(text: string, model: Model): Run {
  const { run, problem } = open(text, model);
  if (!run) throw new Error(`[test] The file is refused: ${JSON.stringify(problem)}`);
  return run;
}

describe('importRun of a file of version 1 of the format', () => {
  it.each(FILES)('opens %s as it tells it, and says that it is older', (name, scenario, config) => {
    const { run, ...rest } = open(fixture(name));
    if (!run) throw new Error('[test] The file is refused.');
    expect(rest).toEqual({ scenario, problem: null });
    expect(isOfOlderModel(run)).toBe(true);
    expect(run.origin).toEqual({ kind: 'simulated', config, modelVersion: 1 });
    // What the model no longer has, or has at another time: the file wins.
    const signIn = run.trace.messages.filter(({ exchange }) => exchange === 'sign-in').map(({ spec }) => spec);
    expect(signIn).toEqual(['sign-in.device', 'sign-in.page', 'sign-in.identity', 'sign-in.session']);
    for (const { serialise } of Object.values(EXPORTERS)) expect(serialise(run, scenario)).not.toBe('');
    expect(headerOf(run, scenario).sources).toBe('documentation of 2026-07, zenml 0.98.0, made with an older model');
    expect(openedWords(run)).toBe(
      `Opened a run of ${run.trace.messages.length} messages, made with an older model. A link cannot hold it.`,
    );
  });

  it('gives the items of a payload the class of the message, as it had no classes of their own', () => {
    const run = opened(fixture('run-v1.json'), NEXT_MODEL);
    const file = JSON.parse(fixture('run-v1.json')) as { messages: { payload: string[]; dataClass: string }[] };
    expect(run.trace.messages.map((message) => specOf(run, message).items)).toEqual(
      file.messages.map(({ payload, dataClass }) => payload.map((text) => ({ text, dataClass }))),
    );
  });
});

describe('importRun of a file of this format and this model', () => {
  it('says nothing of an older model', () => {
    expect(headerOf(DEFAULT_RUN, 'saas').sources).toBe('documentation of 2026-07, zenml 0.98.0');
    expect(openedWords(DEFAULT_RUN)).toBe(
      `Opened a run of ${DEFAULT_RUN.trace.messages.length} messages. A link cannot hold it.`,
    );
  });
});

describe('importRun of a file of an older model', () => {
  it('opens any run as the file tells it, and writes the same file again, but for the remark that it is older', () => {
    fc.assert(
      fc.property(runConfigs, fc.constantFrom(...SCENARIO_IDS), (config, scenario) => {
        const run = runFor(config);
        for (const format of ['json', 'otlp'] as const) {
          const text = EXPORTERS[format].serialise(run, scenario);
          const older = opened(text, NEXT_MODEL);
          expect(older).toEqual({ ...run, model: NEXT_MODEL });
          expect(EXPORTERS[format].serialise(older, scenario).replace(', made with an older model', '')).toBe(text);
        }
      }),
      { seed: SEED, numRuns: rounds(25) },
    );
  });

  it('goes by what the file says of a message, not by what the model says today', () => {
    const file = jsonOf(DEFAULT_RUN);
    const index = DEFAULT_RUN.trace.messages.findIndex(({ spec }) => spec === 'push-image.push');
    for (const [name, value] of [
      ['label', 'Push it'],
      ['to', 'artifact-store'],
      ['port', 8443],
      [
        'items',
        [
          { text: 'layers', dataClass: 'image' },
          { text: 'a key', dataClass: 'credentials', mark: 'secret' },
        ],
      ],
    ] as const) {
      put(file, ['messages', index, name], value as Json);
    }
    const run = opened(JSON.stringify(file), NEXT_MODEL);
    const message = run.trace.messages[index];
    expect(message && specOf(run, message)).toMatchObject({
      label: 'Push it',
      to: 'artifact-store',
      port: 8443,
      dataClass: 'image',
      items: [
        { text: 'layers', dataClass: 'image' },
        { text: 'a key', dataClass: 'credentials', mark: 'secret' },
      ],
    });
  });

  it('keeps messages that a run of today would not have', () => {
    const cut = { ...DEFAULT_RUN, trace: { ...DEFAULT_RUN.trace, messages: DEFAULT_RUN.trace.messages.slice(0, 30) } };
    for (const format of ['json', 'otlp'] as const) {
      const text = EXPORTERS[format].serialise(cut, 'saas');
      expect(open(text).problem).toEqual({ code: 'changed', message: null });
      expect(opened(text, NEXT_MODEL).trace).toEqual(cut.trace);
    }
  });

  describe('with a message that has another id today', () => {
    const [before, after] = ['load-stack.ask', 'load-stack.request'] as const;

    const renamed = (id: string): string => (id === before ? after : id);

    /** The next model, in which a message is called by another id. */
    const MODEL: Model = {
      ...NEXT_MODEL,
      exchanges: NEXT_MODEL.exchanges.map((exchange) => ({
        ...exchange,
        messages: exchange.messages.map((message) => (message.id === before ? { ...message, id: after } : message)),
      })),
      faults: NEXT_MODEL.faults.filter(({ message }) => message !== before),
      successors: { [before]: after },
    };

    it.each(['json', 'otlp'] as const)('gives it that id everywhere, in %s', (format) => {
      expect(isMessageId(MODEL, before)).toBe(false);
      const run = faultyRun(before, 9);
      const today = opened(EXPORTERS[format].serialise(run, 'saas'), MODEL);
      expect(today.trace.messages.map(({ id, spec }) => ({ id, spec }))).toEqual(
        run.trace.messages.map(({ id, spec }) => ({ id: id.replace(before, after), spec: renamed(spec) })),
      );
      expect(today.trace.outcome).toEqual({
        ...run.trace.outcome,
        message: run.trace.outcome.status === 'failed' ? run.trace.outcome.message.replace(before, after) : '',
      });
      expect(today.origin.config.fault).toEqual({ message: after, times: 9 });
      for (const { serialise } of Object.values(EXPORTERS)) expect(serialise(today, 'saas')).not.toContain(before);
    });

    it('refuses one that nothing took the place of', () => {
      const { problem } = open(JSON.stringify(otlpOf(DEFAULT_RUN)), { ...MODEL, successors: {} });
      const index = DEFAULT_RUN.trace.messages.findIndex(({ spec }) => spec === before);
      expect(problem).toEqual({ code: 'field', message: index + 1, path: 'spec', rule: { code: 'known-message' } });
    });
  });
});
