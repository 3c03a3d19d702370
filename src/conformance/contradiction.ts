import type { RecordedCall } from './recorded-call.ts';

/** What a recording and the model can disagree about. */
export const ASPECTS = ['caller', 'receiver', 'method', 'path', 'retries', 'order', 'items'] as const;
export type Aspect = (typeof ASPECTS)[number];

/** Something that the model says and traffic contradicts. */
export interface Contradiction {
  readonly what: Aspect;
  /** The message that says it; null when the model has none that is near. */
  readonly message: string | null;
  readonly caller: string;
  readonly receiver: string;
  readonly method: string;
  readonly path: string;
  /** What the model says, and what was recorded, as phrases. */
  readonly says: string;
  readonly recorded: string;
  /** In how many calls. */
  readonly calls: number;
  /** The first of them: name of its file, and index of its entry. */
  readonly first: { readonly file: string; readonly entry: number };
}

/** A contradiction in one call. */
export function contradictionIn(
  call: RecordedCall,
  what: Aspect,
  message: string | null,
  says: string,
  recorded: string,
): Contradiction {
  return {
    what,
    message,
    caller: call.caller.name,
    receiver: call.receiver.name,
    method: call.method,
    path: call.path,
    says,
    recorded,
    calls: 1,
    first: { file: call.file, entry: call.entry },
  };
}

/** The same contradictions in several calls as one. */
export function merged(contradictions: readonly Contradiction[]): readonly Contradiction[] {
  const found = new Map<string, Contradiction>();
  for (const one of contradictions) {
    const { what, message, caller, receiver, method, path, says, recorded } = one;
    const key = JSON.stringify([what, message, caller, receiver, method, path, says, recorded]);
    const known = found.get(key);
    found.set(key, known ? { ...known, calls: known.calls + one.calls } : one);
  }
  return [...found.values()].sort((one, other) => ASPECTS.indexOf(one.what) - ASPECTS.indexOf(other.what));
}

/** A call in words: `POST /api/v1/login (zenml-api-key)`. */
export function callInWords({
  method,
  path,
  query,
  word,
}: Pick<RecordedCall, 'method' | 'path' | 'query' | 'word'>): string {
  const telling = query.length === 0 ? '' : `?${query.join('&')}`;
  return `${method} ${path}${telling}${word === '' ? '' : ` (${word})`}`;
}
