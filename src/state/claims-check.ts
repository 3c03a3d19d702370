import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import {
  type ClaimResult,
  checkDefaultRun,
  type Findings,
  mergeFindings,
  NO_FINDINGS,
  resultsOf,
} from '../claims/check.ts';
import { reachableGroups } from '../claims/reachable.ts';
import type { ClaimsReport } from './claims.worker.ts';

/** The workers give way to the page: they are busy, not urgent. */
const MOST_WORKERS = 4;
const workerCount = (): number => Math.min(MOST_WORKERS, Math.max(1, navigator.hardwareConcurrency));

export interface ClaimsCheck {
  readonly results: readonly ClaimResult[];
  /** `default`: only the default run so far; `all`: every reachable run. */
  readonly state: 'default' | 'checking' | 'all' | 'failed';
  /** Share of the runs that are checked, 0 to 1. */
  readonly progress: number;
  readonly runs: number;
  readonly messages: number;
  readonly start: () => void;
  readonly cancel: () => void;
}

interface Job {
  readonly workers: readonly Worker[];
  readonly reports: (ClaimsReport | undefined)[];
}

/** Results outlive the panel: nobody wants to check again because a drawer was closed. */
let finished: Findings | undefined;

/** Checks the claims for the default run at once and, when asked to, over every reachable run in workers. */
export function useClaimsCheck(): ClaimsCheck {
  const [state, setState] = useState<ClaimsCheck['state']>(finished ? 'all' : 'default');
  const [findings, setFindings] = useState<Findings>(finished ?? NO_FINDINGS);
  const job = useRef<Job | null>(null);

  const stop = useCallback(() => {
    for (const worker of job.current?.workers ?? []) worker.terminate();
    job.current = null;
  }, []);
  useEffect(() => stop, [stop]);

  const start = useCallback(() => {
    stop();
    const count = workerCount();
    const own: Job = {
      workers: Array.from(
        { length: count },
        () => new Worker(new URL('./claims.worker.ts', import.meta.url), { type: 'module' }),
      ),
      reports: Array.from({ length: count }, () => undefined),
    };
    job.current = own;
    setState('checking');
    setFindings(NO_FINDINGS);
    for (const [index, worker] of own.workers.entries()) {
      worker.onmessage = ({ data }: MessageEvent<ClaimsReport>) => {
        own.reports[index] = data;
        const merged = own.reports.reduce(
          (sum, report) => (report ? mergeFindings(sum, report.findings) : sum),
          NO_FINDINGS,
        );
        setFindings(merged);
        if (!own.reports.every((report) => report?.done)) return;
        finished = merged;
        setState('all');
        stop();
      };
      worker.onerror = () => {
        setState('failed');
        stop();
      };
      worker.postMessage({ index, count });
    }
  }, [stop]);

  const cancel = useCallback(() => {
    stop();
    setState('default');
    setFindings(NO_FINDINGS);
  }, [stop]);

  const byDefault = useMemo(() => checkDefaultRun(), []);
  const complete = state === 'all';
  return {
    results: useMemo(() => (complete ? resultsOf(findings) : byDefault), [complete, findings, byDefault]),
    state,
    progress: Math.min(1, findings.groups / reachableGroups()),
    runs: findings.runs,
    messages: findings.messages,
    start,
    cancel,
  };
}
