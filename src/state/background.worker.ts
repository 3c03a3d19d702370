import { claimChecks, type Findings } from '../claims/check.ts';
import { reachableConfigs, type Share } from '../claims/reachable.ts';
import { importRun } from '../import/index.ts';
import type { Run } from '../simulation/run.ts';
import { simulate } from '../simulation/simulate.ts';
import type { BackgroundTask, ClaimsReport, ModelessRun, ReadFile } from './background-task.ts';
import { PAGE_MODEL } from './model.ts';

const REPORT_MS = 100;

function withoutModel({ model: _, ...run }: Run): ModelessRun {
  return run;
}

function read(text: string): ReadFile {
  const result = importRun(PAGE_MODEL, text);
  return result.run === null ? result : { ...result, run: withoutModel(result.run) };
}

function checkClaims(share: Share): void {
  let reportedMs = performance.now();
  let last: Findings | undefined;
  for (const findings of claimChecks(PAGE_MODEL, reachableConfigs(PAGE_MODEL, share))) {
    last = findings;
    const nowMs = performance.now();
    if (nowMs - reportedMs < REPORT_MS) continue;
    reportedMs = nowMs;
    postMessage({ findings, done: false } satisfies ClaimsReport);
  }
  if (last) postMessage({ findings: last, done: true } satisfies ClaimsReport);
}

addEventListener('message', ({ data: task }: MessageEvent<BackgroundTask>) => {
  switch (task.kind) {
    case 'simulate':
      return postMessage(withoutModel(simulate(PAGE_MODEL, task.config)) satisfies ModelessRun);
    case 'read':
      return postMessage(read(task.text));
    case 'check-claims':
      return checkClaims(task.share);
  }
});
