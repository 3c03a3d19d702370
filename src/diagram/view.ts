import { createContext, use } from 'react';
import type { ScenarioId } from '../../machines/model.ts';

/** Which scenario a diagram shows, and whether it is one of several that share the room. */
export interface DiagramView {
  readonly scenario: ScenarioId;
  readonly compact: boolean;
}

export const DiagramViewContext = createContext<DiagramView | null>(null);

/** The view of the diagram that a node, edge or label belongs to. Throws outside of a diagram. */
export function useView(): DiagramView {
  const view = use(DiagramViewContext);
  if (!view) throw new Error('[diagram] No view. Render inside a Diagram.');
  return view;
}
