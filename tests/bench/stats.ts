/** The time from one frame to the next on a 60 Hz screen, in ms. */
const FRAME_MS = 1000 / 60;

/**
 * The value below which a share of the values lie, interpolated between neighbours.
 * @param share in [0, 1]; 0.5 is the median
 * @throws on an empty list: a figure without a measurement is not a figure
 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)];
  const high = sorted[Math.ceil(place)];
  if (low === undefined || high === undefined) throw new Error('[bench] Nothing was measured.');
  return low + (high - low) * (place - Math.floor(place));
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

export interface FrameStats {
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly perSecond: number;
  /** Share of the 60 Hz refreshes that came without a new frame, in [0, 1]. */
  readonly dropped: number;
}

/** @param gapsMs the times between consecutive frames */
export function frameStats(gapsMs: readonly number[]): FrameStats {
  const missed = gapsMs.reduce((sum, gapMs) => sum + Math.max(0, Math.round(gapMs / FRAME_MS) - 1), 0);
  return {
    medianMs: median(gapsMs),
    p95Ms: quantile(gapsMs, 0.95),
    perSecond: (1000 * gapsMs.length) / gapsMs.reduce((sum, gapMs) => sum + gapMs, 0),
    dropped: missed / (missed + gapsMs.length),
  };
}
