import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import '../styles/tours.css';
import { noticeOf } from '../../../machines/notice.ts';
import type { TalkPlace } from '../../../machines/session-events.ts';
import { hintOf } from '../../state/keymap.ts';
import { useCommands, useSessionActor } from '../../state/session.tsx';
import { showTourStop } from '../../state/talk-page.ts';
import { stopAt } from '../../state/tour-moment.ts';
import { useTour } from '../../state/tours.ts';

/** A tour that is followed on the page as usual, below the caption. */
export default function TourBar({ place }: { readonly place: TalkPlace }) {
  const session = useSessionActor();
  const commands = useCommands();
  const found = useTour(place.tour);
  const tour = found?.tour ?? null;
  const problem = found?.problem ?? null;
  const stage = useMemo(() => ({ session, commands, tour: () => tour }), [session, commands, tour]);
  useEffect(() => {
    if (problem === null) return;
    commands.setTalk(null);
    commands.setNotice(noticeOf([session.getSnapshot().context.notice?.text, problem]));
  }, [problem, session, commands]);
  useEffect(() => {
    if (tour !== null && place.isDue) showTourStop(stage, tour, place.stop);
  }, [tour, place.isDue, place.stop, stage]);
  if (tour === null) return null;
  const { stops, title } = tour;
  const stop = stopAt(tour, place.stop);
  const number = Math.min(place.stop, stops.length - 1) + 1;
  return (
    <section className="tour-bar" aria-label="Tour">
      <p>
        <strong>{title}</strong>
        <span className="tour-count">
          {number} of {stops.length}
        </span>
        <bdi>{stop?.sentence}</bdi>
      </p>
      <button
        type="button"
        className="icon-button"
        aria-label="Previous stop of the tour"
        disabled={number === 1}
        onClick={() => showTourStop(stage, tour, number - 2)}
      >
        <ChevronLeft size={18} aria-hidden="true" />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label="Next stop of the tour"
        disabled={number === stops.length}
        onClick={() => showTourStop(stage, tour, number)}
      >
        <ChevronRight size={18} aria-hidden="true" />
      </button>
      <button type="button" className="link-button" title={hintOf('present')} onClick={commands.present}>
        Present
      </button>
      <button type="button" className="icon-button" aria-label="Leave the tour" onClick={() => commands.setTalk(null)}>
        <X size={16} aria-hidden="true" />
      </button>
    </section>
  );
}
