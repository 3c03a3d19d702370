import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { type FirewallRule, rulesOf } from '../../../src/claims/firewall.ts';
import { toFirewallCsv, toFirewallJson } from '../../../src/export/firewall-files.ts';
import { componentOf } from '../../../src/model/model.ts';
import { DEFAULT_RUN } from '../simulation/fixtures.ts';

describe('toFirewallCsv', () => {
  it('has a row a rule, as a CSV library reads it', () => {
    const rows: Record<string, string>[] = parse(toFirewallCsv(DEFAULT_RUN, 'saas'), { columns: true });
    expect(
      rows.map(({ connection, source, destination, port, need }) => [connection, source, destination, port, need]),
    ).toEqual(
      rulesOf(DEFAULT_RUN, 'saas').map((rule) => [
        rule.group === 'inside' ? 'inside' : rule.connection,
        componentOf(DEFAULT_RUN.model, rule.source).label,
        componentOf(DEFAULT_RUN.model, rule.destination).label,
        String(rule.port ?? ''),
        rule.need,
      ]),
    );
  });

  it('says what goes either way where a border of yours is passed, and what is sent at all', () => {
    const rows: Record<string, string>[] = parse(toFirewallCsv(DEFAULT_RUN, 'saas'), { columns: true });
    const words = (ids: FirewallRule['leaves']) => ids.map((id) => DEFAULT_RUN.model.dataClasses[id].label).join('; ');
    expect(rows.map((row) => [row.data_leaves, row.data_enters, row.data_classes])).toEqual(
      rulesOf(DEFAULT_RUN, 'saas').map(({ group, leaves, enters, dataClasses }) => [
        ...(group === 'inside' ? ['', ''] : [words(leaves) || 'none', words(enters) || 'none']),
        words(dataClasses),
      ]),
    );
  });

  it('says in each row which run it is about', () => {
    const rows: Record<string, string>[] = parse(toFirewallCsv(DEFAULT_RUN, 'hybrid'), { columns: true });
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(row).toMatchObject({
        scenario: 'Hybrid SaaS',
        options: 'usage analytics switched off, default options',
        notice: 'An illustration, not a contract.',
      });
    }
  });

  it('says between whom each connection is, and what is to be confirmed', () => {
    const rows: Record<string, string>[] = parse(toFirewallCsv(DEFAULT_RUN, 'on-prem'), { columns: true });
    expect([...new Set(rows.map(({ group }) => group))]).toEqual(['To third parties', 'Inside your infrastructure']);
    expect(rows.find(({ destination }) => destination === 'Package index')?.host).toBe(
      'pypi.org, files.pythonhosted.org',
    );
    expect(rows.find(({ destination }) => destination === 'Artifact store')?.host).toBe('confirm');
  });
});

describe('toFirewallJson', () => {
  it('holds the rules under the names of its version, and says what it is', () => {
    const document = JSON.parse(toFirewallJson(DEFAULT_RUN, 'hybrid'));
    const rules = rulesOf(DEFAULT_RUN, 'hybrid').map(({ sourceZone, destinationZone, why, ...rule }) => ({
      ...rule,
      why: why.join('; '),
      sourceSide: sourceZone,
      destinationSide: destinationZone,
    }));
    expect(document.rules).toEqual(JSON.parse(JSON.stringify(rules)));
    expect(document).toMatchObject({
      version: 3,
      config: { scenario: 'hybrid' },
      notice: expect.stringContaining('not a contract'),
    });
  });
});
