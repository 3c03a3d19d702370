import { Unplug } from 'lucide-react';
import { useCanBeAway } from '../state/away.ts';
import { hintOf } from '../state/keymap.ts';
import { useCommands, useRun } from '../state/session.tsx';
import { useDiagramScenario, useLayout } from './view.ts';

/** Lets ZenML be unreachable from the moment on screen on. What that is depends on the scenario. */
export function AwaySwitch() {
  const run = useRun();
  const layout = useLayout();
  const scenario = useDiagramScenario();
  const { toggleAway } = useCommands();
  const isPossible = useCanBeAway(scenario);
  const isAway = run.origin.config.away !== undefined;
  return (
    <button
      type="button"
      role="switch"
      className="stage-switch away-switch nopan"
      data-layout={layout.id}
      aria-checked={isAway}
      aria-label="ZenML unreachable"
      title={isPossible || isAway ? hintOf('unreachable') : 'Nothing of ZenML is on the path'}
      onClick={toggleAway}
    >
      <Unplug size={12} aria-hidden="true" />
      {layout.id === 'wide' ? 'ZenML unreachable' : 'Unreachable'}
    </button>
  );
}
