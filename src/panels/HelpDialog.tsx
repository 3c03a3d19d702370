import { X } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import { SHORTCUTS, type Shortcut } from '../state/keymap.ts';
import { useCommands } from '../state/session.tsx';
import { TALK_SHORTCUTS } from '../state/talk-keys.ts';

function Keys({ shortcuts }: { readonly shortcuts: readonly Shortcut<string>[] }) {
  return shortcuts.map(({ command, keyNames, label, shift }) => (
    <tr key={command}>
      <th scope="row">
        {keyNames.map((key, order) => (
          <span key={key}>
            {order > 0 ? (shift ? ' + ' : ' or ') : null}
            <kbd translate="no">{key}</kbd>
          </span>
        ))}
      </th>
      <td>{label}</td>
    </tr>
  ));
}

/** The keyboard table, made from the one that handles the keys. */
export default function HelpDialog() {
  const { setDialog } = useCommands();
  const dialog = useRef<HTMLDialogElement>(null);
  // Before the next key: until it is open, what had the focus would get that.
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="help" aria-labelledby="help-title" onClose={() => setDialog(null)}>
      <div className="drawer-head">
        <h2 id="help-title">Keyboard</h2>
        <button type="button" className="icon-button" aria-label="Close" onClick={() => dialog.current?.close()}>
          <X size={18} aria-hidden="true" />
        </button>
      </div>
      <table>
        <tbody>
          <Keys shortcuts={SHORTCUTS} />
        </tbody>
        <tbody>
          <tr>
            <th scope="rowgroup" colSpan={2} className="help-group">
              While presenting
            </th>
          </tr>
          <Keys shortcuts={TALK_SHORTCUTS.filter(({ keyNames }) => keyNames.length > 0)} />
        </tbody>
      </table>
      <p>
        After a click these keys work wherever you clicked. A control that you reach with Tab keeps its own: on the
        slider, the arrow keys move by one message. Keys do nothing while you type in a field.
      </p>
      <p>The diagram is drawn with React Flow (reactflow.dev).</p>
    </dialog>
  );
}
