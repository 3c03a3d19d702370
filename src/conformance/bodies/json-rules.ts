import { isRecord } from '../../import/unreadable.ts';
import { onlyPointers } from '../run-pointers.ts';
import { artifactMetadata, FIELDS, isSecretField, MACHINES, VISUALIZATIONS } from './fields.ts';
import type { Finding, FindingId } from './finding.ts';
import { holdsCredential, holdsSource, holdsTraceback } from './text-rules.ts';

/** What is looked for: everything, or only what would be a surprise in any body. */
export type Depth = 'all' | 'sensitive';

const SENSITIVE: ReadonlySet<FindingId> = new Set([
  ...(['source text', 'source text in another field', 'credential', 'log text', 'artifact data'] as const),
]);

type Fields = Readonly<Record<string, unknown>>;

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (isRecord(value) && Object.keys(value).length === 0);

/** What a field is by the fields beside it, undefined when those do not say. */
function besideOthers(key: string, value: unknown, owner: Fields): FindingId | null | undefined {
  if (key === 'values' && 'private' in owner) return 'credential';
  const isOfRun = 'publisher_step_id' in owner && (key === 'values' || key === 'types');
  if (isOfRun && isRecord(value)) return onlyPointers(value) ? null : 'custom metadata';
  if (key === 'message' && 'level' in owner && 'timestamp' in owner) return 'log text';
  if (key === 'value' && !('uri' in owner) && VISUALIZATIONS.has(String(owner.type))) return 'artifact data';
  // A machine says in one word in which kind of environment it is.
  return key === 'environment' && typeof value === 'string' ? null : undefined;
}

/** What a field is, null when nothing is known about it. What lies inside of something known is that too. */
function fieldIs(key: string, value: unknown, owner: Fields, inside: FindingId | null): FindingId | null {
  if (inside !== null && inside !== 'names') return inside;
  const told = besideOthers(key, value, owner);
  if (told !== undefined) return told;
  return Object.hasOwn(FIELDS, key) ? (FIELDS[key] ?? null) : null;
}

/** What a text holds besides what its field is known for. */
function textHolds(text: string, inside: FindingId | null): readonly FindingId[] {
  const found: FindingId[] = holdsCredential(text) ? ['credential'] : [];
  // A traceback quotes lines of source, and a log may; that is what they are known for.
  if (inside === 'source text' || inside === 'traceback' || inside === 'log text') return found;
  if (holdsTraceback(text)) return [...found, 'traceback'];
  return inside !== 'Dockerfile' && holdsSource(text) ? [...found, 'source text in another field'] : found;
}

/** What is in a JSON body, each with where it stands. */
export function readJson(body: unknown, depth: Depth): readonly Finding[] {
  const findings: Finding[] = [];
  const add = (what: FindingId, at: string): void => {
    if (depth === 'all' || SENSITIVE.has(what)) findings.push({ what, at });
  };

  function read(value: unknown, at: string, inside: FindingId | null): void {
    if (typeof value === 'string') for (const what of textHolds(value, inside)) add(what, at);
    else if (Array.isArray(value)) for (const [index, part] of value.entries()) read(part, `${at}.${index}`, inside);
    else if (isRecord(value)) for (const key of Object.keys(value)) readField(key, value, `${at}.${key}`, inside);
  }

  function readField(key: string, owner: Fields, at: string, inside: FindingId | null): void {
    const value = owner[key];
    if (isEmpty(value)) return;
    const what = fieldIs(key, value, owner, inside);
    if (what !== null && what !== inside) add(what, at);
    if (isSecretField(key, value)) add('credential', at);
    if (key === 'metadata' && 'artifact_store_id' in owner && isRecord(value)) readArtifactMetadata(value, at);
    else read(value, at, MACHINES.has(key) ? null : what);
  }

  function readArtifactMetadata(metadata: Fields, at: string): void {
    for (const [key, value] of Object.entries(metadata)) {
      const what = isEmpty(value) ? null : artifactMetadata(key, value);
      if (what !== null) add(what, `${at}.${key}`);
      read(value, `${at}.${key}`, what);
    }
  }

  read(body, '$', null);
  return findings;
}
