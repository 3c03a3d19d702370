import { describe, expect, it } from 'vitest';
import type { Item } from '../../../src/conformance/bodies/finding.ts';
import type { Contradiction } from '../../../src/conformance/contradiction.ts';
import type { HarEntry } from '../../../src/conformance/har.ts';
import { recordedCalls } from '../../../src/conformance/recorded-calls.ts';
import { type MessageDescription, type Reference, referenceOf } from '../../../src/conformance/reference.ts';
import { compareWithModel } from '../../../src/conformance/report.ts';
import type { MessageCalls } from '../../../src/model/calls.ts';
import { entriesOf, entry, ID } from './recordings.ts';
import { BUILT_IN_REFERENCE } from './reference.ts';

const NAMES: Item = { text: 'name of the run', dataClass: 'run-metadata', mark: 'name' };

const message = (id: string, from: string, more: Partial<MessageDescription> = {}): MessageDescription => ({
  ...{ id, exchange: id.split('.')[0] ?? id, from, to: 'server', opener: 'sender', retries: 2 },
  items: [NAMES],
  ...more,
});

const DESCRIPTIONS: readonly MessageDescription[] = [
  message('create.snapshot', 'client', { items: [NAMES, { text: 'source of the pipeline', dataClass: 'code' }] }),
  message('create.run', 'client'),
  message('step.register', 'step-runtime'),
  message('step.done', 'step-runtime'),
];

const CALLS: Readonly<Record<string, MessageCalls>> = {
  'create.snapshot': { calls: [{ to: 'server', method: 'POST', path: '/api/v1/pipeline_snapshots' }] },
  'create.run': { calls: [{ to: 'server', method: 'POST', path: '/api/v1/runs', body: 'initializing' }] },
  'step.register': { calls: [{ to: 'server', method: 'POST', path: '/api/v1/steps', body: 'running' }] },
  'step.done': {
    calls: [
      { to: 'server', method: 'PUT', path: '/api/v1/steps/{id}', body: 'completed' },
      { to: 'server', method: 'GET', path: '/api/v1/steps/{id}' },
    ],
  },
};

const referenceWith = (calls: Readonly<Record<string, MessageCalls>>, descriptions = DESCRIPTIONS): Reference =>
  referenceOf({
    descriptions,
    calls,
    runs: [descriptions.map(({ id, from }) => ({ id, step: from === 'step-runtime' ? 'train' : null }))],
  });
const REFERENCE = referenceWith(CALLS);

const STEP = { caller: 'step:train' };
const SNAPSHOT = entry('POST /api/v1/pipeline_snapshots', { atMs: 1, body: { name: 'demo', source_code: 'x = 1' } });
const RUN = entry('POST /api/v1/runs', { atMs: 2, body: { name: 'demo-1', status: 'initializing' } });
const REGISTER = entry('POST /api/v1/steps', { ...STEP, atMs: 3, body: { name: 'train', status: 'running' } });
const DONE = entry(`PUT /api/v1/steps/${ID}`, { ...STEP, atMs: 4, body: { status: 'completed' } });
const GOOD: readonly HarEntry[] = [SNAPSHOT, RUN, REGISTER, DONE];

const contradictionsIn = (entries: readonly HarEntry[], reference = REFERENCE): readonly Contradiction[] =>
  compareWithModel([recordedCalls(entries, 'a.har')], reference).contradictions;
const briefly = (contradictions: readonly Contradiction[]): string[] =>
  contradictions.map(({ what, message: id, says, recorded }) => `${what}, ${id}: ${says}; ${recorded}`);

describe('a recording that the model describes', () => {
  it('contradicts nothing', () => {
    expect(contradictionsIn(GOOD)).toEqual([]);
  });

  const request = (one: HarEntry, changes: Partial<HarEntry['request']>): HarEntry => ({
    ...one,
    request: { ...one.request, ...changes },
  });
  const without = (one: HarEntry): readonly HarEntry[] => GOOD.filter((other) => other !== one);
  const url = (path: string): string => `http://127.0.0.1:8080${path}`;

  it.each<readonly [string, readonly HarEntry[], string]>([
    ['another method', [...without(DONE), request(DONE, { method: 'PATCH' })], 'method, step.done: PUT or GET; PATCH'],
    [
      'a method that the path has for others',
      [...without(RUN), request(RUN, { method: 'GET' })],
      'method, null: no body in such a request; GET with a body',
    ],
    [
      'another path',
      [...without(RUN), request(RUN, { url: url('/api/v1/run') })],
      'path, create.run: POST /api/v1/runs (initializing); POST /api/v1/run (initializing)',
    ],
    [
      'a path that the API does not have',
      [...without(RUN), request(RUN, { url: url('/api/v1/executions') })],
      'path, null: no such path in the API; POST /api/v1/executions (initializing)',
    ],
    [
      'something else that is written',
      [...GOOD, entry('POST /api/v1/tags', { body: {} })],
      'path, null: no such call; POST /api/v1/tags',
    ],
    [
      'another word in the body',
      [...GOOD, entry('POST /api/v1/runs', { body: { status: 'paused' } })],
      'path, null: it only with initializing; POST /api/v1/runs (paused)',
    ],
    [
      'another caller',
      [...without(RUN), { ...RUN, _caller: 'step:train' }],
      'caller, create.run: client; step-runtime',
    ],
    [
      'a caller that nobody knows',
      [...without(RUN), { ...RUN, _caller: 'stranger' }],
      'caller, create.run: client; stranger',
    ],
    [
      'another receiver',
      [...without(RUN), request(RUN, { url: 'https://analytics.zenml.io/api/v1/runs' })],
      'receiver, create.run: server; analytics',
    ],
    [
      'another order within a process',
      [RUN, SNAPSHOT, REGISTER, DONE],
      'order, create.run: after create.snapshot; before create.snapshot',
    ],
    [
      'another order by its times',
      [
        { ...SNAPSHOT, startedDateTime: RUN.startedDateTime },
        { ...RUN, startedDateTime: SNAPSHOT.startedDateTime },
        REGISTER,
        DONE,
      ],
      'order, create.run: after create.snapshot; before create.snapshot',
    ],
    [
      'another order between processes',
      [REGISTER, SNAPSHOT, RUN, DONE],
      'order, step.register: after create.snapshot, create.run; before create.snapshot, create.run',
    ],
    [
      'source where the model has none',
      [
        ...without(RUN),
        entry('POST /api/v1/runs', { body: { name: 'demo', status: 'initializing', note: 'import pandas' } }),
      ],
      'items, create.run: no such item; source text in another field in the request',
    ],
    [
      'source in another field than its own',
      [
        ...without(SNAPSHOT),
        entry('POST /api/v1/pipeline_snapshots', { body: { name: 'demo', note: 'import pandas' } }),
      ],
      'items, create.snapshot: no such item; source text in another field in the request',
    ],
    [
      'a traceback where the model has none',
      [
        ...GOOD,
        entry(`PUT /api/v1/steps/${ID}`, { ...STEP, body: { status: 'completed', exception_info: { message: 'a' } } }),
      ],
      'items, step.done: no such item; traceback in the request',
    ],
    [
      'a token in an answer',
      [...GOOD, entry(`GET /api/v1/steps/${ID}`, { ...STEP, answer: { value: '<run-token>' } })],
      'items, step.done: no such item; credential in the answer',
    ],
  ])('is contradicted by %s', (_, entries, contradiction) => {
    expect(briefly(contradictionsIn(entries))).toContain(contradiction);
  });

  it('is contradicted by somebody who writes with a token that is not theirs, and not by one who reads with it', () => {
    const withRunToken = (one: HarEntry): HarEntry =>
      request(one, { headers: [{ name: 'Authorization', value: 'Bearer <run-token>' }] });
    expect(briefly(contradictionsIn([SNAPSHOT, withRunToken(RUN), withRunToken(REGISTER), DONE]))).toEqual([
      'caller, create.run: only step-runtime, orchestrator, workload-manager can have this token; client',
    ]);
    const read = withRunToken(entry('GET /api/v1/models'));
    expect(contradictionsIn([...GOOD, read])).toEqual([]);
  });

  it('is not contradicted by lookups that several parties make, nor by what it does not have', () => {
    const snapshots: MessageCalls = {
      calls: [
        { to: 'server', method: 'POST', path: '/api/v1/pipeline_snapshots' },
        { to: 'server', method: 'GET', path: '/api/v1/steps/{id}' },
      ],
    };
    const calls = { ...CALLS, 'create.snapshot': snapshots };
    const shared = entry(`GET /api/v1/steps/${ID}`, { caller: 'client' });
    const other = entry('GET /api/v1/models', { caller: 'client' });
    expect(contradictionsIn([...GOOD, other], REFERENCE)).toEqual([]);
    expect(contradictionsIn([...GOOD, shared], referenceWith(calls))).toEqual([]);
  });

  it('is not contradicted when the recorder does not say who called', () => {
    const unnamed = { ...RUN, _caller: null };
    expect(contradictionsIn([SNAPSHOT, unnamed, REGISTER, DONE])).toEqual([]);
  });

  it('excuses another order only where the model says so', () => {
    const [call] = CALLS['create.snapshot']?.calls ?? [];
    const dashboardCall = call && ({ calls: [call], toldInPagesOrder: 'after the run is there' } as const);
    const reference = referenceWith({ ...CALLS, ...(dashboardCall ? { 'create.snapshot': dashboardCall } : {}) });
    const report = compareWithModel([recordedCalls([RUN, SNAPSHOT, DONE, REGISTER], 'a.har')], reference);
    expect(report.kinds.flatMap((kind) => kind.toldInPagesOrder ?? [])).toEqual(['after the run is there']);
    expect(briefly(report.contradictions)).toEqual(['order, step.done: after step.register; before step.register']);
  });
});

describe('the number of attempts', () => {
  const refused = (status: number, attempts?: number): HarEntry => ({
    ...entry('POST /api/v1/runs', { body: { name: 'demo-1', status: 'initializing' }, status }),
    ...(attempts === undefined ? {} : { _attempts: attempts }),
  });
  const retriesIn = (entries: readonly HarEntry[]): string[] =>
    briefly(contradictionsIn([SNAPSHOT, ...entries]).filter(({ what }) => what === 'retries'));

  it('agrees when the sender tries as often as the model says, or is answered before', () => {
    expect(retriesIn([refused(0, 3)])).toEqual([]);
    expect(retriesIn([refused(0), refused(0), refused(0)])).toEqual([]);
    expect(retriesIn([refused(0), RUN])).toEqual([]);
    expect(retriesIn([refused(503), refused(503), RUN])).toEqual([]);
    expect(retriesIn([refused(500)])).toEqual([]);
    const withToken = (token: string): HarEntry => ({
      ...refused(403),
      request: { ...refused(403).request, headers: [{ name: 'Authorization', value: token }] },
    });
    expect(retriesIn([withToken('Bearer one'), withToken('Bearer other')])).toEqual([]);
  });

  it.each<readonly [string, readonly HarEntry[], string]>([
    ['gives up early', [refused(0, 2)], '3 attempts; 2 attempts'],
    ['goes on', [refused(0, 4)], '3 attempts; 4 attempts'],
    ['goes on until it is answered', [refused(0), refused(0), refused(0), RUN], '3 attempts; 4 attempts'],
    ['tries once', [refused(0)], '3 attempts; 1 attempt'],
    ['tries again after an error, but not as often', [refused(403), refused(403)], '3 attempts; 2 attempts'],
  ])('is contradicted by a sender that %s', (_, entries, difference) => {
    expect(retriesIn(entries)).toEqual([`retries, create.run: ${difference}`]);
  });
});

describe('a change to a real recording', () => {
  const BUILT_IN = BUILT_IN_REFERENCE;
  const keysOf = (entries: readonly HarEntry[]): readonly string[] =>
    contradictionsIn(entries, BUILT_IN).map((one) => JSON.stringify({ ...one, calls: 0, first: null }));

  /** What is contradicted in a recording once one of its entries is changed, and was not before. */
  function newIn(
    name: string,
    at: (one: HarEntry) => boolean,
    change: (one: HarEntry) => Partial<HarEntry>,
  ): Contradiction[] {
    const entries = entriesOf(name);
    const index = entries.findIndex(at);
    const [target] = entries.slice(index);
    if (index < 0 || !target) throw new Error(`[tests] ${name} lacks the entry to change.`);
    const known = new Set(keysOf(entries));
    const changed = contradictionsIn(entries.with(index, { ...target, ...change(target) }), BUILT_IN);
    return changed.filter((one) => !known.has(JSON.stringify({ ...one, calls: 0, first: null })));
  }

  const asks = (method: string, path: RegExp, caller: RegExp) => (one: HarEntry) =>
    one.request.method === method && path.test(one.request.url) && caller.test(one._caller ?? '');
  const RUN_OF_THREE = '0.98-a2-three-steps-own-processes.har.gz';
  const heartbeat = asks('PUT', /\/heartbeat$/, /^step/);
  const createRun = asks('POST', /\/runs$/, /^client/);

  it('of its method, path or caller is reported', () => {
    const method = newIn(RUN_OF_THREE, heartbeat, ({ request }) => ({ request: { ...request, method: 'POST' } }));
    expect(method.map(({ what, message: id }) => [what, id])).toEqual([['method', 'send-heartbeat.beat']]);
    const path = newIn(RUN_OF_THREE, heartbeat, ({ request }) => ({
      request: { ...request, url: request.url.replace('/heartbeat', '/heartbeats') },
    }));
    expect(path.map(({ what, message: id }) => [what, id])).toEqual([['path', 'send-heartbeat.beat']]);
    const caller = newIn(RUN_OF_THREE, createRun, () => ({ _caller: 'browser' }));
    expect(caller.map(({ what, message: id }) => [what, id])).toContainEqual(['caller', 'create-run.create']);
  });

  it('of its order is reported', () => {
    const last = '2099-01-01T00:00:00Z';
    const order = newIn(RUN_OF_THREE, createRun, () => ({ startedDateTime: last }));
    expect(order.map(({ what, message: id }) => [what, id])).toContainEqual(['order', 'create-run.create']);
  });

  it('of its number of attempts is reported', () => {
    const attempts = newIn(
      'pro-16-outage-during-step.har.gz',
      ({ _attempts }) => _attempts != null,
      () => ({ _attempts: 3 }),
    );
    expect(attempts.map(({ what, message: id, recorded }) => [what, id, recorded])).toEqual([
      ['retries', 'persist-metadata.check', '3 attempts'],
    ]);
  });

  it('that plants a line of source is reported, in any body', () => {
    for (const target of [
      heartbeat,
      createRun,
      asks('POST', /\/steps$/, /^step/),
      asks('POST', /\/logs$/, /^client/),
    ]) {
      const planted = newIn(RUN_OF_THREE, target, ({ request }) => {
        const body: unknown = JSON.parse(request.postData?.text ?? '');
        const text = JSON.stringify({ ...(body as object), note: "rows = pd.read_csv('customers.csv')" });
        return { request: { ...request, postData: { ...request.postData, text } } };
      });
      expect(planted.map(({ what, recorded }) => [what, recorded])).toEqual([
        ['items', 'source text in another field in the request'],
      ]);
    }
  });
});
