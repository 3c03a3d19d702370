import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { QUESTIONS } from '../../../src/claims/check.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** Runs the claims command as `npm run --silent claims -- …` does. Each run bundles the program first. */
function claims(...args: string[]): { status: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/run.mjs', 'src/cli/claims.ts', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return { status, out: stdout, err: stderr };
}

describe('claims', { timeout: 300_000 }, () => {
  it('prints one record a claim of a scenario as JSON, without the words, and ends well', () => {
    const { status, out, err } = claims('--format', 'json', '--scenario', 'on-prem');
    expect([status, err]).toEqual([0, '']);
    const records: readonly Record<string, unknown>[] = JSON.parse(out);
    expect(records.map(({ id, scenario, status: found }) => ({ id, scenario, found }))).toEqual(
      QUESTIONS.filter(({ scenario }) => scenario === 'on-prem').map(({ claim, scenario, verdict }) => ({
        id: claim.id,
        scenario,
        found: verdict.expected,
      })),
    );
    const fields = ['id', 'scenario', 'status', 'runsChecked', 'messagesChecked'];
    for (const record of records) {
      expect(Object.keys(record)).toEqual(record.status === 'holds' ? fields : [...fields, 'counterexample']);
    }
  });

  it('prints a table for people by default, with the words and the run that shows it', () => {
    const { status, out } = claims('--scenario', 'hybrid');
    expect(status).toBe(0);
    expect(out).toMatch(/^Checked over \d+ runs with \d+ messages/);
    expect(out.match(/^\S.*$/gm)?.slice(1)).toEqual(['Hybrid SaaS']);
    for (const { claim, verdict } of QUESTIONS.filter(({ scenario }) => scenario === 'hybrid')) {
      expect(out).toContain(`  ${claim.title}\n`);
      expect(out).toContain(verdict.because ?? '  holds ');
    }
    expect(out).toContain('npm run --silent trace -- --scenario hybrid   at create-run.entitlement\n');
  });

  it('explains itself', () => {
    const { status, out } = claims('--help');
    expect(status).toBe(0);
    expect(out).toContain('--scenario saas|hybrid|on-prem');
  });

  it.each([
    [['--color', 'red'], "Unknown option '--color'. Use --scenario, --format, --help."],
    [['--scenario', 'cloud'], 'scenario "cloud" is not understood. Use saas, hybrid, on-prem.'],
    [['--format', 'a\nb'], 'format "a\\nb" is not understood. Use text, json.'],
  ])('refuses %j with one line that lists what is allowed, and exit code 2', (args, sentence) => {
    expect(claims(...args)).toEqual({ status: 2, out: '', err: `claims: ${sentence}\n` });
  });
});
