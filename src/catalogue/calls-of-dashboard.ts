import type { MessageCalls } from '../model/calls.ts';
import type { MessageContent } from '../model/types.ts';
import { HANDSHAKE, listPermitted, SIGN_IN_WITHOUT_CONTROL_PLANE, toControlPlane, toServer } from './call-templates.ts';

/** Runs from the dashboard, and what it shows and reads. */
export const CALLS_OF_DASHBOARD = {
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
