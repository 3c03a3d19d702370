import '../styles/presenter.css';
import { useMemo } from 'react';
import type { TalkPlace } from '../../../machines/session-events.ts';
import { markOf } from '../../simulation/trace.ts';
import { useCurrentIndex } from '../../state/playback.ts';
import { useLayer, useRun, useScenario } from '../../state/session.tsx';
import { useShortcuts } from '../../state/shortcuts.ts';
import {
  selectHasPeer,
  selectHasQuestion,
  selectIsBlack,
  selectIsFollowing,
  selectIsFrozen,
  selectIsOverview,
  selectTyped,
  type Talk,
  useTalk,
  useTalkSlice,
} from '../../state/talk.ts';
import { doTalkPress, talkPressOf } from '../../state/talk-keys.ts';
import { type TalkStop, useTalkStops } from '../../state/talk-stops.ts';
import { Notice } from '../Notice.tsx';
import { Overview } from '../present/Overview.tsx';
import { useProgress, useTalkSentence } from '../present/progress.ts';
import { StopPicture } from '../present/StopPicture.tsx';
import { Questions } from './Questions.tsx';
import { Times } from './Times.tsx';

/** What is on screen in this window, as a picture. */
function useSceneHere(sentence: string): TalkStop {
  const run = useRun();
  const scenario = useScenario();
  const layer = useLayer();
  const message = run.trace.messages[useCurrentIndex()];
  return useMemo(
    () => ({
      run,
      scenario,
      atMs: message ? markOf(message) : 0,
      isApart: null,
      sentence,
      note: null,
      view: layer?.kind ?? null,
      seconds: null,
    }),
    [run, scenario, layer, message, sentence],
  );
}

/** How it stands with the window of the audience, in words. */
function StageState({ talk }: { readonly talk: Talk }) {
  const hasStage = useTalkSlice(talk.actor, selectHasPeer);
  const isBlack = useTalkSlice(talk.actor, selectIsBlack);
  const isFrozen = useTalkSlice(talk.actor, selectIsFrozen);
  const isFollowing = useTalkSlice(talk.actor, selectIsFollowing);
  return (
    <p className="console-state" role="status" aria-label="Stage">
      {hasStage ? (
        <>
          {isBlack ? (
            <span className="tag" data-class="failed">
              The stage is black
            </span>
          ) : null}
          {isFrozen ? (
            <span className="tag" data-class="failed">
              Frozen: the audience does not follow
            </span>
          ) : null}
          {isBlack || isFrozen ? null : <span>The audience sees this</span>}
          {isFollowing ? <span>Another presenter window leads. This one takes over when you use it.</span> : null}
        </>
      ) : (
        <>
          <span className="tag" data-class="failed">
            The stage is not open
          </span>
          <button type="button" className="link-button" onClick={talk.commands.openOther}>
            Open the stage
          </button>
        </>
      )}
    </p>
  );
}

function Transport({ talk }: { readonly talk: Talk }) {
  const { commands, actor } = talk;
  const isBlack = useTalkSlice(actor, selectIsBlack);
  const isFrozen = useTalkSlice(actor, selectIsFrozen);
  const { number, of } = useProgress(talk.tour);
  return (
    <div className="console-transport" role="toolbar" aria-label="Talk">
      <button type="button" className="wide-button" title="←" onClick={() => commands.move({ to: 'previous' })}>
        Previous
      </button>
      <span className="console-count">
        Stop {number} of {of}
      </span>
      <button type="button" className="primary-button" title="Space" onClick={() => commands.move({ to: 'next' })}>
        Next
      </button>
      <button type="button" className="wide-button" title="B" aria-pressed={isBlack} onClick={commands.toggleBlack}>
        Black
      </button>
      <button type="button" className="wide-button" title="F" aria-pressed={isFrozen} onClick={commands.toggleFreeze}>
        Freeze
      </button>
      <button type="button" className="wide-button" title="G" onClick={commands.toggleOverview}>
        Overview
      </button>
    </div>
  );
}

/** What only who speaks sees: the note, what comes next, the time, and answers to questions. */
export default function Console({ place }: { readonly place: TalkPlace }) {
  const talk = useTalk(place);
  const { actor, commands, tour } = talk;
  const isOverview = useTalkSlice(actor, selectIsOverview);
  const typed = useTalkSlice(actor, selectTyped);
  const hasQuestion = useTalkSlice(actor, selectHasQuestion);
  const sentence = useTalkSentence(tour);
  const stops = useTalkStops(tour);
  const progress = useProgress(tour);
  const here = useSceneHere(sentence);
  const note = stops[progress.number - 1]?.note ?? null;
  const next = stops[progress.number];
  useShortcuts(!isOverview, talkPressOf, (press) => doTalkPress(commands, press));
  return (
    <main className="console" aria-label="Presenter">
      <header className="console-head">
        <h1>{tour?.title ?? 'The story of this run'}</h1>
        <Times channel={place.channel ?? ''} stops={stops} number={progress.number} />
      </header>
      <section className="console-now" aria-label="Now">
        <StopPicture stop={here} />
        <StageState talk={talk} />
        <h2 className="console-sentence" aria-live="polite" dir="auto">
          {sentence}
        </h2>
      </section>
      <section className="console-next" aria-label="Next">
        <h2>Next</h2>
        {next === undefined ? (
          <p>This is the last stop.</p>
        ) : (
          <>
            <StopPicture stop={next} />
            <p dir="auto">{next.sentence}</p>
          </>
        )}
      </section>
      <section className="console-note" aria-label="Note">
        <h2>Note</h2>
        <p dir="auto">{note ?? 'There is no note for this stop.'}</p>
      </section>
      <Questions talk={commands} hasQuestion={hasQuestion} />
      <Transport talk={talk} />
      <Notice />
      {typed === '' ? null : (
        <p className="present-typed" role="status" aria-label="Stop to go to">
          {typed}
        </p>
      )}
      {isOverview ? <Overview tour={tour} commands={commands} at={progress.number} /> : null}
    </main>
  );
}
