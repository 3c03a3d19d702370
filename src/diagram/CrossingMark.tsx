import { MoveLeft, MoveRight } from 'lucide-react';
import type { StageMark } from '../views/stage.ts';

/** The lower edge of the boundary's chip, and the room that a tag above a line takes. */
const CHIP_BOTTOM_PX = 53;
const TAG_ROOM_PX = 40;

/** Where a message meets the boundary: a notch on the line and, above it, which way the data goes. */
export function CrossingMark({ mark: { point, crossing, label } }: { readonly mark: StageMark }) {
  const Arrow = crossing === 'enters' ? MoveLeft : MoveRight;
  const arrow = <Arrow size={13} strokeWidth={2.5} aria-hidden="true" />;
  return (
    <div
      className="crossing-mark"
      data-crossing={crossing}
      data-side={point.y < CHIP_BOTTOM_PX + TAG_ROOM_PX ? 'below' : 'above'}
      style={{ transform: `translate(${point.x}px, ${point.y}px)` }}
    >
      <span className="crossing-notch" />
      <span className="crossing-tag">
        {crossing === 'enters' ? arrow : null}
        {label}
        {crossing === 'enters' ? null : arrow}
      </span>
    </div>
  );
}
