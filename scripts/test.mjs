// @ts-check
// Runs every check in order and stops at the first that fails. The last line is always `N passed, N failed, N skipped`.
// usage: npm test             everything that a change has to pass
//        npm test -- --unit   lint, types and unit tests: ends after Vitest
//        npm test -- --e2e    only the browser tests, which build the page first
//        npm run test:more    the same properties over everything, and the long matrices of the browser tests
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { choiceFile } from './browser.mjs';
import { runStages } from './stages.mjs';

/** @typedef {import('./stages.mjs').Counts} Counts */
/** @typedef {import('./stages.mjs').Stage} Stage */

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const RESULTS = join('.cache', 'results');

/** @type {Stage[]} */
const CHECKS = [
  { name: 'biome check', run: () => runProgram('@biomejs/biome/bin/biome', 'check', '.') },
  { name: 'tsc', run: () => runProgram('typescript/bin/tsc', '--noEmit') },
  { name: 'tsc machines', run: () => runProgram('typescript/bin/tsc', '--noEmit', '-p', 'machines') },
];

/** Flags, and the stages that they stand for. @type {Readonly<Record<string, readonly Stage[]>>} */
const STAGES = {
  '': [...CHECKS, vitest('unit'), playwright('page')],
  '--unit': [...CHECKS, vitest('unit')],
  '--e2e': [playwright('page')],
  '--more': [vitest('more'), playwright('more')],
};

// Ctrl-C also reaches the running stage, which then ends by itself: wait for it, then report.
process.on('SIGINT', () => {});
process.exitCode = main(process.argv.slice(2));

/** @param {string[]} options @returns {number} the exit code */
function main(options) {
  const stages = options.length > 1 ? undefined : STAGES[options[0] ?? ''];
  if (!stages) {
    console.error('usage: npm test [-- --unit | --e2e], or npm run test:more');
    return 1;
  }
  // A stage that dies early must not be judged by the report of an earlier run.
  rmSync(RESULTS, { recursive: true, force: true });
  return runStages(stages, { isBuildServer: process.env.CI === 'true', print: console.log });
}

/**
 * @param {string} program below node_modules; run by this very Node, so that npx's start and .cmd files play no part
 * @param {readonly string[]} args
 */
function runProgram(program, ...args) {
  const { status } = spawnSync(process.execPath, [join('node_modules', program), ...args], { stdio: 'inherit' });
  return status ?? 1; // null: ended by a signal
}

/** @param {string} project @returns {Stage} */
function vitest(project) {
  return {
    name: `vitest ${project}`,
    run: () => runProgram('vitest/vitest.mjs', 'run', '--config', 'vitest.config.ts', `--project=${project}`),
    count() {
      const report = readReport('vitest.json');
      return (
        report && {
          passed: report.numPassedTests,
          failed: report.numFailedTests,
          skipped: report.numPendingTests + report.numTodoTests,
        }
      );
    },
  };
}

/** @param {string} project @returns {Stage} */
function playwright(project) {
  return {
    name: `playwright ${project}`,
    needs: {
      program: 'a browser: `node scripts/setup.mjs --browser` finds one',
      isThere: () => existsSync(choiceFile),
    },
    run: () => runProgram('@playwright/test/cli.js', 'test', `--project=${project}`),
    count() {
      const stats = readReport('playwright.json')?.stats;
      // Flaky (failed, then passed on a retry) is not a pass.
      return stats && { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
    },
  };
}

/** @param {string} name @returns {any} undefined when the stage wrote none */
function readReport(name) {
  const file = join(RESULTS, name);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
