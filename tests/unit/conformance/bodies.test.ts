import { describe, expect, it } from 'vitest';
import { type Item, isListed } from '../../../src/conformance/bodies/finding.ts';
import { readRequest, readResponse } from '../../../src/conformance/bodies/read-body.ts';
import { holdsCredential, holdsSource } from '../../../src/conformance/bodies/text-rules.ts';
import { callOf, ID } from './recordings.ts';

const found = (request: string, body: unknown): Record<string, string> =>
  Object.fromEntries(readRequest(callOf(request, { body })).map(({ what, at }) => [at, what]));
const answered = (request: string, answer: unknown, status = 200): Record<string, string> =>
  Object.fromEntries(readResponse(callOf(request, { answer, status })).map(({ what, at }) => [at, what]));

describe('holdsSource', () => {
  it.each([
    'def load_data(path: str):',
    'first line\n    async def load(self):\nlast line',
    'class Model(BaseModel):',
    'import pandas as pd',
    'from zenml import step',
    '@step(enable_cache=False)',
    "    return pd.DataFrame({'a': rows})",
    "rows = pd.read_csv('customers.csv')",
    'for row in rows:',
    "print('done')",
    "raise ValueError('no address')",
  ])('knows %j', (text) => expect(holdsSource(text)).toBe(true));

  it.each([
    'Import the data from the store.',
    'aiohttp==3.14.5\nanyio==4.16.0',
    'FROM zenmldocker/zenml:0.98.0\nRUN pip install -r requirements.txt\nENV A=B',
    'Job for step `train` failed: Back-off pulling image',
    "<class 'numpy.int64'>",
    's3://bucket/rows.csv',
    'python -m zenml.entrypoints.entrypoint',
    'completed',
    'If it fails, try again: later.',
  ])('does not mind %j', (text) => expect(holdsSource(text)).toBe(false));
});

describe('holdsCredential', () => {
  it.each([
    ...['<run-token>', '<token, 456 characters>', '<api-key>', '<ECR password, 23 characters>', '<secret-value>'],
    ...['<long-lived secret access key, 40 characters>', '<enrollment-key>', '<registry credentials, base64>'],
    ...[
      'ZENPROKEY_abcdefghijkl',
      'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0aa.c2ln',
      '<SecretAccessKey>wJalr</SecretAccessKey>',
    ],
  ])('knows %j', (text) => expect(holdsCredential(text)).toBe(true));

  it.each([
    ...['<store>', '<kernel>', '<host>', '<client-id>', '<temporary access key id #37, 20 characters>'],
    ...['<NextContinuationToken>1</NextContinuationToken>', "<class 'str'>", 'token_type', '<SecretAccessKey>'],
  ])('does not mind %j', (text) => expect(holdsCredential(text)).toBe(false));
});

describe('readRequest', () => {
  it('finds the source and the docstring of a step', () => {
    expect(
      found('POST /api/v1/steps', { name: 'train', status: 'running', docstring: 'Trains.', source_code: 'x' }),
    ).toEqual({
      '$.name': 'names',
      '$.docstring': 'source text',
      '$.source_code': 'source text',
    });
  });

  it('finds parameters, environment values and packages of a snapshot, and no more than that', () => {
    const config = {
      parameters: { rate: 0.1 },
      environment: { KEY: 'value' },
      secrets: [],
      settings: {},
      name: 'train',
    };
    const body = {
      run_name_template: 'demo-{date}',
      step_configurations: { train: { spec: { parameter_spec: { properties: { rate: { default: 0.1 } } } }, config } },
      client_environment: { environment: 'native', os: 'linux', python_packages: 'a==1' },
      pipeline_configuration: { environment: {}, parameters: {} },
      source_code: null,
    };
    expect(found('POST /api/v1/pipeline_snapshots', body)).toEqual({
      '$.run_name_template': 'names',
      '$.step_configurations.train.spec.parameter_spec': 'parameter values',
      '$.step_configurations.train.config.parameters': 'parameter values',
      '$.step_configurations.train.config.environment': 'environment values',
      '$.step_configurations.train.config.name': 'names',
      '$.client_environment.python_packages': 'list of packages',
    });
  });

  it('tells columns, statistics, values and your own metadata of an artifact from its size', () => {
    const metadata = {
      ...{ storage_size: 1207, shape: [50, 2], dtype: { salary: 'int64' }, min: { salary: 1 }, max: { salary: 9 } },
      ...{ string_representation: '0.81', source: 'warehouse', most_common_word: 'patient' },
    };
    expect(
      found('POST /api/v1/artifact_versions/batch', [{ artifact_store_id: ID, uri: 's3://b/a', metadata }]),
    ).toEqual({
      '$.0.metadata.dtype': 'column names',
      '$.0.metadata.min': 'statistics of your data',
      '$.0.metadata.max': 'statistics of your data',
      '$.0.metadata.string_representation': 'values of your data',
      '$.0.metadata.source': 'custom metadata',
      '$.0.metadata.most_common_word': 'statistics of your data',
    });
  });

  it('tells what you log from what ZenML notes about a run', () => {
    const about = (values: unknown) => ({ values, types: {}, publisher_step_id: null });
    expect(found('POST /api/v1/run-metadata', about({ auc: 0.81 }))).toEqual({ '$.values': 'custom metadata' });
    const typed = { ...about({ auc: 0.81 }), types: { auc: 'float' } };
    expect(found('POST /api/v1/run-metadata', typed)).toMatchObject({ '$.types': 'custom metadata' });
    expect(found('POST /api/v1/run-metadata', about({ orchestrator_url: 'https://a/b' }))).toEqual({});
  });

  it('finds a traceback, and does not take the source that it quotes for source', () => {
    const exception = {
      traceback: '  File "a.py", line 3, in f\n    raise ValueError(text)',
      message: 'customer 4711',
    };
    expect(found(`PUT /api/v1/steps/${ID}`, { status: 'failed', exception_info: exception })).toEqual({
      '$.exception_info': 'traceback',
    });
    expect(found(`PUT /api/v1/steps/${ID}`, { status: 'failed', exception_info: null })).toEqual({});
  });

  it('finds a line of source wherever it stands', () => {
    expect(found(`PUT /api/v1/runs/${ID}`, { status: 'running', note: 'import pandas' })).toEqual({
      '$.note': 'source text in another field',
    });
    expect(found('POST /api/v1/run-metadata', 'not JSON\ndef load():\n')).toEqual({
      '': 'source text in another field',
    });
  });

  it('finds credentials by mask, by form and by the name of their field', () => {
    expect(readRequest(callOf('POST /api/v1/login', { form: { grant_type: 'a', password: '<api-key>' } }))).toEqual(
      expect.arrayContaining([{ what: 'credential', at: '$.password' }]),
    );
    const job = { spec: { containers: [{ env: [{ name: 'ZENML_STORE_API_TOKEN', value: '<run-token>' }] }] } };
    expect(found('POST /apis/batch/v1/namespaces/a/jobs', job)).toEqual({
      '$.spec.containers.0.env.0.value': 'credential',
    });
    expect(found('POST /auth/login', { client_secret: 'correct horse' })).toEqual({ '$.client_secret': 'credential' });
    expect(found('POST /auth/login', { token_type: 'bearer', refresh_token: null })).toEqual({});
  });

  it('knows what an object of a store is by its folder', () => {
    const headers = { Authorization: 'AWS4-HMAC-SHA256 Credential=<key>/20261126/eu-central-1/s3/aws4_request' };
    const put = (key: string) =>
      readRequest(callOf(`PUT /bucket/${key}`, { headers, body: 'a,b\n1,2' })).map(({ what }) => what);
    expect(put(`logs/${ID}.log`)).toEqual(['log text']);
    expect(put('code_uploads/1234.tar.gz')).toEqual(['code archive']);
    expect(put('train/model/1/data.csv')).toEqual(['artifact data']);
  });
});

describe('readResponse', () => {
  it('finds source, credentials, logs and artifacts in answers, and leaves out the rest', () => {
    expect(answered('GET /api/v1/steps', { items: [{ name: 'train', metadata: { source_code: 'x' } }] })).toEqual({
      '$.items.0.metadata.source_code': 'source text',
    });
    expect(answered(`GET /api/v1/secrets/${ID}`, { body: { private: false, values: { KEY: 'hunter2' } } })).toEqual({
      '$.body.values': 'credential',
    });
    expect(answered(`GET /api/v1/logs/${ID}/entries`, [{ message: 'a', level: 20, timestamp: 't' }])).toEqual({
      '$.0.message': 'log text',
    });
    expect(answered(`GET /api/v1/artifact_versions/${ID}/visualize`, { type: 'csv', value: 'a,b' })).toEqual({
      '$.value': 'artifact data',
    });
    expect(answered('GET /api/v1/secrets/1', { values: { KEY: 'x' }, private: false }, 403)).toEqual({});
  });
});

describe('isListed', () => {
  const items: readonly Item[] = [
    { text: 'source text of the step', dataClass: 'code' },
    { text: 'smallest and largest value of each column', dataClass: 'run-metadata', mark: 'value' },
  ];

  it('wants the class, and the mark where it matters', () => {
    expect(isListed({ what: 'source text', at: '' }, items)).toBe(true);
    expect(isListed({ what: 'source text in another field', at: '' }, items)).toBe(false);
    expect(isListed({ what: 'statistics of your data', at: '' }, items)).toBe(true);
    expect(isListed({ what: 'statistics of your data', at: '' }, items.slice(0, 1))).toBe(false);
    expect(isListed({ what: 'names', at: '' }, items)).toBe(false);
    expect(isListed({ what: 'list of packages', at: '' }, items)).toBe(true);
  });
});
