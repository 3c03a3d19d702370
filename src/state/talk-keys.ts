import { commandIn, type Press, SHARED_SHORTCUTS, type Shortcut } from './keymap.ts';
import type { TalkCommands } from './talk.ts';

/** Everything a key can do while a talk is held. */
export type TalkCommandId =
  | 'next'
  | 'previous'
  | 'first'
  | 'last'
  | 'enter'
  | 'black'
  | 'overview'
  | 'console'
  | 'freeze'
  | 'loop'
  | 'scenario-saas'
  | 'scenario-hybrid'
  | 'scenario-on-prem'
  | 'unreachable'
  | 'ignored'
  | 'leave';

/** What clickers send is among them: PageDown, PageUp, `b` or `.`, Esc and F5. */
export const TALK_SHORTCUTS: readonly Shortcut<TalkCommandId>[] = [
  {
    command: 'next',
    keys: [' ', 'arrowright', 'pagedown'],
    keyNames: ['Space', '→', 'PageDown', 'a click'],
    label: 'Next stop',
  },
  { command: 'previous', keys: ['arrowleft', 'pageup'], keyNames: ['←', 'PageUp'], label: 'Previous stop' },
  { command: 'first', keys: ['home'], keyNames: ['Home'], label: 'First stop' },
  { command: 'last', keys: ['end'], keyNames: ['End'], label: 'Last stop' },
  { command: 'enter', keys: ['enter'], keyNames: ['a number', 'Enter'], label: 'Go to that stop' },
  { command: 'black', keys: ['b', '.'], keyNames: ['B', '.'], label: 'Black, and back' },
  { command: 'overview', keys: ['g'], keyNames: ['G'], label: 'Overview of the stops' },
  { command: 'console', keys: ['n'], keyNames: ['N'], label: 'Second window: notes, next stop, time' },
  { command: 'freeze', keys: ['f'], keyNames: ['F'], label: 'Freeze what the audience sees' },
  { command: 'loop', keys: ['l'], keyNames: ['L'], label: 'Go on by itself, until somebody touches anything' },
  ...SHARED_SHORTCUTS,
  // The clicker's "start the show". A reload in the middle of a talk helps nobody.
  { command: 'ignored', keys: ['f5'], keyNames: [], label: '' },
  { command: 'leave', keys: ['escape'], keyNames: ['Esc'], label: 'Leave, to the same moment' },
];

/** A command, or a digit of the number of a stop. */
export type TalkPress = TalkCommandId | { readonly digit: string };

/** What a key press means while a talk is held, undefined for nothing. A digit counts by its place on the keyboard. */
export function talkPressOf(press: Press): TalkPress | undefined {
  const [, digit] = /^(?:Digit|Numpad)([0-9])$/.exec(press.code) ?? [];
  const isPlain = !press.shiftKey && !press.ctrlKey && !press.altKey && !press.metaKey;
  if (digit !== undefined && isPlain) return { digit };
  return commandIn(TALK_SHORTCUTS, press);
}

const tableOf = (commands: TalkCommands): Readonly<Record<TalkCommandId, () => void>> => ({
  next: () => commands.move({ to: 'next' }),
  previous: () => commands.move({ to: 'previous' }),
  first: () => commands.move({ to: 'first' }),
  last: () => commands.move({ to: 'last' }),
  enter: commands.enter,
  black: commands.toggleBlack,
  overview: commands.toggleOverview,
  console: commands.openOther,
  freeze: commands.toggleFreeze,
  loop: commands.toggleLoop,
  'scenario-saas': () => commands.setScenario('saas'),
  'scenario-hybrid': () => commands.setScenario('hybrid'),
  'scenario-on-prem': () => commands.setScenario('on-prem'),
  unreachable: commands.toggleAway,
  ignored: () => undefined,
  leave: commands.leave,
});

/** Does what a key press means. */
export function doTalkPress(commands: TalkCommands, press: TalkPress): void {
  if (typeof press === 'string') tableOf(commands)[press]();
  else commands.type(press.digit);
}
