/** A line that only Python source looks like; prose and configuration do not. */
const CODE_LINES: readonly RegExp[] = [
  /^\s*(?:async\s+)?def\s+\w+\s*\(/,
  /^\s*class\s+\w+\s*(?:\(.*\))?:/,
  /^\s*from\s+[\w.]+\s+import\s+\S/,
  /^\s*import\s+\w+(?:\.\w+)*(?:\s+as\s+\w+)?(?:\s*,\s*\w+(?:\.\w+)*(?:\s+as\s+\w+)?)*\s*(?:#.*)?$/,
  /^\s*@\w+(?:\.\w+)*(?:\(.*\))?\s*$/,
  /^\s*(?:if|elif|while|for|with|except|try|else|finally)\b[^.!?]*:\s*(?:#.*)?$/,
  /^\s*(?:return|yield|raise|assert|await|del)\s+[\w.'"[({-].*[\w)\]}'"]\s*$/,
  /^\s*[A-Za-z_][\w.]*(?:\[[^\]]*\])?(?:\s*:\s*[\w.[\], ]+)?\s+[+*/|&-]?=\s+[\w'"[({-].*$/,
  /^\s*[A-Za-z_]\w*(?:\.\w+)*\(.*\)\s*(?:#.*)?$/,
];

/** Shorter texts are words. */
const SHORTEST_LINE = 6;

/** True when a line of the text is a line of source. */
export function holdsSource(text: string): boolean {
  return text
    .split('\n')
    .some((line) => line.trim().length >= SHORTEST_LINE && CODE_LINES.some((pattern) => pattern.test(line)));
}

const TRACEBACK = /Traceback \(most recent call last\)|^\s*File "[^"]*", line \d+/m;

export const holdsTraceback = (text: string): boolean => TRACEBACK.test(text);

/** Words that a recorder puts into the place of a credential. */
const MASK =
  /<(?=[^<>]*\b(?:api[ -]key|cookie|credentials|device[ -]code|enrollment[ -]key|pro-api-key|password|secret|token)\b)(?![^<>]*\bkey id\b)[a-z][^<>\n]*>|<secret-value>/i;

/** Credentials that can be told by their form. */
const CREDENTIALS: readonly RegExp[] = [
  MASK,
  /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/,
  /\bZEN(?:PRO)?KEY_\w{8,}/,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /\bk8s-aws-v1\.[\w-]{8,}/,
  /\bgh[pousr]_[A-Za-z0-9]{20,}|\bgithub_pat_\w{20,}|\bglpat-[\w-]{16,}/,
  /<(?:SecretAccessKey|SessionToken)>[^<\s]/,
];

export const holdsCredential = (text: string): boolean => CREDENTIALS.some((pattern) => pattern.test(text));
