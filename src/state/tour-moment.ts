import type { RunConfig, ScenarioId } from '../../machines/model.ts';
import type { Tour, TourStop } from '../model/tour-types.ts';
import type { Layer } from './layers.ts';
import { PAGE_MODEL } from './model.ts';
import { parseHash } from './url-state.ts';

/** What a stop shows. */
export interface TourMoment {
  readonly scenario: ScenarioId;
  readonly config: RunConfig;
  /** Id of a message, null for the start of the run; undefined for a view, which needs none. */
  readonly message: string | null | undefined;
  readonly layer: Layer | null;
  /** True for third parties outside of your zone; left out where they stay as on screen. */
  readonly thirdPartiesApart?: boolean;
  /** One sentence for each thing of the stop that was not understood. */
  readonly problems: readonly string[];
}

const momentsOfStops = new WeakMap<TourStop, TourMoment>();

/** What a stop shows, read as a link is. Never throws. */
export function momentOf(stop: TourStop): TourMoment {
  let moment = momentsOfStops.get(stop);
  if (!moment) {
    const { scenario, options = {}, message, view, thirdParties } = stop;
    const params = new URLSearchParams({ ...options, ...view, scenario, ...(message ? { message } : {}) });
    const { state, problems } = parseHash(PAGE_MODEL, `#${params}`);
    const { config, layer } = state;
    moment = {
      scenario,
      config,
      layer,
      problems,
      ...(thirdParties === undefined ? {} : { thirdPartiesApart: thirdParties === 'apart' }),
      message: message ?? (layer === null ? null : undefined),
    };
    momentsOfStops.set(stop, moment);
  }
  return moment;
}

/** The stop of a tour at a number from 0; the nearest one where there is none. */
export const stopAt = ({ stops }: Tour, index: number): TourStop | undefined =>
  stops[Math.min(Math.max(0, index), stops.length - 1)];
