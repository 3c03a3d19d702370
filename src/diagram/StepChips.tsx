import { Check, X } from 'lucide-react';
import { sameData, useFrame } from '../state/playback.ts';
import { stepChipsAt } from '../views/step-status.ts';
import { formatCount } from '../views/words.ts';

/** The pipeline's steps with their status or, in a large pipeline, how many steps have which. */
export function StepChips() {
  const chips = useFrame((frame, run) => stepChipsAt(run, frame.atMs), sameData);
  return (
    <span className="chips">
      {chips.map((chip) => {
        const { status } = chip;
        const isNamed = 'id' in chip;
        return (
          <span key={isNamed ? chip.id : status} className="chip" data-status={status}>
            {status === 'completed' ? <Check size={11} strokeWidth={3} aria-hidden="true" /> : null}
            {status === 'failed' ? <X size={11} strokeWidth={3} aria-hidden="true" /> : null}
            {isNamed ? chip.id : `${formatCount(chip.count)} ${status}`}
            {isNamed ? <span className="visually-hidden">, {status}</span> : null}
          </span>
        );
      })}
    </span>
  );
}
