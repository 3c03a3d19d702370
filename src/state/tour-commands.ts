import { useMemo } from 'react';
import type { TalkPlace } from '../../machines/session-events.ts';
import { useCommands } from './session.tsx';

export interface TourCommands {
  /** Presents a tour from its first stop on. */
  readonly present: (tour: string) => void;
  /** Shows a stop of a tour, counted from 0, on the page as usual. */
  readonly follow: (tour: string, stop: number) => void;
}

const placeOf = (window: TalkPlace['window'], tour: string, stop: number): TalkPlace => ({
  window,
  tour,
  stop,
  channel: null,
  loops: false,
  isDue: true,
});

/** What can be done with a tour. Its stop is shown as soon as the tour is here. */
export function useTourCommands(): TourCommands {
  const { setTalk, setLayer } = useCommands();
  return useMemo(
    () => ({
      present: (tour) => {
        setLayer(null);
        setTalk(placeOf('stage', tour, 0));
      },
      follow: (tour, stop) => setTalk(placeOf('page', tour, stop)),
    }),
    [setTalk, setLayer],
  );
}
