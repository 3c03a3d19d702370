import { Handle, type NodeProps } from '@xyflow/react';
import type { ComponentId } from '../../machines/model.ts';
import { COMPONENTS, componentDetail } from '../catalogue/index.ts';
import { type BoxId, boxOf, isNarrow } from '../layout/layout.ts';
import { specOf, takesPart } from '../simulation/describe.ts';
import type { Frame, Trace } from '../simulation/trace.ts';
import { useFrame } from '../state/playback.ts';
import { useSession } from '../state/session.tsx';
import type { ComponentNodeType } from './graph.ts';
import { handlesOf } from './graph.ts';
import { BOX_ICONS } from './icons.tsx';
import { StepChips } from './StepChips.tsx';
import { useView } from './view.ts';

type Activity = 'idle' | 'active';

/** The data class of the current message if this box sends or receives it, `failed` if it fails. */
function activityOf(box: BoxId, frame: Frame, trace: Trace): string | null {
  for (const index of [frame.current, ...frame.inFlight.map((message) => message.index)]) {
    const message = trace.messages[index];
    if (!message) continue;
    const spec = specOf(message);
    if (boxOf(spec.from) === box || boxOf(spec.to) === box) {
      return message.status === 'failed' ? 'failed' : spec.dataClass;
    }
  }
  return null;
}

export function ComponentNode({ data }: NodeProps<ComponentNodeType>) {
  const { component } = data;
  const { setLayer, config, trace } = useSession();
  const { compact } = useView();
  const dataClass = useFrame((frame, trace) => activityOf(component, frame, trace));
  const { label } = COMPONENTS[component];
  const narrow = isNarrow(component);
  const Icon = BOX_ICONS[component];
  return (
    <>
      <button
        type="button"
        className="box nodrag"
        data-activity={(dataClass === null ? 'idle' : 'active') satisfies Activity}
        data-class={dataClass}
        data-idle={!takesPart(trace, component)}
        data-narrow={narrow}
        onClick={() => setLayer({ kind: 'component', component: component satisfies ComponentId })}
      >
        <span className="box-head">
          <span className="box-icon">
            <Icon size={18} strokeWidth={1.75} aria-hidden="true" />
          </span>
          <span className="box-text">
            <span className="box-label">{label}</span>
            {narrow ? null : <span className="box-detail">{componentDetail(component, config)}</span>}
          </span>
        </span>
        {component === 'orchestrator' && !compact ? <StepChips /> : null}
      </button>
      {handlesOf(component).map((handle) => (
        <Handle
          key={`${handle.id}-${handle.type}`}
          id={handle.id ?? null}
          type={handle.type}
          position={handle.position}
          style={{ left: handle.x, top: handle.y }}
          isConnectable={false}
        />
      ))}
    </>
  );
}
