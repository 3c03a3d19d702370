import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
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

interface ServedFile {
  readonly body: Buffer;
  readonly type: string;
  readonly isBrotli: boolean;
}

export interface ServedPage {
  /** Ends in a slash. */
  readonly url: string;
  /** Paths of the page's files from the root, as in `/assets/index.js`. */
  readonly files: readonly string[];
  /** Bytes of all JavaScript of the build as it is sent, whether a page asks for it or not. */
  readonly allScriptBytes: number;
  readonly close: () => void;
}

export interface ServeOptions {
  /** Sends what gets smaller by it as brotli quality 11, made ahead of time as a good host does it. */
  readonly compress?: boolean;
}

export interface BuildOptions {
  /** Builds what vite.fixtures.config.ts describes as well, and serves it below `/fixtures/`. */
  readonly fixtures?: boolean;
}

const FIXTURES = 'fixtures';

/**
 * Builds the page from the sources as they are now and serves it. Nothing of it is shared: not `dist/`, which another
 * command may empty at any time, and not a fixed port, on which another checkout may be heard.
 * @throws when the page cannot be built
 */
export async function serveOwnBuild(options: ServeOptions & BuildOptions = {}): Promise<ServedPage> {
  const cache = '.cache';
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'page-'));
  try {
    build(folder, 'vite.config.ts');
    if (options.fixtures) build(join(folder, FIXTURES), 'vite.fixtures.config.ts');
    return await serveFolder(folder, options);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function build(folder: string, config: string): void {
  const vite = join('node_modules', 'vite', 'bin', 'vite.js');
  const { status } = spawnSync(
    process.execPath,
    [vite, 'build', '--config', config, '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn'],
    // A test runner sets NODE_ENV=test, which would build the slower React.
    { stdio: ['ignore', 2, 2], env: { ...process.env, NODE_ENV: 'production' } },
  );
  if (status !== 0) throw new Error(`[page-server] vite build ended with ${status}. Its output says why.`);
}

/**
 * Serves a folder as it is now, from memory, on a free port of this machine.
 * @throws when the folder is missing or has no index.html
 */
export async function serveFolder(folder: string, { compress = false }: ServeOptions = {}): Promise<ServedPage> {
  const files = new Map<string, ServedFile>(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const path = join(entry.parentPath, entry.name);
        const name = path.slice(join(folder, sep).length).replaceAll(sep, '/');
        return [`/${name}`, served(path, compress)] as const;
      }),
  );
  const index = files.get('/index.html');
  if (!index) throw new Error(`[page-server] ${folder} has no index.html. Build the page into it first.`);
  const names = [...files.keys()].filter((name) => !name.startsWith(`/${FIXTURES}/`));
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
    // By address: "localhost" does not resolve everywhere. Port 0: one that is free, and from now on nobody else's.
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('[page-server] The server has no port.');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    files: names,
    allScriptBytes: [...files].reduce((sum, [name, { body }]) => sum + (name.endsWith('.js') ? body.length : 0), 0),
    close() {
      server.close();
      // The browser keeps connections open, and they would keep the program running.
      server.closeAllConnections();
    },
  };
}

function served(path: string, compress: boolean): ServedFile {
  const extension = extname(path);
  const type = TYPES[extension] ?? 'application/octet-stream';
  const content = readFileSync(path);
  if (!compress || COMPRESSED_ALREADY.includes(extension)) return { body: content, type, isBrotli: false };
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  return { body: brotliCompressSync(content, { params }), type, isBrotli: true };
}
