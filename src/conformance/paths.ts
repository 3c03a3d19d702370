import { CONTROL_PLANE_API, ZENML_API } from './zenml-api.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

const segmentsOf = (path: string): string[] => path.split('/').slice(1);

/** The template with an id in the place of each segment that is a uuid; the other segments stay. */
const withoutUuids = (segments: readonly string[]): string =>
  `/${segments.map((segment) => (UUID.test(segment) ? '{id}' : segment)).join('/')}`;

const ZENML_PREFIX = '/api/v1/';
const ZENML_TEMPLATES = Object.keys(ZENML_API).map((template) => template.split('/'));

/**
 * The path of the ZenML server's API that a path is an instance of: where the API has a fixed word, that word wins over
 * a name. One that the API does not have keeps its words.
 */
export function zenmlPath(path: string): string {
  const segments = path.slice(ZENML_PREFIX.length).split('/');
  if (!path.startsWith(ZENML_PREFIX)) return withoutUuids(segmentsOf(path));
  const fits = ZENML_TEMPLATES.filter(
    (template) =>
      template.length === segments.length &&
      template.every((word, index) => (word === '{id}' ? segments[index] !== '' : word === segments[index])),
  );
  const fewestNames = Math.min(...fits.map(namesIn));
  const found = fits.find((template) => namesIn(template) === fewestNames);
  return found ? ZENML_PREFIX + found.join('/') : withoutUuids(segmentsOf(path));
}

const namesIn = (template: readonly string[]): number => template.filter((word) => word === '{id}').length;

/** The methods that the API of the ZenML server has for a path template; none when it lacks the path. */
export const zenmlMethods = (template: string): readonly string[] =>
  (template.startsWith(ZENML_PREFIX) ? ZENML_API[template.slice(ZENML_PREFIX.length)] : undefined) ?? [];

/** Kubernetes: `…/namespaces/NAME/KIND/NAME/SUBRESOURCE`, below `/api/VERSION` or `/apis/GROUP/VERSION`. */
export function kubernetesPath(path: string): string {
  const segments = segmentsOf(path);
  const start = { api: 2, apis: 3 }[segments[0] ?? ''];
  if (start === undefined) return path;
  // What follows a kind is a name; `namespaces` is a kind too, and after its name comes another one.
  const isName = (index: number): boolean => index === start + 1 || index === start + 3;
  return `/${segments.map((segment, index) => (isName(index) ? '{id}' : segment)).join('/')}`;
}

/** Docker Engine: without the version in front; names of images hold slashes. */
export function dockerPath(path: string): string {
  const plain = path.replace(/^\/v\d+\.\d+(?=\/)/, '');
  const image = /^\/images\/.+\/(push|json|tag|history|get)$/.exec(plain);
  return image ? `/images/{id}/${image[1]}` : withoutUuids(segmentsOf(plain));
}

/** A registry: `/v2/NAME/manifests|blobs|tags/REFERENCE`; names hold slashes. */
export function registryPath(path: string): string {
  const found = /^\/v2\/.+\/(manifests|blobs|tags)\/(uploads\/?)?/.exec(path);
  if (!found) return path;
  return found[2] === undefined ? `/v2/{id}/${found[1]}/{id}` : `/v2/{id}/${found[1]}/uploads/{id}`;
}

/** Where ZenML keeps logs in an artifact store: a file or a folder named after the id of the log. */
const LOGS_FOLDER = /(?:^|\/)logs(?:\/(?:[0-9a-f-]{36}(?:\.log|\/.*)?)?)?$/;
const CODE_FOLDER = /(?:^|\/)code_uploads(?:\/.*)?$/;

/** What an object of an artifact store is, by the folder that ZenML puts it into. */
export type StoreFolder = 'logs' | 'code_uploads' | null;

export function folderOf(key: string): StoreFolder {
  if (LOGS_FOLDER.test(key)) return 'logs';
  return CODE_FOLDER.test(key) ? 'code_uploads' : null;
}

/** An object of a store by bucket and key: `/{id}` for the bucket, then its folder where ZenML has a fixed one. */
export function objectPath(key: string): string {
  if (key === '') return '/{id}';
  const folder = folderOf(key);
  return folder === null ? '/{id}/{id}' : `/{id}/${folder}/{id}`;
}

/** A cloud API whose paths alternate words and names: `/clusters/NAME/node-groups/NAME`. */
export const alternatingPath = (path: string): string =>
  `/${segmentsOf(path)
    .map((segment, index) => (index % 2 === 1 ? '{id}' : segment))
    .join('/')}`;

/** The control plane: ids are uuids, and organizations and workspaces also have names. */
export function controlPlanePath(path: string): string {
  const segments = segmentsOf(path);
  const named = ['organizations', 'workspaces'].includes(segments[0] ?? '') && segments.length > 1;
  return withoutUuids(named ? segments.map((segment, index) => (index === 1 ? '{id}' : segment)) : segments);
}

/** True when the API of the control plane, as far as ZenML's code asks it, has a path template. */
export const isOfControlPlane = (template: string): boolean =>
  CONTROL_PLANE_API.includes(template.replace(/(?<=\/entitlement\/)[^/]+$/, '{feature}'));

export const plainPath = (path: string): string => withoutUuids(segmentsOf(path));
