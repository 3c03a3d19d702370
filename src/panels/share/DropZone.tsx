import { useEffect, useState } from 'react';
import { useCommands } from '../../state/session.tsx';

/** Takes pasted text itself. Sliders, radio buttons and the field with the link do not. */
const EDITABLE = 'input:is([type=text], [type=search], [type=number]):not([readonly]), textarea, [contenteditable]';

/** Opens a run that is dropped or pasted anywhere on the page. */
export function DropZone() {
  const { openFile } = useCommands();
  const [hovering, setHovering] = useState(false);
  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const onDragOver = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setHovering(true);
    };
    const onDragLeave = (event: DragEvent) => {
      // Only when the pointer leaves the window, not when it passes from one element to the next.
      if (event.relatedTarget === null) setHovering(false);
    };
    const onDrop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setHovering(false);
      const [file] = event.dataTransfer?.files ?? [];
      if (file) openFile(file);
    };
    const onPaste = (event: ClipboardEvent) => {
      if (event.target instanceof Element && event.target.closest(EDITABLE)) return;
      const [file] = event.clipboardData?.files ?? [];
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (file) openFile(file);
      else if (text.trimStart().startsWith('{')) openFile(text);
    };
    addEventListener('dragover', onDragOver);
    addEventListener('dragleave', onDragLeave);
    addEventListener('drop', onDrop);
    addEventListener('paste', onPaste);
    return () => {
      removeEventListener('dragover', onDragOver);
      removeEventListener('dragleave', onDragLeave);
      removeEventListener('drop', onDrop);
      removeEventListener('paste', onPaste);
    };
  }, [openFile]);
  return hovering ? (
    <div className="drop-zone" aria-hidden="true">
      Drop the file to open its run
    </div>
  ) : null;
}
