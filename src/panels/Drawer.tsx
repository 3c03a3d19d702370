import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { LAYER_PLACES } from '../state/layers.ts';
import { useCommands, useLayer } from '../state/session.tsx';
import { DrawerHandle } from './DrawerHandle.tsx';

interface DrawerProps {
  readonly title: string;
  /** Tabs and commands beside the title. */
  readonly head?: ReactNode;
  readonly children: ReactNode;
}

/** Stands beside the diagram and never over the caption. Takes the focus and gives it back. */
export function Drawer({ title, head, children }: DrawerProps) {
  const layer = useLayer();
  const { setLayer } = useCommands();
  const below = layer !== null && LAYER_PLACES[layer.kind] === 'below';
  const titleId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    heading.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <aside className="drawer" aria-labelledby={titleId}>
      {below ? <DrawerHandle /> : null}
      <div className="drawer-head">
        <h2 id={titleId} ref={heading} tabIndex={-1}>
          {title}
        </h2>
        {head === undefined ? null : <div className="drawer-tools">{head}</div>}
        <button
          type="button"
          className="icon-button"
          aria-label="Close"
          title="Close (Esc)"
          onClick={() => setLayer(null)}
        >
          <X size={18} aria-hidden="true" />
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard. */}
      <section className="drawer-body" tabIndex={0} aria-labelledby={titleId}>
        {children}
      </section>
    </aside>
  );
}
