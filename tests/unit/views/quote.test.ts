import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quote } from '../../../src/views/quote.ts';
import { SEED } from '../simulation/fixtures.ts';

describe('quote', () => {
  it('puts a short text in quotation marks', () => {
    expect(quote('load_data.stream-logs.write')).toBe('"load_data.stream-logs.write"');
    expect(quote('')).toBe('""');
    expect(quote('amp;view')).toBe('"amp;view"');
  });

  it('leaves out the middle of a long text', () => {
    expect(quote(`first-${'x'.repeat(100)}-last`)).toBe('"first-xxxxxxxxxxxxxx…xxxxxxxxxxxxxx-last"');
    expect(quote(`first-${'x'.repeat(1_000_000)}-last`)).toBe('"first-xxxxxxxxxxxxxx…xxxxxxxxxxxxxx-last"');
  });

  it.each([
    ['turns text round', 'a\u202Eb', '"a\\u202eb"'],
    ['isolates', '\u2066a\u2069', '"\\u2066a\\u2069"'],
    ['has no width', 'a\u200B\u200D\uFEFFb', '"a\\u200b\\u200d\\ufeffb"'],
    ['is a control character', 'a\u0000\u001B\u0085b', '"a\\u0000\\u001b\\u0085b"'],
    ['ends a line', 'a\r\n\u2028b', '"a\\r\\n\\u2028b"'],
    ['fills without a face', 'a\u3164b\u{E0041}', '"a\\u3164b\\ue0041"'],
  ])('writes out what %s', (_, text, quoted) => {
    expect(quote(text)).toBe(quoted);
  });

  it('keeps the letters of other scripts, and two marks on one of them', () => {
    expect(quote('שלום 你好 ü 🙂')).toBe('"שלום 你好 ü 🙂"');
    expect(quote(`e${'\u0301'.repeat(50)}f`)).toBe('"e\u0301\u0301f"');
  });

  it('never gives more than 42 characters, and nothing that hides', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
        const quoted = quote(text);
        expect([...quoted].length).toBeLessThanOrEqual(42);
        expect(quoted).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      }),
      { seed: SEED },
    );
  });
});
