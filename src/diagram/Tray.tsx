import { useMemo, useState } from 'react';
import { useFrame } from '../state/playback.ts';
import { useCommands, useRun } from '../state/session.tsx';
import { lastPast } from '../views/stage-ground.ts';
import { type TrayItem, trayAt } from '../views/tray.ts';
import { formatCount } from '../views/words.ts';
import { Origin } from './Origin.tsx';
import { useDiagramScenario, useLayout } from './view.ts';

/** The lines for the newest of what has come; the rest is behind the count. A line stays where it is: what it says changes. */
const LINES = ['first', 'second', 'third'] as const;

/** What ZenML has come to know so far, at its side of the boundary. A line leads to the messages that brought it. */
export function Tray() {
  const run = useRun();
  const layout = useLayout();
  const scenario = useDiagramScenario();
  const [opened, setOpened] = useState<TrayItem | null>(null);
  const { setLayer } = useCommands();
  const last = useFrame((frame) => lastPast(layout, run, scenario, frame));
  const items = useMemo(() => trayAt(run, scenario, 'zenml', last), [run, scenario, last]);
  const newest = items.toSorted((a, b) => b.first - a.first).slice(0, LINES.length);
  return (
    <section className="tray nopan" aria-label="What ZenML has seen so far">
      <h2>ZenML has seen so far</h2>
      {items.length === 0 ? <p>Nothing.</p> : null}
      <ul>
        {newest.map((item, order) => (
          <li key={LINES[order]}>
            <button
              key={`${item.dataClass} ${item.text}`}
              type="button"
              title={`${item.text}: where it came from`}
              aria-haspopup="true"
              onClick={() => setOpened(item)}
            >
              <span className="legend-swatch" data-class={item.dataClass} />
              <span className="tray-text">{item.text}</span>
              {item.times > 1 ? <span className="tray-times">×{formatCount(item.times)}</span> : null}
            </button>
          </li>
        ))}
      </ul>
      {items.length > 0 ? (
        <button type="button" className="tray-all" onClick={() => setLayer({ kind: 'boundary' })}>
          All {formatCount(items.length)} →
        </button>
      ) : null}
      {opened === null ? null : (
        <Origin key={`${opened.dataClass} ${opened.text}`} item={opened} onClose={() => setOpened(null)} />
      )}
    </section>
  );
}
