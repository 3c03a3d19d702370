// @ts-check
// Runs every check in order and stops at the first that fails. The last line is always `N passed, N failed, N skipped`.
// usage: npm test             everything
//        npm test -- --unit   lint, types and unit tests: ends after Vitest
//        npm test -- --e2e    only the browser tests, which build the page first
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */
/**
 * @typedef {object} Stage
 * @property {string} name
 * @property {string} program below node_modules; run by this very Node, so that npx's start and .cmd files play no part
 * @property {string[]} args
 * @property {() => Counts | undefined} [count] reads what the stage's report says
 */

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const RESULTS = join('.cache', 'results');

/** @type {Stage[]} */
const CHECKS = [
  { name: 'biome check', program: '@biomejs/biome/bin/biome', args: ['check', '.'] },
  { name: 'tsc', program: 'typescript/bin/tsc', args: ['--noEmit'] },
  { name: 'tsc machines', program: 'typescript/bin/tsc', args: ['--noEmit', '-p', 'machines'] },
  { name: 'vitest', program: 'vitest/vitest.mjs', args: ['run', '--config', 'vitest.config.ts'], count: countVitest },
];
/** @type {Stage[]} */
const END_TO_END = [{ name: 'playwright', program: '@playwright/test/cli.js', args: ['test'], count: countPlaywright }];

// Ctrl-C also reaches the running stage, which then ends by itself: wait for it, then report.
process.on('SIGINT', () => {});
process.exitCode = main(process.argv.slice(2));

/** @param {string[]} options @returns {number} the exit code */
function main(options) {
  const unknown = options.find((option) => option !== '--unit' && option !== '--e2e');
  if (unknown !== undefined || options.length > 1) {
    console.error('usage: npm test [-- --unit | --e2e]');
    return 1;
  }
  const stages = [...(options[0] === '--e2e' ? [] : CHECKS), ...(options[0] === '--unit' ? [] : END_TO_END)];
  // A stage that dies early must not be judged by the report of an earlier run.
  rmSync(RESULTS, { recursive: true, force: true });
  const total = { passed: 0, failed: 0, skipped: 0 };
  let exitCode = 0;
  for (const stage of stages) {
    console.log(`\n> ${stage.name}`);
    const code = runStage(stage);
    const counts = stage.count?.() ?? { passed: 0, failed: 0, skipped: 0 };
    // A report says "0 failed" when an unhandled error made its runner exit 1: such a stage counts as one failure.
    if (code !== 0 && counts.failed === 0) counts.failed = 1;
    total.passed += counts.passed;
    total.failed += counts.failed;
    total.skipped += counts.skipped;
    if (code !== 0 || counts.failed > 0) {
      exitCode = code || 1;
      console.log(`\nstage failed: ${stage.name} (exit code ${code})`);
      break;
    }
  }
  if (exitCode === 0 && total.passed === 0) {
    exitCode = 1;
    console.log('\nno test ran');
  }
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  return exitCode;
}

/** @param {Stage} stage @returns {number} */
function runStage({ program, args }) {
  const { status } = spawnSync(process.execPath, [join('node_modules', program), ...args], { stdio: 'inherit' });
  return status ?? 1; // null: ended by a signal
}

/** @returns {Counts | undefined} */
function countVitest() {
  const report = readReport('vitest.json');
  return (
    report && {
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests + report.numTodoTests,
    }
  );
}

/** @returns {Counts | undefined} */
function countPlaywright() {
  const stats = readReport('playwright.json')?.stats;
  // Flaky (failed, then passed on a retry) is not a pass.
  return stats && { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
}

/** @param {string} name @returns {any} undefined when the stage wrote none */
function readReport(name) {
  const file = join(RESULTS, name);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
