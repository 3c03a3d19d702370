import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { SCENARIO_IDS } from '../../../machines/model.ts';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { exampleOf } from '../../../src/export/example.ts';
import { EXPORTERS, type ExportFormat } from '../../../src/export/index.ts';
import { stageSvg } from '../../../src/export/stage-svg.ts';
import type { OptionValues } from '../../../src/simulation/run-config.ts';
import { parseRunConfig } from '../../../src/simulation/run-config.ts';
import { simulate } from '../../../src/simulation/simulate.ts';

/*
 * What the files of the model's present version hold: `tests/fixtures/golden.json` has the SHA-256 of each. A change of
 * the code alone must not change a byte.
 *
 * A change of the model that is meant to change files also changes their hashes: look at the files, then write the
 * hashes anew with `npx vitest run --project more tests/more/golden.test.ts --update`.
 */

/** Runs that together use every option, several faults of each kind, and every shape of a pipeline. */
const RUNS: readonly OptionValues[] = [
  {},
  { steps: '1' },
  { steps: '2', cached: 'some' },
  { steps: '5', width: '3' },
  { steps: '4', width: '2', analytics: 'on', 'store-access': 'on' },
  { trigger: 'dashboard' },
  { trigger: 'dashboard', 'workload-manager': 'gcp', stack: 'gcp' },
  { trigger: 'dashboard', 'workload-manager': 'aws-ecs', 'store-access': 'on', fault: 'too-many-snapshot-runs' },
  { trigger: 'schedule', 'run-token': 'secret' },
  { stack: 'gcp' },
  { stack: 'azure', credentials: 'long-lived' },
  { stack: 'kubernetes', code: 'image' },
  { code: 'artifact-store' },
  { code: 'image', analytics: 'on' },
  { cached: 'all' },
  { cached: 'all', stack: 'azure', analytics: 'on' },
  { cached: 'some', steps: '6', width: '2' },
  { fault: 'image-pull-back-off' },
  { fault: 'rbac-denied' },
  { fault: 'workspace-unreachable' },
  { fault: 'log-upload-fails', steps: '4', 'store-access': 'on' },
  { fault: 'create-run.entitlement*3', stack: 'gcp' },
];

/** Long enough that drawings count what repeats. The other formats would only take time. */
const LONG_RUN: OptionValues = { steps: '200', width: '7' };
const FORMATS_OF_LONG_RUN: readonly string[] = ['text', 'mermaid', 'svg', 'ledger-md', 'firewall-csv', 'stage-0.62'];

/** Moments at which the stage is drawn, as shares of the run. */
const MOMENTS = [0, 0.3, 0.62, 1];

/** A longer list of examples says nothing more. */
const MOST_EXAMPLES = 300;

type Document = Record<string, unknown>;

/** A document as it stands in a file. */
export const indented = (document: Document): string => `${JSON.stringify(document, null, 2)}\n`;

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The hash of each file of a run, by scenario and format. */
function hashesOf(values: OptionValues, isAsked: (file: string) => boolean): Readonly<Record<string, string>> {
  const { config, problems } = parseRunConfig(ZENML_PRO, values);
  expect(problems).toEqual([]);
  const run = simulate(ZENML_PRO, config);
  const { messages, durationMs } = run.trace;
  const hashes: Record<string, string> = {};
  for (const scenario of SCENARIO_IDS) {
    const add = (file: string, textOf: () => string): void => {
      if (isAsked(file)) hashes[`${scenario} ${file}`] = hashOf(textOf());
    };
    for (const format of Object.keys(EXPORTERS) as ExportFormat[]) {
      add(format, () => EXPORTERS[format].serialise(run, scenario));
    }
    for (const share of MOMENTS) add(`stage-${share}`, () => stageSvg(run, scenario, durationMs * share, 'light'));
    add('examples', () =>
      messages
        .slice(0, MOST_EXAMPLES)
        .map((message) => exampleOf(run, message, scenario))
        .join('\n=====\n'),
    );
  }
  return hashes;
}

/** `--steps 2 --cached some`, as on the command line. */
const nameOf = (values: OptionValues): string =>
  Object.entries(values)
    .map(([name, value]) => `--${name} ${value}`)
    .join(' ') || 'default options';

/** The hashes of all files, by the name of their run: what the golden file holds. */
export const allHashes = (): Readonly<Record<string, Readonly<Record<string, string>>>> =>
  Object.fromEntries([
    ...RUNS.map((values) => [nameOf(values), hashesOf(values, () => true)]),
    [nameOf(LONG_RUN), hashesOf(LONG_RUN, (file) => FORMATS_OF_LONG_RUN.includes(file))],
  ]);

/** The same for one run in so many. */
export const someHashes = (oneIn: number): ReturnType<typeof allHashes> =>
  Object.fromEntries(
    RUNS.filter((_, index) => index % oneIn === 0).map((values) => [nameOf(values), hashesOf(values, () => true)]),
  );
