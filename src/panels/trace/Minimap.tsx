import { type PointerEvent, useEffect, useLayoutEffect, useRef } from 'react';
import type { Run } from '../../simulation/run.ts';
import { usePlayer } from '../../state/session.tsx';
import { drawMinimap } from './draw-timeline.ts';
import type { Palette } from './palette.ts';
import { useSize } from './use-size.ts';
import { pan, type Viewport, wholeRun } from './viewport.ts';

interface MinimapProps {
  readonly run: Run;
  readonly view: Viewport;
  readonly palette: Palette | null;
  readonly onView: (view: Viewport) => void;
}

/** The whole run in a strip, with a window over what the timeline shows: drag it, or click where it should be. */
export function Minimap({ run, view, palette, onView }: MinimapProps) {
  const player = usePlayer();
  const place = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const cursor = useRef<HTMLDivElement>(null);
  const { widthPx, heightPx } = useSize(place);
  const totalMs = wholeRun(run.trace.durationMs).toMs;

  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!canvas.current || !context || !palette || widthPx === 0) return;
    canvas.current.width = widthPx * devicePixelRatio;
    canvas.current.height = heightPx * devicePixelRatio;
    context.scale(devicePixelRatio, devicePixelRatio);
    drawMinimap(context, run, palette, totalMs, widthPx, heightPx);
  }, [run, palette, totalMs, widthPx, heightPx]);

  useEffect(() => {
    const show = () => {
      const x = (player.getSnapshot().context.atMs / totalMs) * widthPx;
      if (cursor.current) cursor.current.style.transform = `translateX(${x.toFixed(1)}px)`;
    };
    show();
    const subscription = player.subscribe(show);
    return () => subscription.unsubscribe();
  }, [player, totalMs, widthPx]);

  const moveTo = (event: PointerEvent) => {
    const left = place.current?.getBoundingClientRect().left ?? 0;
    const atMs = ((event.clientX - left) / Math.max(1, widthPx)) * totalMs;
    const lengthMs = view.toMs - view.fromMs;
    onView(pan(view, (atMs - lengthMs / 2 - view.fromMs) / lengthMs, run.trace.durationMs));
  };

  return (
    <div
      ref={place}
      className="minimap"
      aria-hidden="true"
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        moveTo(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) moveTo(event);
      }}
    >
      <canvas ref={canvas} />
      <div
        className="minimap-window"
        style={{
          left: `${(view.fromMs / totalMs) * 100}%`,
          width: `max(4px, ${((view.toMs - view.fromMs) / totalMs) * 100}%)`,
        }}
      />
      <div ref={cursor} className="minimap-cursor" />
    </div>
  );
}
