import { useEffect, useRef, useState } from 'react';
import type { ScenarioId } from '../../machines/model.ts';
import { rectOf } from '../layout/layout.ts';
import { useRun } from '../state/session.tsx';
import { changedSides } from '../views/stage.ts';
import { useDiagramScenario, useLayout } from './view.ts';

/** Boxes that change side with the scenario glow once, over the boxes: these do not render for a scenario. */
export function SideGlow() {
  const run = useRun();
  const layout = useLayout();
  const scenario = useDiagramScenario();
  const before = useRef(scenario);
  const [change, setChange] = useState<{ readonly from: ScenarioId; readonly to: ScenarioId } | null>(null);
  useEffect(() => {
    if (before.current !== scenario) setChange({ from: before.current, to: scenario });
    before.current = scenario;
  }, [scenario]);
  if (change === null) return null;
  return changedSides(run, change.from, change.to).map(({ box, owner }) => {
    const { x, y, width, height } = rectOf(layout, box);
    return (
      <span
        key={`${box} ${change.from} ${change.to}`}
        className="side-glow"
        data-owner={owner}
        style={{ left: x, top: y, width, height }}
      />
    );
  });
}
