import { useEffect, useRef } from 'react';
import type { Press } from './keymap.ts';

/** What one types in. It keeps its keys however it was reached. */
const TEXT = 'input:not([type=range], [type=radio]), textarea, [contenteditable]';

/** Changes its value by arrows and, if it is a list, by letters. */
const VALUE = 'select, [type=range], [type=radio]';
const ACTIVATED = 'button, a, summary, input, [role=button]';
const MOVED_BY_ARROWS = 'input, [role=slider], [role=separator]';

type PlainPress = Pick<Press, 'key' | 'ctrlKey' | 'altKey' | 'metaKey'>;

const isPlain = ({ ctrlKey, altKey, metaKey }: PlainPress): boolean => !ctrlKey && !altKey && !metaKey;
const isCharacter = (key: string): boolean => [...key].length === 1;

/**
 * Whose the keys are is said by an attribute of the page: `data-keys="player"` from a press of mouse, pen or finger on,
 * whatever it was on, until Tab moves the focus. Style sheets hide the focus ring as long, for a ring promises that its
 * control takes the keys. The focus itself stays where the browser puts it: people who listen to the page, and people
 * who go on with Tab, are still at the control they pressed.
 */
const page = (): HTMLElement => document.documentElement;
const keysArePlayers = (): boolean => page().dataset.keys === 'player';

function useKeyOwner(): void {
  useEffect(() => {
    const toPlayer = () => {
      page().dataset.keys = 'player';
    };
    const toFocus = (event: KeyboardEvent) => {
      if (event.key === 'Tab' && isPlain(event)) delete page().dataset.keys;
    };
    addEventListener('pointerdown', toPlayer, true);
    addEventListener('keydown', toFocus, true);
    return () => {
      removeEventListener('pointerdown', toPlayer, true);
      removeEventListener('keydown', toFocus, true);
    };
  }, []);
}

/** The browser closes a popover by Escape, which is meant for nothing else then. */
const closesPopover = (key: string): boolean => key === 'Escape' && document.querySelector(':popover-open') !== null;

const scrolls = (element: Element): boolean =>
  element.scrollHeight > element.clientHeight && /auto|scroll/.test(getComputedStyle(element).overflowY);

/** Whether a focused element that was reached by keyboard means this key for itself. */
function belongsToFocus(target: Element, key: string): boolean {
  if (target.closest(`${TEXT}, select`)) return key !== 'Escape';
  if ((key === ' ' || key === 'Enter') && target.closest(ACTIVATED)) return true;
  if (/^(Home$|End$|Page)/.test(key) && scrolls(target)) return true;
  return /^(Arrow|Home$|End$|Page)/.test(key) && target.closest(MOVED_BY_ARROWS) !== null;
}

/**
 * Calls `run` with the command of each key press, unless the focused element wants the key. After a click that is only
 * a text field: see `data-keys` above.
 * @param enabled false while a dialog is open or on its way: the keys are meant for it
 * @param commandOf what a key press means, undefined for nothing. The same function each time
 */
export function useShortcuts<Command>(
  enabled: boolean,
  commandOf: (press: Press) => Command | undefined,
  run: (command: Command) => void,
): void {
  useKeyOwner();
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    if (!enabled) return;
    const take = (event: KeyboardEvent, command: Command) => {
      event.preventDefault();
      latest.current(command);
    };
    /** Before the focused element hears of the key, which it would take for its own. */
    const onCapture = (event: KeyboardEvent) => {
      const { target, key } = event;
      if (!keysArePlayers() || !(target instanceof Element) || target.closest(TEXT) || closesPopover(key)) return;
      const command = commandOf(event);
      // Nor does a control change its value, or a view use a letter of its own, by a key that means nothing to the player.
      const changesValue = isPlain(event) && (isCharacter(key) || /^(Arrow|Page)/.test(key)) && target.matches(VALUE);
      const isOfView = isPlain(event) && isCharacter(key);
      if (command === undefined && !changesValue && !isOfView) return;
      event.stopPropagation();
      if (command !== undefined) take(event, command);
      else if (changesValue) event.preventDefault();
    };
    const onBubble = (event: KeyboardEvent) => {
      if (event.defaultPrevented || closesPopover(event.key)) return;
      if (event.target instanceof Element && belongsToFocus(event.target, event.key)) return;
      const command = commandOf(event);
      if (command !== undefined) take(event, command);
    };
    addEventListener('keydown', onCapture, true);
    addEventListener('keydown', onBubble);
    return () => {
      removeEventListener('keydown', onCapture, true);
      removeEventListener('keydown', onBubble);
    };
  }, [enabled, commandOf]);
}
