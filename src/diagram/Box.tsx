import type { ReactNode } from 'react';
import type { StageBox, Tone } from '../views/stage.ts';
import { iconOf } from './icons.tsx';

type Activity = 'idle' | 'active';

interface BoxProps {
  readonly box: Pick<StageBox, 'id' | 'label' | 'detail' | 'isNarrow' | 'isIdle'>;
  readonly tone: Tone;
  readonly onOpen: () => void;
  /** Work inside of the box. */
  readonly children?: ReactNode;
}

/** How a component looks on the stage, in any state. */
export function Box({ box: { id, label, detail, isNarrow, isIdle }, tone, onOpen, children }: BoxProps) {
  const Icon = iconOf(id);
  return (
    <button
      type="button"
      className="box nodrag"
      data-activity={(tone === null ? 'idle' : 'active') satisfies Activity}
      data-class={tone}
      data-idle={isIdle}
      data-narrow={isNarrow}
      onClick={onOpen}
    >
      <span className="box-head">
        <span className="box-icon">
          <Icon size={18} strokeWidth={1.75} aria-hidden="true" />
        </span>
        <span className="box-text">
          <span className="box-label">{label}</span>
          {isNarrow ? null : <span className="box-detail">{detail}</span>}
        </span>
      </span>
      {children}
    </button>
  );
}
