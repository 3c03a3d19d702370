import { createActorContext } from '@xstate/react';
import {
  createContext,
  type ReactNode,
  use,
  useCallback,
  useEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
} from 'react';
import type { RunConfig, ScenarioId } from '../../machines/model.ts';
import { playerMachine } from '../../machines/player.machine.ts';
import type { Run } from '../simulation/run.ts';
import { simulate } from '../simulation/simulate.ts';
import { frameAt } from '../simulation/trace.ts';
import { isLong, simulateInBackground } from './background-run.ts';
import { type Dialog, drawerOf, type Layer, othersThan, type SimpleLayer } from './layers.ts';
import { PAGE_MODEL } from './model.ts';
import { marksOfRun, type Place, placeOf, samePlace } from './places.ts';
import { frameTicker } from './ticker.ts';
import { formatHash, parseHash } from './url-state.ts';

export const PlayerContext = createActorContext(playerMachine.provide({ actors: { ticker: frameTicker } }));

/** What could not be done as asked, or was done out of sight. */
export interface Notice {
  readonly text: string;
  /** Tries it again; undefined where that would change nothing. */
  readonly again?: () => void;
}

/** What is on screen apart from the moment. */
interface Shown {
  readonly scenario: ScenarioId;
  readonly config: RunConfig;
  readonly run: Run;
  /** True for a run that was read from a file: a link cannot hold it. */
  readonly imported: boolean;
  readonly layer: Layer | null;
}

interface Session extends Shown {
  readonly notice: Notice | null;
  /** The run that is being simulated in the background and will take the place of this one. */
  readonly pending: RunConfig | null;
  readonly setScenario: (scenario: ScenarioId) => void;
  readonly setConfig: (config: RunConfig) => void;
  /** Shows one message of a run in a scenario. Back undoes it. */
  readonly openRun: (scenario: ScenarioId, config: RunConfig, message: string) => void;
  /** Shows a run that was read from a file, from its start. */
  readonly openImported: (scenario: ScenarioId, run: Run) => void;
  /** Says one sentence in the place of the one before; null for none. */
  readonly setNotice: (notice: string | Notice | null) => void;
  readonly dialog: Dialog | null;
  readonly setDialog: (dialog: Dialog | null) => void;
  readonly setLayer: (layer: Layer | null) => void;
  /** Opens a layer or, if its drawer is open, closes that. */
  readonly toggleLayer: (kind: SimpleLayer) => void;
}

const SessionContext = createContext<Session | null>(null);

/** The run on screen and the commands that change it. Throws outside of a `SessionProvider`. */
export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('[session] No session. Render inside a SessionProvider.');
  return session;
}

/** The run on screen. */
export const useRun = (): Run => useSession().run;

/** At most one write to the address bar in this time: browsers refuse many in a row. */
const URL_WRITE_MS = 300;

/** Marks the entries of the history that this page wrote. */
const OURS = 'written by the simulator';

const nextNotice = (_: Notice | null, said: string | Notice | null): Notice | null =>
  typeof said === 'string' ? { text: said } : said;

/** A comparison always stands beside the selected scenario, never beside itself. */
function layerIn(scenario: ScenarioId, before: Shown): Layer | null {
  const { layer } = before;
  if (layer?.kind !== 'compare') return layer;
  if (layer.with.length > 1) return { ...layer, with: othersThan(scenario) };
  return { ...layer, with: layer.with.map((id) => (id === scenario ? before.scenario : id)) };
}

export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const [opened] = useState(() => {
    const { state, problems } = parseHash(PAGE_MODEL, location.hash);
    // A long run is simulated in the background; a short one of the same kind stands in for it.
    const later = isLong(state.config);
    const config = later ? { ...state.config, steps: 3, width: 1, fault: null } : state.config;
    const run = simulate(PAGE_MODEL, config);
    const place = placeOf(run, later ? null : state.message);
    const notice = [...problems, place.problem].find((problem) => problem !== null) ?? null;
    return { state, later, config, run, place, notice };
  });
  const { state, config, run, place } = opened;
  const input = { durationMs: run.trace.durationMs, marksMs: marksOfRun(run.trace), atMs: place.atMs };
  return (
    <PlayerContext.Provider options={{ input }}>
      <RunProvider
        opened={{ scenario: state.scenario, config, run, imported: false, layer: state.layer }}
        openingNotice={opened.notice}
        wanted={opened.later ? { config: state.config, message: state.message } : null}
      >
        {children}
      </RunProvider>
    </PlayerContext.Provider>
  );
}

interface RunProviderProps {
  readonly opened: Shown;
  readonly openingNotice: string | null;
  /** A long run that the link asks for. */
  readonly wanted: { readonly config: RunConfig; readonly message: string | null } | null;
  readonly children: ReactNode;
}

/** Where to go in a run that was loaded; null for the same message as before. */
type FindPlace = (run: Run) => Place | null;

function RunProvider({ opened, openingNotice, wanted, children }: RunProviderProps) {
  const player = PlayerContext.useActorRef();
  const [shown, setShown] = useState(opened);
  const [notice, setNotice] = useReducer(nextNotice, nextNotice(null, openingNotice));
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const [pending, setPending] = useState<RunConfig | null>(wanted?.config ?? null);
  const latest = useRef(shown);
  const giveUp = useRef<(() => void) | null>(null);
  /** The address stays as it is until the run that it asks for is there. */
  const holdsAddress = useRef(wanted !== null);

  const hashNow = useCallback((): string => {
    const { scenario, config, run, layer, imported } = latest.current;
    const { current } = frameAt(run.trace, player.getSnapshot().context.atMs);
    const message = run.trace.messages[current]?.id ?? null;
    return formatHash(PAGE_MODEL, imported ? { scenario, layer } : { scenario, config, layer, message });
  }, [player]);

  const show = useCallback(
    (next: Shown, atMs?: number) => {
      const before = latest.current;
      latest.current = next;
      setShown(next);
      if (next.run !== before.run || atMs !== undefined) {
        const { context } = player.getSnapshot();
        player.send({
          type: 'run.loaded',
          durationMs: next.run.trace.durationMs,
          marksMs: next.run === before.run ? context.marksMs : marksOfRun(next.run.trace),
          atMs: atMs ?? samePlace(before.run.trace, context.atMs, next.run.trace),
        });
      }
    },
    [player],
  );

  /** Simulates a run, at once or in the background, and goes on with it. The last call wins. */
  const withRun = useCallback((config: RunConfig, goOn: (run: Run) => void) => {
    giveUp.current?.();
    giveUp.current = null;
    if (!isLong(config)) {
      setPending(null);
      goOn(simulate(PAGE_MODEL, config));
      return;
    }
    setPending(config);
    giveUp.current = simulateInBackground(config, (run) => {
      setPending(null);
      if (run) goOn(run);
      else setNotice('The simulation met an error. Fewer pipeline steps may help.');
    });
  }, []);

  const openConfig = useCallback(
    (config: RunConfig, scenario: ScenarioId, find: FindPlace, address: 'push' | 'replace') => {
      withRun(config, (run) => {
        holdsAddress.current = false;
        if (address === 'push') history.replaceState(OURS, '', hashNow());
        const place = find(run);
        show({ ...latest.current, scenario, config, run, imported: false }, place?.atMs);
        if (place?.problem) setNotice(place.problem);
        if (address === 'push') history.pushState(OURS, '', hashNow());
        else history.replaceState(OURS, '', hashNow());
      });
    },
    [hashNow, show, withRun],
  );

  const setScenario = useCallback(
    (scenario: ScenarioId) => {
      if (scenario === latest.current.scenario) return;
      if (!holdsAddress.current) history.replaceState(OURS, '', hashNow());
      show({ ...latest.current, scenario, layer: layerIn(scenario, latest.current) });
      if (!holdsAddress.current) history.pushState(OURS, '', hashNow());
    },
    [hashNow, show],
  );

  const setConfig = useCallback(
    (config: RunConfig) => openConfig(config, latest.current.scenario, () => null, 'replace'),
    [openConfig],
  );

  const openRun = useCallback(
    (scenario: ScenarioId, config: RunConfig, message: string) =>
      openConfig(config, scenario, (run) => placeOf(run, message), 'push'),
    [openConfig],
  );

  const openImported = useCallback(
    (scenario: ScenarioId, run: Run) => {
      giveUp.current?.();
      setPending(null);
      holdsAddress.current = false;
      show({ ...latest.current, scenario, config: run.origin.config, run, imported: true }, 0);
      history.replaceState(OURS, '', hashNow());
    },
    [hashNow, show],
  );

  const setLayer = useCallback(
    (layer: Layer | null) => {
      show({ ...latest.current, layer });
      if (!holdsAddress.current) history.replaceState(OURS, '', hashNow());
    },
    [hashNow, show],
  );

  const toggleLayer = useCallback(
    (kind: SimpleLayer) => {
      const { layer, scenario } = latest.current;
      if (layer && drawerOf(layer.kind) === kind) setLayer(null);
      else if (kind === 'compare') setLayer({ kind, with: othersThan(scenario) });
      else if (kind === 'choose') setLayer({ kind, answers: {} });
      else setLayer({ kind });
    },
    [setLayer],
  );

  useEffect(() => {
    if (!wanted) return;
    openConfig(wanted.config, latest.current.scenario, (run) => placeOf(run, wanted.message), 'replace');
    return () => giveUp.current?.();
  }, [wanted, openConfig]);

  useEffect(() => {
    const onPopState = (event: PopStateEvent) => {
      const { state, problems } = parseHash(PAGE_MODEL, location.hash);
      const { scenario, layer } = state;
      // Going back undoes a change of scenario and stays at the moment; a link that was typed moves there.
      const goesBack = event.state === OURS;
      const { config, imported } = latest.current;
      // A run from a file can have the options of a link and still be another run.
      const same = !imported && JSON.stringify(state.config) === JSON.stringify(config);
      if (same || (goesBack && imported)) {
        const place = goesBack ? null : placeOf(latest.current.run, state.message);
        show({ ...latest.current, scenario, layer }, place?.atMs);
        setNotice(problems[0] ?? place?.problem ?? null);
        return;
      }
      withRun(state.config, (run) => {
        const place = goesBack ? null : placeOf(run, state.message);
        show({ scenario, layer, config: state.config, run, imported: false }, place?.atMs);
        setNotice(problems[0] ?? place?.problem ?? null);
      });
    };
    addEventListener('popstate', onPopState);
    return () => removeEventListener('popstate', onPopState);
  }, [show, withRun]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const write = () => {
      timer = undefined;
      const hash = hashNow();
      if (!holdsAddress.current && hash !== location.hash) history.replaceState(OURS, '', hash);
    };
    write();
    const subscription = player.subscribe(() => {
      timer ??= setTimeout(write, URL_WRITE_MS);
    });
    return () => {
      clearTimeout(timer);
      subscription.unsubscribe();
    };
  }, [player, hashNow]);

  const session = useMemo(
    () => ({
      ...shown,
      notice,
      pending,
      setScenario,
      setConfig,
      openRun,
      openImported,
      setNotice,
      dialog,
      setDialog,
      setLayer,
      toggleLayer,
    }),
    [shown, notice, pending, dialog, setScenario, setConfig, openRun, openImported, setLayer, toggleLayer],
  );
  return <SessionContext value={session}>{children}</SessionContext>;
}
