import { createActorContext } from '@xstate/react';
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { RunConfig, ScenarioId } from '../../machines/model.ts';
import { type Granularity, playerMachine } from '../../machines/player.machine.ts';
import { simulate } from '../simulation/simulate.ts';
import { frameAt, indexOfMessage, markOf, marksOf, type Trace } from '../simulation/trace.ts';
import { type Layer, othersThan, type SimpleLayer } from './layers.ts';
import { frameTicker } from './ticker.ts';
import { formatHash, parseHash } from './url-state.ts';

export const PlayerContext = createActorContext(playerMachine.provide({ actors: { ticker: frameTicker } }));

interface Session {
  readonly scenario: ScenarioId;
  readonly config: RunConfig;
  readonly trace: Trace;
  /** One sentence about what could not be done, or null. */
  readonly notice: string | null;
  readonly layer: Layer | null;
  readonly setScenario: (scenario: ScenarioId) => void;
  readonly setConfig: (config: RunConfig) => void;
  /** Shows one message of a run in a scenario. Back undoes it. */
  readonly openRun: (scenario: ScenarioId, config: RunConfig, message: string) => void;
  readonly setNotice: (notice: string | null) => void;
  readonly setLayer: (layer: Layer | null) => void;
  /** Opens a layer or, if it is the one that is open, closes it. */
  readonly toggleLayer: (kind: SimpleLayer) => void;
}

const SessionContext = createContext<Session | null>(null);

/** The run on screen and the commands that change it. Throws outside of a `SessionProvider`. */
export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('[session] No session. Render inside a SessionProvider.');
  return session;
}

const marksOfRun = (trace: Trace): Record<Granularity, readonly number[]> => ({
  message: marksOf(trace, 'message'),
  exchange: marksOf(trace, 'exchange'),
  phase: marksOf(trace, 'phase'),
});

interface Place {
  readonly atMs: number;
  readonly problem: string | null;
}

/** Where a link points to in a run, which may not have the message that the link names. */
function placeOf(trace: Trace, message: string | null): Place {
  if (message === null) return { atMs: 0, problem: null };
  const found = trace.messages[indexOfMessage(trace, message)];
  if (found) return { atMs: markOf(found), problem: null };
  return { atMs: 0, problem: `message "${message}" is not in this run. It opens at the start.` };
}

/** Where the cursor goes when another run takes the place of this one: the same message, or the nearest before it. */
function samePlace(before: Trace, atMs: number, after: Trace): number {
  for (let index = frameAt(before, atMs).current; index >= 0; index--) {
    const found = after.messages[indexOfMessage(after, before.messages[index]?.id ?? '')];
    if (found) return markOf(found);
  }
  return 0;
}

/** A comparison always stands beside the selected scenario, never beside itself. */
function layerIn(scenario: ScenarioId, before: Shown): Layer | null {
  const { layer } = before;
  if (layer?.kind !== 'compare') return layer;
  if (layer.with.length > 1) return { ...layer, with: othersThan(scenario) };
  return { ...layer, with: layer.with.map((id) => (id === scenario ? before.scenario : id)) };
}

/** At most one write to the address bar in this time: browsers refuse many in a row. */
const URL_WRITE_MS = 300;

export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const [opened] = useState(() => {
    const { state, problems } = parseHash(location.hash);
    const trace = simulate(state.config);
    const place = placeOf(trace, state.message);
    return { state, trace, place, notice: [...problems, place.problem].find((problem) => problem !== null) ?? null };
  });
  const input = { durationMs: opened.trace.durationMs, marksMs: marksOfRun(opened.trace), atMs: opened.place.atMs };
  return (
    <PlayerContext.Provider options={{ input }}>
      <RunProvider opened={{ ...opened.state, trace: opened.trace }} openingNotice={opened.notice}>
        {children}
      </RunProvider>
    </PlayerContext.Provider>
  );
}

/** What is on screen apart from the moment. */
type Shown = Pick<Session, 'scenario' | 'config' | 'trace' | 'layer'>;

interface RunProviderProps {
  readonly opened: Shown;
  readonly openingNotice: string | null;
  readonly children: ReactNode;
}

function RunProvider({ opened, openingNotice, children }: RunProviderProps) {
  const player = PlayerContext.useActorRef();
  const [shown, setShown] = useState(opened);
  const [notice, setNotice] = useState(openingNotice);
  const latest = useRef(shown);

  const hashNow = useCallback((): string => {
    const { scenario, config, trace, layer } = latest.current;
    const { current } = frameAt(trace, player.getSnapshot().context.atMs);
    return formatHash({ scenario, config, layer, message: trace.messages[current]?.id ?? null });
  }, [player]);

  const show = useCallback(
    (next: Shown, atMs?: number) => {
      const before = latest.current;
      latest.current = next;
      setShown(next);
      if (next.trace !== before.trace || atMs !== undefined) {
        const { context } = player.getSnapshot();
        player.send({
          type: 'run.loaded',
          durationMs: next.trace.durationMs,
          marksMs: next.trace === before.trace ? context.marksMs : marksOfRun(next.trace),
          atMs: atMs ?? samePlace(before.trace, context.atMs, next.trace),
        });
      }
    },
    [player],
  );

  const setScenario = useCallback(
    (scenario: ScenarioId) => {
      if (scenario === latest.current.scenario) return;
      history.replaceState(OURS, '', hashNow());
      show({ ...latest.current, scenario, layer: layerIn(scenario, latest.current) });
      history.pushState(OURS, '', hashNow());
    },
    [hashNow, show],
  );

  const setConfig = useCallback(
    (config: RunConfig) => {
      show({ ...latest.current, config, trace: simulate(config) });
      history.replaceState(OURS, '', hashNow());
    },
    [hashNow, show],
  );

  const openRun = useCallback(
    (scenario: ScenarioId, config: RunConfig, message: string) => {
      const trace = simulate(config);
      history.replaceState(OURS, '', hashNow());
      show({ ...latest.current, scenario, config, trace }, placeOf(trace, message).atMs);
      history.pushState(OURS, '', hashNow());
    },
    [hashNow, show],
  );

  const setLayer = useCallback(
    (layer: Layer | null) => {
      show({ ...latest.current, layer });
      history.replaceState(OURS, '', hashNow());
    },
    [hashNow, show],
  );

  const toggleLayer = useCallback(
    (kind: SimpleLayer) => {
      const { layer, scenario } = latest.current;
      if (layer?.kind === kind) setLayer(null);
      else if (kind === 'compare') setLayer({ kind, with: othersThan(scenario) });
      else if (kind === 'choose') setLayer({ kind, answers: {} });
      else setLayer({ kind });
    },
    [setLayer],
  );

  useEffect(() => {
    const onPopState = (event: PopStateEvent) => {
      const { state, problems } = parseHash(location.hash);
      const sameConfig = JSON.stringify(state.config) === JSON.stringify(latest.current.config);
      const trace = sameConfig ? latest.current.trace : simulate(state.config);
      // Going back undoes a change of scenario and stays at the moment; a link that was typed moves there.
      const place = event.state === OURS ? null : placeOf(trace, state.message);
      const config = sameConfig ? latest.current.config : state.config;
      show({ scenario: state.scenario, config, trace, layer: state.layer }, place?.atMs);
      setNotice(problems[0] ?? place?.problem ?? null);
    };
    addEventListener('popstate', onPopState);
    return () => removeEventListener('popstate', onPopState);
  }, [show]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const write = () => {
      timer = undefined;
      const hash = hashNow();
      if (hash !== location.hash) history.replaceState(OURS, '', hash);
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
    () => ({ ...shown, notice, setScenario, setConfig, openRun, setNotice, setLayer, toggleLayer }),
    [shown, notice, setScenario, setConfig, openRun, setLayer, toggleLayer],
  );
  return <SessionContext value={session}>{children}</SessionContext>;
}

/** Marks the entries of the history that this page wrote. */
const OURS = 'written by the simulator';
