import { serveOwnBuild } from '../page-server.ts';

/**
 * Builds and serves the page that the tests look at, and its fixtures. The workers read its address and its files from the environment:
 * they are started after this and load playwright.config.ts anew.
 * @returns what ends the server
 */
export default async function setUp(): Promise<() => void> {
  const page = await serveOwnBuild({ fixtures: true });
  process.env.PAGE_ORIGIN = new URL(page.url).origin;
  process.env.PAGE_FILES = JSON.stringify(page.files);
  return page.close;
}
