import { useSelector } from '@xstate/react';
import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import { type ActorRefFrom, createActor } from 'xstate';
import type { RunConfig, ScenarioId } from '../../machines/model.ts';
import type { Card, Notice, SessionTarget, TalkPlace, Theme } from '../../machines/session-events.ts';
import { awayAt, awayFor } from '../claims/outage.ts';
import { withAway } from '../model/options.ts';
import type { Run } from '../simulation/run.ts';
import { frameAt } from '../simulation/trace.ts';
import { type Dialog, drawerOf, type Layer, type LayerKind, layerOf, type SimpleLayer } from './layers.ts';
import type { RunSource } from './page-event.ts';
import type { PageInput, PageSession, PageSnapshot } from './page-session.ts';
import { missWords, NotLoaded, partOf } from './parts.ts';
import { useRunningActor } from './running-actor.ts';

export type SessionActor = ActorRefFrom<PageSession>;

/** What can be asked of the session. None of it renders anything by itself. */
export interface SessionCommands {
  readonly setScenario: (scenario: ScenarioId) => void;
  /** Other options of the run; the moment stays. */
  readonly setConfig: (config: RunConfig) => void;
  /** Shows one message of a run in a scenario. Back undoes it. */
  readonly openMoment: (scenario: ScenarioId, config: RunConfig, message: string) => void;
  /** Opens a run from a file or a text. What cannot be read is said in a notice and changes nothing else. */
  readonly openFile: (source: RunSource) => void;
  /** Leaves what is simulated or read in the background. */
  readonly stopBackground: () => void;
  /**
   * Lets what of ZenML's own there is in the scenario be unreachable from the moment on screen on, or be there again. The
   * moment stays. Where nothing is ZenML's, a notice says so.
   */
  readonly toggleAway: () => void;
  /** Shows third parties outside of your zone, or in it with a mark again. */
  readonly toggleThirdPartiesApart: () => void;
  /** Shows the next thing of a talk. Back does not undo it. */
  readonly showStop: (target: SessionTarget<Layer>) => void;
  /** Begins a talk, ends it with null, or says where it is now. The moment stays. */
  readonly setTalk: (talk: TalkPlace | null) => void;
  /** Presents the tour that was left or, without one, the story of the run on screen. */
  readonly present: () => void;
  /** Puts what is on screen at the end of the tour that is made on this device, and says what became of it. */
  readonly addMoment: () => void;
  readonly setLayer: (layer: Layer | null) => void;
  /** Opens a layer or, if its drawer is open, closes that. */
  readonly toggleLayer: (kind: SimpleLayer) => void;
  /** Takes the card off the stage. */
  readonly closeCard: () => void;
  /** Closes what lies on top: the layer or, where there is none, the card, or else the notice. */
  readonly closeTopmost: () => void;
  readonly setDialog: (dialog: Dialog | null) => void;
  /** Says one sentence in the place of the one before; null for none. */
  readonly setNotice: (notice: string | Notice | null) => void;
  /** Goes on to the next of system, light and dark colours. */
  readonly nextTheme: () => void;
}

const ownTourMoment = partOf(() => import('./own-tour-moment.ts'));

/** The story of the run on screen, in one window. */
const NO_TALK: TalkPlace = { window: 'page', tour: null, stop: 0, channel: null, loops: false, isDue: false };

function commandsOf(session: SessionActor): SessionCommands {
  const { send } = session;
  const setLayer = (layer: Layer | null) => send({ type: 'layer.set', layer });
  const say = (text: string) => send({ type: 'notice.set', notice: { text } });
  return {
    setScenario: (scenario) => send({ type: 'scenario.set', scenario }),
    setConfig: (config) => send({ type: 'config.set', config }),
    openMoment: (scenario, config, message) => send({ type: 'moment.opened', scenario, config, message }),
    openFile: (source) => send({ type: 'file.opened', source }),
    stopBackground: () => send({ type: 'background.stopped' }),
    toggleAway: () => {
      const { run, scenario, player } = session.getSnapshot().context;
      const { config } = run.origin;
      const what = awayFor(run, scenario);
      if (what === null && config.away === undefined) {
        const { label } = run.model.scenarios[scenario];
        send({ type: 'notice.set', notice: { text: `Nothing of ZenML is on the path in ${label}.` } });
        return;
      }
      const { current } = frameAt(run.trace, player.getSnapshot().context.atMs);
      const away = config.away === undefined && what !== null ? awayAt(run, current, what) : null;
      send({ type: 'config.set', config: withAway(config, away) });
    },
    toggleThirdPartiesApart: () => send({ type: 'third-parties.toggle' }),
    closeCard: () => send({ type: 'card.closed' }),
    showStop: (target) => send({ type: 'stop.shown', target }),
    setTalk: (talk) => send({ type: 'talk.set', talk }),
    present: () => {
      const { talk, player } = session.getSnapshot().context;
      player.send({ type: 'pause' });
      player.send({ type: 'track.set', track: 'story' });
      setLayer(null);
      const place = talk ?? NO_TALK;
      // A tour goes on where it was left, whatever was looked at since.
      send({ type: 'talk.set', talk: { ...place, window: 'stage', isDue: place.tour !== null } });
    },
    addMoment: () => {
      ownTourMoment.load().then(
        ({ addMoment }) => say(addMoment(session.getSnapshot().context).text),
        (error: unknown) => say(error instanceof NotLoaded ? missWords('The tour', error) : String(error)),
      );
    },
    setLayer,
    toggleLayer: (kind) => {
      const { layer, scenario } = session.getSnapshot().context;
      const isOpen = layer !== null && drawerOf(layer.kind) === drawerOf(kind);
      setLayer(isOpen ? null : layerOf(kind, scenario));
    },
    closeTopmost: () => {
      const { layer, card } = session.getSnapshot().context;
      if (layer !== null) setLayer(null);
      else send(card === null ? { type: 'notice.set', notice: null } : { type: 'card.closed' });
    },
    setDialog: (dialog) => send({ type: 'dialog.set', dialog }),
    setNotice: (notice) => send({ type: 'notice.set', notice: typeof notice === 'string' ? { text: notice } : notice }),
    nextTheme: () => send({ type: 'theme.next' }),
  };
}

interface Session {
  readonly actor: SessionActor;
  readonly commands: SessionCommands;
}

/** Always the same value: what changes is selected from the actor, slice by slice. */
const SessionContext = createContext<Session | null>(null);

function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('[session] No session. Render inside a SessionProvider.');
  return session;
}

interface SessionProviderProps {
  /** The session with the actors that it needs here. */
  readonly machine: PageSession;
  /** What the session opens with. Called once. */
  readonly open: () => PageInput;
  readonly children: ReactNode;
}

/** Runs a session as long as it is on the page. */
export function SessionProvider({ machine, open, children }: SessionProviderProps) {
  const actor = useRunningActor(() => createActor(machine, { input: open() }));
  const session = useMemo(() => ({ actor, commands: commandsOf(actor) }), [actor]);
  const [failure, setFailure] = useState<{ readonly error: unknown } | null>(null);
  useEffect(() => {
    const subscription = actor.subscribe({ error: (error) => setFailure({ error }) });
    return () => subscription.unsubscribe();
  }, [actor]);
  if (failure) throw failure.error;
  return <SessionContext value={session}>{children}</SessionContext>;
}

/** The session itself, for what follows it as a whole. It stays the same. */
export const useSessionActor = (): SessionActor => useSession().actor;

/** The commands of the session. They stay the same. */
export const useCommands = (): SessionCommands => useSession().commands;

/** The player of the session. It stays the same, whatever run it plays. */
export const usePlayer = (): PageSnapshot['context']['player'] => useSession().actor.getSnapshot().context.player;

function useSlice<Slice>(select: (snapshot: PageSnapshot) => Slice): Slice {
  return useSelector(useSession().actor, select);
}

const selectRun = ({ context }: PageSnapshot) => context.run;
const selectScenario = ({ context }: PageSnapshot) => context.scenario;
const selectLayer = ({ context }: PageSnapshot) => context.layer;
const selectThirdPartiesApart = ({ context }: PageSnapshot) => context.thirdPartiesApart;
const selectTalk = ({ context }: PageSnapshot) => context.talk;
const selectDialog = ({ context }: PageSnapshot) => context.dialog;
const selectNotice = ({ context }: PageSnapshot) => context.notice;
const selectCard = ({ context }: PageSnapshot) => (context.layer === null ? context.card : null);
const selectTheme = ({ context }: PageSnapshot) => context.theme;
const selectIsFromFile = ({ context }: PageSnapshot) => context.file !== null;
const selectSource = ({ context }: PageSnapshot) => context.source;
const selectSimulatedSteps = (snapshot: PageSnapshot) =>
  snapshot.matches('simulating') ? (snapshot.context.target?.config.steps ?? null) : null;

/** The run on screen. */
export const useRun = (): Run => useSlice(selectRun);

/** The options of the run on screen. */
export const useConfig = (): RunConfig => useRun().origin.config;

/** The scenario that the run is seen in. */
export const useScenario = (): ScenarioId => useSlice(selectScenario);

/** What lies beside, below or in the place of the diagram. */
export const useLayer = (): Layer | null => useSlice(selectLayer);

/** Whether third parties stand outside of your zone. */
export const useThirdPartiesApart = (): boolean => useSlice(selectThirdPartiesApart);
/** The talk that is held, null for none. */
export const useTalkPlace = (): TalkPlace | null => useSlice(selectTalk);

/** Whether the drawer of a layer is open, with whichever of its tabs. */
export const useIsDrawerOpen = (kind: LayerKind): boolean =>
  useSlice(({ context: { layer } }) => layer !== null && drawerOf(layer.kind) === drawerOf(kind));

/** What lies over the whole page. */
export const useDialog = (): Dialog | null => useSlice(selectDialog);

/** What could not be done as asked, or was done out of sight. */
export const useNotice = (): Notice | null => useSlice(selectNotice);

/** What lies on the stage, null for nothing: whatever is opened beside the stage takes its place. */
export const useCard = (): Card | null => useSlice(selectCard);

/** The colours of the page. */
export const useTheme = (): Theme => useSlice(selectTheme);

/** True for a run that was read from a file: a link cannot hold it. */
export const useIsFromFile = (): boolean => useSlice(selectIsFromFile);

/** The file or text that is being read, null for none. */
export const useSourceBeingRead = (): RunSource | null => useSlice(selectSource);

/** Pipeline steps of the run that is being simulated in the background, null for none. */
export const useStepsBeingSimulated = (): number | null => useSlice(selectSimulatedSteps);
