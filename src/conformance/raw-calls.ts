import type { HarEntry } from './har.ts';
import type { Body, RawCall } from './recorded-call.ts';

type Content = NonNullable<HarEntry['response']['content']> | null | undefined;

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** The text of a body; one that was stored as base64 is decoded. */
function bodyOf(content: Content): Body {
  const mimeType = (content?.mimeType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const text = content?.text ?? '';
  if (content?.encoding !== 'base64') return { text, mimeType };
  try {
    return { text: new TextDecoder().decode(Uint8Array.from(atob(text), (char) => char.charCodeAt(0))), mimeType };
  } catch {
    return { text, mimeType };
  }
}

function toRawCall(entry: HarEntry, file: string, index: number): RawCall {
  const { request, response } = entry;
  const body = bodyOf(request.postData);
  const sizeIsKnown = typeof request.bodySize === 'number' && request.bodySize >= 0;
  return {
    file,
    entry: index,
    startedMs: Date.parse(entry.startedDateTime),
    method: request.method.toUpperCase(),
    url: new URL(request.url),
    headers: new Map(request.headers.map(({ name, value }): [string, string] => [name.toLowerCase(), value])),
    recordedCaller: entry._caller ?? null,
    process:
      [entry._pod, entry._process, entry.connection].find((part) => part != null && part !== '')?.toString() ?? '',
    request: body,
    // A recorder that masks a body leaves its size alone.
    requestBytes: sizeIsKnown ? Number(request.bodySize) : bytesOf(body.text),
    status: response.status,
    response: bodyOf(response.content),
    causedBy: entry._causedByEntry ?? null,
    attempts: entry._attempts ?? null,
  };
}

const STATIC_FILE = /\.(?:css|gif|html|ico|jpe?g|js|map|mjs|png|svg|ttf|webmanifest|webp|woff2?)$/;
const PAGE = new Set(['text/html', 'text/css', 'text/javascript', 'application/javascript']);

/** True for what a browser loads to draw a page, and for the questions by which it makes sure that it may ask. */
function isScenery({ method, url, response, headers }: RawCall): boolean {
  if (method === 'OPTIONS') return true;
  if (method !== 'GET' || !(headers.get('user-agent') ?? '').startsWith('Mozilla/')) return false;
  return STATIC_FILE.test(url.pathname) || (PAGE.has(response.mimeType) && !url.pathname.startsWith('/api/'));
}

/** The calls of a recording in the order of the file, without static files and preflight requests. */
export function rawCalls(entries: readonly HarEntry[], file: string): readonly RawCall[] {
  return entries.map((entry, index) => toRawCall(entry, file, index)).filter((call) => !isScenery(call));
}
