import { useMemo } from 'react';
import { type ComponentId, SCENARIO_IDS } from '../../machines/model.ts';
import { componentOf } from '../model/model.ts';
import { zoneIn } from '../simulation/describe.ts';
import { sameData, useFrame, usePlayback } from '../state/playback.ts';
import { useRun, useScenario } from '../state/session.tsx';
import { arrivedAt, itemsReceived, receivedBy } from '../views/received.ts';
import { absentWords, bringerWords, formatCount } from '../views/words.ts';
import { Drawer } from './Drawer.tsx';
import { EvidenceTag } from './EvidenceTag.tsx';

function Received({ component }: { readonly component: ComponentId }) {
  const { model } = useRun();
  const received = useFrame((frame, run) => receivedBy(run, component, frame.atMs), sameData);
  if (received.length === 0) return <p className="drawer-muted">Nothing yet.</p>;
  return (
    <ul className="received">
      {received.map(({ dataClass, count }) => (
        <li key={dataClass}>
          <span className="tag" data-class={dataClass}>
            {model.dataClasses[dataClass].label}
          </span>
          {count} {count === 1 ? 'message' : 'messages'}
        </li>
      ))}
    </ul>
  );
}

/** As many messages as can be read; a long run repeats them for every pipeline step. */
const MOST_LISTED = 30;

function Bringers({ messages }: { readonly messages: readonly number[] }) {
  const run = useRun();
  const { toMessage } = usePlayback();
  return (
    <ul className="bringers">
      {messages.slice(0, MOST_LISTED).map((index) => {
        const message = run.trace.messages[index];
        if (!message) return null;
        return (
          <li key={message.id}>
            <button type="button" className="link-button" onClick={() => toMessage(index)}>
              {bringerWords(run, index)}
            </button>
          </li>
        );
      })}
      {messages.length > MOST_LISTED ? <li>and {formatCount(messages.length - MOST_LISTED)} more</li> : null}
    </ul>
  );
}

/** Each thing that a component has received, and the messages that brought it. */
function Things({ component }: { readonly component: ComponentId }) {
  const run = useRun();
  const arrived = useFrame((frame, of) => arrivedAt(of, component, frame.atMs));
  const items = useMemo(() => itemsReceived(run, component, arrived), [run, component, arrived]);
  if (items.length === 0) return null;
  return (
    <details className="things">
      <summary>
        {formatCount(items.length)} different {items.length === 1 ? 'thing' : 'things'}
      </summary>
      <ul>
        {items.map(({ text, dataClass, messages }) => (
          <li key={`${dataClass} ${text}`}>
            <details>
              <summary>
                <span className="legend-swatch" data-class={dataClass} /> {text}
                {messages.length > 1 ? ` ×${formatCount(messages.length)}` : ''}
              </summary>
              <Bringers messages={messages} />
            </details>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What a box is, where it stands in each scenario and what it has received so far. */
export default function ComponentCard({ component }: { readonly component: ComponentId }) {
  const run = useRun();
  const scenario = useScenario();
  const spec = componentOf(run.model, component);
  const absent = absentWords(run, component);
  const parts: ComponentId[] = component === 'orchestrator' ? ['orchestrator', 'step-runtime'] : [component];
  return (
    <Drawer title={spec.label}>
      <p className="drawer-lead">{spec.description}</p>
      {absent === null ? null : <p>{absent}</p>}
      <h3>Where it stands</h3>
      <dl className="fields">
        {SCENARIO_IDS.map((id) => {
          const zone = zoneIn(run, id, component);
          return [
            <dt key={`${id} name`}>{run.model.scenarios[id].label}</dt>,
            <dd key={`${id} place`}>
              <span className="place" data-owner={zone.owner}>
                {zone.label}
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
            {part === component
              ? 'Received so far'
              : `Received so far by the ${componentOf(run.model, part).label.toLowerCase()}`}
          </h3>
          <Received component={part} />
          <Things component={part} />
        </section>
      ))}
    </Drawer>
  );
}
