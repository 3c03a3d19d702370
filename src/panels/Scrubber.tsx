import { type KeyboardEvent, memo, useMemo } from 'react';
import type { ScenarioId } from '../../machines/model.ts';
import { crossingIn } from '../simulation/describe.ts';
import { type Run, specOf } from '../simulation/run.ts';
import { storyOf } from '../simulation/story.ts';
import { positionAt } from '../simulation/trace.ts';
import { useFrame, usePlayback } from '../state/playback.ts';
import { useRun, useScenario } from '../state/session.tsx';
import { breakOf, isCleanUp } from '../views/failing.ts';
import { positionWords } from '../views/words.ts';

/** Steps of the slider for each message, so that one can scrub inside a message. */
const STEPS_PER_MESSAGE = 20;

/** More messages than this have no room for a tick each. */
const MOST_TICKS = 240;

interface TicksProps {
  readonly run: Run;
  readonly scenario: ScenarioId;
  readonly indices: readonly number[];
  /** How many of these messages have been sent. */
  readonly sent: number;
}

const Ticks = memo(function Ticks({ run, scenario, indices, sent }: TicksProps) {
  return indices.map((index, order) => {
    const message = run.trace.messages[index];
    if (!message) return null;
    return (
      <span
        key={message.id}
        className="tick"
        data-class={specOf(run, message).dataClass}
        data-crosses={crossingIn(run, scenario, message).crossing !== 'none'}
        data-failed={message.status === 'failed'}
        data-clean-up={isCleanUp(run, index)}
        data-sent={order < sent}
      />
    );
  });
});

/** The run as six chapters with a tick for each message; crossings are taller and have a notch. */
export function Scrubber() {
  const run = useRun();
  const scenario = useScenario();
  const playback = usePlayback();
  const total = run.trace.messages.length;
  const current = useFrame((frame) => frame.current);
  const atEnd = useFrame((frame, of) => frame.atMs >= of.trace.durationMs);
  const value = useFrame((frame, of) => Math.round(positionAt(of.trace, frame.atMs) * STEPS_PER_MESSAGE));
  const chapters = useMemo(() => chaptersOf(run), [run]);
  const end = breakOf(run);

  const onKeyDown = (event: KeyboardEvent) => {
    const command = KEYS[event.key];
    if (!command || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    command(playback);
  };

  const place = { transform: `translateX(${(value / STEPS_PER_MESSAGE / total) * 100}%)` };

  return (
    <div className="scrubber">
      <div className="scrubber-track" aria-hidden="true">
        {chapters.map(({ phase, indices }) => (
          <div key={phase} className="chapter" data-failed={indices.includes(end)} style={{ flexGrow: indices.length }}>
            {total <= MOST_TICKS ? (
              <Ticks
                run={run}
                scenario={scenario}
                indices={indices}
                sent={Math.min(indices.length, Math.max(0, current + 1 - (indices[0] ?? 0)))}
              />
            ) : null}
          </div>
        ))}
      </div>
      <div className="scrubber-thumb" style={place} aria-hidden="true" />
      <input
        type="range"
        aria-label="Playback position"
        aria-valuetext={positionWords(run, current, atEnd)}
        min={0}
        max={total * STEPS_PER_MESSAGE}
        value={value}
        onChange={(event) => playback.toPosition(Number(event.currentTarget.value) / STEPS_PER_MESSAGE)}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}

type Command = (playback: ReturnType<typeof usePlayback>) => void;

/** A slider of messages: its keys move by one message, its page keys by one phase. */
const KEYS: Readonly<Record<string, Command>> = {
  ArrowRight: (playback) => playback.next('message'),
  ArrowUp: (playback) => playback.next('message'),
  ArrowLeft: (playback) => playback.previous('message'),
  ArrowDown: (playback) => playback.previous('message'),
  PageUp: (playback) => playback.next('phase'),
  PageDown: (playback) => playback.previous('phase'),
  Home: (playback) => playback.toStart(),
  End: (playback) => playback.toEnd(),
};

/** The messages of each phase by index, in the order of the trace, so that a tick stands where the slider is. */
function chaptersOf(run: Run): { readonly phase: string; readonly indices: readonly number[] }[] {
  return storyOf(run)
    .filter((chapter) => chapter.messageCount > 0)
    .map(({ phase, beats }) => ({
      phase,
      indices: beats.flatMap((beat) => beat.messages).toSorted((a, b) => a - b),
    }));
}
