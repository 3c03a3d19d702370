import type { SnapshotFrom } from 'xstate';
import type { RunConfig, ScenarioId } from '../../machines/model.ts';
import { noticeOf } from '../../machines/notice.ts';
import { playerMachine } from '../../machines/player.machine.ts';
import { createSessionMachine } from '../../machines/session.machine.ts';
import type { SessionInput } from '../../machines/session-events.ts';
import { awayFor } from '../claims/outage.ts';
import { withAway, withoutAway } from '../model/options.ts';
import type { Run } from '../simulation/run.ts';
import { simulate } from '../simulation/simulate.ts';
import { scoreOf } from '../views/score.ts';
import { address, entryOf } from './address.ts';
import { type Dialog, type Layer, layerIn } from './layers.ts';
import { PAGE_MODEL } from './model.ts';
import type { RunSource } from './page-event.ts';
import { placeOf, samePlace } from './places.ts';
import { reader } from './reading.ts';
import { isLong, simulation } from './simulating.ts';
import { storage, storedTheme } from './storage.ts';
import { frameTicker } from './ticker.ts';

const LOST_FILE = 'This run came from a file that is no longer open here. Open the file again to see it.';

/** The same run in another scenario, where something else is ZenML's and can be away, or nothing is. */
function configIn(run: Run, config: RunConfig, scenario: ScenarioId): RunConfig {
  const { away } = config;
  const what = awayFor(run, scenario);
  if (away === undefined || away.what === what) return config;
  return withAway(config, what && { ...away, what });
}

/** The session over runs and layers of this page, without its surroundings. */
export const sessionMachine = createSessionMachine<Run, Layer, Dialog, RunSource>({
  scoreOf,
  configOf: ({ origin }) => origin.config,
  configIn,
  isSameConfig: (one, other) => JSON.stringify(one) === JSON.stringify(other),
  placeOf,
  samePlace: (before, atMs, after) => samePlace(before.trace, atMs, after.trace),
  layerIn,
  lostFile: LOST_FILE,
});

export type PageSession = typeof sessionMachine;
export type PageSnapshot = SnapshotFrom<PageSession>;
export type PageInput = SessionInput<Run, Layer>;

/** The session of the page: with its address, this device's storage, workers and real time. */
export const pageSession: PageSession = sessionMachine.provide({
  actors: { player: playerMachine.provide({ actors: { ticker: frameTicker } }), address, storage, simulation, reader },
});

/** What the address of the page asks for. A short run of the same kind stands in for one that takes long to simulate. */
export function openingOfPage(): PageInput {
  const entry = entryOf(location.hash, history.state);
  const { scenario, layer, config, message, talk = null } = entry.target;
  const isLater = isLong(config);
  const run = simulate(PAGE_MODEL, isLater ? { ...withoutAway(config), steps: 3, width: 1, fault: null } : config);
  const place = placeOf(run, isLater ? null : (message ?? null));
  const lost = entry.file === null ? null : LOST_FILE;
  return {
    view: { scenario, run, file: null, layer, thirdPartiesApart: entry.thirdPartiesApart, talk },
    atMs: place.atMs,
    track: entry.track,
    notice: noticeOf([entry.notice?.text, lost, place.problem]),
    theme: storedTheme(),
    isFresh: location.hash.length < 2,
    target: isLater ? { scenario, config, message, layer, talk } : null,
  };
}
