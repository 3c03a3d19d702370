import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AWAY_IDS, type Away, type RunConfig } from '../../../machines/model.ts';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { toJson } from '../../../src/export/json.ts';
import { toOtlp } from '../../../src/export/otlp.ts';
import { awaySpanOf, componentsAway } from '../../../src/simulation/away.ts';
import { MAX_AWAY_MS } from '../../../src/simulation/away-options.ts';
import { specOf } from '../../../src/simulation/run.ts';
import { formatRunConfig, parseRunConfig, withOption } from '../../../src/simulation/run-config.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import { configProblemText } from '../../../src/views/problems.ts';
import { open } from '../import/documents.ts';
import { rounds } from '../rounds.ts';
import { configOf, faultFreeConfigs, idsOf, runFor, SEED } from './fixtures.ts';

/** Runs with any options in which something goes away at any moment, for any time or for good. */
const awayConfigs: fc.Arbitrary<RunConfig & { readonly away: Away }> = faultFreeConfigs.chain((config) =>
  fc
    .record({
      what: fc.constantFrom(...AWAY_IDS),
      from: fc.option(fc.constantFrom(...idsOf(runFor(config))), { nil: null }),
      forMs: fc.option(fc.integer({ min: 1, max: 40_000 }), { nil: null }),
    })
    .map((away) => ({ ...config, away })),
);

const ROUNDS = { seed: SEED, numRuns: rounds(60) };

describe('a run in which services are away', { timeout: 60_000 }, () => {
  it('ends, delivers nothing from or to them in that time, and loses nothing else', () => {
    fc.assert(
      fc.property(awayConfigs, (config) => {
        const run = simulate(ZENML_PRO, config);
        const span = awaySpanOf(run);
        const gone = componentsAway(ZENML_PRO, config.away.what);
        for (const message of run.trace.messages) {
          const { from, to, unanswered } = specOf(run, message);
          const inSpan = span !== null && message.sentMs >= span.fromMs && message.sentMs < span.toMs;
          const isLost = inSpan && (gone.includes(from) || gone.includes(to));
          expect([message.id, message.status]).toEqual([message.id, isLost || unanswered ? 'failed' : 'delivered']);
        }
      }),
      ROUNDS,
    );
  });

  it('is the run without an outage up to its beginning, and is named by what broke it', () => {
    fc.assert(
      fc.property(awayConfigs, ({ away, ...config }) => {
        const healthy = runFor(config);
        const { messages, outcome } = simulate(ZENML_PRO, { ...config, away }).trace;
        const first = messages.findIndex(({ status }) => status === 'failed');
        const same = first < 0 ? messages.length : first;
        expect(messages.slice(0, same)).toEqual(healthy.trace.messages.slice(0, same));
        if (outcome.status === 'failed') {
          expect(messages.find(({ id }) => id === outcome.message)?.status).toEqual('failed');
        }
      }),
      ROUNDS,
    );
  });

  it('is read back from a link and from files', () => {
    fc.assert(
      fc.property(awayConfigs, (config) => {
        expect(parseRunConfig(ZENML_PRO, formatRunConfig(ZENML_PRO, config))).toEqual({ config, problems: [] });
        const run = simulate(ZENML_PRO, config);
        for (const text of [toJson(run, 'hybrid'), toOtlp(run, 'hybrid')]) {
          expect(open(text)).toEqual({ run, scenario: 'hybrid', problem: null });
        }
      }),
      { seed: SEED, numRuns: rounds(25) },
    );
  });
});

describe('a message whose sender is away', () => {
  it('fails as nobody notices, in an OTLP file as well', () => {
    const run = runFor({ away: { what: 'workspace', from: 'workspace-sign-in.key', forMs: null } });
    expect(run.trace.messages.at(-1)?.failure).toEqual('sender-away');
    expect(toOtlp(run, 'saas')).toContain('"sender-away"');
  });
});

describe('the options of an outage', () => {
  const FROM = 'load_data.persist-metadata.pointers';

  it('are left out of a config without one', () => {
    for (const values of [{}, { away: 'none' }]) {
      expect(parseRunConfig(ZENML_PRO, values)).toStrictEqual({ config: configOf(), problems: [] });
    }
  });

  it('are read, with a message by the id that it has today', () => {
    const read = (values: Record<string, string>) => parseRunConfig(ZENML_PRO, values).config.away;
    expect(read({ away: 'both' })).toEqual({ what: 'both', from: null, forMs: null });
    expect(read({ away: 'workspace', 'away-from': FROM, 'away-for': '5000' })).toEqual({
      what: 'workspace',
      from: FROM,
      forMs: 5000,
    });
    expect(read({ away: 'workspace', 'away-from': 'finish-run.completed' })?.from).toEqual('finish-run.closed');
  });

  it.each<[Record<string, string>, string]>([
    [{ away: 'rbac' }, 'away "rbac" is not understood. Use none, control-plane, workspace, both.'],
    [
      { away: 'both', 'away-from': 'push-image.pull' },
      'away-from "push-image.pull" is not understood. Use the id of a message that this run sends, such as push-image.push.',
    ],
    [
      { away: 'both', 'away-for': '2s' },
      `away-for "2s" is not understood. Use a whole number from 1 to ${MAX_AWAY_MS}.`,
    ],
    [
      { 'away-from': FROM },
      `away-from "${FROM}" does not go with the other options. Use it with away control-plane or workspace or both.`,
    ],
    [
      { away: 'none', 'away-for': '1' },
      'away-for "1" does not go with the other options. Use it with away control-plane or workspace or both.',
    ],
  ])('are refused in one sentence: %j', (values, sentence) => {
    expect(parseRunConfig(ZENML_PRO, values).problems.map(configProblemText)).toEqual([sentence]);
  });

  it('are left out when the run no longer has the moment', () => {
    const config = { ...configOf(), away: { what: 'both', from: 'build-image.build', forMs: null } } as const;
    expect(withOption(ZENML_PRO, config, 'who', 'owner').away).toEqual(config.away);
    expect(withOption(ZENML_PRO, config, 'trigger', 'dashboard')).toStrictEqual(configOf({ trigger: 'dashboard' }));
  });
});

describe('a file of a run in an outage', () => {
  const away = { what: 'workspace', from: 'load-stack.ask', forMs: 2000 } as const;
  const text = toJson(runFor({ away }), 'saas');
  const changed = (value: unknown): string => {
    const file = JSON.parse(text) as { config: Record<string, unknown> };
    return JSON.stringify({ ...file, config: { ...file.config, away: value } });
  };

  it.each<[unknown, object]>([
    ['both', { path: 'config.away', rule: { code: 'away-object' } }],
    [
      { ...away, what: 'rbac' },
      { path: 'config.away.what', rule: { code: 'one-of', values: AWAY_IDS } },
    ],
    [
      { ...away, from: 'no such' },
      { path: 'config.away.from', rule: { code: 'config-message' } },
    ],
    [
      { ...away, from: 'push-image.pull' },
      { path: 'config.away.from', rule: { code: 'config-message' } },
    ],
    [
      { ...away, forMs: 0 },
      { path: 'config.away.forMs', rule: { code: 'whole', least: 1, most: MAX_AWAY_MS } },
    ],
    [{ ...away, forMs: null }, { code: 'changed' }],
    [null, { code: 'changed' }],
  ])('is refused where that is not one, or another: %j', (value, problem) => {
    expect(open(changed(value)).problem).toMatchObject(problem);
  });
});
