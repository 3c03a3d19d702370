import { describe, expect, it } from 'vitest';
import { DATA_CLASS_IDS, SCENARIO_IDS, type ScenarioId } from '../../../machines/model.ts';
import { messageSpec } from '../../../src/catalogue/index.ts';
import { ledgerOf, matrixOf } from '../../../src/claims/ledger.ts';
import { crossingIn, specOf } from '../../../src/simulation/describe.ts';
import { DEFAULT_TRACE, faultyRun } from '../simulation/fixtures.ts';
import { placed } from './fixtures.ts';

describe('ledgerOf', () => {
  it.each(SCENARIO_IDS)('has exactly the messages that cross in %s, in send order', (scenario) => {
    const expected = DEFAULT_TRACE.messages.filter((message) => crossingIn(scenario, message).crossing !== 'none');
    const { rows, messageCount } = ledgerOf(DEFAULT_TRACE, scenario);
    expect(rows.map((row) => row.id)).toEqual(expected.map((message) => message.id));
    expect(messageCount).toBe(DEFAULT_TRACE.messages.length);
  });

  it('is empty in Full On-Prem', () => {
    expect(ledgerOf(DEFAULT_TRACE, 'on-prem').rows).toEqual([]);
  });

  it('says all that a reviewer asks about a message', () => {
    const { label, protocol, port, endpoint, auth, payload, evidence, source } = messageSpec('connect-workspace.user');
    expect(ledgerOf(DEFAULT_TRACE, 'hybrid').rows.find(({ id }) => id === 'connect-workspace.user')).toEqual({
      index: DEFAULT_TRACE.messages.findIndex(({ id }) => id === 'connect-workspace.user'),
      id: 'connect-workspace.user',
      phase: 'token-acquisition',
      step: null,
      from: 'control-plane',
      to: 'server',
      leaves: 'zenml',
      enters: 'customer',
      crossing: 'enters',
      connection: 'outbound',
      opener: 'server',
      dataClass: 'identity',
      status: 'delivered',
      ...{ label, protocol, port, endpoint, auth, payload, evidence, source },
    });
  });

  it.each(SCENARIO_IDS)('lets each message of %s leave one infrastructure and enter the other', (scenario) => {
    const rows = ledgerOf(DEFAULT_TRACE, scenario).rows;
    expect(rows.filter((row) => row.leaves === row.enters)).toEqual([]);
    expect(rows.map((row) => row.crossing)).toEqual(
      rows.map((row) => (row.leaves === 'customer' ? 'leaves' : 'enters')),
    );
  });

  it('counts every send of a message that fails', () => {
    const trace = faultyRun('registry-token.ask', 2);
    const sends = ledgerOf(trace, 'saas').rows.filter((row) => row.id.startsWith('registry-token.ask'));
    expect(sends.map((row) => [row.id, row.status])).toEqual([
      ['registry-token.ask', 'failed'],
      ['registry-token.ask~2', 'failed'],
      ['registry-token.ask~3', 'delivered'],
    ]);
  });

  it('follows the placement that it is given', () => {
    const ids = ledgerOf(DEFAULT_TRACE, 'saas', placed({ 'secrets-store': 'customer' })).rows.map((row) => row.id);
    expect(ids).toContain('registry-token.secret');
    expect(ledgerOf(DEFAULT_TRACE, 'saas').rows.map((row) => row.id)).not.toContain('registry-token.secret');
  });
});

describe('matrixOf', () => {
  const total = (scenario: ScenarioId, cell: 'leaves' | 'enters' | 'stays'): number => {
    const matrix = matrixOf(DEFAULT_TRACE, scenario);
    return DATA_CLASS_IDS.reduce((sum, id) => sum + matrix[id][cell], 0);
  };

  it.each(SCENARIO_IDS)('counts every message of %s once', (scenario) => {
    const rows = ledgerOf(DEFAULT_TRACE, scenario).rows;
    expect(total(scenario, 'leaves')).toBe(rows.filter((row) => row.crossing === 'leaves').length);
    expect(total(scenario, 'enters')).toBe(rows.filter((row) => row.crossing === 'enters').length);
    expect(total(scenario, 'stays')).toBe(DEFAULT_TRACE.messages.length - rows.length);
  });

  it('counts by data class', () => {
    const identity = DEFAULT_TRACE.messages.filter((message) => specOf(message).dataClass === 'identity');
    const crossings = identity.map((message) => crossingIn('hybrid', message).crossing);
    expect(matrixOf(DEFAULT_TRACE, 'hybrid').identity).toEqual({
      leaves: crossings.filter((crossing) => crossing === 'leaves').length,
      enters: crossings.filter((crossing) => crossing === 'enters').length,
      stays: crossings.filter((crossing) => crossing === 'none').length,
    });
    expect(matrixOf(DEFAULT_TRACE, 'hybrid').identity.leaves).toBeGreaterThan(0);
  });

  it.each(SCENARIO_IDS)('counts what leaves one infrastructure of %s as what enters the other', (scenario) => {
    const yours = matrixOf(DEFAULT_TRACE, scenario, 'customer');
    const theirs = matrixOf(DEFAULT_TRACE, scenario, 'zenml');
    for (const id of DATA_CLASS_IDS) {
      expect(theirs[id]).toEqual({ leaves: yours[id].enters, enters: yours[id].leaves, stays: yours[id].stays });
    }
  });
});
