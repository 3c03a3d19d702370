/** The part of a run that the timeline shows, in ms since the run began. */
export interface Viewport {
  readonly fromMs: number;
  readonly toMs: number;
}

/** No closer than this: a message takes hundreds of ms. */
export const CLOSEST_MS = 50;

/** Room after the last message, as a share of the run, so that its end can be seen. */
const MARGIN = 0.01;

export const wholeRun = (durationMs: number): Viewport => ({
  fromMs: 0,
  toMs: Math.max(CLOSEST_MS, durationMs * (1 + MARGIN)),
});

/** A range of a length inside the run, moved if it sticks out. */
function clampedTo(fromMs: number, lengthMs: number, durationMs: number): Viewport {
  const whole = wholeRun(durationMs);
  const length = Math.min(Math.max(lengthMs, CLOSEST_MS), whole.toMs);
  const from = Math.min(Math.max(fromMs, 0), whole.toMs - length);
  return { fromMs: from, toMs: from + length };
}

/**
 * Zooms so that the moment under the pointer stays where it is.
 * @param factor below 1 comes closer
 */
export function zoom(view: Viewport, factor: number, aroundMs: number, durationMs: number): Viewport {
  const lengthMs = view.toMs - view.fromMs;
  const nextMs = Math.min(Math.max(lengthMs * factor, CLOSEST_MS), wholeRun(durationMs).toMs);
  const share = (aroundMs - view.fromMs) / lengthMs;
  return clampedTo(aroundMs - share * nextMs, nextMs, durationMs);
}

/** Moves the view by a share of its length; it stops at both ends of the run. */
export function pan(view: Viewport, share: number, durationMs: number): Viewport {
  const lengthMs = view.toMs - view.fromMs;
  return clampedTo(view.fromMs + share * lengthMs, lengthMs, durationMs);
}

/** The same view if a moment is in it, or else one of the same length with the moment near its left side. */
export function reveal(view: Viewport, atMs: number, durationMs: number): Viewport {
  if (atMs >= view.fromMs && atMs <= view.toMs) return view;
  const lengthMs = view.toMs - view.fromMs;
  return clampedTo(atMs - lengthMs * 0.2, lengthMs, durationMs);
}

/** A view of some bars with as much room on either side. */
export function around(fromMs: number, toMs: number, durationMs: number): Viewport {
  const lengthMs = Math.max(toMs - fromMs, CLOSEST_MS / 3);
  return clampedTo(fromMs - lengthMs, lengthMs * 3, durationMs);
}

/** Steps between the labels of an axis, in ms. */
const STEPS_MS = [1, 2, 5].flatMap((digit) => [10, 100, 1_000, 10_000, 100_000, 1_000_000].map((ten) => digit * ten));

/** Times for the labels of an axis, ascending, at least `closestPx` apart. */
export function ticksOf(view: Viewport, widthPx: number, closestPx: number): number[] {
  const lengthMs = view.toMs - view.fromMs;
  const leastMs = (lengthMs * closestPx) / Math.max(1, widthPx);
  const stepMs = STEPS_MS.toSorted((a, b) => a - b).find((step) => step >= leastMs) ?? lengthMs;
  const first = Math.ceil(view.fromMs / stepMs);
  const last = Math.floor(view.toMs / stepMs);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, order) => (first + order) * stepMs);
}

/** `1.5 s`, `0.25 s`, `2:05`: a moment of simulated time, as exact as the distance between ticks asks for. */
export function timeWords(atMs: number): string {
  if (atMs < 60_000) return `${Number((atMs / 1000).toFixed(2))} s`;
  const seconds = Math.floor(atMs / 1000);
  const rest = Number(((atMs % 1000) / 1000).toFixed(2));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}${rest > 0 ? String(rest).slice(1) : ''}`;
}
