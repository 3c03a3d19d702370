import {
  ChevronLeft,
  ChevronRight,
  Grid2x2,
  type LucideIcon,
  Maximize,
  MonitorSpeaker,
  Repeat,
  Square,
  Unplug,
  X,
} from 'lucide-react';
import { useEffect } from 'react';
import { SCENARIO_IDS } from '../../../machines/model.ts';
import { useCommands, useNotice, useRun, useScenario } from '../../state/session.tsx';
import type { TalkCommands } from '../../state/talk.ts';
import { FILE_IN_TALK } from '../../state/talk-files.ts';
import { NO_FILE, POPUP_BLOCKED } from '../../state/talk-windows.ts';
import { readingMs } from '../../views/score.ts';

interface ControlProps {
  readonly label: string;
  readonly keys: string;
  readonly icon: LucideIcon;
  readonly onClick: () => void;
}

function Control({ label, keys, icon: Icon, onClick }: ControlProps) {
  return (
    <button type="button" className="icon-button" aria-label={label} title={`${label} (${keys})`} onClick={onClick}>
      <Icon size={19} aria-hidden="true" />
    </button>
  );
}

function toggleFullscreen(): void {
  const change = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
  // A frame that may not go full screen refuses; the page stays as it is.
  change.catch(() => undefined);
}

/** What answers to who has just asked for something, as long as it takes to read. */
const REFUSALS: readonly string[] = [POPUP_BLOCKED, NO_FILE, FILE_IN_TALK];

/** Why what was asked for is not done. Anything else there is to be said waits. */
function useRefusal(): string | null {
  const notice = useNotice();
  const { setNotice } = useCommands();
  const text = notice?.text ?? null;
  const refusal = text !== null && REFUSALS.includes(text) ? text : null;
  useEffect(() => {
    if (refusal === null) return;
    const timer = setTimeout(() => setNotice(null), readingMs(refusal));
    return () => clearTimeout(timer);
  }, [refusal, setNotice]);
  return refusal;
}

interface ControlsProps {
  readonly commands: TalkCommands;
  /** False while nobody moves the pointer: they can still be reached with Tab. */
  readonly isShown: boolean;
  /** True while the talk goes on by itself. */
  readonly loops: boolean;
}

/** What who speaks can do without keys. */
export function Controls({ commands, isShown, loops }: ControlsProps) {
  const run = useRun();
  const scenario = useScenario();
  const refusal = useRefusal();
  return (
    <div className="present-controls" role="toolbar" aria-label="Talk" data-shown={isShown || refusal !== null}>
      {refusal === null ? null : (
        <p className="present-notice" role="alert">
          {refusal}
        </p>
      )}
      <fieldset className="present-scenarios" aria-label="Deployment scenario">
        {SCENARIO_IDS.map((id, order) => (
          <button
            key={id}
            type="button"
            aria-pressed={id === scenario}
            title={`Shift+${order + 1}`}
            onClick={() => commands.setScenario(id)}
          >
            {run.model.scenarios[id].label}
          </button>
        ))}
      </fieldset>
      <Control label="ZenML unreachable" keys="U" icon={Unplug} onClick={commands.toggleAway} />
      <Control label="Previous stop" keys="←" icon={ChevronLeft} onClick={() => commands.move({ to: 'previous' })} />
      <Control label="Next stop" keys="→" icon={ChevronRight} onClick={() => commands.move({ to: 'next' })} />
      <Control label="Overview" keys="G" icon={Grid2x2} onClick={commands.toggleOverview} />
      <Control label="Black" keys="B" icon={Square} onClick={commands.toggleBlack} />
      <button
        type="button"
        className="icon-button"
        // What it is pressed for is said by it alone: see what stops a talk that goes on by itself.
        data-loop={loops}
        aria-label="Go on by itself"
        aria-pressed={loops}
        title="Go on by itself (L)"
        onClick={commands.toggleLoop}
      >
        <Repeat size={19} aria-hidden="true" />
      </button>
      <Control label="Second window" keys="N" icon={MonitorSpeaker} onClick={commands.openOther} />
      <Control label="Full screen" keys="F11" icon={Maximize} onClick={toggleFullscreen} />
      <Control label="Leave" keys="Esc" icon={X} onClick={commands.leave} />
    </div>
  );
}
