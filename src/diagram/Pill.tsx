import { X } from 'lucide-react';
import type { CSSProperties, Ref } from 'react';
import type { DataClassId } from '../../machines/model.ts';
import type { StagePill } from '../views/stage.ts';

interface PillProps {
  readonly pill: Pick<StagePill, 'messageId' | 'label' | 'others' | 'isFailed' | 'heading'>;
  readonly dataClass: DataClassId | undefined;
  readonly ref?: Ref<HTMLDivElement>;
  /** Its place. */
  readonly style?: CSSProperties | undefined;
}

/** How a message on its way looks. */
export function Pill({ pill: { messageId, label, others, isFailed, heading }, dataClass, ref, style }: PillProps) {
  return (
    <div
      ref={ref}
      className="pill"
      data-class={dataClass}
      data-failed={isFailed}
      data-heading={heading}
      data-message={messageId}
      style={style}
    >
      <span className="pill-label">
        {isFailed ? <X size={12} strokeWidth={3} aria-hidden="true" /> : null}
        {label}
        {others.map((id) => (
          <span key={id} className="pill-other" data-class={id} />
        ))}
      </span>
    </div>
  );
}
