/** A spreadsheet takes a cell that begins like this for a formula, and would run it. */
const FORMULA_START = /^[=+\-@\t\r\n]/;

/** What a cell cannot hold without quotes; a space at an end would be lost in some readers. */
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

/** One field: an apostrophe in front of what looks like a formula, quotes where RFC 4180 wants them. */
function toField(text: string): string {
  const safe = FORMULA_START.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * A table as RFC 4180 text: fields between commas, lines that end with CR LF, the header first. Cells that a
 * spreadsheet would run as a formula (they begin with `=`, `+`, `-`, `@`, tab, CR or LF) get an apostrophe in front, so
 * write plain numbers without a sign.
 * @throws when a row has not as many cells as the header
 */
export function toCsv(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [header, ...rows].map((row, index) => {
    if (row.length !== header.length) {
      throw new Error(`[csv] Row ${index} has ${row.length} cells. Expected ${header.length}, as in the header.`);
    }
    return `${row.map(toField).join(',')}\r\n`;
  });
  return lines.join('');
}
