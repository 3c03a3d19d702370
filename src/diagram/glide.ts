import { type RefObject, useLayoutEffect, useRef } from 'react';
import { useReducedMotion } from '../state/media.ts';

/** How long the boundary takes from one place to the next. */
const GLIDE_MS = 400;
const EASING = 'cubic-bezier(0.3, 0, 0.1, 1)';

/**
 * Lets an element that was just moved glide there from where it was. The element is in its new place at once; only a
 * transform, which the compositor animates, shows it on its way.
 * @param value what decides the place, in px of the stage
 * @param from the transform that puts the element, now at `value`, back to where it was at `previous`
 */
export function useGlide<Value extends number | { readonly x: number; readonly width: number }>(
  ref: RefObject<HTMLElement | null>,
  value: Value,
  from: (previous: Value, value: Value) => string,
): void {
  const previous = useRef(value);
  const reducedMotion = useReducedMotion();
  const key = typeof value === 'number' ? String(value) : `${value.x} ${value.width}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change of place starts a glide.
  useLayoutEffect(() => {
    const before = previous.current;
    previous.current = value;
    const moved =
      typeof before === 'number' || typeof value === 'number'
        ? before !== value
        : before.x !== value.x || before.width !== value.width;
    if (!moved || reducedMotion) return;
    ref.current?.animate([{ transform: from(before, value) }, { transform: 'none' }], {
      duration: GLIDE_MS,
      easing: EASING,
    });
  }, [key]);
}
