import { Link, Moon, SlidersHorizontal, Sun, SunMoon } from 'lucide-react';
import { SCENARIO_IDS } from '../../machines/model.ts';
import { SCENARIOS } from '../catalogue/index.ts';
import { formatRunConfig } from '../simulation/run-config.ts';
import { useSession } from '../state/session.tsx';
import type { Theme } from '../state/theme.ts';

const THEME_ICONS = { system: SunMoon, light: Sun, dark: Moon } as const;
const THEME_LABELS = { system: 'system colours', light: 'light colours', dark: 'dark colours' } as const;

function ScenarioControl() {
  const { scenario, setScenario } = useSession();
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
          <span>{SCENARIOS[id].label}</span>
        </label>
      ))}
    </div>
  );
}

interface HeaderProps {
  readonly theme: Theme;
  readonly onNextTheme: () => void;
}

export function Header({ theme, onNextTheme }: HeaderProps) {
  const { config, layer, setLayer, setNotice } = useSession();
  const ThemeIcon = THEME_ICONS[theme];
  const changed = Object.keys(formatRunConfig(config)).length;

  const copyLink = async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      setNotice('Link copied. It opens this moment, paused, in this scenario.');
    } catch {
      setNotice('The browser does not allow copying here. Copy the link from the address bar instead.');
    }
  };

  return (
    <header className="header">
      <div className="brand">
        <span className="logo" aria-hidden="true">
          Z
        </span>
        <h1>Data flow</h1>
        <span className="run-name">training_pipeline</span>
      </div>
      <ScenarioControl />
      <div className="header-actions">
        <button
          type="button"
          className="text-button"
          aria-expanded={layer?.kind === 'options'}
          onClick={() => setLayer(layer?.kind === 'options' ? null : { kind: 'options' })}
        >
          <SlidersHorizontal size={17} aria-hidden="true" />
          <span className="text-button-label">Options</span>
          {changed > 0 ? <span className="badge">{changed}</span> : null}
        </button>
        <button type="button" className="text-button" onClick={() => void copyLink()}>
          <Link size={17} aria-hidden="true" />
          <span className="text-button-label">Share</span>
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label={`Theme: ${THEME_LABELS[theme]}`}
          title="System, light or dark colours (D)"
          onClick={onNextTheme}
        >
          <ThemeIcon size={18} aria-hidden="true" />
        </button>
      </div>
    </header>
  );
}
