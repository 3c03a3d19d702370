/** Everything a key can do. */
export type CommandId =
  | 'toggle'
  | 'next-stop'
  | 'previous-stop'
  | 'next-message'
  | 'previous-message'
  | 'next-phase'
  | 'previous-phase'
  | 'start'
  | 'end'
  | 'scenario-saas'
  | 'scenario-hybrid'
  | 'scenario-on-prem'
  | 'unreachable'
  | 'inspector'
  | 'options'
  | 'boundary'
  | 'compare'
  | 'choose'
  | 'sequence'
  | 'find'
  | 'share'
  | 'theme'
  | 'fit'
  | 'fullscreen'
  | 'present'
  | 'tours'
  | 'add-moment'
  | 'help'
  | 'close';

export interface Shortcut<Command extends string = CommandId> {
  readonly command: Command;
  /** `KeyboardEvent.key` values, in lower case where they are letters; any of them will do. */
  readonly keys: readonly string[];
  /** `KeyboardEvent.code`, where the key is meant by its place and not by what the layout writes on it. */
  readonly code?: string;
  readonly shift?: true;
  /** How the keys are written in the help. */
  readonly keyNames: readonly string[];
  readonly label: string;
}

/** Keys that do the same on the page and in a talk. */
export const SHARED_SHORTCUTS = [
  { command: 'scenario-saas', keys: [], code: 'Digit1', shift: true, keyNames: ['Shift', '1'], label: 'Show SaaS' },
  {
    command: 'scenario-hybrid',
    keys: [],
    code: 'Digit2',
    shift: true,
    keyNames: ['Shift', '2'],
    label: 'Show Hybrid SaaS',
  },
  {
    command: 'scenario-on-prem',
    keys: [],
    code: 'Digit3',
    shift: true,
    keyNames: ['Shift', '3'],
    label: 'Show Full On-Prem',
  },
  { command: 'unreachable', keys: ['u'], keyNames: ['U'], label: 'What if ZenML cannot be reached' },
] as const satisfies readonly Shortcut[];

/** The one table of keys: it feeds the handler and the help. */
export const SHORTCUTS: readonly Shortcut[] = [
  { command: 'toggle', keys: [' ', 'k'], keyNames: ['Space', 'K'], label: 'Play or pause' },
  { command: 'next-stop', keys: ['arrowright', 'pagedown'], keyNames: ['→', 'PageDown'], label: 'Next stop' },
  { command: 'previous-stop', keys: ['arrowleft', 'pageup'], keyNames: ['←', 'PageUp'], label: 'Previous stop' },
  { command: 'next-message', keys: ['.'], keyNames: ['.'], label: 'Next message' },
  { command: 'previous-message', keys: [','], keyNames: [','], label: 'Previous message' },
  { command: 'next-phase', keys: [']'], keyNames: [']'], label: 'Next phase' },
  { command: 'previous-phase', keys: ['['], keyNames: ['['], label: 'Previous phase' },
  { command: 'start', keys: ['home'], keyNames: ['Home'], label: 'Go to the start' },
  { command: 'end', keys: ['end'], keyNames: ['End'], label: 'Go to the end' },
  ...SHARED_SHORTCUTS,
  { command: 'inspector', keys: ['i'], keyNames: ['I'], label: 'Inspect the message' },
  { command: 'options', keys: ['o'], keyNames: ['O'], label: 'Options of the run' },
  { command: 'boundary', keys: ['b'], keyNames: ['B'], label: 'Review: what crosses, who holds it, what ZenML says' },
  { command: 'compare', keys: ['c'], keyNames: ['C'], label: 'Compare scenarios' },
  { command: 'choose', keys: ['w'], keyNames: ['W'], label: 'Which scenario is right for you' },
  { command: 'sequence', keys: ['t'], keyNames: ['T'], label: 'Sequence, timeline and log' },
  { command: 'find', keys: ['/'], keyNames: ['/', 'Ctrl+K'], label: 'Find anything' },
  { command: 'share', keys: ['s'], keyNames: ['S'], label: 'Share, download or open a run' },
  { command: 'theme', keys: ['d'], keyNames: ['D'], label: 'System, light or dark colours' },
  { command: 'fit', keys: ['0'], keyNames: ['0'], label: 'Fit the diagram after zooming or moving it' },
  { command: 'fullscreen', keys: ['f'], keyNames: ['F'], label: 'Full screen' },
  { command: 'present', keys: ['p'], keyNames: ['P'], label: 'Present' },
  { command: 'tours', keys: ['g'], keyNames: ['G'], label: 'Guided tours' },
  {
    command: 'add-moment',
    keys: ['a'],
    keyNames: ['A'],
    label: 'Add this moment to your tour, with the view that is open',
  },
  { command: 'help', keys: ['?'], keyNames: ['?'], label: 'Keyboard help' },
  { command: 'close', keys: ['escape'], keyNames: ['Esc'], label: 'Close what lies on top' },
];

/** What a command does and its first key, for the hint of its button: `Compare scenarios (C)`. */
export function hintOf(command: CommandId): string {
  const shortcut = SHORTCUTS.find((candidate) => candidate.command === command);
  return shortcut ? `${shortcut.label} (${shortcut.keyNames.join(shortcut.shift ? '+' : ' or ')})` : '';
}

/** The first key of a command, as it is written: `Shift+1`. */
export function keysOf(command: CommandId): string {
  const shortcut = SHORTCUTS.find((candidate) => candidate.command === command);
  return shortcut === undefined ? '' : shortcut.shift ? shortcut.keyNames.join('+') : (shortcut.keyNames[0] ?? '');
}

/** As much of a key press as decides what it means. */
export type Press = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>;

const PUNCTUATION: Readonly<Record<string, string>> = {
  BracketLeft: '[',
  BracketRight: ']',
  Comma: ',',
  Period: '.',
};

/** The key in lower case. What a layout writes outside of ASCII, as Cyrillic letters or Ü, counts by its place. */
function keyOf({ key, code, shiftKey }: Press): string {
  if (key <= '~') return key.toLowerCase();
  const byPlace = /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? PUNCTUATION[code];
  return shiftKey || byPlace === undefined ? key : byPlace;
}

/**
 * What a key press means in a table, undefined when it means nothing there. Modifiers other than Shift are left to the
 * browser, but for those with which layouts write brackets.
 */
export function commandIn<Command extends string>(
  table: readonly Shortcut<Command>[],
  event: Press,
): Command | undefined {
  const key = keyOf(event);
  // Many layouts write brackets with AltGr, which may be reported as Ctrl and Alt, or with Option.
  const writesBracket = event.altKey && !event.metaKey && (key === '[' || key === ']');
  if ((event.ctrlKey || event.altKey || event.metaKey) && !writesBracket) return undefined;
  return table.find((shortcut) =>
    shortcut.code === undefined
      ? shortcut.keys.includes(key) && (!event.shiftKey || !/^[a-z]/.test(key))
      : shortcut.code === event.code && event.shiftKey === (shortcut.shift ?? false),
  )?.command;
}

/** The command of a key press, undefined when the key means nothing here. */
export function commandOf(event: Press): CommandId | undefined {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && keyOf(event) === 'k') return 'find';
  return commandIn(SHORTCUTS, event);
}
