import * as v from 'valibot';
import { SCENARIO_IDS } from '../../machines/model.ts';
import type { Tour } from '../model/tour-types.ts';

/** Of the format of tour files. Counted up when a file of today could not be read any more. */
export const TOUR_VERSION = 1;

/** More than anybody shows. */
export const MOST_STOPS = 100;
const MOST_SECONDS = 3600;
/** Characters of a sentence or a note. */
export const MOST_TEXT = 1000;
/** All texts of all stops fit in it, whatever they are written in. */
const MOST_FILE_CHARACTERS = 1_500_000;

const line = (most: number) => v.pipe(v.string(), v.maxLength(most));
const parameter = v.record(v.pipe(v.string(), v.maxLength(60)), v.pipe(v.string(), v.maxLength(200)));

const stopSchema = v.object({
  scenario: v.picklist(SCENARIO_IDS),
  options: v.exactOptional(parameter),
  message: v.exactOptional(v.pipe(v.string(), v.minLength(1), v.maxLength(120))),
  view: v.exactOptional(parameter),
  thirdParties: v.exactOptional(v.picklist(['apart', 'marked'])),
  sentence: v.exactOptional(line(MOST_TEXT)),
  note: v.exactOptional(line(MOST_TEXT)),
  seconds: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_SECONDS))),
});

const tourSchema = v.object({
  tour: v.literal(TOUR_VERSION),
  title: v.pipe(line(120), v.minLength(1)),
  audience: v.fallback(line(120), ''),
  stops: v.pipe(v.array(stopSchema), v.minLength(1), v.maxLength(MOST_STOPS)),
});

/** Why a text is no tour. */
export type TourProblem =
  | { readonly code: 'too-long' | 'not-json' | 'not-a-tour' }
  | { readonly code: 'newer'; readonly version: number }
  | { readonly code: 'too-many-stops'; readonly stops: number }
  /** @property stop counted from 1, null when it is not about a stop */
  | { readonly code: 'field'; readonly stop: number | null; readonly path: string };

export type ReadTour =
  | { readonly tour: Tour; readonly problem: null }
  | { readonly tour: null; readonly problem: TourProblem };

const refused = (problem: TourProblem): ReadTour => ({ tour: null, problem });

function problemOf(issue: v.BaseIssue<unknown>): TourProblem {
  const [first, second, ...rest] = issue.path?.map(({ key }) => String(key)) ?? [];
  if (first !== 'stops' || second === undefined) return { code: 'field', stop: null, path: first ?? 'the tour' };
  return { code: 'field', stop: Number(second) + 1, path: rest.join('.') };
}

/**
 * Reads a tour from the text of a file. Never throws. Whether its messages and views exist is not looked at: the page
 * says so at the stop.
 * @param id the name that the tour gets
 */
export function readTour(id: string, text: string): ReadTour {
  if (text.length > MOST_FILE_CHARACTERS) return refused({ code: 'too-long' });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refused({ code: 'not-json' });
  }
  if (typeof value !== 'object' || value === null || !('tour' in value)) return refused({ code: 'not-a-tour' });
  if (typeof value.tour === 'number' && value.tour > TOUR_VERSION) {
    return refused({ code: 'newer', version: value.tour });
  }
  if ('stops' in value && Array.isArray(value.stops) && value.stops.length > MOST_STOPS) {
    return refused({ code: 'too-many-stops', stops: value.stops.length });
  }
  const read = v.safeParse(tourSchema, value, { abortEarly: true });
  if (!read.success) return refused(problemOf(read.issues[0]));
  const { title, audience, stops } = read.output;
  return { tour: { id, title, audience, stops }, problem: null };
}

/** One sentence on why a text is no tour. */
export function tourProblemText(problem: TourProblem): string {
  switch (problem.code) {
    case 'too-long':
      return 'The file is too long for a tour.';
    case 'not-json':
      return 'This is not a tour: choose a file that this page saved as a tour.';
    case 'not-a-tour':
      return 'The file is not a tour: choose one that this page saved as a tour.';
    case 'newer':
      return `The tour has version ${problem.version} and needs a newer page: this one reads version ${TOUR_VERSION}.`;
    case 'too-many-stops':
      return `The tour has ${problem.stops} stops, and ${MOST_STOPS} is the most.`;
    case 'field':
      return problem.stop === null
        ? `In the tour, ${problem.path} is missing or not as it has to be.`
        : `In stop ${problem.stop} of the tour, ${problem.path || 'something'} is missing or not as it has to be.`;
  }
}
