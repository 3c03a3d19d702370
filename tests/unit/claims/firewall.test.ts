import { describe, expect, it } from 'vitest';
import { SCENARIO_IDS } from '../../../machines/model.ts';
import { HOSTS } from '../../../src/catalogue/hosts.ts';
import { passesYourBorder, type RuleGroup, rulesOf } from '../../../src/claims/firewall.ts';
import { ledgerOf } from '../../../src/claims/ledger.ts';
import { DEFAULT_RUN, faultyRun, runFor, SIGN_IN_RUN } from '../simulation/fixtures.ts';
import { placed } from './fixtures.ts';

/** The rules of one group, as they stand in the list. */
const inGroup = (group: RuleGroup, rules: ReturnType<typeof rulesOf>) => rules.filter((rule) => rule.group === group);

const routesOf = (rules: ReturnType<typeof rulesOf>) =>
  rules.map((rule) => `${rule.connection} ${rule.source} → ${rule.destination}:${rule.port}`);

describe('rulesOf', () => {
  it.each(SCENARIO_IDS)('has every crossing of %s in exactly one rule', (scenario) => {
    const inRules = rulesOf(DEFAULT_RUN, scenario)
      .filter((rule) => rule.group !== 'inside')
      .flatMap((rule) => rule.messages);
    const crossings = ledgerOf(DEFAULT_RUN, scenario).rows.map((row) => row.id);
    expect(inRules.toSorted()).toEqual(crossings.toSorted());
  });

  it('has only outbound connections to ZenML in Hybrid SaaS', () => {
    expect(routesOf(inGroup('zenml', rulesOf(DEFAULT_RUN, 'hybrid')))).toEqual([
      'outbound browser → control-plane:443',
      'outbound browser → pro-ui:443',
      'outbound server → control-plane:443',
    ]);
  });

  it('has three inbound connections in SaaS: to the cloud account, to the cluster and to the bucket', () => {
    const inbound = rulesOf(DEFAULT_RUN, 'saas').filter((rule) => rule.connection === 'inbound');
    expect(routesOf(inbound)).toEqual([
      'inbound server → cloud-iam:443',
      'inbound server → cluster-api:443',
      'inbound server → artifact-store:443',
    ]);
    expect(new Set(inbound.map((rule) => `${rule.sourceZone} ${rule.destinationZone}`))).toEqual(
      new Set(['zenml customer']),
    );
  });

  it('has none to ZenML in Full On-Prem', () => {
    expect(inGroup('zenml', rulesOf(DEFAULT_RUN, 'on-prem'))).toEqual([]);
  });

  it.each(SCENARIO_IDS)(
    'names each third party of %s once for whoever opens a connection, with its host',
    (scenario) => {
      const rules = inGroup('third-party', rulesOf(DEFAULT_RUN, scenario));
      expect(rules.map(({ source, destination, host }) => [source, destination, host?.host])).toEqual([
        ['client', 'base-image-registry', 'registry-1.docker.io, auth.docker.io'],
        ['client', 'package-index', 'pypi.org, files.pythonhosted.org'],
        ['step-runtime', 'code-repository', 'api.github.com'],
      ]);
    },
  );

  it('lists for a Hybrid run with GitHub, Docker Hub, PyPI and Okta each destination once, with why', () => {
    const run = runFor({ signIn: 'browser', identityProvider: 'federated' });
    const egress = rulesOf(run, 'hybrid').filter(({ connection }) => connection === 'outbound');
    const routes = egress.map(({ source, destination }) => `${source} → ${destination}`);
    expect(new Set(routes).size).toBe(routes.length);
    expect([...new Set(egress.map(({ destination }) => destination))]).toEqual([
      ...['control-plane', 'pro-ui'],
      ...['base-image-registry', 'package-index', 'identity-provider', 'code-repository'],
    ]);
    expect(egress.filter(({ why }) => why.length === 0 || why.length !== new Set(why).size)).toEqual([]);
    // Which provider it is, nobody but you knows.
    expect(egress.find(({ destination }) => destination === 'identity-provider')?.host).toBeNull();
  });

  it('has nothing to third parties where you run all of them', () => {
    const own = runFor({ codeHost: 'own', packages: 'mirror' });
    expect(inGroup('third-party', rulesOf(own, 'hybrid'))).toEqual([]);
    expect(routesOf(inGroup('inside', rulesOf(own, 'hybrid')))).toEqual(
      expect.arrayContaining(['none client → package-index:443', 'none step-runtime → code-repository:443']),
    );
  });

  it('asks you to let only the browser out to a federated identity provider, not the control plane of ZenML', () => {
    const rules = rulesOf(runFor({ signIn: 'browser', identityProvider: 'federated' }), 'hybrid');
    expect(routesOf(inGroup('third-party', rules)).filter((route) => route.includes('identity-provider'))).toEqual([
      'outbound browser → identity-provider:443',
    ]);
    expect(routesOf(inGroup('elsewhere', rules))).toEqual(['outside control-plane → identity-provider:443']);
    expect(rules.at(-1)?.group).toBe('elsewhere');
  });

  it('says directions only of data that passes a border of yours', () => {
    for (const scenario of SCENARIO_IDS) {
      for (const rule of rulesOf(runFor({ signIn: 'browser', identityProvider: 'federated' }), scenario)) {
        const directions = [...rule.leaves, ...rule.enters];
        const all = passesYourBorder(rule.group) ? rule.dataClasses : [];
        expect(new Set(directions)).toEqual(new Set(all));
        expect(['outbound', 'inbound'].includes(rule.connection)).toBe(passesYourBorder(rule.group));
      }
    }
  });

  it.each([
    ['cluster', 'image-builder'],
    ['cloud', 'image-builder'],
  ] as const)('lets only the builder out where the image is built in the %s', (imageBuild, builder) => {
    const rules = rulesOf(runFor({ imageBuild }), 'hybrid');
    expect(rules.filter(({ destination }) => destination === 'package-index').map(({ source }) => source)).toEqual([
      builder,
    ]);
  });

  it('lists what runs inside of your infrastructure too: the cluster, the registry and the store', () => {
    const inside = inGroup('inside', rulesOf(DEFAULT_RUN, 'hybrid'));
    expect(new Set(inside.map(({ destination }) => destination))).toEqual(
      new Set([
        'container-registry',
        'cluster-api',
        'artifact-store',
        'log-backend',
        'server',
        'cloud-iam',
        'metadata-store',
      ]),
    );
    expect(inside.filter(({ sourceZone, destinationZone }) => sourceZone !== destinationZone)).toEqual([]);
  });

  it('says what a connection is for, what travels on it in each direction, and what the documentation says', () => {
    const rule = rulesOf(SIGN_IN_RUN, 'hybrid').find(({ source }) => source === 'client');
    expect(rule).toMatchObject({
      sourceZone: 'customer',
      destinationZone: 'zenml',
      protocol: 'HTTPS',
      why: ['Sign in to ZenML Pro'],
      documented: { purpose: 'Authentication, token exchange', source: 'zenml-pro/control-plane.md@a7908240' },
      leaves: ['credentials', 'identity', 'control'],
      enters: ['credentials', 'control'],
      dataClasses: ['credentials', 'identity', 'control'],
      messages: [
        ...['sign-in.device', 'sign-in.code', 'sign-in.poll', 'sign-in.session'],
        ...['sign-in.workspace', 'sign-in.address'],
      ],
    });
  });

  it('names hosts only where a source does', () => {
    const hostFor = (scenario: 'saas' | 'hybrid', source: string, destination: string) =>
      rulesOf(SIGN_IN_RUN, scenario).find((rule) => rule.source === source && rule.destination === destination)?.host;
    expect(hostFor('hybrid', 'server', 'control-plane')).toMatchObject({
      host: 'cloudapi.zenml.io',
      evidence: 'documented',
    });
    expect(hostFor('hybrid', 'client', 'control-plane')).toMatchObject({
      host: 'cloudapi.zenml.io',
      evidence: 'inferred',
    });
    expect(hostFor('saas', 'step-runtime', 'server')?.host).toBe('<id>-zenml.cloudinfra.zenml.io');
    expect(hostFor('saas', 'server', 'cloud-iam')).toBeNull();
  });

  it('calls a connection optional when the run goes on without it', () => {
    const optional = inGroup('zenml', rulesOf(DEFAULT_RUN, 'saas')).filter((rule) => rule.need === 'optional');
    expect(routesOf(optional)).toEqual([
      ...['outbound browser → server:443', 'outbound browser → control-plane:443', 'outbound browser → pro-ui:443'],
    ]);
  });

  it('needs no rule twice when a message is sent again', () => {
    const once = rulesOf(DEFAULT_RUN, 'saas');
    const again = rulesOf(faultyRun('registry-token.ask', 3), 'saas');
    expect(routesOf(again)).toEqual(routesOf(once));
    expect(again.map((rule) => rule.why)).toEqual(once.map((rule) => rule.why));
  });

  it('follows the placement of the model', () => {
    const rules = rulesOf(placed({ 'container-registry': 'zenml' }), 'on-prem');
    expect(routesOf(inGroup('zenml', rules))).toEqual([
      'outbound client → container-registry:443',
      'outbound orchestrator → container-registry:443',
    ]);
  });
});

describe('HOSTS', () => {
  it('gives one name at most for a connection in a scenario of a run, each with its source', () => {
    const keys = HOSTS.flatMap((entry) =>
      entry.scenarios.flatMap((scenario) =>
        entry.openers.map((opener) => `${scenario} ${opener} ${entry.acceptor} ${JSON.stringify(entry.in)}`),
      ),
    );
    expect(new Set(keys).size).toBe(keys.length);
    expect(HOSTS.filter((entry) => entry.source === '')).toEqual([]);
  });
});
