import type { ScenarioId } from '../../../machines/model.ts';
import { componentIdsOf } from '../../model/model.ts';
import { zoneIn } from '../../simulation/describe.ts';
import { type Run, specOf } from '../../simulation/run.ts';
import { type Moment, stateIn } from '../../views/message-state.ts';
import { type SpanGrouping, spanTitle, visitSpans } from '../../views/spans.ts';
import type { Palette } from './palette.ts';
import { AXIS_PX, type Plot, ROW_PX, type VisibleTrack, visibleTracks, xOf } from './timeline-layout.ts';
import { ticksOf, timeWords } from './viewport.ts';

export interface Picture {
  readonly run: Run;
  readonly scenario: ScenarioId;
  readonly grouping: SpanGrouping;
  readonly plot: Plot;
  readonly moment: Moment;
  readonly palette: Palette;
}

type Context = CanvasRenderingContext2D;

const FONT = '"Inter Variable", Inter, system-ui, sans-serif';

/** Between two labels of the axis. */
const TICK_PX = 90;

/** A gutter narrower than this has room for one word. */
const NAMED_GUTTER_PX = 130;

/** A bar narrower than this has no room for its name. */
const NAMED_PX = 44;

/** What lies ahead of the cursor. */
const AHEAD_ALPHA = 0.38;

/** Where the labels of the axis are and the lines below them. */
const ticksIn = ({ plot }: Picture): { readonly x: number; readonly atMs: number }[] =>
  ticksOf(plot.view, plot.widthPx - plot.gutterPx, TICK_PX).map((atMs) => ({
    atMs,
    x: Math.round(xOf(plot, atMs)) + 0.5,
  }));

function drawGrid(context: Context, picture: Picture): void {
  context.strokeStyle = picture.palette.border;
  context.lineWidth = 1;
  context.beginPath();
  for (const { x } of ticksIn(picture)) {
    context.moveTo(x, AXIS_PX);
    context.lineTo(x, picture.plot.heightPx);
  }
  context.stroke();
}

function drawAxis(context: Context, picture: Picture): void {
  const { widthPx, gutterPx } = picture.plot;
  const { palette } = picture;
  context.fillStyle = palette.surface;
  context.fillRect(0, 0, widthPx, AXIS_PX);
  context.font = `11px ${FONT}`;
  context.fillStyle = palette['text-muted'];
  context.strokeStyle = palette.border;
  context.lineWidth = 1;
  context.fillText(gutterPx < NAMED_GUTTER_PX ? 'illustrative' : 'time, illustrative', 12, AXIS_PX / 2);
  context.beginPath();
  for (const { x, atMs } of ticksIn(picture)) {
    context.fillText(timeWords(atMs), x + 4, AXIS_PX / 2);
    context.moveTo(x, 6);
    context.lineTo(x, AXIS_PX);
  }
  context.moveTo(0, AXIS_PX - 0.5);
  context.lineTo(widthPx, AXIS_PX - 0.5);
  context.stroke();
}

/** Colours of the side on which the sender of a track stands; a step has none. */
function sideOf(picture: Picture, track: VisibleTrack): 'yours' | 'zenml' | null {
  if (picture.grouping === 'step') return null;
  const { run, scenario } = picture;
  const component = componentIdsOf(run.model).find((id) => id === track.track.id);
  return component && zoneIn(run, scenario, component).owner === 'zenml' ? 'zenml' : 'yours';
}

function drawGround(context: Context, picture: Picture, row: VisibleTrack): void {
  const { palette, plot } = picture;
  const side = sideOf(picture, row);
  context.fillStyle = side === null ? palette['surface-sunken'] : palette[`${side}-zone`];
  context.fillRect(0, row.topPx - 4, plot.widthPx, row.heightPx + 8);
}

function drawName(context: Context, picture: Picture, row: VisibleTrack): void {
  const { palette, plot } = picture;
  const side = sideOf(picture, row);
  // The name stays in view as long as its track does.
  const y = Math.min(Math.max(row.topPx, AXIS_PX + 2), row.topPx + row.heightPx - ROW_PX) + ROW_PX / 2;
  context.save();
  context.beginPath();
  context.rect(0, AXIS_PX, plot.gutterPx - 8, plot.heightPx);
  context.clip();
  context.font = `600 12px ${FONT}`;
  context.fillStyle = side === null ? palette.text : palette[`${side}-text`];
  context.fillText(row.track.label, 12, y);
  context.restore();
}

function drawText(context: Context, text: string, x: number, y: number, widthPx: number): void {
  context.save();
  context.beginPath();
  context.rect(x, y, widthPx, ROW_PX);
  context.clip();
  context.fillText(text, x, y + ROW_PX / 2);
  context.restore();
}

function drawBeats(context: Context, picture: Picture, row: number, y: number): void {
  const { plot, palette, run, moment } = picture;
  const { view, gutterPx, widthPx } = plot;
  const msPerPx = (view.toMs - view.fromMs) / Math.max(1, widthPx - gutterPx);
  const currentBeat = run.trace.messages[moment.current]?.exchange;
  context.font = `11px ${FONT}`;
  visitSpans(plot.timeline, row, view.fromMs, view.toMs, msPerPx, (startMs, endMs, index) => {
    const left = Math.max(gutterPx, xOf(plot, startMs));
    const width = Math.max(1, Math.min(widthPx, xOf(plot, endMs)) - left);
    const current = currentBeat !== undefined && run.trace.messages[index]?.exchange === currentBeat;
    context.fillStyle = palette.surface;
    context.fillRect(left, y + 2, width, ROW_PX - 4);
    context.strokeStyle = current ? palette.text : palette['border-strong'];
    context.lineWidth = current ? 1.5 : 1;
    if (width > 3) context.strokeRect(left + 0.5, y + 2.5, width - 1, ROW_PX - 5);
    if (width < NAMED_PX) return;
    context.fillStyle = current ? palette.text : palette['text-muted'];
    drawText(context, spanTitle(run, 'beat', index), left + 6, y, width - 10);
  });
}

function drawMessages(context: Context, picture: Picture, row: number, y: number): void {
  const { plot, palette, run, moment } = picture;
  const { view, gutterPx, widthPx } = plot;
  const msPerPx = (view.toMs - view.fromMs) / Math.max(1, widthPx - gutterPx);
  context.font = `550 11px ${FONT}`;
  visitSpans(plot.timeline, row, view.fromMs, view.toMs, msPerPx, (startMs, endMs, index) => {
    const message = run.trace.messages[index];
    if (!message) return;
    const left = Math.max(gutterPx, xOf(plot, startMs));
    const width = Math.max(1, Math.min(widthPx, xOf(plot, endMs)) - left - 0.5);
    const state = stateIn(moment, message, index);
    const failed = message.status === 'failed';
    context.globalAlpha = state === 'ahead' ? AHEAD_ALPHA : 1;
    context.fillStyle = failed ? palette.failed : palette[specOf(run, message).dataClass];
    context.fillRect(left, y + 1, width, ROW_PX - 3);
    context.globalAlpha = 1;
    if (width >= NAMED_PX) {
      const name = spanTitle(run, 'message', index);
      const attempt = message.attempt > 1 ? ` ~${message.attempt}` : '';
      // Dimmed bars are nearly the ground, where the colour for text on a bar could not be read.
      context.fillStyle = state === 'ahead' ? palette.text : failed ? palette['on-failed'] : palette['on-class'];
      drawText(context, `${failed ? '✕ ' : ''}${name}${attempt}`, left + 6, y - 0.5, width - 10);
    }
    if (index === moment.current || state === 'in-flight') {
      context.strokeStyle = index === moment.current ? palette.focus : palette.text;
      context.lineWidth = index === moment.current ? 2.5 : 1;
      context.strokeRect(left - 1, y, width + 2, ROW_PX - 1);
    }
  });
}

/** Draws all that can be seen of the timeline, and nothing else. */
export function drawTimeline(context: Context, picture: Picture): void {
  const { plot, palette } = picture;
  context.fillStyle = palette.surface;
  context.fillRect(0, 0, plot.widthPx, plot.heightPx);
  const visible = visibleTracks(plot);
  for (const track of visible) drawGround(context, picture, track);
  drawGrid(context, picture);
  context.textBaseline = 'middle';
  for (const track of visible) {
    const { firstRow, rowCount } = track.track;
    for (let row = firstRow; row < firstRow + rowCount; row++) {
      const y = track.topPx + (row - firstRow) * ROW_PX;
      if (y + ROW_PX < AXIS_PX || y > plot.heightPx) continue;
      if (plot.timeline.isBeatRow[row] === 1) drawBeats(context, picture, row, y);
      else drawMessages(context, picture, row, y);
    }
    drawName(context, picture, track);
  }
  drawAxis(context, picture);
}

/**
 * The shape of a whole run in a small height: how many messages are in flight along its time, failures in red.
 * Costs as much as the run has messages, so it is drawn once and kept.
 */
export function drawMinimap(
  context: Context,
  run: Run,
  palette: Palette,
  totalMs: number,
  widthPx: number,
  heightPx: number,
): void {
  context.clearRect(0, 0, widthPx, heightPx);
  const columns = Math.max(1, Math.floor(widthPx / 2));
  const counts = new Int32Array(columns);
  const columnOf = (atMs: number): number => Math.min(columns - 1, Math.floor((atMs / totalMs) * columns));
  for (const message of run.trace.messages) {
    for (let column = columnOf(message.sentMs); column <= columnOf(message.receivedMs); column++) {
      counts[column] = (counts[column] ?? 0) + 1;
    }
  }
  const most = Math.max(1, ...counts);
  for (const [column, count] of counts.entries()) {
    if (count === 0) continue;
    const height = 3 + ((heightPx - 7) * count) / most;
    context.fillStyle = palette['border-strong'];
    context.fillRect(column * 2, heightPx - 2 - height, 1.5, height);
  }
  context.fillStyle = palette.failed;
  for (const message of run.trace.messages) {
    if (message.status === 'failed') context.fillRect(columnOf(message.sentMs) * 2, 2, 2, heightPx - 4);
  }
}
