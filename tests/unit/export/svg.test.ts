import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { element, escapeXml, fitText, svgDocument, textWidth } from '../../../src/export/svg.ts';
import { SVG_THEMES, THEME_IDS } from '../../../src/export/svg-theme.ts';
import { rounds } from '../rounds.ts';
import { SEED } from '../simulation/fixtures.ts';
import { readXml } from './svg-reader.ts';

/** `--name: light-dark(a, b);` or `--name: a;` in the page's tokens, as [light, dark]. */
function tokens(): Map<string, readonly [string, string]> {
  const css = readFileSync(new URL('../../../src/app/tokens.css', import.meta.url), 'utf8');
  return new Map(
    [...css.matchAll(/--([a-z-]+):\s*(?:light-dark\((#\w+),\s*(#\w+)\)|(#\w+));/g)].map(
      ([, name = '', light = '', dark = '', both]) => [name, both === undefined ? [light, dark] : [both, both]],
    ),
  );
}

describe('SVG_THEMES', () => {
  it.each(THEME_IDS)('has the values of the page in the theme %s', (themeId) => {
    const page = tokens();
    const expected = Object.keys(SVG_THEMES[themeId]).map((role) => [
      role,
      page.get(role)?.[themeId === 'light' ? 0 : 1],
    ]);
    expect(Object.entries(SVG_THEMES[themeId])).toEqual(expected);
  });
});

describe('escapeXml and element, as an XML parser reads them', () => {
  it('come back whole, whatever the text, but for what XML cannot hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const root = readXml(element('g', { title: text }, element('text', {}, escapeXml(text))));
        const held = [...text].map((character) =>
          /^[\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]$/u.test(character) ? character : '\uFFFD',
        );
        expect([root.textContent, root.getAttribute('title')]).toEqual([held.join(''), held.join('')]);
      }),
      // The reader is slow, and its texts are full of odd letters.
      { seed: SEED, numRuns: rounds(40) },
    );
  });

  it('leave no markup in a text', () => {
    const hostile = `</text><script>alert("1")</script>'&amp;]]>`;
    const root = readXml(
      svgDocument({ width: 1, height: 1, title: hostile, description: hostile, background: '#fff' }, []),
    );
    expect([...root.getElementsByTagName('script')]).toEqual([]);
    expect(root.getElementsByTagName('title')[0]?.textContent).toEqual(hostile);
  });
});

describe('fitText', () => {
  it('leaves a text that fits, and cuts one that does not', () => {
    expect(fitText('Client SDK', 14, 200)).toEqual('Client SDK');
    expect(fitText('Container registry', 14, 80)).toMatch(/^Contain?\w*…$/);
  });

  it('never gives more than fits, down to one letter', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme-ascii', minLength: 2 }),
        fc.integer({ min: 40, max: 400 }),
        (text, roomPx) => {
          expect(textWidth(fitText(text, 12, roomPx), 12)).toBeLessThanOrEqual(roomPx);
        },
      ),
      { seed: SEED, numRuns: rounds(200) },
    );
  });
});
