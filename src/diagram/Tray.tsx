import { useMemo } from 'react';
import { useFrame, usePlayback } from '../state/playback.ts';
import { useCommands, useRun } from '../state/session.tsx';
import { lastPast } from '../views/stage.ts';
import { trayAt } from '../views/tray.ts';
import { formatCount } from '../views/words.ts';
import { useDiagramScenario, useLayout } from './view.ts';

/** The newest of what has come; the rest is behind the count. */
const LINES = 3;

/** What ZenML has come to know so far, at its side of the boundary. A line leads to the message that brought it first. */
export function Tray() {
  const run = useRun();
  const layout = useLayout();
  const scenario = useDiagramScenario();
  const { toMessage } = usePlayback();
  const { setLayer } = useCommands();
  const last = useFrame((frame) => lastPast(layout, run, scenario, frame));
  const items = useMemo(() => trayAt(run, scenario, 'zenml', last), [run, scenario, last]);
  const newest = items.toSorted((a, b) => b.first - a.first).slice(0, LINES);
  return (
    <section className="tray nopan" aria-label="What ZenML has seen so far">
      <h2>ZenML has seen so far</h2>
      {items.length === 0 ? <p>Nothing.</p> : null}
      <ul>
        {newest.map(({ text, dataClass, times, first }) => (
          <li key={`${dataClass} ${text}`}>
            <button type="button" title={`${text}: go to the message`} onClick={() => toMessage(first)}>
              <span className="legend-swatch" data-class={dataClass} />
              <span className="tray-text">{text}</span>
              {times > 1 ? <span className="tray-times">×{formatCount(times)}</span> : null}
            </button>
          </li>
        ))}
      </ul>
      {items.length > 0 ? (
        <button type="button" className="tray-all" onClick={() => setLayer({ kind: 'boundary' })}>
          All {formatCount(items.length)} →
        </button>
      ) : null}
    </section>
  );
}
