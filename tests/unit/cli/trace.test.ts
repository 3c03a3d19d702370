import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { EXPORTERS } from '../../../src/export/index.ts';
import { toJson } from '../../../src/export/json.ts';
import { optionNames, parseRunConfig } from '../../../src/simulation/run-config.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import { DEFAULT_RUN } from '../simulation/fixtures.ts';
import { programOf } from './program.ts';

const FORMATS = Object.keys(EXPORTERS).join(', ');

const FLAGS = ['scenario', 'format', 'out', ...optionNames(ZENML_PRO), 'help'].map((name) => `--${name}`).join(', ');

/** Runs the trace command. */
const trace = programOf('src/cli/trace.ts');

describe('trace', () => {
  it('prints the default run in SaaS as JSON, byte by byte what the exporter writes', () => {
    expect(trace('--format', 'json')).toEqual({ status: 0, out: toJson(DEFAULT_RUN, 'saas'), err: '' });
  });

  it('prints a table by default, for the scenario, the pipeline and the fault that were asked for', () => {
    const { status, out, err } = trace('--scenario', 'hybrid', '--steps', '4', '--fault', 'registry-refuses-push');
    expect([status, err]).toEqual([0, '']);
    expect(out).toMatch(/^Hybrid SaaS: \d+ of \d+ to or from ZenML/);
    expect(out).toMatch(/\nThe run failed at push-image\.push: .+ No run appears in the dashboard\.\n$/);
  });

  it('takes every option as a flag', () => {
    const options = {
      trigger: 'dashboard',
      'workload-manager': 'gcp',
      code: 'image',
      stack: 'azure',
      credentials: 'long-lived',
      'store-access': 'on',
      analytics: 'on',
      steps: '5',
      width: '3',
      cached: 'some',
      fault: 'too-many-snapshot-runs',
    };
    const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
    const run = simulate(ZENML_PRO, parseRunConfig(ZENML_PRO, options).config);
    expect(trace('--format', 'json', ...args)).toEqual({ status: 0, out: toJson(run, 'saas'), err: '' });
    expect(run.trace.outcome).toMatchObject({ status: 'failed', dashboard: 'no-run' });
  });

  it('explains every option and every value in its help', () => {
    const { status, out } = trace('--help');
    expect(status).toEqual(0);
    const missing = ZENML_PRO.options
      .flatMap((option) =>
        option.kind === 'choice'
          ? [`--${option.name} ${option.values.map(({ id }) => id).join('|')}`]
          : [`--${option.name} `],
      )
      .filter((text) => !out.includes(text));
    expect(missing).toEqual([]);
    expect(ZENML_PRO.faults.filter(({ id }) => !out.includes(id))).toEqual([]);
  });

  it('refuses an unknown flag with one line that lists the allowed ones, and exit code 2', () => {
    expect(trace('--color', 'red')).toEqual({
      status: 2,
      out: '',
      err: `trace: Unknown option '--color'. Use ${FLAGS}.\n`,
    });
  });

  it('writes to a file when one is named, and says when it cannot', () => {
    const folder = mkdtempSync(join(tmpdir(), 'trace-'));
    try {
      const file = join(folder, 'run.json');
      expect(trace('--format', 'json', '--out', file)).toEqual({ status: 0, out: '', err: '' });
      expect(readFileSync(file, 'utf8')).toBe(toJson(DEFAULT_RUN, 'saas'));
      expect(trace('--format', 'json', '--out', '-')).toEqual({
        status: 0,
        out: toJson(DEFAULT_RUN, 'saas'),
        err: '',
      });
      const nowhere = join(folder, 'missing', 'run.json');
      expect(trace('--out', nowhere)).toEqual({
        status: 2,
        out: '',
        err: `trace: out "${nowhere}" cannot be written: its folder does not exist.\n`,
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
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
      err: `trace: ${reason}. Use ${FLAGS}.\n`,
    });
  });

  it.each([
    [['--scenario', 'a\nb'], 'trace: scenario "a\\nb" is not understood. Use saas, hybrid, on-prem.\n'],
    [['--format', '\u2028\u001b[1m'], `trace: format "\\u2028\\u001b[1m" is not understood. Use ${FORMATS}.\n`],
    [['--steps', '3\n4'], 'trace: steps "3\\n4" is not understood. Use a whole number from 1 to 10000.\n'],
    [['--scenario', 'cloud'], 'trace: scenario "cloud" is not understood. Use saas, hybrid, on-prem.\n'],
    [
      ['--workload-manager', 'gcp'],
      'trace: workload-manager "gcp" does not go with the other options. Use it with trigger dashboard.\n',
    ],
    [['--scenario', 'saas', '--scenario', 'hybrid'], 'trace: --scenario is given more than once. Use it once.\n'],
    [['--steps', '2', '--steps=3'], 'trace: --steps is given more than once. Use it once.\n'],
    [['--steps', '0'], 'trace: steps "0" is not understood. Use a whole number from 1 to 10000.\n'],
  ])('refuses the value of %j with one line that lists what is allowed, and exit code 2', (args, err) => {
    expect(trace(...args)).toEqual({ status: 2, out: '', err });
  });
});
