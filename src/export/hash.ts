/**
 * A number that spreads over 32 bits: each character is multiplied in (FNV-1a), and the bits are mixed at the end, so
 * that texts which differ in one character have nothing in common.
 */
function hash32(text: string, seed: number): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193 + seed);
  hash = Math.imul(hash ^ (hash >>> 16), 0x21f0aaad);
  hash = Math.imul(hash ^ (hash >>> 15), 0x735a2d97);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** One multiplier a word: equal words for two texts say nothing about the next word. All even, so that the sum is odd. */
const SEEDS = [0, 0x5bd1e994, 0x27d4eb2e, 0x165667b0];

/**
 * A name for a text that is the same everywhere and always. No secret: not for anything that has to be hard to guess.
 * @param bytes length of the name: 4, 8, 12 or 16
 * @returns lowercase hexadecimal digits, never all zero
 */
export function hexHash(text: string, bytes: 4 | 8 | 12 | 16): string {
  const words = SEEDS.slice(0, bytes / 4).map((seed) => hash32(text, seed));
  const name = words.map((word) => word.toString(16).padStart(8, '0')).join('');
  return /[^0]/.test(name) ? name : name.replace(/0$/, '1');
}
