import type { Tour } from '../../model/tour-types.ts';
import { indexOfMessage } from '../../simulation/trace.ts';
import { useCurrentIndex, useFrame, useStop } from '../../state/playback.ts';
import { useLayer, useRun, useScenario, useTalkPlace } from '../../state/session.tsx';
import { momentOf, stopAt } from '../../state/tour-moment.ts';
import { VIEW_TITLES } from '../../state/view-titles.ts';
import { sentenceAt } from '../../views/score.ts';
import { outcomeWords } from '../../views/words.ts';

export interface Progress {
  /** The stop that is shown, from 1; 0 before the first stop of a story. */
  readonly number: number;
  readonly of: number;
}

/** How far the talk is. */
export function useProgress(tour: Tour | null): Progress {
  const stop = useTalkPlace()?.stop ?? 0;
  const story = useStop();
  if (tour === null) return { number: story.number, of: story.of };
  return { number: Math.min(stop, tour.stops.length - 1) + 1, of: tour.stops.length };
}

/**
 * Whether what is on screen is what the stop shows: not while something else is asked about, in another scenario, with
 * other options, at another moment or in another view. False without a tour.
 */
export function useIsAtStop(tour: Tour | null): boolean {
  const run = useRun();
  const scenario = useScenario();
  const layer = useLayer();
  const message = run.trace.messages[useCurrentIndex()]?.id ?? null;
  const place = useTalkPlace();
  const stop = tour && stopAt(tour, place?.stop ?? 0);
  if (!stop) return false;
  const moment = momentOf(stop);
  // A run without the message of the stop shows its start, and the page says so: the words are still those of the stop.
  const hasMessage = typeof moment.message !== 'string' || indexOfMessage(run.trace, moment.message) >= 0;
  return (
    scenario === moment.scenario &&
    JSON.stringify(layer) === JSON.stringify(moment.layer) &&
    JSON.stringify(run.origin.config) === JSON.stringify(moment.config) &&
    (moment.message === undefined || moment.message === message || !hasMessage)
  );
}

/** What the audience reads: the words of the stop or, where it has none or something else is asked about, of that. */
export function useTalkSentence(tour: Tour | null): string {
  const run = useRun();
  const scenario = useScenario();
  const layer = useLayer();
  const index = useCurrentIndex();
  const atEnd = useFrame((frame, { trace }) => frame.atMs >= trace.durationMs);
  const place = useTalkPlace();
  const isAtStop = useIsAtStop(tour);
  const words = isAtStop && tour ? stopAt(tour, place?.stop ?? 0)?.sentence?.trim() : undefined;
  if (words) return words;
  if (layer !== null) return VIEW_TITLES[layer.kind];
  if (atEnd) {
    const { title, detail } = outcomeWords(run);
    return `${title}. ${detail}`;
  }
  return sentenceAt(run, scenario, 'story', index) || `A pipeline run in ${run.model.scenarios[scenario].label}`;
}
