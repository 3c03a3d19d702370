import { FONT_FAMILY } from './svg-theme.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** What would be markup, and white space that readers change: all kinds of line ends, and tabs in attributes. */
const SPECIAL = /[&<>"'\t\n\r\u0085\u2028\u2029]/g;

/** Characters that no XML document may hold, not even escaped, and halves of characters. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** Text as XML shows it, between tags or in a quoted attribute. What XML cannot hold becomes U+FFFD. */
export function escapeXml(text: string): string {
  return text
    .replaceAll(FORBIDDEN, '\uFFFD')
    .replaceAll(SPECIAL, (character) => ENTITIES[character] ?? `&#${character.charCodeAt(0)};`);
}

type Attributes = Readonly<Record<string, string | number | undefined>>;

const round = (value: number): number => Math.round(value * 100) / 100;

/** An element as text. Attributes without a value are left out, numbers have two decimals at most. */
export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${typeof value === 'number' ? round(value) : escapeXml(value)}"`],
  );
  const open = `<${name}${written.join('')}`;
  return children.length === 0 ? `${open}/>` : `${open}>${children.join('')}</${name}>`;
}

interface TextStyle {
  /** Height of the letters' box in px. */
  readonly size: number;
  readonly fill: string;
  readonly weight?: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  /** True for text that is read from bottom to top. */
  readonly upright?: true;
  /** Colour of an outline behind the letters, where lines pass under them. */
  readonly halo?: string;
}

/** A line of text with its baseline at `y`. */
export function textElement(x: number, y: number, content: string, style: TextStyle): string {
  const { size, fill, weight, anchor, halo, upright } = style;
  return element(
    'text',
    {
      x,
      y,
      'font-size': size,
      'font-weight': weight,
      fill,
      'text-anchor': anchor === 'start' ? undefined : anchor,
      transform: upright === true ? `rotate(-90 ${x} ${y})` : undefined,
      ...(halo === undefined
        ? {}
        : { stroke: halo, 'stroke-width': 4, 'stroke-linejoin': 'round', 'paint-order': 'stroke' }),
    },
    escapeXml(content),
  );
}

/** Widths of letters in shares of the font size, a little wider than Inter's, by what they look like. */
function letterWidth(character: string): number {
  if (/[iljtfrI.,:;'|!()[\] ]/.test(character)) return 0.34;
  if (/[mwMW@%—→✕]/.test(character)) return 0.9;
  return /[A-Z0-9_]/.test(character) ? 0.68 : 0.58;
}

/** About how wide a text is, in px: nothing is measured, because there is no page. Rather too wide than too narrow. */
export function textWidth(content: string, size: number): number {
  return [...content].reduce((sum, character) => sum + letterWidth(character), 0) * size;
}

/** The text, cut to a width with an ellipsis when it is longer. */
export function fitText(content: string, size: number, widthPx: number): string {
  if (textWidth(content, size) <= widthPx) return content;
  const characters = [...content];
  while (characters.length > 1 && textWidth(`${characters.join('')}…`, size) > widthPx) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}

interface Document {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly description: string;
  readonly background: string;
}

/** A whole SVG file around its parts, drawn in their order. Nothing in it is loaded from elsewhere. */
export function svgDocument(
  { width, height, title, description, background }: Document,
  parts: readonly string[],
): string {
  const head = [
    element('title', {}, escapeXml(title)),
    element('desc', {}, escapeXml(description)),
    element('rect', { width, height, fill: background }),
  ];
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    role: 'img',
    'font-family': FONT_FAMILY,
  };
  const body = [...head, ...parts.filter((part) => part !== '')].map((part) => `\n  ${part}`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('svg', attributes, ...body, '\n')}\n`;
}
