import type { ScenarioId } from '../../machines/model.ts';

/** A place in a run, with what is said there. */
export interface TourStop {
  readonly scenario: ScenarioId;
  /** Options of the run that differ from their defaults, by the names and values they have in a link. */
  readonly options?: Readonly<Record<string, string>>;
  /** Id of a message of that run. Without one, and without a view, the stop is the start of the run. */
  readonly message?: string;
  /** What is shown in the place of the stage, by the parameters it has in a link: `{ view: 'claims' }`. */
  readonly view?: Readonly<Record<string, string>>;
  /** Where third parties stand: outside of your zone, or in it with a mark; as on screen when left out. */
  readonly thirdParties?: 'apart' | 'marked';
  /** What the audience reads; the sentence of the message without. */
  readonly sentence?: string;
  /** What only who speaks reads. */
  readonly note?: string;
  /** How long it takes to tell, in s, from 1 on. */
  readonly seconds?: number;
}

/** Stops in the order in which they are told. */
export interface Tour {
  /** Its name in a link. */
  readonly id: string;
  readonly title: string;
  readonly audience: string;
  readonly stops: readonly TourStop[];
}

/** What a stop takes that does not say how long, in s. */
export const USUAL_STOP_SECONDS = 30;

export const secondsOf = ({ seconds = USUAL_STOP_SECONDS }: TourStop): number => seconds;

/** How long a tour takes, in s. */
export const tourSeconds = ({ stops }: Tour): number => stops.reduce((sum, stop) => sum + secondsOf(stop), 0);
