import { MOST_STOPS } from '../import/tour.ts';
import { withStop } from '../model/tour-edits.ts';
import type { Tour, TourStop } from '../model/tour-types.ts';
import { formatRunConfig } from '../simulation/run-config.ts';
import { frameAt } from '../simulation/trace.ts';
import { formatLayer, type Layer } from './layers.ts';
import { keepOwnTour, OWN_TOUR, ownTour } from './own-tour.ts';
import type { PageSnapshot } from './page-session.ts';
import { fitsInLink } from './run-in-link.ts';
import { VIEW_TITLES } from './view-titles.ts';

type Context = PageSnapshot['context'];

const NEW: Tour = { id: OWN_TOUR, title: 'My tour', audience: '', stops: [] };

/** What a stop can show beside or in the place of the stage: not what the page itself is used by. */
const isShown = (layer: Layer | null): boolean => layer !== null && layer.kind !== 'tours' && layer.kind !== 'share';

/** What is on screen as a stop: the moment, and the view that is open. */
export function stopNow({ run, scenario, player, layer, thirdPartiesApart }: Context): TourStop {
  const options = formatRunConfig(run.model, run.origin.config);
  const { current } = frameAt(run.trace, player.getSnapshot().context.atMs);
  const message = run.trace.messages[current]?.id;
  return {
    scenario,
    ...(Object.keys(options).length === 0 ? {} : { options }),
    ...(message === undefined ? {} : { message }),
    ...(isShown(layer) ? { view: formatLayer(layer) } : {}),
    thirdParties: thirdPartiesApart ? 'apart' : 'marked',
  };
}

/**
 * Puts what is on screen at the end of the tour that is made on this device.
 * @returns one sentence on what became of it
 */
export function addMoment(context: Context): { readonly isAdded: boolean; readonly text: string } {
  const tour = ownTour() ?? NEW;
  if (!fitsInLink(context)) {
    return {
      isAdded: false,
      text: 'This run came from a file, and its options give another one: no stop can hold it.',
    };
  }
  if (tour.stops.length >= MOST_STOPS) {
    return { isAdded: false, text: `Your tour has ${MOST_STOPS} stops, and more do not fit. Save it as a file.` };
  }
  const stop = stopNow(context);
  if (!keepOwnTour(withStop(tour, stop))) return { isAdded: false, text: TOO_LONG };
  const { layer } = context;
  const what =
    stop.view === undefined || layer === null
      ? 'this moment'
      : `this moment with the view “${VIEW_TITLES[layer.kind]}”`;
  return { isAdded: true, text: `Stop ${tour.stops.length + 1} of your tour: ${what}. Tours (G) holds it.` };
}

export const TOO_LONG = 'There is no more room in your tour. Save it as a file, or shorten its notes.';
