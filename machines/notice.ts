import type { Notice } from './session-events.ts';

/**
 * One notice of several sentences, each on a line of its own and said once; null when there is none.
 * @param texts sentences, or the texts of other notices; null for what has nothing to say
 */
export function noticeOf(texts: readonly (string | null | undefined)[]): Notice | null {
  const sentences = new Set(texts.flatMap((text) => text?.split('\n') ?? []));
  return sentences.size === 0 ? null : { text: [...sentences].join('\n') };
}
