import { describe, expect, it } from 'vitest';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { checkDefaultRun, QUESTIONS } from '../../../src/claims/check.ts';
import { programOf } from './program.ts';

/** Runs the claims command. `--runs default` keeps it short; all runs are in tests/more. */
const claims = programOf('src/cli/claims.ts');

describe('claims', () => {
  it('prints one record a claim of a scenario as JSON, without the words, and ends well', () => {
    const { status, out, err } = claims('--runs', 'default', '--format', 'json', '--scenario', 'on-prem');
    expect([status, err]).toEqual([0, '']);
    const records: readonly Record<string, unknown>[] = JSON.parse(out);
    expect(records).toEqual(
      checkDefaultRun(ZENML_PRO)
        .filter(({ scenario }) => scenario === 'on-prem')
        .map(({ because: _, surprise: __, ...record }) => record),
    );
    const fields = ['id', 'scenario', 'status', 'runsChecked', 'messagesChecked'];
    for (const record of records) {
      expect(Object.keys(record)).toEqual(record.status === 'holds' ? fields : [...fields, 'counterexample']);
    }
  });

  it('prints a table for people by default, with the words and the run that shows it', () => {
    const { status, out } = claims('--runs', 'default', '--scenario', 'hybrid');
    expect(status).toBe(0);
    expect(out).toMatch(/^Checked over 1 run with \d+ messages/);
    expect(out.match(/^\S.*$/gm)?.slice(1)).toEqual(['Hybrid SaaS']);
    const results = checkDefaultRun(ZENML_PRO).filter(({ scenario }) => scenario === 'hybrid');
    for (const { claim } of QUESTIONS.filter(({ scenario }) => scenario === 'hybrid')) {
      const result = results.find(({ id }) => id === claim.id);
      expect(out).toContain(`  ${claim.title}\n`);
      expect(out).toContain(result?.because ?? '  holds ');
    }
    expect(out).toMatch(/ {13}npm run --silent trace -- --scenario hybrid {3}at [a-z-]+\.[a-z-]+\n/);
  });

  it('explains itself', () => {
    const { status, out } = claims('--help');
    expect(status).toBe(0);
    expect(out).toContain('--scenario saas|hybrid|on-prem');
    expect(out).toContain('--runs all|default');
  });

  it.each([
    [['--color', 'red'], "Unknown option '--color'. Use --scenario, --runs, --format, --help."],
    [['--scenario', 'cloud'], 'scenario "cloud" is not understood. Use saas, hybrid, on-prem.'],
    [['--scenario', 'saas', '--scenario', 'hybrid'], '--scenario is given more than once. Use it once.'],
    [['--runs', 'some'], 'runs "some" is not understood. Use all, default.'],
    [['--format', 'a\nb'], 'format "a\\nb" is not understood. Use text, json.'],
  ])('refuses %j with one line that lists what is allowed, and exit code 2', (args, sentence) => {
    expect(claims(...args)).toEqual({ status: 2, out: '', err: `claims: ${sentence}\n` });
  });
});
