import { isRecord } from '../import/unreadable.ts';
import type { RawCall } from './recorded-call.ts';
import { onlyPointers } from './run-pointers.ts';

/** Query keys that say for whom, in which project, cut and sorted how, and not what is asked for. */
const SILENT_KEYS: ReadonlySet<string> = new Set([
  ...['hydrate', 'sort_by', 'logical_operator', 'page', 'size', 'project', 'user_id', 'server_id'],
  ...['limit', 'continue', 'timeoutSeconds', 'propagationPolicy', 'container'],
  ...['t', 'q', 'nocache', 'rm', 'forcerm', 'pull', 'tag'],
  ...['prefix', 'delimiter', 'max-keys', 'encoding-type', 'continuation-token', 'start-after', 'x-id', 'fetch-owner'],
]);

/** Keys whose value is one of a few words of an API, so that the value tells as much as the key. */
const WORD_KEYS: ReadonlySet<string> = new Set([
  ...['action', 'resource', 'token_type', 'resource_type', 'expand_secrets'],
]);

const isSilent = (key: string): boolean =>
  SILENT_KEYS.has(key) || key.startsWith('include_') || key.toLowerCase().startsWith('x-amz-');

/** A resource of the control plane without the id of its project: `{project}:stack` is `stack`. */
const typeOf = (resource: string): string => resource.split(':').at(-1) ?? resource;

/** The query keys that say what is asked for, in the order of the alphabet; with the value where that is a word. */
export function tellingQuery({ url }: RawCall): readonly string[] {
  const told = new Set<string>();
  for (const [key, value] of url.searchParams) {
    if (isSilent(key)) continue;
    told.add(WORD_KEYS.has(key) ? `${key}=${typeOf(value).toLowerCase()}` : key);
  }
  return [...told].sort();
}

/** The fields of a form, or null when the body is none. */
export function formOf({ request }: RawCall): URLSearchParams | null {
  const isForm = request.mimeType === 'application/x-www-form-urlencoded' || /^[\w.-]+=[^{]*$/.test(request.text);
  return isForm && request.text !== '' ? new URLSearchParams(request.text) : null;
}

/** The value of a JSON body; undefined when it is no JSON. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Fields of a JSON object in which it says what it is. */
const WORD_FIELDS = ['status', 'feature'] as const;

function wordOfJson(body: unknown): string {
  if (Array.isArray(body)) {
    // A permission to create is asked for a type, `{project}:type`; to read, for objects, `type/{id}`.
    const types = body.filter((entry) => typeof entry === 'string' && !entry.includes('/')).map(typeOf);
    return [...new Set(types)].sort().join('+');
  }
  if (!isRecord(body)) return '';
  const word = WORD_FIELDS.map((field) => body[field]).find((value) => typeof value === 'string');
  if (typeof word === 'string') return word;
  // What ZenML writes itself about a run is told by its keys; what you log about it has any.
  const about = 'publisher_step_id' in body ? body.values : body;
  return isRecord(about) && onlyPointers(about) ? Object.keys(about).join('+') : '';
}

/** An AWS action; to take over a role, with the service that the session is narrowed down to. */
function wordOfAction(form: URLSearchParams): string {
  const action = form.get('Action') ?? '';
  const service = /"([a-z0-9-]+):[A-Z]/.exec(form.get('Policy') ?? '')?.[1];
  return service === undefined ? action : `${action} for ${service}`;
}

/**
 * What the body of a request says that it is, in one word; empty when it does not. Of a grant type only the last part
 * counts: `urn:ietf:params:oauth:grant-type:device_code` is `device_code`.
 */
export function tellingWord(call: RawCall): string {
  const target = call.headers.get('x-amz-target');
  if (target !== undefined) return target.split('.').at(-1) ?? target;
  const form = formOf(call);
  if (form === null) return wordOfJson(jsonOf(call.request.text));
  if (form.has('Action')) return wordOfAction(form);
  return form.get('grant_type')?.split(':').at(-1) ?? '';
}
