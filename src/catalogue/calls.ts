import type { CallTemplate, MessageCalls } from '../model/calls.ts';
import type { MessageContent } from '../model/types.ts';

const SERVER = '/api/v1';

const toServer = (method: string, path: string, telling: Pick<CallTemplate, 'query' | 'body'> = {}): CallTemplate => ({
  to: 'server',
  method,
  path: `${SERVER}${path}`,
  ...telling,
});

const toControlPlane = (
  method: string,
  path: string,
  telling: Pick<CallTemplate, 'query' | 'body'> = {},
): CallTemplate => ({ to: 'control-plane', method, path, ...telling });

/** AWS answers most questions at one path; the body says what is asked. */
const toCloud = (action: string): CallTemplate => ({ to: 'cloud-iam', method: 'POST', path: '/', body: action });

const checkPermission = (action: string, type?: string): CallTemplate =>
  toControlPlane('POST', '/rbac/check_permissions', {
    query: `action=${action}`,
    ...(type === undefined ? {} : { body: type }),
  });

const listPermitted = (type: string): CallTemplate =>
  toControlPlane('GET', '/rbac/allowed_resource_ids', { query: `resource=${type}` });

/** Asks for the credential of a connector, by the type of what it gives access to. */
const connectorClient = (type: string): CallTemplate =>
  toServer('GET', '/service_connectors/{id}/client', { query: `resource_type=${type}` });

const STORE_TYPES = ['s3-bucket', 'gcs-bucket', 'blob-container'].map(connectorClient) as [
  CallTemplate,
  ...CallTemplate[],
];

/** Looking up a connector and its type comes before asking it for a credential. */
const CONNECTOR_LOOKUPS = [
  toServer('GET', '/service_connectors/{id}', { query: 'expand_secrets=false' }),
  toServer('GET', '/service_connectors', { query: 'expand_secrets=false' }),
  toServer('GET', '/service_connector_types/{id}'),
] as const;

/** What every ZenML process in a container asks first. */
const HANDSHAKE = [
  toServer('GET', '/info'),
  toServer('GET', '/projects/{id}'),
  toServer('GET', '/stacks/{id}'),
  toServer('GET', '/components', { query: 'stack_id' }),
] as const;

const CREATE_JOB = { method: 'POST', path: '/apis/batch/v1/namespaces/{id}/jobs' } as const;

/** The page acquires all tokens in its second step; the code asks for each when it is about to use it. */
const STORE_TOKEN_IS_SENT = 'in the code just before the upload of the code, or of the first log';
const ORCHESTRATOR_TOKEN_IS_SENT = 'in the code after the run token, just before the workload is submitted';

/**
 * The HTTP calls that messages stand for, as the endpoints in the catalogue name them, and the lookups that belong to
 * the same beat. Messages that are not here travel on no network, or in no call that a recorder of HTTP sees.
 */
export const CALLS = {
  'sign-in.device': { calls: [toControlPlane('POST', '/auth/device_authorization')] },
  'sign-in.session': { calls: [toControlPlane('POST', '/auth/login', { body: 'device_code' })] },

  'connect-workspace.login': {
    calls: [
      toServer('POST', '/login', { body: 'zenml-external' }),
      toServer('GET', '/info'),
      toServer('GET', '/current-user'),
      toServer('GET', '/projects'),
      toServer('GET', '/stacks'),
    ],
  },
  'connect-workspace.authorize': { calls: [toControlPlane('GET', '/users/authorize_server')] },
  'workspace-sign-in.key': { calls: [toControlPlane('POST', '/auth/login', { body: 'client_credentials' })] },

  'load-stack.ask': {
    calls: [
      toServer('GET', '/stacks/{id}'),
      toServer('GET', '/projects/{id}'),
      toServer('GET', '/components', { query: 'stack_id' }),
    ],
  },
  'load-stack.check': {
    calls: [
      checkPermission('read'),
      listPermitted('stack'),
      listPermitted('stack_component'),
      listPermitted('project'),
      listPermitted('pipeline'),
      listPermitted('code_repository'),
    ],
    toldInPagesOrder: 'again for every answer that holds something of somebody else, and never remembered',
  },

  'registry-token.ask': { calls: [connectorClient('docker-registry'), ...CONNECTOR_LOOKUPS] },
  'registry-token.check': { calls: [checkPermission('client'), checkPermission('read_secret_value')] },
  'registry-token.mint': {
    calls: [
      toCloud('GetAuthorizationToken'),
      toCloud('AssumeRole'),
      toCloud('AssumeRole for ecr'),
      toCloud('DescribeRepositories'),
    ],
  },
  'store-token.minted': {
    calls: [toCloud('AssumeRole for s3'), toCloud('GetCallerIdentity')],
    toldInPagesOrder: STORE_TOKEN_IS_SENT,
  },
  'store-token.token': { calls: STORE_TYPES, toldInPagesOrder: STORE_TOKEN_IS_SENT },
  'orchestrator-token.minted': {
    calls: [{ to: 'cloud-iam', method: 'GET', path: '/clusters/{id}' }, toCloud('AssumeRole for eks')],
    toldInPagesOrder: ORCHESTRATOR_TOKEN_IS_SENT,
  },
  'orchestrator-token.token': {
    calls: [connectorClient('kubernetes-cluster'), connectorClient('aws-generic'), connectorClient('gcp-generic')],
    toldInPagesOrder: ORCHESTRATOR_TOKEN_IS_SENT,
  },

  'build-image.build': {
    calls: [
      { to: 'client', method: 'POST', path: '/build' },
      { to: 'client', method: 'POST', path: '/auth' },
      { to: 'client', method: 'GET', path: '/version' },
      { to: 'client', method: 'GET', path: '/_ping' },
    ],
  },
  // The Docker daemon, which runs on the client's machine, pushes on its behalf.
  'push-image.push': {
    calls: [
      { to: 'client', method: 'POST', path: '/images/{id}/push' },
      { to: 'client', method: 'GET', path: '/images/{id}/json' },
    ],
  },
  'upload-code.archive': {
    calls: [
      { to: 'artifact-store', method: 'PUT', path: '/{id}/code_uploads/{id}' },
      { to: 'artifact-store', method: 'HEAD', path: '/{id}/code_uploads/{id}' },
      { to: 'artifact-store', method: 'HEAD', path: '/{id}' },
      { to: 'artifact-store', method: 'GET', path: '/{id}', query: 'list-type' },
    ],
  },

  'create-snapshot.build': {
    calls: [
      toServer('POST', '/pipeline_builds'),
      toServer('GET', '/pipeline_builds'),
      toServer('GET', '/pipeline_builds/{id}'),
    ],
  },
  'create-snapshot.snapshot': {
    calls: [
      toServer('POST', '/pipeline_snapshots'),
      toServer('GET', '/pipelines', { query: 'name' }),
      toServer('GET', '/code_repositories'),
    ],
  },
  'create-run.create': { calls: [toServer('POST', '/runs', { body: 'initializing' })] },
  'create-run.entitlement': { calls: [toControlPlane('GET', '/organizations/{id}/entitlement/pipeline_run')] },
  'create-run.usage': { calls: [toControlPlane('POST', '/usage-event', { body: 'pipeline_run' })] },
  'run-token.ask': { calls: [toServer('GET', '/api_token', { query: 'token_type=workload' })] },
  'run-token.check': { calls: [checkPermission('create', 'pipeline_run')] },
  'check-cache.ask': { calls: [toServer('GET', '/steps', { query: 'cache_key' })] },
  'check-cache.record': { calls: [toServer('POST', '/steps', { body: 'cached' })] },
  'submit-workload.submit': { calls: [{ to: 'orchestrator', ...CREATE_JOB }] },
  'submit-workload.report': {
    calls: [
      toServer('PUT', '/runs/{id}', { body: 'provisioning' }),
      toServer('POST', '/run-metadata', { body: 'orchestrator_url' }),
      toServer('POST', '/run-metadata', { body: 'orchestrator_run_id' }),
    ],
  },
  'report-submission-failure.report': { calls: [toServer('PUT', '/runs/{id}', { body: 'failed' })] },

  'start-run.snapshot': {
    calls: [
      toServer('GET', '/pipeline_snapshots/{id}'),
      toServer('PUT', '/runs/{id}', { body: 'orchestrator_run_id' }),
      ...HANDSHAKE,
      toServer('GET', '/current-user'),
      toServer('GET', '/pipeline_builds/{id}'),
    ],
  },
  'reuse-steps.ask': { calls: [toServer('GET', '/steps', { query: 'cache_key' })] },
  'reuse-steps.record': { calls: [toServer('POST', '/steps', { body: 'cached' })] },
  'pull-image.start': { calls: [{ to: 'orchestrator', ...CREATE_JOB }] },

  'fetch-code.settings': { calls: [toServer('GET', '/code_repositories/{id}')] },
  'fetch-code.archive': {
    calls: [
      { to: 'artifact-store', method: 'GET', path: '/{id}/code_uploads/{id}' },
      { to: 'artifact-store', method: 'HEAD', path: '/{id}/code_uploads/{id}' },
      toServer('GET', '/components/{id}'),
    ],
  },
  'connect-step.config': {
    calls: [toServer('GET', '/pipeline_snapshots/{id}', { query: 'step_configuration_filter' }), ...HANDSHAKE],
  },
  'connect-step.running': {
    calls: [
      toServer('POST', '/runs', { body: 'running' }),
      toServer('POST', '/run-metadata', { body: 'orchestrator_run_id' }),
    ],
  },
  'connect-step.register': {
    calls: [
      toServer('POST', '/steps', { body: 'running' }),
      toServer('GET', '/steps', { query: 'cache_key' }),
      toServer('GET', '/steps', { query: 'pipeline_run_id' }),
    ],
  },
  'connect-step.secret': {
    calls: [toServer('GET', '/secrets/{id}'), toServer('GET', '/secrets')],
  },
  'step-store-token.token': {
    calls: [
      ...STORE_TYPES,
      ...CONNECTOR_LOOKUPS,
      toCloud('GetCallerIdentity'),
      { to: 'artifact-store', method: 'HEAD', path: '/{id}' },
    ],
  },
  'load-inputs.load': {
    calls: [
      { to: 'artifact-store', method: 'GET', path: '/{id}/{id}' },
      { to: 'artifact-store', method: 'GET', path: '/{id}', query: 'list-type' },
    ],
  },
  'log-metadata.log': { calls: [toServer('POST', '/run-metadata')] },
  'stream-logs.stream': {
    calls: [
      { to: 'log-backend', method: 'PUT', path: '/{id}/logs/{id}' },
      { to: 'log-backend', method: 'GET', path: '/{id}/logs/{id}' },
      { to: 'log-backend', method: 'HEAD', path: '/{id}/logs/{id}' },
      { to: 'log-backend', method: 'GET', path: '/{id}', query: 'list-type' },
    ],
  },
  'send-heartbeat.beat': { calls: [toServer('PUT', '/steps/{id}/heartbeat')] },
  'write-artifact.save': {
    calls: [
      { to: 'artifact-store', method: 'PUT', path: '/{id}/{id}' },
      { to: 'artifact-store', method: 'HEAD', path: '/{id}/{id}' },
    ],
  },
  'persist-metadata.pointers': { calls: [toServer('POST', '/artifact_versions/batch')] },
  'persist-metadata.check': { calls: [checkPermission('create', 'artifact_version')] },
  'finish-step.completed': {
    calls: [toServer('PUT', '/steps/{id}', { body: 'completed' }), toServer('GET', '/steps/{id}')],
  },
  'report-step-failure.failed': { calls: [toServer('PUT', '/steps/{id}', { body: 'failed' })] },
  'finish-run.completed': { calls: [toServer('PUT', '/runs/{id}', { body: 'completed' })] },
  'finish-run.status': { calls: [toServer('GET', '/runs/{id}')] },
  'report-run-failure.report': { calls: [toServer('PUT', '/runs/{id}', { body: 'failed' })] },

  'send-analytics.client': { calls: [{ to: 'analytics', method: 'POST', path: '/batch' }] },
  'send-analytics.server': { calls: [{ to: 'analytics', method: 'POST', path: '/batch' }] },

  'request-run.ask': { calls: [toServer('POST', '/pipeline_snapshots/{id}/runs')] },
  'check-snapshot-run.entitlement': {
    calls: [toControlPlane('GET', '/organizations/{id}/entitlement/template_run')],
  },
  'create-snapshot-run.usage': { calls: [toControlPlane('POST', '/usage-event', { body: 'template_run' })] },
  'read-snapshot.snapshot': {
    calls: [toServer('GET', '/pipeline_snapshots/{id}'), toServer('GET', '/runs/{id}'), ...HANDSHAKE],
  },

  'view-run.ask': {
    calls: [
      toServer('GET', '/runs/{id}'),
      toServer('GET', '/runs/{id}/dag'),
      toServer('GET', '/runs'),
      toServer('GET', '/steps'),
      toServer('GET', '/steps/{id}'),
      toServer('GET', '/artifact_versions/{id}'),
      toServer('GET', '/info'),
      toServer('GET', '/current-user'),
    ],
  },
  'view-run.check': { calls: [listPermitted('pipeline_run')] },
  'view-logs.ask': {
    calls: [
      toServer('GET', '/steps/{id}/logs'),
      toServer('GET', '/runs/{id}/logs'),
      toServer('GET', '/logs/{id}/entries'),
    ],
  },
  'view-logs.read': {
    calls: [
      { to: 'log-backend', method: 'GET', path: '/{id}/logs/{id}' },
      { to: 'log-backend', method: 'HEAD', path: '/{id}/logs/{id}' },
      { to: 'log-backend', method: 'GET', path: '/{id}', query: 'list-type' },
    ],
  },
  'view-artifact.ask': { calls: [toServer('GET', '/artifact_versions/{id}/visualize')] },
  'view-artifact.read': {
    calls: [
      { to: 'artifact-store', method: 'GET', path: '/{id}/{id}' },
      { to: 'artifact-store', method: 'HEAD', path: '/{id}/{id}' },
      { to: 'artifact-store', method: 'GET', path: '/{id}', query: 'list-type' },
    ],
  },
  'download-artifact.ask': {
    calls: [toServer('GET', '/artifact_versions/{id}/download-token'), toServer('GET', '/artifact_versions/{id}/data')],
  },
} as const satisfies Partial<Record<MessageContent['id'], MessageCalls>>;
