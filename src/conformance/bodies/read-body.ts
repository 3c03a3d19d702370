import type { RecordedCall } from '../recorded-call.ts';
import { formOf, jsonOf } from '../telling.ts';
import type { Finding, FindingId } from './finding.ts';
import { type Depth, readJson } from './json-rules.ts';
import { holdsCredential, holdsSource, holdsTraceback } from './text-rules.ts';

/** Receivers that ZenML runs, or that you run for it: everything in a request to them is of interest. */
const ZENML_PARTIES: ReadonlySet<string> = new Set(['server', 'control-plane', 'analytics', 'pro-ui']);

/** What an object of a store is, by where ZenML puts it. */
function objectOf({ receiver, path }: RecordedCall): FindingId | null {
  if (path.endsWith('/code_uploads/{id}')) return 'code archive';
  if (receiver.name === 'log-backend') return 'log text';
  return receiver.name === 'artifact-store' ? 'artifact data' : null;
}

function readPlainText(text: string): readonly Finding[] {
  const findings: Finding[] = [];
  if (holdsCredential(text)) findings.push({ what: 'credential', at: '' });
  if (holdsTraceback(text)) findings.push({ what: 'traceback', at: '' });
  else if (holdsSource(text)) findings.push({ what: 'source text in another field', at: '' });
  return findings;
}

function readStructured(text: string, depth: Depth): readonly Finding[] {
  const json = jsonOf(text);
  return json === undefined ? readPlainText(text) : readJson(json, depth);
}

/** What an object holds is a matter of its folder; only source that stands there as text is looked for. */
function readObject(what: FindingId, text: string): readonly Finding[] {
  const found: Finding = { what, at: '' };
  const isStray = what === 'artifact data' && holdsSource(text);
  return isStray ? [found, { what: 'source text in another field', at: '' }] : [found];
}

/** A field that a command line of ZenML adds to say from which machine somebody signs in. */
function readHeaders({ headers }: RecordedCall): readonly Finding[] {
  return (headers.get('user-agent') ?? '').startsWith('Host/')
    ? [{ what: 'name of your machine', at: 'User-Agent' }]
    : [];
}

/** What is in a request. */
export function readRequest(call: RecordedCall): readonly Finding[] {
  const { text } = call.request;
  const found = readHeaders(call);
  if (text === '') return found;
  const object = objectOf(call);
  if (object !== null) return call.method === 'PUT' ? [...found, ...readObject(object, text)] : found;
  if (call.path === '/build') return [...found, { what: 'image layers', at: '' }];
  const form = formOf(call);
  const depth = ZENML_PARTIES.has(call.receiver.name) ? 'all' : 'sensitive';
  return [...found, ...(form === null ? readStructured(text, depth) : readJson(Object.fromEntries(form), depth))];
}

/** What is in an answer, as far as it would be a surprise in any: source, credentials, logs, artifacts. */
export function readResponse(call: RecordedCall): readonly Finding[] {
  const { text } = call.response;
  if (text === '' || call.status >= 400) return [];
  const object = objectOf(call);
  if (object !== null) {
    const isObject = call.method === 'GET' && !call.query.includes('list-type');
    return isObject ? readObject(object, text) : [];
  }
  if (call.path.endsWith('/pods/{id}/log')) return [{ what: 'log text', at: '' }];
  if (call.path.endsWith('/artifact_versions/{id}/data')) return [{ what: 'artifact data', at: '' }];
  if (call.path.endsWith('/pipeline_snapshots/{id}/code')) return [{ what: 'code archive', at: '' }];
  return readStructured(text, 'sensitive');
}
