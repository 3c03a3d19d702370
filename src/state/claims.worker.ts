import { claimChecks, type Findings } from '../claims/check.ts';
import { reachableConfigs, type Share } from '../claims/reachable.ts';
import { PAGE_MODEL } from './model.ts';

/** What a worker says from time to time, and once more when it has checked all of its share. */
export interface ClaimsReport {
  readonly findings: Findings;
  readonly done: boolean;
}

const REPORT_MS = 100;

addEventListener('message', ({ data: share }: MessageEvent<Share>) => {
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
});
