import { Pause, Play, RotateCcw, SkipBack, SkipForward } from 'lucide-react';
import type { CSSProperties } from 'react';
import { SPEEDS } from '../../machines/player.machine.ts';
import { TRACK_IDS } from '../../machines/score.ts';
import { hintOf } from '../state/keymap.ts';
import {
  useCurrentIndex,
  useIsMoving,
  usePlayback,
  usePlayerState,
  useSpeed,
  useStop,
  useTrack,
} from '../state/playback.ts';
import { useRun } from '../state/session.tsx';
import { formatCount } from '../views/words.ts';
import { Between } from './Between.tsx';
import { Scrubber } from './Scrubber.tsx';

const PLAY_LABEL = { paused: 'Play', playing: 'Pause', ended: 'Replay' } as const;

function Readout() {
  const run = useRun();
  const track = useTrack();
  const stop = useStop();
  const current = useCurrentIndex();
  const total = run.trace.messages.length;
  const [position, of] = track === 'story' ? [stop.number, stop.of] : [current + 1, total];
  // Room for the last position from the start, so that the scrubber beside it stands still.
  const room = { '--digits': formatCount(of).length } as CSSProperties;
  return (
    <span className="readout" style={room} title={`Message ${formatCount(current + 1)} of ${formatCount(total)}`}>
      {/* New digits are new elements: those before do not move, they go. */}
      <span key={position}>
        {track === 'story' ? <span className="readout-word">stop </span> : null}
        {formatCount(position)} / {formatCount(of)}
      </span>
    </span>
  );
}

const TRACK_LABELS = { story: 'Story', every: 'Every' } as const;

/** What of the run is told. */
function TrackSwitch() {
  const track = useTrack();
  const { setTrack } = usePlayback();
  return (
    <div className="track-switch" role="radiogroup" aria-label="What is told">
      {TRACK_IDS.map((id) => (
        <label key={id}>
          <input
            type="radio"
            name="track"
            className="visually-hidden"
            checked={id === track}
            onChange={() => setTrack(id)}
          />
          <span>
            {TRACK_LABELS[id]}
            {id === 'every' ? <span className="track-more"> message</span> : null}
          </span>
        </label>
      ))}
    </div>
  );
}

export function PlaybackBar() {
  const playback = usePlayback();
  const state = usePlayerState();
  const speed = useSpeed();
  const isMoving = useIsMoving();
  const PlayIcon = { paused: Play, playing: Pause, ended: RotateCcw }[state];
  return (
    <section className="playback" aria-label="Playback" data-moving={isMoving}>
      <div className="transport">
        <button
          type="button"
          className="icon-button"
          aria-label="Previous"
          title={hintOf('previous-stop')}
          onClick={() => playback.previous('stop')}
        >
          <SkipBack size={20} aria-hidden="true" />
        </button>
        <button
          type="button"
          className="play-button"
          aria-label={PLAY_LABEL[state]}
          title={hintOf('toggle')}
          onClick={playback.toggle}
        >
          <PlayIcon size={20} aria-hidden="true" />
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label="Next"
          title={hintOf('next-stop')}
          onClick={() => playback.next('stop')}
        >
          <SkipForward size={20} aria-hidden="true" />
        </button>
        <Readout />
        <Between />
      </div>
      <Scrubber />
      <div className="playback-extras">
        <select
          className="speed"
          aria-label="Speed"
          title="Speed"
          value={speed}
          onChange={(event) => playback.setSpeed(Number(event.currentTarget.value))}
        >
          {SPEEDS.map((choice) => (
            <option key={choice} value={choice}>
              {choice}×
            </option>
          ))}
        </select>
        <TrackSwitch />
      </div>
    </section>
  );
}
