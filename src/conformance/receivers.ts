import type { ComponentId } from '../../machines/model.ts';
import {
  alternatingPath,
  controlPlanePath,
  dockerPath,
  folderOf,
  kubernetesPath,
  objectPath,
  plainPath,
  registryPath,
  zenmlPath,
} from './paths.ts';
import type { Party, RawCall } from './recorded-call.ts';

/** Kinds of programs that answer, by the language that they speak. One address can speak for several components. */
type Service =
  | 'zenml'
  | 'control-plane'
  | 'pro-ui'
  | 'analytics'
  | 'kubernetes'
  | 'docker'
  | 'registry'
  | 'object-store'
  | 'cloud-api'
  | 'git';

const HOSTS: readonly (readonly [pattern: RegExp, service: Service])[] = [
  [/^cloudapi\.zenml\.io$/, 'control-plane'],
  [/^cloud\.zenml\.io$/, 'pro-ui'],
  [/^analytics\.zenml\.io$/, 'analytics'],
  [/\.dkr\.ecr\..*\.amazonaws\.com$|^(?:.*\.)?gcr\.io$|-docker\.pkg\.dev$|\.azurecr\.io$/, 'registry'],
  [/^(?:.*\.)?s3[.-].*amazonaws\.com$|^storage\.googleapis\.com$|\.blob\.core\.windows\.net$/, 'object-store'],
  [/\.amazonaws\.com$|\.googleapis\.com$|^login\.microsoftonline\.com$|^management\.azure\.com$/, 'cloud-api'],
  [/^(?:api\.)?github\.com$|^(?:.*\.)?gitlab\.com$|^(?:api\.)?bitbucket\.org$/, 'git'],
];

const CONTROL_PLANE_PATH = /^\/(?:auth|organizations|rbac|usage-event|users|workspace_status|workspaces)(?:\/|$)/;

/** The AWS service that a request is signed for, null when it is not signed as AWS wants it. */
function signedFor({ headers, url }: RawCall): string | null {
  const scope = headers.get('authorization') ?? url.searchParams.get('X-Amz-Credential') ?? '';
  return /\/([a-z0-9-]+)\/aws4_request/.exec(scope)?.[1] ?? null;
}

/** What answers a call, as far as its host and its own shape say. */
function serviceOf(call: RawCall): Service | null {
  const { pathname, hostname } = call.url;
  const host = HOSTS.find(([pattern]) => pattern.test(hostname));
  if (host) return host[1];
  const aws = signedFor(call);
  if (aws !== null) return aws === 's3' ? 'object-store' : 'cloud-api';
  const userAgent = call.headers.get('user-agent') ?? '';
  if (/^\/apis\/|^\/api\/v1\/namespaces(?:\/|$)/.test(pathname)) return 'kubernetes';
  if (pathname === '/version' && /^(?:OpenAPI-Generator|kubectl|Kubernetes)/i.test(userAgent)) return 'kubernetes';
  if (/^docker/i.test(userAgent) || /^\/v\d+\.\d+\//.test(pathname)) return 'docker';
  if (/^\/v2(?:\/|$)/.test(pathname)) return 'registry';
  if (/^\/api\/v\d+\//.test(pathname)) return 'zenml';
  return CONTROL_PLANE_PATH.test(pathname) ? 'control-plane' : null;
}

/** The key of an object, with the bucket in the host or in the path. Empty for the bucket itself. */
function keyOf({ url }: RawCall): string {
  const path = url.pathname.slice(1);
  const bucketIsHost = /^.+\.s3[.-].*amazonaws\.com$/.test(url.hostname);
  return bucketIsHost ? path : path.split('/').slice(1).join('/');
}

/** Logs and artifacts lie in the same store and are two components: a list of objects is about its prefix. */
function storeOf(call: RawCall): ComponentId {
  const prefix = call.url.searchParams.get('prefix');
  return folderOf(prefix ?? keyOf(call)) === 'logs' ? 'log-backend' : 'artifact-store';
}

function normalised(service: Service, call: RawCall): { readonly component: ComponentId; readonly path: string } {
  const { pathname } = call.url;
  switch (service) {
    case 'zenml':
      return { component: 'server', path: zenmlPath(pathname) };
    case 'control-plane':
      return { component: 'control-plane', path: controlPlanePath(pathname) };
    case 'pro-ui':
    case 'analytics':
      return { component: service, path: plainPath(pathname) };
    case 'kubernetes':
      return { component: 'cluster-api', path: kubernetesPath(pathname) };
    // The Docker daemon runs on the machine of the client.
    case 'docker':
      return { component: 'client', path: dockerPath(pathname) };
    case 'registry':
      return { component: 'container-registry', path: registryPath(pathname) };
    case 'object-store':
      return { component: storeOf(call), path: objectPath(keyOf(call)) };
    case 'cloud-api':
      return { component: 'cloud-iam', path: alternatingPath(pathname) };
    case 'git':
      return { component: 'code-repository', path: plainPath(pathname) };
  }
}

/** Who answers a call, and at which path. */
export interface Receiving {
  readonly receiver: Party;
  readonly path: string;
}

/**
 * The receivers of the calls of one recording. A call whose own shape does not tell goes where the others to the same
 * address go, if they all speak one language; otherwise its receiver is the address.
 */
export function receivingsOf(calls: readonly RawCall[]): readonly Receiving[] {
  const spoken = new Map<string, Set<Service>>();
  const services = calls.map((call) => {
    const service = serviceOf(call);
    if (service !== null) spoken.set(call.url.host, (spoken.get(call.url.host) ?? new Set()).add(service));
    return service;
  });
  return calls.map((call, index) => {
    const others = [...(spoken.get(call.url.host) ?? [])];
    const service = services[index] ?? (others.length === 1 ? others[0] : undefined);
    if (service == null) {
      return { receiver: { name: call.url.hostname, known: false }, path: plainPath(call.url.pathname) };
    }
    const { component, path } = normalised(service, call);
    return { receiver: { name: component, known: true }, path };
  });
}
