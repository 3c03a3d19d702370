import { Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import { COMPONENTS, DATA_CLASSES, PHASES } from '../catalogue/index.ts';
import { claimEvidence } from '../claims/evidence.ts';
import { exampleOf } from '../export/example.ts';
import { recordOf } from '../export/json.ts';
import { beatTitle, specOf } from '../simulation/describe.ts';
import type { TraceMessage } from '../simulation/trace.ts';
import { useCurrentIndex, useFrame } from '../state/playback.ts';
import { useSession } from '../state/session.tsx';
import { attemptWords, connectionWords, crossingWords, protocolWords, routeWords } from '../state/words.ts';
import { Drawer } from './Drawer.tsx';
import { EvidenceTag } from './EvidenceTag.tsx';
import { FailThis } from './FailThis.tsx';

function Field({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function CopyButtons({ message }: { readonly message: TraceMessage }) {
  const { scenario, setNotice } = useSession();
  const spec = specOf(message);
  const copy = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      setNotice('Copied.');
    } catch {
      setNotice('The browser does not allow copying here.');
    }
  };
  const asText = () =>
    [
      spec.label,
      spec.narration,
      `${routeWords(message)}. ${crossingWords(scenario, message)}.`,
      `${protocolWords(message)}, ${spec.auth}, ${spec.endpoint}`,
      `Payload: ${spec.payload.join(', ')}`,
      `Source (${spec.evidence}): ${spec.source}`,
    ].join('\n');
  return (
    <div className="copy-buttons">
      <button type="button" className="text-button" onClick={() => void copy(asText())}>
        <Copy size={15} aria-hidden="true" />
        Copy text
      </button>
      <button
        type="button"
        className="text-button"
        onClick={() => void copy(JSON.stringify(recordOf(scenario, message), null, 2))}
      >
        <Copy size={15} aria-hidden="true" />
        Copy JSON
      </button>
    </div>
  );
}

function ClaimNotes({ index }: { readonly index: number }) {
  const { trace, scenario, setLayer } = useSession();
  const evidence = claimEvidence(trace, scenario, index);
  if (evidence.length === 0) return null;
  return (
    <>
      <h3>Claims about the boundary</h3>
      <ul className="claim-notes">
        {evidence.map(({ claim, kind }) => (
          <li key={`${claim.id} ${kind}`}>
            {kind === 'contradicts' ? 'Contradicts' : 'Is where its reading matters for'} “{claim.title}”.{' '}
            {claim.verdicts[scenario]?.because}
          </li>
        ))}
      </ul>
      <button type="button" className="link-button" onClick={() => setLayer({ kind: 'claims' })}>
        All claims
      </button>
    </>
  );
}

/** Everything there is to know about the current message. */
export default function Inspector() {
  const { scenario } = useSession();
  const index = useCurrentIndex();
  const message = useFrame((frame, trace) => trace.messages[frame.current]);
  if (!message) {
    return (
      <Drawer title="Message">
        <p className="drawer-lead">No message has been sent yet. Press → to send the first one.</p>
      </Drawer>
    );
  }
  const spec = specOf(message);
  const attempt = attemptWords(message);
  const example = exampleOf(message, scenario);
  return (
    <Drawer title={spec.label}>
      <p className="drawer-lead">{spec.narration}</p>
      {attempt ? <p className="drawer-alert">{attempt}</p> : null}
      <dl className="fields">
        <Field name="Phase">
          {PHASES.find((phase) => phase.id === message.phase)?.label}: {beatTitle(message)}
        </Field>
        {message.step === null ? null : <Field name="Pipeline step">{message.step}</Field>}
        <Field name="From">{COMPONENTS[spec.from].label}</Field>
        <Field name="To">{COMPONENTS[spec.to].label}</Field>
        <Field name="Boundary">{crossingWords(scenario, message)}</Field>
        <Field name="Connection">{connectionWords(scenario, message) ?? 'none'}</Field>
        <Field name="Data class">
          <span className="tag" data-class={spec.dataClass}>
            {DATA_CLASSES[spec.dataClass].label}
          </span>
        </Field>
        <Field name="Payload">
          <ul>
            {spec.payload.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        </Field>
        <Field name="Protocol">{protocolWords(message)}</Field>
        <Field name="Endpoint">
          <code>{spec.endpoint}</code>
        </Field>
        <Field name="Auth">{spec.auth}</Field>
        {spec.note === undefined ? null : <Field name="Note">{spec.note}</Field>}
        <Field name="Evidence">
          <EvidenceTag evidence={spec.evidence} />
        </Field>
        <Field name="Source">{spec.source}</Field>
        <Field name="Duration">
          {message.receivedMs - message.sentMs} ms simulated <EvidenceTag evidence="illustrative" />
        </Field>
        <Field name="Id">
          <code>{message.id}</code>
        </Field>
      </dl>
      {example === null ? null : (
        <>
          <h3>
            On the wire <EvidenceTag evidence="illustrative" />
          </h3>
          <pre className="example">{example}</pre>
        </>
      )}
      {spec.from === spec.to || message.status === 'failed' ? null : (
        <p className="drawer-muted">
          After it, {COMPONENTS[spec.to].label} holds: {spec.payload.join(', ')}.
        </p>
      )}
      <ClaimNotes index={index} />
      <FailThis message={message} />
      <CopyButtons message={message} />
    </Drawer>
  );
}
