import { type KeyboardEvent, useCallback, useEffect, useRef } from 'react';

/** Longest time between two frames that counts, so that a pause of the page is no leap. */
const LONGEST_MS = 50;

/**
 * Keys that act as long as they are held, frame by frame. They are meant by their place on the keyboard.
 * @param codes `KeyboardEvent.code` values
 * @param act called with the code of each held key and the ms since the last frame
 */
export function useHeldKeys(
  codes: readonly string[],
  act: (code: string, deltaMs: number) => void,
): {
  readonly onKeyDown: (event: KeyboardEvent) => boolean;
  readonly onKeyUp: (event: KeyboardEvent) => void;
  readonly onBlur: () => void;
} {
  const held = useRef(new Set<string>());
  const frame = useRef(0);
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  const stop = useCallback(() => {
    held.current.clear();
    cancelAnimationFrame(frame.current);
    frame.current = 0;
  }, []);
  useEffect(() => stop, [stop]);

  const run = () => {
    let previousMs = performance.now();
    const tick = (nowMs: number) => {
      if (held.current.size === 0) {
        frame.current = 0;
        return;
      }
      const deltaMs = Math.min(Math.max(0, nowMs - previousMs), LONGEST_MS);
      previousMs = nowMs;
      for (const code of held.current) latest.current(code, deltaMs);
      frame.current = requestAnimationFrame(tick);
    };
    frame.current = requestAnimationFrame(tick);
  };

  return {
    /** True when the key is one of them. */
    onKeyDown: (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey || !codes.includes(event.code)) return false;
      if (!event.repeat) {
        // At once, however short the press is.
        latest.current(event.code, LONGEST_MS);
        held.current.add(event.code);
        if (frame.current === 0) run();
      }
      return true;
    },
    onKeyUp: (event) => {
      held.current.delete(event.code);
    },
    onBlur: stop,
  };
}
