import type { Page } from '@playwright/test';

/**
 * What a translator does with a text. Chrome's puts the translation into two `font` elements in the place of the text
 * node, which stays behind outside of the page; Firefox's and many extensions put another text node there.
 */
export const WAYS = ['wraps', 'replaces'] as const;

export type Way = (typeof WAYS)[number];

/** A space without width. */
const MARK = '\u200b';

/**
 * Translates the page from now on and from its first text on: whatever text stands in it or comes to it, at once, over
 * and over. The translation of a text is that text between marks, which `textsOf` takes away again.
 */
export async function translate(page: Page, way: Way): Promise<void> {
  await page.addInitScript(translateDocument, { wraps: way === 'wraps', mark: MARK });
}

function translateDocument({ wraps, mark }: { readonly wraps: boolean; readonly mark: string }): void {
  /** What each text node says in translation, to tell its own work from the page's. */
  const done = new WeakMap<Node, string>();
  const observer = new MutationObserver(translateAll);
  const isTranslated = (text: Text): boolean =>
    done.get(text) === text.data ||
    text.data.trim() === '' ||
    !!text.parentElement?.closest('svg, script, style, title, noscript');

  function translateAll() {
    const texts: Text[] = [];
    const walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) if (walker.currentNode instanceof Text) texts.push(walker.currentNode);
    for (const text of texts) {
      if (isTranslated(text)) continue;
      const translation = document.createTextNode(text.data + mark);
      done.set(translation, translation.data);
      if (wraps) {
        const outer = document.createElement('font');
        outer.appendChild(document.createElement('font')).append(translation);
        text.replaceWith(outer);
      } else {
        text.replaceWith(translation);
      }
    }
    document.documentElement?.classList.add('translated-ltr');
    document.documentElement?.setAttribute('lang', 'de');
  }

  translateAll();
  observer.observe(document, { subtree: true, childList: true, characterData: true });
}

/** All texts of a page in order, without the mark of the translation. One entry an element of the page's own. */
export async function textsOf(page: Page): Promise<string[]> {
  const found = await page.evaluate(() => {
    const texts: { readonly parent: Element | null; text: string }[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      // The elements that a translator and the page put around texts alone are not told apart.
      const parent = node.parentElement?.closest(':not(font, text-run)') ?? null;
      if (parent?.closest('svg, script, style, noscript')) continue;
      const last = texts.at(-1);
      const text = node.textContent ?? '';
      if (last && last.parent === parent) last.text += text;
      else texts.push({ parent, text });
    }
    return texts.map(({ text }) => text);
  });
  return found.map((text) => text.replaceAll(MARK, '').trim()).filter((text) => text !== '');
}

/**
 * The text nodes on the page that React refers to, by which it would write to them and remove them. It marks them as it
 * marks its elements; throws when it marks nothing at all, so that a test does not run on air.
 */
export async function textsHeldByReact(page: Page): Promise<string[]> {
  const [marked, held] = await page.evaluate(() => {
    const isMarked = (node: Node): boolean => Object.keys(node).some((key) => key.startsWith('__reactFiber$'));
    const texts: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) if (isMarked(walker.currentNode)) texts.push(walker.currentNode.textContent ?? '');
    return [[...document.querySelectorAll('.page')].some(isMarked), texts] as const;
  });
  if (!marked) throw new Error('[e2e] React marks its elements in another way now.');
  return held;
}

/** How many texts of the page are not translated. Zero, unless the translator did not see one. */
export const countUntranslated = (page: Page): Promise<number> =>
  page.evaluate((mark) => {
    let count = 0;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement, textContent } = walker.currentNode;
      if (parentElement?.closest('svg, script, style, noscript')) continue;
      if (textContent?.trim() && !textContent.endsWith(mark)) count += 1;
    }
    return count;
  }, MARK);
