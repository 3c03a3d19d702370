import { useCallback, useSyncExternalStore } from 'react';

const lists = new Map<string, MediaQueryList>();

/** Parsed once: every render of whoever uses it asks. */
function listOf(query: string): MediaQueryList {
  const list = lists.get(query) ?? matchMedia(query);
  lists.set(query, list);
  return list;
}

/** Whether a media query matches now; the component renders again when that changes. */
export function useMediaQuery(query: string): boolean {
  const list = listOf(query);
  const subscribe = useCallback(
    (onChange: () => void) => {
      list.addEventListener('change', onChange);
      return () => list.removeEventListener('change', onChange);
    },
    [list],
  );
  return useSyncExternalStore(subscribe, () => list.matches);
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
