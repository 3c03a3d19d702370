import { createContext, use } from 'react';
import type { ScenarioId } from '../../machines/model.ts';
import type { Layout } from '../layout/layout.ts';
import { WIDE } from '../layout/wide.ts';

/**
 * Which scenario a diagram shows. Apart from the layout, because boxes and channels are the same in every scenario and
 * read only that.
 */
export const DiagramScenarioContext = createContext<ScenarioId | null>(null);

/** Where everything stands in a diagram. */
export const LayoutContext = createContext<Layout>(WIDE);

/** The scenario of the diagram that a zone or label belongs to. Throws outside of a diagram. */
export function useDiagramScenario(): ScenarioId {
  const scenario = use(DiagramScenarioContext);
  if (scenario === null) throw new Error('[diagram] No scenario. Render inside a Diagram.');
  return scenario;
}

/** Where everything stands in the diagram that this belongs to. */
export const useLayout = (): Layout => use(LayoutContext);
