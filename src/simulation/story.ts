import { PHASE_IDS, type PhaseId } from '../../machines/model.ts';
import { beatTitle } from './describe.ts';
import type { Run } from './run.ts';

/** One beat of the story as it happened: an exchange, or a later pipeline step as a whole. */
export interface Beat {
  readonly id: string;
  readonly title: string;
  /** Indices of its messages, ascending. Beats of parallel steps interleave. */
  readonly messages: readonly number[];
}

export interface Chapter {
  readonly phase: PhaseId;
  readonly beats: readonly Beat[];
  /** How many messages the phase has. */
  readonly messageCount: number;
}

const stories = new WeakMap<Run, readonly Chapter[]>();

/** A run as six chapters of beats, in the order in which they begin. Phases that the run never reached are empty. */
export function storyOf(run: Run): readonly Chapter[] {
  const known = stories.get(run);
  if (known) return known;
  const beats = new Map<string, { id: string; phase: PhaseId; title: string; messages: number[] }>();
  for (const [index, message] of run.trace.messages.entries()) {
    const beat = beats.get(message.exchange);
    if (beat) beat.messages.push(index);
    else {
      beats.set(message.exchange, {
        id: message.exchange,
        phase: message.phase,
        title: beatTitle(run, message),
        messages: [index],
      });
    }
  }
  const inOrder = [...beats.values()];
  const story = PHASE_IDS.map((phase) => {
    const own = inOrder.filter((beat) => beat.phase === phase);
    return { phase, beats: own, messageCount: own.reduce((sum, beat) => sum + beat.messages.length, 0) };
  });
  stories.set(run, story);
  return story;
}
