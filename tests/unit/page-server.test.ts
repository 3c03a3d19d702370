import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ServedPage, serveFolder } from '../page-server.ts';

describe('serveFolder', () => {
  let folder = '';
  const pages: ServedPage[] = [];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'served-'));
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'index.html'), '<title>one</title>');
    writeFileSync(join(folder, 'assets', 'main.js'), 'export {};');
  });

  afterEach(() => {
    for (const page of pages.splice(0)) page.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function serve(compress: boolean): Promise<ServedPage> {
    const page = await serveFolder(folder, { compress });
    pages.push(page);
    return page;
  }

  const textOf = async (page: ServedPage, path: string): Promise<string> => (await fetch(`${page.url}${path}`)).text();

  it('serves what was in the folder, whatever becomes of it, beside any other', async () => {
    const one = await serve(false);
    writeFileSync(join(folder, 'index.html'), '<title>other</title>');
    const other = await serve(true);
    rmSync(folder, { recursive: true });
    expect(one.url).not.toBe(other.url);
    expect(await textOf(one, '')).toBe('<title>one</title>');
    expect(await textOf(other, 'index.html')).toBe('<title>other</title>');
    expect(await textOf(other, 'assets/main.js')).toBe('export {};');
    expect(one.allScriptBytes).toBe('export {};'.length);
  });

  it('serves nothing else', async () => {
    const page = await serve(false);
    for (const path of ['assets', 'assets/other.js', '../package.json', '%2e%2e/package.json']) {
      expect((await fetch(`${page.url}${path}`)).status).toBe(404);
    }
  });

  it('refuses a folder without a page', async () => {
    rmSync(join(folder, 'index.html'));
    await expect(serveFolder(folder)).rejects.toThrow('has no index.html');
  });
});
