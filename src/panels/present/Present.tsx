import { useEffect } from 'react';
import '../styles/present.css';
import '../styles/talk-views.css';
import type { TalkPlace } from '../../../machines/session-events.ts';
import { outageVerdict, verdictWords } from '../../claims/outage.ts';
import type { Tour } from '../../model/tour-types.ts';
import { crossingIn } from '../../simulation/describe.ts';
import { useFrame } from '../../state/playback.ts';
import { useLayer, useRun, useScenario } from '../../state/session.tsx';
import { useShortcuts } from '../../state/shortcuts.ts';
import {
  selectIsBlack,
  selectIsChoice,
  selectIsOverview,
  selectIsPointed,
  selectLoop,
  selectTyped,
  type Talk,
  useTalk,
  useTalkSlice,
} from '../../state/talk.ts';
import { doTalkPress, talkPressOf } from '../../state/talk-keys.ts';
import { useWakeLock } from '../../state/wake-lock.ts';
import { crossingWords } from '../../views/words.ts';
import { Choice } from './Choice.tsx';
import { Controls } from './Controls.tsx';
import { Overview } from './Overview.tsx';
import { useIsAtStop, useProgress, useTalkSentence } from './progress.ts';

/** What takes a click for itself. */
const OWN_CLICK = 'button:not(.box), a, input, select, textarea, label, summary, dialog, [role=tab], [role=toolbar]';

/** A click anywhere else is the next stop, also on a box of the stage, which opens nothing in a talk. */
function useClicks({ commands }: Talk): void {
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      if (!(event.target instanceof Element) || event.target.closest(OWN_CLICK)) return;
      event.stopPropagation();
      event.preventDefault();
      commands.move({ to: 'next' });
    };
    const onInput = (event: Event) => {
      // What begins it and ends it says so itself.
      const isOfLoop =
        event instanceof KeyboardEvent
          ? talkPressOf(event) === 'loop'
          : event.target instanceof Element && event.target.closest('[data-loop]') !== null;
      if (!isOfLoop) commands.touch();
    };
    addEventListener('click', onClick, true);
    addEventListener('pointermove', commands.movePointer);
    addEventListener('pointerdown', onInput, true);
    addEventListener('keydown', onInput, true);
    addEventListener('wheel', onInput, { passive: true });
    return () => {
      removeEventListener('click', onClick, true);
      removeEventListener('pointermove', commands.movePointer);
      removeEventListener('pointerdown', onInput, true);
      removeEventListener('keydown', onInput, true);
      removeEventListener('wheel', onInput);
    };
  }, [commands]);
}

/** Most that can be told apart at a glance. */
const MOST_DOTS = 30;

function Dots({ number, of }: { readonly number: number; readonly of: number }) {
  const words = `Stop ${number} of ${of}`;
  if (of > MOST_DOTS) {
    return (
      <span className="present-count">
        {number} / {of}
      </span>
    );
  }
  return (
    <span className="present-dots" role="img" aria-label={words}>
      {Array.from({ length: of }, (_, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: a dot is its place.
          key={index}
          className="present-dot"
          data-place={index + 1 === number ? 'here' : index + 1 < number ? 'before' : 'after'}
        />
      ))}
    </span>
  );
}

/**
 * Where the message goes; nothing where a view stands in the place of the stage. What an outage means is said where
 * somebody asks for one: a stop that shows one says it in its own sentence.
 */
function Facts({ tour, hasStopped }: { readonly tour: Tour | null; readonly hasStopped: boolean }) {
  const run = useRun();
  const scenario = useScenario();
  const layer = useLayer();
  const message = useFrame((frame, { trace }) => trace.messages[frame.current]);
  const atEnd = useFrame((frame, { trace }) => frame.atMs >= trace.durationMs);
  const { away } = run.origin.config;
  const isAtStop = useIsAtStop(tour);
  const verdict = away === undefined || isAtStop ? null : verdictWords(outageVerdict(run, scenario, away.what));
  return (
    <p className="present-facts">
      <span>{run.model.scenarios[scenario].label}</span>
      {message && !atEnd && layer === null ? (
        <span key={message.id} className="tag" data-crossing={crossingIn(run, scenario, message).crossing}>
          {crossingWords(run, scenario, message)}
        </span>
      ) : null}
      {verdict === null ? null : <span className="present-verdict">{verdict}</span>}
      {hasStopped ? (
        <span role="status" aria-label="Going on by itself">
          Stopped. Press L to go on.
        </span>
      ) : null}
    </p>
  );
}

function Narration({ words }: { readonly words: string }) {
  const run = useRun();
  const scenario = useScenario();
  const layer = useLayer();
  const message = useFrame((frame, { trace }) => trace.messages[frame.current]);
  const crossing = message && layer === null ? `${crossingWords(run, scenario, message)}.` : '';
  return (
    <div className="visually-hidden" aria-live="polite" role="status" aria-label="Narration">
      {`${words} ${run.model.scenarios[scenario].label}. ${crossing}`}
    </div>
  );
}

/** Two lines are read in large letters. What is longer, as a sentence of one's own may be, has to fit below the stage. */
const lengthOf = (sentence: string): 'usual' | 'long' | 'very-long' =>
  sentence.length <= 130 ? 'usual' : sentence.length <= 300 ? 'long' : 'very-long';

/** What stands below the stage while a talk is held, and what lies over it. */
export default function Present({ place }: { readonly place: TalkPlace }) {
  const talk = useTalk(place);
  const { actor, commands, tour, isLoading } = talk;
  const isBlack = useTalkSlice(actor, selectIsBlack);
  const isOverview = useTalkSlice(actor, selectIsOverview);
  const isPointed = useTalkSlice(actor, selectIsPointed);
  const isChoice = useTalkSlice(actor, selectIsChoice);
  const loop = useTalkSlice(actor, selectLoop);
  const typed = useTalkSlice(actor, selectTyped);
  const progress = useProgress(tour);
  const words = useTalkSentence(tour);
  const sentence = isLoading ? '' : words;
  useWakeLock();
  useClicks(talk);
  useShortcuts(!isOverview && !isChoice, talkPressOf, (press) => doTalkPress(commands, press));
  useEffect(() => {
    const { dataset } = document.documentElement;
    dataset.pointer = isPointed ? 'moving' : 'resting';
    return () => {
      delete dataset.pointer;
    };
  }, [isPointed]);
  return (
    <>
      <section className="present" aria-label="What is told">
        {/* A new sentence is a new element: the old one does not move, it goes. */}
        <h1 key={sentence} className="present-sentence" dir="auto" data-length={lengthOf(sentence)}>
          {sentence}
        </h1>
        <Facts tour={tour} hasStopped={loop === 'stopped'} />
        <Dots {...progress} />
        <Controls commands={commands} isShown={isPointed} loops={loop === 'on'} />
      </section>
      {typed === '' ? null : (
        <p className="present-typed" role="status" aria-label="Stop to go to">
          {typed}
        </p>
      )}
      {isOverview ? <Overview tour={tour} commands={commands} at={progress.number} /> : null}
      {isChoice ? <Choice commands={commands} /> : null}
      {isBlack ? <div className="present-black" role="status" aria-label="Black" /> : null}
      <Narration words={isBlack ? 'The screen is black.' : sentence} />
    </>
  );
}
