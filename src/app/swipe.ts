import { type RefObject, useEffect } from 'react';

/** A finger that goes this far sideways, and hardly up or down, swipes. */
const LEAST_PX = 48;
const MOST_SLOPE = 0.6;
const MOST_MS = 700;

/** What has a sideways movement of its own. */
const OWN_MOVEMENT = 'input, select, .drawer, .stages, [data-moved="true"]';

interface Swipe {
  /** The finger went to the left, as one turns a page on. */
  readonly onNext: () => void;
  readonly onPrevious: () => void;
}

/** Calls back when a single finger swipes over an element. */
export function useSwipe(element: RefObject<HTMLElement | null>, { onNext, onPrevious }: Swipe): void {
  useEffect(() => {
    const { current } = element;
    if (!current) return;
    let start: { readonly x: number; readonly y: number; readonly ms: number } | null = null;
    const onStart = ({ touches, target, timeStamp }: TouchEvent) => {
      const [finger] = touches;
      const isOwn = target instanceof Element && target.closest(OWN_MOVEMENT) !== null;
      start = finger && touches.length === 1 && !isOwn ? { x: finger.clientX, y: finger.clientY, ms: timeStamp } : null;
    };
    const onEnd = ({ changedTouches: [finger], timeStamp }: TouchEvent) => {
      if (!start || !finger || timeStamp - start.ms > MOST_MS) return;
      const [dx, dy] = [finger.clientX - start.x, finger.clientY - start.y];
      start = null;
      if (Math.abs(dx) < LEAST_PX || Math.abs(dy) > MOST_SLOPE * Math.abs(dx)) return;
      if (dx < 0) onNext();
      else onPrevious();
    };
    current.addEventListener('touchstart', onStart, { passive: true });
    current.addEventListener('touchend', onEnd, { passive: true });
    return () => {
      current.removeEventListener('touchstart', onStart);
      current.removeEventListener('touchend', onEnd);
    };
  }, [element, onNext, onPrevious]);
}
