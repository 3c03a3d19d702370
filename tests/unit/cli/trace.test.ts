import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { EXPORTERS } from '../../../src/export/index.ts';
import { toJson } from '../../../src/export/json.ts';
import { DEFAULT_TRACE } from '../simulation/fixtures.ts';

const FORMATS = Object.keys(EXPORTERS).join(', ');

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** Runs the trace command as `npm run --silent trace -- …` does. Each run bundles the program first. */
function trace(...args: string[]): { status: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/run.mjs', 'src/cli/trace.ts', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return { status, out: stdout, err: stderr };
}

describe('trace', { timeout: 30_000 }, () => {
  it('prints the default run in SaaS as JSON, byte by byte what the exporter writes', () => {
    expect(trace('--format', 'json')).toEqual({ status: 0, out: toJson(DEFAULT_TRACE, 'saas'), err: '' });
  });

  it('prints a table by default, for the scenario, the pipeline and the fault that were asked for', () => {
    const { status, out, err } = trace('--scenario', 'hybrid', '--steps', '4', '--fault', 'registry-refuses-push');
    expect([status, err]).toEqual([0, '']);
    expect(out).toMatch(/^Hybrid SaaS: \d+ of \d+ messages cross the boundary/);
    expect(out).toMatch(/\nThe run failed at push-image\.push: .+ No run appears in the dashboard\.\n$/);
  });

  it('refuses an unknown flag with one line that lists the allowed ones, and exit code 2', () => {
    expect(trace('--color', 'red')).toEqual({
      status: 2,
      out: '',
      err: "trace: Unknown option '--color'. Use --scenario, --format, --steps, --width, --fault, --help.\n",
    });
  });

  it.each([
    [['--format', '--scenario', 'hybrid'], "Option '--format' argument is ambiguous"],
    [['--format'], "Option '--format <value>' argument missing"],
    [['--a. b'], "Unknown option '--a. b'"],
    [['--a\nb'], "Unknown option '--a\\nb'"],
    [['one\r\ntwo'], "Unexpected argument 'one\\r\\ntwo'"],
  ])('refuses %j with one line that gives the reason, and exit code 2', (args, reason) => {
    expect(trace(...args)).toEqual({
      status: 2,
      out: '',
      err: `trace: ${reason}. Use --scenario, --format, --steps, --width, --fault, --help.\n`,
    });
  });

  it.each([
    [['--scenario', 'a\nb'], 'trace: scenario "a\\nb" is not understood. Use saas, hybrid, on-prem.\n'],
    [['--format', '\u2028\u001b[1m'], `trace: format "\\u2028\\u001b[1m" is not understood. Use ${FORMATS}.\n`],
    [['--steps', '3\n4'], 'trace: steps "3\\n4" is not understood. Use a whole number from 1 to 10000.\n'],
    [['--scenario', 'cloud'], 'trace: scenario "cloud" is not understood. Use saas, hybrid, on-prem.\n'],
    [['--steps', '0'], 'trace: steps "0" is not understood. Use a whole number from 1 to 10000.\n'],
  ])('refuses the value of %j with one line that lists what is allowed, and exit code 2', (args, err) => {
    expect(trace(...args)).toEqual({ status: 2, out: '', err });
  });
});
