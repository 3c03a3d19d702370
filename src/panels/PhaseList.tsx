import { X } from 'lucide-react';
import { useMemo } from 'react';
import { DATA_CLASS_IDS, type ScenarioId } from '../../machines/model.ts';
import { crossingIn } from '../simulation/describe.ts';
import type { Run } from '../simulation/run.ts';
import { type Beat, type Chapter, storyOf } from '../simulation/story.ts';
import { sameData, useFrame, usePlayback, useStop, useTrack } from '../state/playback.ts';
import { useRun, useScenario } from '../state/session.tsx';
import { focusOf, isCleanUp } from '../views/failing.ts';
import { phaseStates } from '../views/phases.ts';
import { stopsOf } from '../views/stops.ts';
import { formatCount, stopTitle } from '../views/words.ts';

/** A long list of beats shows this many before and after the current one. */
const BEATS_AROUND = 6;

/** One entry under a phase: a stop of the story or, where every message is told, a beat. */
interface Entry {
  readonly id: string;
  readonly title: string;
  /** Index of the message that it leads to. */
  readonly message: number;
  readonly crosses: boolean;
  readonly isCurrent: boolean;
  /** True when it is sent only because the run has failed by then. */
  readonly isCleanUp: boolean;
}

/** Whether a message crosses between you and ZenML. */
function crosses(run: Run, scenario: ScenarioId, index: number): boolean {
  const message = run.trace.messages[index];
  return message !== undefined && crossingIn(run, scenario, message).border === 'zenml';
}

const crossingsIn = (run: Run, scenario: ScenarioId, beats: readonly Beat[]): number =>
  beats.reduce((sum, beat) => sum + beat.messages.filter((index) => crosses(run, scenario, index)).length, 0);

/** What stands under a phase. */
function useEntries({ phase, beats }: Chapter): readonly Entry[] {
  const run = useRun();
  const scenario = useScenario();
  const track = useTrack();
  const { number } = useStop();
  const exchange = useFrame((frame, { trace }) => trace.messages[frame.current]?.exchange);
  if (track === 'every') {
    return beats.map(({ id, title, messages }) => ({
      id,
      title,
      message: messages[0] ?? 0,
      crosses: messages.some((index) => crosses(run, scenario, index)),
      isCurrent: id === exchange,
      isCleanUp: isCleanUp(run, messages[0] ?? 0),
    }));
  }
  return stopsOf(run, scenario).flatMap(({ message: index, folded }, order): readonly Entry[] => {
    const message = run.trace.messages[index];
    if (message?.phase !== phase) return [];
    return [
      {
        id: message.id,
        title: stopTitle(run, message, folded),
        message: index,
        crosses: crosses(run, scenario, index),
        isCurrent: order + 1 === number,
        isCleanUp: isCleanUp(run, index),
      },
    ];
  });
}

function EntryButton({ entry: { title, message, crosses, isCurrent } }: { readonly entry: Entry }) {
  const { toMessage } = usePlayback();
  return (
    <li>
      <button
        type="button"
        className="beat"
        aria-current={isCurrent ? 'step' : undefined}
        onClick={() => toMessage(message)}
      >
        <span className="beat-title">{title}</span>
        {crosses ? <span className="beat-crosses" role="img" aria-label="crosses" /> : null}
      </button>
    </li>
  );
}

function Entries({ chapter }: { readonly chapter: Chapter }) {
  const entries = useEntries(chapter);
  const position = Math.max(
    0,
    entries.findIndex(({ isCurrent }) => isCurrent),
  );
  const isLong = entries.length > 2 * BEATS_AROUND + 4;
  const first = isLong ? Math.max(0, position - BEATS_AROUND) : 0;
  const last = isLong ? Math.min(entries.length, position + BEATS_AROUND + 1) : entries.length;
  return (
    <ol className="beats">
      {first > 0 ? <li className="beats-more">{first} before</li> : null}
      {entries.slice(first, last).map((entry, order, visible) => [
        entry.isCleanUp && !visible[order - 1]?.isCleanUp ? (
          <li key="clean-up" className="beats-more">
            Clean-up
          </li>
        ) : null,
        <EntryButton key={entry.id} entry={entry} />,
      ])}
      {last < entries.length ? <li className="beats-more">{entries.length - last} more</li> : null}
    </ol>
  );
}

/** What the colours mean. Each class is named wherever it is shown; this is for the eye. */
function Legend() {
  const { dataClasses } = useRun().model;
  return (
    <section className="legend" aria-label="Data classes">
      <h2>What a message carries</h2>
      <ul>
        {DATA_CLASS_IDS.map((id) => (
          <li key={id}>
            <span className="legend-swatch" data-class={id} />
            {dataClasses[id].short}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function PhaseList() {
  const run = useRun();
  const scenario = useScenario();
  const { toMessage } = usePlayback();
  const story = storyOf(run);
  const phase = useFrame((frame, of) => of.trace.messages[focusOf(of, frame)]?.phase);
  const states = useFrame((frame, of) => phaseStates(of, frame.current, frame.atMs >= of.trace.durationMs), sameData);
  const counts = useMemo(
    () => story.map((chapter) => crossingsIn(run, scenario, chapter.beats)),
    [story, run, scenario],
  );
  const openOrder = Math.max(
    0,
    run.model.phases.findIndex((candidate) => candidate.id === phase),
  );
  const [open, chapter] = [run.model.phases[openOrder], story[openOrder]];

  return (
    <nav className="phases" aria-label="Pipeline run">
      <div className="phases-scroll">
        <ol className="phase-list">
          {run.model.phases.map(({ id, label, summary }, order) => {
            const { beats, messageCount } = story[order] ?? { beats: [], messageCount: 0 };
            const crossing = counts[order] ?? 0;
            const state = states[order];
            return (
              <li key={id}>
                <button
                  type="button"
                  className="phase"
                  data-state={state}
                  disabled={state === 'never'}
                  aria-current={order === openOrder ? 'step' : undefined}
                  title={summary}
                  onClick={() => toMessage(beats[0]?.messages[0] ?? 0)}
                >
                  <span className="phase-number">
                    {state === 'failed' ? <X size={14} strokeWidth={3} aria-label="Failed" /> : order + 1}
                  </span>
                  <span className="phase-label">{label}</span>
                  {state === 'never' ? (
                    <span className="phase-count">not reached</span>
                  ) : state === 'clean-up' ? (
                    <span className="phase-count">clean-up</span>
                  ) : crossing > 0 ? (
                    <span className="phase-crossings">
                      {formatCount(crossing)} <span aria-hidden="true">◆</span>
                      <span className="visually-hidden"> cross</span>
                    </span>
                  ) : (
                    <span className="phase-count">
                      {formatCount(messageCount)}
                      <span className="visually-hidden"> messages</span>
                    </span>
                  )}
                </button>
              </li>
            );
          })}
        </ol>
        {open && chapter ? (
          // Below the phases and not between them, so that none of them moves while the run plays.
          <section key={open.id} className="phase-open" aria-label={open.label}>
            <p className="phase-open-label" aria-hidden="true">
              {open.label}
            </p>
            <p className="phase-summary">{open.summary}</p>
            <Entries chapter={chapter} />
          </section>
        ) : null}
      </div>
      <Legend />
    </nav>
  );
}
