import { lazy, Suspense } from 'react';
import { SCENARIO_IDS } from '../../machines/model.ts';
import { Diagram } from '../diagram/Diagram.tsx';
import { Diagrams } from '../diagram/Diagrams.tsx';
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
import { LAYER_PLACES, type Layer } from '../state/layers.ts';
import { usePlayback } from '../state/playback.ts';
import { SessionProvider, useSession } from '../state/session.tsx';
import { useTheme } from '../state/theme.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';

// What few calls need is loaded when it is first opened.
const Boundary = lazy(() => import('../panels/boundary/Boundary.tsx'));
const Compare = lazy(() => import('../panels/compare/Compare.tsx'));
const Choose = lazy(() => import('../panels/choose/Choose.tsx'));

const Trace = lazy(() => import('../panels/trace/Trace.tsx'));
const Find = lazy(() => import('../panels/find/Find.tsx'));

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
    case 'boundary':
    case 'firewall':
    case 'claims':
      return <Boundary tab={layer.kind} />;
    case 'compare':
      return <Compare others={layer.with} />;
    case 'choose':
      return <Choose answers={layer.answers} />;
    case 'sequence':
    case 'timeline':
    case 'log':
      return <Trace tab={layer.kind} />;
    case 'find':
      return <Find />;
    case 'help':
      return <HelpDialog />;
  }
}

function Stage() {
  const { scenario, layer } = useSession();
  if (layer?.kind === 'choose') return null;
  if (layer?.kind !== 'compare') return <Diagram scenario={scenario} compact={false} />;
  return <Diagrams scenarios={SCENARIO_IDS.filter((id) => id === scenario || layer.with.includes(id))} />;
}

function Shell() {
  const session = useSession();
  const { layer, setLayer, toggleLayer, setScenario, setNotice } = session;
  const playback = usePlayback();
  const [theme, nextTheme] = useTheme();

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
    boundary: () => toggleLayer('boundary'),
    compare: () => toggleLayer('compare'),
    choose: () => toggleLayer('choose'),
    sequence: () => toggleLayer('sequence'),
    find: () => setLayer({ kind: 'find' }),
    theme: nextTheme,
    fullscreen: toggleFullscreen,
    help: () => setLayer({ kind: 'help' }),
    close: () => (layer === null ? setNotice(null) : setLayer(null)),
  };
  useShortcuts((command) => commands[command]());

  return (
    <div className="page" data-layer={layer?.kind}>
      <Header theme={theme} onNextTheme={nextTheme} />
      <PhaseList />
      <main className="main" data-drawer={layer === null ? 'none' : LAYER_PLACES[layer.kind]}>
        <Stage />
        <Suspense fallback={null}>{layer ? <LayerView layer={layer} /> : null}</Suspense>
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
    <ErrorBoundary>
      <SessionProvider>
        <Shell />
      </SessionProvider>
    </ErrorBoundary>
  );
}
