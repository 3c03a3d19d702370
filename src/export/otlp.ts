import type { ComponentId, ScenarioId } from '../../machines/model.ts';
import { COMPONENTS, PHASES, SCENARIOS } from '../catalogue/index.ts';
import { failureText, specOf } from '../simulation/describe.ts';
import { storyOf } from '../simulation/story.ts';
import type { Trace, TraceMessage } from '../simulation/trace.ts';
import { disclaimerOf, PIPELINE, participantsOf } from './about.ts';
import { attributes, configAttributes, type KeyValue, messageAttributes, ownAttributes } from './otlp-attributes.ts';
import { KIND, periodOf, type SpanInput, spanMaker } from './otlp-spans.ts';

/** The release of OpenTelemetry's naming that the attributes follow. */
const SCHEMA_URL = JSON.stringify('https://opentelemetry.io/schemas/1.28.0');

const SCOPE = JSON.stringify({ name: 'zenml-pro-data-flow-simulator' });

const PHASE_LABELS = new Map<string, string>(PHASES.map((phase) => [phase.id, phase.label]));

function runSpan(trace: Trace, scenario: ScenarioId): SpanInput {
  const { version, config, outcome, durationMs } = trace;
  const failure = outcome.status === 'failed' ? outcome : null;
  return {
    key: 'run',
    parent: null,
    name: PIPELINE,
    kind: KIND.internal,
    period: { startMs: 0, endMs: durationMs },
    error: failure?.reason ?? null,
    attributes: [
      ...ownAttributes({ span: 'run', 'trace.version': version, scenario }),
      ...configAttributes(config),
      ...ownAttributes({
        duration_ms: durationMs,
        'outcome.status': outcome.status,
        'outcome.message': failure?.message,
        'outcome.reason': failure?.reason,
        'outcome.dashboard': failure?.dashboard,
        illustrative: disclaimerOf(trace, scenario),
      }),
    ],
  };
}

/** The spans around the messages: the run, its phases and their exchanges. */
function storySpans(trace: Trace, scenario: ScenarioId): SpanInput[] {
  const messagesOf = (indices: readonly number[]) => indices.flatMap((index) => trace.messages[index] ?? []);
  const told = storyOf(trace).filter(({ beats }) => beats.length > 0);
  const chapters = told.flatMap(({ phase, beats }): SpanInput[] => [
    {
      key: `phase ${phase}`,
      parent: 'run',
      name: PHASE_LABELS.get(phase) ?? phase,
      kind: KIND.internal,
      period: periodOf(messagesOf(beats.flatMap((beat) => beat.messages))),
      attributes: ownAttributes({ span: 'phase', phase }),
    },
    ...beats.map((beat) => ({
      key: `exchange ${beat.id}`,
      parent: `phase ${phase}`,
      name: beat.title,
      kind: KIND.internal,
      period: periodOf(messagesOf(beat.messages)),
      attributes: ownAttributes({ span: 'exchange', phase, exchange: beat.id }),
    })),
  ]);
  return [runSpan(trace, scenario), ...chapters];
}

/** A message on its way, told by its sender. The client is the side that opens the connection. */
function messageSpan(message: TraceMessage, number: number, scenario: ScenarioId): SpanInput {
  const { from, to, opener, label } = specOf(message);
  const kind = opener === 'sender' ? KIND.client : KIND.server;
  return {
    key: `message ${message.id}`,
    parent: `exchange ${message.exchange}`,
    name: label,
    kind: from === to ? KIND.internal : kind,
    period: { startMs: message.sentMs, endMs: message.receivedMs },
    attributes: messageAttributes(message, number, scenario),
    error: failureText(message),
  };
}

/** The moment at which a message arrives, told by its receiver. */
function arrivalSpan(message: TraceMessage): SpanInput {
  const { opener, label } = specOf(message);
  return {
    key: `arrival ${message.id}`,
    parent: `message ${message.id}`,
    name: label,
    kind: opener === 'sender' ? KIND.server : KIND.client,
    period: { startMs: message.receivedMs, endMs: message.receivedMs },
    attributes: ownAttributes({ span: 'arrival', 'message.id': message.id }),
  };
}

/** A service and its spans as JSON. Spans come as text, so that those of a long run are not all held as objects. */
function resource(service: string, own: readonly KeyValue[], spans: readonly string[]): string {
  const named = attributes({ 'service.namespace': 'zenml-simulator', 'service.name': service });
  const about = JSON.stringify({ attributes: [...named, ...own] });
  const scopeSpans = `{"scope":${SCOPE},"spans":[${spans.join(',')}],"schemaUrl":${SCHEMA_URL}}`;
  return `{"resource":${about},"scopeSpans":[${scopeSpans}],"schemaUrl":${SCHEMA_URL}}`;
}

/**
 * One OTLP/JSON trace a run, on one line: run → phase → exchange → message, each span inside the one before it. A
 * message is a span of the component that sends it; a second span, of no length, marks its arrival at the receiver,
 * so that service graphs show who sends to whom. Simulated time starts at `EPOCH_MS`.
 */
export function toOtlp(trace: Trace, scenario: ScenarioId): string {
  const toSpan = spanMaker(trace, scenario);
  const write = (input: SpanInput): string => JSON.stringify(toSpan(input));
  const spans = new Map<ComponentId, string[]>(participantsOf(trace).map((component) => [component, []]));
  for (const [index, message] of trace.messages.entries()) {
    const { from, to } = specOf(message);
    spans.get(from)?.push(write(messageSpan(message, index + 1, scenario)));
    if (from !== to && message.status === 'delivered') spans.get(to)?.push(write(arrivalSpan(message)));
  }
  const components = [...spans].flatMap(([component, own]) => {
    // A component that was never reached did nothing.
    if (own.length === 0) return [];
    const infrastructure = SCENARIOS[scenario].placement[component];
    return resource(component, ownAttributes({ component: COMPONENTS[component].label, infrastructure }), own);
  });
  const run = resource(PIPELINE, [], storySpans(trace, scenario).map(write));
  return `{"resourceSpans":[${[run, ...components].join(',')}]}\n`;
}
