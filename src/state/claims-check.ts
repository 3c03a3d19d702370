import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import {
  type ClaimResult,
  checkRun,
  claimChecks,
  type Findings,
  mergeFindings,
  NO_FINDINGS,
  resultsOf,
} from '../claims/check.ts';
import { reachableConfigs, reachableGroups } from '../claims/reachable.ts';
import type { Model } from '../model/model.ts';
import type { BackgroundTask, ClaimsReport } from './background-task.ts';
import { PAGE_MODEL } from './model.ts';
import { useRun } from './session.tsx';
import { startWorker } from './worker-job.ts';

/** The workers give way to the page: they are busy, not urgent. */
const MOST_WORKERS = 4;
const workerCount = (): number => Math.min(MOST_WORKERS, Math.max(1, navigator.hardwareConcurrency));

/** The main thread gives way after this long. */
const SLICE_MS = 12;

export interface ClaimsCheck {
  readonly results: readonly ClaimResult[];
  /** `run`: only the run on screen so far; `all`: every pair of options, with every single fault. */
  readonly state: 'run' | 'checking' | 'all' | 'failed';
  /** Share of the runs that are checked, 0 to 1. */
  readonly progress: number;
  readonly runs: number;
  readonly messages: number;
  readonly start: () => void;
  readonly cancel: () => void;
}

/** Called from time to time with what was found so far, and once more when all is checked. */
type OnReport = (report: ClaimsReport) => void;

/** Checks each a share of the runs, in as many workers as are sensible. */
function checkInWorkers(onReport: OnReport, onMissing: () => void, onError: () => void): () => void {
  const count = workerCount();
  const reports: (ClaimsReport | undefined)[] = Array.from({ length: count }, () => undefined);
  const workers: Worker[] = [];
  const stop = () => {
    for (const worker of workers) worker.terminate();
  };
  const missing = () => {
    stop();
    onMissing();
  };
  for (const index of reports.keys()) {
    const worker = startWorker(missing, onError);
    if (worker === undefined) {
      missing();
      break;
    }
    workers.push(worker);
    worker.onmessage = ({ data }: MessageEvent<ClaimsReport>) => {
      reports[index] = data;
      const findings = reports.reduce(
        (sum, report) => (report ? mergeFindings(sum, report.findings) : sum),
        NO_FINDINGS,
      );
      onReport({ findings, done: reports.every((report) => report?.done) });
    };
    worker.postMessage({ kind: 'check-claims', share: { index, count } } satisfies BackgroundTask);
  }
  return stop;
}

/** Checks all runs on the main thread, a slice at a time, so that the page can be used meanwhile. */
function checkHere(onReport: OnReport): () => void {
  const checks = claimChecks(PAGE_MODEL, reachableConfigs(PAGE_MODEL, { index: 0, count: 1 }));
  const slice = () => {
    const endMs = performance.now() + SLICE_MS;
    let check = checks.next();
    while (!check.done && performance.now() < endMs) check = checks.next();
    onReport({ findings: check.value, done: check.done === true });
    if (!check.done) timer = setTimeout(slice);
  };
  let timer = setTimeout(slice);
  return () => clearTimeout(timer);
}

/** Results outlive the panel: nobody wants to check again because a drawer was closed. */
const findingsOfModels = new WeakMap<Model, Findings>();

/** Checks the claims for the run on screen at once and, when asked to, over all the others in workers. */
export function useClaimsCheck(): ClaimsCheck {
  const [state, setState] = useState<ClaimsCheck['state']>(findingsOfModels.has(PAGE_MODEL) ? 'all' : 'run');
  const [findings, setFindings] = useState<Findings>(findingsOfModels.get(PAGE_MODEL) ?? NO_FINDINGS);
  const stopJob = useRef<(() => void) | null>(null);

  const stop = useCallback(() => {
    stopJob.current?.();
    stopJob.current = null;
  }, []);
  useEffect(() => stop, [stop]);

  const start = useCallback(() => {
    stop();
    setState('checking');
    setFindings(NO_FINDINGS);
    const onReport: OnReport = ({ findings: found, done }) => {
      setFindings(found);
      if (!done) return;
      findingsOfModels.set(PAGE_MODEL, found);
      setState('all');
      stop();
    };
    const onError = () => {
      setState('failed');
      stop();
    };
    let here: (() => void) | undefined;
    const stopWorkers = checkInWorkers(
      onReport,
      () => {
        here ??= checkHere(onReport);
      },
      onError,
    );
    stopJob.current = () => {
      stopWorkers();
      here?.();
    };
  }, [stop]);

  const cancel = useCallback(() => {
    stop();
    setState('run');
    setFindings(NO_FINDINGS);
  }, [stop]);

  const run = useRun();
  const byRun = useMemo(() => checkRun(run), [run]);
  const complete = state === 'all';
  return {
    results: useMemo(() => (complete ? resultsOf(PAGE_MODEL, findings) : byRun), [complete, findings, byRun]),
    state,
    progress: Math.min(1, findings.groups / reachableGroups(PAGE_MODEL)),
    runs: findings.runs,
    messages: findings.messages,
    start,
    cancel,
  };
}
