import {
  Columns3,
  Compass,
  ListTree,
  type LucideIcon,
  Moon,
  Share2,
  ShieldCheck,
  SlidersHorizontal,
  Sun,
  SunMoon,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { SCENARIO_IDS } from '../../machines/model.ts';
import { formatRunConfig } from '../simulation/run-config.ts';
import { hintOf } from '../state/keymap.ts';
import type { SimpleLayer } from '../state/layers.ts';
import { useCommands, useConfig, useIsDrawerOpen, useRun, useScenario, useTheme } from '../state/session.tsx';

const THEME_ICONS = { system: SunMoon, light: Sun, dark: Moon } as const;
const THEME_LABELS = { system: 'system colours', light: 'light colours', dark: 'dark colours' } as const;

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
  readonly kind: Extract<SimpleLayer, 'options' | 'compare' | 'boundary' | 'sequence' | 'choose' | 'share'>;
  readonly label: string;
  readonly icon: LucideIcon;
  readonly iconOnly?: true;
  readonly children?: ReactNode;
}

function LayerButton({ kind, label, icon: Icon, iconOnly, children }: LayerButtonProps) {
  const isOpen = useIsDrawerOpen(kind);
  const { toggleLayer } = useCommands();
  return (
    <button
      type="button"
      className={iconOnly ? 'icon-button' : 'text-button'}
      aria-expanded={isOpen}
      title={hintOf(kind)}
      onClick={() => toggleLayer(kind)}
    >
      <Icon size={17} aria-hidden="true" />
      <span className={iconOnly ? 'visually-hidden' : 'text-button-label'}>{label}</span>
      {children}
    </button>
  );
}

function ThemeButton() {
  const theme = useTheme();
  const { nextTheme } = useCommands();
  const Icon = THEME_ICONS[theme];
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={`Theme: ${THEME_LABELS[theme]}`}
      title={hintOf('theme')}
      onClick={nextTheme}
    >
      <Icon size={18} aria-hidden="true" />
    </button>
  );
}

export function Header() {
  const run = useRun();
  const config = useConfig();
  const changed = Object.keys(formatRunConfig(run.model, config)).length;

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
        <LayerButton kind="options" label="Options" icon={SlidersHorizontal}>
          {changed > 0 ? <span className="badge">{changed}</span> : null}
        </LayerButton>
        <LayerButton kind="compare" label="Compare" icon={Columns3} />
        <LayerButton kind="boundary" label="Boundary" icon={ShieldCheck} />
        <LayerButton kind="sequence" label="Trace" icon={ListTree} />
        <LayerButton kind="choose" label="Choose a scenario" icon={Compass} iconOnly />
        <LayerButton kind="share" label="Share" icon={Share2} iconOnly />
        <ThemeButton />
      </div>
    </header>
  );
}
