import { type Moment, momentAt, sameMoment } from '../../simulation/message-state.ts';
import type { Frame, Trace } from '../../simulation/trace.ts';
import { useFrame } from '../../state/playback.ts';

let latest: { readonly trace: Trace; readonly moment: Moment } | undefined;

/** The same object as long as nothing that it says has changed, so that a list renders again only then. */
function selectMoment(frame: Frame, trace: Trace): Moment {
  const moment = momentAt(trace, frame.atMs);
  if (latest?.trace !== trace || !sameMoment(latest.moment, moment)) latest = { trace, moment };
  return latest.moment;
}

/** What the views of the trace mark: the current message, those in flight, and those that are still ahead. */
export const useMoment = (): Moment => useFrame(selectMoment);
