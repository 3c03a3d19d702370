import type { EvidenceId } from '../../machines/model.ts';

/** What Markdown or the HTML in it would take for markup, inside a cell. */
const MARKUP = /[\\`*_[\]|~]/g;

/** One line of plain text: markup is escaped, angle brackets and ampersands become entities, line breaks spaces. */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll(/\s*[\r\n\u2028\u2029]+\s*/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(MARKUP, '\\$&');
}

/** `## What crosses`: a heading of plain text. Ends with a line feed, and an empty line follows in a joined document. */
export const heading = (level: number, text: string): string => `${'#'.repeat(level)} ${escapeMarkdown(text)}\n`;

/** `documented: page`: how far something is known, and from where. A source that says so itself says it once. */
export function evidenceWords(evidence: EvidenceId, source: string): string {
  const prefix = `${evidence}: `;
  return source.startsWith(prefix) ? source : `${prefix}${source}`;
}

/** A table of plain texts. Ends with a line feed. */
export function toMarkdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(escapeMarkdown).join(' | ')} |\n`;
  return `${line(header)}|${' --- |'.repeat(header.length)}\n${rows.map(line).join('')}`;
}
