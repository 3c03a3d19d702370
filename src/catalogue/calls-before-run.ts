import type { MessageCalls } from '../model/calls.ts';
import type { MessageContent } from '../model/types.ts';
import {
  CONNECTOR_LOOKUPS,
  CREATE_JOB,
  checkPermission,
  connectorClient,
  FOR_EVERY_ANSWER,
  HEAD_BUCKET,
  listPermitted,
  ORCHESTRATOR_TOKEN_IS_SENT,
  SIGN_IN_WITHOUT_CONTROL_PLANE,
  STORE_TOKEN_IS_SENT,
  STORE_TYPES,
  toCloud,
  toCluster,
  toControlPlane,
  toServer,
  WRITE_LOG,
} from './call-templates.ts';

/** Signing in, credentials, images and the submission. */
export const CALLS_BEFORE_RUN = {
  'workspace-sign-in.key': { calls: [toControlPlane('POST', '/auth/login', { body: 'client_credentials' })] },
  'workspace-sign-in.status': { calls: [toControlPlane('PATCH', '/workspace_status')] },

  'sign-in.device': { calls: [toControlPlane('POST', '/auth/device_authorization')] },
  'sign-in.poll': {
    calls: [
      toControlPlane('POST', '/auth/login', { body: 'device_code' }),
      // In the place of a device code: an API key, which is traded for a token without a grant type.
      toControlPlane('POST', '/auth/login'),
    ],
  },
  'sign-in.workspace': { calls: [toControlPlane('GET', '/workspaces/{id}'), toControlPlane('GET', '/workspaces')] },

  'service-account-sign-in.key': { calls: [toControlPlane('POST', '/auth/login', { body: 'password' })] },

  'connect-workspace.login': {
    calls: [
      toServer('POST', '/login', { body: 'zenml-external' }),
      ...SIGN_IN_WITHOUT_CONTROL_PLANE,
      toServer('POST', '/login', { body: 'zenml-api-key' }),
      toServer('POST', '/login', { body: 'device_code' }),
      toServer('POST', '/device_authorization'),
      toServer('GET', '/info'),
      toServer('GET', '/current-user'),
      toServer('GET', '/projects'),
      toServer('GET', '/stacks'),
    ],
  },
  'connect-workspace.authorize': { calls: [toControlPlane('GET', '/users/authorize_server')] },
  'connect-workspace.check': { calls: [listPermitted('project'), listPermitted('stack')] },

  'load-stack.ask': {
    calls: [
      toServer('GET', '/stacks/{id}'),
      toServer('GET', '/projects/{id}'),
      toServer('GET', '/components', { query: 'stack_id' }),
      toServer('GET', '/components/{id}'),
    ],
  },
  'load-stack.check': {
    calls: [checkPermission('read'), listPermitted('stack_component')],
    toldInPagesOrder: FOR_EVERY_ANSWER,
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
  'registry-secret.ask': { calls: [toServer('GET', '/service_connectors/{id}', { query: 'expand_secrets=true' })] },
  'registry-secret.use': { calls: [toCloud('AssumeRole for ecr'), toCloud('DescribeRepositories')] },
  'store-token.ask': { calls: STORE_TYPES, toldInPagesOrder: STORE_TOKEN_IS_SENT },
  'store-token.mint': {
    calls: [toCloud('AssumeRole for s3'), toCloud('GetCallerIdentity')],
    toldInPagesOrder: STORE_TOKEN_IS_SENT,
  },
  // The workspace looks for each token that it hands out, whether the client or a step has asked.
  'store-token.bucket': { calls: [HEAD_BUCKET], toldInPagesOrder: STORE_TOKEN_IS_SENT },
  'store-token.identity': { calls: [toCloud('GetCallerIdentity')], toldInPagesOrder: STORE_TOKEN_IS_SENT },
  'store-token.own': { calls: [HEAD_BUCKET], toldInPagesOrder: STORE_TOKEN_IS_SENT },
  'orchestrator-token.ask': {
    calls: [connectorClient('kubernetes-cluster'), connectorClient('aws-generic'), connectorClient('gcp-generic')],
    toldInPagesOrder: ORCHESTRATOR_TOKEN_IS_SENT,
  },
  'orchestrator-token.mint': {
    calls: [{ to: 'cloud-iam', method: 'GET', path: '/clusters/{id}' }, toCloud('AssumeRole for eks')],
    toldInPagesOrder: ORCHESTRATOR_TOKEN_IS_SENT,
  },
  'orchestrator-token.version': {
    calls: [{ to: 'cluster-api', method: 'GET', path: '/version' }],
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
      { to: 'artifact-store', method: 'GET', path: '/{id}', query: 'list-type' },
    ],
  },

  'create-snapshot.build': {
    calls: [
      toServer('POST', '/pipeline_builds'),
      toServer('GET', '/pipeline_builds'),
      toServer('GET', '/pipeline_builds/{id}'),
    ],
    toldInPagesOrder: 'before the code is uploaded',
  },
  'create-snapshot.log': {
    calls: [toServer('POST', '/logs')],
    toldInPagesOrder: 'in the code before anything is built',
  },
  'create-snapshot.pipeline': {
    calls: [toServer('GET', '/pipelines', { query: 'name' }), toServer('POST', '/pipelines')],
    toldInPagesOrder: 'in the code before anything is built',
  },
  'create-snapshot.snapshot': {
    calls: [toServer('POST', '/pipeline_snapshots'), toServer('GET', '/code_repositories')],
  },
  'create-snapshot.check': {
    calls: [
      checkPermission('create', 'pipeline_deployment'),
      checkPermission('create', 'pipeline'),
      listPermitted('pipeline'),
      listPermitted('code_repository'),
      toControlPlane('GET', '/organizations/{id}/entitlement/pipeline'),
      toControlPlane('POST', '/usage-event', { body: 'pipeline' }),
    ],
    toldInPagesOrder: FOR_EVERY_ANSWER,
  },
  'create-run.create': { calls: [toServer('POST', '/runs', { body: 'initializing' })] },
  'create-run.entitlement': { calls: [toControlPlane('GET', '/organizations/{id}/entitlement/pipeline_run')] },
  'create-run.usage': { calls: [toControlPlane('POST', '/usage-event', { body: 'pipeline_run' })] },
  'create-run.log': {
    calls: WRITE_LOG,
    toldInPagesOrder: 'again as the log grows, until the run has ended',
  },
  'create-run.log-of-run': { calls: [toServer('PUT', '/logs/{id}')] },
  'run-token.ask': { calls: [toServer('GET', '/api_token', { query: 'token_type=workload' })] },
  'run-token.check': {
    calls: [checkPermission('create', 'pipeline_run')],
    toldInPagesOrder: 'also when the run is created, by the client and once more by the first step',
  },
  'check-cache.ask': { calls: [toServer('GET', '/steps', { query: 'cache_key' })] },
  'check-cache.record': { calls: [toServer('POST', '/steps', { body: 'cached' })] },
  'submit-workload.rights': {
    calls: [
      toCluster('POST', '/apis/rbac.authorization.k8s.io/v1/namespaces/{id}/rolebindings'),
      toCluster('POST', '/api/v1/namespaces/{id}/serviceaccounts'),
    ],
  },
  'submit-workload.secret': { calls: [toCluster('POST', '/api/v1/namespaces/{id}/secrets')] },
  'submit-workload.submit': { calls: [CREATE_JOB, toCluster('GET', '/version')] },
  'submit-workload.report': {
    calls: [
      toServer('PUT', '/runs/{id}', { body: 'provisioning' }),
      toServer('POST', '/run-metadata', { body: 'orchestrator_url' }),
      toServer('POST', '/run-metadata', { body: 'orchestrator_run_id' }),
    ],
  },
  'submit-workload.check': {
    calls: [checkPermission('create', 'run_metadata')],
    toldInPagesOrder: FOR_EVERY_ANSWER,
  },
  'report-submission-failure.report': { calls: [toServer('PUT', '/runs/{id}', { body: 'failed' })] },
} as const satisfies Partial<Record<MessageContent['id'], MessageCalls>>;
