import { type ReactNode, type RefObject, useMemo, useRef } from 'react';
import { SCENARIO_IDS } from '../../machines/model.ts';
import { Diagram } from '../diagram/Diagram.tsx';
import { Diagrams } from '../diagram/Diagrams.tsx';
import type { FlowHandle } from '../diagram/Flow.tsx';
import { Announcer } from '../panels/Announcer.tsx';
import { AwayVerdict } from '../panels/AwayVerdict.tsx';
import { Caption } from '../panels/Caption.tsx';
import { Cards } from '../panels/cards/Cards.tsx';
import { Header } from '../panels/Header.tsx';
import { Notice } from '../panels/Notice.tsx';
import { PhaseList } from '../panels/PhaseList.tsx';
import { PlaybackBar } from '../panels/PlaybackBar.tsx';
import { PrintFoot } from '../panels/PrintFoot.tsx';
import { PrintTitle } from '../panels/review/PrintTitle.tsx';
import { DropZone } from '../panels/share/DropZone.tsx';
import { type CommandId, commandOf } from '../state/keymap.ts';
import { LAYER_PLACES } from '../state/layers.ts';
import { useRoomForSide } from '../state/media.ts';
import { openingOfPage, pageSession } from '../state/page-session.ts';
import { type Playback, usePlayback } from '../state/playback.ts';
import {
  type SessionCommands,
  SessionProvider,
  useCommands,
  useConfig,
  useDialog,
  useLayer,
  useScenario,
  useTalkPlace,
} from '../state/session.tsx';
import { useShortcuts } from '../state/shortcuts.ts';
import { useColorScheme } from '../state/theme.ts';
import { DialogView } from './DialogView.tsx';
import { Crash, ErrorBoundary } from './ErrorBoundary.tsx';
import { LayerView } from './LayerView.tsx';
import { useSwipe } from './swipe.ts';
import { TalkView } from './TalkView.tsx';

function toggleFullscreen(): void {
  const change = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
  // A frame that may not go full screen refuses; the page stays as it is.
  change.catch(() => undefined);
}

function Stage({ diagram }: { readonly diagram: RefObject<FlowHandle | null> }) {
  const scenario = useScenario();
  const layer = useLayer();
  const hasRoom = useRoomForSide();
  const isTalk = useTalkPlace()?.window === 'stage';
  if (layer?.kind === 'choose') return null;
  if (layer?.kind !== 'compare') {
    const place = layer === null ? null : LAYER_PLACES[layer.kind];
    if (place === 'page' && (!hasRoom || isTalk)) return null;
    return (
      <Diagram
        ref={diagram}
        scenario={scenario}
        compact={false}
        // What falls with a part may lie anywhere: all of the stage is shown for it.
        drawer={(place === 'side' && layer?.kind !== 'breach-stage') || place === 'below' ? place : null}
        isThumbnail={place === 'page'}
        isFixed={isTalk}
      />
    );
  }
  return <Diagrams scenarios={SCENARIO_IDS.filter((id) => id === scenario || layer.with.includes(id))} />;
}

/** Tells style sheets what is open. What it holds does not render again for that. */
function Page({ children }: { readonly children: ReactNode }) {
  const layer = useLayer();
  const talk = useTalkPlace();
  const { away } = useConfig();
  return (
    <div
      // A talk shares neither the page's rows nor what becomes of them on small screens.
      className={talk?.window === 'stage' ? 'talk' : 'page'}
      data-layer={layer?.kind}
      data-drawer={layer === null ? undefined : LAYER_PLACES[layer.kind]}
      data-away={away?.what}
    >
      {children}
    </div>
  );
}

/** The room of the diagram and of the drawer, which share it in the way the drawer wants it. */
function Main({ children }: { readonly children: ReactNode }) {
  const layer = useLayer();
  const element = useRef<HTMLElement>(null);
  const { next, previous } = usePlayback();
  // In a talk a tap is the next stop, which need not be one of this run.
  const isTalk = useTalkPlace()?.window === 'stage';
  useSwipe(
    element,
    useMemo(
      () => ({ onNext: () => isTalk || next('stop'), onPrevious: () => isTalk || previous('stop') }),
      [isTalk, next, previous],
    ),
  );
  return (
    <main ref={element} className="main" data-drawer={layer === null ? 'none' : LAYER_PLACES[layer.kind]}>
      {children}
    </main>
  );
}

/** The keyboard. While a dialog is open the keys are meant for that. */
function Keys({ onCommand }: { readonly onCommand: (command: CommandId) => void }) {
  const dialog = useDialog();
  useShortcuts(dialog === null, commandOf, onCommand);
  return null;
}

/** What each command of the keyboard and of the search does. */
function commandTable(
  session: SessionCommands,
  playback: Playback,
  diagram: RefObject<FlowHandle | null>,
): Readonly<Record<CommandId, () => void>> {
  const { nextTheme, setDialog, setScenario, toggleLayer } = session;
  return {
    toggle: playback.toggle,
    'next-stop': () => playback.next('stop'),
    'previous-stop': () => playback.previous('stop'),
    'next-message': () => playback.next('message'),
    'previous-message': () => playback.previous('message'),
    'next-phase': () => playback.next('phase'),
    'previous-phase': () => playback.previous('phase'),
    start: playback.toStart,
    end: playback.toEnd,
    'scenario-saas': () => setScenario('saas'),
    'scenario-hybrid': () => setScenario('hybrid'),
    'scenario-on-prem': () => setScenario('on-prem'),
    unreachable: session.toggleAway,
    inspector: () => toggleLayer('inspector'),
    options: () => toggleLayer('options'),
    boundary: () => toggleLayer('boundary'),
    compare: () => toggleLayer('compare'),
    choose: () => toggleLayer('choose'),
    sequence: () => toggleLayer('sequence'),
    find: () => setDialog('find'),
    share: () => toggleLayer('share'),
    theme: nextTheme,
    fit: () => diagram.current?.refit(),
    fullscreen: toggleFullscreen,
    present: session.present,
    tours: () => toggleLayer('tours'),
    'add-moment': session.addMoment,
    help: () => setDialog('help'),
    close: session.closeTopmost,
  };
}

/** What stands around the stage, and the keys for it. */
function Around({ onCommand }: { readonly onCommand: (command: CommandId) => void }) {
  return (
    <>
      <PlaybackBar />
      <DialogView onCommand={onCommand} />
      <DropZone />
      <Notice />
      <Announcer />
      <Keys onCommand={onCommand} />
    </>
  );
}

function Shell() {
  const session = useCommands();
  const playback = usePlayback();
  const talk = useTalkPlace();
  const diagram = useRef<FlowHandle>(null);
  const commands = useMemo(() => commandTable(session, playback, diagram), [session, playback]);
  const onCommand = (command: CommandId) => commands[command]();
  useColorScheme();
  if (talk?.window === 'console') return <TalkView place={talk} />;
  const isStage = talk?.window === 'stage';
  return (
    <Page>
      {isStage ? null : (
        <>
          <Header onCommand={onCommand} />
          <PhaseList />
          <PrintTitle title="Data flow" />
        </>
      )}
      <Main>
        <Stage diagram={diagram} />
        {isStage ? null : <Cards />}
        <LayerView />
        {isStage ? null : (
          <>
            <Caption />
            <AwayVerdict />
            {talk === null ? null : <TalkView place={talk} />}
          </>
        )}
        <PrintFoot />
      </Main>
      {isStage ? <TalkView place={talk} /> : <Around onCommand={onCommand} />}
    </Page>
  );
}

export function App() {
  return (
    <ErrorBoundary fallback={(error) => <Crash error={error} />}>
      <SessionProvider machine={pageSession} open={openingOfPage}>
        <Shell />
      </SessionProvider>
    </ErrorBoundary>
  );
}
