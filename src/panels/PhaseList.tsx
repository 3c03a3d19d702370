import { X } from 'lucide-react';
import { useMemo } from 'react';
import type { ScenarioId } from '../../machines/model.ts';
import { crossingIn } from '../simulation/describe.ts';
import { type Run, specOf } from '../simulation/run.ts';
import { type Beat, type Chapter, storyOf } from '../simulation/story.ts';
import { useFrame, usePlayback } from '../state/playback.ts';
import { useRun, useScenario } from '../state/session.tsx';
import { formatCount } from '../views/words.ts';

/** A long list of beats shows this many before and after the current one. */
const BEATS_AROUND = 6;

function crossingsIn(run: Run, scenario: ScenarioId, beats: readonly Beat[]): number {
  const crosses = (index: number): boolean => {
    const message = run.trace.messages[index];
    return message !== undefined && crossingIn(run, scenario, message).crossing !== 'none';
  };
  return beats.reduce((sum, beat) => sum + beat.messages.filter(crosses).length, 0);
}

function BeatButton({ beat, current }: { readonly beat: Beat; readonly current: boolean }) {
  const run = useRun();
  const scenario = useScenario();
  const { toMessage } = usePlayback();
  const first = run.trace.messages[beat.messages[0] ?? -1];
  const crossing = crossingsIn(run, scenario, [beat]);
  return (
    <li>
      <button
        type="button"
        className="beat"
        aria-current={current ? 'step' : undefined}
        onClick={() => toMessage(beat.messages[0] ?? 0)}
      >
        <span className="beat-dot" data-class={first ? specOf(run, first).dataClass : undefined} />
        <span className="beat-title">{beat.title}</span>
        {crossing > 0 ? <span className="beat-crosses">crosses</span> : null}
      </button>
    </li>
  );
}

function Beats({ chapter, current }: { readonly chapter: Chapter; readonly current: string | undefined }) {
  const position = Math.max(
    0,
    chapter.beats.findIndex((beat) => beat.id === current),
  );
  const first = Math.max(0, position - BEATS_AROUND);
  const last = Math.min(chapter.beats.length, position + BEATS_AROUND + 1);
  const isLong = chapter.beats.length > 2 * BEATS_AROUND + 4;
  const listedBeats = isLong ? chapter.beats.slice(first, last) : chapter.beats;
  return (
    <ol className="beats">
      {isLong && first > 0 ? <li className="beats-more">{first} before</li> : null}
      {listedBeats.map((beat) => (
        <BeatButton key={beat.id} beat={beat} current={beat.id === current} />
      ))}
      {isLong && last < chapter.beats.length ? (
        <li className="beats-more">{chapter.beats.length - last} more</li>
      ) : null}
    </ol>
  );
}

type PhaseState = 'done' | 'current' | 'next' | 'failed' | 'never';

export function PhaseList() {
  const run = useRun();
  const scenario = useScenario();
  const { toMessage } = usePlayback();
  const story = storyOf(run);
  const beat = useFrame((frame, { trace }) => trace.messages[frame.current]?.exchange);
  const phase = useFrame((frame, { trace }) => trace.messages[frame.current]?.phase);
  const atEnd = useFrame((frame, of) => frame.atMs >= of.trace.durationMs);
  const counts = useMemo(
    () => story.map((chapter) => crossingsIn(run, scenario, chapter.beats)),
    [story, run, scenario],
  );
  const currentOrder = run.model.phases.findIndex((candidate) => candidate.id === phase);
  const lastReached = story.findLastIndex((chapter) => chapter.messageCount > 0);

  const stateOf = (order: number): PhaseState => {
    if (story[order]?.messageCount === 0) return 'never';
    if (run.trace.outcome.status === 'failed' && atEnd && order === lastReached) return 'failed';
    if (order === currentOrder) return atEnd ? 'done' : 'current';
    return order < currentOrder ? 'done' : 'next';
  };

  return (
    <nav className="phases" aria-label="Pipeline run">
      <p className="phases-title">Pipeline run</p>
      <ol className="phase-list">
        {run.model.phases.map(({ id, label, summary }, order) => {
          const chapter = story[order];
          const crossing = counts[order] ?? 0;
          const state = stateOf(order);
          const open = order === (currentOrder < 0 ? 0 : currentOrder);
          return (
            <li key={id} data-open={open}>
              <button
                type="button"
                className="phase"
                data-state={state}
                disabled={state === 'never'}
                aria-expanded={open}
                title={summary}
                onClick={() => toMessage(chapter?.beats[0]?.messages[0] ?? 0)}
              >
                <span className="phase-number">
                  {state === 'failed' ? <X size={14} strokeWidth={3} aria-label="Failed" /> : order + 1}
                </span>
                <span className="phase-label">{label}</span>
                {state === 'never' ? (
                  <span className="phase-count">not reached</span>
                ) : crossing > 0 ? (
                  <span className="phase-crossings">{formatCount(crossing)} cross</span>
                ) : (
                  <span className="phase-count">
                    {formatCount(chapter?.messageCount ?? 0)}
                    <span className="visually-hidden"> messages</span>
                  </span>
                )}
              </button>
              {open ? <p className="phase-summary">{summary}</p> : null}
              {open && chapter ? <Beats chapter={chapter} current={beat} /> : null}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
