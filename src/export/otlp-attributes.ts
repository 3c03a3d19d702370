import type { ComponentId, RunConfig, ScenarioId } from '../../machines/model.ts';
import type { MessageSpec } from '../model/types.ts';
import { crossingIn, zoneIn } from '../simulation/describe.ts';
import { type Run, specOf } from '../simulation/run.ts';
import type { TraceMessage } from '../simulation/trace.ts';
import { hostOf, requestOf } from './http.ts';

export type AnyValue =
  | { readonly stringValue: string }
  | { readonly boolValue: boolean }
  /** 64 bits, so a string of decimal digits. */
  | { readonly intValue: string };

export interface KeyValue {
  readonly key: string;
  readonly value: AnyValue;
}

type Plain = string | number | boolean | null | undefined;

/** Our own attributes stand under this name. */
const OWN = 'zenml.simulator';

/**
 * Attributes in the order given; those without a value are left out. Numbers have to be whole.
 * @param prefix stands in front of each key
 */
export function attributes(values: Readonly<Record<string, Plain>>, prefix = ''): KeyValue[] {
  const list: KeyValue[] = [];
  for (const [name, value] of Object.entries(values)) {
    if (value === null || value === undefined) continue;
    const key = `${prefix}${name}`;
    if (typeof value === 'string') list.push({ key, value: { stringValue: value } });
    else if (typeof value === 'boolean') list.push({ key, value: { boolValue: value } });
    else list.push({ key, value: { intValue: String(value) } });
  }
  return list;
}

/** The same with `zenml.simulator.` in front of each key. */
export function ownAttributes(values: Readonly<Record<string, Plain>>): KeyValue[] {
  return attributes(values, `${OWN}.`);
}

/** The options of a run as attributes, those of its fault and of its outage one by one. */
export function configAttributes({ fault, away, ...options }: RunConfig): KeyValue[] {
  return [
    ...attributes({ ...options }, `${OWN}.config.`),
    ...ownAttributes({
      'config.fault.message': fault?.message,
      'config.fault.times': fault?.times,
      'config.fault.id': fault?.id,
      'config.away.what': away?.what,
      'config.away.from': away?.from,
      'config.away.forMs': away?.forMs,
    }),
  ];
}

const PROTOCOL_NAMES: Readonly<Record<string, string>> = { HTTPS: 'http', MySQL: 'mysql' };

/** The side that accepts the connection. */
const serverOf = (spec: MessageSpec): ComponentId => (spec.opener === 'sender' ? spec.to : spec.from);

/**
 * What OpenTelemetry has names for. The host is documented for ZenML's own infrastructure only: where you run that
 * component, the host is yours and unknown.
 */
function network(run: Run, message: TraceMessage, scenario: ScenarioId): KeyValue[] {
  const spec = specOf(run, message);
  if (spec.from === spec.to) return [];
  const request = requestOf(spec);
  const isZenml = zoneIn(run, scenario, serverOf(spec)).owner === 'zenml';
  return attributes({
    'server.address': isZenml ? hostOf(run, scenario, spec) : null,
    'server.port': spec.port,
    'network.protocol.name': PROTOCOL_NAMES[spec.protocol],
    'url.scheme': spec.protocol === 'HTTPS' ? 'https' : null,
    'http.request.method': request?.method,
    'url.path': request?.isTemplate === false ? request.path : null,
    'url.template': request?.isTemplate ? request.path : null,
    'url.query': request?.query,
    'http.request.resend_count': spec.protocol === 'HTTPS' && message.attempt > 1 ? message.attempt - 1 : null,
  });
}

/**
 * Everything the span of a message says: conventional attributes first, then our own.
 * @param number its place in the run, from 1
 */
export function messageAttributes(run: Run, message: TraceMessage, number: number, scenario: ScenarioId): KeyValue[] {
  const spec = specOf(run, message);
  const { crossing, connection } = crossingIn(run, scenario, message);
  const failed = message.status === 'failed';
  return [
    ...network(run, message, scenario),
    ...attributes({ 'error.type': failed ? (message.failure ?? spec.failure) : null }),
    ...ownAttributes({
      span: 'message',
      'message.id': message.id,
      'message.spec': message.spec,
      'message.number': number,
      phase: message.phase,
      exchange: message.exchange,
      step: message.step,
      attempt: message.attempt,
      from: spec.from,
      to: spec.to,
      data_class: spec.dataClass,
      crossing,
      connection,
      protocol: spec.protocol,
      endpoint: spec.endpoint,
      auth: spec.auth,
      evidence: spec.evidence,
    }),
  ];
}
