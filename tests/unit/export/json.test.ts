import { describe, expect, it } from 'vitest';
import { SCENARIO_IDS } from '../../../machines/model.ts';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { EXPORTERS } from '../../../src/export/index.ts';
import { toJson } from '../../../src/export/json.ts';
import { messageTemplate } from '../../../src/model/model.ts';
import { defaultConfig } from '../../../src/model/options.ts';
import { crossingIn } from '../../../src/simulation/describe.ts';
import { specOf } from '../../../src/simulation/run.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import { configOf, DEFAULT_RUN, faultyRun, idsOf } from '../simulation/fixtures.ts';

type Exported = Record<string, unknown> & { messages: Record<string, unknown>[] };

/** Reads an export back, as another program would. */
const read = (text: string): Exported => JSON.parse(text) as Exported;

const messageOf = (document: Exported, id: string) => document.messages.find((message) => message.id === id);

describe('toJson', () => {
  it('has the keys that others rely on, in a fixed order', () => {
    const { messages, ...run } = read(toJson(DEFAULT_RUN, 'hybrid'));
    expect(run).toEqual({
      version: 2,
      modelVersion: ZENML_PRO.version,
      config: { scenario: 'hybrid', ...defaultConfig(ZENML_PRO) },
      outcome: { status: 'completed' },
      durationMs: DEFAULT_RUN.trace.durationMs,
    });
    expect(Object.keys(read(toJson(DEFAULT_RUN, 'hybrid')))).toEqual([
      'version',
      'modelVersion',
      'config',
      'outcome',
      'durationMs',
      'messages',
    ]);
    expect(messages.map((message) => message.id)).toEqual(idsOf(DEFAULT_RUN));
  });

  it('says everything about a message', () => {
    expect(messageOf(read(toJson(DEFAULT_RUN, 'saas')), 'load_data.log-metadata.log')).toEqual({
      id: 'load_data.log-metadata.log',
      spec: 'log-metadata.log',
      phase: 'runtime-data-flow',
      exchange: 'load_data.log-metadata',
      step: 'load_data',
      attempt: 1,
      from: 'step-runtime',
      to: 'server',
      fromZone: 'customer',
      toZone: 'zenml',
      dataClass: 'run-metadata',
      crossing: 'leaves',
      connection: 'outbound',
      sentMs: expect.any(Number),
      receivedMs: expect.any(Number),
      status: 'delivered',
      label: expect.any(String),
      narration: expect.any(String),
      note: expect.any(String),
      payload: expect.any(Array),
      items: expect.any(Array),
      opener: 'sender',
      protocol: 'HTTPS',
      port: 443,
      endpoint: 'POST /api/v1/run-metadata',
      auth: expect.any(String),
      evidence: 'stated',
      source: expect.stringMatching(/^Deployment scenarios, /),
    });
  });

  it('writes each item of a payload with its own data class, and the texts of all of them as before', () => {
    const { messages } = read(toJson(DEFAULT_RUN, 'saas'));
    for (const [index, message] of DEFAULT_RUN.trace.messages.entries()) {
      const { items, dataClass } = specOf(DEFAULT_RUN, message);
      expect(messages[index]).toMatchObject({ items, dataClass, payload: items.map(({ text }) => text) });
      expect(items[0].dataClass).toBe(dataClass);
    }
  });

  it('carries the note of a message that has one, and no empty notes', () => {
    const document = read(toJson(DEFAULT_RUN, 'saas'));
    const { note } = messageTemplate(ZENML_PRO, 'run-token.ask');
    expect(note).toBeDefined();
    expect(messageOf(document, 'run-token.ask')?.note).toEqual(note);
    expect(Object.keys(messageOf(document, 'create-run.create') ?? {})).not.toContain('note');
  });

  it.each(SCENARIO_IDS)('writes the crossings of %s', (scenario) => {
    expect(
      read(toJson(DEFAULT_RUN, scenario)).messages.map(({ crossing, connection, fromZone, toZone }) => ({
        crossing,
        connection,
        fromZone,
        toZone,
      })),
    ).toEqual(
      DEFAULT_RUN.trace.messages.map((message) => {
        const { crossing, connection, fromZone, toZone } = crossingIn(DEFAULT_RUN, scenario, message);
        return { crossing, connection, fromZone: fromZone.id, toZone: toZone.id };
      }),
    );
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
      ...defaultConfig(ZENML_PRO),
      fault: { message: 'load-stack.ask', times: 2 },
    });
  });

  it('gives the same bytes for the same run and ends with a line feed', () => {
    const text = toJson(DEFAULT_RUN, 'on-prem');
    expect(toJson(simulate(ZENML_PRO, configOf()), 'on-prem')).toEqual(text);
    expect(text).toMatch(/\n\}\n$/);
  });

  it('is registered by its name', () => {
    expect(EXPORTERS.json.serialise(DEFAULT_RUN, 'saas')).toEqual(toJson(DEFAULT_RUN, 'saas'));
  });
});
