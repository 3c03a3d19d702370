import { useMemo } from 'react';
import { useFallenParts } from '../state/breach.ts';
import { useRun } from '../state/session.tsx';
import { stageBreach } from '../views/stage-breach.ts';
import { useDiagramScenario, useLayout } from './view.ts';

/** What falls with the part that is broken into: rings around boxes and the channels that its credentials open. */
export function BreachMarks() {
  const run = useRun();
  const layout = useLayout();
  const parts = useFallenParts(useDiagramScenario());
  const breach = useMemo(() => parts && stageBreach(layout, run, parts), [layout, run, parts]);
  if (breach === null) return null;
  const { width, height } = layout.stage;
  return (
    <div className="breach">
      <svg className="breach-lines" width={width} height={height} aria-hidden="true">
        {breach.ways.map(({ id, path, head, isElsewhere, isLaid }) => (
          <g key={id} data-elsewhere={isElsewhere} data-laid={isLaid}>
            <path className="breach-line" d={path} />
            <path className="breach-head" d={head} />
          </g>
        ))}
      </svg>
      {breach.falls.map(({ box, rect: { x, y, width: w, height: h }, kind, label, numbers }) => (
        <div
          key={box}
          className="breach-box"
          data-box={box}
          data-fall={kind}
          style={{ left: x, top: y, width: w, height: h }}
        >
          <span className="breach-label">{label}</span>
          {numbers === '' ? null : <span className="breach-number">{numbers}</span>}
        </div>
      ))}
      {breach.ways.map(({ id, numbers, point }) => (
        <span key={id} className="breach-number" data-way={id} style={{ left: point.x, top: point.y }}>
          {numbers}
        </span>
      ))}
    </div>
  );
}
