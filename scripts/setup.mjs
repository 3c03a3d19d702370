// @ts-check
// Makes a fresh checkout ready to run: the packages of package-lock.json and, with --browser, a Chromium that starts.
// Silent when nothing is to do. Writes only to stderr, because the stdout of `npm run trace` is piped into other programs.
// Uses Node built-ins only: it runs before there is a node_modules.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { choiceFile, systemBrowsers } from './browser.mjs';

/** @typedef {import('./browser.mjs').BrowserChoice} BrowserChoice */

const STAMP = join('node_modules', '.setup');

const browserPath = process.env.BROWSER_PATH && resolve(process.env.BROWSER_PATH);
process.chdir(fileURLToPath(new URL('..', import.meta.url)));
checkNode();
installPackages();
if (process.argv.includes('--browser')) {
  writeFileSync(choiceFile, `${JSON.stringify(await chooseBrowser())}\n`);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  // Vite's range: on any other version npm silently leaves out the bundler's binary.
  if ((major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22) return;
  fail(`Node ${process.versions.node} is not supported: install Node 22.12 or newer, or 20.19 or newer of Node 20.`);
}

function installPackages() {
  const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
  // Some packages hold a binary for one platform, so a node_modules copied from elsewhere does not count.
  const stamp = [lock, process.platform, process.arch, process.versions.modules].join(' ');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stamp) return;
  // Overrides the --silent and NODE_ENV=production of the calling npm: they would hide errors and leave out the tools.
  const flags = ['ci', '--no-audit', '--no-fund', '--include=dev', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  console.error('Installing packages with npm ci.');
  // npm_execpath names another tool when that one runs the script; a shell finds npm.cmd on Windows.
  const installed = npm?.endsWith('npm-cli.js')
    ? run(process.execPath, [npm, ...flags])
    : run(`npm ${flags.join(' ')}`, [], { shell: true });
  if (!installed) fail('Packages not installed: npm ci failed as shown above; check the network and try again.');
  writeFileSync(STAMP, stamp);
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
    run(command, [...args, 'install', '-y', '--no-install-recommends', 'chromium']);
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
 * @param {string} command @param {string[]} args @param {{ shell?: boolean }} [options]
 * @returns {boolean} whether it ended well
 */
function run(command, args, options) {
  return spawnSync(command, args, { stdio: ['ignore', 2, 2], ...options }).status === 0;
}

/** @param {string} sentence @returns {never} */
function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
