import { MoveDown, MoveLeft, MoveRight, MoveUp } from 'lucide-react';
import type { Layout } from '../layout/layout.ts';
import type { StageMark } from '../views/stage-ground.ts';

/** The lower edge of the boundary's chip, and the room that a tag above a line takes. */
const CHIP_BOTTOM_PX = 33;
const TAG_ROOM_PX = 38;

/** From a lying boundary's mark to the middle of its tag. */
const TAG_BESIDE_PX = 78;

/** The same where third parties lie in the upper row: below that row, to the right of the line. */
const TAG_BELOW_PX = 44;

const ARROWS = { left: MoveLeft, right: MoveRight, up: MoveUp, down: MoveDown } as const;

/** Where the middle of a tag is, seen from its mark: in the room between two columns or, in a row, beside the pill. */
function shiftOf(layout: Layout, mark: StageMark): number {
  const { axis, gaps, rooms, stage } = layout;
  const { x } = mark.point;
  if (axis === 'y' && sideOf(layout, mark) === 'below') return TAG_BELOW_PX;
  // The boundary's chip stands at the left end of the line.
  if (axis === 'y') return x <= stage.width / 2 ? TAG_BESIDE_PX : -TAG_BESIDE_PX;
  return (rooms[gaps.indexOf(x)] ?? x) - x;
}

const isUpright = ({ heading }: StageMark): boolean => heading === 'up' || heading === 'down';

/** Whether the tag is above or below its mark: where no box has a title. */
function sideOf({ axis }: Layout, mark: StageMark): 'above' | 'below' {
  // Third parties that lie in a row of yours are left to the side.
  if (axis === 'y') return isUpright(mark) ? 'above' : 'below';
  return mark.point.y < CHIP_BOTTOM_PX + TAG_ROOM_PX ? 'below' : 'above';
}

interface CrossingMarkProps {
  readonly mark: StageMark;
  readonly layout: Layout;
}

/** Where a message meets the boundary: a notch on the line and, beside it, which way the data goes. */
export function CrossingMark({ mark, layout }: CrossingMarkProps) {
  const { point, crossing, border, label, heading } = mark;
  const Arrow = ARROWS[heading];
  const arrow = <Arrow size={13} strokeWidth={2.5} aria-hidden="true" />;
  return (
    <div
      className="crossing-mark"
      data-crossing={crossing}
      data-border={border}
      data-side={sideOf(layout, mark)}
      style={{ transform: `translate(${point.x}px, ${point.y}px)` }}
    >
      <span className="crossing-notch" />
      <span className="crossing-tag" style={{ left: shiftOf(layout, mark) }}>
        {heading === 'left' ? arrow : null}
        {label}
        {heading === 'left' ? null : arrow}
      </span>
    </div>
  );
}
