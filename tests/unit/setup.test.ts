import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** In the place of npm: fails when it runs twice at once, and ends when a file named `go` appears, or its folder goes. */
const NPM = `
const { appendFileSync, existsSync, mkdirSync, rmdirSync } = require('node:fs');
mkdirSync('busy');
appendFileSync('started', process.pid + ' ');
mkdirSync('node_modules', { recursive: true });
const look = () => (existsSync('go') ? rmdirSync('busy') : existsSync('started') && setTimeout(look, 20));
look();
`;

interface Setup {
  readonly child: ChildProcess;
  /** What it has said on standard error so far. */
  readonly said: () => string;
  readonly code: Promise<number | null>;
}

describe('scripts/setup.mjs', () => {
  let checkout = '';

  beforeEach(() => {
    checkout = mkdtempSync(join(tmpdir(), 'checkout-'));
    mkdirSync(join(checkout, 'scripts'));
    for (const name of ['setup.mjs', 'browser.mjs', 'lock.mjs']) {
      copyFileSync(join(ROOT, 'scripts', name), join(checkout, 'scripts', name));
    }
    writeFileSync(join(checkout, 'package-lock.json'), '{}');
    writeFileSync(join(checkout, 'npm-cli.js'), NPM);
  });

  afterEach(() => rmSync(checkout, { recursive: true }));

  function setUp(): Setup {
    const child = spawn(process.execPath, [join(checkout, 'scripts', 'setup.mjs')], {
      env: { ...process.env, npm_execpath: join(checkout, 'npm-cli.js') },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    const code = new Promise<number | null>((resolve) => child.on('close', resolve));
    return { child, said: () => said, code };
  }

  const path = (name: string): string => join(checkout, name);
  const started = (): number =>
    (existsSync(path('started')) ? readFileSync(path('started'), 'utf8') : '').split(' ').length - 1;
  const go = (): void => writeFileSync(path('go'), '');

  it('installs once when three commands come first at the same time', async () => {
    const setups = [setUp(), setUp(), setUp()];
    await vi.waitUntil(() => setups.filter(({ said }) => said().includes('Waiting for process')).length === 2, 30_000);
    go();
    expect(await Promise.all(setups.map(({ code }) => code))).toEqual([0, 0, 0]);
    expect(started()).toBe(1);
    expect(existsSync(path('.cache/setup.lock'))).toBe(false);
  });

  it('waits for what a killed setup has left running, and then installs anew', async () => {
    const killed = setUp();
    await vi.waitUntil(() => started() === 1, 30_000);
    // Not until it is closed: what it has started holds on to its standard error.
    const gone = new Promise((resolve) => killed.child.on('exit', resolve));
    killed.child.kill('SIGKILL');
    await gone;
    const next = setUp();
    await vi.waitUntil(() => next.said().includes('Waiting for process'), 30_000);
    expect(started()).toBe(1);
    go();
    expect(await next.code).toBe(0);
    expect(started()).toBe(2);
  });

  it('takes over the lock of processes that have ended', async () => {
    const ended = spawn(process.execPath, ['--version']);
    await new Promise((resolve) => ended.on('close', resolve));
    mkdirSync(path('.cache'));
    writeFileSync(path('.cache/setup.lock'), JSON.stringify([ended.pid]));
    go();
    const next = setUp();
    expect([await next.code, next.said()]).toEqual([0, 'Installing packages with npm ci.\n']);
  });

  it('does nothing, in silence, when there is nothing to do', async () => {
    go();
    expect(await setUp().code).toBe(0);
    const second = setUp();
    expect([await second.code, second.said(), started()]).toEqual([0, '', 1]);
  });
});
