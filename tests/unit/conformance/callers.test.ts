import { describe, expect, it } from 'vitest';
import type { HarEntry } from '../../../src/conformance/har.ts';
import { recordedCalls } from '../../../src/conformance/recorded-calls.ts';
import { callOf, callsOf, entriesOf, entry, ID } from './recordings.ts';

const ZENML = { 'User-Agent': 'zenml/0.98.0' };
const callersOf = (entries: readonly HarEntry[]): string[] =>
  recordedCalls(entries, 'a.har').map(({ caller }) => caller.name);

describe('a caller that the recorder names', () => {
  it.each([
    ['client', 'client', true],
    ['step:train', 'step-runtime', true],
    ['orchestrator-pod', 'orchestrator', true],
    ['workspace', 'server', true],
    ['workspace (second process, starting)', 'server', true],
    ['dashboard', 'browser', true],
    ['reader', 'browser', true],
    ['kubelet', 'kubelet', false],
    ['constructor', 'constructor', false],
  ])('%s is %s', (caller, name, known) => {
    expect(callOf('GET /api/v1/info', { caller }).caller).toEqual({ name, known });
  });

  it('is a script that reads as a browser would, when it never says that it is the client of ZenML', () => {
    const script = { 'User-Agent': 'python-requests/2.34.2' };
    const read = entry('GET /api/v1/runs', { headers: script, process: 1 });
    expect(callersOf([read])).toEqual(['browser']);
    expect(callersOf([read, entry('GET /api/v1/info', { headers: ZENML, process: 1 })])).toEqual(['client', 'client']);
    expect(callersOf([entry('GET /api/v1/runs', { process: 2 })])).toEqual(['client']);
  });

  it('is told apart from other processes of the same party', () => {
    const calls = recordedCalls(
      [entry('GET /a', { process: 1 }), entry('GET /a', { process: 2 }), entry('GET /a', { process: 1 })],
      'a.har',
    );
    expect(calls.map(({ instance }) => instance)).toEqual(['client 1', 'client 2', 'client 1']);
  });
});

describe('a caller that the recorder does not name', () => {
  const nobody = (request: string, options: Parameters<typeof entry>[1] = {}): HarEntry =>
    entry(request, { ...options, caller: null });
  const bearer = (token: string): Record<string, string> => ({ ...ZENML, Authorization: `Bearer ${token}` });

  it.each([
    ['GET /api/v1/runs', { 'User-Agent': 'Mozilla/5.0 (X11)' }, 'browser'],
    ['POST /usage-event', { 'User-Agent': 'python-requests/2.34.2', 'zenml-server-id': ID }, 'server'],
    ['POST /apis/batch/v1/namespaces/a/jobs', { Authorization: 'Bearer <token of the kubeconfig user>' }, 'client'],
    [
      'POST /apis/batch/v1/namespaces/a/jobs',
      { Authorization: 'bearer <token of service account zenml>' },
      'orchestrator',
    ],
    ['POST /auth/device_authorization', { 'User-Agent': 'Host/laptop ZenML/0.98.0 Python/3.11.7 OS/Linux' }, 'client'],
    ['GET /api/v1/runs', bearer('<session-token>'), 'client'],
    ['GET /api/v1/runs', bearer('<run-token>'), 'unknown (holder of a run token)'],
    [
      'GET /api/v1/runs',
      bearer(`a.${btoa(JSON.stringify({ pipeline_run_id: ID }))}.c`),
      'unknown (holder of a run token)',
    ],
    ['GET /api/v1/runs', bearer('opaque'), 'unknown (ZenML client or step)'],
    ['GET /bucket', { 'User-Agent': 'aiobotocore/3.10.0' }, 'unknown (aiobotocore)'],
    ['GET /api/v1/runs', {}, 'unknown (no User-Agent)'],
  ])('is told by its program and its token, or unknown: %s %j', (request, headers, caller) => {
    expect(callersOf([nobody(request, { headers })])).toEqual([caller]);
  });

  it('is told by order, as long as one process waits for the other', () => {
    const start = nobody('GET /api/v1/info', { headers: ZENML });
    const calls = [
      start,
      nobody('POST /api/v1/login', { headers: ZENML, form: { grant_type: 'zenml-api-key', password: 'x' } }),
      start,
      nobody('POST /api/v1/runs', { headers: ZENML, body: { status: 'initializing' } }),
      start,
      nobody(`GET /api/v1/pipeline_snapshots/${ID}?step_configuration_filter=train`, { headers: ZENML }),
      nobody(`PUT /api/v1/steps/${ID}`, { headers: ZENML, body: { status: 'completed' } }),
      nobody(`GET /api/v1/runs/${ID}`, { headers: ZENML }),
    ];
    expect(callersOf(calls)).toEqual([
      ...['client', 'client', 'client', 'client', 'step-runtime', 'step-runtime', 'step-runtime'],
      // After a step it may be anybody.
      'unknown (ZenML client or step)',
    ]);
  });

  it('is never taken for somebody else in a recording whose callers were struck out', () => {
    for (const name of ['k8s-three-steps.har.gz', 'pro-06-run-three-steps.har.gz', 'aws-run-iam-role.har.gz']) {
      const struck = entriesOf(name).map((one) => ({ ...one, _caller: null, _process: null, _pod: null }));
      const identified = recordedCalls(struck, name).map(({ caller, entry: index }) => [
        caller.known,
        caller.name,
        index,
      ]);
      const truth = callsOf(name).map(({ caller, entry: index }) => [true, caller.name, index]);
      expect(identified.filter(([known]) => known)).toEqual(truth.filter((_, index) => identified[index]?.[0]));
      expect(identified.filter(([known]) => known).length).toBeGreaterThan(identified.length / 3);
    }
  });
});

describe('the steps that a client runs in its own process', () => {
  const token = entry(`GET /api/v1/api_token?token_type=workload&pipeline_run_id=${ID}`);
  const lookup = entry(`GET /api/v1/projects/${ID}`);
  const log = entry('POST /api/v1/logs', { body: { source: 'prepare_step' } });
  const register = entry('POST /api/v1/steps', { body: { status: 'running' } });
  const end = entry(`PUT /api/v1/steps/${ID}`, { body: { status: 'completed' } });
  const report = entry(`PUT /api/v1/runs/${ID}`, { body: { status: 'provisioning' } });

  it('make their own calls, from their first word to their end', () => {
    const calls = recordedCalls([token, lookup, log, register, end, log, register, end, report], 'a.har');
    expect(calls.map(({ caller, instance }) => `${caller.name}, ${instance}`)).toEqual([
      ...['client, client', 'client, client'],
      ...['step-runtime, client, step 1', 'step-runtime, client, step 1', 'step-runtime, client, step 1'],
      ...['step-runtime, client, step 2', 'step-runtime, client, step 2', 'step-runtime, client, step 2'],
      'client, client',
    ]);
  });

  it('are none in a recording in which somebody else runs steps', () => {
    const other = entry('GET /api/v1/info', { caller: 'step:train' });
    expect(callersOf([token, log, register, end, other])).toEqual([
      'client',
      'client',
      'client',
      'client',
      'step-runtime',
    ]);
  });
});
