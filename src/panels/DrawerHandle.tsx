import './styles/drawer-handle.css';
import { type KeyboardEvent, type PointerEvent, useLayoutEffect, useRef, useState } from 'react';
import { useIsDrawerOpen } from '../state/session.tsx';

/** The share of the room that a drawer below the diagram takes, in per cent. */
const LEAST = 20;
const MOST = 85;
const USUAL = 52;
/** Diagrams side by side have more to show than the table below them. */
const USUAL_BELOW_SEVERAL = 40;
const STEP = 5;

const STORAGE_KEY = 'drawer-share';

const clamp = (share: number): number => Math.round(Math.min(Math.max(share, LEAST), MOST));

/** The share that was chosen on this device, null for none. */
function storedShare(): number | null {
  try {
    const stored = localStorage.getItem(STORAGE_KEY);
    return stored === null || !Number.isFinite(Number(stored)) ? null : clamp(Number(stored));
  } catch {
    // Storage is blocked, as in a sandboxed frame: the choice lasts as long as the page.
    return null;
  }
}

function store(share: number): void {
  try {
    localStorage.setItem(STORAGE_KEY, String(share));
  } catch {
    // As above.
  }
}

const KEYS: Readonly<Record<string, (share: number) => number>> = {
  ArrowUp: (share) => share + STEP,
  ArrowDown: (share) => share - STEP,
  PageUp: (share) => share + 3 * STEP,
  PageDown: (share) => share - 3 * STEP,
  Home: () => LEAST,
  End: () => MOST,
};

/** The upper edge of a drawer below the diagram: drag it, or use the arrow keys. Its place is remembered. */
export function DrawerHandle() {
  const usual = useIsDrawerOpen('compare') ? USUAL_BELOW_SEVERAL : USUAL;
  const [chosen, setChosen] = useState(storedShare);
  const share = chosen ?? usual;
  const handle = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    document.documentElement.style.setProperty('--drawer-share', String(share / 100));
  }, [share]);
  const setShare = (next: number) => {
    setChosen(next);
    store(next);
  };

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const drawer = handle.current?.parentElement;
    const stage = drawer?.previousElementSibling;
    if (!drawer || !stage || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const { bottom } = drawer.getBoundingClientRect();
    const { top } = stage.getBoundingClientRect();
    setShare(clamp(((bottom - event.clientY) / (bottom - top)) * 100));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const change = KEYS[event.key];
    if (!change || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    setShare(clamp(change(share)));
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: an <hr> is no place for a value that one drags.
    <div
      ref={handle}
      className="drawer-handle"
      role="separator"
      tabIndex={0}
      aria-orientation="horizontal"
      aria-label="Height of the panel"
      aria-valuemin={LEAST}
      aria-valuemax={MOST}
      aria-valuenow={share}
      aria-valuetext={`${share} %`}
      title="Drag to resize"
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onDoubleClick={() => setShare(USUAL)}
      onKeyDown={onKeyDown}
    />
  );
}
