import { useMemo, useSyncExternalStore } from 'react';
import { readTour, TOUR_VERSION } from '../import/tour.ts';
import type { Tour } from '../model/tour-types.ts';

/** The name of the tour that is made on this device, in links. */
export const OWN_TOUR = 'own';

const KEY = 'tour';

/** Storage is blocked in some frames: then it lasts as long as the page. */
let unstored: string | null = null;
const listeners = new Set<() => void>();

function stored(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return unstored;
  }
}

/** A tour as the text of a file: the same tour, the same text. */
export const tourText = ({ title, audience, stops }: Tour): string =>
  `${JSON.stringify({ tour: TOUR_VERSION, title, audience, stops }, null, 2)}\n`;

/** Keeps the tour that is made on this device; null for none. */
export function keepOwnTour(tour: Tour | null): void {
  unstored = tour === null ? null : tourText(tour);
  try {
    if (unstored === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, unstored);
  } catch {
    // As above.
  }
  for (const listener of listeners) listener();
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
