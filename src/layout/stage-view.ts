import type { Point, Rect } from './geometry.ts';
import { type BoxId, type Layout, rectOf } from './layout.ts';

/** How large a pane is, in px of the screen. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What a pane shows: its upper left corner is `(-x, -y)`, in px of the screen, of a stage drawn at a scale of `zoom`. */
export interface View extends Point {
  readonly zoom: number;
}

/** The pane of a stage, and what of the stage's own room a drawer has taken. */
export interface Pane extends Size {
  /** What a drawer beside the stage took of its width, in px of the screen; 0 for none. */
  readonly takenWidth: number;
  /** What a drawer below the stage took of its height, in px of the screen; 0 for none. */
  readonly takenHeight: number;
}

/** The scales that a stage can have. */
export const ZOOM = { min: 0.25, max: 2.5 };

/** Room for text that grows with the pane: beyond this it is large enough from the back of a room. */
const MOST_TALL_ZOOM = 1.6;

const MARGIN_PX = 8;

/** Where the title of a box stands below its upper edge, in px of the stage. */
const TITLE = { top: 6, bottom: 27 };

/** What is written in a box stands in this much of its height, in px of the stage. */
const WRITTEN_PX = 52;

const writtenPart = (rect: Rect): Rect => ({ ...rect, height: Math.min(rect.height, WRITTEN_PX) });

interface Span {
  readonly start: number;
  readonly end: number;
}

/** From the near end of one box to the far end of the other along an axis, in px of the screen. */
function spanOf(rects: readonly Rect[], axis: 'x' | 'y', zoom: number): Span {
  const length = axis === 'x' ? 'width' : 'height';
  return {
    start: Math.min(...rects.map((rect) => rect[axis])) * zoom,
    end: Math.max(...rects.map((rect) => rect[axis] + rect[length])) * zoom,
  };
}

/**
 * From which height on a pane shows the stage: what is written in both boxes of a message, with the fewest titles cut, as near to their
 * middle as that allows. Of two boxes that do not fit it shows the receiver's.
 * @param height of the pane, in px of the screen, less than that of the stage at this scale
 * @returns px of the screen from the stage's upper edge
 */
function topOf(layout: Layout, height: number, zoom: number, { from, to }: Ends): number {
  const [sender, receiver] = [writtenPart(rectOf(layout, from)), writtenPart(rectOf(layout, to))];
  const both = spanOf([sender, receiver], 'y', zoom);
  const span = both.end - both.start <= height ? both : spanOf([receiver], 'y', zoom);
  const last = layout.stage.height * zoom - height;
  const clamp = (top: number): number => Math.min(Math.max(top, 0), last);
  const [least, most] = [Math.ceil(clamp(span.end - height)), Math.floor(clamp(span.start))];
  const middle = clamp((both.start + both.end - height) / 2);
  const titles = Object.values(layout.boxes).map(({ y }) => ({
    start: (y + TITLE.top) * zoom,
    end: (y + TITLE.bottom) * zoom,
  }));
  const cost = (top: number): number => {
    const cuts = [top, top + height].flatMap((edge) => titles.filter(({ start, end }) => start < edge && edge < end));
    return cuts.length * layout.stage.height * zoom + Math.abs(top - middle);
  };
  const tops = Array.from({ length: Math.max(most - least, 0) + 1 }, (_, index) => least + index);
  return tops.reduce((best, top) => (cost(top) < cost(best) ? top : best));
}

/** How far a pane may reach past an end of the stage, in px of the stage: a row of boxes and the gap beside it. */
const MOST_PAST_PX = 150;

/** Between the side of a box and what is written in it, and how wide a box with lying text is at least, in px of the stage. */
const TEXT_MARGIN_PX = 8;
const LEAST_LYING_PX = 40;

/**
 * From which place on a pane shows the stage beside a drawer: both boxes of a message, with the fewest titles cut, as
 * near to an end of the stage as that allows.
 * @param width of the pane, in px of the screen, less than that of the stage at this scale
 * @returns px of the screen from the left end of the stage
 */
function leftOf(layout: Layout, width: number, zoom: number, ends: Ends | undefined): number {
  const last = layout.stage.width * zoom - width;
  const both = ends && spanOf([rectOf(layout, ends.from), rectOf(layout, ends.to)], 'x', zoom);
  const isAtRightEnd = both !== undefined && both.end + MARGIN_PX > width;
  const preferred = isAtRightEnd ? last : 0;
  const titles = Object.values(layout.boxes)
    .filter((rect) => rect.width >= LEAST_LYING_PX)
    .map((rect) => ({
      start: (rect.x + TEXT_MARGIN_PX) * zoom,
      end: (rect.x + rect.width - TEXT_MARGIN_PX) * zoom,
    }));
  const cost = (left: number): number => {
    const edges = [left, left + width];
    const cuts = edges.flatMap((edge) => titles.filter(({ start, end }) => start < edge && edge < end));
    const isOut = both !== undefined && (both.start < left || both.end > left + width);
    return (isOut ? titles.length * 1000 : 0) * last + cuts.length * last + Math.abs(left - preferred);
  };
  // Past an end of the stage there is nothing, but no title either that would be cut.
  const past = Math.round(MOST_PAST_PX * zoom);
  const lefts = Array.from({ length: Math.floor(last) + 2 * past + 1 }, (_, index) => index - past);
  return lefts.reduce((best, left) => (cost(left) < cost(best) ? left : best));
}

/** The two boxes of a message. */
interface Ends {
  readonly from: BoxId;
  readonly to: BoxId;
}

/**
 * What a pane shows: the whole stage. With a drawer beside or below it the stage keeps its size, so that its text does;
 * the pane then shows the part of it where the message is.
 * @param ends of the message; undefined before the first one
 */
export function viewAt(layout: Layout, pane: Pane, ends: Ends | undefined): View {
  const { width, height } = layout.stage;
  const most = layout.id === 'tall' ? MOST_TALL_ZOOM : ZOOM.max;
  // Zones above each other fit their pane as a whole, whatever lies over it.
  const taken = layout.id === 'wide' ? pane : { takenWidth: 0, takenHeight: 0 };
  const zoom = Math.min((pane.width + taken.takenWidth) / width, (pane.height + taken.takenHeight) / height, most);
  const left = pane.width - width * zoom;
  const top = pane.height - height * zoom;
  return {
    zoom,
    x: left >= 0 ? left / 2 : -leftOf(layout, pane.width, zoom, ends),
    y: top >= 0 ? top / 2 : ends === undefined ? 0 : -topOf(layout, pane.height, zoom, ends),
  };
}
