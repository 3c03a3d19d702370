import { describe, expect, it } from 'vitest';
import { DATA_CLASS_IDS, SCENARIO_IDS, type ScenarioId } from '../../../machines/model.ts';
import { ledgerOf, type MatrixCell, matrixOf } from '../../../src/claims/ledger.ts';
import { classesOf } from '../../../src/model/wording.ts';
import { crossingIn } from '../../../src/simulation/describe.ts';
import { specOf } from '../../../src/simulation/run.ts';
import { DEFAULT_RUN, faultyRun } from '../simulation/fixtures.ts';
import { carrying, placed } from './fixtures.ts';

describe('ledgerOf', () => {
  it.each(SCENARIO_IDS)('has exactly the messages that cross in %s, in send order', (scenario) => {
    const expected = DEFAULT_RUN.trace.messages.filter(
      (message) => crossingIn(DEFAULT_RUN, scenario, message).crossing !== 'none',
    );
    const { rows, messageCount } = ledgerOf(DEFAULT_RUN, scenario);
    expect(rows.map((row) => row.id)).toEqual(expected.map((message) => message.id));
    expect(messageCount).toBe(DEFAULT_RUN.trace.messages.length);
  });

  it('has only third parties in Full On-Prem, and counts them apart', () => {
    const { rows, zenmlCount, thirdPartyCount } = ledgerOf(DEFAULT_RUN, 'on-prem');
    expect([zenmlCount, thirdPartyCount]).toEqual([0, rows.length]);
    expect(rows.length).toBeGreaterThan(2);
    expect(rows.filter(({ border }) => border !== 'third-party')).toEqual([]);
  });

  it('says all that a reviewer asks about a message', () => {
    const { label, protocol, port, endpoint, auth, items, evidence, source } = specOf(DEFAULT_RUN, {
      spec: 'connect-workspace.user',
    });
    expect(ledgerOf(DEFAULT_RUN, 'hybrid').rows.find(({ id }) => id === 'connect-workspace.user')).toEqual({
      index: DEFAULT_RUN.trace.messages.findIndex(({ id }) => id === 'connect-workspace.user'),
      id: 'connect-workspace.user',
      spec: 'connect-workspace.user',
      kind: 'Answer with the user',
      carries: 'Answer with the user, who somebody is',
      marks: [],
      phase: 'token-acquisition',
      step: null,
      from: 'control-plane',
      to: 'server',
      leaves: 'zenml',
      enters: 'customer',
      crossing: 'enters',
      border: 'zenml',
      connection: 'outbound',
      opener: 'server',
      dataClass: 'identity',
      status: 'delivered',
      payload: items.map(({ text }) => text),
      // It answers what was asked in the same beat.
      requests: 0,
      ...{ label, protocol, port, endpoint, auth, items, evidence, source },
    });
  });

  it.each(SCENARIO_IDS)('lets each message of %s leave one infrastructure and enter the other', (scenario) => {
    const rows = ledgerOf(DEFAULT_RUN, scenario).rows;
    expect(rows.filter((row) => row.leaves === row.enters)).toEqual([]);
    expect(rows.map((row) => row.crossing)).toEqual(
      rows.map((row) => (row.leaves === 'customer' ? 'leaves' : 'enters')),
    );
  });

  it('counts every send of a message that fails', () => {
    const run = faultyRun('registry-token.ask', 2);
    const sends = ledgerOf(run, 'saas').rows.filter((row) => row.id.startsWith('registry-token.ask'));
    expect(sends.map((row) => [row.id, row.status])).toEqual([
      ['registry-token.ask', 'failed'],
      ['registry-token.ask~2', 'failed'],
      ['registry-token.ask~3', 'delivered'],
    ]);
  });

  it('follows the placement of the model', () => {
    const ids = ledgerOf(placed({ 'secrets-store': 'customer' }), 'saas').rows.map((row) => row.id);
    expect(ids).toContain('registry-token.secret');
    expect(ledgerOf(DEFAULT_RUN, 'saas').rows.map((row) => row.id)).not.toContain('registry-token.secret');
  });
});

describe('matrixOf', () => {
  const total = (scenario: ScenarioId, cell: keyof MatrixCell): number => {
    const matrix = matrixOf(DEFAULT_RUN, scenario);
    return DATA_CLASS_IDS.reduce((sum, id) => sum + matrix[id][cell], 0);
  };

  it.each(SCENARIO_IDS)('counts every message of %s once in each class of which it holds something', (scenario) => {
    const counted = { leaves: 0, enters: 0, none: 0, outside: 0, thirdParty: 0 };
    for (const message of DEFAULT_RUN.trace.messages) {
      const { border, crossing } = crossingIn(DEFAULT_RUN, scenario, message);
      counted[border === 'third-party' ? 'thirdParty' : crossing] += classesOf(specOf(DEFAULT_RUN, message)).length;
    }
    expect((['leaves', 'enters', 'stays', 'thirdParty'] as const).map((cell) => total(scenario, cell))).toEqual([
      ...[counted.leaves, counted.enters, counted.none, counted.thirdParty],
    ]);
  });

  it('counts by data class', () => {
    const identity = DEFAULT_RUN.trace.messages.filter((message) =>
      classesOf(specOf(DEFAULT_RUN, message)).includes('identity'),
    );
    const crossings = identity.map((message) => crossingIn(DEFAULT_RUN, 'hybrid', message).crossing);
    expect(matrixOf(DEFAULT_RUN, 'hybrid').identity).toEqual({
      leaves: crossings.filter((crossing) => crossing === 'leaves').length,
      enters: crossings.filter((crossing) => crossing === 'enters').length,
      thirdParty: 0,
      stays: crossings.filter((crossing) => crossing === 'none').length,
    });
    expect(matrixOf(DEFAULT_RUN, 'hybrid').identity.leaves).toBeGreaterThan(0);
  });

  it('counts a message in each class of which it holds something, once in each', () => {
    const run = carrying('load-stack.check', 'control', 'identity', 'identity');
    const [before, after] = [matrixOf(DEFAULT_RUN, 'hybrid'), matrixOf(run, 'hybrid')];
    expect(after).toEqual({
      ...before,
      identity: { ...before.identity, leaves: before.identity.leaves + 1 },
    });
    expect(ledgerOf(run, 'hybrid').rows.length).toBe(ledgerOf(DEFAULT_RUN, 'hybrid').rows.length);
  });

  it.each(SCENARIO_IDS)('counts what leaves one infrastructure of %s as what enters the other', (scenario) => {
    const yours = matrixOf(DEFAULT_RUN, scenario, 'you');
    const theirs = matrixOf(DEFAULT_RUN, scenario, 'zenml');
    for (const id of DATA_CLASS_IDS) {
      expect(theirs[id]).toEqual({ ...yours[id], leaves: yours[id].enters, enters: yours[id].leaves });
    }
  });
});
