import { describe, expect, it } from 'vitest';
import type { RunConfig } from '../../../machines/model.ts';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
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
import { placedMessages } from '../../../src/claims/placed-messages.ts';
import { CLAIM_CHECKS } from '../../../src/claims/predicates.ts';
import type { Model } from '../../../src/model/model.ts';
import type { Placement } from '../../../src/model/types.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import { configOf, DEFAULT_RUN } from '../simulation/fixtures.ts';
import { modelWith } from './fixtures.ts';
import { sampleOf } from './sample.ts';

/** Some runs of all that the options can reach, the default run first; tests/more has them all. */
const configs = sampleOf(ZENML_PRO);
const progress: ClaimProgress[] = [];
const results = checkClaims(ZENML_PRO, configs, ({ runs, messages, groups }) =>
  progress.push({ runs, messages, groups }),
);
const key = (result: { readonly id: string; readonly scenario: string }) => `${result.id} ${result.scenario}`;

function last(findings: Iterable<Findings>): Findings {
  return [...findings].at(-1) ?? NO_FINDINGS;
}

const FAULT = { message: 'push-image.push', times: 1, id: 'registry-refuses-push' };

/** The built-in model in which some components stand elsewhere in runs with `FAULT`. */
const modelWhereFaultMoves = (placement: Placement): Model => ({
  ...ZENML_PRO,
  placementRules: [{ in: { fault: FAULT.id }, placement }],
});

const resultsIn = (model: Model, some: readonly RunConfig[]) => resultsOf(model, last(claimChecks(model, some)));

describe('checkClaims', () => {
  it('finds for every claim, over some of the reachable runs, what the catalogue says', () => {
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
    const messages = some.reduce((sum, config) => sum + simulate(ZENML_PRO, config).trace.messages.length, 0);
    const counts = checkClaims(ZENML_PRO, some).map(({ runsChecked, messagesChecked }) => [
      runsChecked,
      messagesChecked,
    ]);
    expect(counts).toEqual(QUESTIONS.map(() => [some.length, messages]));
    expect(new Set(results.map((result) => result.runsChecked))).toEqual(new Set([configs.length]));
  });

  it('gives a counterexample that exists for every claim that does not simply hold, and none for the others', () => {
    for (const { status, counterexample } of results) {
      expect(counterexample === undefined).toBe(status === 'holds');
      if (!counterexample) continue;
      const ids = simulate(ZENML_PRO, counterexample.config).trace.messages.map((message) => message.id);
      expect(ids).toContain(counterexample.message);
    }
  });

  it('says fails when the default run contradicts a claim, and shows the message', () => {
    const failing = results.filter((result) => result.status === 'fails');
    expect(failing.length).toBeGreaterThan(0);
    for (const { id, scenario, counterexample } of failing) {
      const index = CLAIM_CHECKS[id].violates(placedMessages(DEFAULT_RUN, scenario)) ?? -1;
      expect(counterexample).toEqual({ config: configOf(), message: DEFAULT_RUN.trace.messages[index]?.id });
    }
  });

  it('reports progress after every run, up to the scale of the progress bar', () => {
    expect(progress.map(({ runs }) => runs)).toEqual(configs.map((_, index) => index + 1));
    expect(progress[0]).toEqual({ runs: 1, messages: DEFAULT_RUN.trace.messages.length, groups: 1 });
    expect(progress.at(-1)?.groups).toBe(configs.filter(({ fault }) => fault === null).length);
  });

  it('stops when it is told to, with the results so far', () => {
    const controller = new AbortController();
    const partial = checkClaims(
      ZENML_PRO,
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
    const model = modelWhereFaultMoves({ client: 'zenml' });
    const found = resultsIn(model, [configOf(), configOf({ fault: FAULT })]);
    const broken = found.find((result) => key(result) === 'outbound-only hybrid');
    expect(broken).toMatchObject({
      status: 'conditional',
      because: 'Holds in the default run, but not with fault registry-refuses-push: see connect-workspace.login.',
      counterexample: { config: configOf({ fault: FAULT }), message: 'connect-workspace.login' },
    });
    expect(surprisesIn(found).map(key)).toContain('outbound-only hybrid');
  });

  it('notices a run that breaks a claim of which only one reading was known not to hold', () => {
    const model = modelWhereFaultMoves({ 'control-plane': 'customer', rbac: 'customer', 'pro-ui': 'customer' });
    const found = resultsIn(model, [configOf(), configOf({ fault: FAULT })]);
    expect(found.find((result) => key(result) === 'auth-at-control-plane hybrid')).toMatchObject({
      status: 'conditional',
      because: expect.stringMatching(/^Holds in the default run, but not with fault registry-refuses-push: see /),
      surprise: true,
    });
  });

  it('notices a claim that the default run breaks', () => {
    const found = resultsIn(modelWith({ 'artifact-store': 'zenml' }), [configOf()]);
    const broken = found.find((result) => key(result) === 'compute-and-data hybrid');
    expect(broken).toMatchObject({
      status: 'fails',
      because: 'The default run contradicts it at store-token.bucket.',
    });
    expect(surprisesIn(found).map(key)).toContain('compute-and-data hybrid');
  });
});

describe('mergeFindings', () => {
  it('adds the shares of several workers up to the whole', () => {
    const some = configs.slice(0, 40);
    const shares = [0, 1].map((share) =>
      last(
        claimChecks(
          ZENML_PRO,
          some.filter((_, index) => index % 2 === share),
        ),
      ),
    );
    const merged = shares.reduce(mergeFindings, NO_FINDINGS);
    const comparable = ({ counterexample: _, because: __, ...counted }: ClaimResult) => counted;
    expect(resultsOf(ZENML_PRO, merged).map(comparable)).toEqual(checkClaims(ZENML_PRO, some).map(comparable));
  });
});

describe('checkDefaultRun', () => {
  it('is the result for the default run alone', () => {
    expect(checkDefaultRun(ZENML_PRO)).toEqual(checkClaims(ZENML_PRO, [configOf()]));
    expect(checkDefaultRun(ZENML_PRO)[0]?.runsChecked).toBe(1);
  });
});
