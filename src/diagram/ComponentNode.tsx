import { Handle, type NodeProps } from '@xyflow/react';
import { memo, useMemo } from 'react';
import type { BoxId } from '../layout/layout.ts';
import { useScene } from '../state/playback.ts';
import { useCommands, useRun } from '../state/session.tsx';
import { boxTone, boxWork, isAwayAt, stageBox } from '../views/stage.ts';
import { Box } from './Box.tsx';
import { type ComponentNodeType, handlesOf } from './graph.ts';
import { StepChips } from './StepChips.tsx';
import { useLayout } from './view.ts';

/** Where channels meet the box. Apart from it, because React Flow's handles are many and never change. */
const Handles = memo(function Handles({ box }: { readonly box: BoxId }) {
  const { model } = useRun();
  return handlesOf(useLayout(), model, box).map((handle) => (
    <Handle
      key={`${handle.id}-${handle.type}`}
      id={handle.id ?? null}
      type={handle.type}
      position={handle.position}
      style={{ left: handle.x, top: handle.y }}
      isConnectable={false}
    />
  ));
});

export const ComponentNode = memo(function ComponentNode({ data: { component } }: NodeProps<ComponentNodeType>) {
  const run = useRun();
  const { setLayer } = useCommands();
  const layout = useLayout();
  const tone = useScene((frame, of) => boxTone(of, component, frame));
  const work = useScene((frame, of) => boxWork(of, component, frame));
  const isAway = useScene((frame, of) => isAwayAt(of, component, frame));
  const box = useMemo(() => stageBox(layout, run, component), [layout, run, component]);
  return (
    <>
      <Box box={box} tone={tone} work={work} isAway={isAway} onOpen={() => setLayer({ kind: 'component', component })}>
        {component === 'orchestrator' && layout.id === 'wide' ? <StepChips /> : null}
      </Box>
      <Handles box={component} />
    </>
  );
});
