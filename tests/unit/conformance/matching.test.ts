import { describe, expect, it } from 'vitest';
import { CALLS } from '../../../src/catalogue/calls.ts';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { candidatesOf, matchCalls } from '../../../src/conformance/matching.ts';
import { recordedCalls } from '../../../src/conformance/recorded-calls.ts';
import type { MessageCalls } from '../../../src/model/calls.ts';
import { isMessageId } from '../../../src/model/model.ts';
import { entry, ID } from './recordings.ts';
import { BUILT_IN_REFERENCE as REFERENCE } from './reference.ts';

const ALL: readonly (readonly [id: string, calls: MessageCalls])[] = Object.entries(CALLS);

describe('the calls of the catalogue', () => {
  it('belong to messages that exist', () => {
    expect(ALL.map(([id]) => id).filter((id) => !isMessageId(ZENML_PRO, id))).toEqual([]);
  });

  it('are written as they can be found: capitals, paths with {id} only, words without spaces at their ends', () => {
    const odd = ALL.flatMap(([id, { calls }]) =>
      calls
        .filter(
          ({ method, path, query = 'a', body = 'a' }) =>
            !/^[A-Z]+$/.test(method) ||
            !/^\/(?:[\w.-]+|\{id\}|\/)*$/.test(path) ||
            [query, body].some((word) => word === '' || word !== word.trim() || word.includes('*')),
        )
        .map((call) => [id, call]),
    );
    expect(odd).toEqual([]);
  });

  it('are those of at most one message for each caller', () => {
    const owners = new Map<string, string>();
    const twice: string[] = [];
    for (const { caller, message, template } of candidatesOf(REFERENCE)) {
      const { to, method, path, query, body } = template;
      const key = JSON.stringify([caller, to, method, path, query, body]);
      const owner = owners.get(key);
      if (owner !== undefined) twice.push(`${key}: ${owner} and ${message.id}`);
      owners.set(key, message.id);
    }
    expect(twice).toEqual([]);
  });

  it('are made by the party that opens the connection of their message', () => {
    const specs = ZENML_PRO.exchanges.flatMap(({ messages }) => messages);
    for (const message of REFERENCE.messages.values()) {
      const spec = specs.find(({ id }) => id === message.id);
      expect(message.callers).toContain(spec?.opener === 'sender' ? spec.from : spec?.to);
    }
  });
});

describe('matchCalls', () => {
  const messagesOf = (...entries: Parameters<typeof recordedCalls>[0]) =>
    matchCalls(recordedCalls(entries, 'a.har'), REFERENCE).map(({ message }) => message?.id ?? null);

  it('takes the message that says most about a call', () => {
    const filtered = `/api/v1/pipeline_snapshots/${ID}?step_configuration_filter=train`;
    expect(
      messagesOf(
        entry(`GET ${filtered}`, { caller: 'step:train' }),
        entry(`GET /api/v1/pipeline_snapshots/${ID}`, { caller: 'orchestrator-pod' }),
        entry('GET /api/v1/steps?cache_key=1', { caller: 'step:train' }),
        entry(`PUT /api/v1/runs/${ID}`, { body: { status: 'provisioning' } }),
        entry(`PUT /api/v1/runs/${ID}`, { body: { status: 'failed' } }),
      ),
    ).toEqual([
      ...['connect-step.config', 'start-run.snapshot', 'connect-step.register'],
      ...['submit-workload.report', 'report-submission-failure.report'],
    ]);
  });

  it('has none for a call that is not exactly one of its own', () => {
    expect(
      messagesOf(
        entry('POST /api/v1/runs', { body: { status: 'paused' } }),
        entry('POST /api/v1/runs', { caller: 'stranger', body: { status: 'initializing' } }),
        entry('PATCH /api/v1/runs', { body: { status: 'initializing' } }),
      ),
    ).toEqual([null, null, null]);
  });

  it('gives a call whose body was never sent to the beat of the call that it was to answer', () => {
    const unsent = (cause: number) =>
      entry('POST /rbac/check_permissions?action=create', {
        caller: 'workspace',
        status: 0,
        more: { _causedByEntry: cause },
      });
    const pointers = entry('POST /api/v1/artifact_versions/batch', { caller: 'step:train', body: [] });
    expect(messagesOf(pointers, unsent(0), unsent(7))).toEqual([
      'persist-metadata.pointers',
      'persist-metadata.check',
      null,
    ]);
  });
});
