import { createElement, type ReactElement, type ReactNode } from 'react';

/**
 * The element around text that stands beside elements. Inline, without a style and without a role, so it changes neither
 * the layout nor what a screen reader says; and with a name of its own, so that no selector for `span` finds it. It
 * counts for selectors by place such as `:first-child`, and white space alone would be an item of a flex container.
 */
const RUN = 'text-run';

/** Inside these an HTML element is not drawn. */
const SVG_TEXT: ReadonlySet<unknown> = new Set(['text', 'tspan', 'textPath']);

/** The letters of a child, '' for one that shows nothing, null for an element or a list. */
function lettersOf(child: ReactNode): string | null {
  if (child === null || child === undefined || typeof child === 'boolean') return '';
  if (typeof child === 'string') return child;
  return typeof child === 'number' || typeof child === 'bigint' ? String(child) : null;
}

const isList = (children: ReactNode): children is readonly ReactNode[] => Array.isArray(children);

function hasText(children: ReactNode): boolean {
  return isList(children) ? children.some(hasText) : (lettersOf(children) ?? '') !== '';
}

/** The text of children that are text through and through, null when there is an element among them. */
function textOf(children: ReactNode): string | null {
  if (!isList(children)) return lettersOf(children);
  let text = '';
  for (const child of children) {
    const part = textOf(child);
    if (part === null) return null;
    text += part;
  }
  return text;
}

/** By key, because in a list that is not written out React asks for one. */
const runAt = (place: number, text: string): ReactElement => createElement(RUN, { key: `${RUN} ${place}` }, text);

/**
 * The same children with their text in elements. Neighbours that are text or nothing are one run, at the place of the
 * first of them, so that the others keep their places, and with them their state, while text comes and goes.
 */
function withRuns(children: readonly ReactNode[]): ReactNode[] {
  const placed: ReactNode[] = [];
  let start = 0;
  let text = '';
  const endRun = () => {
    if (text !== '') placed[start] = runAt(start, text);
    text = '';
  };
  for (const child of children) {
    const letters = lettersOf(child);
    if (letters === null) {
      endRun();
      start = placed.push(isList(child) && hasText(child) ? withRuns(child) : child);
    } else {
      text += letters;
      placed.push(null);
    }
  }
  endRun();
  return placed;
}

/** What React's own runtime asks of the props of an element, which is nothing, and what is read of them here. */
export interface Props {
  readonly children?: ReactNode;
}

/**
 * The props of an element, changed so that React holds on to none of its text nodes.
 *
 * React keeps a reference to a text node that has siblings, writes to it and removes it by that reference. A page
 * translator replaces text nodes, or moves them into elements of its own: after that, writing changes nothing on
 * screen and removing throws. The only text of an element is safe, because React sets it through its element. So
 * children that are all text become one text, and text beside elements gets an element of its own.
 * Components get their children as written: they are seen again when a component puts them into an element. What a
 * component returns is not seen, so it returns text in a fragment, never alone.
 */
export function withOwnText<P extends Props>(type: unknown, props: P): P {
  const { children } = props;
  const isElement = typeof type === 'string';
  // A fragment has no element to set its text through; its type is a symbol, as are those of React's other wrappers.
  if (!(isElement ? isList(children) : typeof type === 'symbol') || !hasText(children)) return props;
  const text = isElement ? textOf(children) : null;
  if (text !== null) return { ...props, children: text };
  if (SVG_TEXT.has(type)) return props;
  return { ...props, children: withRuns(isList(children) ? children : [children]) };
}
