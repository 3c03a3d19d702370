import { useSyncExternalStore } from 'react';

/** Whether a media query matches now; the component renders again when that changes. */
export function useMediaQuery(query: string): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const list = matchMedia(query);
      list.addEventListener('change', onChange);
      return () => list.removeEventListener('change', onChange);
    },
    () => matchMedia(query).matches,
  );
}

export const REDUCED_MOTION = '(prefers-reduced-motion: reduce)';

export const useReducedMotion = (): boolean => useMediaQuery(REDUCED_MOTION);

/** True where the page has no room for the phase list beside the diagram. */
export const useNarrowPage = (): boolean => useMediaQuery('(max-width: 899px)');

/** True where a page of its own has room for a column beside what it is about. */
export const useRoomForSide = (): boolean => useMediaQuery('screen and (min-width: 1100px) and (min-height: 480px)');

/** False while the page is in a tab or a window that cannot be seen. */
export function usePageVisible(): boolean {
  return useSyncExternalStore(
    (onChange) => {
      document.addEventListener('visibilitychange', onChange);
      return () => document.removeEventListener('visibilitychange', onChange);
    },
    () => document.visibilityState === 'visible',
  );
}
