import type { SessionLogic } from './session-events.ts';
import { keptRun, setUpSession } from './session-setup.ts';

/**
 * The session: which run is on screen, in which scenario, with which layer, dialog and notice; what is simulated or read
 * in the background; and what the address holds. The last action wins, whatever runs in the background. The player is
 * its child; the address, the storage, the simulation and the reader of files are provided by whoever runs it.
 */
export function createSessionMachine<Run, Layer, Dialog, Source>(logic: SessionLogic<Run, Layer>) {
  return setUpSession<Run, Layer, Dialog, Source>(logic).createMachine({
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
      talk: input.view.talk ?? null,
      dialog: null,
      notice: input.notice,
      card: input.isFresh ? ('opening' as const) : null,
      theme: input.theme,
      target: input.target,
      source: null,
      outage: null,
      chosen: null,
      files: new Map(),
    }),
    invoke: [
      { id: 'address', src: 'address', input: ({ context }) => ({ player: context.player }) },
      { id: 'storage', src: 'storage' },
      { src: 'playerPlace', input: ({ context }) => ({ player: context.player }) },
    ],
    initial: 'opening',
    on: {
      'scenario.set': [
        {
          guard: { type: 'it is another run there', params: ({ event }) => event },
          target: '.simulating',
          actions: [
            'hold it in the address',
            { type: 'set the scenario', params: ({ event }) => event },
            'tell the run in the scenario',
            { type: 'await the run as it is there', params: ({ event }) => event },
            'add it to the history',
          ],
        },
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
      'stop.shown': [
        {
          guard: { type: 'it is the run on screen', params: ({ event }) => event.target },
          target: '.ready',
          actions: [
            'await no run',
            'take no file',
            { type: 'set the scenario', params: ({ event }) => event.target },
            { type: 'take the layer and the talk', params: ({ event }) => event },
            'tell the run in the scenario',
            { type: 'show the message', params: ({ event }) => event },
            'hold it in the address',
          ],
        },
        {
          target: '.simulating',
          actions: [{ type: 'await the run', params: ({ event }) => event }, 'hold it in the address'],
        },
      ],
      'talk.set': {
        actions: [{ type: 'set the talk', params: ({ event }) => event }, 'hold it in the address'],
      },
      'layer.set': {
        actions: [{ type: 'set the layer', params: ({ event }) => event }, 'hold it in the address'],
      },
      'third-parties.toggle': { actions: ['set third parties apart, or back', 'hold it in the address'] },
      'dialog.set': { actions: { type: 'set the dialog', params: ({ event }) => event } },
      'notice.set': { actions: { type: 'set the notice', params: ({ event }) => event } },
      'card.closed': { actions: 'close the card' },
      'player.placed': { actions: { type: 'lay the card of the place', params: ({ event }) => event } },
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
              const { scenario, layer, talk = null } = context.target ?? context;
              return { target: { scenario, layer, talk, config: event.config, message: context.target?.message } };
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
                target: {
                  scenario,
                  config,
                  message,
                  layer: logic.layerIn(context.layer, context.scenario, scenario),
                  talk: context.talk,
                },
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
            { type: 'show it as the entry says', params: ({ event }) => ({ entry: event }) },
            // Back undoes a change of scenario and stays at the moment; a link from elsewhere moves to its own.
            {
              type: 'go to the message',
              params: ({ event }) => ({
                message: event.isOwn ? undefined : event.target.message,
                notice: event.notice,
              }),
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
            { type: 'show it as the entry says', params: ({ event }) => ({ entry: event }) },
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
              { type: 'show the awaited message', params: ({ event }) => event },
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
