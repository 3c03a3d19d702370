import { describe, expect, it } from 'vitest';
import { type IdentityProviderId, SCENARIO_IDS } from '../../../machines/model.ts';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { rulesOf } from '../../../src/claims/firewall.ts';
import { crossingCounts, crossingIn, gatewayOf } from '../../../src/simulation/describe.ts';
import { type Run, specOf } from '../../../src/simulation/run.ts';
import { formatRunConfig, hasPreset, withPreset } from '../../../src/simulation/run-config.ts';
import { stepStatusesAt } from '../../../src/views/step-status.ts';
import { connectionWords } from '../../../src/views/words.ts';
import { configOf, DEFAULT_RUN, idsOf, messageOf, runFor } from './fixtures.ts';

describe('the sign-in before a run', () => {
  const firstOfClient = (run: Run) =>
    run.trace.messages.find(
      (message) => specOf(run, message).to === 'control-plane' && specOf(run, message).from === 'client',
    );

  it('is not told by default: the client has a session, and says what it sent when it got that', () => {
    expect(firstOfClient(DEFAULT_RUN)).toBeUndefined();
    for (const id of ['run-code.call', 'connect-workspace.session']) {
      expect(specOf(DEFAULT_RUN, { spec: id }).note).toMatch(/signed in before the run.*host name/);
    }
  });

  it('is a device code and a browser, or the API key of a service account', () => {
    expect(firstOfClient(runFor({ signIn: 'browser' }))?.id).toBe('sign-in.device');
    const inCi = runFor({ signIn: 'service-account' });
    expect(firstOfClient(inCi)?.id).toBe('service-account-sign-in.key');
    expect(idsOf(inCi).filter((id) => id.startsWith('sign-in.'))).toEqual([]);
  });

  it('asks a federated identity provider, and no other', () => {
    const ends = (identityProvider: IdentityProviderId) => {
      const run = runFor({ signIn: 'browser', identityProvider });
      return run.trace.messages.flatMap((message) => {
        const { from, to } = specOf(run, message);
        return [from, to].includes('identity-provider') ? [`${from} ${to}`] : [];
      });
    };
    expect(ends('zenml')).toEqual([]);
    expect(ends('federated')).toEqual(['browser identity-provider', 'identity-provider control-plane']);
  });
});

describe('a secrets store of your own', () => {
  const run = runFor({ secretsStore: 'cloud' });

  it('stands with you in SaaS too, and the workspace opens a connection to it', () => {
    const reading = messageOf(run, 'registry-token.secret');
    expect(crossingIn(run, 'saas', reading)).toMatchObject({ crossing: 'leaves', connection: 'inbound' });
    expect(crossingIn(DEFAULT_RUN, 'saas', messageOf(DEFAULT_RUN, reading.id)).crossing).toBe('none');
    expect(crossingIn(run, 'hybrid', reading).crossing).toBe('none');
    expect(specOf(run, reading)).toMatchObject({ protocol: 'HTTPS', port: 443 });
  });
});

describe('the log backend', () => {
  const LOGS = ['create-run.log', 'orchestrator-store-token.log', 'load_data.stream-logs.stream'];
  const logsOf = (run: Run) => LOGS.map((id) => messageOf(run, id));

  it('is a third party with Datadog, in every scenario, and all three logs go there', () => {
    const run = runFor({ logBackend: 'datadog' });
    for (const scenario of SCENARIO_IDS) {
      for (const message of logsOf(run)) {
        expect(crossingIn(run, scenario, message)).toMatchObject({ crossing: 'leaves', border: 'third-party' });
        expect(specOf(run, message).credential).toBe('log-store-key');
      }
    }
  });

  it('stays yours with a collector of your own, which the dashboard cannot read', () => {
    const run = runFor({ logBackend: 'otlp', storeAccess: true });
    for (const message of logsOf(run)) expect(crossingIn(run, 'saas', message).crossing).toBe('none');
    const ids = run.trace.messages.map(({ id }) => id);
    expect(ids.filter((id) => id.startsWith('view-logs.'))).toEqual(['view-logs.ask', 'view-logs.show']);
    expect(specOf(run, messageOf(run, 'view-logs.show')).items.some(({ dataClass }) => dataClass === 'logs')).toBe(
      false,
    );
  });

  it('is read by the workspace at Datadog, and the artifact store is looked at first where it is needed', () => {
    const ids = runFor({ logBackend: 'datadog', storeAccess: true }).trace.messages.map(({ id }) => id);
    expect(ids).toContain('view-logs.search');
    expect(ids.indexOf('view-artifact.mint')).toBeGreaterThan(ids.indexOf('view-logs.show'));
    expect(runFor({ storeAccess: true }).trace.messages.some(({ id }) => id === 'view-artifact.mint')).toBe(false);
  });

  it('leaves the orchestrator pod without a need for the artifact store when it is elsewhere', () => {
    const asked = (run: Run) => run.trace.messages.some(({ id }) => id === 'orchestrator-store-token.token');
    expect([asked(DEFAULT_RUN), asked(runFor({ logBackend: 'otlp' }))]).toEqual([true, false]);
  });
});

describe('a proxy', () => {
  const run = runFor({ network: 'proxy' });

  it('stands in the way of every connection over HTTPS that leaves your infrastructure, and of no other', () => {
    for (const scenario of SCENARIO_IDS) {
      for (const message of run.trace.messages) {
        const isOutwards = crossingIn(run, scenario, message).connection === 'outbound';
        expect(gatewayOf(run, scenario, message) !== null).toBe(isOutwards);
        expect(gatewayOf(DEFAULT_RUN, scenario, message)).toBeNull();
      }
    }
  });

  it('is named beside the connection and in the rules of the firewall', () => {
    const asked = messageOf(run, 'load-stack.check');
    expect(connectionWords(run, 'hybrid', asked)).toBe('opened by ZenML server, outbound, through your proxy');
    const rules = rulesOf(run, 'hybrid');
    expect(rules.filter(({ via }) => via !== null)).toEqual(
      rules.filter(({ connection }) => connection === 'outbound'),
    );
  });
});

describe('an isolated site', () => {
  const preset = ZENML_PRO.presets.find(({ id }) => id === 'isolated');
  if (!preset) throw new Error('[test] No such preset.');

  it('sends nothing to ZenML and nothing to third parties in Full On-Prem, whatever was chosen before', () => {
    for (const before of [
      {},
      { analytics: true, logBackend: 'datadog' },
      { stack: 'gcp', imageBuild: 'cloud' },
    ] as const) {
      const config = withPreset(ZENML_PRO, configOf(before), preset);
      const run = runFor(config);
      expect(crossingCounts(run, 'on-prem')).toEqual({ zenml: 0, thirdParty: 0 });
      expect(hasPreset(ZENML_PRO, config, preset)).toBe(true);
    }
  });

  it('is not what a default run is, and keeps what it says nothing about', () => {
    expect(hasPreset(ZENML_PRO, configOf(), preset)).toBe(false);
    expect(withPreset(ZENML_PRO, configOf({ steps: 5, who: 'owner' }), preset)).toMatchObject({
      steps: 5,
      who: 'owner',
    });
  });
});

describe('a run without artifact metadata', () => {
  const values = (run: Run) =>
    run.trace.messages.flatMap(({ id, spec }) =>
      spec.startsWith('persist-metadata.') && specOf(run, { spec }).items.some(({ mark }) => mark === 'value')
        ? [id]
        : [],
    );

  it('tells the workspace no value of an artifact', () => {
    expect(values(DEFAULT_RUN).length).toBeGreaterThan(0);
    expect(values(runFor({ artifactMetadata: false }))).toEqual([]);
  });
});

describe('where the image is built', () => {
  it.each([
    ['local', 'client'],
    ['cluster', 'image-builder'],
    ['cloud', 'image-builder'],
  ] as const)('%s: the %s needs base images and packages, and pushes', (imageBuild, builder) => {
    const run = runFor({ imageBuild });
    const { base, packages, push } = {
      base: specOf(run, { spec: 'build-image.base' }),
      packages: specOf(run, { spec: 'build-image.packages' }),
      push: specOf(run, { spec: 'push-image.push' }),
    };
    expect([base.to, packages.to, push.from]).toEqual([builder, builder, builder]);
    expect(idsOf(run).includes('registry-secret.use')).toBe(imageBuild === 'local');
  });
});

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
