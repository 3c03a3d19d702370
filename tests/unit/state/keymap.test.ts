import { describe, expect, it } from 'vitest';
import { type CommandId, commandOf, hintOf, SHORTCUTS } from '../../../src/state/keymap.ts';

type Press = Parameters<typeof commandOf>[0];

const press = (overrides: Partial<Press>): Press => ({
  key: '',
  code: '',
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...overrides,
});

/** Every press that the table lists, as a keyboard reports it. */
const PRESSES = SHORTCUTS.flatMap(({ command, keys, code, shift }) =>
  code === undefined
    ? keys.map((key) => ({ command, event: press({ key, shiftKey: key === '?' }) }))
    : [{ command, event: press({ key: '!', code, shiftKey: shift ?? false }) }],
);

/** Not a rule of the table, but what people know from elsewhere: Ctrl+K or ⌘K finds. */
const FIND = [press({ key: 'k', ctrlKey: true }), press({ key: 'k', metaKey: true })];

describe('SHORTCUTS', () => {
  it('gives no key to two commands', () => {
    const names = PRESSES.map(({ event }) => JSON.stringify(event));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('lists each command once, with a label and at least one key', () => {
    const commands = SHORTCUTS.map(({ command }) => command);
    expect(new Set(commands).size).toEqual(commands.length);
    for (const { keys, code, keyNames, label } of SHORTCUTS) {
      expect(keys.length + (code === undefined ? 0 : 1)).toBeGreaterThan(0);
      expect(keyNames.length).toBeGreaterThan(0);
      expect(label).toMatch(/^[A-Z][^.]+$/);
    }
  });

  it('writes letters as commandOf compares them', () => {
    const keys = SHORTCUTS.flatMap((shortcut) => shortcut.keys);
    expect(keys).toEqual(keys.map((key) => key.toLowerCase()));
  });
});

describe('commandOf', () => {
  it.each(PRESSES)('gives $command', ({ command, event }) => {
    expect(commandOf(event)).toEqual(command);
  });

  it('leaves keys with Ctrl, Alt or Meta to the browser, apart from Ctrl+K and brackets with Alt', () => {
    for (const { event } of PRESSES) {
      for (const modifier of ['ctrlKey', 'altKey', 'metaKey'] as const) {
        if (event.key === 'k' && modifier !== 'altKey') continue;
        if ('[]'.includes(event.key) && modifier === 'altKey') continue;
        expect(commandOf({ ...event, [modifier]: true })).toEqual(undefined);
      }
    }
    expect(FIND.map(commandOf)).toEqual(['find', 'find']);
    expect(FIND.map((event) => commandOf({ ...event, altKey: true }))).toEqual([undefined, undefined]);
  });

  it('means the same letter with Caps Lock, but another with Shift', () => {
    expect(commandOf(press({ key: 'K' }))).toEqual('toggle');
    expect(commandOf(press({ key: 'K', shiftKey: true }))).toEqual(undefined);
  });

  it.each([
    ['Digit1', 'scenario-saas'],
    ['Digit2', 'scenario-hybrid'],
    ['Digit3', 'scenario-on-prem'],
  ] satisfies [string, CommandId][])(
    'takes Shift+%s by its place, whatever the layout writes on it',
    (code, command) => {
      for (const key of ['1', '!', '"', '§']) expect(commandOf(press({ key, code, shiftKey: true }))).toEqual(command);
      expect(commandOf(press({ key: code.slice(-1), code }))).toEqual(undefined);
    },
  );

  it.each([
    ['Russian', { key: 'ш', code: 'KeyI' }, 'inspector'],
    ['Russian with Caps Lock', { key: 'Ш', code: 'KeyI' }, 'inspector'],
    ['Greek', { key: 'β', code: 'KeyB' }, 'boundary'],
    ['Arabic, two characters a key', { key: 'لا', code: 'KeyB' }, 'boundary'],
    ['Turkish', { key: 'ı', code: 'KeyI' }, 'inspector'],
    ['Russian', { key: 'х', code: 'BracketLeft' }, 'previous-phase'],
    ['Russian', { key: 'ю', code: 'Period' }, 'next-message'],
    ['Russian', { key: 'л', code: 'KeyK', ctrlKey: true }, 'find'],
    ['French, by what it writes', { key: 'w', code: 'KeyZ' }, 'choose'],
    ['German on Windows', { key: '[', code: 'Digit8', ctrlKey: true, altKey: true }, 'previous-phase'],
    ['German on a Mac', { key: ']', code: 'Digit6', altKey: true }, 'next-phase'],
    ['French on a Mac', { key: '[', code: 'Digit5', altKey: true, shiftKey: true }, 'previous-phase'],
  ] satisfies [string, Partial<Press>, CommandId][])('knows the keys of other layouts: %s %j', (_, keys, command) => {
    expect(commandOf(press(keys))).toEqual(command);
  });

  it.each([
    { key: 'Ш', code: 'KeyI', shiftKey: true },
    { key: 'ш', code: 'KeyI', ctrlKey: true },
    { key: 'ö', code: 'Semicolon' },
    { key: 'é', code: 'Digit2' },
    { key: '[', code: 'Digit8', ctrlKey: true, altKey: true, metaKey: true },
    { key: '@', code: 'KeyQ', ctrlKey: true, altKey: true },
  ])('means nothing by %j', (keys) => {
    expect(commandOf(press(keys))).toEqual(undefined);
  });

  it.each(['Tab', 'Enter', 'x', '4', 'F5', 'Dead', ''])('means nothing by %j', (key) => {
    expect(commandOf(press({ key }))).toEqual(undefined);
  });
});

describe('hintOf', () => {
  it('names what a command does and its keys', () => {
    expect(hintOf('inspector')).toEqual('Inspect the message (I)');
    expect(hintOf('toggle')).toEqual('Play or pause (Space or K)');
    expect(hintOf('scenario-saas')).toEqual('Show SaaS (Shift+1)');
  });
});
