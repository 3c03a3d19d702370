import type { Tour } from '../../model/tour-types.ts';
import { useCurrentIndex, useFrame, useStop } from '../../state/playback.ts';
import { useRun, useScenario, useTalkPlace } from '../../state/session.tsx';
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

/** What the audience reads: the words of the stop or, where it has none or something else is asked about, of the run. */
export function useTalkSentence(tour: Tour | null): string {
  const run = useRun();
  const scenario = useScenario();
  const index = useCurrentIndex();
  const atEnd = useFrame((frame, { trace }) => frame.atMs >= trace.durationMs);
  const place = useTalkPlace();
  const stop = tour?.stops[place?.stop ?? 0];
  if (stop?.sentence !== undefined && stop.sentence !== '') return stop.sentence;
  if (atEnd) {
    const { title, detail } = outcomeWords(run);
    return `${title}. ${detail}`;
  }
  return sentenceAt(run, scenario, 'story', index) || `A pipeline run in ${run.model.scenarios[scenario].label}`;
}
