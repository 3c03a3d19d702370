import type { CallTemplate } from '../model/calls.ts';

/** Calls that several messages have in common, and how calls are written down. */

const SERVER = '/api/v1';

export const toServer = (
  method: string,
  path: string,
  telling: Pick<CallTemplate, 'query' | 'body'> = {},
): CallTemplate => ({
  to: 'server',
  method,
  path: `${SERVER}${path}`,
  ...telling,
});

export const toControlPlane = (
  method: string,
  path: string,
  telling: Pick<CallTemplate, 'query' | 'body'> = {},
): CallTemplate => ({ to: 'control-plane', method, path, ...telling });

/** AWS answers most questions at one path; the body says what is asked. */
export const toCloud = (action: string): CallTemplate => ({ to: 'cloud-iam', method: 'POST', path: '/', body: action });

export const checkPermission = (action: string, type?: string): CallTemplate =>
  toControlPlane('POST', '/rbac/check_permissions', {
    query: `action=${action}`,
    ...(type === undefined ? {} : { body: type }),
  });

export const listPermitted = (type: string): CallTemplate =>
  toControlPlane('GET', '/rbac/allowed_resource_ids', { query: `resource=${type}` });

/** Asks for the credential of a connector, by the type of what it gives access to. */
export const connectorClient = (type: string): CallTemplate =>
  toServer('GET', '/service_connectors/{id}/client', { query: `resource_type=${type}` });

export const STORE_TYPES = ['s3-bucket', 'gcs-bucket', 'blob-container'].map(connectorClient) as [
  CallTemplate,
  ...CallTemplate[],
];

/** Looking up a connector and its type comes before asking it for a credential. */
export const CONNECTOR_LOOKUPS = [
  toServer('GET', '/service_connectors/{id}', { query: 'expand_secrets=false' }),
  toServer('GET', '/service_connectors', { query: 'expand_secrets=false' }),
  toServer('GET', '/service_connector_types/{id}'),
] as const;

/** The stand-in for a workspace in most recordings is open-source ZenML, which signs users in itself. */
export const SIGN_IN_WITHOUT_CONTROL_PLANE = [toServer('POST', '/login', { body: 'password' })] as const;

/** Looks whether the bucket is there, without reading anything in it. */
export const HEAD_BUCKET: CallTemplate = { to: 'artifact-store', method: 'HEAD', path: '/{id}' };

/** A log is read back and written whole, again and again. */
export const WRITE_LOG = [
  { to: 'log-backend', method: 'PUT', path: '/{id}/logs/{id}' },
  { to: 'log-backend', method: 'GET', path: '/{id}/logs/{id}' },
  { to: 'log-backend', method: 'HEAD', path: '/{id}/logs/{id}' },
  { to: 'log-backend', method: 'GET', path: '/{id}', query: 'list-type' },
] as const satisfies readonly CallTemplate[];

/** What every ZenML process in a container asks first. */
export const HANDSHAKE = [
  toServer('GET', '/info'),
  toServer('GET', '/projects/{id}'),
  toServer('GET', '/stacks/{id}'),
  toServer('GET', '/components', { query: 'stack_id' }),
] as const;

export const toCluster = (method: string, path: string, query?: string): CallTemplate => ({
  to: 'cluster-api',
  method,
  path,
  ...(query === undefined ? {} : { query }),
});

export const CREATE_JOB = toCluster('POST', '/apis/batch/v1/namespaces/{id}/jobs');
export const READ_JOB = toCluster('GET', '/apis/batch/v1/namespaces/{id}/jobs/{id}');
export const READ_PODS = toCluster('GET', '/api/v1/namespaces/{id}/pods');

export const FOR_EVERY_ANSWER = 'again for every answer that holds something of somebody else, and never remembered';

/** The page acquires all tokens in its second step; the code asks for each when it is about to use it. */
export const STORE_TOKEN_IS_SENT = 'in the code just before the upload of the code, or of the first log';
export const ORCHESTRATOR_TOKEN_IS_SENT = 'in the code after the run token, just before the workload is submitted';
