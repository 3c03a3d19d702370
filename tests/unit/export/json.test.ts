import { describe, expect, it } from 'vitest';
import { SCENARIO_IDS } from '../../../machines/model.ts';
import { EXPORTERS } from '../../../src/export/index.ts';
import { toJson } from '../../../src/export/json.ts';
import { crossingIn } from '../../../src/simulation/describe.ts';
import { DEFAULT_RUN_CONFIG } from '../../../src/simulation/run-config.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import { configOf, DEFAULT_TRACE, faultyRun, idsOf } from '../simulation/fixtures.ts';

type Exported = Record<string, unknown> & { messages: Record<string, unknown>[] };

/** Reads an export back, as another program would. */
const read = (text: string): Exported => JSON.parse(text) as Exported;

const messageOf = (document: Exported, id: string) => document.messages.find((message) => message.id === id);

describe('toJson', () => {
  it('has the keys that others rely on, in a fixed order', () => {
    const { messages, ...run } = read(toJson(DEFAULT_TRACE, 'hybrid'));
    expect(run).toEqual({
      version: 1,
      config: { scenario: 'hybrid', ...DEFAULT_RUN_CONFIG },
      outcome: { status: 'completed' },
      durationMs: DEFAULT_TRACE.durationMs,
    });
    expect(Object.keys(read(toJson(DEFAULT_TRACE, 'hybrid')))).toEqual([
      'version',
      'config',
      'outcome',
      'durationMs',
      'messages',
    ]);
    expect(messages.map((message) => message.id)).toEqual(idsOf(DEFAULT_TRACE));
  });

  it('says everything about a message', () => {
    expect(messageOf(read(toJson(DEFAULT_TRACE, 'saas')), 'load_data.log-metadata.log')).toEqual({
      id: 'load_data.log-metadata.log',
      spec: 'log-metadata.log',
      phase: 'runtime-data-flow',
      exchange: 'load_data.log-metadata',
      step: 'load_data',
      attempt: 1,
      from: 'step-runtime',
      to: 'server',
      dataClass: 'run-metadata',
      crossing: 'leaves',
      connection: 'outbound',
      sentMs: expect.any(Number),
      receivedMs: expect.any(Number),
      status: 'delivered',
      label: expect.any(String),
      narration: expect.any(String),
      payload: expect.any(Array),
      protocol: 'HTTPS',
      port: 443,
      endpoint: 'POST /api/v1/run-metadata',
      auth: expect.any(String),
      evidence: 'stated',
      source: expect.stringMatching(/^Deployment scenarios, /),
    });
  });

  it('carries the note of a message that has one, and no empty notes', () => {
    const document = read(toJson(DEFAULT_TRACE, 'saas'));
    expect(messageOf(document, 'registry-token.check')?.note).toEqual('Skipped when the user owns the connector.');
    expect(Object.keys(messageOf(document, 'load-stack.ask') ?? {})).not.toContain('note');
  });

  it.each(SCENARIO_IDS)('writes the crossings of %s', (scenario) => {
    expect(
      read(toJson(DEFAULT_TRACE, scenario)).messages.map(({ crossing, connection }) => ({ crossing, connection })),
    ).toEqual(DEFAULT_TRACE.messages.map((message) => crossingIn(scenario, message)));
  });

  it('says what people see of a failed message, and of no other', () => {
    const document = read(toJson(faultyRun('train.pull-image.image', 1), 'saas'));
    expect(document.messages.filter((message) => 'error' in message)).toMatchObject([
      {
        id: 'train.pull-image.image',
        status: 'failed',
        error: 'Job for step train failed: Detected container in state ErrImagePull.',
      },
    ]);
    expect(document.outcome).toMatchObject({
      status: 'failed',
      message: 'train.pull-image.image',
      dashboard: 'failed',
    });
  });

  it('writes the fault of the run config', () => {
    expect(read(toJson(faultyRun('load-stack.ask', 2), 'saas')).config).toEqual({
      scenario: 'saas',
      ...DEFAULT_RUN_CONFIG,
      fault: { message: 'load-stack.ask', times: 2 },
    });
  });

  it('gives the same bytes for the same run and ends with a line feed', () => {
    const text = toJson(DEFAULT_TRACE, 'on-prem');
    expect(toJson(simulate(configOf()), 'on-prem')).toEqual(text);
    expect(text).toMatch(/\n\}\n$/);
  });

  it('is registered by its name', () => {
    expect(EXPORTERS.json.serialise(DEFAULT_TRACE, 'saas')).toEqual(toJson(DEFAULT_TRACE, 'saas'));
  });
});
