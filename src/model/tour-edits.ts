import type { Tour, TourStop } from './tour-types.ts';

/** Puts a stop at the end of a tour. */
export const withStop = (tour: Tour, stop: TourStop): Tour => ({ ...tour, stops: [...tour.stops, stop] });

/** Takes a stop out, by its number from 0; null when none is left, for a tour has stops. */
export function withoutStop(tour: Tour, index: number): Tour | null {
  const stops = tour.stops.filter((_, at) => at !== index);
  return stops.length === 0 ? null : { ...tour, stops };
}

/** Moves a stop one place towards the start (-1) or the end (1). At either end it stays. */
export function movedStop(tour: Tour, index: number, by: -1 | 1): Tour {
  const stop = tour.stops[index];
  const other = tour.stops[index + by];
  if (stop === undefined || other === undefined) return tour;
  const stops = tour.stops.map((candidate, at) => (at === index ? other : at === index + by ? stop : candidate));
  return { ...tour, stops };
}

/** What can be written at a stop. Undefined takes it away. */
export interface StopChange {
  readonly sentence?: string | undefined;
  readonly note?: string | undefined;
  readonly seconds?: number | undefined;
  readonly view?: Readonly<Record<string, string>> | undefined;
}

/** Writes something else at a stop. What is empty is left out. */
export function changedStop(tour: Tour, index: number, change: StopChange): Tour {
  const stops = tour.stops.map((stop, at): TourStop => {
    if (at !== index) return stop;
    const { sentence, note, seconds, view, ...moment } = { ...stop, ...change };
    return {
      ...moment,
      ...(view === undefined ? {} : { view }),
      ...(sentence ? { sentence } : {}),
      ...(note ? { note } : {}),
      ...(seconds === undefined ? {} : { seconds }),
    };
  });
  return { ...tour, stops };
}
