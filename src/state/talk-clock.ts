import { useCallback, useEffect, useState } from 'react';

/** When talks began on this device, in ms, by the channel that their windows share. */
type Starts = Readonly<Record<string, number>>;

const KEY = 'talks-began';

/** No talk is longer: a link to its console that is opened on another day begins one. */
const LONGEST_MS = 12 * 3600 * 1000;

/** The talks that may still be held. Never throws. */
function keptStarts(nowMs: number): Starts {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null');
    if (typeof kept !== 'object' || kept === null) return {};
    return Object.fromEntries(
      Object.entries(kept).filter(
        ([, startMs]) => typeof startMs === 'number' && startMs <= nowMs && nowMs - startMs < LONGEST_MS,
      ),
    );
  } catch {
    // Storage is blocked, or holds something else: a talk began when its window was loaded.
    return {};
  }
}

/** Not with the window: who closes it by mistake, and opens it again, is still in the same talk. */
function keepStart(channel: string, startMs: number): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...keptStarts(Date.now()), [channel]: startMs }));
  } catch {
    // As above.
  }
}

/** The time of a talk. */
export interface TalkClock {
  /** The time of day, in ms. */
  readonly nowMs: number;
  /** Since the talk began, in s. */
  readonly elapsedSeconds: number;
  /** The talk begins now. */
  readonly restart: () => void;
}

/** Ticks once a second. */
export function useTalkClock(channel: string): TalkClock {
  const [nowMs, setNow] = useState(Date.now);
  const [startMs, setStart] = useState(() => keptStarts(nowMs)[channel] ?? nowMs);
  useEffect(() => {
    // It gets its channel a moment later where a link names none.
    if (channel !== '') keepStart(channel, startMs);
  }, [channel, startMs]);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const restart = useCallback(() => {
    setStart(Date.now());
    setNow(Date.now());
  }, []);
  return { nowMs, elapsedSeconds: Math.max(0, Math.floor((nowMs - startMs) / 1000)), restart };
}

/** `4:05`. Below zero it has a minus sign. */
export function minutesText(seconds: number): string {
  const whole = Math.abs(Math.round(seconds));
  return `${seconds < 0 ? '−' : ''}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
