import type { ReactNode } from 'react';
import { COMPONENTS, DATA_CLASSES, PHASES } from '../catalogue/index.ts';
import { beatTitle, specOf } from '../simulation/describe.ts';
import { useFrame } from '../state/playback.ts';
import { useSession } from '../state/session.tsx';
import { attemptWords, connectionWords, crossingWords, protocolWords } from '../state/words.ts';
import { Drawer } from './Drawer.tsx';
import { EvidenceTag } from './EvidenceTag.tsx';

function Field({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** Everything there is to know about the current message. */
export default function Inspector() {
  const { scenario } = useSession();
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
    </Drawer>
  );
}
