import { describe, expect, it } from 'vitest';
import { type Counts, runStages, type Stage } from '../../scripts/stages.mjs';

const stage = (name: string, code: number, counts: Partial<Counts> = {}): Stage => ({
  name,
  run: () => code,
  count: () => ({ passed: 0, failed: 0, skipped: 0, ...counts }),
});

const lacking: Stage = {
  ...stage('film', 0, { passed: 9 }),
  needs: { program: 'ffmpeg', isThere: () => false },
};

function ended(stages: readonly Stage[], isBuildServer = false): { readonly code: number; readonly lines: string[] } {
  const lines: string[] = [];
  const code = runStages(stages, { isBuildServer, print: (line) => lines.push(line.trim()) });
  return { code, lines };
}

describe('runStages', () => {
  it('adds up what the stages say', () => {
    expect(ended([stage('lint', 0), stage('unit', 0, { passed: 3 }), stage('page', 0, { passed: 2 })])).toEqual({
      code: 0,
      lines: ['> lint', '> unit', '> page', '5 passed, 0 failed, 0 skipped'],
    });
  });

  it('stops at the first stage that fails, and ends with its exit code', () => {
    expect(ended([stage('unit', 3, { passed: 3, failed: 2 }), stage('page', 0, { passed: 2 })])).toEqual({
      code: 3,
      lines: ['> unit', 'stage failed: unit (exit code 3)', '3 passed, 2 failed, 0 skipped'],
    });
  });

  it('counts a stage that fails without a report as one failure', () => {
    const { code, lines } = ended([{ name: 'lint', run: () => 1 }]);
    expect([code, lines.at(-1)]).toEqual([1, '0 passed, 1 failed, 0 skipped']);
  });

  it('does not take a report of failures for a success, whatever the exit code', () => {
    expect(ended([stage('unit', 0, { passed: 3, failed: 1 })]).code).toBe(1);
  });

  it('takes a skipped test for a failure', () => {
    expect(ended([stage('unit', 0, { passed: 3, skipped: 1 })])).toEqual({
      code: 1,
      lines: ['> unit', 'stage failed: unit (skipped tests)', '3 passed, 0 failed, 1 skipped'],
    });
  });

  it('names what a stage needs and the machine lacks, and goes on', () => {
    expect(ended([lacking, stage('page', 0, { passed: 2 })])).toEqual({
      code: 0,
      lines: ['> film', 'not run: needs ffmpeg', '> page', '2 passed, 0 failed, 0 skipped'],
    });
  });

  it('fails for it at the end on a build server', () => {
    expect(ended([lacking, stage('page', 0, { passed: 2 })], true)).toEqual({
      code: 1,
      lines: ['> film', 'not run: needs ffmpeg', '> page', '2 passed, 0 failed, 0 skipped'],
    });
  });

  it('fails when no test ran', () => {
    expect(ended([stage('unit', 0)])).toEqual({
      code: 1,
      lines: ['> unit', 'no test ran', '0 passed, 0 failed, 0 skipped'],
    });
  });
});
