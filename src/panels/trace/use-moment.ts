import type { Run } from '../../simulation/run.ts';
import type { Frame } from '../../simulation/trace.ts';
import { useFrame } from '../../state/playback.ts';
import { type Moment, momentAt, sameMoment } from '../../views/message-state.ts';

const momentsOfRuns = new WeakMap<Run, Moment>();

/** The same object as long as nothing that it says has changed, so that a list renders again only then. */
function selectMoment(frame: Frame, run: Run): Moment {
  const moment = momentAt(run.trace, frame.atMs);
  const before = momentsOfRuns.get(run);
  if (before && sameMoment(before, moment)) return before;
  momentsOfRuns.set(run, moment);
  return moment;
}

/** What the views of the trace mark: the current message, those in flight, and those that are still ahead. */
export const useMoment = (): Moment => useFrame(selectMoment);
