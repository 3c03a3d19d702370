import { type Span, spanAt, type Timeline, type Track } from '../../views/spans.ts';
import type { Viewport } from './viewport.ts';

export const ROW_PX = 20;

/** Between two tracks. */
const TRACK_GAP_PX = 10;

/** The times above the first track. */
export const AXIS_PX = 26;

/** The plot of a timeline in px: its bars, without the names of the tracks on their left. */
export interface Plot {
  readonly timeline: Timeline;
  readonly view: Viewport;
  readonly gutterPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
  /** How far the tracks are scrolled. */
  readonly scrollPx: number;
}

const topOf = (track: Track, order: number): number => track.firstRow * ROW_PX + order * TRACK_GAP_PX;

/** The height of all tracks together. */
export const contentHeight = (timeline: Timeline): number =>
  AXIS_PX + timeline.rowCount * ROW_PX + timeline.tracks.length * TRACK_GAP_PX;

/** Index of the track at a height in px from the top of the first track, or of the one above the gap there. */
function trackAt(timeline: Timeline, y: number): number {
  let low = 0;
  let high = timeline.tracks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const track = timeline.tracks[middle];
    if (track && topOf(track, middle) <= y) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

/** Where a row begins, in px from the top of the first track. */
export function rowTop(timeline: Timeline, row: number): number {
  let low = 0;
  let high = timeline.tracks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((timeline.tracks[middle]?.firstRow ?? 0) <= row) low = middle + 1;
    else high = middle;
  }
  return row * ROW_PX + (low - 1) * TRACK_GAP_PX;
}

export interface VisibleTrack {
  readonly track: Track;
  /** In px from the top of the plot; may lie above it. */
  readonly topPx: number;
  readonly heightPx: number;
}

/** The tracks of which something can be seen, from the top down. */
export function visibleTracks({ timeline, scrollPx, heightPx }: Plot): VisibleTrack[] {
  const visible: VisibleTrack[] = [];
  for (let order = trackAt(timeline, scrollPx); order < timeline.tracks.length; order++) {
    const track = timeline.tracks[order];
    if (!track) break;
    const topPx = AXIS_PX + topOf(track, order) - scrollPx;
    if (topPx >= heightPx) break;
    visible.push({ track, topPx, heightPx: track.rowCount * ROW_PX });
  }
  return visible;
}

export const xOf = ({ view, gutterPx, widthPx }: Plot, atMs: number): number =>
  gutterPx + ((atMs - view.fromMs) / (view.toMs - view.fromMs)) * (widthPx - gutterPx);

export const msAt = ({ view, gutterPx, widthPx }: Plot, x: number): number =>
  view.fromMs + ((x - gutterPx) / Math.max(1, widthPx - gutterPx)) * (view.toMs - view.fromMs);

/** The bar under a point of the plot, undefined where there is none. */
export function spanAtPoint(plot: Plot, x: number, y: number): Span | undefined {
  if (x < plot.gutterPx || y < AXIS_PX) return undefined;
  const order = trackAt(plot.timeline, y - AXIS_PX + plot.scrollPx);
  const track = plot.timeline.tracks[order];
  if (!track) return undefined;
  const row = track.firstRow + Math.floor((y - AXIS_PX + plot.scrollPx - topOf(track, order)) / ROW_PX);
  if (row < track.firstRow || row >= track.firstRow + track.rowCount) return undefined;
  // A short bar is drawn wider than it is; the pixel before it belongs to it as well.
  return spanAt(plot.timeline, row, msAt(plot, x)) ?? spanAt(plot.timeline, row, msAt(plot, x - 1));
}
