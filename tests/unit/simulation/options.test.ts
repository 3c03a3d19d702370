import { describe, expect, it } from 'vitest';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { crossingIn } from '../../../src/simulation/describe.ts';
import { specOf } from '../../../src/simulation/run.ts';
import { formatRunConfig } from '../../../src/simulation/run-config.ts';
import { stepStatusesAt } from '../../../src/views/step-status.ts';
import { configOf, DEFAULT_RUN, idsOf, runFor } from './fixtures.ts';

describe('a run with other options than the default', () => {
  it('lets the workspace at ZenML read your store when the dashboard may, in SaaS only', () => {
    const run = runFor({ storeAccess: true });
    const crossings = (scenario: 'saas' | 'hybrid') =>
      run.trace.messages
        .filter((message) => ['logs', 'artifact-data'].includes(specOf(run, message).dataClass))
        .map((message) => crossingIn(run, scenario, message))
        .filter(({ crossing }) => crossing !== 'none')
        .map(({ crossing, connection }) => `${crossing} ${connection}`);
    expect(crossings('saas')).toEqual([
      'leaves inbound',
      'enters outbound',
      'leaves inbound',
      'enters outbound',
      'leaves inbound',
      'enters outbound',
    ]);
    expect(crossings('hybrid')).toEqual([]);
  });

  it('keeps the ids of the messages that the stack only words otherwise', () => {
    const onKubernetes = [
      ...['submit-workload.rights', 'pull-image.job', 'pull-image.check', 'pull-image.watch', 'connect-step.pod'],
      ...['store-token.identity', 'step-store-token.identity', 'orchestrator-token.sign', 'orchestrator-token.version'],
    ];
    const isElsewhere = (id: string): boolean =>
      !id.startsWith('start-run.') &&
      !id.startsWith('orchestrator-store-token.') &&
      !id.startsWith('registry-secret.') &&
      !onKubernetes.some((spec) => id === spec || id.endsWith(`.${spec}`));
    expect(idsOf(runFor({ stack: 'gcp' })).toSorted()).toEqual(idsOf(DEFAULT_RUN).filter(isElsewhere).toSorted());
  });

  it('runs the first steps that are not cached, the first of them beat by beat', () => {
    const run = runFor({ steps: 6, width: 2, cached: 'some' });
    expect([...new Set(run.trace.messages.flatMap(({ step }) => (step === null ? [] : [step])))]).toEqual([
      'train_3',
      'train_4',
      'evaluate',
    ]);
    expect(idsOf(run)).toContain('train_3.connect-step.register');
    expect(run.trace.messages.some(({ exchange }) => exchange === 'train_4')).toEqual(true);
  });

  it.each([
    ['aws', 'reuse-steps.record'],
    ['gcp', 'check-cache.record'],
  ] as const)('shows cached steps as cached once they are recorded, on %s', (stack, id) => {
    const run = runFor({ stack, cached: 'some' });
    const { sentMs = 0, receivedMs = 0 } = run.trace.messages.find((message) => message.id === id) ?? {};
    const statuses = (atMs: number) => stepStatusesAt(run, atMs).map(({ status }) => status);
    expect(statuses(sentMs)).toEqual(['waiting', 'waiting', 'waiting']);
    expect(statuses(receivedMs)).toEqual(['cached', 'waiting', 'waiting']);
    expect(statuses(run.trace.durationMs)).toEqual(['cached', 'completed', 'completed']);
  });

  it('submits nothing when all steps are cached, except on Kubernetes', () => {
    expect(idsOf(runFor({ stack: 'azure', cached: 'all' }))).not.toContain('submit-workload.submit');
    const onKubernetes = runFor({ cached: 'all' });
    expect(idsOf(onKubernetes)).toContain('submit-workload.submit');
    expect(onKubernetes.trace.messages.filter(({ step }) => step !== null)).toEqual([]);
  });

  it('is written into a link with nothing but what differs', () => {
    expect(
      formatRunConfig(ZENML_PRO, configOf({ storeAccess: true, stack: 'kubernetes', credentials: 'long-lived' })),
    ).toEqual({
      stack: 'kubernetes',
      'store-access': 'on',
    });
  });
});
