import { describe, expect, it } from 'vitest';
import { recordedCalls } from '../../../src/conformance/recorded-calls.ts';
import { callOf, entry, ID } from './recordings.ts';

const S3 = {
  Authorization: 'AWS4-HMAC-SHA256 Credential=<temporary access key>/20261126/eu-central-1/s3/aws4_request',
};
const EKS = {
  Authorization: 'AWS4-HMAC-SHA256 Credential=<temporary access key>/20261126/eu-central-1/eks/aws4_request',
};
const STS = {
  Authorization: 'AWS4-HMAC-SHA256 Credential=<temporary access key>/20261126/eu-central-1/sts/aws4_request',
};
const KUBERNETES = { 'User-Agent': 'OpenAPI-Generator/25.3.0/python' };
const DOCKER = { 'User-Agent': 'docker-sdk-python/7.1.0' };

describe('the receiver and the path of a call', () => {
  it.each([
    [`GET /api/v1/runs/${ID}/dag`, {}, 'server', '/api/v1/runs/{id}/dag'],
    ['GET /api/v1/projects/my-project', {}, 'server', '/api/v1/projects/{id}'],
    ['POST /api/v1/artifact_versions/batch', {}, 'server', '/api/v1/artifact_versions/batch'],
    ['GET /api/v1/service_connector_types/aws', {}, 'server', '/api/v1/service_connector_types/{id}'],
    [`GET /api/v1/no_such_thing/${ID}`, {}, 'server', '/api/v1/no_such_thing/{id}'],
    [
      `GET /organizations/${ID}/entitlement/pipeline_run`,
      {},
      'control-plane',
      '/organizations/{id}/entitlement/pipeline_run',
    ],
    ['GET /workspaces/my-workspace', {}, 'control-plane', '/workspaces/{id}'],
    ['GET https://cloudapi.zenml.io/anything', {}, 'control-plane', '/anything'],
    ['POST https://analytics.zenml.io//batch', {}, 'analytics', '//batch'],
    [
      'GET /apis/batch/v1/namespaces/zenml/jobs/demo-1',
      KUBERNETES,
      'cluster-api',
      '/apis/batch/v1/namespaces/{id}/jobs/{id}',
    ],
    [
      'GET /api/v1/namespaces/zenml/pods/demo-1/log',
      KUBERNETES,
      'cluster-api',
      '/api/v1/namespaces/{id}/pods/{id}/log',
    ],
    ['GET /version', KUBERNETES, 'cluster-api', '/version'],
    ['GET /version', DOCKER, 'client', '/version'],
    ['POST /v1.43/images/registry.example.com/team/app/push', DOCKER, 'client', '/images/{id}/push'],
    ['GET /v2/team/app/manifests/latest', {}, 'container-registry', '/v2/{id}/manifests/{id}'],
    ['HEAD /bucket', S3, 'artifact-store', '/{id}'],
    ['PUT /bucket/prefix/train/model/1/data.json', S3, 'artifact-store', '/{id}/{id}'],
    ['PUT https://bucket.s3.eu-central-1.amazonaws.com/train/model/1/data.json', S3, 'artifact-store', '/{id}/{id}'],
    [`PUT /bucket/prefix/logs/${ID}.log`, S3, 'log-backend', '/{id}/logs/{id}'],
    ['PUT /bucket/prefix/train/logs/1/data.json', S3, 'artifact-store', '/{id}/{id}'],
    ['GET /bucket?list-type=2&prefix=prefix%2Flogs%2F', S3, 'log-backend', '/{id}'],
    ['GET /bucket/prefix/code_uploads/1234.tar.gz', S3, 'artifact-store', '/{id}/code_uploads/{id}'],
    ['GET /clusters/my-cluster', EKS, 'cloud-iam', '/clusters/{id}'],
    ['GET https://api.github.com/user', {}, 'code-repository', '/user'],
  ])('are told by host and shape: %s %j', (request, headers, receiver, path) => {
    const call = callOf(request, { headers });
    expect([call.receiver, call.path]).toEqual([{ name: receiver, known: true }, path]);
  });

  it('are told by the other calls to the same address when the call itself says nothing', () => {
    const calls = recordedCalls([entry('POST /rbac/check_permissions'), entry('GET /somewhere')], 'a.har');
    expect(calls.map(({ receiver }) => receiver.name)).toEqual(['control-plane', 'control-plane']);
  });

  it('stay unknown when nothing tells them', () => {
    expect(callOf('GET https://example.com/somewhere').receiver).toEqual({ name: 'example.com', known: false });
  });
});

describe('what a call says that it asks', () => {
  it.each([
    ['GET /api/v1/steps?hydrate=True&page=1&size=20&project=p&cache_key=1234', ['cache_key']],
    [
      'GET /api/v1/service_connectors/a/client?resource_type=s3-bucket&resource_id=b',
      ['resource_id', 'resource_type=s3-bucket'],
    ],
    [
      `GET /rbac/allowed_resource_ids?user_id=1&resource=${ID}:pipeline&action=read`,
      ['action=read', 'resource=pipeline'],
    ],
    ['GET /bucket?list-type=2&prefix=a&delimiter=%2F&max-keys=1', ['list-type']],
  ])('is in its query: %s', (request, query) => {
    expect(callOf(request).query).toEqual(query);
  });

  it.each<readonly [string, Parameters<typeof callOf>[1], string]>([
    [`PUT /api/v1/runs/${ID}`, { body: { status: 'provisioning', status_reason: null } }, 'provisioning'],
    [`PUT /api/v1/runs/${ID}`, { body: { orchestrator_run_id: 'demo-1' } }, 'orchestrator_run_id'],
    ['POST /api/v1/run-metadata', { body: { values: { step_jobs: {} }, publisher_step_id: null } }, 'step_jobs'],
    ['POST /api/v1/run-metadata', { body: { values: { auc: 0.8 }, publisher_step_id: ID } }, ''],
    ['POST /api/v1/login', { form: { grant_type: 'urn:ietf:params:oauth:grant-type:device_code' } }, 'device_code'],
    ['POST /rbac/check_permissions?action=create', { body: [`${ID}:pipeline_run`] }, 'pipeline_run'],
    ['POST /rbac/check_permissions?action=read', { body: [`stack/${ID}`, `flavor/${ID}`] }, ''],
    ['POST /', { headers: STS, form: { Action: 'GetCallerIdentity' } }, 'GetCallerIdentity'],
    [
      'POST /',
      { headers: STS, form: { Action: 'AssumeRole', Policy: '{"Statement":[{"Action":["ecr:PutImage"]}]}' } },
      'AssumeRole for ecr',
    ],
    [
      'POST /',
      { headers: { ...STS, 'X-Amz-Target': 'AmazonEC2ContainerRegistry_V20150921.GetAuthorizationToken' }, body: {} },
      'GetAuthorizationToken',
    ],
  ])('is in its body: %s %j', (request, options, word) => {
    expect(callOf(request, options).word).toBe(word);
  });
});
