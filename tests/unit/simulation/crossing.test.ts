import { describe, expect, it } from 'vitest';
import { type DataClassId, SCENARIO_IDS, type ScenarioId } from '../../../machines/model.ts';
import { EXCHANGES, messageSpec, SCENARIOS } from '../../../src/catalogue/index.ts';
import { crossingOf } from '../../../src/simulation/crossing.ts';
import { countCrossings, crossingIn, specOf } from '../../../src/simulation/describe.ts';
import type { TraceMessage } from '../../../src/simulation/trace.ts';
import { DEFAULT_TRACE } from './fixtures.ts';

const specs = EXCHANGES.flatMap((exchange) => exchange.messages);

/** `crossing connection` of a message of the catalogue in a scenario. */
function placed(id: string, scenario: ScenarioId): string {
  const { crossing, connection } = crossingOf(messageSpec(id), SCENARIOS[scenario].placement);
  return `${crossing} ${connection}`;
}

/** The messages of the default run that cross in a scenario. */
const crossingMessages = (scenario: ScenarioId): TraceMessage[] =>
  DEFAULT_TRACE.messages.filter((message) => crossingIn(scenario, message).crossing !== 'none');

const crossingClasses = (scenario: ScenarioId): DataClassId[] =>
  [...new Set(crossingMessages(scenario).map((message) => specOf(message).dataClass))].sort();

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

  it.each(SCENARIO_IDS)('is none in %s exactly when both ends stand in the same infrastructure', (scenario) => {
    const { placement } = SCENARIOS[scenario];
    const across = specs.filter((spec) => placement[spec.from] !== placement[spec.to]).map((spec) => spec.id);
    const crossing = specs.filter((spec) => crossingOf(spec, placement).crossing !== 'none').map((spec) => spec.id);
    const connected = specs.filter((spec) => crossingOf(spec, placement).connection !== 'none').map((spec) => spec.id);
    expect(crossing).toEqual(across);
    expect(connected).toEqual(across);
  });

  it('turns around with the direction of the data, but not with the opener', () => {
    const { placement } = SCENARIOS.saas;
    for (const spec of specs) {
      const { crossing, connection } = crossingOf(spec, placement);
      const answer = crossingOf(
        { ...spec, from: spec.to, to: spec.from, opener: spec.opener === 'sender' ? 'receiver' : 'sender' },
        placement,
      );
      expect(answer.connection).toEqual(connection);
      expect([crossing, answer.crossing].sort()).toEqual(crossing === 'none' ? ['none', 'none'] : ['enters', 'leaves']);
    }
  });
});

describe('the default run in SaaS', () => {
  it('lets no artifact data, image, logs or code cross', () => {
    expect(crossingClasses('saas')).toEqual(['control', 'credentials', 'identity', 'run-metadata', 'ui']);
  });

  it('sends run metadata to ZenML', () => {
    const leaving = crossingMessages('saas').filter(
      (message) => specOf(message).dataClass === 'run-metadata' && crossingIn('saas', message).crossing === 'leaves',
    );
    expect(leaving.length).toBeGreaterThan(0);
  });

  it('opens connections from outside only to your cloud account, to mint tokens', () => {
    const inbound = crossingMessages('saas').filter((message) => crossingIn('saas', message).connection === 'inbound');
    expect([...new Set(inbound.flatMap((message) => [specOf(message).from, specOf(message).to]))].sort()).toEqual([
      'cloud-iam',
      'server',
    ]);
    expect([...new Set(inbound.map((message) => specOf(message).dataClass))]).toEqual(['credentials']);
  });
});

describe('the default run in Hybrid SaaS', () => {
  it('lets only control, identity, UI and credentials cross: no run metadata, logs, artifact data, image or code', () => {
    expect(crossingClasses('hybrid')).toEqual(['control', 'credentials', 'identity', 'ui']);
  });

  it('lets credentials cross only to sign in', () => {
    const exchanges = crossingMessages('hybrid')
      .filter((message) => specOf(message).dataClass === 'credentials')
      .map((message) => message.exchange);
    expect([...new Set(exchanges)]).toEqual(['sign-in', 'workspace-sign-in']);
  });

  it('opens no connection from outside', () => {
    const connections = crossingMessages('hybrid').map((message) => crossingIn('hybrid', message).connection);
    expect([...new Set(connections)]).toEqual(['outbound']);
  });

  it('has a control plane, a UI or RBAC at the other end of everything that crosses', () => {
    const others = crossingMessages('hybrid').map((message) => {
      const { from, to } = specOf(message);
      return SCENARIOS.hybrid.placement[from] === 'zenml' ? from : to;
    });
    expect([...new Set(others)].sort()).toEqual(['control-plane', 'pro-ui']);
  });
});

describe('the default run in Full On-Prem', () => {
  it('lets nothing cross', () => {
    expect(crossingMessages('on-prem')).toEqual([]);
  });
});

describe('countCrossings', () => {
  it('counts the messages that cross', () => {
    expect(SCENARIO_IDS.map((scenario) => countCrossings(DEFAULT_TRACE, scenario))).toEqual(
      SCENARIO_IDS.map((scenario) => crossingMessages(scenario).length),
    );
  });

  it('is smaller the more is yours', () => {
    const counts = SCENARIO_IDS.map((scenario) => countCrossings(DEFAULT_TRACE, scenario));
    expect(counts).toEqual([...new Set(counts)].sort((a, b) => b - a));
    expect(counts.at(-1)).toEqual(0);
  });
});
