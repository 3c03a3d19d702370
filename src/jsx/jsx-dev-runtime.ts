import type { ElementType, Key, ReactElement } from 'react';
import * as react from 'react/jsx-dev-runtime';
import { type Props, withOwnText } from './text-runs.ts';

export { Fragment, type JSX } from 'react/jsx-dev-runtime';

/**
 * `jsx` and `jsxs` in one, for development.
 * @param isStatic the children are written out, so that they need no keys
 */
export function jsxDEV(
  type: ElementType,
  props: Props,
  key: Key | undefined,
  isStatic: boolean,
  source?: react.JSXSource,
  self?: unknown,
): ReactElement {
  const own = withOwnText(type, props);
  return react.jsxDEV(type, own, key, isStatic && Array.isArray(own.children), source, self);
}
