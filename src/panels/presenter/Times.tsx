import { minutesText, useTalkClock } from '../../state/talk-clock.ts';
import type { TalkStop } from '../../state/talk-stops.ts';

const secondsIn = (stops: readonly TalkStop[]): number => stops.reduce((sum, { seconds }) => sum + (seconds ?? 0), 0);

interface TimesProps {
  readonly channel: string;
  readonly stops: readonly TalkStop[];
  /** The stop that is shown, from 1. */
  readonly number: number;
}

/** How long the talk has been going, and how much is left of what its stops take. */
export function Times({ channel, stops, number }: TimesProps) {
  const { nowMs, elapsedSeconds, restart } = useTalkClock(channel);
  const planned = secondsIn(stops);
  const until = secondsIn(stops.slice(0, number));
  const timeOfDay = new Date(nowMs).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  return (
    <div className="console-times">
      <dl>
        <div>
          <dt>Elapsed</dt>
          <dd>{minutesText(elapsedSeconds)}</dd>
        </div>
        {planned === 0 ? null : (
          <>
            <div>
              <dt>This stop until</dt>
              <dd data-late={elapsedSeconds > until}>{minutesText(until)}</dd>
            </div>
            <div>
              <dt>Left</dt>
              <dd data-late={elapsedSeconds > planned}>{minutesText(planned - elapsedSeconds)}</dd>
            </div>
          </>
        )}
        <div>
          <dt>Time</dt>
          <dd>{timeOfDay}</dd>
        </div>
      </dl>
      <button type="button" className="link-button" onClick={restart}>
        Start at 0:00
      </button>
    </div>
  );
}
