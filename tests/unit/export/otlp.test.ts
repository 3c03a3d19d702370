import * as conventions from '@opentelemetry/semantic-conventions/incubating';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SCENARIO_IDS, type ScenarioId } from '../../../machines/model.ts';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { toOtlp } from '../../../src/export/otlp.ts';
import { componentIdsOf } from '../../../src/model/model.ts';
import { type Run, specOf } from '../../../src/simulation/run.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import { storyOf } from '../../../src/simulation/story.ts';
import { rounds } from '../rounds.ts';
import {
  configOf,
  DEFAULT_RUN,
  faultyRun,
  idsOf,
  runConfigs,
  runFor,
  SEED,
  SIGN_IN_RUN,
} from '../simulation/fixtures.ts';
import { type Span, throughProtobuf } from './otlp-reader.ts';

interface ReadSpan extends Span {
  readonly service: string;
  readonly says: Readonly<Record<string, string>>;
}

const valuesOf = (attributes: Span['attributes']): Record<string, string> =>
  Object.fromEntries(
    attributes.map(({ key, value }) => [key, value.stringValue ?? value.intValue ?? String(value.boolValue)]),
  );

/** All spans of a run as the published definition reads them, each with its service. */
function spansOf(run: Run, scenario: ScenarioId): ReadSpan[] {
  return throughProtobuf(toOtlp(run, scenario)).resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const service = valuesOf(resource.attributes)['service.name'] ?? '';
    return scopeSpans.flatMap(({ spans }) =>
      spans.map((span) => ({ ...span, service, says: valuesOf(span.attributes) })),
    );
  });
}

const own = (span: ReadSpan, name: string): string | undefined => span.says[`zenml.simulator.${name}`];
const ofKind = (spans: readonly ReadSpan[], kind: string): ReadSpan[] =>
  spans.filter((span) => own(span, 'span') === kind);
const messageSpan = (run: Run, scenario: ScenarioId, id: string): ReadSpan | undefined =>
  ofKind(spansOf(run, scenario), 'message').find((span) => own(span, 'message.id') === id);

const DEFAULT_SPANS = spansOf(DEFAULT_RUN, 'saas');

describe('toOtlp, as the published protobuf definition reads it', () => {
  it('comes back whole: no field is unknown to it', () => {
    const text = toOtlp(faultyRun('load-stack.ask', 2), 'hybrid');
    expect(throughProtobuf(text)).toEqual(JSON.parse(text));
  });

  it('comes back whole for any run config, each span inside the one it belongs to', () => {
    fc.assert(
      fc.property(runConfigs, fc.constantFrom(...SCENARIO_IDS), (config, scenario) => {
        const run = runFor(config);
        const text = toOtlp(run, scenario);
        expect(throughProtobuf(text)).toEqual(JSON.parse(text));
        const spans = spansOf(run, scenario);
        const byId = new Map(spans.map((span) => [span.spanId, span]));
        expect(byId.size).toEqual(spans.length);
        expect(new Set(spans.map((span) => span.traceId)).size).toEqual(1);
        const nanos = (text: string | undefined) => BigInt(text ?? 0);
        const outside = spans.filter((span) => {
          const parent = span.parentSpanId === undefined ? span : byId.get(span.parentSpanId);
          return (
            nanos(span.startTimeUnixNano) < nanos(parent?.startTimeUnixNano) ||
            nanos(span.endTimeUnixNano) > nanos(parent?.endTimeUnixNano) ||
            nanos(span.endTimeUnixNano) < nanos(span.startTimeUnixNano)
          );
        });
        expect(outside).toEqual([]);
      }),
      { seed: SEED, numRuns: rounds(8) },
    );
  });

  it('has ids of 16 and 8 bytes', () => {
    expect(DEFAULT_SPANS.filter(({ traceId }) => !/^[0-9a-f]{32}$/.test(traceId))).toEqual([]);
    expect(DEFAULT_SPANS.filter(({ spanId }) => !/^[0-9a-f]{16}$/.test(spanId))).toEqual([]);
  });
});

describe('toOtlp', () => {
  it('nests run, phases, exchanges and messages', () => {
    const byId = new Map(DEFAULT_SPANS.map((span) => [span.spanId, span]));
    const parentOf = (span: ReadSpan) => byId.get(span.parentSpanId ?? '');
    const [run] = ofKind(DEFAULT_SPANS, 'run');
    expect(run?.parentSpanId).toBeUndefined();
    expect(run?.name).toEqual('training_pipeline');
    const phases = ofKind(DEFAULT_SPANS, 'phase');
    expect(phases.map((span) => [parentOf(span)?.spanId, own(span, 'phase')])).toEqual(
      storyOf(DEFAULT_RUN).map(({ phase }) => [run?.spanId, phase]),
    );
    const exchanges = ofKind(DEFAULT_SPANS, 'exchange');
    expect(exchanges.map((span) => [own(parentOf(span) ?? span, 'phase'), own(span, 'exchange'), span.name])).toEqual(
      storyOf(DEFAULT_RUN).flatMap(({ phase, beats }) => beats.map(({ id, title }) => [phase, id, title])),
    );
    const messages = ofKind(DEFAULT_SPANS, 'message').sort(
      (a, b) => Number(own(a, 'message.number')) - Number(own(b, 'message.number')),
    );
    expect(messages.map((span) => own(span, 'message.id'))).toEqual(idsOf(DEFAULT_RUN));
    expect(messages.map((span) => own(parentOf(span) ?? span, 'exchange'))).toEqual(
      DEFAULT_RUN.trace.messages.map((message) => message.exchange),
    );
  });

  it('has a service for the run and one for each component', () => {
    const { resourceSpans } = throughProtobuf(toOtlp(DEFAULT_RUN, 'hybrid'));
    const participants = componentIdsOf(ZENML_PRO).filter((id) =>
      DEFAULT_RUN.trace.messages.some((message) => {
        const { from, to } = specOf(DEFAULT_RUN, message);
        return from === id || to === id;
      }),
    );
    const resources = resourceSpans.map(({ resource }) => valuesOf(resource.attributes));
    expect(resources.map((resource) => resource['service.name'])).toEqual(['training_pipeline', ...participants]);
    expect(resources.find((resource) => resource['service.name'] === 'server')).toMatchObject({
      'zenml.simulator.component': 'ZenML server',
      'zenml.simulator.infrastructure': 'customer',
    });
  });

  it('tells a message at its sender and its arrival at its receiver', () => {
    const spansOfMessages = new Map(ofKind(DEFAULT_SPANS, 'message').map((span) => [own(span, 'message.id'), span]));
    const arrived = new Map(ofKind(DEFAULT_SPANS, 'arrival').map((span) => [own(span, 'message.id'), span]));
    for (const message of DEFAULT_RUN.trace.messages) {
      const { from, to } = specOf(DEFAULT_RUN, message);
      const [sent, received] = [spansOfMessages.get(message.id), arrived.get(message.id)];
      expect(sent?.service).toEqual(from);
      expect(received?.service).toEqual(from === to ? undefined : to);
      if (received) expect(received.parentSpanId).toEqual(sent?.spanId);
    }
  });

  it('calls the side that opens the connection the client', () => {
    const kinds = (id: string) =>
      DEFAULT_SPANS.filter((span) => own(span, 'message.id') === id).map(({ service, kind }) => `${service} ${kind}`);
    expect(kinds('load-stack.ask')).toEqual(['client 3', 'server 2']);
    expect(kinds('load-stack.stack').sort()).toEqual(['client 3', 'server 2']);
    expect(kinds('build-image.build')).toEqual(['client 1']);
  });

  it('counts simulated time from 1 January 2000', () => {
    const [run] = ofKind(DEFAULT_SPANS, 'run');
    const msOf = (nanos: string | undefined) => Number(BigInt(nanos ?? 0) / 1_000_000n);
    expect(msOf(run?.startTimeUnixNano)).toEqual(Date.parse('2000-01-01T00:00:00Z'));
    expect(msOf(run?.endTimeUnixNano)).toEqual(Date.parse('2000-01-01T00:00:00Z') + DEFAULT_RUN.trace.durationMs);
  });

  it('uses the names that OpenTelemetry has, and our own under zenml.simulator', () => {
    const known = new Set<unknown>(Object.values(conventions));
    const { resourceSpans } = throughProtobuf(toOtlp(faultyRun('load-stack.ask', 2), 'saas'));
    const keys = resourceSpans.flatMap(({ resource, scopeSpans }) =>
      [resource.attributes, ...scopeSpans.flatMap(({ spans }) => spans.map((span) => span.attributes))].flatMap(
        (list) => list.map(({ key }) => key),
      ),
    );
    const unknown = keys.filter((key) => !known.has(key) && !key.startsWith('zenml.simulator.'));
    expect([...new Set(unknown)]).toEqual([]);
    expect(keys).toContain('http.request.method');
  });

  it('says of a request what HTTP says', () => {
    expect(messageSpan(DEFAULT_RUN, 'saas', 'create-run.create')?.says).toMatchObject({
      'http.request.method': 'POST',
      'url.path': '/api/v1/runs',
      'url.scheme': 'https',
      'server.port': '443',
      'network.protocol.name': 'http',
    });
    expect(messageSpan(DEFAULT_RUN, 'saas', 'run-token.ask')?.says).toMatchObject({
      'http.request.method': 'GET',
      'url.path': '/api/v1/api_token',
      'url.query': 'token_type=workload&pipeline_run_id={id}',
    });
    expect(messageSpan(DEFAULT_RUN, 'saas', 'load_data.connect-step.snapshot')?.says).toMatchObject({
      'url.template': '/api/v1/pipeline_snapshots/{id}',
    });
  });

  it.each(['build-image.build', 'push-image.push', 'start-run.log'])(
    'makes up no request for %s, which names none or two',
    (id) => {
      const says = Object.keys(messageSpan(DEFAULT_RUN, 'saas', id)?.says ?? {});
      expect(says).toContain('zenml.simulator.endpoint');
      expect(says).not.toContain('http.request.method');
    },
  );

  it('names a host only where ZenML runs it', () => {
    const host = (scenario: ScenarioId) => messageSpan(SIGN_IN_RUN, scenario, 'sign-in.device')?.says['server.address'];
    expect(SCENARIO_IDS.map(host)).toEqual(['cloudapi.zenml.io', 'cloudapi.zenml.io', undefined]);
  });

  it('marks a failed message as an error, counts its retries, and has it arrive once', () => {
    const spans = spansOf(faultyRun('load-stack.ask', 2), 'saas');
    const tries = ofKind(spans, 'message').filter((span) => own(span, 'message.spec') === 'load-stack.ask');
    expect(
      tries.map(({ status, says }) => [status?.code, says['error.type'], says['http.request.resend_count']]),
    ).toEqual([
      [2, 'workspace-api', undefined],
      [2, 'workspace-api', '1'],
      [undefined, undefined, '2'],
    ]);
    expect(
      ofKind(spans, 'arrival').filter((span) => own(span, 'message.id')?.startsWith('load-stack.ask')),
    ).toHaveLength(1);
  });

  it('says with which options the run was simulated', () => {
    const run = faultyRun('load-stack.ask', 2);
    const [span] = ofKind(spansOf(run, 'saas'), 'run');
    const options = Object.entries(span?.says ?? {}).filter(([key]) => key.startsWith('zenml.simulator.config.'));
    const { fault, ...plain } = run.origin.config;
    expect(Object.fromEntries(options)).toEqual(
      Object.fromEntries([
        ...Object.entries(plain).map(([name, value]) => [`zenml.simulator.config.${name}`, String(value)]),
        ['zenml.simulator.config.fault.message', fault?.message],
        ['zenml.simulator.config.fault.times', String(fault?.times)],
      ]),
    );
    const named = simulate(
      ZENML_PRO,
      configOf({ fault: { message: 'push-image.push', times: 1, id: 'registry-refuses-push' } }),
    );
    const [failed] = ofKind(spansOf(named, 'saas'), 'run');
    expect(failed && own(failed, 'config.fault.id')).toEqual('registry-refuses-push');
  });

  it('says of which format and of which model it is', () => {
    const [span] = ofKind(DEFAULT_SPANS, 'run');
    expect(span && [own(span, 'trace.version'), own(span, 'model.version')]).toEqual(['2', String(ZENML_PRO.version)]);
  });

  it('marks a failed run as an error', () => {
    const run = faultyRun('push-image.push', 1);
    const [span] = ofKind(spansOf(run, 'saas'), 'run');
    expect(span?.status).toEqual({
      code: 2,
      message: run.trace.outcome.status === 'failed' ? run.trace.outcome.reason : '',
    });
    expect(span && own(span, 'outcome.dashboard')).toEqual('no-run');
    expect(ofKind(DEFAULT_SPANS, 'run')[0]?.status).toBeUndefined();
  });

  it('is one line, so that a collector takes it from a file', () => {
    expect(toOtlp(DEFAULT_RUN, 'saas')).toMatch(/^[^\n]+\n$/);
  });

  it('gives the same bytes for the same run, and other ids for another one', () => {
    expect(toOtlp(simulate(ZENML_PRO, configOf()), 'hybrid')).toEqual(toOtlp(DEFAULT_RUN, 'hybrid'));
    const traceIds = [
      ...SCENARIO_IDS.map((scenario) => spansOf(DEFAULT_RUN, scenario)[0]?.traceId),
      spansOf(faultyRun('load-stack.ask', 1), 'saas')[0]?.traceId,
      spansOf(faultyRun('load-stack.ask', 2), 'saas')[0]?.traceId,
    ];
    expect(new Set(traceIds).size).toEqual(traceIds.length);
  });

  it('has no id twice in a run of thousands of messages', () => {
    const text = toOtlp(simulate(ZENML_PRO, configOf({ steps: 200, width: 30 })), 'saas');
    const ids = [...text.matchAll(/"spanId":"(\w+)"/g)].map(([, id]) => id);
    expect(ids.length).toBeGreaterThan(3_000);
    expect(new Set(ids).size).toEqual(ids.length);
  });
});
