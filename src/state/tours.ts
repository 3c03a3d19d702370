import { useEffect, useState } from 'react';
import type { Tour } from '../model/tour-types.ts';
import { quote } from '../views/quote.ts';
import { OWN_TOUR, ownTour, useOwnTour } from './own-tour.ts';
import { missWords, NotLoaded, partOf } from './parts.ts';
import { isTourLink, unpackTour } from './tour-link.ts';

const builtIn = partOf(() => import('../catalogue/tours/index.ts'));

/** A tour, or one sentence on why there is none. */
export type FoundTour =
  | { readonly tour: Tour; readonly problem: null }
  | { readonly tour: null; readonly problem: string };

const missing = (problem: string): FoundTour => ({ tour: null, problem });

/** The built-in tours. Rejects when they cannot be fetched. */
export async function builtInTours(): Promise<readonly Tour[]> {
  return (await builtIn.load()).TOURS;
}

/** The tour of a name in a link: a built-in one, the one of this device, or one that stands in the link itself. */
export async function findTour(name: string): Promise<FoundTour> {
  if (isTourLink(name)) {
    const { tour } = unpackTour(name);
    return tour
      ? { tour, problem: null }
      : missing('The tour in the link is not complete. Ask for the link again, or for the file.');
  }
  if (name === OWN_TOUR) {
    const tour = ownTour();
    return tour ? { tour, problem: null } : missing('There is no tour of your own on this device.');
  }
  try {
    const tours = await builtInTours();
    const tour = tours.find(({ id }) => id === name);
    if (tour) return { tour, problem: null };
    return missing(
      `tour ${quote(name)} is not understood. Use ${[...tours.map(({ id }) => id), OWN_TOUR].join(', ')}.`,
    );
  } catch (error) {
    return missing(error instanceof NotLoaded ? missWords('The tour', error) : String(error));
  }
}

/** The tour of a name, null while it is looked for. One of this device is always as it is now. */
export function useTour(name: string | null): FoundTour | null {
  const own = useOwnTour();
  const [found, setFound] = useState<{ readonly name: string; readonly result: FoundTour } | null>(null);
  useEffect(() => {
    if (name === null) return;
    let isAsked = true;
    void findTour(name).then((result) => {
      if (isAsked) setFound({ name, result });
    });
    return () => {
      isAsked = false;
    };
  }, [name]);
  if (name === OWN_TOUR && own) return { tour: own, problem: null };
  return found !== null && found.name === name ? found.result : null;
}
