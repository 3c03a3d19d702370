import { talkSetup } from './talk-setup.ts';

/**
 * A talk in one window or in several: what lies over the stage, the number that is being typed, whether the pointer
 * rests, and which of the windows leads. A stage leads itself until a console says what it shows, and again when that is
 * gone; whatever is asked of it meanwhile is asked of the console. Of several consoles the one that came or was used last
 * leads, and the others show what the audience sees; when it is closed, exactly one of them takes its place. What is shown belongs to the session, which `page` orders.
 */
export const talkMachine = talkSetup.createMachine({
  id: 'talk',
  context: ({ input: { memory, ...input } }) => ({
    ...input,
    typed: '',
    isBlack: memory.isBlack,
    scene: null,
    shown: memory.frozen,
    stray: null,
    back: memory.back,
    hasPeer: false,
    leader: input.role === 'console' ? input.name : null,
    turn: 0,
  }),
  type: 'parallel',
  invoke: { id: 'page', src: 'page' },
  states: {
    windows: {
      initial: 'deciding',
      on: {
        'peer.hello': {
          guard: { type: 'it comes from the other role', params: ({ event }) => event },
          actions: 'the other window is there',
        },
        'peer.shows': { guard: 'it is a stage', actions: 'the other window is there' },
        'peer.asked': { guard: 'it is a console', actions: 'the other window is there' },
        'peer.bye': {
          guard: { type: 'it comes from the other role', params: ({ event }) => event },
          actions: 'the other window is gone',
        },
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
          invoke: {
            id: 'channel',
            src: 'channel',
            input: ({ context: { channel, role, name } }) => ({ channel: channel ?? '', role, name }),
          },
        },
      },
    },
    lead: {
      initial: 'deciding',
      on: { 'scene.changed': { actions: { type: 'take the scene', params: ({ event }) => event } } },
      states: {
        deciding: {
          always: [
            { guard: 'it is a stage', target: 'alone' },
            { guard: 'the audience was frozen', target: 'leading.frozen' },
            { target: 'leading' },
          ],
        },
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
            'peer.hello': {
              guard: { type: 'it comes from a console', params: ({ event }) => event },
              actions: 'say that it is here',
            },
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
            'scene.changed': [
              {
                guard: { type: 'no console asked for it', params: ({ event }) => event },
                actions: [
                  { type: 'take the scene', params: ({ event }) => event },
                  { type: 'show it once more', params: ({ event }) => event },
                ],
              },
              { actions: { type: 'take the scene', params: ({ event }) => event } },
            ],
            'peer.hello': {
              guard: { type: 'it comes from a console', params: ({ event }) => event },
              actions: 'say that it is here',
            },
            'peer.shows': { actions: { type: 'show what the console says', params: ({ event }) => event } },
            'peer.bye': {
              guard: { type: 'it is the one that leads', params: ({ event }) => event },
              target: 'alone',
            },
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
                actions: [
                  'end black',
                  'forget where the talk was',
                  { type: 'do it on the page', params: ({ event }) => event },
                  'tell the stage',
                ],
              },
              {
                actions: ['remember where the talk was', { type: 'do it on the page', params: ({ event }) => event }],
              },
            ],
            'question.asked': { actions: 'remember where the talk was' },
            'question.answered': { actions: ['go back to where the talk was', 'forget where the talk was'] },
            'peer.asked': { actions: { type: 'take it up', params: ({ event }) => event } },
            'peer.hello': [
              {
                guard: { type: 'it comes from a console', params: ({ event }) => event },
                target: 'following',
                actions: { type: 'follow the one that came', params: ({ event }) => event },
              },
              { actions: 'tell the stage' },
            ],
            'peer.leads': [
              {
                guard: { type: 'it leads before all others', params: ({ event }) => event },
                target: 'following',
                actions: { type: 'follow the one that leads', params: ({ event }) => event },
              },
              { actions: ['say that it leads', 'tell the stage'] },
            ],
            // There may be another stage: it answers. And a stage that heard a console go has to know that this one stays.
            'peer.bye': [
              {
                guard: { type: 'it comes from a stage', params: ({ event }) => event },
                actions: 'say that it is here',
              },
              { actions: 'tell the stage' },
            ],
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
        /** A console beside one that leads: it shows what that says, until something is asked of it. */
        following: {
          on: {
            asked: {
              target: 'leading',
              actions: [
                'show it to the audience',
                'take the lead',
                'say that it leads',
                { type: 'take it up', params: ({ event }) => event },
              ],
            },
            'question.asked': {
              target: 'leading',
              actions: ['show it to the audience', 'take the lead', 'say that it leads', 'remember where the talk was'],
            },
            'peer.hello': {
              guard: { type: 'it comes from a console', params: ({ event }) => event },
              actions: { type: 'follow the one that came', params: ({ event }) => event },
            },
            'peer.leads': {
              guard: { type: 'it leads before all others', params: ({ event }) => event },
              actions: { type: 'follow the one that leads', params: ({ event }) => event },
            },
            'peer.shows': { actions: { type: 'show what the console says', params: ({ event }) => event } },
            // All that follow hear it, and each takes the lead: of their claims, which are of one turn, one is before all.
            'peer.bye': {
              guard: { type: 'it is the one that leads', params: ({ event }) => event },
              target: 'leading',
              actions: ['show it to the audience', 'take the lead', 'say that it leads', 'tell the stage'],
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
    /** Which of the two windows this one is to be. */
    choice: {
      initial: 'closed',
      states: {
        closed: { on: { 'windows.toggled': 'open' } },
        open: {
          on: {
            'windows.toggled': 'closed',
            'channel.opened': 'closed',
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
          on: {
            'input.felt': { target: 'stopped', actions: 'end the loop of the page' },
            'loop.toggled': { target: 'stopped', actions: 'end the loop of the page' },
          },
        },
        off: {
          on: { 'loop.toggled': { guard: 'it is a stage', target: 'on', actions: 'begin the loop of the page' } },
        },
        /** It went on by itself, and can again. */
        stopped: { on: { 'loop.toggled': { target: 'on', actions: 'begin the loop of the page' } } },
      },
    },
  },
});
