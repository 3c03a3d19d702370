import { type RefObject, useLayoutEffect, useState } from 'react';
import { DATA_CLASS_IDS, type DataClassId } from '../../../machines/model.ts';

const ROLES = [
  'surface',
  'surface-sunken',
  'border',
  'border-strong',
  'text',
  'text-muted',
  'on-class',
  'yours-zone',
  'yours-text',
  'zenml-zone',
  'zenml-text',
  'failed',
  'on-failed',
  'focus',
] as const;

/** The colours of the page as a canvas understands them. */
export type Palette = Readonly<Record<(typeof ROLES)[number] | DataClassId, string>>;

const NAMES = [...ROLES, ...DATA_CLASS_IDS] as const;

/** A canvas cannot read custom properties, so an element that has each of them as its colour is asked. */
function readPalette(parent: HTMLElement): Palette {
  const probe = document.createElement('i');
  // Where the system decides the colours, the roles are colours of the system; without this all would be that of text.
  probe.style.forcedColorAdjust = 'none';
  parent.append(probe);
  const colours = NAMES.map((name) => {
    probe.style.color = `var(--${name})`;
    return [name, getComputedStyle(probe).color] as const;
  });
  probe.remove();
  // `fromEntries` forgets the names; all of them are there.
  return Object.fromEntries(colours) as Palette;
}

/** The palette inside of an element, read again when the theme changes. Null before the element is on the page. */
export function usePalette(element: RefObject<HTMLElement | null>): Palette | null {
  const [palette, setPalette] = useState<Palette | null>(null);
  useLayoutEffect(() => {
    const read = () => {
      if (element.current) setPalette(readPalette(element.current));
    };
    read();
    const system = ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((query) => matchMedia(query));
    for (const list of system) list.addEventListener('change', read);
    const chosen = new MutationObserver(read);
    chosen.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] });
    return () => {
      for (const list of system) list.removeEventListener('change', read);
      chosen.disconnect();
    };
  }, [element]);
  return palette;
}
