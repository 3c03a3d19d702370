import { X } from 'lucide-react';
import { Fragment, useEffect, useState } from 'react';
import type { Notice as NoticeText } from '../../machines/session-events.ts';
import { usePageVisible } from '../state/media.ts';
import type { RunSource } from '../state/page-event.ts';
import { useCommands, useNotice, useSourceBeingRead, useStepsBeingSimulated } from '../state/session.tsx';
import { quote } from '../views/quote.ts';
import { formatCount } from '../views/words.ts';

const SHORTEST_MS = 6000;

/** The pace of subtitles. */
const WORDS_PER_SECOND = 3;

const readingMs = (text: string): number => Math.max(SHORTEST_MS, (text.split(/\s+/).length / WORDS_PER_SECOND) * 1000);

const readingWords = (source: RunSource): string =>
  typeof source === 'string' ? 'Reading the text' : `Reading ${quote(source.name)}`;

/** From the first to the last quotation mark of a sentence stands what comes from elsewhere: it must not turn round the rest. */
function Sentence({ text }: { readonly text: string }) {
  const [, before, quoted, after] = /^([^"]*)(".*")([^"]*)$/s.exec(text) ?? [];
  if (quoted === undefined) return text;
  return (
    <>
      {before}
      <bdi>{quoted}</bdi>
      {after}
    </>
  );
}

/** The sentences of a notice, one after the other. */
function Words({ text }: { readonly text: string }) {
  return text.split('\n').map((sentence, at) => (
    <Fragment key={sentence}>
      {at === 0 ? '' : ' '}
      <Sentence text={sentence} />
    </Fragment>
  ));
}

/** Leaves when there was time to read it, but not from under the pointer or the focus, and not unseen. */
function Said({ notice }: { readonly notice: NoticeText }) {
  const { setNotice } = useCommands();
  const { text, again } = notice;
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);
  const visible = usePageVisible();
  const stays = pointed || focused || !visible;
  useEffect(() => {
    if (stays) return;
    const timer = setTimeout(() => setNotice(null), readingMs(notice.text));
    return () => clearTimeout(timer);
  }, [notice, stays, setNotice]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it is no control; it only waits as long as it is looked at.
    <div
      className="notice"
      onPointerEnter={() => setPointed(true)}
      onPointerLeave={() => setPointed(false)}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
    >
      <p className="notice-text" title={text}>
        <Words text={text} />
      </p>
      <button type="button" className="icon-button" aria-label="Dismiss" onClick={() => setNotice(null)}>
        <X size={16} aria-hidden="true" />
      </button>
      {again === undefined ? null : (
        <button
          type="button"
          className="link-button"
          onClick={() => {
            setNotice(null);
            again();
          }}
        >
          Try again
        </button>
      )}
    </div>
  );
}

interface WorkProps {
  readonly text: string;
  /** What the bar stands for. */
  readonly label: string;
}

/** What is being done in the background, and a way to leave it. */
function Work({ text, label }: WorkProps) {
  const { stopBackground } = useCommands();
  return (
    <div className="notice">
      <p className="notice-text" title={text}>
        <Words text={text} />
      </p>
      <progress aria-label={label} />
      <button type="button" className="link-button" onClick={stopBackground}>
        Stop
      </button>
    </div>
  );
}

/** What could not be done as asked, and what is still being done. */
export function Notice() {
  const notice = useNotice();
  const steps = useStepsBeingSimulated();
  const source = useSourceBeingRead();
  return (
    <div className="notice-place" role="status" aria-label="Notice">
      {steps === null ? null : <Work text={`Simulating ${formatCount(steps)} pipeline steps`} label="Simulation" />}
      {source === null ? null : <Work text={readingWords(source)} label="Reading" />}
      {notice === null ? null : <Said key={notice.text} notice={notice} />}
    </div>
  );
}
