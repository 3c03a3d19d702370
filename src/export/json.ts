import type { ScenarioId } from '../../machines/model.ts';
import { crossingIn, failureText } from '../simulation/describe.ts';
import { modelVersionOf, type Run, specOf } from '../simulation/run.ts';
import type { TraceMessage } from '../simulation/trace.ts';

/** A message with everything the catalogue and the scenario say about it. */
export function recordOf(run: Run, scenario: ScenarioId, message: TraceMessage) {
  const spec = specOf(run, message);
  const error = failureText(run, message);
  const { crossing, connection, fromZone, toZone } = crossingIn(run, scenario, message);
  return {
    id: message.id,
    spec: message.spec,
    phase: message.phase,
    exchange: message.exchange,
    step: message.step,
    attempt: message.attempt,
    from: spec.from,
    to: spec.to,
    fromZone: fromZone.id,
    toZone: toZone.id,
    dataClass: spec.dataClass,
    crossing,
    connection,
    sentMs: message.sentMs,
    receivedMs: message.receivedMs,
    status: message.status,
    ...(error === null ? {} : { error }),
    label: spec.label,
    narration: spec.narration,
    ...(spec.note === undefined ? {} : { note: spec.note }),
    payload: spec.items.map((item) => item.text),
    items: spec.items,
    opener: spec.opener,
    protocol: spec.protocol,
    port: spec.port,
    endpoint: spec.endpoint,
    auth: spec.auth,
    evidence: spec.evidence,
    source: spec.source,
  };
}

/** The run with everything the catalogue and the scenario say about each message. Ends with a line feed. */
export function toJson(run: Run, scenario: ScenarioId): string {
  const document = {
    version: run.trace.version,
    modelVersion: modelVersionOf(run),
    config: { scenario, ...run.origin.config },
    outcome: run.trace.outcome,
    durationMs: run.trace.durationMs,
    messages: run.trace.messages.map((message) => recordOf(run, scenario, message)),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
