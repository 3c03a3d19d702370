import { useEffect } from 'react';
import { useCommands } from './session.tsx';

export const FILE_IN_TALK = 'A file cannot be opened in a talk. Leave it with Esc, and drop the file again.';

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/**
 * Catches a file that is dropped on a window of a talk, which the browser would show in its place, and says one sentence.
 * @param isHeld false on the page as usual, which opens files
 */
export function useFilesCaught(isHeld: boolean): void {
  const { setNotice } = useCommands();
  useEffect(() => {
    if (!isHeld) return;
    const onDragOver = (event: DragEvent) => {
      if (hasFiles(event)) event.preventDefault();
    };
    const onDrop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setNotice(FILE_IN_TALK);
    };
    addEventListener('dragover', onDragOver);
    addEventListener('drop', onDrop);
    return () => {
      removeEventListener('dragover', onDragOver);
      removeEventListener('drop', onDrop);
    };
  }, [isHeld, setNotice]);
}
