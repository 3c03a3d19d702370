import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, sep } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
};

/** Compressing these once more only costs time, and no server does it. */
const COMPRESSED_ALREADY: readonly string[] = ['.woff2', '.png'];

interface BuiltFile {
  readonly body: Buffer;
  readonly type: string;
  readonly isBrotli: boolean;
}

export interface BuiltPage {
  /** Ends in a slash. */
  readonly url: string;
  /** Bytes of all JavaScript of the build as it is sent, brotli quality 11, whether a page asks for it or not. */
  readonly allScriptBytes: number;
  readonly close: () => void;
}

/**
 * Serves a built folder from memory on a free port of this machine, compressed ahead of time as a good host does it, so
 * that a load measures the page and not the server.
 * @throws when the folder is missing or has no index.html
 */
export async function serveBuilt(folder: string): Promise<BuiltPage> {
  const files = new Map<string, BuiltFile>(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const path = join(entry.parentPath, entry.name);
        const name = path.slice(join(folder, sep).length).replaceAll(sep, '/');
        return [`/${name}`, compressed(path)] as const;
      }),
  );
  const index = files.get('/index.html');
  if (!index) throw new Error(`[bench] ${folder} has no index.html. Run \`npx vite build\` first.`);
  files.set('/', index);

  const server = createServer((request, response) => {
    const file = files.get(new URL(request.url ?? '/', 'http://localhost').pathname);
    if (!file) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      'Content-Type': file.type,
      'Content-Length': file.body.length,
      ...(file.isBrotli ? { 'Content-Encoding': 'br' } : {}),
    });
    response.end(file.body);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('[bench] The server has no port.');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    allScriptBytes: [...files].reduce((sum, [name, { body }]) => sum + (name.endsWith('.js') ? body.length : 0), 0),
    close() {
      server.close();
      // The browser keeps connections open, and they would keep the program running.
      server.closeAllConnections();
    },
  };
}

function compressed(path: string): BuiltFile {
  const extension = extname(path);
  const type = TYPES[extension] ?? 'application/octet-stream';
  const content = readFileSync(path);
  if (COMPRESSED_ALREADY.includes(extension)) return { body: content, type, isBrotli: false };
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  return { body: brotliCompressSync(content, { params }), type, isBrotli: true };
}
