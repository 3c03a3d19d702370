import { type ActorRefFrom, assign, enqueueActions, fromCallback, sendTo, setup } from 'xstate';
import type { Away, RunConfig, ScenarioId } from './model.ts';
import { noticeOf } from './notice.ts';
import { playerMachine } from './player.machine.ts';
import { type PlayerPlace, playerPlace } from './player-place.ts';
import {
  type AddressEntry,
  type AddressEvent,
  type AddressInput,
  type Card,
  type Notice,
  type SessionEvent,
  type SessionInput,
  type SessionLogic,
  type SessionTarget,
  type SessionView,
  type StorageEvent,
  type TalkPlace,
  THEMES,
  type Theme,
} from './session-events.ts';

interface SessionContext<Run, Layer, Dialog, Source> extends SessionView<Run, Layer> {
  readonly player: ActorRefFrom<typeof playerMachine>;
  readonly talk: TalkPlace | null;
  readonly dialog: Dialog | null;
  readonly notice: Notice | null;
  readonly card: Card | null;
  readonly theme: Theme;
  /** What is being simulated and takes the place of the run on screen; null when nothing is. */
  readonly target: SessionTarget<Layer> | null;
  /** The file that is being read. */
  readonly source: Source | null;
  /** The outage that was left where nothing of ZenML's can be away; it is there again in a scenario where it can. */
  readonly outage: Away | null;
  /** The scenario that was chosen since the file was opened. */
  readonly chosen: ScenarioId | null;
  /** The runs from files by their numbers, so that Back and Forward find them again. */
  readonly files: ReadonlyMap<number, Run>;
}

/** Only the last few runs from files are kept: each can be large. */
const MOST_FILES = 4;

const nextTheme = (theme: Theme): Theme => THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';

/** The run of an entry that came from a file, undefined when it did not or is not kept. */
export const keptRun = <Run>(
  { files }: { readonly files: ReadonlyMap<number, Run> },
  { isOwn, file }: AddressEntry<unknown>,
): Run | undefined => (isOwn && file !== null ? files.get(file) : undefined);

/** What the states of the session act by: its types, the actors it starts, its guards and its actions, each by its name. */
export function setUpSession<Run, Layer, Dialog, Source>(logic: SessionLogic<Run, Layer>) {
  type Context = SessionContext<Run, Layer, Dialog, Source>;
  type Event = SessionEvent<Run, Layer, Dialog, Source>;

  const viewIn = ({ scenario, run, file, layer, thirdPartiesApart, talk }: Context): SessionView<Run, Layer> => ({
    scenario,
    run,
    file,
    layer,
    thirdPartiesApart,
    talk,
  });

  /** What the address has to hold now. */
  const heldIn = (context: Context) =>
    context.target === null
      ? { view: viewIn(context) }
      : {
          target: context.target,
          thirdPartiesApart: context.target.thirdPartiesApart ?? context.thirdPartiesApart,
        };

  /** The config of the run that is on screen or awaited. */
  const configNow = ({ target, run }: Context): RunConfig => target?.config ?? logic.configOf(run);

  /** The same with the outage that was left in another scenario. */
  const configWithOutage = (context: Context): RunConfig => {
    const config = configNow(context);
    return context.outage === null || config.away !== undefined ? config : { ...config, away: context.outage };
  };

  const isOnScreen = (context: Context, config: RunConfig): boolean =>
    context.file === null && logic.isSameConfig(config, logic.configOf(context.run));

  return setup({
    types: {
      context: {} as Context,
      events: {} as Event,
      input: {} as SessionInput<Run, Layer>,
      children: {} as { readonly player: 'player'; readonly address: 'address'; readonly storage: 'storage' },
    },
    actors: {
      player: playerMachine,
      playerPlace,
      address: fromCallback<AddressEvent<Run, Layer>, AddressInput>(() => {
        throw new Error('[session] No address. Provide one that holds what it is told and sends address.popped.');
      }),
      storage: fromCallback<StorageEvent>(() => {
        throw new Error('[session] No storage. Provide one that keeps the theme.');
      }),
      simulation: fromCallback<Event, { readonly config: RunConfig }>(() => {
        throw new Error('[session] No simulation. Provide one that sends run.simulated or run.failed.');
      }),
      reader: fromCallback<Event, { readonly source: Source }>(() => {
        throw new Error('[session] No reader. Provide one that sends file.read or file.refused.');
      }),
    },
    guards: {
      'it is another scenario': ({ context }, { scenario }: { scenario: ScenarioId }) =>
        scenario !== context.scenario || (context.target !== null && scenario !== context.target.scenario),
      /** A run from a file stays what it is, and a file that is being read is read on. */
      'it is another run there': ({ context }, { scenario }: { scenario: ScenarioId }) =>
        (context.file === null || context.target !== null) &&
        context.source === null &&
        !logic.isSameConfig(logic.configIn(context.run, configWithOutage(context), scenario), configNow(context)),
      'it is the run on screen': ({ context }, { config }: { config: RunConfig }) => isOnScreen(context, config),
      'its run is on screen': ({ context }, { entry }: { entry: AddressEntry<Layer> }) =>
        entry.isOwn && entry.file !== null ? entry.file === context.file : isOnScreen(context, entry.target.config),
      'its run is from a file that is kept': ({ context }, { entry }: { entry: AddressEntry<Layer> }) =>
        keptRun(context, entry) !== undefined,
      'a run is awaited': ({ context }) => context.target !== null,
    },
    actions: {
      'hold it in the address': sendTo(
        'address',
        ({ context }): AddressEvent<Run, Layer> => ({
          type: 'address.replace',
          ...heldIn(context),
        }),
      ),
      'add it to the history': sendTo(
        'address',
        ({ context }): AddressEvent<Run, Layer> => ({
          type: 'address.push',
          ...heldIn(context),
        }),
      ),
      'set the scenario': assign(({ context }, { scenario }: { scenario: ScenarioId }) => ({
        scenario,
        layer: logic.layerIn(context.layer, context.scenario, scenario),
        target: context.target && {
          ...context.target,
          scenario,
          layer: logic.layerIn(context.target.layer, context.target.scenario, scenario),
        },
        chosen: scenario,
      })),
      'remember the choice': assign((_, { scenario }: { scenario: ScenarioId }) => ({ chosen: scenario })),
      /** Whatever is opened at the start, the visit has begun; the card at the end comes back when the layer is closed. */
      'set the layer': assign(({ context }, { layer }: { layer: Layer | null }) => ({
        layer,
        target: context.target && { ...context.target, layer },
        card: context.card === 'opening' && layer !== null ? null : context.card,
      })),
      'close the card': assign({ card: null }),
      'lay the card of the place': assign(({ context }, { place }: { place: PlayerPlace }) => ({
        card:
          place === 'end'
            ? ('closing' as const)
            : place === 'start' && context.card === 'opening'
              ? context.card
              : null,
      })),
      'set third parties apart, or back': assign(({ context }) => ({ thirdPartiesApart: !context.thirdPartiesApart })),
      'set the talk': assign(({ context }, { talk }: { talk: TalkPlace | null }) => ({
        talk,
        target: context.target && { ...context.target, talk },
      })),
      'take the layer and the talk': assign(({ context }, { target }: { target: SessionTarget<Layer> }) => ({
        layer: target.layer,
        talk: target.talk ?? null,
        thirdPartiesApart: target.thirdPartiesApart ?? context.thirdPartiesApart,
        outage: null,
      })),
      'await the run': assign((_, { target }: { target: SessionTarget<Layer> }) => ({
        target,
        source: null,
        outage: null,
      })),
      'await the run as it is there': assign(({ context }, { scenario }: { scenario: ScenarioId }) => {
        const before = configWithOutage(context);
        const config = logic.configIn(context.run, before, scenario);
        return {
          target: { scenario, layer: (context.target ?? context).layer, config, message: context.target?.message },
          source: null,
          outage: config.away === undefined ? (before.away ?? null) : null,
        };
      }),
      'await no run': assign({ target: null }),
      'take the file': assign((_, { source }: { source: Source }) => ({ source, chosen: null })),
      'take no file': assign({ source: null }),
      'set the dialog': assign((_, { dialog }: { dialog: Dialog | null }) => ({ dialog })),
      'set the notice': assign((_, { notice }: { notice: Notice | null }) => ({ notice })),
      'say why, and offer to try again': assign(({ self }, { text, retry }: { text: string; retry: Event | null }) => ({
        notice: retry === null ? { text } : { text, again: () => self.send(retry) },
      })),
      'set the next theme': assign({ theme: ({ context }) => nextTheme(context.theme) }),
      'keep the theme': sendTo(
        'storage',
        ({ context }): StorageEvent => ({ type: 'theme.keep', theme: context.theme }),
      ),
      'tell the run in the scenario': sendTo(
        ({ context }) => context.player,
        ({ context: { run, scenario } }) => ({ type: 'score.set' as const, score: logic.scoreOf(run, scenario) }),
      ),
      /** The same as before for an entry that this page wrote. */
      'show it as the entry says': enqueueActions(
        ({ context, enqueue }, { entry: { isOwn, track, thirdPartiesApart } }: { entry: AddressEntry<Layer> }) => {
          if (isOwn) return;
          enqueue.sendTo(context.player, { type: 'track.set', track });
          enqueue.assign({ thirdPartiesApart });
        },
      ),
      /** Stays at the same moment for undefined. What the notice says already is said with what is wrong with the message. */
      'go to the message': enqueueActions(
        (
          { context, enqueue },
          { message, notice }: { message: string | null | undefined; notice?: Notice | null | undefined },
        ) => {
          if (message === undefined) return;
          const { atMs, problem } = logic.placeOf(context.run, message);
          enqueue.sendTo(context.player, { type: 'seek', atMs });
          if (problem !== null) enqueue.assign({ notice: noticeOf([notice?.text, problem]) });
        },
      ),
      'show the message': enqueueActions(({ context, enqueue }, { target }: { target: SessionTarget<Layer> }) => {
        if (target.message === undefined) return;
        const { atMs, problem } = logic.placeOf(context.run, target.message);
        enqueue.sendTo(context.player, { type: 'tell', atMs, travels: target.travels ?? false });
        if (problem !== null) enqueue.assign({ notice: { text: problem } });
      }),
      'load the run into the player': sendTo(
        ({ context }) => context.player,
        (
          { context },
          { run, scenario, message }: { run: Run; scenario: ScenarioId; message: string | null | undefined },
        ) => ({
          type: 'run.loaded' as const,
          score: logic.scoreOf(run, scenario),
          atMs:
            message === undefined
              ? logic.samePlace(context.run, context.player.getSnapshot().context.atMs, run)
              : logic.placeOf(run, message).atMs,
        }),
      ),
      /** A stop of a talk travels or rests, whatever run it is in; any other moment is where its message is half way. */
      'show the awaited message': enqueueActions(({ context: { target, player }, enqueue }, { run }: { run: Run }) => {
        if (target?.travels === undefined || target.message === undefined) return;
        const { atMs } = logic.placeOf(run, target.message);
        enqueue.sendTo(player, { type: 'tell', atMs, travels: target.travels });
      }),
      'show the awaited run': assign(({ context }, { run }: { run: Run }) => {
        const { scenario, layer, talk, message } = context.target ?? { ...context, message: undefined };
        const problem = message === undefined ? null : logic.placeOf(run, message).problem;
        return {
          run,
          scenario,
          layer,
          talk: talk ?? null,
          thirdPartiesApart: context.target?.thirdPartiesApart ?? context.thirdPartiesApart,
          file: null,
          target: null,
          // The rest of a link was read before its run was there.
          ...(problem === null ? {} : { notice: noticeOf([context.notice?.text, problem]) }),
        };
      }),
      'show the run of the file': assign(({ context }, { run, scenario }: { run: Run; scenario: ScenarioId }) => {
        const file = Math.max(-1, ...context.files.keys()) + 1;
        const files = new Map([...context.files, [file, run] as const].slice(-MOST_FILES));
        return { run, file, files, scenario: context.chosen ?? scenario, target: null, source: null, outage: null };
      }),
      'show the run of the entry': assign(({ context }, { entry }: { entry: AddressEntry<Layer> }) => ({
        run: keptRun(context, entry) ?? context.run,
        file: keptRun(context, entry) === undefined ? null : entry.file,
        scenario: entry.target.scenario,
        layer: entry.target.layer,
        talk: entry.target.talk ?? null,
        target: null,
        source: null,
        outage: null,
      })),
    },
  });
}
