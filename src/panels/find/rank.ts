/**
 * How well one word of a query fits a text, both in lower case.
 * @returns 0 when it does not; more for an earlier or more exact place: the whole text, its beginning, the beginning
 * of a word, anywhere, and last its letters in their order with gaps between
 */
export function wordScore(word: string, text: string): number {
  const at = text.indexOf(word);
  if (at === 0) return text.length === word.length ? 100 : 80;
  if (at > 0) return startsWord(text, at) || findsWordStart(word, text) ? 60 : 40;
  return word.length >= 3 && inOrder(word, text) ? 5 : 0;
}

const startsWord = (text: string, at: number): boolean => /[^a-z0-9]/.test(text[at - 1] ?? ' ');

function findsWordStart(word: string, text: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) if (startsWord(text, at)) return true;
  return false;
}

/** All letters occur in their order, the first of them at the beginning of a word. */
function inOrder(word: string, text: string): boolean {
  const first = word[0] ?? '';
  for (let start = text.indexOf(first); start >= 0; start = text.indexOf(first, start + 1)) {
    if (!startsWord(text, start)) continue;
    let at = start;
    let taken = 1;
    while (taken < word.length && at >= 0) {
      at = text.indexOf(word[taken] ?? '', at + 1);
      if (at >= 0) taken += 1;
    }
    // Letters that lie far apart are there by chance.
    if (taken === word.length && at - start <= word.length * 3) return true;
  }
  return false;
}

/** A match in what stands beside the label is worth this share of one in the label. */
const DETAIL_SHARE = 0.4;

/**
 * How well a query fits an entry.
 * @param words the words of the query, in lower case; no words fit everything alike
 * @param label what is shown, in lower case
 * @param detail what else can be searched for, in lower case
 * @returns 0 when a word fits nowhere
 */
export function score(words: readonly string[], label: string, detail: string): number {
  let sum = 1;
  for (const word of words) {
    const best = Math.max(wordScore(word, label), detail.includes(word) ? wordScore(word, detail) * DETAIL_SHARE : 0);
    if (best === 0) return 0;
    sum += best;
  }
  return sum;
}
