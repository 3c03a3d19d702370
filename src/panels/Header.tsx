import type { ReactNode } from 'react';
import { SCENARIO_IDS } from '../../machines/model.ts';
import { formatRunConfig } from '../simulation/run-config.ts';
import { type CommandId, hintOf } from '../state/keymap.ts';
import type { SimpleLayer } from '../state/layers.ts';
import { useCommands, useConfig, useIsDrawerOpen, useRun, useScenario } from '../state/session.tsx';
import { Menu } from './Menu.tsx';

function ScenarioControl() {
  const run = useRun();
  const scenario = useScenario();
  const { setScenario } = useCommands();
  return (
    <div className="scenarios" role="radiogroup" aria-label="Deployment scenario">
      {SCENARIO_IDS.map((id) => (
        <label key={id} className="scenario">
          <input
            type="radio"
            name="scenario"
            className="visually-hidden"
            checked={id === scenario}
            onChange={() => setScenario(id)}
          />
          <span>{run.model.scenarios[id].label}</span>
        </label>
      ))}
    </div>
  );
}

interface LayerButtonProps {
  readonly kind: Extract<SimpleLayer, 'options' | 'compare' | 'boundary' | 'sequence'>;
  readonly label: string;
  readonly children?: ReactNode;
}

function LayerButton({ kind, label, children }: LayerButtonProps) {
  const isOpen = useIsDrawerOpen(kind);
  const { toggleLayer } = useCommands();
  return (
    <button
      type="button"
      className="text-button"
      data-layer={kind}
      aria-expanded={isOpen}
      title={hintOf(kind)}
      onClick={() => toggleLayer(kind)}
    >
      {label}
      {children}
    </button>
  );
}

function PresentButton() {
  const { present } = useCommands();
  return (
    <button type="button" className="text-button" title={hintOf('present')} onClick={present}>
      Present
    </button>
  );
}

/** How many options differ from their defaults. */
function ChangedOptions() {
  const run = useRun();
  const changed = Object.keys(formatRunConfig(run.model, useConfig())).length;
  return changed > 0 ? <span className="badge">{changed}</span> : null;
}

interface HeaderProps {
  readonly onCommand: (command: CommandId) => void;
}

export function Header({ onCommand }: HeaderProps) {
  return (
    <header className="header">
      <div className="brand">
        <span className="logo" aria-hidden="true">
          Z
        </span>
        <h1>Data flow</h1>
        <span className="run-name" translate="no">
          training_pipeline
        </span>
      </div>
      <ScenarioControl />
      <div className="header-actions">
        <PresentButton />
        <LayerButton kind="boundary" label="Review" />
        <LayerButton kind="compare" label="Compare" />
        <LayerButton kind="sequence" label="Trace" />
        <LayerButton kind="options" label="Options">
          <ChangedOptions />
        </LayerButton>
        <Menu onCommand={onCommand} />
      </div>
    </header>
  );
}
