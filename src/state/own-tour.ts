import { useMemo, useSyncExternalStore } from 'react';
import { readTour, TOUR_VERSION } from '../import/tour.ts';
import type { Tour } from '../model/tour-types.ts';

/** The name of the tour that is made on this device, in links. */
export const OWN_TOUR = 'own';

const KEY = 'tour';

/** What storage did not take, because it is blocked or full: it lasts as long as the page. Undefined when it took all. */
let unstored: string | null | undefined;
const listeners = new Set<() => void>();

function stored(): string | null {
  if (unstored !== undefined) return unstored;
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** A tour as the text of a file: the same tour, the same text. */
export const tourText = ({ title, audience, stops }: Tour): string =>
  `${JSON.stringify({ tour: TOUR_VERSION, title, audience, stops }, null, 2)}\n`;

/**
 * Keeps the tour that is made on this device; null for none.
 * @returns false for one that could not be read again: then the one before stays
 */
export function keepOwnTour(tour: Tour | null): boolean {
  const text = tour === null ? null : tourText(tour);
  if (text !== null && readTour(OWN_TOUR, text).tour === null) return false;
  try {
    if (text === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, text);
    unstored = undefined;
  } catch {
    unstored = text;
  }
  for (const listener of listeners) listener();
  return true;
}

/** The tour that is made on this device, null for none or for one that cannot be read any more. */
export function ownTour(): Tour | null {
  const text = stored();
  return text === null ? null : readTour(OWN_TOUR, text).tour;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  // Another window of the page changed it.
  addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('storage', listener);
  };
}

/** The tour that is made on this device; renders again when it changes, in whichever window. */
export function useOwnTour(): Tour | null {
  const text = useSyncExternalStore(subscribe, stored);
  return useMemo(() => (text === null ? null : readTour(OWN_TOUR, text).tour), [text]);
}
