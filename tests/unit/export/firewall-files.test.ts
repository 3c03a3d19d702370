import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { COMPONENTS } from '../../../src/catalogue/index.ts';
import { rulesOf } from '../../../src/claims/firewall.ts';
import { toFirewallCsv, toFirewallJson } from '../../../src/export/firewall-files.ts';
import { DEFAULT_TRACE } from '../simulation/fixtures.ts';

describe('toFirewallCsv', () => {
  it('has a row a rule, as a CSV library reads it', () => {
    const rows: Record<string, string>[] = parse(toFirewallCsv(DEFAULT_TRACE, 'saas'), { columns: true });
    expect(
      rows.map(({ connection, source, destination, port, need }) => [connection, source, destination, port, need]),
    ).toEqual(
      rulesOf(DEFAULT_TRACE, 'saas').map((rule) => [
        rule.connection,
        COMPONENTS[rule.source].label,
        COMPONENTS[rule.destination].label,
        String(rule.port ?? ''),
        rule.need,
      ]),
    );
  });

  it('is a header alone where nothing crosses', () => {
    expect(toFirewallCsv(DEFAULT_TRACE, 'on-prem').trim().split('\n')).toHaveLength(1);
  });
});

describe('toFirewallJson', () => {
  it('holds the rules and says what it is', () => {
    const document = JSON.parse(toFirewallJson(DEFAULT_TRACE, 'hybrid'));
    expect(document.rules).toEqual(JSON.parse(JSON.stringify(rulesOf(DEFAULT_TRACE, 'hybrid'))));
    expect(document).toMatchObject({
      version: 1,
      config: { scenario: 'hybrid' },
      notice: expect.stringContaining('not a contract'),
    });
  });
});
