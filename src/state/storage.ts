import { fromCallback } from 'xstate';
import { type StorageEvent, THEMES, type Theme } from '../../machines/session-events.ts';

const THEME_KEY = 'theme';

/** The colours that were chosen on this device. */
export function storedTheme(): Theme {
  try {
    const stored = localStorage.getItem(THEME_KEY);
    return THEMES.find((theme) => theme === stored) ?? 'system';
  } catch {
    // Storage is blocked, as in a sandboxed frame: the choice lasts as long as the page.
    return 'system';
  }
}

/** Remembers choices on this device. */
export const storage = fromCallback<StorageEvent>(({ receive }) => {
  receive(({ theme }) => {
    try {
      localStorage.setItem(THEME_KEY, theme);
    } catch {
      // As above.
    }
  });
});
