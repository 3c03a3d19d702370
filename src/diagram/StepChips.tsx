import { Check, Circle, type LucideIcon, Play, SkipForward, X } from 'lucide-react';
import { sameData, useFrame } from '../state/playback.ts';
import { type StepChip, type StepStatus, stepChipsAt } from '../views/step-status.ts';
import { formatCount } from '../views/words.ts';

/** Each status has one, so that no chip moves when another changes its status. */
const MARKS: Readonly<Record<StepStatus, LucideIcon>> = {
  waiting: Circle,
  running: Play,
  completed: Check,
  failed: X,
  cached: SkipForward,
};

/** Pipeline steps with their status or, in a large pipeline, how many steps have which. */
export function Chips({ chips }: { readonly chips: readonly StepChip[] }) {
  return (
    <span className="chips">
      {chips.map((chip) => {
        const { status } = chip;
        const Mark = MARKS[status];
        const isNamed = 'id' in chip;
        return (
          <span key={isNamed ? chip.id : status} className="chip" data-status={status}>
            <Mark size={11} strokeWidth={3} aria-hidden="true" />
            {isNamed ? chip.id : `${formatCount(chip.count)} ${status}`}
            {isNamed ? <span className="visually-hidden">, {status}</span> : null}
          </span>
        );
      })}
    </span>
  );
}

/** The steps of the run on screen. */
export function StepChips() {
  return <Chips chips={useFrame((frame, run) => stepChipsAt(run, frame.atMs), sameData)} />;
}
