import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crossingIn, endsOf, specOf, takesPart, withWords } from '../../../src/simulation/describe.ts';
import { CHOICES, defaultOf, missingFor, optionsOfWording, wordingOf } from '../../../src/simulation/options.ts';
import { formatRunConfig } from '../../../src/simulation/run-config.ts';
import { stepStatusesAt } from '../../../src/simulation/step-status.ts';
import { configOf, DEFAULT_TRACE, faultFreeConfigs, idsOf, runConfigs, SEED, traceFor } from './fixtures.ts';

const PARAMETERS = { seed: SEED, numRuns: 60 };

describe('missingFor', () => {
  it.each([
    [undefined, null],
    [{}, null],
    [{ trigger: ['sdk'] }, null],
    [{ trigger: ['dashboard'] }, 'trigger dashboard'],
    [{ stack: ['gcp', 'azure'], storeAccess: [true] }, 'stack gcp or azure and store-access on'],
    [{ minSteps: 3 }, null],
    [{ minSteps: 4 }, 'at least 4 steps'],
  ] as const)('says of %j what the default run lacks: %j', (needs, missing) => {
    expect(missingFor(needs, configOf())).toEqual(missing);
  });
});

describe('defaultOf', () => {
  it('is the first value that goes with the others', () => {
    const credentials = CHOICES.find(({ key }) => key === 'credentials');
    if (!credentials) throw new Error('[test] No such option.');
    expect(defaultOf(credentials, configOf()).id).toEqual('short-lived');
    expect(defaultOf(credentials, configOf({ stack: 'kubernetes' })).id).toEqual('long-lived');
  });
});

describe('wordingOf', () => {
  it('is empty for the default options, so that the default trace says nothing about them', () => {
    expect(wordingOf(configOf({ steps: 9, width: 2 }))).toEqual('');
    expect(DEFAULT_TRACE.messages.filter((message) => 'wording' in message || 'fault' in message)).toEqual([]);
  });

  it('is read back by optionsOfWording', () => {
    fc.assert(
      fc.property(faultFreeConfigs, ({ steps: _steps, width: _width, fault: _fault, ...options }) => {
        expect(optionsOfWording(wordingOf(configOf(options)))).toEqual(options);
      }),
      PARAMETERS,
    );
  });
});

describe('withWords', () => {
  it('gives a message that was written without them the words of its run', () => {
    fc.assert(
      fc.property(runConfigs, (config) => {
        const trace = traceFor(config);
        const bare = trace.messages.map(({ wording: _wording, fault: _fault, ...message }) => message);
        expect(bare.map((message) => withWords(message, config))).toEqual(trace.messages);
      }),
      PARAMETERS,
    );
  });
});

describe('endsOf and takesPart', () => {
  it('know who sends to whom', () => {
    const pairs = new Set(DEFAULT_TRACE.messages.map((message) => `${specOf(message).from} ${specOf(message).to}`));
    expect(endsOf(DEFAULT_TRACE).map(({ from, to }) => `${from} ${to}`)).toEqual([...pairs]);
  });

  it.each([
    ['workload-manager', {}, false],
    ['workload-manager', { trigger: 'dashboard' }, true],
    ['client', { trigger: 'dashboard' }, false],
    ['code-repository', { code: 'image' }, false],
    ['analytics', { analytics: true }, true],
    ['cloud-iam', { stack: 'kubernetes', credentials: 'long-lived' }, false],
  ] as const)('lets %s take part in a run with %j: %j', (component, options, expected) => {
    expect(takesPart(traceFor(options), component)).toEqual(expected);
  });
});

describe('a run with other options than the default', () => {
  it('lets the workspace at ZenML read your store when the dashboard may, in SaaS only', () => {
    const trace = traceFor({ storeAccess: true });
    const crossings = (scenario: 'saas' | 'hybrid') =>
      trace.messages
        .filter((message) => ['logs', 'artifact-data'].includes(specOf(message).dataClass))
        .map((message) => crossingIn(scenario, message))
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
    expect(idsOf(traceFor({ stack: 'gcp' })).toSorted()).toEqual(
      idsOf(DEFAULT_TRACE)
        .filter((id) => id !== 'start-run.snapshot')
        .toSorted(),
    );
  });

  it('runs the first steps that are not cached, the first of them beat by beat', () => {
    const trace = traceFor({ steps: 6, width: 2, cached: 'some' });
    expect([...new Set(trace.messages.flatMap(({ step }) => (step === null ? [] : [step])))]).toEqual([
      'train_3',
      'train_4',
      'evaluate',
    ]);
    expect(idsOf(trace)).toContain('train_3.connect-step.register');
    expect(trace.messages.some(({ exchange }) => exchange === 'train_4')).toEqual(true);
  });

  it.each([
    ['aws', 'reuse-steps.record'],
    ['gcp', 'check-cache.record'],
  ] as const)('shows cached steps as cached once they are recorded, on %s', (stack, id) => {
    const trace = traceFor({ stack, cached: 'some' });
    const { sentMs = 0, receivedMs = 0 } = trace.messages.find((message) => message.id === id) ?? {};
    const statuses = (atMs: number) => stepStatusesAt(trace, atMs).map(({ status }) => status);
    expect(statuses(sentMs)).toEqual(['waiting', 'waiting', 'waiting']);
    expect(statuses(receivedMs)).toEqual(['cached', 'waiting', 'waiting']);
    expect(statuses(trace.durationMs)).toEqual(['cached', 'completed', 'completed']);
  });

  it('submits nothing when all steps are cached, except on Kubernetes', () => {
    expect(idsOf(traceFor({ stack: 'azure', cached: 'all' }))).not.toContain('submit-workload.submit');
    const onKubernetes = traceFor({ cached: 'all' });
    expect(idsOf(onKubernetes)).toContain('submit-workload.submit');
    expect(onKubernetes.messages.filter(({ step }) => step !== null)).toEqual([]);
  });

  it('is written into a link with nothing but what differs', () => {
    expect(formatRunConfig(configOf({ storeAccess: true, stack: 'kubernetes', credentials: 'long-lived' }))).toEqual({
      stack: 'kubernetes',
      'store-access': 'on',
    });
  });
});
