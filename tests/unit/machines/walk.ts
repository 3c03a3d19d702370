import type { AnyStateNode, StateValue } from 'xstate';

/** The innermost state of a value without parallel regions, as a dotted path: `runtime-data-flow.finish-run`. */
export function leafOf(value: StateValue): string {
  if (typeof value === 'string') return value;
  return Object.entries(value)
    .map(([name, inner]) => (inner === undefined ? name : `${name}.${leafOf(inner)}`))
    .join(' ');
}

/** True for a state that is left as soon as it is entered. */
const isPassing = (node: AnyStateNode): boolean => node.always?.some(({ guard }) => guard === undefined) ?? false;

/**
 * The paths of all innermost states of a machine in which it can rest, in the order in which the machine declares them.
 */
export function leavesOf(node: AnyStateNode): string[] {
  const children = Object.values(node.states);
  if (children.length > 0) return children.flatMap(leavesOf);
  return isPassing(node) ? [] : [node.path.join('.')];
}

/** The events that a pure step emitted, in order. XState returns them as actions of a type it does not declare. */
export function emittedBy<Emitted>(
  actions: readonly { readonly type: string; readonly params?: unknown }[],
): Emitted[] {
  return actions
    .filter((action) => action.type === 'xstate.emit')
    .map((action) => (action.params as { event: Emitted }).event);
}
