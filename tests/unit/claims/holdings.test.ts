import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUILT_IN_COMPONENT_IDS, SCENARIO_IDS, type ScenarioId } from '../../../machines/model.ts';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { RETENTION } from '../../../src/catalogue/retention.ts';
import { SECRETS } from '../../../src/catalogue/secret-rules.ts';
import { breachOf } from '../../../src/claims/breach.ts';
import { countKept, type Holding, holdingsAt, isKept, lastChangeMs, proofsAt } from '../../../src/claims/holdings.ts';
import { toJson } from '../../../src/export/json.ts';
import type { MessageSpec, PayloadItem } from '../../../src/model/types.ts';
import { type Run, specOf } from '../../../src/simulation/run.ts';
import { rounds } from '../rounds.ts';
import { DEFAULT_RUN, faultyRun, runFor } from '../simulation/fixtures.ts';
import { placed } from './fixtures.ts';

const keyOf = (component: string, { text, dataClass, mark }: PayloadItem): string =>
  JSON.stringify([component, text, dataClass, mark ?? null]);

const keysOf = (holdings: readonly Holding[]): string[] => [
  ...new Set(holdings.map(({ component, item }) => keyOf(component, item))),
];

const NOTHING: PayloadItem = { text: 'dropped', dataClass: 'control' };

/** The same run without an item: nothing stands in its place. */
function without(run: Run, text: string): Run {
  const drop = (item: PayloadItem): PayloadItem => (item.text === text ? NOTHING : item);
  const specs = Object.fromEntries(
    Object.entries(run.specs).map(([id, spec]): [string, MessageSpec] => {
      const [main, ...others] = spec.items;
      return [id, { ...spec, items: [drop(main), ...others.map(drop)] }];
    }),
  );
  return { ...run, specs };
}

interface ExportedMessage {
  readonly from: string;
  readonly to: string;
  readonly status: string;
  readonly items: readonly PayloadItem[];
}

/** What each component has at the end, counted from the exported file alone. */
function countedFromFile(run: Run, scenario: ScenarioId): string[] {
  const { messages } = JSON.parse(toJson(run, scenario)) as { messages: readonly ExportedMessage[] };
  const keys = new Set<string>();
  for (const { from, to, status, items } of messages) {
    for (const item of items) {
      if (from !== to) keys.add(keyOf(from, item));
      if (status === 'delivered') keys.add(keyOf(to, item));
    }
  }
  return [...keys];
}

const RUNS: readonly (readonly [string, Run])[] = [
  ['the default run', DEFAULT_RUN],
  ['a run from the dashboard with access to the store', runFor({ trigger: 'dashboard', storeAccess: true })],
  ['a run whose first ask is refused', faultyRun('registry-token.ask', 9)],
  ['a run of stored credentials', runFor({ stack: 'kubernetes', analytics: true })],
];

describe('holdingsAt', () => {
  it.each(RUNS)('agrees at the end of %s with a count from the exported trace', (_, run) => {
    for (const scenario of SCENARIO_IDS) {
      expect(keysOf(holdingsAt(run, scenario, 'end')).sort()).toEqual(countedFromFile(run, scenario).sort());
    }
  });

  it.each(RUNS)('holds nothing before it was received, sent or made, in %s', (_, run) => {
    for (const holding of holdingsAt(run, 'saas', 'end')) {
      const message = run.trace.messages[holding.since];
      if (!message) throw new Error('A holding without a message.');
      const spec = specOf(run, message);
      expect(spec.items).toContainEqual(holding.item);
      const [end, ms] = holding.reason === 'sent' ? [spec.from, message.sentMs] : [spec.to, message.receivedMs];
      expect([holding.component, holding.sinceMs]).toEqual([end, ms]);
      if (holding.reason !== 'sent') expect(message.status).toBe('delivered');
      const before = holdingsAt(run, 'saas', ms - 0.001);
      expect(before).not.toContainEqual(expect.objectContaining({ component: end, item: holding.item }));
    }
  });

  it('does not lose anything as time goes on', () => {
    const { durationMs } = DEFAULT_RUN.trace;
    fc.assert(
      fc.property(fc.double({ min: 0, max: durationMs, noNaN: true }), (atMs) => {
        const then = holdingsAt(DEFAULT_RUN, 'hybrid', atMs);
        expect(holdingsAt(DEFAULT_RUN, 'hybrid', 'end').slice(0, then.length)).toEqual(then);
        // Nothing changes between the last change and the moment.
        const changeMs = lastChangeMs(DEFAULT_RUN, atMs);
        expect(changeMs).toBeLessThanOrEqual(atMs);
        expect(holdingsAt(DEFAULT_RUN, 'hybrid', changeMs)).toEqual(then);
        expect(proofsAt(DEFAULT_RUN, 'hybrid', changeMs)).toEqual(proofsAt(DEFAULT_RUN, 'hybrid', atMs));
      }),
      { numRuns: rounds(50) },
    );
  });

  it('follows the items of the catalogue: one that is dropped is held nowhere, and nothing else changes', () => {
    const all = holdingsAt(DEFAULT_RUN, 'saas', 'end');
    const texts = [...new Set(all.map(({ item }) => item.text))];
    for (const text of texts) {
      const left = holdingsAt(without(DEFAULT_RUN, text), 'saas', 'end').filter(({ item }) => item !== NOTHING);
      expect(left).toEqual(all.filter(({ item }) => item.text !== text));
    }
  });

  it('is about the same things in every scenario; only who runs the place differs', () => {
    const [saas, hybrid, onPrem] = SCENARIO_IDS.map((scenario) => holdingsAt(DEFAULT_RUN, scenario, 'end'));
    const things = (holdings: readonly Holding[] | undefined) =>
      holdings?.map(({ component, item }) => [component, item]);
    expect(things(hybrid)).toEqual(things(saas));
    expect(things(onPrem)).toEqual(things(saas));
    expect(onPrem?.filter(({ owner }) => owner === 'zenml')).toEqual([]);
  });

  it('follows the placement of the model', () => {
    const owners = (run: Run) =>
      new Set(
        holdingsAt(run, 'saas', 'end')
          .filter(({ component }) => component === 'metadata-store')
          .map(({ owner }) => owner),
      );
    expect(owners(DEFAULT_RUN)).toEqual(new Set(['zenml']));
    expect(owners(placed({ 'metadata-store': 'customer' }))).toEqual(new Set(['you']));
  });

  it('says of the control plane that nobody outside knows, and counts that like any other', () => {
    const there = holdingsAt(DEFAULT_RUN, 'hybrid', 'end').filter(({ owner }) => owner === 'zenml');
    expect(there.length).toBeGreaterThan(0);
    expect(countKept(there)).toEqual({ all: there.length, atRest: 0, unknown: there.length });
  });

  it('tells the run token in the manifests of the jobs from one in a Kubernetes Secret', () => {
    const until = (run: Run) =>
      holdingsAt(run, 'hybrid', 'end').find(
        ({ component, credential }) => component === 'cluster-api' && credential === 'run-token',
      )?.until;
    expect(until(DEFAULT_RUN)).toBe('deleted');
    expect(until(runFor({ runToken: 'secret' }))).toBe('secret-deleted');
  });

  it('does not keep after the run what was deleted in it', () => {
    const run = runFor({ runToken: 'secret' });
    const at = (atMs: number | 'end') =>
      holdingsAt(run, 'hybrid', atMs).find(
        ({ component, credential }) => component === 'cluster-api' && credential === 'run-token',
      );
    const deletion = run.trace.messages.find(({ spec }) => spec === 'finish-run.secret');
    if (!deletion) throw new Error('Nothing deletes the Secret.');
    const before = at(deletion.receivedMs - 1);
    const after = at('end');
    expect(before && isKept(before)).toBe(true);
    expect(after && isKept(after)).toBe(false);
    expect(after && countKept([after])).toEqual({ all: 1, atRest: 0, unknown: 0 });
    const readAfterwards = breachOf(run, 'hybrid', { kind: 'component', component: 'cluster-api' }, 'after');
    expect(readAfterwards.credentials).not.toContain('run-token');
    const readMeanwhile = breachOf(run, 'hybrid', { kind: 'component', component: 'cluster-api' }, { until: 'end' });
    expect(readMeanwhile.credentials).toContain('run-token');
  });
});

describe('proofsAt', () => {
  it('has who proves itself, and who is shown a credential as it is', () => {
    const found = proofsAt(DEFAULT_RUN, 'hybrid', 'end').map(({ component, credential, reason }) => [
      component,
      credential,
      reason,
    ]);
    expect(found).toContainEqual(['server', 'enrollment-key', 'used']);
    expect(found).toContainEqual(['control-plane', 'enrollment-key', 'shown']);
    // Requests to the cloud are signed: the secret itself does not travel.
    expect(found).toContainEqual(['server', 'connector-secret', 'used']);
    expect(found).not.toContainEqual(['cloud-iam', 'connector-secret', 'shown']);
  });
});

describe('the tables of the catalogue', () => {
  it('know the credential of every secret that any message can carry', () => {
    const known = new Set<string>(SECRETS.flatMap(({ messages }) => messages));
    const unknown = ZENML_PRO.exchanges
      .flatMap(({ messages }) => messages)
      .filter(({ items, variants = [] }) =>
        [items, ...variants.map((variant) => variant.items ?? [])].flat().some(({ mark }) => mark === 'secret'),
      )
      .map(({ id }) => id)
      .filter((id) => !known.has(id));
    expect(unknown).toEqual([]);
  });

  it('name only messages that there are', () => {
    const ids = new Set<string>(ZENML_PRO.exchanges.flatMap(({ messages }) => messages.map(({ id }) => id)));
    expect(SECRETS.flatMap(({ messages }) => messages).filter((id) => !ids.has(id))).toEqual([]);
  });

  it('have no rule that another one before it hides', () => {
    const seen = new Set<string>();
    for (const rule of RETENTION) {
      for (const component of rule.components) {
        expect(BUILT_IN_COMPONENT_IDS).toContain(component);
        expect(seen.has(component)).toBe(false);
        const isForAll = !('classes' in rule) && !('credentials' in rule) && !('in' in rule);
        if (isForAll) seen.add(component);
      }
    }
  });
});
