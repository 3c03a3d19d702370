import { useCallback, useEffect, useState } from 'react';

const keyOf = (channel: string): string => `talk-began-${channel}`;

/** Survives that the window is loaded anew, not that it is closed. */
function keptStart(channel: string, nowMs: number): number {
  try {
    const kept = Number(sessionStorage.getItem(keyOf(channel)));
    if (kept > 0) return kept;
  } catch {
    // Storage is blocked: it began when this window was loaded.
  }
  return nowMs;
}

function keepStart(channel: string, startMs: number): void {
  try {
    sessionStorage.setItem(keyOf(channel), String(startMs));
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
  const [startMs, setStart] = useState(() => keptStart(channel, Date.now()));
  useEffect(() => keepStart(channel, startMs), [channel, startMs]);
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
