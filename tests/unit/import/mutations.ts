import fc from 'fast-check';
import type { Json, Path } from './documents.ts';

/** Values that programs fall over. */
const ODD_VALUES: readonly Json[] = [
  null,
  true,
  false,
  0,
  -0,
  -1,
  0.5,
  1e308,
  Number.MAX_SAFE_INTEGER,
  '',
  ' ',
  '0',
  '-1',
  'NaN',
  '99999999999999999999',
  '__proto__',
  'constructor',
  'toString',
  'line\nfeed',
  '\u0000',
  '\ud800',
  '\u202e',
  '<img src=x onerror=alert(1)>',
  '</script><script>alert(1)</script>',
  '%%{init: {}}%%',
  '=1+1',
  'x'.repeat(5000),
  [],
  {},
  [[[[]]]],
  JSON.parse('{"__proto__":{"status":"failed"},"constructor":{"prototype":null}}') as Json,
];

/** Text that a damaged file may have anywhere. */
const ODD_TEXTS = ['"', '\\', '{', '}', '[', ']', ',', ':', '\u0000', '\ufeff', '1e999', '-', 'null', '\\u', '//', '<'];

const NAMES = ['id', 'version', 'messages', 'config', 'status', '__proto__', 'constructor', 'key', 'value', 'spans'];

const KINDS = ['delete', 'duplicate', 'replace', 'flip', 'swap', 'rename'] as const;

/** One change of a document. The numbers choose among what the document has, whatever that is. */
export interface Mutation {
  readonly kind: (typeof KINDS)[number];
  readonly at: number;
  readonly other: number;
}

const choice = fc.nat({ max: 1_000_000 });

export const mutations: fc.Arbitrary<readonly Mutation[]> = fc.array(
  fc.record({ kind: fc.constantFrom(...KINDS), at: choice, other: choice }),
  { minLength: 1, maxLength: 3 },
);

/** The entry that a number chooses. Throws for an empty list. */
function chosen<T>(list: readonly T[], at: number): T {
  const entry = list[at % list.length];
  if (entry === undefined) throw new Error('[mutations] Nothing to choose from.');
  return entry;
}

type Fields = { [name: string]: Json };

const isTree = (value: Json | undefined): value is Json[] | Fields => typeof value === 'object' && value !== null;

/** Ways to all values in a document, without the document itself. */
function pathsIn(document: Json, before: Path = [], found: Path[] = []): Path[] {
  if (!isTree(document)) return found;
  for (const [name, value] of Object.entries(document)) {
    const path = [...before, Array.isArray(document) ? Number(name) : name];
    found.push(path);
    pathsIn(value, path, found);
  }
  return found;
}

function valueAt(document: Json, path: Path): Json | undefined {
  let value: Json | undefined = document;
  for (const name of path) value = isTree(value) && Object.hasOwn(value, name) ? (value as Fields)[name] : undefined;
  return value;
}

/** Sets a name as JSON would, so that `__proto__` is a name like any other. */
function define(tree: Json[] | Fields, name: string | number, value: Json): void {
  Object.defineProperty(tree, name, { value, enumerable: true, configurable: true, writable: true });
}

function flipped(value: Json, other: number): Json {
  if (typeof value === 'number') return chosen([-value, value + 1, value - 1, value * 1000, value / 7], other);
  if (typeof value === 'boolean') return !value;
  if (typeof value !== 'string' || value === '') return chosen(ODD_VALUES, other);
  const at = other % value.length;
  return `${value.slice(0, at)}${String.fromCharCode(value.charCodeAt(at) ^ (1 << (other % 7)))}${value.slice(at + 1)}`;
}

/** Changes a document in one place. A document without any value stays as it is. */
function mutate(document: Json, { kind, at, other }: Mutation): void {
  const paths = pathsIn(document);
  if (paths.length === 0) return;
  const path = chosen(paths, at);
  const name = path.at(-1) ?? 0;
  const tree = valueAt(document, path.slice(0, -1));
  const value = valueAt(document, path);
  if (!isTree(tree) || value === undefined) return;
  const copy = (): Json => structuredClone(valueAt(document, chosen(paths, other)) ?? null);
  switch (kind) {
    case 'delete':
      if (Array.isArray(tree)) tree.splice(Number(name), 1);
      else delete tree[name];
      break;
    case 'duplicate':
      if (Array.isArray(tree)) tree.splice(other % (tree.length + 1), 0, structuredClone(value));
      else define(tree, chosen(NAMES, other), structuredClone(value));
      break;
    case 'replace':
      define(tree, name, other % 3 === 0 ? copy() : chosen(ODD_VALUES, other));
      break;
    case 'flip':
      define(tree, name, flipped(value, other));
      break;
    case 'swap': {
      const sibling = chosen(Object.keys(tree), other);
      const moved = valueAt(tree, [sibling]) ?? null;
      define(tree, sibling, value);
      define(tree, name, moved);
      break;
    }
    case 'rename':
      if (!Array.isArray(tree)) delete tree[name];
      if (!Array.isArray(tree)) define(tree, chosen(NAMES, other), value);
      break;
  }
}

/** A copy of a document with some changes. */
export function mutated(document: Json, changes: readonly Mutation[]): Json {
  const copy = structuredClone(document);
  for (const change of changes) mutate(copy, change);
  return copy;
}

/** A text with some of its characters lost, doubled or replaced, or with the end cut off. */
export function damaged(text: string, changes: readonly Mutation[]): string {
  let damage = text;
  for (const { kind, at, other } of changes) {
    const start = at % (damage.length + 1);
    const end = start + 1 + (other % 12);
    const [before, inside, after] = [damage.slice(0, start), damage.slice(start, end), damage.slice(end)];
    const texts = {
      delete: before + after,
      duplicate: before + inside + inside + after,
      replace: before + chosen(ODD_TEXTS, other) + after,
      flip: before + String.fromCharCode((inside.charCodeAt(0) || 32) ^ (1 << (other % 8))) + inside.slice(1) + after,
      swap: before + [...inside].reverse().join('') + after,
      rename: other % 4 === 0 ? before : before + chosen(NAMES, other) + inside + after,
    };
    damage = texts[kind];
  }
  return damage;
}
