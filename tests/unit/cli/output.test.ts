import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeOut } from '../../../src/cli/output.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** Larger than any buffer between two programs. */
const LARGE = 1_000_000;

/** Blocks of 512 or 1,024 bytes that a file may have: smaller than what is written, larger than the bundled program. */
const LIMIT = 256;

/** Writes as many letters as its first argument says, to where the second says. */
const PROGRAM = `
import { writeOut } from ${JSON.stringify(join(ROOT, 'src/cli/output.ts'))};
const [letters, out] = process.argv.slice(2);
process.exitCode = 3;
writeOut('letters', 'x'.repeat(Number(letters)), out);
`;

interface Ended {
  readonly code: number | null;
  readonly err: string;
}

/** How a program ends, and what it says on standard error; `closesOutput` takes away its reader before it has written. */
function ended([command = '', ...args]: readonly string[], closesOutput = false): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    if (closesOutput) child.stdout.destroy();
    child.on('error', reject).on('close', (code) => resolve({ code, err }));
  });
}

const nodeProgram = (entry: string, ...args: readonly string[]): readonly string[] => [
  process.execPath,
  'scripts/run.mjs',
  entry,
  ...args,
];

let folder = '';
let letters = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'output-'));
  letters = join(folder, 'letters.ts');
  writeFileSync(letters, PROGRAM);
});

afterEach(() => rmSync(folder, { recursive: true }));

describe('standard output', () => {
  it.each([
    ['trace', ['--steps', '40', '--format', 'json']],
    ['claims', ['--help']],
  ])('of %s %j may be closed before all is read: it ends quietly', async (program, args) => {
    const end = await ended(nodeProgram(`src/cli/${program}.ts`, ...args), true);
    expect(end).toEqual({ code: 0, err: '' });
  });

  it('keeps the exit code of a command whose reader goes away', async () => {
    expect(await ended(nodeProgram(letters, String(LARGE)), true)).toEqual({ code: 3, err: '' });
  });

  it('that cannot take it all ends in one line and exit code 2', async () => {
    const file = join(folder, 'file');
    const limited = `ulimit -f ${LIMIT}; exec "$@" > "$0"`;
    const end = await ended(['sh', '-c', limited, file, ...nodeProgram(letters, String(LARGE))]);
    expect(end).toEqual({
      code: 2,
      err: 'letters: standard output cannot be written: it would become too large.\n',
    });
  });
});

describe('a file', () => {
  const files = (): string[] => readdirSync(folder).filter((name) => name !== 'letters.ts');

  it('that exists keeps its content when the new one finds no room', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, 'before');
    const limited = `ulimit -f ${LIMIT}; exec "$@"`;
    const end = await ended(['sh', '-c', limited, 'sh', ...nodeProgram(letters, String(LARGE), file)]);
    expect(end).toEqual({ code: 2, err: `letters: out "${file}" cannot be written: it would become too large.\n` });
    expect(readFileSync(file, 'utf8')).toBe('before');
    expect(files()).toEqual(['file']);
  });

  it('is replaced where a link leads to, and stays as open to others as it was', () => {
    const file = join(folder, 'file');
    const link = join(folder, 'link');
    writeFileSync(file, 'before, and longer');
    chmodSync(file, 0o640);
    symlinkSync(file, link);
    writeOut('test', 'after', link);
    expect(readFileSync(file, 'utf8')).toBe('after');
    expect(statSync(file).mode & 0o777).toBe(0o640);
    expect(files()).toEqual(['file', 'link']);
  });

  it('that is a pipe is written to and not replaced', async () => {
    const pipe = join(folder, 'pipe');
    spawnSync('mkfifo', [pipe]);
    const read = ended(['sh', '-c', 'test "$(cat "$0")" = xxxxx', pipe]);
    expect(await ended(nodeProgram(letters, '5', pipe))).toEqual({ code: 3, err: '' });
    expect(await read).toEqual({ code: 0, err: '' });
    expect(statSync(pipe).isFIFO()).toBe(true);
  });
});
