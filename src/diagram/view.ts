import { createContext, use } from 'react';
import type { ScenarioId } from '../../machines/model.ts';

/**
 * Which scenario a diagram shows. Apart from `CompactContext`, because boxes and channels are the same in every scenario
 * and read only that one.
 */
export const DiagramScenarioContext = createContext<ScenarioId | null>(null);

/** True in a diagram that is one of several that share the room. */
export const CompactContext = createContext(false);

/** The scenario of the diagram that a zone or label belongs to. Throws outside of a diagram. */
export function useDiagramScenario(): ScenarioId {
  const scenario = use(DiagramScenarioContext);
  if (scenario === null) throw new Error('[diagram] No scenario. Render inside a Diagram.');
  return scenario;
}

/** Whether the diagram that this belongs to is one of several. */
export const useCompact = (): boolean => use(CompactContext);
