import { readFileSync } from 'node:fs';
import type { ScenarioId } from '../../../machines/model.ts';
import type { PageLink } from '../../../src/catalogue/index.ts';

/** A copy of the deployment page that the catalogue repeats. It wins every conflict. */
const FIXTURE = new URL('../../fixtures/deployment-scenarios.md', import.meta.url);

const LINK = /\[([^\]]+)\]\(([^)]+)\)/g;

/** The page without its front matter and blank lines, as Markdown. */
export const PAGE_LINES: readonly string[] = readFileSync(FIXTURE, 'utf8')
  .replace(/^---\n.*?\n---\n/s, '')
  .split('\n')
  .map((line) => line.trim())
  .filter((line) => line !== '');

/** What a reader sees of a line: no links, bold, code or emoji. A slash has no space after it. */
export function plain(markdown: string): string {
  return markdown
    .replace(LINK, '$1')
    .replace(/\*\*|`|^#+ /g, '')
    .replace(/(?:\p{Extended_Pictographic}|\uFE0F)+ ?/gu, '')
    .replace(/\/ /g, '/')
    .trim();
}

/** Where the page lies in the public documentation repository: its relative links lead to files beside it. */
const PAGE_ADDRESS =
  'https://github.com/zenml-io/zenml/blob/main/docs/book/getting-started/zenml-pro/deployment-scenarios.md';

/** The links of a line, as addresses. */
export function linksIn(markdown: string): PageLink[] {
  return [...markdown.matchAll(LINK)].map(([, text = '', path = '']) => ({
    text,
    href: new URL(path, PAGE_ADDRESS).href,
  }));
}

const isHeading = (line: string): boolean => /^#+ /.test(line);

/** All headings in the page's order. */
export const HEADINGS: readonly string[] = PAGE_LINES.filter(isHeading).map(plain);

/** The Markdown lines between a heading and the next one. Throws when the page has no such heading. */
export function sectionOf(heading: string): readonly string[] {
  const start = PAGE_LINES.findIndex((line) => isHeading(line) && plain(line) === heading);
  if (start < 0) throw new Error(`[fixture] No such heading: ${heading}.`);
  const rest = PAGE_LINES.slice(start + 1);
  const end = rest.findIndex(isHeading);
  return end < 0 ? rest : rest.slice(0, end);
}

/** Where a line only leads to another page, or only marks up a hint. */
const isNavigation = (line: string): boolean => /^(\[?Learn more|\{%)/.test(line);

/** What a reader sees of a section, line by line, without lines that only lead elsewhere. */
export function textOf(heading: string): string[] {
  return sectionOf(heading)
    .filter((line) => !isNavigation(line))
    .map(plain);
}

/** The cells of a section's table, without the heading's rule. */
export function tableOf(heading: string): string[][] {
  return sectionOf(heading)
    .filter((line) => line.startsWith('|') && !/^[|-]+$/.test(line))
    .map((line) => line.split('|').slice(1, -1));
}

/** The names that the page uses for the scenarios. */
export const SCENARIO_NAMES: Readonly<Record<string, ScenarioId>> = {
  SaaS: 'saas',
  Hybrid: 'hybrid',
  'Hybrid SaaS': 'hybrid',
  'Full On-Prem': 'on-prem',
};
