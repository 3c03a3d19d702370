import { describe, expect, it } from 'vitest';
import { SCENARIO_IDS } from '../../../machines/model.ts';
import { CREDENTIAL_POWERS } from '../../../src/catalogue/credential-powers.ts';
import type { SecretId } from '../../../src/catalogue/secret-ids.ts';
import { acceptedWords, BREACH_FIGURES, type Breach, breachOf, sortedSteps } from '../../../src/claims/breach.ts';
import { holdingsAt, isKept } from '../../../src/claims/holdings.ts';
import { DEFAULT_RUN, runFor } from '../simulation/fixtures.ts';
import { altered } from './fixtures.ts';

const ZENML = { kind: 'owner', owner: 'zenml' } as const;
const WHILE = { until: 'end' } as const;
const RUN_TOKEN = { kind: 'credential', credential: 'run-token' } as const;

const opened = ({ steps }: Breach): string[] => steps.map(({ credential, at }) => `${credential} ${at}`);

describe('breachOf', () => {
  it('can read at once exactly what the part holds', () => {
    for (const scenario of SCENARIO_IDS) {
      const there = holdingsAt(DEFAULT_RUN, scenario, 'end').filter(({ owner }) => owner === 'zenml');
      expect(breachOf(DEFAULT_RUN, scenario, ZENML, WHILE).readable).toEqual(there);
      expect(breachOf(DEFAULT_RUN, scenario, ZENML, 'after').readable).toEqual(there.filter(isKept));
    }
  });

  it('gives nothing of an owner that has no place in a scenario', () => {
    expect(breachOf(DEFAULT_RUN, 'on-prem', ZENML, WHILE)).toEqual({
      readable: [],
      credentials: [],
      steps: [],
      unknown: [],
      all: [],
    });
  });

  it('lets the run token read metadata, and hand out what opens store, registry, cluster and code', () => {
    const breach = breachOf(DEFAULT_RUN, 'hybrid', RUN_TOKEN, WHILE);
    expect(breach.steps[0]).toMatchObject({ credential: 'run-token', depth: 1, at: 'server', from: null });
    expect(breach.steps[0]?.gains.map(({ component }) => component)).toContain('metadata-store');
    expect(opened(breach)).toEqual(
      expect.arrayContaining(['store-token artifact-store', 'registry-token container-registry']),
    );
    expect(breach.all.some(({ item }) => item.mark === 'value')).toBe(true);
  });

  it('marks what needs a way into the places of another owner', () => {
    const elsewhere = (scenario: 'saas' | 'hybrid') =>
      breachOf(DEFAULT_RUN, scenario, { kind: 'component', component: 'control-plane' }, WHILE).steps.find(
        ({ credential, at }) => credential === 'session-token' && at === 'server',
      )?.isElsewhere;
    expect(elsewhere('saas')).toBe(false);
    expect(elsewhere('hybrid')).toBe(true);
  });

  it('counts only steps that are listed among those that need a way into the places of another owner', () => {
    const elsewhere = BREACH_FIGURES.find(({ id }) => id === 'elsewhere');
    for (const scenario of SCENARIO_IDS) {
      const breach = breachOf(DEFAULT_RUN, scenario, ZENML, WHILE);
      const listed = sortedSteps(breach).fruitful.filter(({ isElsewhere }) => isElsewhere);
      expect(elsewhere?.of(breach)).toBe(listed.length);
    }
  });

  it('hands out the stored secret where a connector has nothing short-lived', () => {
    const stored = breachOf(runFor({ stack: 'kubernetes' }), 'hybrid', RUN_TOKEN, WHILE);
    expect(stored.steps[0]?.brings).toContain('connector-secret');
    expect(stored.steps[0]?.brings).not.toContain('store-token');
  });

  it('knows nothing before anything was sent, and more as time goes on', () => {
    const at = (until: number) => breachOf(DEFAULT_RUN, 'saas', ZENML, { until }).all.length;
    expect(at(0)).toBe(0);
    const { durationMs } = DEFAULT_RUN.trace;
    const counts = [0.25, 0.5, 0.75, 1].map((share) => at(durationMs * share));
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    expect(counts[0]).toBeGreaterThan(0);
  });

  it('tries each credential once, so that the steps end', () => {
    for (const credential of Object.keys(CREDENTIAL_POWERS) as SecretId[]) {
      const tried = opened(breachOf(DEFAULT_RUN, 'saas', { kind: 'credential', credential }, WHILE));
      expect(new Set(tried).size).toBe(tried.length);
    }
  });

  it('finds each item once, however many ways lead to it', () => {
    const { all, readable, steps } = breachOf(DEFAULT_RUN, 'hybrid', ZENML, WHILE);
    const gained = steps.flatMap(({ gains }) => gains);
    expect(new Set([...readable, ...gained]).size).toBe(readable.length + gained.length);
    expect(all.length).toBe(readable.length + gained.length);
  });

  it('says what no source tells', () => {
    const { unknown } = breachOf(DEFAULT_RUN, 'hybrid', { kind: 'credential', credential: 'enrollment-key' }, WHILE);
    expect(unknown).toEqual(['enrollment-key', 'workspace-token']);
    expect(acceptedWords(DEFAULT_RUN, 'enrollment-key')).toBe(null);
  });

  it('says lifetimes in the words of the run', () => {
    expect(acceptedWords(DEFAULT_RUN, 'orchestrator-token')).toContain('15 minutes');
    expect(acceptedWords(runFor({ stack: 'gcp' }), 'orchestrator-token')).toContain('1 hour');
  });

  it('does not open what does not take part in the run', () => {
    const run = runFor({ stack: 'kubernetes' });
    expect(opened(breachOf(run, 'saas', { kind: 'credential', credential: 'connector-secret' }, WHILE))).not.toContain(
      'connector-secret cloud-iam',
    );
  });

  it('reads marks and credentials, never the words of a message', () => {
    const run = altered('run-token.token', { label: 'x', narration: 'y', auth: 'z' });
    expect(breachOf(run, 'hybrid', ZENML, WHILE)).toEqual(breachOf(DEFAULT_RUN, 'hybrid', ZENML, WHILE));
  });
});

describe('CREDENTIAL_POWERS', () => {
  it('hands out only what the table knows, and says where each line comes from', () => {
    for (const { opens, source, unknown } of Object.values(CREDENTIAL_POWERS)) {
      expect(source.length).toBeGreaterThan(10);
      for (const { hands } of opens) for (const id of hands) expect(CREDENTIAL_POWERS).toHaveProperty(id);
      if (opens.length === 0) expect(typeof unknown).toBe('boolean');
    }
  });
});
