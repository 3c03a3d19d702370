import type { MessageCalls } from '../model/calls.ts';
import type { MessageContent } from '../model/types.ts';
import {
  CONNECTOR_LOOKUPS,
  CREATE_JOB,
  checkPermission,
  connectorClient,
  FOR_EVERY_ANSWER,
  HANDSHAKE,
  HEAD_BUCKET,
  listPermitted,
  ORCHESTRATOR_TOKEN_IS_SENT,
  READ_JOB,
  READ_PODS,
  SIGN_IN_WITHOUT_CONTROL_PLANE,
  STORE_TOKEN_IS_SENT,
  STORE_TYPES,
  toCloud,
  toCluster,
  toControlPlane,
  toServer,
  WRITE_LOG,
} from './call-templates.ts';

/**
 * The HTTP calls that messages stand for, as the endpoints in the catalogue name them, and the lookups that belong to
 * the same beat. Messages that are not here travel on no network, or in no call that a recorder of HTTP sees.
 */
export const CALLS = {
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

  'start-run.snapshot': {
    calls: [
      toServer('GET', '/pipeline_snapshots/{id}'),
      ...HANDSHAKE,
      toServer('GET', '/current-user'),
      toServer('GET', '/pipeline_builds/{id}'),
    ],
  },
  'start-run.log': { calls: [toServer('POST', '/logs'), toServer('PUT', '/logs/{id}')] },
  'start-run.own-job': {
    calls: [
      toCluster('GET', '/api/v1/namespaces/{id}/pods/{id}'),
      toCluster('PATCH', '/apis/batch/v1/namespaces/{id}/jobs/{id}'),
    ],
  },
  'start-run.report': { calls: [toServer('PUT', '/runs/{id}', { body: 'orchestrator_run_id' })] },
  'start-run.poll': {
    calls: [toServer('GET', '/runs/{id}'), toServer('GET', '/steps', { query: 'pipeline_run_id' })],
    toldInPagesOrder: 'every second as long as a step runs',
  },
  'start-run.watch': {
    calls: [
      READ_JOB,
      READ_PODS,
      toCluster('GET', '/api/v1/namespaces/{id}/pods/{id}/log'),
      toCluster('GET', '/apis/batch/v1/namespaces/{id}/jobs', 'labelSelector'),
    ],
    toldInPagesOrder: 'every 3 seconds until the run has ended',
  },
  'orchestrator-store-token.token': {
    calls: [...STORE_TYPES, ...CONNECTOR_LOOKUPS],
    toldInPagesOrder: 'when the pod first writes its log',
  },
  'orchestrator-store-token.own': {
    calls: [HEAD_BUCKET, toCloud('GetCallerIdentity')],
    toldInPagesOrder: 'when the pod first writes its log',
  },
  'orchestrator-store-token.log': {
    calls: WRITE_LOG,
    toldInPagesOrder: 'again as the log grows, until the run has ended',
  },
  'reuse-steps.ask': { calls: [toServer('GET', '/steps', { query: 'cache_key' })] },
  'reuse-steps.record': { calls: [toServer('POST', '/steps', { body: 'cached' })] },
  'pull-image.start': { calls: [CREATE_JOB] },
  'pull-image.job': { calls: [toServer('POST', '/run-metadata', { body: 'step_jobs' })] },
  'pull-image.watch': {
    calls: [READ_JOB, READ_PODS, toCluster('DELETE', '/apis/batch/v1/namespaces/{id}/jobs/{id}')],
    toldInPagesOrder: 'every 3 seconds until the step has ended',
  },

  'fetch-code.settings': { calls: [toServer('GET', '/code_repositories/{id}')] },
  'fetch-code.archive': {
    calls: [
      { to: 'artifact-store', method: 'GET', path: '/{id}/code_uploads/{id}' },
      { to: 'artifact-store', method: 'HEAD', path: '/{id}/code_uploads/{id}' },
      toServer('GET', '/components/{id}'),
    ],
    toldInPagesOrder: 'in the code after the step has read its configuration, which names the code',
  },
  'connect-step.config': {
    calls: [toServer('GET', '/pipeline_snapshots/{id}', { query: 'step_configuration_filter' }), ...HANDSHAKE],
  },
  'connect-step.running': { calls: [toServer('POST', '/runs', { body: 'running' })] },
  'connect-step.register': {
    calls: [toServer('POST', '/steps', { body: 'running' }), toServer('GET', '/steps', { query: 'cache_key' })],
  },
  'connect-step.log': {
    calls: [toServer('POST', '/logs')],
    toldInPagesOrder: 'once just before the step registers, and once after',
  },
  'connect-step.snapshot': {
    calls: [toServer('GET', '/pipeline_snapshots/{id}'), toServer('GET', '/runs/{id}')],
    toldInPagesOrder: 'beside the first heartbeat, while the inputs are loaded',
  },
  'connect-step.pod': { calls: [toServer('POST', '/run-metadata', { body: 'orchestrator_run_id' })] },
  'step-store-token.token': { calls: [...STORE_TYPES, ...CONNECTOR_LOOKUPS] },
  'step-store-token.own': { calls: [HEAD_BUCKET, toCloud('GetCallerIdentity')] },
  'load-inputs.find': {
    calls: [toServer('GET', '/steps', { query: 'pipeline_run_id' })],
    toldInPagesOrder: 'in the code just before the step registers',
  },
  'load-inputs.load': {
    calls: [
      { to: 'artifact-store', method: 'GET', path: '/{id}/{id}' },
      { to: 'artifact-store', method: 'GET', path: '/{id}', query: 'list-type' },
    ],
  },
  'run-step-code.secret': { calls: [toServer('GET', '/secrets/{id}'), toServer('GET', '/secrets')] },
  'log-metadata.log': { calls: [toServer('POST', '/run-metadata')] },
  'stream-logs.stream': {
    calls: WRITE_LOG,
    toldInPagesOrder: 'every 5 seconds from the start of the step to its end',
  },
  'send-heartbeat.beat': {
    calls: [toServer('PUT', '/steps/{id}/heartbeat')],
    toldInPagesOrder: 'at once when the step has registered, and then every 15 seconds',
  },
  'write-artifact.save': {
    calls: [
      { to: 'artifact-store', method: 'PUT', path: '/{id}/{id}' },
      { to: 'artifact-store', method: 'HEAD', path: '/{id}/{id}' },
    ],
  },
  'persist-metadata.pointers': { calls: [toServer('POST', '/artifact_versions/batch')] },
  'persist-metadata.check': { calls: [checkPermission('create', 'artifact_version')] },
  'finish-step.completed': { calls: [toServer('PUT', '/steps/{id}', { body: 'completed' })] },
  'report-step-failure.record': {
    calls: [toServer('GET', '/steps/{id}')],
    toldInPagesOrder: 'whenever a step ends otherwise than by completing',
  },
  'report-step-failure.failed': {
    calls: [toServer('PUT', '/steps/{id}', { body: 'failed' })],
  },
  'report-failed-pod.failed': {
    calls: [toServer('POST', '/steps', { body: 'failed' }), toServer('PUT', '/steps/{id}', { body: 'failed' })],
  },
  'report-refused-job.failed': { calls: [toServer('PUT', '/runs/{id}', { body: 'failed' })] },
  'finish-run.secret': { calls: [toCluster('DELETE', '/api/v1/namespaces/{id}/secrets/{id}')] },
  'finish-run.status': { calls: [toServer('GET', '/runs/{id}'), toServer('GET', '/runs')] },

  'send-analytics.client': { calls: [{ to: 'analytics', method: 'POST', path: '//batch' }] },
  'send-analytics.server': { calls: [{ to: 'analytics', method: 'POST', path: '//batch' }] },

  'request-run.ask': { calls: [toServer('POST', '/pipeline_snapshots/{id}/runs')] },
  'check-snapshot-run.entitlement': {
    calls: [toControlPlane('GET', '/organizations/{id}/entitlement/template_run')],
  },
  'create-snapshot-run.usage': { calls: [toControlPlane('POST', '/usage-event', { body: 'template_run' })] },
  'read-snapshot.snapshot': {
    calls: [toServer('GET', '/pipeline_snapshots/{id}'), toServer('GET', '/runs/{id}'), ...HANDSHAKE],
  },

  'browser-sign-in.login': {
    calls: [
      toServer('POST', '/login', { body: 'zenml-external' }),
      ...SIGN_IN_WITHOUT_CONTROL_PLANE,
      toServer('GET', '/info'),
      toServer('GET', '/current-user'),
    ],
  },
  'view-run.ask': {
    calls: [
      toServer('GET', '/runs/{id}'),
      toServer('GET', '/runs/{id}/dag'),
      toServer('GET', '/runs'),
      toServer('GET', '/steps'),
      toServer('GET', '/steps/{id}'),
      toServer('GET', '/artifact_versions/{id}'),
    ],
  },
  'view-run.check': { calls: [listPermitted('pipeline_run')] },
  'view-logs.ask': {
    calls: [
      toServer('GET', '/logs/{id}/entries'),
      toServer('GET', '/steps/{id}/logs'),
      toServer('GET', '/runs/{id}/logs'),
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
  'download-artifact.ask': { calls: [toServer('GET', '/artifact_versions/{id}/download-token')] },
  'download-artifact.fetch': { calls: [toServer('GET', '/artifact_versions/{id}/data')] },
  'download-code.ask': { calls: [toServer('GET', '/pipeline_snapshots/{id}/download-token')] },
  'download-code.look': { calls: [{ to: 'artifact-store', method: 'HEAD', path: '/{id}/code_uploads/{id}' }] },
  'download-code.fetch': { calls: [toServer('GET', '/pipeline_snapshots/{id}/code')] },
  'download-code.read': { calls: [{ to: 'artifact-store', method: 'GET', path: '/{id}/code_uploads/{id}' }] },
} as const satisfies Partial<Record<MessageContent['id'], MessageCalls>>;
