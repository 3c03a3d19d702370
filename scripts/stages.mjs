// @ts-check
// Runs checks in order and adds up what they say. scripts/test.mjs has the checks of this project.

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */
/**
 * @typedef {object} Stage
 * @property {string} name
 * @property {() => number} run runs it to its end: its exit code
 * @property {() => Counts | undefined} [count] reads what its report says; undefined when it wrote none
 * @property {{ program: string, isThere: () => boolean }} [needs] what it cannot do without, by a name that people know
 */

const NOTHING = { passed: 0, failed: 0, skipped: 0 };

/**
 * Runs stages in order and stops at the first that fails. A stage whose program is not on this machine is not run and
 * says so; on a build server that is a failure, because nobody reads what a build server says when all is well. A test
 * that is skipped is a failure everywhere.
 * @param {readonly Stage[]} stages
 * @param {{ isBuildServer: boolean, print: (line: string) => void }} how
 * @returns {number} the exit code; the last line printed is always `N passed, N failed, N skipped`
 */
export function runStages(stages, { isBuildServer, print }) {
  const total = { ...NOTHING };
  let exitCode = 0;
  for (const stage of stages) {
    print(`\n> ${stage.name}`);
    if (stage.needs && !stage.needs.isThere()) {
      print(`not run: needs ${stage.needs.program}`);
      if (isBuildServer) exitCode = 1;
      continue;
    }
    const code = stage.run();
    const counts = { ...(stage.count?.() ?? NOTHING) };
    // A report says "0 failed" when an unhandled error made its runner exit 1: such a stage counts as one failure.
    if (code !== 0 && counts.failed === 0) counts.failed = 1;
    total.passed += counts.passed;
    total.failed += counts.failed;
    total.skipped += counts.skipped;
    if (code !== 0 || counts.failed > 0 || counts.skipped > 0) {
      exitCode = code || 1;
      print(`\nstage failed: ${stage.name} (${counts.skipped > 0 ? 'skipped tests' : `exit code ${code}`})`);
      break;
    }
  }
  if (exitCode === 0 && total.passed === 0) {
    exitCode = 1;
    print('\nno test ran');
  }
  print(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  return exitCode;
}
