import { fromCallback } from 'xstate';
import type { PageAsk, PageOrder, TalkEvent, TalkMove, TalkScene } from '../../machines/talk-events.ts';
import type { Tour } from '../model/tour-types.ts';
import { frameAt, markOf } from '../simulation/trace.ts';
import { stopsOf } from '../views/stops.ts';
import { hashOfView } from './address.ts';
import { PAGE_MODEL } from './model.ts';
import type { PageSnapshot } from './page-session.ts';
import { travels } from './playback.ts';
import type { SessionActor, SessionCommands } from './session.tsx';
import { momentOf, stopAt } from './tour-moment.ts';
import { parseHash } from './url-state.ts';

/** The page that a talk is held on. */
export interface TalkStage {
  readonly session: SessionActor;
  readonly commands: SessionCommands;
  /** The tour as it is now; null for the story of the run, and until it is here. */
  readonly tour: () => Tour | null;
  /** Takes what is asked for before the tour is here; it is asked for again when it is. */
  readonly wait?: (move: TalkMove) => void;
}

type Context = PageSnapshot['context'];

const messageNow = ({ run, player }: Context): string | null =>
  run.trace.messages[frameAt(run.trace, player.getSnapshot().context.atMs).current]?.id ?? null;

/** What is on screen, as the other window needs it; null while a run, or the tour that decides what is shown, is awaited. */
function sceneOf(context: Context): TalkScene | null {
  const { talk, player, run, target } = context;
  if (talk === null || talk.isDue || target !== null) return null;
  const cursor = player.getSnapshot();
  const view = { ...context, talk: { ...talk, window: 'stage' as const, loops: false } };
  return {
    hash: hashOfView(view, { atMs: cursor.context.atMs, track: 'story' }),
    travels: cursor.matches('stepping'),
    isAtEnd: cursor.context.atMs >= run.trace.durationMs,
  };
}

/** Shows a stop of a tour. A message that is on screen already does not travel again: only what is around it changes. */
export function showTourStop({ session, commands }: TalkStage, tour: Tour, index: number): void {
  const { context } = session.getSnapshot();
  const stop = stopAt(tour, index);
  if (context.talk === null || stop === undefined) return;
  const { length } = tour.stops;
  if (index >= length) commands.setNotice(`This tour has no stop ${index + 1}: here is its last one, ${length}.`);
  const { scenario, config, message, layer, thirdPartiesApart = context.thirdPartiesApart } = momentOf(stop);
  const isHere =
    message !== undefined &&
    message === messageNow(context) &&
    JSON.stringify(config) === JSON.stringify(context.run.origin.config);
  commands.showStop({
    scenario,
    config,
    layer,
    thirdPartiesApart,
    message: isHere ? undefined : message,
    travels: message !== null && travels(),
    talk: { ...context.talk, stop: tour.stops.indexOf(stop), isDue: false },
  });
}

function moveInTour(stage: TalkStage, tour: Tour, move: TalkMove): void {
  const last = tour.stops.length - 1;
  // A link may name a stop that the tour does not have.
  const at = Math.min(stage.session.getSnapshot().context.talk?.stop ?? 0, last);
  const index = { next: at + 1, previous: at - 1, first: 0, last, stop: move.to === 'stop' ? move.stop : 0 }[move.to];
  const goal = Math.min(Math.max(0, index), last);
  // At either end there is nowhere to go, and what is there is not told again.
  if (goal !== at || move.to === 'stop') showTourStop(stage, tour, goal);
}

function moveInStory({ session }: TalkStage, move: TalkMove): void {
  const { player, run, scenario } = session.getSnapshot().context;
  switch (move.to) {
    case 'next':
      player.send({ type: 'step.next', granularity: 'stop', travels: travels() });
      return;
    case 'previous':
      player.send({ type: 'step.previous', granularity: 'stop', travels: travels() });
      return;
    case 'first':
      player.send({ type: 'seek', atMs: 0 });
      return;
    case 'last':
      player.send({ type: 'seek', atMs: run.trace.durationMs });
      return;
    case 'stop': {
      const stops = stopsOf(run, scenario);
      const stop = stops[Math.min(Math.max(0, move.stop), stops.length - 1)];
      const message = run.trace.messages[stop?.message ?? -1];
      if (message) player.send({ type: 'tell', atMs: markOf(message), travels: travels() });
    }
  }
}

function move(stage: TalkStage, asked: TalkMove): void {
  const { context } = stage.session.getSnapshot();
  const { player, talk, layer } = context;
  if (asked.to === 'next' && player.getSnapshot().matches('stepping')) {
    player.send({ type: 'land' });
    return;
  }
  const tour = talk?.tour === null ? null : stage.tour();
  if (tour !== null) {
    moveInTour(stage, tour, asked);
    return;
  }
  if (talk?.tour !== null) {
    stage.wait?.(asked);
    return;
  }
  // What a question has opened closes when the story goes on.
  if (layer !== null) stage.commands.setLayer(null);
  moveInStory(stage, asked);
}

function doAsked(stage: TalkStage, ask: PageAsk): void {
  switch (ask.kind) {
    case 'move':
      move(stage, ask.move);
      return;
    case 'scenario':
      stage.commands.setScenario(ask.scenario);
      return;
    case 'unreachable':
      stage.commands.toggleAway();
      return;
  }
}

/** Shows on this stage what a console says. What it shows already stays, or lands if it travels still. */
function showScene({ session, commands }: TalkStage, { hash, travels: isTravelling, isAtEnd }: TalkScene): void {
  const { context } = session.getSnapshot();
  const { player, talk, run } = context;
  if (talk === null) return;
  const { scenario, config, message, layer, thirdPartiesApart, talk: told } = parseHash(PAGE_MODEL, hash).state;
  const isHere = message === messageNow(context) && JSON.stringify(config) === JSON.stringify(run.origin.config);
  commands.showStop({
    scenario,
    config,
    layer,
    thirdPartiesApart,
    message: isHere ? undefined : message,
    travels: isTravelling && travels(),
    talk: { ...talk, tour: told?.tour ?? null, stop: told?.stop ?? 0, isDue: false },
  });
  if (isAtEnd) player.send({ type: 'seek', atMs: Number.MAX_SAFE_INTEGER });
  else if (isHere && !isTravelling) player.send({ type: 'land' });
}

/** The page as a talk knows it: does what is asked, and says what is on screen and what there is to be said. */
export const talkPage = (stage: TalkStage) =>
  fromCallback<PageOrder>(({ receive, sendBack }) => {
    const { session, commands } = stage;
    const say = (event: TalkEvent): void => sendBack(event);
    let before = '';
    const follow = (): void => {
      const { context } = session.getSnapshot();
      if (context.notice !== null) say({ type: 'notice.held', text: context.notice.text });
      const scene = sceneOf(context);
      const now = JSON.stringify(scene);
      if (scene === null || now === before) return;
      before = now;
      say({ type: 'scene.changed', scene });
    };
    const subscriptions = [session.subscribe(follow), session.getSnapshot().context.player.subscribe(follow)];
    receive((order) => {
      switch (order.type) {
        case 'do':
          doAsked(stage, order.ask);
          return;
        case 'show':
          showScene(stage, order.scene);
          return;
        case 'say':
          commands.setNotice(order.text);
          return;
        case 'loop.began':
        case 'loop.ended': {
          const { talk } = session.getSnapshot().context;
          if (talk !== null) commands.setTalk({ ...talk, loops: order.type === 'loop.began' });
        }
      }
    });
    follow();
    return () => {
      for (const subscription of subscriptions) subscription.unsubscribe();
    };
  });
