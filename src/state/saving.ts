import { useCallback } from 'react';
import { quote } from '../views/quote.ts';
import { missWords, NotLoaded } from './parts.ts';
import { useCommands } from './session.tsx';

/** Makes and downloads a file. When that does not work, a notice says why. */
export function useSaving(): (save: () => Promise<void>) => Promise<void> {
  const { setNotice } = useCommands();
  return useCallback(
    async function attempt(save) {
      try {
        await save();
      } catch (error) {
        if (error instanceof NotLoaded) {
          setNotice({ text: missWords('The part that makes the file', error), again: () => void attempt(save) });
        } else {
          setNotice(`The file could not be made. The browser says ${quote(String(error))}.`);
        }
      }
    },
    [setNotice],
  );
}
