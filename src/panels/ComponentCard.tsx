import { type ComponentId, type DataClassId, SCENARIO_IDS } from '../../machines/model.ts';
import { COMPONENTS, DATA_CLASSES, INFRASTRUCTURES, SCENARIOS } from '../catalogue/index.ts';
import { specOf } from '../simulation/describe.ts';
import type { Trace } from '../simulation/trace.ts';
import { useFrame } from '../state/playback.ts';
import { useSession } from '../state/session.tsx';
import { Drawer } from './Drawer.tsx';
import { EvidenceTag } from './EvidenceTag.tsx';

/** What a component has received up to a moment, by data class, most first. */
function receivedBy(trace: Trace, component: ComponentId, atMs: number): { dataClass: DataClassId; count: number }[] {
  const counts = new Map<DataClassId, number>();
  for (const message of trace.messages) {
    const { to, dataClass } = specOf(message);
    if (to !== component || message.receivedMs > atMs || message.status === 'failed') continue;
    counts.set(dataClass, (counts.get(dataClass) ?? 0) + 1);
  }
  return [...counts].map(([dataClass, count]) => ({ dataClass, count })).sort((a, b) => b.count - a.count);
}

function Received({ component }: { readonly component: ComponentId }) {
  const summary = useFrame((frame, trace) => JSON.stringify(receivedBy(trace, component, frame.atMs)));
  const received: ReturnType<typeof receivedBy> = JSON.parse(summary);
  if (received.length === 0) return <p className="drawer-muted">Nothing yet.</p>;
  return (
    <ul className="received">
      {received.map(({ dataClass, count }) => (
        <li key={dataClass}>
          <span className="tag" data-class={dataClass}>
            {DATA_CLASSES[dataClass].label}
          </span>
          {count} {count === 1 ? 'message' : 'messages'}
        </li>
      ))}
    </ul>
  );
}

/** What a box is, where it stands in each scenario and what it has received so far. */
export default function ComponentCard({ component }: { readonly component: ComponentId }) {
  const { scenario } = useSession();
  const spec = COMPONENTS[component];
  const parts: ComponentId[] = component === 'orchestrator' ? ['orchestrator', 'step-runtime'] : [component];
  return (
    <Drawer title={spec.label}>
      <p className="drawer-lead">{spec.description}</p>
      <h3>Where it stands</h3>
      <dl className="fields">
        {SCENARIO_IDS.map((id) => {
          const infrastructure = SCENARIOS[id].placement[component];
          return [
            <dt key={`${id} name`}>{SCENARIOS[id].label}</dt>,
            <dd key={`${id} place`}>
              <span className="place" data-infrastructure={infrastructure}>
                {INFRASTRUCTURES[infrastructure].label}
              </span>
              {id === scenario ? ' (shown)' : null}
            </dd>,
          ];
        })}
        <dt>Evidence</dt>
        <dd>
          <EvidenceTag evidence={spec.placementEvidence} />
        </dd>
        <dt>Source</dt>
        <dd>{spec.source}</dd>
      </dl>
      {parts.map((part) => (
        <section key={part}>
          <h3>
            {part === component ? 'Received so far' : `Received so far by the ${COMPONENTS[part].label.toLowerCase()}`}
          </h3>
          <Received component={part} />
        </section>
      ))}
    </Drawer>
  );
}
