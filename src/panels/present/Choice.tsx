import { useLayoutEffect, useRef } from 'react';
import type { TalkCommands } from '../../state/talk.ts';
import { talkPressOf } from '../../state/talk-keys.ts';

/** Which of the two windows this one is to be. Esc and N leave it as it is, and nothing is remembered. */
export function Choice({ commands }: { readonly commands: TalkCommands }) {
  const dialog = useRef<HTMLDialogElement>(null);
  // Before the next key: until it is open, what had the focus would get that.
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      className="window-choice"
      aria-labelledby="window-choice"
      onKeyDown={(event) => {
        const press = talkPressOf(event.nativeEvent);
        if (press === 'console') commands.toggleChoice();
        // A clicker has no other keys: it goes on as if nothing had been asked.
        else if (press === 'next' && event.key !== ' ') commands.move({ to: 'next' });
        else if (press === 'previous') commands.move({ to: 'previous' });
        else return;
        event.preventDefault();
      }}
      onCancel={(event) => {
        event.preventDefault();
        commands.toggleChoice();
      }}
    >
      <h2 id="window-choice">A second window</h2>
      <button type="button" className="window-option" onClick={() => commands.openWindow('console')}>
        <strong>Open the presenter console in a new window</strong>
        <span>This window stays the stage. Notes, next stop and time come in the new one.</span>
      </button>
      <button type="button" className="window-option" onClick={() => commands.openWindow('stage')}>
        <strong>Open the stage in a new window</strong>
        <span>This window becomes the console. Drag the new one to the projector.</span>
      </button>
      <button type="button" className="link-button" onClick={commands.toggleChoice}>
        Stay with one window
      </button>
    </dialog>
  );
}
