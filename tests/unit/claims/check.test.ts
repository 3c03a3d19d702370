import { describe, expect, it } from 'vitest';
import {
  type ClaimProgress,
  type ClaimResult,
  checkClaims,
  checkDefaultRun,
  claimChecks,
  type Findings,
  mergeFindings,
  NO_FINDINGS,
  QUESTIONS,
  resultsOf,
  surprisesIn,
} from '../../../src/claims/check.ts';
import { violationOf } from '../../../src/claims/predicates.ts';
import { reachableConfigs, reachableGroups } from '../../../src/claims/reachable.ts';
import { CATALOGUE, type Lookup } from '../../../src/claims/seen.ts';
import { DEFAULT_RUN_CONFIG } from '../../../src/simulation/run-config.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import { configOf, DEFAULT_TRACE } from '../simulation/fixtures.ts';
import { placed } from './fixtures.ts';

const configs = [...reachableConfigs()];
const progress: ClaimProgress[] = [];
const results = checkClaims(configs, ({ runs, messages, groups }) => progress.push({ runs, messages, groups }));
const key = (result: { readonly id: string; readonly scenario: string }) => `${result.id} ${result.scenario}`;

function last(findings: Iterable<Findings>): Findings {
  return [...findings].at(-1) ?? NO_FINDINGS;
}

describe('checkClaims', () => {
  it('finds for every claim, over every reachable run, what the catalogue says', () => {
    expect(results.map((result) => [key(result), result.status, result.because])).toEqual(
      QUESTIONS.map(({ claim, scenario, verdict }) => [
        key({ id: claim.id, scenario }),
        verdict.expected,
        verdict.because,
      ]),
    );
    expect(surprisesIn(results)).toEqual([]);
  });

  it('says over how many runs and messages', () => {
    const some = configs.slice(0, 10);
    const messages = some.reduce((sum, config) => sum + simulate(config).messages.length, 0);
    const counts = checkClaims(some).map(({ runsChecked, messagesChecked }) => [runsChecked, messagesChecked]);
    expect(counts).toEqual(QUESTIONS.map(() => [some.length, messages]));
    expect(new Set(results.map((result) => result.runsChecked))).toEqual(new Set([configs.length]));
  });

  it('gives a counterexample that exists for every claim that does not simply hold, and none for the others', () => {
    for (const { status, counterexample } of results) {
      expect(counterexample === undefined).toBe(status === 'holds');
      if (!counterexample) continue;
      const ids = simulate(counterexample.config).messages.map((message) => message.id);
      expect(ids).toContain(counterexample.message);
    }
  });

  it('says fails when the default run contradicts a claim, and shows the message', () => {
    const failing = results.filter((result) => result.status === 'fails');
    expect(failing.length).toBeGreaterThan(0);
    for (const { id, scenario, counterexample } of failing) {
      const index = violationOf(id, DEFAULT_TRACE, scenario) ?? -1;
      expect(counterexample).toEqual({ config: DEFAULT_RUN_CONFIG, message: DEFAULT_TRACE.messages[index]?.id });
    }
  });

  it('reports progress after every run, up to the scale of the progress bar', () => {
    expect(progress.map(({ runs }) => runs)).toEqual(configs.map((_, index) => index + 1));
    expect(progress[0]).toEqual({ runs: 1, messages: DEFAULT_TRACE.messages.length, groups: 1 });
    expect(progress.at(-1)?.groups).toBe(reachableGroups());
  });

  it('stops when it is told to, with the results so far', () => {
    const controller = new AbortController();
    const partial = checkClaims(
      configs,
      ({ runs }) => {
        if (runs === 2) controller.abort();
      },
      controller.signal,
    );
    expect(partial.every((result) => result.runsChecked === 2)).toBe(true);
  });
});

describe('claimChecks', () => {
  it('notices a claim that a fault alone breaks', () => {
    const fault = { message: 'push-image.push', times: 1 };
    const leaky: Lookup = {
      ...CATALOGUE,
      placement: (scenario, trace) => ({
        ...CATALOGUE.placement(scenario, trace),
        ...(trace.config.fault === null ? {} : { 'container-registry': 'zenml' }),
      }),
    };
    const found = resultsOf(last(claimChecks([configOf(), configOf({ fault })], leaky)));
    const broken = found.find((result) => key(result) === 'compute-and-data hybrid');
    expect(broken).toMatchObject({
      status: 'conditional',
      because: 'Holds in the default run, but not with fault registry-refuses-push: see push-image.push.',
      counterexample: { config: configOf({ fault }), message: 'push-image.push' },
    });
    expect(surprisesIn(found).map(key)).toContain('compute-and-data hybrid');
  });

  it('notices a run that breaks a claim of which only one reading was known not to hold', () => {
    const fault = { message: 'push-image.push', times: 1 };
    const leaky: Lookup = {
      ...CATALOGUE,
      placement: (scenario, trace) => ({
        ...CATALOGUE.placement(scenario, trace),
        ...(trace.config.fault === null ? {} : { 'control-plane': 'customer', rbac: 'customer', 'pro-ui': 'customer' }),
      }),
    };
    const found = resultsOf(last(claimChecks([configOf(), configOf({ fault })], leaky)));
    expect(found.find((result) => key(result) === 'auth-at-control-plane hybrid')).toMatchObject({
      status: 'conditional',
      because: expect.stringMatching(/^Holds in the default run, but not with fault registry-refuses-push: see /),
      surprise: true,
    });
  });

  it('notices a claim that the default run breaks', () => {
    const found = resultsOf(last(claimChecks([configOf()], placed({ 'artifact-store': 'zenml' }))));
    const broken = found.find((result) => key(result) === 'compute-and-data hybrid');
    expect(broken).toMatchObject({
      status: 'fails',
      because: 'The default run contradicts it at load_data.write-artifact.save.',
    });
    expect(surprisesIn(found).map(key)).toContain('compute-and-data hybrid');
  });
});

describe('mergeFindings', () => {
  it('adds the shares of several workers up to the whole', () => {
    const some = configs.slice(0, 40);
    const shares = [0, 1].map((share) => last(claimChecks(some.filter((_, index) => index % 2 === share))));
    const merged = shares.reduce(mergeFindings, NO_FINDINGS);
    const comparable = ({ counterexample: _, because: __, ...counted }: ClaimResult) => counted;
    expect(resultsOf(merged).map(comparable)).toEqual(checkClaims(some).map(comparable));
  });
});

describe('checkDefaultRun', () => {
  it('is the result for the default run alone', () => {
    expect(checkDefaultRun()).toEqual(checkClaims([DEFAULT_RUN_CONFIG]));
    expect(checkDefaultRun()[0]?.runsChecked).toBe(1);
  });
});
