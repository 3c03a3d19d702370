import { Diagram } from '../diagram/Diagram.tsx';
import { Announcer } from '../panels/Announcer.tsx';
import { Caption } from '../panels/Caption.tsx';
import { ComponentCard } from '../panels/ComponentCard.tsx';
import { Header } from '../panels/Header.tsx';
import { HelpDialog } from '../panels/HelpDialog.tsx';
import { Inspector } from '../panels/Inspector.tsx';
import { Notice } from '../panels/Notice.tsx';
import { Options } from '../panels/Options.tsx';
import { PhaseList } from '../panels/PhaseList.tsx';
import { PlaybackBar } from '../panels/PlaybackBar.tsx';
import { type CommandId, useShortcuts } from '../state/keymap.ts';
import { usePlayback } from '../state/playback.ts';
import { type Layer, SessionProvider, useSession } from '../state/session.tsx';
import { useTheme } from '../state/theme.ts';

function toggleFullscreen(): void {
  const change = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
  // A frame that may not go full screen refuses; the page stays as it is.
  change.catch(() => undefined);
}

function LayerView({ layer }: { readonly layer: Layer }) {
  switch (layer.kind) {
    case 'inspector':
      return <Inspector />;
    case 'component':
      return <ComponentCard key={layer.component} component={layer.component} />;
    case 'options':
      return <Options />;
    case 'help':
      return <HelpDialog />;
  }
}

function Shell() {
  const { layer, setLayer, setScenario, setNotice } = useSession();
  const playback = usePlayback();
  const [theme, nextTheme] = useTheme();
  const toggleLayer = (kind: 'inspector' | 'options') => setLayer(layer?.kind === kind ? null : { kind });

  const commands: Record<CommandId, () => void> = {
    toggle: playback.toggle,
    'next-exchange': () => playback.next('exchange'),
    'previous-exchange': () => playback.previous('exchange'),
    'next-message': () => playback.next('message'),
    'previous-message': () => playback.previous('message'),
    'next-phase': () => playback.next('phase'),
    'previous-phase': () => playback.previous('phase'),
    start: playback.toStart,
    end: playback.toEnd,
    'scenario-saas': () => setScenario('saas'),
    'scenario-hybrid': () => setScenario('hybrid'),
    'scenario-on-prem': () => setScenario('on-prem'),
    inspector: () => toggleLayer('inspector'),
    options: () => toggleLayer('options'),
    theme: nextTheme,
    fullscreen: toggleFullscreen,
    help: () => setLayer({ kind: 'help' }),
    close: () => (layer === null ? setNotice(null) : setLayer(null)),
  };
  useShortcuts((command) => commands[command]());

  return (
    <div className="page">
      <Header theme={theme} onNextTheme={nextTheme} />
      <PhaseList />
      <main className="main" data-drawer={layer !== null && layer.kind !== 'help'}>
        <Diagram />
        {layer ? <LayerView layer={layer} /> : null}
        <Caption />
      </main>
      <PlaybackBar />
      <Notice />
      <Announcer />
    </div>
  );
}

export function App() {
  return (
    <SessionProvider>
      <Shell />
    </SessionProvider>
  );
}
