import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate';
import { type ReadTour, readTour, TOUR_VERSION } from '../import/tour.ts';
import type { Tour } from '../model/tour-types.ts';

/** Before the tour itself, in the place of the name of a built-in one. */
const MARK = '~';

/** Chats and mail programs cut links that are longer, or break them. */
export const MOST_LINK_CHARACTERS = 4000;

/** No tour is longer as text; a few bytes can be made to grow to many. */
const MOST_CHARACTERS = 400_000;

export const isTourLink = (name: string): boolean => name.startsWith(MARK);

/** A tour in as few characters as may stand in a link. */
export function packTour({ title, audience, stops }: Tour): string {
  const bytes = deflateSync(strToU8(JSON.stringify({ tour: TOUR_VERSION, title, audience, stops })), { level: 9 });
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return MARK + base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** The text of a packed tour, null when it is not one. */
function unpacked(name: string): string | null {
  try {
    const base64 = name.slice(MARK.length).replaceAll('-', '+').replaceAll('_', '/');
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const chunks: string[] = [];
    let length = 0;
    const inflate = new Inflate((chunk) => {
      length += chunk.length;
      if (length > MOST_CHARACTERS) throw new Error('[tour-link] Too long.');
      chunks.push(strFromU8(chunk, true));
    });
    inflate.push(bytes, true);
    return strFromU8(strToU8(chunks.join(''), true));
  } catch {
    return null;
  }
}

/**
 * The tour of a link. Never throws.
 * @param name what stands in the link, which is also the name of the tour
 */
export function unpackTour(name: string): ReadTour {
  const text = unpacked(name);
  return text === null ? { tour: null, problem: { code: 'not-json' } } : readTour(name, text);
}
