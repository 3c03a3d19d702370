import { describe, expect, it } from 'vitest';
import type { ScenarioId } from '../../../machines/model.ts';
import { CLAIMS, type ClaimId } from '../../../src/catalogue/claims.ts';
import { placedMessages } from '../../../src/claims/placed-messages.ts';
import { CLAIM_CHECKS, type Predicate } from '../../../src/claims/predicates.ts';
import { type Run, specOf } from '../../../src/simulation/run.ts';
import type { TraceMessage } from '../../../src/simulation/trace.ts';
import { DEFAULT_RUN, faultyRun, runFor } from '../simulation/fixtures.ts';
import { altered, carrying, placed } from './fixtures.ts';

/** Id of the message that a look at a run finds, null when it finds none. */
const idFound = (predicate: Predicate | undefined, scenario: ScenarioId, run: Run): string | null => {
  const index = predicate?.(placedMessages(run, scenario)) ?? null;
  return index === null ? null : (run.trace.messages[index]?.id ?? `no message ${index}`);
};

const violation = (claim: ClaimId, scenario: ScenarioId, run = DEFAULT_RUN): string | null =>
  idFound(CLAIM_CHECKS[claim].violates, scenario, run);

const foundation = (claim: ClaimId, scenario: ScenarioId, run = DEFAULT_RUN): string | null =>
  idFound(CLAIM_CHECKS[claim].restsOn, scenario, run);

/** The default run with other messages: those for which `change` gives null are left out. */
function withMessages(change: (message: TraceMessage) => TraceMessage | null): Run {
  const { trace } = DEFAULT_RUN;
  return { ...DEFAULT_RUN, trace: { ...trace, messages: trace.messages.flatMap((message) => change(message) ?? []) } };
}

const withoutMessages = (...specs: readonly string[]): Run =>
  withMessages((message) => (specs.includes(message.spec) ? null : message));

/** For each claim: one alteration of the default run or its model, and the message at which the check then fails. */
const BREAKING: Readonly<Record<ClaimId, readonly [scenario: ScenarioId, run: Run, message: string]>> = {
  'compute-and-data': ['hybrid', placed({ 'log-backend': 'zenml' }), 'create-run.log'],
  'ml-data-remains': ['saas', altered('stream-logs.stream', { to: 'server' }), 'load_data.stream-logs.stream'],
  'metadata-at-zenml': ['saas', placed({ 'metadata-store': 'customer' }), 'create-run.store'],
  'metadata-stays': ['hybrid', placed({ server: 'zenml' }), 'load-stack.stack'],
  'auth-at-control-plane': ['hybrid', placed({ 'control-plane': 'customer' }), 'workspace-sign-in.key'],
  'zero-external-dependencies': ['on-prem', placed({ 'pro-ui': 'zenml' }), 'open-dashboard.shell'],
  'completely-isolated': ['on-prem', placed({ rbac: 'zenml' }), 'load-stack.evaluate'],
  'short-lived-tokens': ['hybrid', altered('store-token.minted', { from: 'secrets-store' }), 'store-token.token'],
  'persisted-metadata': ['on-prem', altered('view-run.read', { from: 'artifact-store' }), 'view-run.read'],
  'only-metadata-stored': ['saas', altered('load-stack.ask', { to: 'secrets-store' }), 'load-stack.ask'],
  'no-inbound': [
    'saas',
    altered('connect-workspace.token', { to: 'cluster-api', opener: 'sender' }),
    'connect-workspace.token',
  ],
  'outbound-only': ['hybrid', altered('connect-workspace.user', { opener: 'sender' }), 'connect-workspace.user'],
  'only-auth-data': ['hybrid', altered('workspace-sign-in.key', { tags: [] }), 'workspace-sign-in.key'],
  'control-plane-blind': ['hybrid', carrying('create-run.usage', 'code'), 'create-run.usage'],
  'pointers-only': ['saas', carrying('create-run.store', 'artifact-data'), 'create-run.store'],
  'run-token-limited': ['hybrid', altered('registry-token.token', { tags: ['acts-as-user'] }), 'registry-token.token'],
  'no-values-at-zenml': ['hybrid', placed({ server: 'zenml' }), 'load_data.persist-metadata.pointers'],
  'no-source-at-zenml': ['hybrid', placed({ server: 'zenml' }), 'create-snapshot.snapshot'],
  'no-served-code': ['on-prem', placed({ 'pro-ui': 'zenml' }), 'open-dashboard.shell'],
};

describe('violates', () => {
  it.each(CLAIMS.map(({ id }) => [id, ...BREAKING[id]] as const))(
    'finds what breaks %s in %s when one placement or message is altered',
    (claim, scenario, run, message) => {
      expect(violation(claim, scenario, run)).toBe(message);
      expect(violation(claim, scenario)).not.toBe(message);
    },
  );

  it('finds what the default run itself contradicts, and nothing once that is repaired', () => {
    expect(violation('only-metadata-stored', 'saas')).toBe('registry-token.secret');
    // The source text of pipeline and steps is stored beside the metadata.
    expect(violation('only-metadata-stored', 'saas', placed({ 'secrets-store': 'customer' }))).toBe('create-run.store');
    const triedOut = withoutMessages(
      'store-token.bucket',
      'orchestrator-store-token.bucket',
      'step-store-token.verify',
      'orchestrator-token.version',
    );
    expect(violation('no-inbound', 'saas', placed({ 'cloud-iam': 'zenml' }, triedOut))).toBeNull();
    expect(violation('only-auth-data', 'hybrid')).toBe('workspace-sign-in.status');
  });

  it('section 5: breaks no-inbound at the API of your cluster, then at your bucket, then at the cloud', () => {
    expect(violation('no-inbound', 'saas')).toBe('orchestrator-token.version');
    for (const stack of ['gcp', 'azure'] as const) {
      expect(violation('no-inbound', 'saas', runFor({ stack, credentials: 'long-lived' }))).toBe('store-token.bucket');
    }
    expect(violation('no-inbound', 'saas', placed({ 'cluster-api': 'zenml' }))).toBe('store-token.bucket');
    expect(violation('no-inbound', 'saas', placed({ 'cluster-api': 'zenml', 'artifact-store': 'zenml' }))).toBe(
      'registry-token.mint',
    );
  });

  it.each(['image', 'code', 'logs', 'artifact-data'] as const)('takes %s for data of the stack', (dataClass) => {
    expect(violation('compute-and-data', 'hybrid', carrying('load-stack.check', dataClass))).toBe('load-stack.check');
  });

  it('wants each token before the first use of its part of the stack', () => {
    const uses = [
      ['registry-token.token', 'push-image.push'],
      ['orchestrator-token.token', 'submit-workload.rights'],
    ] as const;
    for (const [token, use] of uses) {
      // The push hands out the secret itself, which is no token that was issued (E1).
      expect(violation('short-lived-tokens', 'saas', withoutMessages('registry-secret.token', token))).toBe(use);
    }
    expect(violation('short-lived-tokens', 'saas')).toBe('registry-secret.token');
    expect(violation('short-lived-tokens', 'saas', withoutMessages('registry-secret.token'))).toBeNull();
  });

  it('takes what a pod is handed for a token of the stack as well', () => {
    // The push hands out the secret itself (E1), which would be found first.
    const stored = withoutMessages('registry-secret.token', 'step-store-token.minted');
    expect(violation('short-lived-tokens', 'saas', stored)).toBe('load_data.step-store-token.token');
    const ofThePod = withoutMessages('registry-secret.token', 'orchestrator-store-token.minted');
    expect(violation('short-lived-tokens', 'saas', ofThePod)).toBe('orchestrator-store-token.token');
  });

  it('does not take a token for issued when the cloud failed to issue it', () => {
    const failed = withMessages((message) =>
      message.spec === 'orchestrator-token.minted' ? { ...message, status: 'failed' } : message,
    );
    expect(violation('short-lived-tokens', 'saas', failed)).toBe('orchestrator-token.token');
  });

  it('wants what the dashboard shows to be written and read before', () => {
    expect(violation('persisted-metadata', 'saas', withoutMessages('view-run.read'))).toBe('view-run.run');
    // Nothing is written to the database of the workspace.
    const unwritten = withMessages((message) =>
      specOf(DEFAULT_RUN, message).to === 'metadata-store' ? null : message,
    );
    expect(violation('persisted-metadata', 'saas', unwritten)).toBe('view-run.read');
  });

  it.each(['logs', 'artifact-data'] as const)('does not let the dashboard show %s', (dataClass) => {
    expect(violation('persisted-metadata', 'hybrid', carrying('view-run.run', dataClass))).toBe('view-run.run');
  });

  it.each([
    ['compute-and-data', 'hybrid', carrying('load-stack.check', 'control', 'code'), 'load-stack.check'],
    [
      'metadata-stays',
      'hybrid',
      carrying('connect-workspace.authorize', 'control', 'run-metadata'),
      'connect-workspace.authorize',
    ],
    [
      'only-metadata-stored',
      'saas',
      placed({ 'secrets-store': 'customer' }, carrying('create-run.store', 'run-metadata', 'code')),
      'create-run.store',
    ],
    [
      'only-auth-data',
      'hybrid',
      altered('workspace-sign-in.key', { tags: [] }, carrying('workspace-sign-in.key', 'credentials', 'logs')),
      'workspace-sign-in.key',
    ],
    ['control-plane-blind', 'saas', carrying('create-run.usage', 'control', 'artifact-data'), 'create-run.usage'],
    ['pointers-only', 'saas', carrying('create-run.store', 'run-metadata', 'artifact-data'), 'create-run.store'],
    ['persisted-metadata', 'hybrid', carrying('view-run.run', 'run-metadata', 'logs'), 'view-run.run'],
  ] as const)('lets nothing hide behind the main item of a message: %s in %s', (claim, scenario, run, message) => {
    expect(violation(claim, scenario, run)).toBe(message);
  });

  it('counts messages that fail: they were on their way', () => {
    const run = placed({ 'container-registry': 'zenml' }, faultyRun('push-image.push', 1));
    expect(violation('compute-and-data', 'saas', run)).toBe('push-image.push');
  });
});

describe('CLAIM_CHECKS', () => {
  it.each([
    ['ml-data-remains', 'saas', 'load_data.persist-metadata.pointers'],
    ['metadata-stays', 'hybrid', 'create-run.usage'],
    ['auth-at-control-plane', 'hybrid', 'load-stack.ask'],
    ['zero-external-dependencies', 'on-prem', 'registry-token.mint'],
    ['short-lived-tokens', 'saas', 'store-token.token'],
    ['pointers-only', 'saas', 'load_data.persist-metadata.pointers'],
  ] as const)('know the message that %s rests on in %s', (claim, scenario, message) => {
    expect(foundation(claim, scenario)).toBe(message);
  });

  it('rest on nothing once it is gone', () => {
    const unnamed = altered('connect-step.usage', { tags: [] }, altered('create-run.usage', { tags: [] }));
    expect(foundation('metadata-stays', 'hybrid', unnamed)).toBeNull();
    expect(foundation('pointers-only', 'saas', carrying('persist-metadata.pointers', 'run-metadata'))).toBeNull();
  });
});
