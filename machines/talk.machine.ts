import { talkSetup } from './talk-setup.ts';

/**
 * A talk in one window or in two: what lies over the stage, the number that is being typed, whether the pointer rests,
 * and which of the windows leads. A stage leads itself until a console says what it shows, and again when that is gone;
 * whatever is asked of it meanwhile is asked of the console. What is shown belongs to the session, which `page` orders.
 */
export const talkMachine = talkSetup.createMachine({
  id: 'talk',
  context: ({ input }) => ({ ...input, typed: '', isBlack: false, scene: null, shown: null, hasPeer: false }),
  type: 'parallel',
  invoke: { id: 'page', src: 'page' },
  states: {
    windows: {
      initial: 'deciding',
      on: {
        'peer.hello': { actions: 'the other window is there' },
        'peer.shows': { actions: 'the other window is there' },
        'peer.asked': { actions: 'the other window is there' },
        'peer.bye': { actions: 'the other window is gone' },
      },
      states: {
        deciding: { always: [{ guard: 'there is a channel', target: 'joined' }, { target: 'single' }] },
        single: {
          on: {
            'channel.opened': {
              target: 'joined',
              actions: { type: 'join the channel', params: ({ event }) => event },
            },
          },
        },
        joined: {
          invoke: { id: 'channel', src: 'channel', input: ({ context }) => ({ channel: context.channel ?? '' }) },
        },
      },
    },
    lead: {
      initial: 'deciding',
      on: { 'scene.changed': { actions: { type: 'take the scene', params: ({ event }) => event } } },
      states: {
        deciding: { always: [{ guard: 'it is a console', target: 'leading' }, { target: 'alone' }] },
        /** A stage of its own. */
        alone: {
          on: {
            asked: [
              { guard: { type: 'it asks for black', params: ({ event }) => event }, actions: 'toggle black' },
              {
                guard: { type: 'it asks to move', params: ({ event }) => event },
                actions: ['end black', { type: 'do it on the page', params: ({ event }) => event }],
              },
              { actions: { type: 'do it on the page', params: ({ event }) => event } },
            ],
            'peer.hello': { actions: 'say that it is here' },
            'peer.shows': {
              target: 'led',
              actions: { type: 'show what the console says', params: ({ event }) => event },
            },
          },
        },
        /** A stage that a console leads. */
        led: {
          on: {
            asked: { actions: { type: 'ask the console', params: ({ event }) => event } },
            'peer.hello': { actions: 'say that it is here' },
            'peer.shows': { actions: { type: 'show what the console says', params: ({ event }) => event } },
            'peer.bye': 'alone',
            'notice.held': {
              actions: [{ type: 'pass the notice on', params: ({ event }) => event }, 'take the notice away'],
            },
          },
        },
        /** A console: what is on screen here, the audience sees, unless that is frozen. */
        leading: {
          initial: 'live',
          on: {
            asked: [
              {
                guard: { type: 'it asks for black', params: ({ event }) => event },
                actions: ['toggle black', 'tell the stage'],
              },
              {
                guard: { type: 'it asks to move', params: ({ event }) => event },
                actions: ['end black', { type: 'do it on the page', params: ({ event }) => event }, 'tell the stage'],
              },
              { actions: { type: 'do it on the page', params: ({ event }) => event } },
            ],
            'peer.asked': { actions: { type: 'take up what the stage was asked', params: ({ event }) => event } },
            'peer.hello': { actions: 'tell the stage' },
            'peer.notice': { actions: { type: 'say it on the page', params: ({ event }) => event } },
          },
          states: {
            live: {
              on: {
                asked: {
                  guard: { type: 'it asks to freeze', params: ({ event }) => event },
                  target: 'frozen',
                },
                'scene.changed': {
                  actions: [
                    { type: 'take the scene', params: ({ event }) => event },
                    'show it to the audience',
                    'tell the stage',
                  ],
                },
              },
            },
            frozen: {
              on: {
                asked: {
                  guard: { type: 'it asks to freeze', params: ({ event }) => event },
                  target: 'live',
                  actions: ['show it to the audience', 'tell the stage'],
                },
              },
            },
          },
        },
      },
    },
    overview: {
      initial: 'closed',
      states: {
        closed: { on: { 'overview.toggled': 'open' } },
        open: {
          on: {
            'overview.toggled': 'closed',
            asked: { guard: { type: 'it asks to move', params: ({ event }) => event }, target: 'closed' },
          },
        },
      },
    },
    number: {
      initial: 'none',
      on: {
        'number.entered': [
          {
            guard: 'a number was typed',
            target: '.none',
            actions: ['ask for the stop of that number', 'forget the number'],
          },
          { actions: 'ask for the next stop' },
        ],
      },
      states: {
        none: {
          on: { 'digit.typed': { target: 'typed', actions: { type: 'add the digit', params: ({ event }) => event } } },
        },
        typed: {
          on: {
            'digit.typed': {
              target: 'typed',
              reenter: true,
              actions: { type: 'add the digit', params: ({ event }) => event },
            },
          },
          after: { 'number is forgotten': { target: 'none', actions: 'forget the number' } },
        },
      },
    },
    pointer: {
      initial: 'resting',
      states: {
        resting: { on: { 'pointer.moved': 'moving' } },
        moving: {
          on: { 'pointer.moved': { target: 'moving', reenter: true } },
          after: { 'pointer rests': 'resting' },
        },
      },
    },
    loop: {
      initial: 'deciding',
      states: {
        deciding: { always: [{ guard: 'it loops', target: 'on' }, { target: 'off' }] },
        on: {
          invoke: { id: 'stand', src: 'stand' },
          on: { 'input.felt': { target: 'off', actions: 'end the loop of the page' } },
        },
        off: {},
      },
    },
  },
});
