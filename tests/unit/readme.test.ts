import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { SCENARIO_IDS } from '../../machines/model.ts';
import { ZENML_PRO } from '../../src/catalogue/index.ts';
import { TOURS } from '../../src/catalogue/tours/index.ts';
import { EXPORTERS } from '../../src/export/index.ts';
import { choicesOf, defaultConfig, valuesOf } from '../../src/model/options.ts';
import { optionNames, parseRunConfig } from '../../src/simulation/run-config.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { SHORTCUTS } from '../../src/state/keymap.ts';
import { LAYER_PLACES } from '../../src/state/layers.ts';
import { OWN_TOUR } from '../../src/state/own-tour.ts';
import { TALK_SHORTCUTS } from '../../src/state/talk-keys.ts';
import { TALK_VIEWS } from '../../src/state/talk-link.ts';
import { programOf } from './cli/program.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const README = readFileSync(`${ROOT}README.md`, 'utf8');

/** The text below a heading, up to the next one of the same level. */
function section(title: string): string {
  const [, text = ''] = README.split(`\n## ${title}\n`);
  return text.split('\n## ')[0] ?? '';
}

/** What stands between single backticks, outside of code blocks. */
const codeIn = (text: string): string[] =>
  [...text.replaceAll(/```[\s\S]*?```/g, '').matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);

/** What the table of parameters says about one of them, without the names of other parameters, which end in `=`. */
function parameter(name: string): { readonly values: readonly string[]; readonly standard: readonly string[] } {
  for (const line of section('Links and options').split('\n')) {
    const cells = line.split(/\s*\|\s*/).slice(1);
    if (codeIn(cells[0] ?? '').includes(name)) {
      return { values: codeIn(cells[1] ?? '').filter((code) => !code.endsWith('=')), standard: codeIn(cells[2] ?? '') };
    }
  }
  throw new Error(`No row of README.md is about ${name}.`);
}

/** The commands of the code blocks, without the comments beside them. */
const commands = [...README.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = '']) =>
  block
    .trim()
    .split('\n')
    .map((line) => line.replace(/\s+#.*/, '').trim()),
);

describe('README', () => {
  it('names every key of the keyboard table', () => {
    const cells = section('Keyboard').split('\n').slice(3);
    const keys = new Set(
      cells.flatMap((line) => (line.split(' | ')[0] ?? '').replace('| ', '').split(/, |; | or | (?=\S$)/)),
    );
    const keysOfTable = [...SHORTCUTS, ...TALK_SHORTCUTS].flatMap(({ keyNames, shift }) =>
      shift ? [keyNames.join('+')] : keyNames,
    );
    // A comma is a key of its own and the mark between two.
    expect(keysOfTable.filter((key) => key !== ',' && key !== '.' && !keys.has(key))).toEqual([]);
  });

  it('names every option and every format', () => {
    const options = codeIn(section('Links and options'));
    expect(optionNames(ZENML_PRO).filter((name) => !options.includes(name))).toEqual([]);
    const formats = codeIn(section('Command line'));
    expect(Object.keys(EXPORTERS).filter((name) => !formats.includes(name))).toEqual([]);
  });

  it('has a row for every folder of the sources', () => {
    const folders = readdirSync(`${ROOT}src`, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => `src/${entry.name}/`);
    const named = codeIn(section('How it is built'));
    expect(folders.filter((folder) => !named.includes(folder))).toEqual([]);
  });

  it('names only files that exist', () => {
    const files = codeIn(README).filter((code) => /^(src|machines|tests|docs)\/\S*$/.test(code));
    expect(files.length).toBeGreaterThan(10);
    expect(files.filter((file) => !existsSync(`${ROOT}${file}`))).toEqual([]);
    expect(existsSync(`${ROOT}docs/saas.png`)).toBe(true);
  });

  it('gives an example of a message that is in the default run', () => {
    const { values } = parameter('message');
    const ids = simulate(ZENML_PRO, defaultConfig(ZENML_PRO)).trace.messages.map(({ id }) => id);
    expect(values.length).toBeGreaterThan(1);
    expect(values.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('lists the values of every parameter, and its default', () => {
    expect(parameter('scenario')).toEqual({ values: SCENARIO_IDS, standard: ['saas'] });
    const views = [...Object.keys(LAYER_PLACES), ...Object.values(TALK_VIEWS)];
    expect(
      parameter('view')
        .values.filter((value) => !value.includes(','))
        .toSorted(),
    ).toEqual(views.toSorted());
    expect(parameter('tour').values).toEqual(expect.arrayContaining([...TOURS.map(({ id }) => id), OWN_TOUR]));
    const listed = choicesOf(ZENML_PRO).map(({ name }) => ({ name, values: parameter(name).values.toSorted() }));
    expect(listed).toEqual(
      choicesOf(ZENML_PRO).map((choice) => ({
        name: choice.name,
        values: valuesOf(choice)
          .map(({ id }) => id)
          .toSorted(),
      })),
    );
    const standards = Object.fromEntries(choicesOf(ZENML_PRO).map(({ name }) => [name, parameter(name).standard[0]]));
    expect(parseRunConfig(ZENML_PRO, standards)).toEqual({ config: defaultConfig(ZENML_PRO), problems: [] });
  });

  it('names only commands that exist', () => {
    const { scripts }: { scripts: Record<string, string> } = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8'));
    const inText = codeIn(README).filter((code) => /^npm (run|start|test)/.test(code));
    const names = [...commands, ...inText].map((line) => {
      expect(line).toMatch(/^(\w+=\S+ )?npm (run (--silent )?\S+|start|test)/);
      return /npm (?:run (?:--silent )?)?([\w:-]+)/.exec(line)?.[1] ?? line;
    });
    expect(names).toEqual(expect.arrayContaining(['start', 'test', 'test:more', 'trace', 'claims', 'bench']));
    expect(names.filter((name) => !(name in scripts))).toEqual([]);
  });

  const trace = programOf('src/cli/trace.ts');

  it('gives examples of the trace command that work', { timeout: 60_000 }, () => {
    const examples = commands.filter((line) => line.startsWith('npm run --silent trace -- '));
    expect(examples.length).toBeGreaterThan(1);
    const folder = mkdtempSync(join(tmpdir(), 'readme-'));
    try {
      for (const example of examples) {
        const args = example.split(' -- ')[1]?.split(' ') ?? [];
        const file = args.indexOf('--out') + 1;
        const argsInFolder = args.map((arg, index) => (file > 0 && index === file ? join(folder, arg) : arg));
        const { status, out, err } = trace(...argsInFolder);
        expect({ example, status, err }).toEqual({ example, status: 0, err: '' });
        expect(out !== '' || readFileSync(argsInFolder[file] ?? '', 'utf8') !== '').toBe(true);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
