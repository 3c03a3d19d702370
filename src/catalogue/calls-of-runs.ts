import type { MessageCalls } from '../model/calls.ts';
import type { MessageContent } from '../model/types.ts';
import {
  CONNECTOR_LOOKUPS,
  CREATE_JOB,
  checkPermission,
  HANDSHAKE,
  HEAD_BUCKET,
  READ_JOB,
  READ_PODS,
  STORE_TYPES,
  toCloud,
  toCluster,
  toServer,
  WRITE_LOG,
} from './call-templates.ts';

/** The orchestrator pod, the steps, and how a run ends. */
export const CALLS_OF_RUNS = {
  // What the pod of a scheduled run asks as well, other pods ask in `start-run`, whose messages stand for those calls.
  'create-scheduled-run.create': { calls: [toServer('POST', '/runs', { body: 'initializing' })] },
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
  'orchestrator-store-token.identity': {
    calls: [toCloud('GetCallerIdentity')],
    toldInPagesOrder: 'when the pod first writes its log',
  },
  'orchestrator-store-token.own': {
    calls: [HEAD_BUCKET],
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

  'fetch-code.ask': { calls: [toServer('GET', '/code_repositories/{id}')] },
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
  'step-store-token.identity': { calls: [toCloud('GetCallerIdentity')] },
  'step-store-token.own': { calls: [HEAD_BUCKET] },
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
  'read-secret.ask': { calls: [toServer('GET', '/secrets/{id}'), toServer('GET', '/secrets')] },
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
} as const satisfies Partial<Record<MessageContent['id'], MessageCalls>>;
