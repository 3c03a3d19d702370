import { isMessageId, type Model } from '../model/model.ts';
import { currentId } from '../simulation/run-config.ts';

/** A parameter of a link: its name and its value. */
export type Param = readonly [name: string, value: string];

/** What programs write in the place of a character that means something in HTML. */
const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&#38;': '&',
  '&gt;': '>',
  '&quot;': '"',
  '&#34;': '"',
  '&#39;': "'",
};

/** A text in which even what holds a link together is percent-encoded, once or several times. */
const isAllEncoded = (text: string): boolean => !text.includes('=') && /%(?:25)*3d/i.test(text);

/** The text without the percent-encoding that was laid over all of it. */
function decoded(text: string): string {
  let plain = text;
  try {
    while (isAllEncoded(plain)) plain = decodeURIComponent(plain);
  } catch {
    // Half of a character: what could be decoded is read as it is.
  }
  return plain;
}

/** The parameters of a link in their order, also where a mail program has written it as HTML or encoded all of it. */
export function paramsOf(hash: string): readonly Param[] {
  const text = decoded(hash.replace(/^#/, '')).replace(/&amp;(?:amp;)+/gi, '&');
  const plain = text.replace(/&(?:amp|gt|quot|#38|#34|#39);/gi, (entity) => ENTITIES[entity.toLowerCase()] ?? entity);
  return [...new URLSearchParams(plain)];
}

/** What stands behind a link in a sentence, in brackets or in quotation marks. No value that a link can have ends in it. */
const MARKS = '.,)>"\'';

/** The parameters without the marks that are stuck to the end of the last one; null when there are none. */
export function withoutMarks(params: readonly Param[]): readonly Param[] | null {
  const last = params.at(-1);
  if (last === undefined) return null;
  const [name, value] = last;
  let end = value.length;
  while (end > 0 && MARKS.includes(value.charAt(end - 1))) end--;
  return end === 0 || end === value.length ? null : [...params.slice(0, -1), [name, value.slice(0, end)]];
}

/** True for the id of a message of the model, with or without a pipeline step before it and an attempt behind it. */
function isMessage(model: Model, id: string): boolean {
  const [, spec = ''] = /^(?:[^.]+\.(?=[^.]+\.))?([^~]*)(?:~\d+)?$/.exec(currentId(model, id)) ?? [];
  return isMessageId(model, spec);
}

/** Whether a value is one where a link may say anything, for what it names is looked for later. */
export function isName(model: Model, [name, value]: Param): boolean {
  if (name === 'message') return isMessage(model, value);
  return (name === 'tour' || name === 'channel') && /^~?[\w-]+$/.test(value);
}
