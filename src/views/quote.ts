/** More of a foreign text does not help to recognise it. Room for every id of the product. */
const MOST_CHARACTERS = 40;

/** A text is looked at this far from each of its ends. */
const LOOKED_AT = 200;

/** What has no face or changes the text around it: control, bidirectional and zero-width characters, line ends. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** Marks that pile up on one letter until they lie over other lines. */
const PILED_MARKS = /(\p{M}{2})\p{M}+/gu;

/** An invisible character as programs write it: `\n`, `\u202e`. */
function escaped(character: string): string {
  const json = JSON.stringify(character).slice(1, -1);
  return json === character ? `\\u${character.codePointAt(0)?.toString(16).padStart(4, '0')}` : json;
}

const tamed = (text: string): string[] => [...text.replace(PILED_MARKS, '$1').replace(INVISIBLE, escaped)];

/**
 * A text that comes from elsewhere, such as a link, as it stands in a sentence: in quotation marks, without the middle
 * of a long one, and with nothing in it that hides or turns round the rest of the sentence.
 */
export function quote(text: string): string {
  const isLong = text.length > 2 * LOOKED_AT;
  const head = tamed(isLong ? text.slice(0, LOOKED_AT) : text);
  const tail = isLong ? tamed(text.slice(-LOOKED_AT)) : head;
  if (!isLong && head.length <= MOST_CHARACTERS) return `"${head.join('')}"`;
  const kept = (MOST_CHARACTERS - 2) / 2;
  return `"${head.slice(0, kept + 1).join('')}…${tail.slice(-kept).join('')}"`;
}
