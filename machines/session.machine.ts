import { type ActorRefFrom, assign, enqueueActions, fromCallback, sendTo, setup } from 'xstate';
import type { RunConfig, ScenarioId } from './model.ts';
import { playerMachine } from './player.machine.ts';
import {
  type AddressEntry,
  type AddressEvent,
  type AddressInput,
  type Notice,
  type SessionEvent,
  type SessionInput,
  type SessionLogic,
  type SessionTarget,
  type SessionView,
  type StorageEvent,
  THEMES,
  type Theme,
} from './session-events.ts';

interface SessionContext<Run, Layer, Dialog, Source> extends SessionView<Run, Layer> {
  readonly player: ActorRefFrom<typeof playerMachine>;
  readonly dialog: Dialog | null;
  readonly notice: Notice | null;
  readonly theme: Theme;
  /** What is being simulated and takes the place of the run on screen; null when nothing is. */
  readonly target: SessionTarget<Layer> | null;
  /** The file that is being read. */
  readonly source: Source | null;
  /** The scenario that was chosen since the file was opened. */
  readonly chosen: ScenarioId | null;
  /** The runs from files by their numbers, so that Back and Forward find them again. */
  readonly files: ReadonlyMap<number, Run>;
}

/** Only the last few runs from files are kept: each can be large. */
const MOST_FILES = 4;

/**
 * The session: which run is on screen, in which scenario, with which layer, dialog and notice; what is simulated or read
 * in the background; and what the address holds. The last action wins, whatever runs in the background. The player is
 * its child; the address, the storage, the simulation and the reader of files are provided by whoever runs it.
 */
export function createSessionMachine<Run, Layer, Dialog, Source>(logic: SessionLogic<Run, Layer>) {
  type Context = SessionContext<Run, Layer, Dialog, Source>;
  type Event = SessionEvent<Run, Layer, Dialog, Source>;

  const viewIn = ({ scenario, run, file, layer }: Context): SessionView<Run, Layer> => ({ scenario, run, file, layer });

  /** What the address has to hold now. */
  const heldIn = (context: Context) =>
    context.target === null ? { view: viewIn(context) } : { target: context.target };

  const isOnScreen = (context: Context, config: RunConfig): boolean =>
    context.file === null && logic.isSameConfig(config, logic.configOf(context.run));

  /** The run of an entry that came from a file, undefined when it did not or is not kept. */
  const keptRun = ({ files }: Context, { isOwn, file }: AddressEntry<Layer>): Run | undefined =>
    isOwn && file !== null ? files.get(file) : undefined;

  const nextTheme = (theme: Theme): Theme => THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';

  return setup({
    types: {
      context: {} as Context,
      events: {} as Event,
      input: {} as SessionInput<Run, Layer>,
      children: {} as { readonly player: 'player'; readonly address: 'address'; readonly storage: 'storage' },
    },
    actors: {
      player: playerMachine,
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
      'set the layer': assign(({ context }, { layer }: { layer: Layer | null }) => ({
        layer,
        target: context.target && { ...context.target, layer },
      })),
      'await the run': assign((_, { target }: { target: SessionTarget<Layer> }) => ({ target, source: null })),
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
      /** The same track for an entry that this page wrote. */
      'take the track of the entry': enqueueActions(
        ({ context, enqueue }, { entry: { isOwn, track } }: { entry: AddressEntry<Layer> }) => {
          if (!isOwn) enqueue.sendTo(context.player, { type: 'track.set', track });
        },
      ),
      /** Stays at the same moment for undefined. */
      'go to the message': enqueueActions(
        ({ context, enqueue }, { message }: { message: string | null | undefined }) => {
          if (message === undefined) return;
          const { atMs, problem } = logic.placeOf(context.run, message);
          enqueue.sendTo(context.player, { type: 'seek', atMs });
          if (problem !== null) enqueue.assign({ notice: { text: problem } });
        },
      ),
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
      'show the awaited run': assign(({ context }, { run }: { run: Run }) => {
        const { scenario, layer, message } = context.target ?? { ...context, message: undefined };
        const problem = message === undefined ? null : logic.placeOf(run, message).problem;
        return {
          run,
          scenario,
          layer,
          file: null,
          target: null,
          ...(problem === null ? {} : { notice: { text: problem } }),
        };
      }),
      'show the run of the file': assign(({ context }, { run, scenario }: { run: Run; scenario: ScenarioId }) => {
        const file = Math.max(-1, ...context.files.keys()) + 1;
        const files = new Map([...context.files, [file, run] as const].slice(-MOST_FILES));
        return { run, file, files, scenario: context.chosen ?? scenario, target: null, source: null };
      }),
      'show the run of the entry': assign(({ context }, { entry }: { entry: AddressEntry<Layer> }) => ({
        run: keptRun(context, entry) ?? context.run,
        file: keptRun(context, entry) === undefined ? null : entry.file,
        scenario: entry.target.scenario,
        layer: entry.target.layer,
        target: null,
        source: null,
      })),
    },
  }).createMachine({
    id: 'session',
    context: ({ input, spawn }) => ({
      ...input.view,
      player: spawn('player', {
        id: 'player',
        input: {
          score: logic.scoreOf(input.view.run, input.view.scenario),
          atMs: input.atMs,
          track: input.track,
        },
      }),
      dialog: null,
      notice: input.notice,
      theme: input.theme,
      target: input.target,
      source: null,
      chosen: null,
      files: new Map(),
    }),
    invoke: [
      { id: 'address', src: 'address', input: ({ context }) => ({ player: context.player }) },
      { id: 'storage', src: 'storage' },
    ],
    initial: 'opening',
    on: {
      'scenario.set': [
        {
          guard: { type: 'it is another scenario', params: ({ event }) => event },
          actions: [
            'hold it in the address',
            { type: 'set the scenario', params: ({ event }) => event },
            'tell the run in the scenario',
            'add it to the history',
          ],
        },
        // A file that is being read brings a scenario of its own, which must not win over this one.
        { actions: { type: 'remember the choice', params: ({ event }) => event } },
      ],
      'layer.set': {
        actions: [{ type: 'set the layer', params: ({ event }) => event }, 'hold it in the address'],
      },
      'dialog.set': { actions: { type: 'set the dialog', params: ({ event }) => event } },
      'notice.set': { actions: { type: 'set the notice', params: ({ event }) => event } },
      'theme.next': { actions: ['set the next theme', 'keep the theme'] },
      'run.retried': {
        target: '.simulating',
        actions: [{ type: 'await the run', params: ({ event }) => event }, 'hold it in the address'],
      },
      'config.set': {
        target: '.simulating',
        actions: [
          {
            type: 'await the run',
            params: ({ context, event }) => {
              const { scenario, layer } = context.target ?? context;
              return { target: { scenario, layer, config: event.config, message: context.target?.message } };
            },
          },
          'hold it in the address',
        ],
      },
      'moment.opened': [
        {
          guard: { type: 'it is the run on screen', params: ({ event }) => event },
          target: '.ready',
          actions: [
            'hold it in the address',
            'await no run',
            'take no file',
            { type: 'set the scenario', params: ({ event }) => event },
            'tell the run in the scenario',
            { type: 'go to the message', params: ({ event }) => event },
            'add it to the history',
          ],
        },
        {
          target: '.simulating',
          actions: [
            'hold it in the address',
            {
              type: 'await the run',
              params: ({ context, event: { scenario, config, message } }) => ({
                target: { scenario, config, message, layer: logic.layerIn(context.layer, context.scenario, scenario) },
              }),
            },
            'add it to the history',
          ],
        },
      ],
      'file.opened': {
        target: '.importing',
        actions: { type: 'take the file', params: ({ event }) => event },
      },
      'address.popped': [
        {
          guard: { type: 'its run is on screen', params: ({ event }) => ({ entry: event }) },
          target: '.ready',
          actions: [
            { type: 'set the notice', params: ({ event }) => event },
            { type: 'show the run of the entry', params: ({ event }) => ({ entry: event }) },
            'tell the run in the scenario',
            { type: 'take the track of the entry', params: ({ event }) => ({ entry: event }) },
            // Back undoes a change of scenario and stays at the moment; a link from elsewhere moves to its own.
            {
              type: 'go to the message',
              params: ({ event }) => ({ message: event.isOwn ? undefined : event.target.message }),
            },
            'hold it in the address',
          ],
        },
        {
          guard: { type: 'its run is from a file that is kept', params: ({ event }) => ({ entry: event }) },
          target: '.ready',
          actions: [
            {
              type: 'load the run into the player',
              params: ({ context, event }) => ({
                run: keptRun(context, event) ?? context.run,
                scenario: event.target.scenario,
                message: undefined,
              }),
            },
            { type: 'set the notice', params: ({ event }) => event },
            { type: 'show the run of the entry', params: ({ event }) => ({ entry: event }) },
            'hold it in the address',
          ],
        },
        {
          target: '.simulating',
          actions: [
            { type: 'await the run', params: ({ event }) => event },
            { type: 'take the track of the entry', params: ({ event }) => ({ entry: event }) },
            {
              type: 'set the notice',
              params: ({ event: { isOwn, file, notice } }) => ({
                notice: isOwn && file !== null ? { text: logic.lostFile } : notice,
              }),
            },
          ],
        },
      ],
    },
    states: {
      opening: { entry: 'hold it in the address', always: 'deciding' },
      deciding: { always: [{ guard: 'a run is awaited', target: 'simulating' }, { target: 'ready' }] },
      ready: {},
      simulating: {
        invoke: {
          src: 'simulation',
          input: ({ context }) => ({ config: context.target?.config ?? logic.configOf(context.run) }),
        },
        on: {
          'run.simulated': {
            target: 'ready',
            actions: [
              {
                type: 'load the run into the player',
                params: ({ context, event }) => ({
                  run: event.run,
                  scenario: (context.target ?? context).scenario,
                  message: context.target?.message,
                }),
              },
              { type: 'show the awaited run', params: ({ event }) => event },
              'hold it in the address',
            ],
          },
          'run.failed': {
            target: 'ready',
            actions: [
              {
                type: 'say why, and offer to try again',
                params: ({ context: { target }, event: { text } }) => ({
                  text,
                  retry: target && { type: 'run.retried', target },
                }),
              },
              'await no run',
              'hold it in the address',
            ],
          },
          'background.stopped': { target: 'ready', actions: ['await no run', 'hold it in the address'] },
        },
      },
      importing: {
        invoke: {
          src: 'reader',
          input: ({ context }) => {
            if (context.source === null) throw new Error('[session] No file to read.');
            return { source: context.source };
          },
        },
        on: {
          'file.read': {
            target: 'ready',
            actions: [
              'hold it in the address',
              {
                type: 'load the run into the player',
                params: ({ context, event }) => ({
                  run: event.run,
                  scenario: context.chosen ?? event.scenario,
                  message: null,
                }),
              },
              { type: 'show the run of the file', params: ({ event }) => event },
              { type: 'set the notice', params: ({ event }) => event },
              'add it to the history',
            ],
          },
          'file.refused': {
            target: 'deciding',
            actions: [
              {
                type: 'say why, and offer to try again',
                params: ({ context: { source }, event: { text, isWorthRetry } }) => ({
                  text,
                  retry: isWorthRetry && source !== null ? { type: 'file.opened', source } : null,
                }),
              },
              'take no file',
            ],
          },
          'background.stopped': { target: 'deciding', actions: 'take no file' },
        },
      },
    },
  });
}
