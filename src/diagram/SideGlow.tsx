import { useState } from 'react';
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
  const [change, setChange] = useState<{ readonly from: ScenarioId | null; readonly to: ScenarioId }>({
    from: null,
    to: scenario,
  });
  // At once, not after the render: one more would follow.
  if (change.to !== scenario) setChange({ from: change.to, to: scenario });
  if (change.from === null) return null;
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
