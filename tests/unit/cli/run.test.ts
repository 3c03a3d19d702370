import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const PROGRAMS = join(ROOT, '.cache', 'programs');

/** Says on standard output where its bundle lies, on standard error what it was given, and ends as it is told. */
const PROGRAM = `
import { fileURLToPath } from 'node:url';
const [ending, ...rest] = process.argv.slice(2);
process.stdout.write(fileURLToPath(import.meta.url));
process.stderr.write(JSON.stringify(rest));
if (ending === 'exits') process.exit(3);
if (ending === 'throws') throw new Error('as told');
`;

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function run(entry: string, ...args: string[]): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['scripts/run.mjs', entry, ...args], { cwd: ROOT });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    child.on('error', reject).on('close', (code) => resolve({ code, out, err }));
  });
}

describe('scripts/run.mjs', { timeout: 30_000 }, () => {
  let folder = '';
  let entry = '';

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'program-'));
    entry = join(folder, 'where.ts');
    writeFileSync(entry, PROGRAM);
  });

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('gives each of two runs of a program its own bundle, and removes both', async () => {
    const [one, other] = await Promise.all([run(entry, 'returns', 'a b'), run(entry, 'returns')]);
    expect([one.code, one.err, other.code, other.err]).toEqual([0, '["a b"]', 0, '[]']);
    expect(one.out.startsWith(PROGRAMS) && other.out.startsWith(PROGRAMS)).toEqual(true);
    expect(one.out).not.toEqual(other.out);
    expect([existsSync(join(one.out, '..')), existsSync(join(other.out, '..'))]).toEqual([false, false]);
  });

  it.each([
    ['exits', 3, /^\[\]$/],
    ['throws', 1, /Error: as told/],
  ])('removes the bundle of a program that %s, and ends with its exit code', async (ending, code, err) => {
    const ended = await run(entry, ending);
    expect([ended.code, ended.err]).toEqual([code, expect.stringMatching(err)]);
    expect(ended.out.startsWith(PROGRAMS)).toEqual(true);
    expect(existsSync(join(ended.out, '..'))).toEqual(false);
  });

  it('leaves nothing behind when there is no such program', async () => {
    const missing = join(folder, `${basename(folder)}.ts`);
    const { code, out } = await run(missing);
    expect([code, out]).toEqual([1, '']);
    expect(readdirSync(PROGRAMS).filter((name) => name.startsWith(basename(folder)))).toEqual([]);
  });
});
