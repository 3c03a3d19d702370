import { Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import { GLOSSARY } from '../catalogue/index.ts';
import { claimEvidence } from '../claims/evidence.ts';
import { exampleOf } from '../export/example.ts';
import { recordOf } from '../export/json.ts';
import { componentOf, phaseSpec } from '../model/model.ts';
import type { MessageSpec } from '../model/types.ts';
import { beatTitle, gatewayOf } from '../simulation/describe.ts';
import { specOf } from '../simulation/run.ts';
import type { TraceMessage } from '../simulation/trace.ts';
import { useCurrentIndex, useFrame } from '../state/playback.ts';
import { useCommands, useRun, useScenario } from '../state/session.tsx';
import { guidanceFor, sentenceOf } from '../views/failing.ts';
import { termsOfMessage } from '../views/glossary.ts';
import { attemptWords, connectionWords, crossingWords, protocolWords, routeWords } from '../views/words.ts';
import { Drawer } from './Drawer.tsx';
import { EvidenceTag } from './EvidenceTag.tsx';
import { FailThis } from './FailThis.tsx';
import { WhatToDo } from './WhatToDo.tsx';

function Field({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** What the terms of the message mean. */
function Glosses({ spec }: { readonly spec: MessageSpec }) {
  const terms = termsOfMessage(GLOSSARY, spec);
  if (terms.length === 0) return null;
  return (
    <section className="glosses">
      <h3>Words</h3>
      <dl className="fields">
        {terms.map(({ term, gloss }) => (
          <Field key={term} name={term}>
            {gloss}
          </Field>
        ))}
      </dl>
    </section>
  );
}

function CopyButtons({ message }: { readonly message: TraceMessage }) {
  const run = useRun();
  const scenario = useScenario();
  const { setNotice } = useCommands();
  const spec = specOf(run, message);
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
      sentenceOf(run, message),
      `${routeWords(run, message)}. ${crossingWords(run, scenario, message)}.`,
      `${protocolWords(run, message)}, ${spec.auth}, ${spec.endpoint}`,
      `Payload: ${spec.items.map((item) => item.text).join(', ')}`,
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
        onClick={() => void copy(JSON.stringify(recordOf(run, scenario, message), null, 2))}
      >
        <Copy size={15} aria-hidden="true" />
        Copy JSON
      </button>
    </div>
  );
}

function ClaimNotes({ index }: { readonly index: number }) {
  const run = useRun();
  const scenario = useScenario();
  const { setLayer } = useCommands();
  const evidence = claimEvidence(run, scenario, index);
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
  const run = useRun();
  const scenario = useScenario();
  const index = useCurrentIndex();
  const message = useFrame((frame, { trace }) => trace.messages[frame.current]);
  if (!message) {
    return (
      <Drawer title="Message">
        <p className="drawer-lead">No message has been sent yet. Press → to send the first one.</p>
      </Drawer>
    );
  }
  const spec = specOf(run, message);
  const phase = phaseSpec(run.model, message.phase);
  const attempt = attemptWords(run, message);
  const gateway = gatewayOf(run, scenario, message);
  const guidance = message.status === 'failed' ? guidanceFor(run, message) : null;
  const example = exampleOf(run, message, scenario);
  return (
    <Drawer title={spec.label}>
      <p className="drawer-lead">{sentenceOf(run, message)}</p>
      {attempt ? <p className="drawer-alert">{attempt}</p> : null}
      {guidance === null ? null : <WhatToDo guidance={guidance} />}
      <Glosses spec={spec} />
      <dl className="fields">
        <Field name="Phase">
          {phase.label}: {beatTitle(run, message)}
          <p className="field-hint">{phase.summary}</p>
        </Field>
        {message.step === null ? null : <Field name="Pipeline step">{message.step}</Field>}
        <Field name="From">{componentOf(run.model, spec.from).label}</Field>
        <Field name="To">{componentOf(run.model, spec.to).label}</Field>
        <Field name="Boundary">{crossingWords(run, scenario, message)}</Field>
        <Field name="Connection">
          {connectionWords(run, scenario, message) ?? 'none'}
          {gateway === null ? null : (
            <p className="field-hint">
              {gateway.note} <EvidenceTag evidence={gateway.evidence} />
            </p>
          )}
        </Field>
        <Field name="Data class">
          <span className="tag" data-class={spec.dataClass}>
            {run.model.dataClasses[spec.dataClass].label}
          </span>
        </Field>
        <Field name="Payload">
          <ul>
            {spec.items.map((item) => (
              <li key={item.text}>{item.text}</li>
            ))}
          </ul>
        </Field>
        <Field name="Protocol">{protocolWords(run, message)}</Field>
        <Field name="Endpoint">
          <code translate="no">{spec.endpoint}</code>
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
          <code translate="no">{message.id}</code>
        </Field>
      </dl>
      {example === null ? null : (
        <>
          <h3>
            On the wire <EvidenceTag evidence="illustrative" />
          </h3>
          <pre className="example" translate="no">
            {example}
          </pre>
        </>
      )}
      {spec.from === spec.to || message.status === 'failed' ? null : (
        <p className="drawer-muted">
          After it, {componentOf(run.model, spec.to).label} holds: {spec.items.map((item) => item.text).join(', ')}.
        </p>
      )}
      <ClaimNotes index={index} />
      <FailThis message={message} />
      <CopyButtons message={message} />
    </Drawer>
  );
}
