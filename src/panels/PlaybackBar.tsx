import { Keyboard, Pause, Play, RotateCcw, SkipBack, SkipForward } from 'lucide-react';
import type { CSSProperties } from 'react';
import { SPEEDS } from '../../machines/player.machine.ts';
import { hintOf } from '../state/keymap.ts';
import { useCurrentIndex, useFrame, usePlayback, usePlayerState, useSpeed } from '../state/playback.ts';
import { useCommands, useRun } from '../state/session.tsx';
import { formatCount } from '../views/words.ts';
import { Scrubber } from './Scrubber.tsx';

const PLAY_LABEL = { paused: 'Play', playing: 'Pause', ended: 'Replay' } as const;

const clock = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

function Readout() {
  const run = useRun();
  const current = useCurrentIndex();
  const total = formatCount(run.trace.messages.length);
  // Room for the last position from the start, so that the scrubber beside it stands still.
  const room = { '--digits': total.length } as CSSProperties;
  return (
    <span className="readout" style={room}>
      {formatCount(current + 1)} / {total}
    </span>
  );
}

function SimulatedTime() {
  const seconds = useFrame((frame) => Math.floor(frame.atMs / 1000));
  return (
    <span className="simulated-time" title="Durations are illustrative: chosen so that you can follow.">
      {clock(seconds)} <span className="simulated-word">simulated</span>
    </span>
  );
}

export function PlaybackBar() {
  const { setDialog } = useCommands();
  const playback = usePlayback();
  const state = usePlayerState();
  const speed = useSpeed();
  const PlayIcon = { paused: Play, playing: Pause, ended: RotateCcw }[state];
  return (
    <section className="playback" aria-label="Playback">
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
      </div>
      <Scrubber />
      <div className="playback-extras">
        <SimulatedTime />
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
        <button
          type="button"
          className="icon-button"
          aria-label="Keyboard help"
          title={hintOf('help')}
          onClick={() => setDialog('help')}
        >
          <Keyboard size={20} aria-hidden="true" />
        </button>
      </div>
    </section>
  );
}
