/** Text on a single line of a terminal: control characters and line separators become escapes. */
function inOneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]/gu, (character) => {
    const escaped = JSON.stringify(character).slice(1, -1);
    return escaped === character ? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}` : escaped;
  });
}

/** Ends the program: one line on standard error that begins with the name of the command, exit code 2. */
export function refuseAs(command: string, sentence: string): never {
  process.stderr.write(`${command}: ${inOneLine(sentence)}\n`);
  process.exit(2);
}

/**
 * One sentence on the first flag that is given more than once, of which `parseArgs` would take the last; null for none.
 * @param tokens those of `parseArgs`
 */
export function repeatedFlag(
  tokens: readonly { readonly kind: string; readonly name?: string; readonly value?: unknown }[],
): string | null {
  const names = tokens.flatMap(({ kind, name, value }) =>
    kind === 'option' && name !== undefined && value !== undefined ? [name] : [],
  );
  const repeated = names.find((name, at) => names.indexOf(name) !== at);
  return repeated === undefined ? null : `--${repeated} is given more than once. Use it once.`;
}

/**
 * What is wrong with the flags, from an error of `parseArgs`: its first sentence, without the full stop. Node goes on
 * with advice, on lines of its own. A quoted argument may hold a full stop.
 */
export function flagProblem(error: unknown): string {
  const [reason = ''] = /^(?:'[^']*'|[^.'])*/.exec(error instanceof Error ? error.message : '') ?? [];
  return reason;
}
