import { DOMParser, type Element } from '@xmldom/xmldom';

/** Reads XML with a parser that refuses what is not well-formed. Throws its first complaint. */
export function readXml(text: string): Element {
  const parser = new DOMParser({
    onError: (level, message) => {
      // Stands for what XML cannot hold, on purpose.
      if (message.includes('Unicode replacement character')) return;
      throw new Error(`${level}: ${message}`);
    },
  });
  const root = parser.parseFromString(text, 'image/svg+xml').documentElement;
  if (!root) throw new Error('No root element.');
  return root;
}

/** All elements of a name below an element, in order. */
export const elementsOf = (root: Element, name: string): Element[] => [...root.getElementsByTagName(name)];

/** The value of an attribute as a number. */
export const numberOf = (element: Element | undefined, name: string): number =>
  Number(element?.getAttribute(name) ?? Number.NaN);

/** All texts of a drawing, in drawing order. */
export const textsOf = (root: Element): string[] => elementsOf(root, 'text').map((text) => text.textContent ?? '');

/** The group of a message, undefined when the drawing has none. */
export const groupOf = (root: Element, message: string): Element | undefined =>
  elementsOf(root, 'g').find((group) => group.getAttribute('data-message') === message);
