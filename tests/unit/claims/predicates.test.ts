import { describe, expect, it } from 'vitest';
import type { ScenarioId } from '../../../machines/model.ts';
import { CLAIMS, type ClaimId } from '../../../src/catalogue/claims.ts';
import { CLAIM_CHECKS, violationOf } from '../../../src/claims/predicates.ts';
import { CATALOGUE, type Lookup, seenIn } from '../../../src/claims/seen.ts';
import type { Trace } from '../../../src/simulation/trace.ts';
import { DEFAULT_TRACE, faultyRun } from '../simulation/fixtures.ts';
import { altered, placed } from './fixtures.ts';

/** The id of the message that an index points to. */
const idAt = (trace: Trace, index: number | null): string | null =>
  index === null ? null : (trace.messages[index]?.id ?? `no message ${index}`);

const violation = (claim: ClaimId, scenario: ScenarioId, lookup?: Lookup): string | null =>
  idAt(DEFAULT_TRACE, violationOf(claim, DEFAULT_TRACE, scenario, lookup));

const without = (...specs: readonly string[]): Trace => ({
  ...DEFAULT_TRACE,
  messages: DEFAULT_TRACE.messages.filter((message) => !specs.includes(message.spec)),
});

/** For each claim: one alteration of the catalogue, and the message at which the check then fails. */
const BREAKING: Readonly<Record<ClaimId, readonly [scenario: ScenarioId, lookup: Lookup, message: string]>> = {
  'compute-and-data': ['saas', placed({ 'artifact-store': 'zenml' }), 'load_data.write-artifact.save'],
  'ml-data-remains': ['saas', altered('stream-logs.stream', { to: 'server' }), 'load_data.stream-logs.stream'],
  'metadata-at-zenml': ['saas', placed({ 'metadata-store': 'customer' }), 'create-run.store'],
  'metadata-stays': ['hybrid', placed({ server: 'zenml' }), 'load-stack.stack'],
  'auth-at-control-plane': ['hybrid', placed({ 'control-plane': 'customer' }), 'sign-in.identity'],
  'zero-external-dependencies': ['on-prem', placed({ 'pro-ui': 'zenml' }), 'sign-in.page'],
  'completely-isolated': ['on-prem', placed({ rbac: 'zenml' }), 'load-stack.evaluate'],
  'short-lived-tokens': ['hybrid', altered('store-token.minted', { from: 'secrets-store' }), 'store-token.token'],
  'persisted-metadata': ['on-prem', altered('view-run.read', { from: 'artifact-store' }), 'view-run.read'],
  'only-metadata-stored': ['saas', altered('load-stack.ask', { to: 'secrets-store' }), 'load-stack.ask'],
  'no-inbound': ['saas', altered('sign-in.session', { opener: 'sender' }), 'sign-in.session'],
  'outbound-only': ['hybrid', altered('connect-workspace.user', { opener: 'sender' }), 'connect-workspace.user'],
  'only-auth-data': ['hybrid', altered('sign-in.device', { endpoint: 'POST /telemetry' }), 'sign-in.device'],
  'control-plane-blind': ['hybrid', altered('create-run.usage', { dataClass: 'code' }), 'create-run.usage'],
  'pointers-only': ['saas', altered('create-run.store', { dataClass: 'artifact-data' }), 'create-run.store'],
};

describe('violationOf', () => {
  it.each(CLAIMS.map(({ id }) => [id, ...BREAKING[id]] as const))(
    'finds what breaks %s in %s when one placement or message is altered',
    (claim, scenario, lookup, message) => {
      expect(violation(claim, scenario, lookup)).toBe(message);
      expect(violation(claim, scenario, CATALOGUE)).not.toBe(message);
    },
  );

  it('finds what the default run itself contradicts, and nothing once that is repaired', () => {
    expect(violation('only-metadata-stored', 'saas')).toBe('registry-token.secret');
    expect(violation('only-metadata-stored', 'saas', placed({ 'secrets-store': 'customer' }))).toBeNull();
    expect(violation('no-inbound', 'saas')).toBe('registry-token.mint');
    expect(violation('no-inbound', 'saas', placed({ 'cloud-iam': 'zenml' }))).toBeNull();
    expect(violation('only-auth-data', 'hybrid')).toBe('create-run.entitlement');
    const trace = without('create-run.entitlement', 'create-run.usage');
    expect(violationOf('only-auth-data', trace, 'hybrid')).toBeNull();
  });

  it.each(['image', 'code', 'logs', 'artifact-data'] as const)('takes %s for data of the stack', (dataClass) => {
    expect(violation('compute-and-data', 'saas', altered('log-metadata.log', { dataClass }))).toBe(
      'load_data.log-metadata.log',
    );
  });

  it('wants each token before the first use of its part of the stack', () => {
    const uses = [
      ['registry-token.token', 'push-image.push'],
      ['orchestrator-token.token', 'submit-workload.submit'],
    ] as const;
    for (const [token, use] of uses) {
      const trace = without(token);
      expect(idAt(trace, violationOf('short-lived-tokens', trace, 'saas'))).toBe(use);
    }
  });

  it('does not take a token for issued when the cloud failed to issue it', () => {
    const failed: Trace = {
      ...DEFAULT_TRACE,
      messages: DEFAULT_TRACE.messages.map((message) =>
        message.spec === 'orchestrator-token.minted' ? { ...message, status: 'failed' } : message,
      ),
    };
    expect(idAt(failed, violationOf('short-lived-tokens', failed, 'saas'))).toBe('orchestrator-token.token');
  });

  it('wants what the dashboard shows to be written and read before', () => {
    const unread = without('view-run.read');
    expect(idAt(unread, violationOf('persisted-metadata', unread, 'saas'))).toBe('view-run.run');
    const unwritten = without('create-run.store', 'persist-metadata.store');
    expect(idAt(unwritten, violationOf('persisted-metadata', unwritten, 'saas'))).toBe('view-run.read');
  });

  it.each(['logs', 'artifact-data'] as const)('does not let the dashboard show %s', (dataClass) => {
    expect(violation('persisted-metadata', 'hybrid', altered('view-run.run', { dataClass }))).toBe('view-run.run');
  });

  it('counts messages that fail: they were on their way', () => {
    const trace = faultyRun('push-image.push', 1);
    const found = violationOf('compute-and-data', trace, 'saas', placed({ 'container-registry': 'zenml' }));
    expect(idAt(trace, found)).toBe('push-image.push');
  });
});

describe('CLAIM_CHECKS', () => {
  it.each([
    ['ml-data-remains', 'saas', 'load_data.log-metadata.log'],
    ['metadata-stays', 'hybrid', 'create-run.usage'],
    ['auth-at-control-plane', 'hybrid', 'load-stack.ask'],
    ['zero-external-dependencies', 'on-prem', 'registry-token.mint'],
    ['short-lived-tokens', 'saas', 'store-token.token'],
    ['pointers-only', 'saas', 'load_data.persist-metadata.pointers'],
  ] as const)('know the message that %s rests on in %s', (claim, scenario, message) => {
    const found = CLAIM_CHECKS[claim].restsOn?.(seenIn(DEFAULT_TRACE, scenario)) ?? null;
    expect(idAt(DEFAULT_TRACE, found)).toBe(message);
  });

  it('rest on nothing once it is gone', () => {
    const restsOn = (claim: ClaimId, scenario: ScenarioId, lookup: Lookup) =>
      CLAIM_CHECKS[claim].restsOn?.(seenIn(DEFAULT_TRACE, scenario, lookup)) ?? null;
    expect(restsOn('metadata-stays', 'hybrid', altered('create-run.usage', { payload: ['a number'] }))).toBeNull();
    expect(restsOn('pointers-only', 'saas', altered('persist-metadata.pointers', { payload: ['URI'] }))).toBeNull();
  });
});
