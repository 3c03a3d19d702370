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
 * What the files held when their format was at version 1: `tests/fixtures/golden-v1.json` has the SHA-256 of each file
 * that the program wrote at commit f34dd84, the last one with that version, by this very loop. A file of today must have
 * the same bytes once the fields that came later are taken out.
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

/** Takes out of the entries of a list what version 1 did not say. */
const without = (list: unknown, names: readonly string[]): Document[] =>
  (list as Document[]).map((entry) =>
    Object.fromEntries(Object.entries(entry).filter(([name]) => !names.includes(name))),
  );

/** How version 1 wrote the same, by format; a format that is not here has not changed. */
const AS_VERSION_1: Partial<Record<ExportFormat, (text: string) => string>> = {
  json: (text) => {
    const { modelVersion: _, messages, ...rest } = JSON.parse(text) as Document;
    return indented({ ...rest, version: 1, messages: without(messages, ['fromZone', 'toZone', 'items', 'opener']) });
  },
  'ledger-json': (text) => {
    const { rows, ...rest } = JSON.parse(text) as Document;
    return indented({ ...rest, rows: without(rows, ['items']) });
  },
  otlp: (text) =>
    text.replace(
      /("zenml\.simulator\.trace\.version","value":\{"intValue":)"2"(\}\}),\{"key":"zenml\.simulator\.model\.version","value":\{"intValue":"\d+"\}\}/,
      '$1"1"$2',
    ),
  chrome: (text) => text.replace(/("otherData":.*"version":)2/, '$11'),
};

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The hash of each file of a run, as version 1 wrote it, by scenario and format. */
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
      const projected = AS_VERSION_1[format] ?? ((text) => text);
      add(format, () => projected(EXPORTERS[format].serialise(run, scenario)));
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
