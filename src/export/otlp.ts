import type { ComponentId, ScenarioId } from '../../machines/model.ts';
import { componentOf, phaseSpec } from '../model/model.ts';
import { failureText, zoneIn } from '../simulation/describe.ts';
import { modelVersionOf, type Run, specOf } from '../simulation/run.ts';
import { storyOf } from '../simulation/story.ts';
import type { TraceMessage } from '../simulation/trace.ts';
import { lanesOf } from '../views/lanes.ts';
import { disclaimerOf, PIPELINE } from './about.ts';
import { attributes, configAttributes, type KeyValue, messageAttributes, ownAttributes } from './otlp-attributes.ts';
import { KIND, periodOf, type SpanInput, spanMaker } from './otlp-spans.ts';

/** The release of OpenTelemetry's naming that the attributes follow. */
const SCHEMA_URL = JSON.stringify('https://opentelemetry.io/schemas/1.28.0');

const SCOPE = JSON.stringify({ name: 'zenml-pro-data-flow-simulator' });

function runSpan(run: Run, scenario: ScenarioId): SpanInput {
  const { version, outcome, durationMs } = run.trace;
  const { config } = run.origin;
  const failure = outcome.status === 'failed' ? outcome : null;
  return {
    key: 'run',
    parent: null,
    name: PIPELINE,
    kind: KIND.internal,
    period: { startMs: 0, endMs: durationMs },
    error: failure?.reason ?? null,
    attributes: [
      ...ownAttributes({ span: 'run', 'trace.version': version, 'model.version': modelVersionOf(run), scenario }),
      ...configAttributes(config),
      ...ownAttributes({
        duration_ms: durationMs,
        'outcome.status': outcome.status,
        'outcome.message': failure?.message,
        'outcome.reason': failure?.reason,
        'outcome.dashboard': failure?.dashboard,
        illustrative: disclaimerOf(run, scenario),
      }),
    ],
  };
}

/** The spans around the messages: the run, its phases and their exchanges. */
function storySpans(run: Run, scenario: ScenarioId): SpanInput[] {
  const messagesOf = (indices: readonly number[]) => indices.flatMap((index) => run.trace.messages[index] ?? []);
  const chaptersWithBeats = storyOf(run).filter(({ beats }) => beats.length > 0);
  const chapters = chaptersWithBeats.flatMap(({ phase, beats }): SpanInput[] => [
    {
      key: `phase ${phase}`,
      parent: 'run',
      name: phaseSpec(run.model, phase).label,
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
  return [runSpan(run, scenario), ...chapters];
}

/** A message on its way, told by its sender. The client is the side that opens the connection. */
function messageSpan(run: Run, message: TraceMessage, number: number, scenario: ScenarioId): SpanInput {
  const { from, to, opener, label } = specOf(run, message);
  const kind = opener === 'sender' ? KIND.client : KIND.server;
  return {
    key: `message ${message.id}`,
    parent: `exchange ${message.exchange}`,
    name: label,
    kind: from === to ? KIND.internal : kind,
    period: { startMs: message.sentMs, endMs: message.receivedMs },
    attributes: messageAttributes(run, message, number, scenario),
    error: failureText(run, message),
  };
}

/** The moment at which a message arrives, told by its receiver. */
function arrivalSpan(run: Run, message: TraceMessage): SpanInput {
  const { opener, label } = specOf(run, message);
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
 * One OTLP/JSON run a run, on one line: run → phase → exchange → message, each span inside the one before it. A
 * message is a span of the component that sends it; a second span, of no length, marks its arrival at the receiver,
 * so that service graphs show who sends to whom. Simulated time starts at `EPOCH_MS`.
 */
export function toOtlp(run: Run, scenario: ScenarioId): string {
  const toSpan = spanMaker(run, scenario);
  const write = (input: SpanInput): string => JSON.stringify(toSpan(input));
  const spans = new Map<ComponentId, string[]>(lanesOf(run).map((component) => [component, []]));
  for (const [index, message] of run.trace.messages.entries()) {
    const { from, to } = specOf(run, message);
    spans.get(from)?.push(write(messageSpan(run, message, index + 1, scenario)));
    if (from !== to && message.status === 'delivered') spans.get(to)?.push(write(arrivalSpan(run, message)));
  }
  const components = [...spans].flatMap(([component, own]) => {
    // A component that was never reached did nothing.
    if (own.length === 0) return [];
    const infrastructure = zoneIn(run, scenario, component).id;
    return resource(
      component,
      ownAttributes({ component: componentOf(run.model, component).label, infrastructure }),
      own,
    );
  });
  const story = resource(PIPELINE, [], storySpans(run, scenario).map(write));
  return `{"resourceSpans":[${[story, ...components].join(',')}]}\n`;
}
