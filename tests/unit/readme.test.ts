import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { EXPORTERS } from '../../src/export/index.ts';
import { OPTION_NAMES } from '../../src/simulation/run-config.ts';
import { SHORTCUTS } from '../../src/state/keymap.ts';

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

describe('README', () => {
  it('names every key of the keyboard table', () => {
    const cells = section('Keyboard').split('\n').slice(3);
    const keys = new Set(
      cells.flatMap((line) => (line.split(' | ')[0] ?? '').replace('| ', '').split(/, | or | (?=\S$)/)),
    );
    const wanted = SHORTCUTS.flatMap(({ shown, shift }) => (shift ? [shown.join('+')] : shown));
    // A comma is a key of its own and the mark between two.
    expect(wanted.filter((key) => key !== ',' && key !== '.' && !keys.has(key))).toEqual([]);
  });

  it('names every option and every format', () => {
    const options = codeIn(section('Links and options'));
    expect(OPTION_NAMES.filter((name) => !options.includes(name))).toEqual([]);
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
});
