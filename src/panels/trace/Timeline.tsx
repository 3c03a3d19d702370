import { Maximize2, ZoomIn, ZoomOut } from 'lucide-react';
import {
  type KeyboardEvent,
  type PointerEvent,
  useEffect,
  useEffectEvent,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { usePlayback, usePlayerState } from '../../state/playback.ts';
import { usePlayer, useRun, useScenario } from '../../state/session.tsx';
import { type Span, type SpanGrouping, timelineOf } from '../../views/spans.ts';
import { CursorLine } from './CursorLine.tsx';
import { drawTimeline } from './draw-timeline.ts';
import { Minimap } from './Minimap.tsx';
import { usePalette } from './palette.ts';
import { type Hovered, SpanTip } from './SpanTip.tsx';
import { AXIS_PX, contentHeight, msAt, type Plot, ROW_PX, rowTop, spanAtPoint } from './timeline-layout.ts';
import { useHeldKeys } from './use-held-keys.ts';
import { useMoment } from './use-moment.ts';
import { useSize } from './use-size.ts';
import { around, pan, reveal, wholeRun, zoom } from './viewport.ts';

const GROUPINGS = [
  { id: 'component', label: 'By component' },
  { id: 'step', label: 'By pipeline step' },
] as const;

/** Speeds of the keys: a second of W comes ten times closer, a second of D moves by one view. */
const ZOOM_PER_MS = 10 ** (1 / 1000);
const PAN_PER_MS = 1 / 1000;

const HELD_KEYS = ['KeyW', 'KeyS', 'KeyA', 'KeyD'];

/** A press that moves less than this is a click. */
const CLICK_PX = 4;

/** Names of the tracks take less room on a phone. */
const gutterOf = (widthPx: number): number => (widthPx < 620 ? 96 : 156);

interface TimelineProps {
  readonly grouping: SpanGrouping;
  readonly onGroup: (grouping: SpanGrouping) => void;
}

/** The run as bars along its time. Drawn on a canvas: what it says is in the sequence and in the log as well. */
export function Timeline({ grouping, onGroup }: TimelineProps) {
  const run = useRun();
  const scenario = useScenario();
  const player = usePlayer();
  const { toMessage } = usePlayback();
  const playing = usePlayerState() === 'playing';
  const moment = useMoment();
  const timeline = timelineOf(run, grouping);
  const scroller = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const { widthPx, heightPx } = useSize(scroller);
  const palette = usePalette(scroller);
  const [view, setView] = useState(() => wholeRun(run.trace.durationMs));
  const [scrollPx, setScrollPx] = useState(0);
  const [hovered, setHovered] = useState<Hovered | null>(null);
  const hintId = useId();
  const gutterPx = gutterOf(widthPx);
  const plot = useMemo<Plot>(
    () => ({ timeline, view, gutterPx, widthPx, heightPx, scrollPx }),
    [timeline, view, gutterPx, widthPx, heightPx, scrollPx],
  );

  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!canvas.current || !context || !palette || widthPx === 0) return;
    const [width, height] = [Math.round(widthPx * devicePixelRatio), Math.round(heightPx * devicePixelRatio)];
    if (canvas.current.width !== width) canvas.current.width = width;
    if (canvas.current.height !== height) canvas.current.height = height;
    context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    drawTimeline(context, { run, scenario, grouping, plot, moment, palette });
  }, [run, scenario, grouping, plot, moment, palette, widthPx, heightPx]);

  const showCurrent = useEffectEvent((index: number) => {
    const row = timeline.rowOf[index] ?? -1;
    if (row < 0 || !scroller.current || heightPx === 0) return;
    setView((before) => reveal(before, player.getSnapshot().context.atMs, run.trace.durationMs));
    // With the row of its beat, which stands above it.
    const top = rowTop(timeline, row) - ROW_PX;
    const scrolled = scroller.current.scrollTop;
    const most = heightPx - AXIS_PX - 2 * ROW_PX;
    if (top < scrolled || top > scrolled + most) scroller.current.scrollTop = Math.max(0, top - most / 2);
  });
  const measured = heightPx > 0;
  useEffect(() => {
    if (measured) showCurrent(moment.current);
  }, [moment.current, measured]);

  const zoomBy = (factor: number, aroundMs = (view.fromMs + view.toMs) / 2) =>
    setView((before) => zoom(before, factor, aroundMs, run.trace.durationMs));
  const zoomAtCursor = (factor: number) => {
    const { atMs } = player.getSnapshot().context;
    zoomBy(factor, atMs >= view.fromMs && atMs <= view.toMs ? atMs : undefined);
  };

  // React listens to the wheel passively, and a passive listener cannot keep the browser from zooming the page.
  const onWheel = useEffectEvent((event: WheelEvent) => {
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      const left = scroller.current?.getBoundingClientRect().left ?? 0;
      zoomBy(Math.exp(event.deltaY * 0.004), msAt(plot, Math.max(gutterPx, event.clientX - left)));
      return;
    }
    const acrossPx = event.shiftKey ? event.deltaX || event.deltaY : event.deltaX;
    if (acrossPx === 0) return;
    event.preventDefault();
    setView((before) => pan(before, acrossPx / Math.max(1, widthPx - gutterPx), run.trace.durationMs));
  });
  useEffect(() => {
    const element = scroller.current;
    const listener = (event: WheelEvent) => onWheel(event);
    element?.addEventListener('wheel', listener, { passive: false });
    return () => element?.removeEventListener('wheel', listener);
  }, []);

  const held = useHeldKeys(HELD_KEYS, (code, deltaMs) => {
    if (code === 'KeyW') zoomAtCursor(ZOOM_PER_MS ** -deltaMs);
    else if (code === 'KeyS') zoomAtCursor(ZOOM_PER_MS ** deltaMs);
    else setView((before) => pan(before, (code === 'KeyD' ? 1 : -1) * PAN_PER_MS * deltaMs, run.trace.durationMs));
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const message = run.trace.messages[moment.current];
    if (held.onKeyDown(event)) event.preventDefault();
    else if (event.ctrlKey || event.altKey || event.metaKey) return;
    else if (event.code === 'KeyF' && message) {
      event.preventDefault();
      setView(around(message.sentMs, message.receivedMs, run.trace.durationMs));
    } else if (event.key === '0') {
      event.preventDefault();
      setView(wholeRun(run.trace.durationMs));
    } else return;
    event.stopPropagation();
  };

  const pressed = useRef<{ x: number; y: number; moved: boolean } | null>(null);
  const pointOf = (event: PointerEvent): { readonly x: number; readonly y: number } => {
    const { left, top } = scroller.current?.getBoundingClientRect() ?? { left: 0, top: 0 };
    return { x: event.clientX - left, y: event.clientY - top };
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    const point = pointOf(event);
    // The scroll bar lies outside of the width.
    if (event.button !== 0 || point.x >= widthPx) return;
    pressed.current = { ...point, moved: false };
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const { x, y } = pointOf(event);
    const press = pressed.current;
    if (!press) {
      const span = spanAtPoint(plot, x, y);
      setHovered((before) => (span || before ? (span ? { span, x, y } : null) : before));
      return;
    }
    const [dx, dy] = [x - press.x, y - press.y];
    if (!press.moved && Math.hypot(dx, dy) < CLICK_PX) return;
    pressed.current = { x, y, moved: true };
    setHovered(null);
    setView((before) => pan(before, -dx / Math.max(1, widthPx - gutterPx), run.trace.durationMs));
    if (scroller.current) scroller.current.scrollTop -= dy;
  };
  const onPointerUp = (event: PointerEvent<HTMLElement>) => {
    const press = pressed.current;
    pressed.current = null;
    if (!press || press.moved) return;
    const { x, y } = pointOf(event);
    const span: Span | undefined = spanAtPoint(plot, x, y);
    if (span) toMessage(span.index);
    else if (y < AXIS_PX && x > gutterPx) player.send({ type: 'seek', atMs: msAt(plot, x) });
  };

  return (
    <>
      <div className="trace-tools">
        <fieldset className="trace-switch">
          <legend className="visually-hidden">Rows of the timeline</legend>
          {GROUPINGS.map(({ id, label }) => (
            <label key={id}>
              <input
                type="radio"
                name="grouping"
                className="visually-hidden"
                checked={id === grouping}
                onChange={() => onGroup(id)}
              />
              <span>{label}</span>
            </label>
          ))}
        </fieldset>
        <button type="button" className="tool-button" aria-label="Zoom in" onClick={() => zoomAtCursor(1 / 2)}>
          <ZoomIn size={16} aria-hidden="true" />
        </button>
        <button type="button" className="tool-button" aria-label="Zoom out" onClick={() => zoomAtCursor(2)}>
          <ZoomOut size={16} aria-hidden="true" />
        </button>
        <button
          type="button"
          className="tool-button"
          aria-label="Show the whole run"
          onClick={() => setView(wholeRun(run.trace.durationMs))}
        >
          <Maximize2 size={15} aria-hidden="true" />
        </button>
        <span className="trace-warning">Durations are illustrative</span>
        <span id={hintId} className="trace-hint timeline-hint">
          W S zoom · A D move · F message · 0 all
        </span>
      </div>
      <Minimap run={run} view={view} palette={palette} onView={setView} />
      <section
        className="timeline"
        data-hovers={hovered !== null}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it zooms and moves by keyboard.
        tabIndex={0}
        aria-label="Timeline of the run"
        aria-describedby={hintId}
        onKeyDown={onKeyDown}
        onKeyUp={held.onKeyUp}
        onBlur={held.onBlur}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={() => {
          pressed.current = null;
        }}
        onPointerLeave={() => setHovered(null)}
        data-from={Math.round(view.fromMs)}
        data-to={Math.round(view.toMs)}
        data-playing={playing}
      >
        <div
          ref={scroller}
          className="timeline-scroller"
          onScroll={(event) => setScrollPx(event.currentTarget.scrollTop)}
        >
          <canvas ref={canvas} style={{ width: widthPx, height: heightPx }} />
          <div style={{ height: Math.max(0, contentHeight(timeline) - heightPx) }} />
        </div>
        {widthPx > 0 ? <CursorLine plot={plot} /> : null}
        {hovered ? <SpanTip hovered={hovered} widthPx={widthPx} /> : null}
      </section>
    </>
  );
}
