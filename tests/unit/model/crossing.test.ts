import { describe, expect, it } from 'vitest';
import { SCENARIO_IDS, type ScenarioId } from '../../../machines/model.ts';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { ancestryOf, crossingOf, placementOf, zoneOf } from '../../../src/model/crossing.ts';
import { zoneId } from '../../../src/model/ids.ts';
import { type Model, messageTemplate, zoneSpec } from '../../../src/model/model.ts';
import type { PlacementRule, ZoneSpec } from '../../../src/model/types.ts';
import { configOf } from '../simulation/fixtures.ts';

const specs = ZENML_PRO.exchanges.flatMap((exchange) => exchange.messages);

const crossingsIn = (scenario: ScenarioId) =>
  specs.map((spec) => crossingOf(ZENML_PRO, ZENML_PRO.scenarios[scenario].placement, spec));

/** `crossing connection` of a message of the built-in model in a scenario. */
function placed(id: string, scenario: ScenarioId): string {
  const { placement } = ZENML_PRO.scenarios[scenario];
  const { crossing, connection } = crossingOf(ZENML_PRO, placement, messageTemplate(ZENML_PRO, id));
  return `${crossing} ${connection}`;
}

const LAPTOP: ZoneSpec = {
  id: zoneId('laptop'),
  owner: 'you',
  label: 'Your laptop',
  inSentence: 'your laptop',
  parent: 'customer',
};
const GIT_HOST: ZoneSpec = {
  id: zoneId('git-host'),
  owner: 'third-party',
  label: 'Git host',
  inSentence: 'the Git host',
};
const IDENTITY: ZoneSpec = { ...GIT_HOST, id: zoneId('identity'), label: 'Identity', inSentence: 'the other company' };

/** The built-in model with zones of more owners, and with rules about who stands in them. */
const modelWith = (placementRules: readonly PlacementRule[]): Model => ({
  ...ZENML_PRO,
  zones: [...ZENML_PRO.zones, LAPTOP, GIT_HOST, IDENTITY],
  placementRules,
});

describe('crossingOf', () => {
  it.each([
    // Requests and answers of the client: the data turns around, the connection does not.
    ['sign-in.device', 'leaves outbound', 'leaves outbound', 'none none'],
    ['sign-in.session', 'enters outbound', 'enters outbound', 'none none'],
    ['registry-token.ask', 'leaves outbound', 'none none', 'none none'],
    ['registry-token.token', 'enters outbound', 'none none', 'none none'],
    // The workspace opens the connection to the cloud account, and the answer comes back on it.
    ['registry-token.mint', 'enters inbound', 'none none', 'none none'],
    ['registry-token.minted', 'leaves inbound', 'none none', 'none none'],
    // Between the workspace and the control plane: inside ZenML in SaaS, across the boundary in Hybrid SaaS.
    ['connect-workspace.authorize', 'none none', 'leaves outbound', 'none none'],
    ['connect-workspace.user', 'none none', 'enters outbound', 'none none'],
    ['load-stack.evaluate', 'none none', 'none none', 'none none'],
    // Your stack is yours everywhere.
    ['push-image.push', 'none none', 'none none', 'none none'],
    ['write-artifact.save', 'none none', 'none none', 'none none'],
    ['stream-logs.stream', 'none none', 'none none', 'none none'],
    // Pods talk to the workspace; the dashboard comes from the control plane's side.
    ['log-metadata.log', 'leaves outbound', 'none none', 'none none'],
    ['fetch-code.settings', 'enters outbound', 'none none', 'none none'],
    ['open-dashboard.shell', 'enters outbound', 'enters outbound', 'none none'],
    ['view-run.run', 'enters outbound', 'none none', 'none none'],
  ])('places %s in SaaS: %s, in Hybrid SaaS: %s, in Full On-Prem: %s', (id, ...expected) => {
    expect(SCENARIO_IDS.map((scenario) => placed(id, scenario))).toEqual(expected);
  });

  it.each(SCENARIO_IDS)('is none in %s exactly when both ends stand with one owner', (scenario) => {
    const { placement } = ZENML_PRO.scenarios[scenario];
    const across = specs.map((spec) => placement[spec.from] !== placement[spec.to]);
    expect(crossingsIn(scenario).map(({ crossing }) => crossing !== 'none')).toEqual(across);
    expect(crossingsIn(scenario).map(({ connection }) => connection !== 'none')).toEqual(across);
  });

  it('turns around with the direction of the data, but not with the opener', () => {
    const { placement } = ZENML_PRO.scenarios.saas;
    for (const spec of specs) {
      const { crossing, connection } = crossingOf(ZENML_PRO, placement, spec);
      const answer = crossingOf(ZENML_PRO, placement, {
        from: spec.to,
        to: spec.from,
        opener: spec.opener === 'sender' ? 'receiver' : 'sender',
      });
      expect(answer.connection).toEqual(connection);
      expect([crossing, answer.crossing].sort()).toEqual(
        crossing === 'none' || crossing === 'outside' ? [crossing, crossing] : ['enters', 'leaves'],
      );
    }
  });

  it('names the zones of both ends and of the opener', () => {
    const spec = messageTemplate(ZENML_PRO, 'registry-token.minted');
    const { fromZone, toZone, openerZone } = crossingOf(ZENML_PRO, ZENML_PRO.scenarios.saas.placement, spec);
    expect([fromZone.id, toZone.id, openerZone.id]).toEqual(['customer', 'zenml', 'zenml']);
  });

  describe('with a third owner', () => {
    const model = modelWith([]);
    const placement = {
      ...ZENML_PRO.scenarios.saas.placement,
      client: LAPTOP.id,
      'code-repository': GIT_HOST.id,
      'cloud-iam': IDENTITY.id,
    };
    const between = (from: 'client' | 'server' | 'code-repository' | 'cloud-iam' | 'orchestrator', to: typeof from) => {
      const { crossing, connection } = crossingOf(model, placement, { from, to, opener: 'sender' });
      return `${crossing} ${connection}`;
    };

    it('is outside when neither owner is you, so that nothing leaves or enters', () => {
      expect(between('server', 'code-repository')).toEqual('outside outside');
      expect(between('code-repository', 'server')).toEqual('outside outside');
    });

    it('leaves and enters between you and a third party', () => {
      expect(between('client', 'code-repository')).toEqual('leaves outbound');
      expect(between('code-repository', 'orchestrator')).toEqual('enters inbound');
    });

    it('is none between zones of one owner, nested or side by side', () => {
      expect(between('client', 'orchestrator')).toEqual('none none');
      expect(between('code-repository', 'cloud-iam')).toEqual('none none');
    });
  });
});

describe('placementOf', () => {
  it('is the placement of the scenario when no rule applies', () => {
    const model = modelWith([{ in: { code: 'image' }, placement: { 'code-repository': GIT_HOST.id } }]);
    expect(placementOf(ZENML_PRO, 'saas', configOf())).toEqual(ZENML_PRO.scenarios.saas.placement);
    expect(placementOf(model, 'saas', configOf())).toEqual(ZENML_PRO.scenarios.saas.placement);
  });

  it('moves what a rule for the options names, and nothing else', () => {
    const model = modelWith([
      { in: { stack: ['aws', 'gcp'], analytics: true }, placement: { 'cloud-iam': IDENTITY.id } },
    ]);
    const base = ZENML_PRO.scenarios.hybrid.placement;
    expect(placementOf(model, 'hybrid', configOf({ analytics: true }))).toEqual({ ...base, 'cloud-iam': 'identity' });
    expect(placementOf(model, 'hybrid', configOf({ analytics: true, stack: 'azure' }))).toEqual(base);
    expect(placementOf(model, 'hybrid', configOf())).toEqual(base);
  });

  it('asks for what follows from the options too', () => {
    const model = modelWith([{ in: { orchestrator: 'managed' }, placement: { orchestrator: GIT_HOST.id } }]);
    const zones = (['aws', 'gcp', 'azure', 'kubernetes'] as const).map(
      (stack) => placementOf(model, 'saas', configOf({ stack })).orchestrator,
    );
    expect(zones).toEqual(['customer', 'git-host', 'git-host', 'customer']);
  });

  it('applies a rule in the scenarios that it names only, and lets later rules win', () => {
    const model = modelWith([
      { in: {}, placement: { 'code-repository': GIT_HOST.id } },
      { in: {}, scenarios: ['on-prem'], placement: { 'code-repository': 'customer' } },
    ]);
    const zones = SCENARIO_IDS.map((scenario) => placementOf(model, scenario, configOf())['code-repository']);
    expect(zones).toEqual(['git-host', 'git-host', 'customer']);
  });
});

describe('zoneOf', () => {
  it('throws for a component without a place, and for a place that the model lacks', () => {
    expect(() => zoneOf(ZENML_PRO, {}, 'client')).toThrow('[model] client stands nowhere.');
    expect(() => zoneOf(ZENML_PRO, { client: GIT_HOST.id }, 'client')).toThrow('[model] Unknown zone: git-host.');
  });
});

describe('ancestryOf', () => {
  it('has the zones around a zone, the outermost first', () => {
    const desk: ZoneSpec = { ...LAPTOP, id: zoneId('desk'), parent: LAPTOP.id };
    const model: Model = { ...ZENML_PRO, zones: [...ZENML_PRO.zones, LAPTOP, desk] };
    expect(ancestryOf(model, desk).map(({ id }) => id)).toEqual(['customer', 'laptop', 'desk']);
    expect(ancestryOf(model, zoneSpec(model, 'zenml')).map(({ id }) => id)).toEqual(['zenml']);
  });
});
