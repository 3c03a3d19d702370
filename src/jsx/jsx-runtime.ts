import type { ElementType, Key, ReactElement } from 'react';
import * as react from 'react/jsx-runtime';
import { type Props, withOwnText } from './text-runs.ts';

export { Fragment, type JSX } from 'react/jsx-runtime';

// What the compiler makes of JSX, as `jsxImportSource` in tsconfig.json says. React's own, but for text.

/** An element with one child, or with a list that has keys. */
export function jsx(type: ElementType, props: Props, key?: Key): ReactElement {
  return react.jsx(type, withOwnText(type, props), key);
}

/** An element whose children are written out, so that they need no keys. */
export function jsxs(type: ElementType, props: Props, key?: Key): ReactElement {
  const own = withOwnText(type, props);
  return Array.isArray(own.children) ? react.jsxs(type, own, key) : react.jsx(type, own, key);
}
