// @ts-check
// Which browser the tests use. Node built-ins only: scripts/setup.mjs loads it before there is a node_modules.
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** @typedef {{ channel: 'chromium' } | { executablePath: string }} BrowserChoice Playwright's own build, or a program */

/** Where scripts/setup.mjs remembers the browser that it found to start. */
export const choiceFile = new URL('../node_modules/.browser.json', import.meta.url);

/**
 * The Playwright launch options of the browser that scripts/setup.mjs found to start.
 * @returns {BrowserChoice}
 */
export function launchOptions() {
  if (!existsSync(choiceFile)) throw new Error('No browser chosen yet: run `node scripts/setup.mjs --browser`.');
  return JSON.parse(readFileSync(choiceFile, 'utf8'));
}

/** @returns {string[]} where this platform keeps Chromium and its kin, whether present or not */
export function systemBrowsers() {
  const { env, platform } = process;
  if (platform === 'darwin') {
    const names = ['Chromium', 'Google Chrome', 'Microsoft Edge'];
    return names.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  }
  if (platform === 'win32') {
    const folders = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].filter((path) => path !== undefined);
    const programs = [
      'Chromium/Application/chrome',
      'Google/Chrome/Application/chrome',
      'Microsoft/Edge/Application/msedge',
    ];
    return programs.flatMap((program) => folders.map((folder) => join(folder, `${program}.exe`)));
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
  const folders = new Set([...(env.PATH ?? '').split(delimiter), '/usr/bin', '/snap/bin']);
  return names.flatMap((name) => [...folders].map((folder) => join(folder, name)));
}
