import './styles/drawer-handle.css';
import { type KeyboardEvent, type PointerEvent, useLayoutEffect, useRef, useState } from 'react';

/** The share of the room that a drawer below the diagram takes, in per cent. */
const LEAST = 20;
const MOST = 85;
const USUAL = 55;
const STEP = 5;

const STORAGE_KEY = 'drawer-share';

const clamp = (share: number): number => Math.round(Math.min(Math.max(share, LEAST), MOST));

function storedShare(): number {
  try {
    const stored = Number(localStorage.getItem(STORAGE_KEY) ?? USUAL);
    return Number.isFinite(stored) ? clamp(stored) : USUAL;
  } catch {
    // Storage is blocked, as in a sandboxed frame: the choice lasts as long as the page.
    return USUAL;
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
  const [share, setShare] = useState(storedShare);
  const handle = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    document.documentElement.style.setProperty('--drawer-share', String(share / 100));
    store(share);
  }, [share]);

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
    setShare((before) => clamp(change(before)));
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
