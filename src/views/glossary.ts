import type { GlossaryTerm, MessageContent } from '../model/types.ts';

/** A character that is part of a word; `_` is one, because names in code are not words. */
const IN_WORD = '[\\p{L}\\p{N}_]';

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const formsOf = ({ term, forms }: GlossaryTerm): readonly string[] => forms ?? [term];

/**
 * The terms that texts use, as whole words in either case, with or without a plural s, in the order of the glossary.
 * Of terms that lie within each other the longest counts: an artifact store is no artifact.
 */
export function termsIn(glossary: readonly GlossaryTerm[], texts: readonly string[]): readonly GlossaryTerm[] {
  const byForm = new Map(glossary.flatMap((entry) => formsOf(entry).map((form) => [form.toLowerCase(), entry])));
  if (byForm.size === 0) return [];
  const forms = [...byForm.keys()].toSorted((a, b) => b.length - a.length).map(escaped);
  const pattern = new RegExp(`(?<!${IN_WORD})(${forms.join('|')})s?(?!${IN_WORD})`, 'giu');
  const found = new Set(
    texts.flatMap((text) => [...text.matchAll(pattern)].map(([, form = '']) => byForm.get(form.toLowerCase()))),
  );
  return glossary.filter((entry) => found.has(entry));
}

/** The terms that a message uses in what it says to people: its sentence, its note, its label and its payload. */
export function termsOfMessage(
  glossary: readonly GlossaryTerm[],
  { narration, note, label, items }: Pick<MessageContent, 'narration' | 'note' | 'label' | 'items'>,
): readonly GlossaryTerm[] {
  return termsIn(glossary, [narration, note ?? '', label, ...items.map(({ text }) => text)]);
}
