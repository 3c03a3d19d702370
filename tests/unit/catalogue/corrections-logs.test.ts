import { describe, expect, it } from 'vitest';
import type { RunConfig } from '../../../machines/model.ts';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { holdingsAt, secretOf } from '../../../src/claims/holdings.ts';
import { circumstancesOf } from '../../../src/model/wording.ts';
import { specOf } from '../../../src/simulation/run.ts';
import { configOf, runFor } from '../simulation/fixtures.ts';
import { kinds, resolved, texts } from './corrections.ts';

/** What a log store changes that is not the artifact store: what is said of logs, who gets its key, where it listens. */

const ELSEWHERE = ['otlp', 'datadog'] as const;
const TRIGGERS = ['sdk', 'dashboard', 'schedule'] as const;
const DATADOG = { logBackend: 'datadog' } as const;
const KEYS = 'API key and application key of Datadog, in the settings of the log store';

describe('a log store of its own', () => {
  it.each(ELSEWHERE)('%s: no message says of a log that it lies in your store', (logBackend) => {
    for (const trigger of TRIGGERS) {
      const run = runFor({ logBackend, trigger });
      const wrong = run.trace.messages.filter((message) => {
        const spec = specOf(run, message);
        const all = [spec.label, spec.narration, spec.note ?? '', texts(spec)];
        return all.some((text) => /\blogs?\b/i.test(text) && /in your (?:artifact )?store/.test(text));
      });
      expect(wrong.map(({ id }) => id)).toEqual([]);
    }
  });

  it.each(['create-snapshot.log', 'connect-step.log', 'start-run.log'])(
    '%s: names the log store, and neither a URI nor a store',
    (id) => {
      for (const logBackend of ELSEWHERE) {
        const spec = resolved(id, { logBackend });
        expect(spec.items[0]).toEqual({ text: 'id of the log store', dataClass: 'control' });
        expect(kinds(spec).filter((kind) => kind.endsWith('name'))).toEqual([]);
        expect(texts(spec)).not.toMatch(/URI/);
        expect([spec.evidence, spec.narration]).toEqual(['documented', expect.stringMatching(/in which log store\.$/)]);
      }
      expect([resolved(id).evidence, texts(resolved(id))]).toEqual(['recorded', expect.stringMatching(/URI/)]);
    },
  );
});

describe('the key of the log store', () => {
  const READERS: readonly [string, Partial<RunConfig>][] = [
    ['load-stack.stack', {}],
    ['start-run.snapshot', {}],
    ['connect-step.config', {}],
    ['connect-step.config', { stack: 'gcp' }],
    ['read-snapshot.snapshot', { trigger: 'dashboard' }],
    ['create-scheduled-run.snapshot', { trigger: 'schedule' }],
  ];

  it.each(READERS)('comes with the stack: %s %j', (id, options) => {
    const keysIn = (more: Partial<RunConfig>) => {
      const spec = resolved(id, { ...options, ...more });
      const circumstances = circumstancesOf(ZENML_PRO, configOf({ ...options, ...more }));
      return spec.items.flatMap((item) => (secretOf(spec, item, circumstances) === 'log-store-key' ? [item.text] : []));
    };
    expect([keysIn({}), keysIn({ logBackend: 'otlp' }), keysIn(DATADOG)]).toEqual([[], [], [KEYS]]);
    expect(resolved(id, { ...options, ...DATADOG })).toMatchObject({
      evidence: 'documented',
      note: expect.stringMatching(
        /GET \/secrets instead\. The application key reads all logs of your Datadog account\.$/,
      ),
    });
    expect(kinds(resolved(id, { ...options, logBackend: 'otlp' })).at(-1)).toBe('credentials may-hold-value');
  });

  it.each<[RunConfig['trigger'], readonly string[]]>([
    ['sdk', ['client', 'orchestrator', 'server', 'step-runtime']],
    ['dashboard', ['orchestrator', 'server', 'step-runtime', 'workload-manager']],
    ['schedule', ['orchestrator', 'server', 'step-runtime']],
  ])('is then among what they and the workspace hold: %s', (trigger, holders) => {
    const holding = holdingsAt(runFor({ ...DATADOG, trigger }), 'saas', 'end').filter(({ item }) => item.text === KEYS);
    expect([...new Set(holding.map(({ component }) => component))].toSorted()).toEqual(holders);
    expect(new Set(holding.map(({ credential }) => credential))).toEqual(new Set(['log-store-key']));
  });

  it.each(TRIGGERS)('is handed to whoever sends logs with it, before it does: %s', (trigger) => {
    const run = runFor({ ...DATADOG, trigger });
    const has = new Set<string>();
    for (const message of run.trace.messages) {
      const spec = specOf(run, message);
      const isUsed = spec.credential === 'log-store-key' && spec.to === 'log-backend';
      if (isUsed) expect([message.id, has.has(spec.from)]).toEqual([message.id, true]);
      if (texts(spec).includes(KEYS)) has.add(spec.to);
    }
    expect(has.size).toBeGreaterThan(1);
  });
});

describe('where logs are sent', () => {
  const SENDERS = ['create-run.log', 'orchestrator-store-token.log', 'stream-logs.stream'];

  it.each(SENDERS)('%s: to Datadog as JSON of its own, at most 500 a batch', (id) => {
    const { endpoint, note, source } = resolved(id, DATADOG);
    expect(endpoint).toBe('POST /api/v2/logs, JSON, at the intake of Datadog');
    expect(note).toMatch(/up to 500 records/);
    expect(source).toMatch(/datadog_flavor\.py.*datadog_log_exporter\.py/);
  });

  it.each(SENDERS)('%s: to a collector as OTLP in JSON, 5,000 a batch', (id) => {
    const { endpoint, note } = resolved(id, { logBackend: 'otlp' });
    expect([endpoint, note]).toEqual([
      expect.stringMatching(/OTLP as JSON/),
      expect.stringMatching(/up to 5,000 records, every 5 seconds/),
    ]);
  });
});
