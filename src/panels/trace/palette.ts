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
    const system = matchMedia('(prefers-color-scheme: dark)');
    system.addEventListener('change', read);
    const chosen = new MutationObserver(read);
    chosen.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] });
    return () => {
      system.removeEventListener('change', read);
      chosen.disconnect();
    };
  }, [element]);
  return palette;
}
