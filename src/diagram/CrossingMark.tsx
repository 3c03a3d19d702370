import { MoveLeft, MoveRight } from 'lucide-react';
import type { Layout } from '../layout/layout.ts';
import type { StageMark } from '../views/stage-ground.ts';

/** The lower edge of the boundary's chip, and the room that a tag above a line takes. */
const CHIP_BOTTOM_PX = 33;
const TAG_ROOM_PX = 38;

/** From a lying boundary's mark to the middle of its tag. */
const TAG_BESIDE_PX = 78;

/** Where the middle of a tag is, seen from its mark: in the room between two columns or, in a row, beside the pill. */
function shiftOf({ axis, gaps, rooms, stage }: Layout, { x }: StageMark['point']): number {
  if (axis === 'y') return x < stage.width / 2 ? TAG_BESIDE_PX : -TAG_BESIDE_PX;
  return (rooms[gaps.indexOf(x)] ?? x) - x;
}

interface CrossingMarkProps {
  readonly mark: StageMark;
  readonly layout: Layout;
}

/** Where a message meets the boundary: a notch on the line and, beside it, which way the data goes. */
export function CrossingMark({ mark: { point, crossing, border, label }, layout }: CrossingMarkProps) {
  const Arrow = crossing === 'enters' ? MoveLeft : MoveRight;
  const arrow = <Arrow size={13} strokeWidth={2.5} aria-hidden="true" />;
  return (
    <div
      className="crossing-mark"
      data-crossing={crossing}
      data-border={border}
      data-side={point.y < CHIP_BOTTOM_PX + TAG_ROOM_PX ? 'below' : 'above'}
      style={{ transform: `translate(${point.x}px, ${point.y}px)` }}
    >
      <span className="crossing-notch" />
      <span className="crossing-tag" style={{ left: shiftOf(layout, point) }}>
        {crossing === 'enters' ? arrow : null}
        {label}
        {crossing === 'enters' ? null : arrow}
      </span>
    </div>
  );
}
