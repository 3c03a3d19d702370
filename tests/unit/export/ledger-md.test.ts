import { describe, expect, it } from 'vitest';
import { SCENARIO_IDS } from '../../../machines/model.ts';
import { type FirewallRule, rulesOf } from '../../../src/claims/firewall.ts';
import { ledgerOf } from '../../../src/claims/ledger.ts';
import { toFirewallMarkdown } from '../../../src/export/firewall-md.ts';
import { EXPORTERS } from '../../../src/export/index.ts';
import { toLedgerMarkdown } from '../../../src/export/ledger-md.ts';
import { escapeMarkdown, toMarkdownTable } from '../../../src/export/markdown.ts';
import { classesOf } from '../../../src/model/wording.ts';
import { specOf } from '../../../src/simulation/run.ts';
import { DEFAULT_RUN, faultyRun, runFor, SIGN_IN_RUN } from '../simulation/fixtures.ts';

/** The tables of a Markdown text: cells by rows, without the line of dashes. Escaped bars do not end a cell. */
function tablesOf(markdown: string): string[][][] {
  return markdown
    .split('\n\n')
    .map((block) => block.trim().split('\n'))
    .filter(([line = '']) => line.startsWith('|'))
    .map((lines) =>
      lines
        .filter((_, index) => index !== 1)
        .map((line) =>
          line
            .split(/(?<!\\)\|/)
            .slice(1, -1)
            .map((cell) => cell.trim()),
        ),
    );
}

describe('escapeMarkdown', () => {
  it.each([
    ['a | b', 'a \\| b'],
    ['back\\slash', 'back\\\\slash'],
    ['*bold* _it_ `code` [link](x) ~no~', '\\*bold\\* \\_it\\_ \\`code\\` \\[link\\](x) \\~no\\~'],
    ['<b>&amp;', '&lt;b&gt;&amp;amp;'],
    ['one\r\n two', 'one two'],
  ])('turns %j into %j', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });
});

describe('toMarkdownTable', () => {
  it('keeps a cell in its column, whatever it holds', () => {
    expect(toMarkdownTable(['a', 'b'], [['1|2', 'x\ny']])).toBe('| a | b |\n| --- | --- |\n| 1\\|2 | x y |\n');
  });
});

describe('toLedgerMarkdown', () => {
  it.each(SCENARIO_IDS)('has one row for each message that crosses in %s', (scenario) => {
    const { rows } = ledgerOf(DEFAULT_RUN, scenario);
    const [counts, ledger] = tablesOf(toLedgerMarkdown(DEFAULT_RUN, scenario));
    expect((ledger ?? [[]]).slice(1).map(([number]) => number)).toEqual(rows.map((row) => String(row.index + 1)));
    const total = (counts ?? []).slice(1).flatMap((cells) => cells.slice(1).map(Number));
    // A message counts in each class of which it holds an item.
    const classes = DEFAULT_RUN.trace.messages.flatMap((message) => classesOf(specOf(DEFAULT_RUN, message)));
    expect(total.reduce((sum, count) => sum + count, 0)).toBe(classes.length);
  });

  it('begins with what it is about, and what it is not', () => {
    expect(toLedgerMarkdown(faultyRun('load_data.stream-logs.stream', 1), 'hybrid').split('\n').slice(0, 4)).toEqual([
      '# What crosses the boundary: Hybrid SaaS',
      '',
      'One simulated run with --fault load\\_data.stream-logs.stream, usage analytics switched off; documentation of 2026-07, zenml 0.98.0.',
      '**An illustration, not a contract.**',
    ]);
  });

  it('names all classes of a message, that of the main item first', () => {
    const [, [header = [], ...rows] = []] = tablesOf(toLedgerMarkdown(SIGN_IN_RUN, 'saas'));
    const row = rows.find(([, , message]) => message?.includes('(sign-in.device)'));
    expect(row?.[header.indexOf('Data classes')]).toBe('Control, Identity');
  });

  it('says once how far a message is known', () => {
    const cells = tablesOf(toLedgerMarkdown(DEFAULT_RUN, 'saas'))[1]?.flat() ?? [];
    expect(cells.filter((cell) => cell.startsWith('recorded: zenml')).length).toBeGreaterThan(0);
    expect(cells.filter((cell) => cell.startsWith('documented: zenml')).length).toBeGreaterThan(0);
    expect(cells.filter((cell) => /^(\w+): \1: /.test(cell))).toEqual([]);
  });

  it('marks a message that failed', () => {
    expect(toLedgerMarkdown(faultyRun('registry-token.ask', 1), 'saas')).toContain('(registry-token.ask, failed)');
  });

  it('has as many cells in each row as in the header', () => {
    for (const [header = [], ...rows] of tablesOf(toLedgerMarkdown(DEFAULT_RUN, 'saas'))) {
      expect(new Set(rows.map((row) => row.length))).toEqual(new Set([header.length]));
    }
  });

  it('is registered by its name', () => {
    expect(EXPORTERS['ledger-md'].serialise(DEFAULT_RUN, 'saas')).toBe(toLedgerMarkdown(DEFAULT_RUN, 'saas'));
  });
});

describe('toFirewallMarkdown', () => {
  it.each(['saas', 'hybrid'] as const)('has one row for each rule of %s', (scenario) => {
    const tables = tablesOf(toFirewallMarkdown(DEFAULT_RUN, scenario));
    expect(tables.map(([header]) => header?.slice(0, 4).join())).toEqual(
      Array(3).fill('Connection,Source,Destination,Host'),
    );
    const rows = tables.flatMap(([, ...own]) => own);
    expect(rows.map(([connection]) => connection)).toEqual(
      rulesOf(DEFAULT_RUN, scenario).map((rule) => (rule.group === 'inside' ? 'inside' : rule.connection)),
    );
  });

  it('keeps what is between ZenML and a third party apart from what you have to let out', () => {
    const run = runFor({ signIn: 'browser', identityProvider: 'federated' });
    const text = toFirewallMarkdown(run, 'hybrid');
    const last = tablesOf(text).at(-1)?.slice(1) ?? [];
    expect(text).toContain('## Between ZenML and third parties, not through your firewall\n');
    expect(last.map((cells) => cells.slice(0, 3))).toEqual([['outside', 'Control plane', 'SSO provider']]);
  });

  it('says of each rule what goes either way, and inside what is sent in none', () => {
    const rules = rulesOf(DEFAULT_RUN, 'saas');
    const words = (ids: FirewallRule['leaves']) =>
      ids.map((id) => DEFAULT_RUN.model.dataClasses[id].label).join(', ') || 'none';
    const data = tablesOf(toFirewallMarkdown(DEFAULT_RUN, 'saas')).flatMap(([header = [], ...rows]) =>
      rows.map((cells) => cells.filter((_, index) => header[index]?.startsWith('Data'))),
    );
    expect(data).toEqual(
      rules.map(({ group, leaves, enters, dataClasses }) =>
        group === 'inside' ? [words(dataClasses)] : [words(leaves), words(enters)],
      ),
    );
  });

  it('names hosts with their source, and says so where none is documented', () => {
    const text = toFirewallMarkdown(DEFAULT_RUN, 'saas');
    expect(text).toContain('| ZenML server | &lt;id&gt;-zenml.cloudinfra.zenml.io (documented: zenml-pro/');
    expect(text).toContain('| inbound | ZenML server | Cloud IAM | confirm |');
  });

  it('has no table for ZenML when nothing crosses to it, and says so', () => {
    const text = toFirewallMarkdown(DEFAULT_RUN, 'on-prem');
    expect(tablesOf(text)).toHaveLength(2);
    expect(text).toContain('# Firewall rules: Full On-Prem\n');
    expect(text).toContain('## To and from ZenML\n\nNo connection.\n');
  });

  it('is registered by its name', () => {
    expect(EXPORTERS['firewall-md'].serialise(DEFAULT_RUN, 'saas')).toBe(toFirewallMarkdown(DEFAULT_RUN, 'saas'));
  });
});
