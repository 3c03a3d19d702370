import { type ReactFlowState, useStore } from '@xyflow/react';

const selectLeft = ({ transform: [x, , zoom] }: ReactFlowState): number => Math.max(0, Math.round(-x / zoom));
const selectRight = ({ transform: [x, , zoom], width }: ReactFlowState): number => Math.round((width - x) / zoom);

/** The ends of what can be seen of the stage, in its px: all of it, unless a drawer or a hand has moved it. */
export const useVisibleSpan = (): { readonly left: number; readonly right: number } => ({
  left: useStore(selectLeft),
  right: useStore(selectRight),
});
