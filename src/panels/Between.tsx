import { usePlayback, useStop, useTrack } from '../state/playback.ts';
import { formatCount } from '../views/words.ts';

/** How many messages the story leaves out before the stop of the moment, and the way to them. */
export function Between() {
  const { between, number, isAtStop } = useStop();
  const track = useTrack();
  const { openBetween } = usePlayback();
  // Its room stays, so that the scrubber beside it stands still.
  if (track !== 'story' || !isAtStop || between === 0) return <span className="between" />;
  const since = number === 1 ? 'before the first stop' : 'since the last stop';
  return (
    <button
      type="button"
      className="link-button between"
      title={`Show the ${formatCount(between)} messages ${since}, one by one`}
      onClick={openBetween}
    >
      {/* New digits are a new element: those before do not move, they go. */}
      <span key={between}>+{formatCount(between)}</span>
      <span className="visually-hidden"> messages {since}: show them</span>
    </button>
  );
}
