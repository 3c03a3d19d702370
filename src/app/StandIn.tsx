import { X } from 'lucide-react';
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { Drawer } from '../panels/Drawer.tsx';
import { missWords, NotLoaded } from '../state/parts.ts';
import { useCommands } from '../state/session.tsx';

export interface StandInProps {
  readonly title: string;
  /** Why the part did not come; null while it is on its way for the first time. */
  readonly error: Error | null;
  readonly loading: boolean;
  readonly onRetry: () => void;
}

/** Why a part is not here. */
function Why({ error }: { readonly error: Error }) {
  if (error instanceof NotLoaded) return <p className="drawer-alert">{missWords('This part', error)}</p>;
  return (
    <>
      <p className="drawer-alert">This part met an error and was closed.</p>
      <p className="drawer-lead">
        <code>{error.message}</code>
      </p>
    </>
  );
}

/** That a part is on its way or, with an error, why it is not here and the ways on. */
function Word({ error, loading, onRetry }: Omit<StandInProps, 'title'>) {
  if (error === null) return <p className="stand-in-wait">Loading</p>;
  return (
    <>
      {/* Each failure is a new element, so that it is told each time. */}
      {loading ? (
        <p className="drawer-lead">Loading</p>
      ) : (
        <div role="alert">
          <Why error={error} />
        </div>
      )}
      <button type="button" className="primary-button" onClick={onRetry}>
        Try again
      </button>
      {error instanceof NotLoaded && error.reason === 'replaced' ? (
        <button type="button" className="link-button" onClick={() => location.reload()}>
          Reload the page
        </button>
      ) : null}
    </>
  );
}

/** In the place of a drawer. */
export function DrawerStandIn({ title, ...word }: StandInProps) {
  return (
    <Drawer title={title}>
      <Word {...word} />
    </Drawer>
  );
}

/**
 * In the place of a dialog, and a dialog itself: the keys are meant for it and Esc closes it, whether it comes or not. A
 * field in it takes what is typed meanwhile.
 */
export function DialogStandIn({ title, children, ...word }: StandInProps & { readonly children?: ReactNode }) {
  const { setDialog } = useCommands();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useLayoutEffect(() => {
    const { current } = dialog;
    const onClose = () => setDialog(null);
    current?.showModal();
    current?.querySelector('input')?.focus();
    current?.addEventListener('close', onClose);
    return () => {
      // The real dialog is here: only the place holder goes. It gives the focus back before that takes it, which then
      // gives it back to where it was at first.
      current?.removeEventListener('close', onClose);
      current?.close();
    };
  }, [setDialog]);
  return (
    <dialog ref={dialog} className="help" aria-labelledby={titleId}>
      <div className="drawer-head">
        <h2 id={titleId}>{title}</h2>
        <button type="button" className="icon-button" aria-label="Close" onClick={() => dialog.current?.close()}>
          <X size={18} aria-hidden="true" />
        </button>
      </div>
      <div className="stand-in">
        {children}
        <Word {...word} />
      </div>
    </dialog>
  );
}

/** What is typed into the palette, there or while it is on its way. */
export interface Typed {
  readonly typed: string;
  readonly onType: (text: string) => void;
}

/** In the place of the palette. */
export function FindStandIn({ typed, onType, ...standIn }: StandInProps & Typed) {
  return (
    <DialogStandIn {...standIn}>
      <input
        type="text"
        className="stand-in-field"
        aria-label={standIn.title}
        value={typed}
        onChange={(event) => onType(event.currentTarget.value)}
      />
    </DialogStandIn>
  );
}
