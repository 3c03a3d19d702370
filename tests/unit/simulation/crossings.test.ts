import { describe, expect, it } from 'vitest';
import { type DataClassId, SCENARIO_IDS, type ScenarioId } from '../../../machines/model.ts';
import {
  countCrossings,
  countThirdParty,
  crossingIn,
  isCrossingToThirdParty,
} from '../../../src/simulation/describe.ts';
import { specOf } from '../../../src/simulation/run.ts';
import type { TraceMessage } from '../../../src/simulation/trace.ts';
import { DEFAULT_RUN, runFor } from './fixtures.ts';

/** The messages of the default run that cross between you and ZenML in a scenario. */
const crossingMessages = (scenario: ScenarioId): TraceMessage[] =>
  DEFAULT_RUN.trace.messages.filter((message) => crossingIn(DEFAULT_RUN, scenario, message).border === 'zenml');

const crossingClasses = (scenario: ScenarioId): DataClassId[] =>
  [...new Set(crossingMessages(scenario).map((message) => specOf(DEFAULT_RUN, message).dataClass))].sort();

describe('the default run in SaaS', () => {
  it('lets no artifact data, image or logs cross, but the source text of steps', () => {
    expect(crossingClasses('saas')).toEqual(['code', 'control', 'credentials', 'identity', 'run-metadata', 'ui']);
  });

  it('sends run metadata to ZenML', () => {
    const leaving = crossingMessages('saas').filter(
      (message) =>
        specOf(DEFAULT_RUN, message).dataClass === 'run-metadata' &&
        crossingIn(DEFAULT_RUN, 'saas', message).crossing === 'leaves',
    );
    expect(leaving.length).toBeGreaterThan(0);
  });

  it('opens connections from outside only to mint tokens, and to try out your bucket and your cluster with them', () => {
    const inbound = crossingMessages('saas').filter(
      (message) => crossingIn(DEFAULT_RUN, 'saas', message).connection === 'inbound',
    );
    expect(
      [
        ...new Set(inbound.flatMap((message) => [specOf(DEFAULT_RUN, message).from, specOf(DEFAULT_RUN, message).to])),
      ].sort(),
    ).toEqual(['artifact-store', 'cloud-iam', 'cluster-api', 'server']);
    const others = inbound.filter((message) => specOf(DEFAULT_RUN, message).dataClass !== 'credentials');
    expect(new Set(others.map(({ spec }) => spec))).toEqual(
      new Set(['store-token.bucket', 'orchestrator-store-token.bucket', 'step-store-token.verify']),
    );
  });
});

describe('the default run in Hybrid SaaS', () => {
  it('lets only control, identity, UI and credentials cross: no run metadata, logs, artifact data, image or code', () => {
    expect(crossingClasses('hybrid')).toEqual(['control', 'credentials', 'identity', 'ui']);
  });

  it('lets credentials cross only to sign in', () => {
    const exchanges = crossingMessages('hybrid')
      .filter((message) => specOf(DEFAULT_RUN, message).dataClass === 'credentials')
      .map((message) => message.exchange);
    expect([...new Set(exchanges)]).toEqual(['workspace-sign-in', 'connect-workspace', 'browser-sign-in']);
  });

  it('opens no connection from outside', () => {
    const connections = crossingMessages('hybrid').map(
      (message) => crossingIn(DEFAULT_RUN, 'hybrid', message).connection,
    );
    expect([...new Set(connections)]).toEqual(['outbound']);
  });

  it('has a control plane, a UI or RBAC at the other end of everything that crosses', () => {
    const others = crossingMessages('hybrid').map((message) => {
      const { from, to } = specOf(DEFAULT_RUN, message);
      return crossingIn(DEFAULT_RUN, 'hybrid', message).fromZone.owner === 'zenml' ? from : to;
    });
    expect([...new Set(others)].sort()).toEqual(['control-plane', 'pro-ui']);
  });
});

describe('the default run in Full On-Prem', () => {
  it('lets nothing reach ZenML', () => {
    expect(crossingMessages('on-prem')).toEqual([]);
  });
});

describe('countThirdParty', () => {
  it.each(SCENARIO_IDS)(
    'counts base images, packages and the code of each step in %s, apart from ZenML',
    (scenario) => {
      const others = DEFAULT_RUN.trace.messages.filter((message) =>
        isCrossingToThirdParty(DEFAULT_RUN, scenario, message),
      );
      expect(others.map(({ spec }) => spec)).toEqual([
        ...['build-image.base', 'build-image.packages'],
        ...['fetch-code.code', 'fetch-code.code', 'fetch-code.code'],
      ]);
      expect(countThirdParty(DEFAULT_RUN, scenario)).toBe(5);
    },
  );

  it('is 0 where you run the Git host and mirrors', () => {
    const own = runFor({ codeHost: 'own', packages: 'mirror' });
    expect(SCENARIO_IDS.map((scenario) => countThirdParty(own, scenario))).toEqual([0, 0, 0]);
  });
});

describe('countCrossings', () => {
  it('counts the messages that cross', () => {
    expect(SCENARIO_IDS.map((scenario) => countCrossings(DEFAULT_RUN, scenario))).toEqual(
      SCENARIO_IDS.map((scenario) => crossingMessages(scenario).length),
    );
  });

  it('is smaller the more is yours', () => {
    const counts = SCENARIO_IDS.map((scenario) => countCrossings(DEFAULT_RUN, scenario));
    expect(counts).toEqual([...new Set(counts)].sort((a, b) => b - a));
    expect(counts.at(-1)).toEqual(0);
  });
});
