/** Where things are in a row of the sequence diagram, in px from its left. */
export interface Arrow {
  readonly fromX: number;
  /** Where the line ends: at the receiver's lane or, for a message that fails, on the way there. */
  readonly toX: number;
  readonly label: { readonly x: number; readonly anchor: 'middle' | 'start' | 'end' };
}

/** Wide enough for the longest word in the name of a component. */
export const NARROWEST_LANE_PX = 76;

/** A message that fails gets this far, as it does in the diagram. */
const REACH_OF_FAILED = 0.62;

/** Half of an activation bar. */
export const BAR_HALF_PX = 4;

/** Room that a message within one component takes beside its lane. */
export const LOOP_PX = 22;

/** Between the end of an arrow and its label. */
const LABEL_GAP_PX = 8;

/** The part of an arrow that stays visible on both sides of a label in its middle. */
const SHOWN_PX = 26;

export const laneX = (lane: number, laneWidthPx: number): number => (lane + 0.5) * laneWidthPx;

/** The width of a lane when `count` of them share a room, never so narrow that the names do not fit. */
export const laneWidth = (roomPx: number, count: number): number =>
  Math.max(NARROWEST_LANE_PX, Math.floor(roomPx / Math.max(1, count)));

/**
 * The line of a message and the place of its label: in the middle of an arrow that is long enough, else beside the
 * arrow where there is room.
 * @param labelPx about how wide the label is
 */
export function arrowOf(
  from: number,
  to: number,
  failed: boolean,
  labelPx: number,
  laneWidthPx: number,
  laneCount: number,
): Arrow {
  const start = laneX(from, laneWidthPx);
  if (from === to) {
    const toX = start + LOOP_PX;
    const fits = toX + LABEL_GAP_PX + labelPx <= laneCount * laneWidthPx;
    return {
      fromX: start,
      toX,
      label: fits
        ? { x: toX + LABEL_GAP_PX, anchor: 'start' }
        : { x: start - BAR_HALF_PX - LABEL_GAP_PX, anchor: 'end' },
    };
  }
  const direction = to > from ? 1 : -1;
  const fromX = start + direction * BAR_HALF_PX;
  const full = laneX(to, laneWidthPx) - direction * BAR_HALF_PX;
  const toX = failed ? fromX + (full - fromX) * REACH_OF_FAILED : full;
  const left = Math.min(fromX, toX);
  const right = Math.max(fromX, toX);
  if (right - left >= labelPx + 2 * SHOWN_PX) {
    return { fromX, toX, label: { x: (left + right) / 2, anchor: 'middle' } };
  }
  const beside = Math.max(laneX(Math.max(from, to), laneWidthPx), right) + BAR_HALF_PX + LABEL_GAP_PX;
  if (beside + labelPx <= laneCount * laneWidthPx) return { fromX, toX, label: { x: beside, anchor: 'start' } };
  return {
    fromX,
    toX,
    label: { x: laneX(Math.min(from, to), laneWidthPx) - BAR_HALF_PX - LABEL_GAP_PX, anchor: 'end' },
  };
}
