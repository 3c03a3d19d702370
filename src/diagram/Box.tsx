import { Cog } from 'lucide-react';
import type { ReactNode } from 'react';
import type { StageBox, Tone } from '../views/stage.ts';

type Activity = 'idle' | 'active';

interface BoxProps {
  readonly box: Pick<StageBox, 'id' | 'label' | 'detail' | 'isNarrow' | 'isIdle'>;
  readonly tone: Tone;
  /** What it does by itself, in a word; null for nothing. */
  readonly work: string | null;
  /** True while nobody can reach it. */
  readonly isAway?: boolean;
  readonly onOpen: () => void;
  readonly children?: ReactNode;
}

/** How a component looks on the stage, in any state. */
export function Box({
  box: { id, label, detail, isNarrow, isIdle },
  tone,
  work,
  isAway = false,
  onOpen,
  children,
}: BoxProps) {
  return (
    <button
      type="button"
      className="box nodrag"
      data-component={id}
      data-activity={(tone === null ? 'idle' : 'active') satisfies Activity}
      data-class={tone}
      data-idle={isIdle}
      data-away={isAway}
      data-narrow={isNarrow}
      onClick={onOpen}
    >
      {/* What it does takes room: other text is another element, which does not move from where it was. */}
      <span key={work === null ? 'detail' : 'work'} className="box-text">
        <span className="box-label">
          {label}
          {isAway ? <span className="visually-hidden">, unreachable</span> : null}
        </span>
        {work === null ? (
          detail === '' ? null : (
            <span className="box-detail">{detail}</span>
          )
        ) : (
          <span className="box-work">
            <Cog size={13} aria-hidden="true" />
            {work}
          </span>
        )}
      </span>
      {children}
    </button>
  );
}
