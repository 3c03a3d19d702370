import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OWNER_IDS, type RunConfig, SCENARIO_IDS } from '../../../machines/model.ts';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { checkClaims, checkRun } from '../../../src/claims/check.ts';
import { diffOf } from '../../../src/claims/diff.ts';
import { rulesOf } from '../../../src/claims/firewall.ts';
import { ledgerOf, matrixOf } from '../../../src/claims/ledger.ts';
import { componentsOf, duringOutage } from '../../../src/claims/outage.ts';
import type { Model } from '../../../src/model/model.ts';
import { countCrossings } from '../../../src/simulation/describe.ts';
import type { Run } from '../../../src/simulation/run.ts';
import { configOfFault, parseRunConfig } from '../../../src/simulation/run-config.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import { stepChipsAt, stepStatusesAt } from '../../../src/views/step-status.ts';
import { rounds } from '../rounds.ts';
import { configOf, SEED } from '../simulation/fixtures.ts';

/**
 * Fields of a model that hold no words: ids, and what is compared with ids. All other texts are changed, so that a field
 * that is added is words until it is listed here.
 */
const NO_WORDS = new Set([
  ...[
    'id',
    'version',
    'documentationDate',
    'sourceVersion',
    'owner',
    'parent',
    'placement',
    'placementRules',
    'scenarios',
    'channels',
  ],
  ...['phase', 'from', 'to', 'opener', 'tags', 'dataClass', 'mark', 'protocol', 'credential', 'evidence', 'failure'],
  ...[
    'requests',
    'report',
    'when',
    'in',
    'message',
    'orElse',
    'requires',
    'needs',
    'kind',
    'name',
    'key',
    'value',
    'placementEvidence',
  ],
  ...[
    'group',
    'appliesWhen',
    'flavors',
    'orchestrator',
    'cacheCheck',
    'origins',
    'host',
    'acceptor',
    'openers',
    'successors',
    'substitutes',
  ],
]);

/** Some of those hold more than ids: what is in them is looked at again. */
const LOOKED_INTO: Readonly<Record<string, (value: unknown) => boolean>> = {
  // The scenarios of the model are objects with a summary; those of a host are ids.
  scenarios: (value) => !Array.isArray(value),
  // A fault may fail in its own way; a message names its failure.
  failure: (value) => typeof value === 'object',
  // In the words of a stack it is a name.
  orchestrator: () => false,
};

/** Words that logic once looked for, and others. */
const TEMPTING = [
  ...['metrics', 'small values', 'run id', 'workspace token', 'run token', '/rbac/', 'permission', 'report', 'failed'],
  ...['completed', 'cached', 'artifact', 'logs', 'secret', 'token', '<step>', '{{store}}', 'none', 'your', 'ZenML'],
  ...['in process', 'leaves', 'enters', 'stuck', 'no run', 'Ä', '漢字', '😀', '.', '?'],
];

/** A model with other words: each text becomes up to four of those above, in an order that the seed gives. */
function reworded(model: Model, seed: number): Model {
  let state = seed >>> 0;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const words = (): string => Array.from({ length: 1 + next(4) }, () => TEMPTING[next(TEMPTING.length)]).join(' ');
  const change = (value: unknown, key: string, inWords: boolean): unknown => {
    if (!inWords && NO_WORDS.has(key) && !LOOKED_INTO[key]?.(value)) return value;
    if (typeof value === 'string') return words();
    if (Array.isArray(value)) return value.map((entry: unknown) => change(entry, '', inWords));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, entry]) => [name, change(entry, name, inWords || name === 'words')]),
    );
  };
  return change(model, '', false) as Model;
}

const CONFIGS: readonly RunConfig[] = [
  configOf(),
  configOf({ trigger: 'dashboard', workloadManager: 'gcp', steps: 7, width: 3, cached: 'some' }),
  configOf({ stack: 'azure', credentials: 'long-lived', storeAccess: true, analytics: true, code: 'artifact-store' }),
  configOf({ stack: 'kubernetes', credentials: 'long-lived', cached: 'all', code: 'image' }),
  configOf({ fault: { message: 'train.write-artifact.save', times: 1 } }),
  configOf({ fault: { message: 'registry-token.ask', times: 6 } }),
  ...ZENML_PRO.faults.map((fault) => configOfFault(ZENML_PRO, fault)),
];

/** All that is decided about a run, as plain data without a text of the model. */
function decided(run: Run) {
  const { trace } = run;
  const { outcome } = trace;
  const times = [0, 0.2, 0.4, 0.6, 0.8, 0.9, 1].map((share) => share * trace.durationMs);
  return {
    messages: trace.messages,
    durationMs: trace.durationMs,
    outcome: outcome.status === 'failed' ? [outcome.status, outcome.message, outcome.dashboard] : [outcome.status],
    steps: times.map((atMs) => [stepStatusesAt(run, atMs), stepChipsAt(run, atMs)]),
    claims: checkRun(run),
    scenarios: SCENARIO_IDS.map((scenario) => ({
      crossings: countCrossings(run, scenario),
      matrices: OWNER_IDS.map((owner) => matrixOf(run, scenario, owner)),
      ledger: ledgerOf(run, scenario).rows.map(({ id, leaves, enters, opener, dataClass }) => [
        ...[id, leaves, enters, opener, dataClass],
      ]),
      rules: rulesOf(run, scenario).map(({ why: _why, host: _host, documented: _documented, via, ...rule }) => ({
        ...rule,
        hasGateway: via !== null,
      })),
      outage: duringOutage(run, componentsOf(run, 'zenml', scenario)).map(({ beat, state, first }) => [
        ...[beat.id, state, first],
      ]),
      stops: SCENARIO_IDS.map((other) => diffOf(run, scenario, other).stops),
    })),
  };
}

const seeds = fc.integer({ min: 1, max: 2 ** 31 });

describe('a model with other words', () => {
  it('has other words everywhere, and the same ids', () => {
    const other = reworded(ZENML_PRO, SEED);
    const [message, otherMessage] = [ZENML_PRO, other].map((model) => model.exchanges[0]?.messages[0]);
    for (const field of ['label', 'narration', 'auth', 'source', 'endpoint'] as const) {
      expect(otherMessage?.[field]).not.toEqual(message?.[field]);
    }
    expect(otherMessage?.items[0].text).not.toEqual(message?.items[0].text);
    expect([otherMessage?.id, otherMessage?.from, otherMessage?.items[0].dataClass]).toEqual([
      message?.id,
      message?.from,
      message?.items[0].dataClass,
    ]);
    const texts = (model: Model) => [
      model.scenarios.saas.summary,
      model.zones[0]?.inSentence,
      model.stacks.aws?.words.orchestrator,
      model.failures['docker-push']?.error,
      model.faults.find(({ failure }) => failure)?.failure?.error,
      model.options[0]?.hint,
      model.components.server?.description,
      model.networkPurposes[0]?.purpose,
    ];
    expect(texts(ZENML_PRO).filter((text, index) => text === undefined || text === texts(other)[index])).toEqual([]);
  });

  it('makes the same runs, with the same outcome, statuses, counts, crossings, rules and claims', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const other = reworded(ZENML_PRO, seed);
        for (const config of CONFIGS) {
          expect(decided(simulate(other, config))).toEqual(decided(simulate(ZENML_PRO, config)));
        }
      }),
      { seed: SEED, numRuns: rounds(3) },
    );
  });

  it('has the same claims over all of them, with the same counterexamples', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        expect(checkClaims(reworded(ZENML_PRO, seed), CONFIGS)).toEqual(checkClaims(ZENML_PRO, CONFIGS));
      }),
      { seed: SEED, numRuns: rounds(3) },
    );
  });

  it('reads the same options, and has the same problems with others', () => {
    const other = reworded(ZENML_PRO, SEED);
    const asked = [
      { trigger: 'dashboard', stack: 'gcp', fault: 'runner-cannot-start' },
      { 'workload-manager': 'gcp' },
      { stack: 'kubernetes', credentials: 'short-lived', steps: 'many' },
      { fault: 'log-upload-fails', cached: 'all' },
      { fault: 'train.stream-logs.stream*2000' },
      { fault: 'earthquake' },
    ];
    for (const options of asked) expect(parseRunConfig(other, options)).toEqual(parseRunConfig(ZENML_PRO, options));
  });
});
