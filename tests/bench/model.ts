import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { RunConfig } from '../../machines/model.ts';
import { ZENML_PRO } from '../../src/catalogue/index.ts';
import { EXPORTERS } from '../../src/export/index.ts';
import { importRun } from '../../src/import/index.ts';
import { defaultConfig } from '../../src/model/options.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { median } from './stats.ts';

/** Collects garbage now. Node offers this only behind a flag, which may also be set while it runs. */
function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}

/** Repeating stops after this time: on a slow machine a large run is measured fewer times. */
const ENOUGH_MS = 10_000;

export interface Timing {
  readonly medianMs: number;
  /** How often it was measured. */
  readonly times: number;
}

/**
 * How long simulating a run takes.
 * @param times how often it is measured at most
 * @throws when the run did not complete: its time would be that of something else
 */
export function timeSimulate(options: Partial<RunConfig>, times: number): Timing {
  const config = { ...defaultConfig(ZENML_PRO), ...options };
  const tookMs: number[] = [];
  const beganMs = performance.now();
  while (tookMs.length < times && (tookMs.length === 0 || performance.now() - beganMs < ENOUGH_MS)) {
    const startMs = performance.now();
    const { trace } = simulate(ZENML_PRO, config);
    tookMs.push(performance.now() - startMs);
    if (trace.outcome.status !== 'completed') throw new Error('[bench] The simulated run did not complete.');
  }
  return { medianMs: median(tookMs), times: tookMs.length };
}

/**
 * The first simulation in this process, with all code still cold, in ms. It is what opening the page pays.
 * Call it before any other.
 */
export function firstSimulateMs(): number {
  const startMs = performance.now();
  simulate(ZENML_PRO, defaultConfig(ZENML_PRO));
  return performance.now() - startMs;
}

/**
 * Bytes of heap that a trace keeps for each of its messages: the growth of the used heap, garbage collected before and
 * after, over the messages of a 1,000-step run. The median of five, since the collector itself moves a few kB.
 */
export function keptBytesPerMessage(): number {
  const collect = garbageCollector();
  const usedBytes = (): number => {
    // Once is not enough: weak references and the code of dead functions go in a later round.
    for (let round = 0; round < 3; round++) collect();
    return process.memoryUsage().heapUsed;
  };
  return median(
    Array.from({ length: 5 }, () => {
      const before = usedBytes();
      const { trace } = simulate(ZENML_PRO, { ...defaultConfig(ZENML_PRO), steps: 1000 });
      const kept = usedBytes() - before;
      // Read after measuring, so that the trace is still alive then.
      return kept / trace.messages.length;
    }),
  );
}

export interface FileTimings {
  /** ms to write a run of 1,000 pipeline steps, by format. */
  readonly exportMs: ReadonlyMap<string, number>;
  /** ms to read it back from JSON and from OTLP. */
  readonly importMs: ReadonlyMap<string, number>;
}

/** How long writing and reading files takes, for a run of 1,000 pipeline steps. */
export function fileTimings(): FileTimings {
  const run = simulate(ZENML_PRO, { ...defaultConfig(ZENML_PRO), steps: 1000, width: 50 });
  const exportMs = new Map<string, number>();
  const importMs = new Map<string, number>();
  for (const [format, { serialise }] of Object.entries(EXPORTERS)) {
    let startMs = performance.now();
    const text = serialise(run, 'saas');
    exportMs.set(format, performance.now() - startMs);
    if (format !== 'json' && format !== 'otlp') continue;
    startMs = performance.now();
    const { problem } = importRun(ZENML_PRO, text);
    importMs.set(format, performance.now() - startMs);
    if (problem !== null) throw new Error(`[bench] The ${format} file is refused: ${problem.code}`);
  }
  return { exportMs, importMs };
}
