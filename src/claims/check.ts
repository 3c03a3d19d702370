import { type RunConfig, SCENARIO_IDS, type ScenarioId } from '../../machines/model.ts';
import { CLAIM_STATUSES, CLAIMS, type ClaimId, type ClaimSpec, type ClaimStatus } from '../catalogue/claims.ts';
import type { Model } from '../model/model.ts';
import { defaultConfig } from '../model/options.ts';
import type { Run } from '../simulation/run.ts';
import { formatRunConfig } from '../simulation/run-config.ts';
import { simulate } from '../simulation/simulate.ts';
import { placedMessages } from './placed-messages.ts';
import { CLAIM_CHECKS } from './predicates.ts';

/** A run and the message in it that shows why a claim does not simply hold. */
export interface Counterexample {
  readonly config: RunConfig;
  /** Id of the message in the run's trace. */
  readonly message: string;
}

/** What was found about one claim in one scenario. */
export interface ClaimResult {
  readonly id: ClaimId;
  readonly scenario: ScenarioId;
  readonly status: ClaimStatus;
  /** Why it does not simply hold, in plain words; null when it holds. */
  readonly because: string | null;
  readonly runsChecked: number;
  readonly messagesChecked: number;
  /** True when a run contradicts the claim and the catalogue does not expect it: a claim that should hold does not. */
  readonly surprise: boolean;
  /** Missing when the claim holds. */
  readonly counterexample?: Counterexample;
}

/** How far a check has come. */
export interface ClaimProgress {
  readonly runs: number;
  readonly messages: number;
  /** Fault-free runs so far; compare with `reachableGroups`. */
  readonly groups: number;
}

/** The state of a check, plain data: several shares add up by `mergeFindings`. */
export interface Findings extends ClaimProgress {
  /** One entry a claim and scenario, in the order of `QUESTIONS`. */
  readonly found: readonly Finding[];
}

interface Finding {
  /** The first violation of the default run, of any run, and the first message that the claim rests on. */
  readonly inDefault: Counterexample | null;
  readonly inAny: Counterexample | null;
  readonly restsOn: Counterexample | null;
}

const specs: readonly (ClaimSpec & { readonly id: ClaimId })[] = CLAIMS;

/** Every claim in every scenario that it is about, in the order of the catalogue. */
export const QUESTIONS = specs.flatMap((claim) =>
  SCENARIO_IDS.flatMap((scenario) => {
    const verdict = claim.verdicts[scenario];
    return verdict ? [{ claim, scenario, verdict }] : [];
  }),
);

const NOTHING: Finding = { inDefault: null, inAny: null, restsOn: null };

/** Findings before the first run. */
export const NO_FINDINGS: Findings = { runs: 0, messages: 0, groups: 0, found: QUESTIONS.map(() => NOTHING) };

const isDefault = (model: Model, config: RunConfig): boolean =>
  Object.keys(formatRunConfig(model, config)).length === 0;

/** Adds one run: all claims are checked in all their scenarios. */
function withRun(findings: Findings, run: Run): Findings {
  const { trace } = run;
  const { config } = run.origin;
  const placed = Object.fromEntries(
    SCENARIO_IDS.map((scenario) => [scenario, placedMessages(run, scenario)]),
  ) as Record<ScenarioId, ReturnType<typeof placedMessages>>;
  const exampleOf = (index: number | null): Counterexample | null => {
    const message = index === null ? undefined : trace.messages[index];
    return message ? { config, message: message.id } : null;
  };
  return {
    runs: findings.runs + 1,
    messages: findings.messages + trace.messages.length,
    groups: findings.groups + (config.fault === null ? 1 : 0),
    found: QUESTIONS.map(({ claim, scenario }, position) => {
      const before = findings.found[position] ?? NOTHING;
      const check = CLAIM_CHECKS[claim.id];
      const violation = exampleOf(check.violates(placed[scenario]));
      const restsOn = before.restsOn ?? exampleOf(check.restsOn?.(placed[scenario]) ?? null);
      if (violation === null && restsOn === before.restsOn) return before;
      return {
        inDefault: before.inDefault ?? (isDefault(run.model, config) ? violation : null),
        inAny: before.inAny ?? violation,
        restsOn,
      };
    }),
  };
}

/** Findings of two disjoint shares, as if one had made them; `a` is the one whose counterexamples come first. */
export function mergeFindings(a: Findings, b: Findings): Findings {
  return {
    runs: a.runs + b.runs,
    messages: a.messages + b.messages,
    groups: a.groups + b.groups,
    found: a.found.map((finding, position) => ({
      inDefault: finding.inDefault ?? b.found[position]?.inDefault ?? null,
      inAny: finding.inAny ?? b.found[position]?.inAny ?? null,
      restsOn: finding.restsOn ?? b.found[position]?.restsOn ?? null,
    })),
  };
}

/** Words for a finding that the catalogue did not expect, for example after an option was added. */
function unexpected(model: Model, status: ClaimStatus, { config, message }: Counterexample): string {
  const options = Object.entries(formatRunConfig(model, config)).map(([name, value]) => `${name} ${value}`);
  if (status === 'fails') return `The default run contradicts it at ${message}.`;
  return options.length === 0
    ? `Holds, but in one reading of its words not at ${message}.`
    : `Holds in the default run, but not with ${options.join(', ')}: see ${message}.`;
}

/** What the findings say about each claim in each of its scenarios, in the order of the catalogue. */
export function resultsOf(model: Model, findings: Findings): readonly ClaimResult[] {
  return QUESTIONS.map(({ claim, scenario, verdict }, position): ClaimResult => {
    const { inDefault, inAny, restsOn } = findings.found[position] ?? NOTHING;
    const counterexample = inDefault ?? inAny ?? restsOn;
    const status: ClaimStatus = inDefault ? 'fails' : counterexample ? 'conditional' : 'holds';
    const result = { id: claim.id, scenario, status, runsChecked: findings.runs, messagesChecked: findings.messages };
    if (!counterexample) return { ...result, because: null, surprise: false };
    const isWorse = CLAIM_STATUSES.indexOf(status) > CLAIM_STATUSES.indexOf(verdict.expected);
    const isBroken = status === 'conditional' && inAny !== null && verdict.inSomeRuns !== true;
    const surprise = isWorse || (isBroken && verdict.expected !== 'fails');
    const because = status === verdict.expected && !surprise ? verdict.because : null;
    return { ...result, because: because ?? unexpected(model, status, counterexample), surprise, counterexample };
  });
}

/** The results that the catalogue does not expect: a claim that should hold does not. */
export function surprisesIn(results: readonly ClaimResult[]): readonly ClaimResult[] {
  return results.filter((result) => result.surprise);
}

/**
 * Checks all claims over run configs, one simulation for all scenarios. It stops after every run, so that a worker can
 * show progress and give way; what it yields is complete for the runs so far.
 */
export function* claimChecks(model: Model, configs: Iterable<RunConfig>): Generator<Findings, Findings, void> {
  let findings = NO_FINDINGS;
  for (const config of configs) {
    findings = withRun(findings, simulate(model, config));
    yield findings;
  }
  return findings;
}

/**
 * Checks all claims over run configs in one go.
 * @param onProgress called after every run
 * @param signal ends the check before the next run; the results are then those of the runs so far
 */
export function checkClaims(
  model: Model,
  configs: Iterable<RunConfig>,
  onProgress?: (progress: ClaimProgress) => void,
  signal?: AbortSignal,
): readonly ClaimResult[] {
  let last = NO_FINDINGS;
  for (const findings of claimChecks(model, configs)) {
    last = findings;
    onProgress?.(findings);
    if (signal?.aborted) break;
  }
  return resultsOf(model, last);
}

/** The results for the default run alone: there at once, before all the others. */
export const checkDefaultRun = (model: Model): readonly ClaimResult[] =>
  resultsOf(model, withRun(NO_FINDINGS, simulate(model, defaultConfig(model))));

const resultsOfRuns = new WeakMap<Run, readonly ClaimResult[]>();

/**
 * What one run says about the claims, whatever its options: a claim that it contradicts fails, for this is the run that
 * is looked at. What the catalogue knows to break in some runs is no surprise. One look at a run answers all who ask.
 */
export function checkRun(run: Run): readonly ClaimResult[] {
  const results = resultsOfRuns.get(run) ?? resultsOfOne(run);
  resultsOfRuns.set(run, results);
  return results;
}

function resultsOfOne(run: Run): readonly ClaimResult[] {
  const findings = withRun(NO_FINDINGS, run);
  if (isDefault(run.model, run.origin.config)) return resultsOf(run.model, findings);
  const found = findings.found.map((finding) => ({ ...finding, inDefault: finding.inAny }));
  return resultsOf(run.model, { ...findings, found }).map((result, position): ClaimResult => {
    const verdict = QUESTIONS[position]?.verdict;
    const { counterexample, status } = result;
    if (!verdict || !counterexample) return result;
    const said = status === 'fails' ? 'This run contradicts it' : 'Holds, but in one reading of its words not';
    return {
      ...result,
      because: verdict.because ?? `${said} at ${counterexample.message}.`,
      surprise: result.surprise && (verdict.because === null || (status === 'fails' && verdict.inSomeRuns !== true)),
    };
  });
}
