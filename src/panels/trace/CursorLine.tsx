import { type KeyboardEvent, type PointerEvent, useLayoutEffect, useRef } from 'react';
import { useFrame, usePlayback } from '../../state/playback.ts';
import { usePlayer, useRun } from '../../state/session.tsx';
import { positionWords } from '../../views/words.ts';
import { msAt, type Plot, xOf } from './timeline-layout.ts';

/** The moment as a line over the timeline. A slider of messages: drag it, or use the arrow keys. */
export function CursorLine({ plot }: { readonly plot: Plot }) {
  const player = usePlayer();
  const run = useRun();
  const playback = usePlayback();
  const line = useRef<HTMLDivElement>(null);
  const current = useFrame((frame) => frame.current);
  const atEnd = useFrame((frame, of) => frame.atMs >= of.trace.durationMs);

  useLayoutEffect(() => {
    // Every frame moves the line and nothing else, so it does not go through a render.
    const show = () => {
      const x = xOf(plot, player.getSnapshot().context.atMs);
      if (!line.current) return;
      line.current.style.transform = `translateX(${x.toFixed(1)}px)`;
      line.current.style.visibility = x < plot.gutterPx - 1 || x > plot.widthPx + 1 ? 'hidden' : 'visible';
    };
    show();
    const subscription = player.subscribe(show);
    return () => subscription.unsubscribe();
  }, [player, plot]);

  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const left = line.current?.parentElement?.getBoundingClientRect().left;
    if (left === undefined || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    player.send({ type: 'seek', atMs: msAt(plot, event.clientX - left) });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const keys: Readonly<Record<string, () => void>> = {
      ArrowRight: () => playback.next('message'),
      ArrowLeft: () => playback.previous('message'),
      PageUp: () => playback.next('phase'),
      PageDown: () => playback.previous('phase'),
      Home: playback.toStart,
      End: playback.toEnd,
    };
    const command = keys[event.key];
    if (!command || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    command();
  };

  return (
    <div
      ref={line}
      className="timeline-cursor"
      role="slider"
      tabIndex={0}
      aria-label="Cursor of the timeline"
      aria-valuemin={0}
      aria-valuemax={run.trace.messages.length}
      aria-valuenow={atEnd ? run.trace.messages.length : current + 1}
      aria-valuetext={positionWords(run, current, atEnd)}
      onPointerDown={(event) => {
        event.stopPropagation();
        if (event.button === 0) event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={onPointerMove}
      onKeyDown={onKeyDown}
    />
  );
}
