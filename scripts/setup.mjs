// @ts-check
// Makes a fresh checkout ready to run: the packages of package-lock.json and, with --browser, a Chromium that starts.
// Silent when nothing is to do. Writes only to stderr, because the stdout of `npm run trace` is piped into other programs.
// Uses Node built-ins only: it runs before there is a node_modules.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { choiceFile, systemBrowsers } from './browser.mjs';
import { withLock } from './lock.mjs';

/** @typedef {import('./browser.mjs').BrowserChoice} BrowserChoice */

const STAMP = join('node_modules', '.setup');
/** Not in node_modules, which npm ci removes. */
const LOCK = join('.cache', 'setup.lock');

const browserPath = process.env.BROWSER_PATH && resolve(process.env.BROWSER_PATH);
process.chdir(fileURLToPath(new URL('..', import.meta.url)));
checkNode();
await installPackages();
if (process.argv.includes('--browser')) await rememberBrowser();

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  // Vite's range: on any other version npm silently leaves out the bundler's binary.
  if ((major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22) return;
  fail(`Node ${process.versions.node} is not supported: install Node 22.12 or newer, or 20.19 or newer of Node 20.`);
}

async function installPackages() {
  const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
  // Some packages hold a binary for one platform, so a node_modules copied from elsewhere does not count.
  const stamp = [lock, process.platform, process.arch, process.versions.modules].join(' ');
  const isInstalled = () => existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stamp;
  if (isInstalled()) return;
  await withLock(
    LOCK,
    async (heldBy) => {
      // Another first command has installed them while this one waited.
      if (isInstalled()) return;
      console.error('Installing packages with npm ci.');
      // A killed npm ci must not leave half of the packages under the stamp of the ones before.
      rmSync(STAMP, { force: true });
      if (!(await npmCi(heldBy))) {
        fail('Packages not installed: npm ci failed as shown above; check the network and try again.');
      }
      writeFileSync(STAMP, stamp);
    },
    sayWhoInstalls,
  );
}

/** @param {(pid: number | undefined) => void} onStart @returns {Promise<boolean>} whether it ended well */
function npmCi(onStart) {
  // Overrides the --silent and NODE_ENV=production of the calling npm: they would hide errors and leave out the tools.
  const flags = ['ci', '--no-audit', '--no-fund', '--include=dev', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  // npm_execpath names another tool when that one runs the script; a shell finds npm.cmd on Windows.
  const child = npm?.endsWith('npm-cli.js')
    ? spawn(process.execPath, [npm, ...flags], { stdio: ['ignore', 2, 2] })
    : spawn(`npm ${flags.join(' ')}`, { shell: true, stdio: ['ignore', 2, 2] });
  onStart(child.pid);
  return new Promise((resolve) => {
    child.on('error', () => resolve(false)).on('close', (code) => resolve(code === 0));
  });
}

/** @param {number} pid */
function sayWhoInstalls(pid) {
  console.error(`Waiting for process ${pid}, which is setting up this checkout. If none is, remove ${LOCK}.`);
}

/** Writes down the browser that starts, for scripts/browser.mjs. */
async function rememberBrowser() {
  const choice = await chooseBrowser();
  // Another command may be reading it right now.
  const next = `${fileURLToPath(choiceFile)}.${process.pid}`;
  writeFileSync(next, `${JSON.stringify(choice)}\n`);
  renameSync(next, choiceFile);
}

/**
 * The first Chromium that starts; installs one if there is none.
 * A present one can still fail for want of system libraries, so each is tried by launching it.
 * @returns {Promise<BrowserChoice>}
 */
async function chooseBrowser() {
  const { chromium } = await import('@playwright/test');
  /** @param {BrowserChoice} choice */
  const starts = async (choice) => {
    try {
      await (await chromium.launch({ ...choice, timeout: 30_000 })).close();
      return true;
    } catch {
      return false;
    }
  };
  const firstSystemBrowser = async () => {
    for (const executablePath of systemBrowsers().filter((path) => existsSync(path))) {
      if (await starts({ executablePath })) return { executablePath };
    }
    return undefined;
  };

  if (browserPath) {
    if (await starts({ executablePath: browserPath })) return { executablePath: browserPath };
    fail(`BROWSER_PATH names ${browserPath}, which does not start: name a Chrome, Chromium or Edge, or unset it.`);
  }
  /** @type {BrowserChoice} */
  const managed = { channel: 'chromium' };
  if (await starts(managed)) return managed;
  const present = await firstSystemBrowser();
  if (present) return present;

  console.error('No browser starts: installing Chromium.');
  const playwright = join('node_modules', '@playwright', 'test', 'cli.js');
  run(process.execPath, [playwright, 'install', '--no-shell', 'chromium']);
  if (await starts(managed)) return managed;
  const isRoot = process.getuid?.() === 0;
  if (process.platform === 'linux' && isRoot && existsSync(chromium.executablePath())) {
    run(process.execPath, [playwright, 'install-deps', 'chromium']);
    if (await starts(managed)) return managed;
  }
  if (isDebian() && (isRoot || spawnSync('sudo', ['-n', 'true']).status === 0)) {
    const [command, ...args] = [...(isRoot ? [] : ['sudo', '-n']), 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get'];
    run(command, [...args, 'update']);
    // Another checkout may be installing it right now.
    const patience = ['-o', 'DPkg::Lock::Timeout=600'];
    run(command, [...args, ...patience, 'install', '-y', '--no-install-recommends', 'chromium']);
    const installed = await firstSystemBrowser();
    if (installed) return installed;
  }
  return fail('no browser starts: install Chrome, Chromium or Edge, or name one in BROWSER_PATH');
}

function isDebian() {
  return existsSync('/etc/os-release') && /^ID="?debian"?$/m.test(readFileSync('/etc/os-release', 'utf8'));
}

/**
 * Runs a program with all it prints on stderr.
 * @param {string} command @param {string[]} args
 */
function run(command, args) {
  spawnSync(command, args, { stdio: ['ignore', 2, 2] });
}

/** @param {string} sentence @returns {never} */
function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
