/** Words that say how somebody asks, and not for what. */
const FILLERS = new Set(
  (
    'a about an and any anything are at be by can could do does for from get gets go goes have has how i if in into is it its me my ' +
    'of on or our out see show so that the their them there they this to us was we what when where which who why will with you your'
  ).split(' '),
);

/** Fillers that may be what somebody asks for: what ZenML can see. */
const WEAK_FILLERS = new Set(['see']);

/**
 * The words of a query, in lower case: without punctuation at their ends, and without fillers unless there is nothing else.
 * @param keepsWeak whether a filler stays that may be more than that
 */
export function queryWords(query: string, keepsWeak = false): readonly string[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .map((word) => word.replace(/^[^a-z0-9<.]+|[^a-z0-9>.]+$/g, ''))
    .filter((word) => word !== '');
  const asked = words.filter((word) => !FILLERS.has(word) || (keepsWeak && WEAK_FILLERS.has(word)));
  return asked.length > 0 ? asked : words;
}

/** Fewer letters than this are somewhere in every text: they have to begin a word. */
const LEAST_INSIDE = 3;

/** The beginning of a word may be that of quite another one: a whole other word for something is worth more. */
const BEGINNING_SCORE = 74;

const endsWord = (text: string, at: number): boolean => /[^a-z0-9]/.test(text[at] ?? ' ');
const startsWord = (text: string, at: number): boolean => /[^a-z0-9]/.test(text[at - 1] ?? ' ');

function findsWordStart(word: string, text: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) if (startsWord(text, at)) return true;
  return false;
}

/**
 * How well one word of a query fits a text, both in lower case.
 * @returns 0 when the text does not have it; more for a better place: the whole text, its first word, the beginning of
 * that, the beginning of a later word, anywhere
 */
export function wordScore(word: string, text: string): number {
  const at = text.indexOf(word);
  if (at < 0) return 0;
  if (at === 0) {
    if (text.length === word.length) return 100;
    return endsWord(text, word.length) ? 80 : BEGINNING_SCORE;
  }
  if (findsWordStart(word, text)) return 60;
  return word.length >= LEAST_INSIDE ? 40 : 0;
}

/** The texts of something that can be found, all in lower case. */
export interface SearchTexts {
  readonly label: string;
  /** What stands beside the label. */
  readonly detail: string;
  /** Other words for it, with spaces between them. Not shown. */
  readonly synonyms: string;
  /** What it says about itself. */
  readonly text: string;
}

/** Another word for something is worth more than the beginning of a word of its label, and less if only begun itself. */
const SYNONYM_SCORE = 75;
const SYNONYM_START_SCORE = 72;

const synonymScore = (word: string, synonyms: string): number => {
  if (!findsWordStart(word, synonyms)) return 0;
  return synonyms.split(' ').includes(word) ? SYNONYM_SCORE : SYNONYM_START_SCORE;
};

/** A place beside the label is worth this share of one in it, and a place in a text this one. */
const DETAIL_SHARE = 0.4;
const TEXT_SHARE = 0.2;

function bestOf(word: string, { label, detail, synonyms, text }: SearchTexts): number {
  return Math.max(
    wordScore(word, label),
    synonymScore(word, synonyms),
    wordScore(word, detail) * DETAIL_SHARE,
    findsWordStart(word, text) ? 60 * TEXT_SHARE : 0,
  );
}

/** The word itself, or one of which it is the plural. */
const formsOf = (word: string): readonly string[] =>
  word.length > LEAST_INSIDE && word.endsWith('s') && !word.endsWith('ss') ? [word, word.slice(0, -1)] : [word];

/**
 * How well a query fits something.
 * @param words the words of the query, in lower case; no words fit everything alike
 * @returns 0 when a word fits nowhere
 */
export function score(words: readonly string[], texts: SearchTexts): number {
  // Several words that are another name for something as a whole are worth as much as its whole label.
  if (words.length > 1 && findsWordStart(words.join(' '), texts.synonyms)) return 1 + 100 * words.length;
  let sum = 1;
  for (const word of words) {
    const best = Math.max(...formsOf(word).map((form) => bestOf(form, texts)));
    if (best === 0) return 0;
    sum += best;
  }
  return sum;
}
