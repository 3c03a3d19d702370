import { Handle, type NodeProps } from '@xyflow/react';
import { memo } from 'react';
import type { ComponentId } from '../../machines/model.ts';
import type { BoxId } from '../layout/layout.ts';
import { useFrame } from '../state/playback.ts';
import { useCommands, useRun } from '../state/session.tsx';
import { boxTone, stageBox } from '../views/stage.ts';
import { type ComponentNodeType, handlesOf } from './graph.ts';
import { iconOf } from './icons.tsx';
import { StepChips } from './StepChips.tsx';
import { useView } from './view.ts';

type Activity = 'idle' | 'active';

/** Where channels meet the box. Apart from it, because React Flow's handles are many and never change. */
const Handles = memo(function Handles({ box }: { readonly box: BoxId }) {
  const { model } = useRun();
  return handlesOf(model, box).map((handle) => (
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

export const ComponentNode = memo(function ComponentNode({ data }: NodeProps<ComponentNodeType>) {
  const { component } = data;
  const { setLayer } = useCommands();
  const { compact } = useView();
  const tone = useFrame((frame, run) => boxTone(run, component, frame));
  const { label, detail, isNarrow, isIdle } = stageBox(useRun(), component);
  const Icon = iconOf(component);
  return (
    <>
      <button
        type="button"
        className="box nodrag"
        data-activity={(tone === null ? 'idle' : 'active') satisfies Activity}
        data-class={tone}
        data-idle={isIdle}
        data-narrow={isNarrow}
        onClick={() => setLayer({ kind: 'component', component: component satisfies ComponentId })}
      >
        <span className="box-head">
          <span className="box-icon">
            <Icon size={18} strokeWidth={1.75} aria-hidden="true" />
          </span>
          <span className="box-text">
            <span className="box-label">{label}</span>
            {isNarrow ? null : <span className="box-detail">{detail}</span>}
          </span>
        </span>
        {component === 'orchestrator' && !compact ? <StepChips /> : null}
      </button>
      <Handles box={component} />
    </>
  );
});
