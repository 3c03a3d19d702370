import type { ScenarioId } from '../../machines/model.ts';
import { crossingIn, failureText, specOf } from '../simulation/describe.ts';
import type { Trace, TraceMessage } from '../simulation/trace.ts';

/** A message with everything the catalogue and the scenario say about it. */
export function recordOf(scenario: ScenarioId, message: TraceMessage) {
  const spec = specOf(message);
  const error = failureText(message);
  return {
    id: message.id,
    spec: message.spec,
    phase: message.phase,
    exchange: message.exchange,
    step: message.step,
    attempt: message.attempt,
    from: spec.from,
    to: spec.to,
    dataClass: spec.dataClass,
    ...crossingIn(scenario, message),
    sentMs: message.sentMs,
    receivedMs: message.receivedMs,
    status: message.status,
    ...(error === null ? {} : { error }),
    label: spec.label,
    narration: spec.narration,
    ...(spec.note === undefined ? {} : { note: spec.note }),
    payload: spec.payload,
    protocol: spec.protocol,
    port: spec.port,
    endpoint: spec.endpoint,
    auth: spec.auth,
    evidence: spec.evidence,
    source: spec.source,
  };
}

/** The trace with everything the catalogue and the scenario say about each message. Ends with a line feed. */
export function toJson(trace: Trace, scenario: ScenarioId): string {
  const document = {
    version: trace.version,
    config: { scenario, ...trace.config },
    outcome: trace.outcome,
    durationMs: trace.durationMs,
    messages: trace.messages.map((message) => recordOf(scenario, message)),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
