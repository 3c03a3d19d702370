import DOMPurify from 'dompurify';
import mermaid from 'mermaid';
import { vi } from 'vitest';

// Mermaid reads on a page. Its parser needs nothing of one but to be told which colours are colours, and its texts are
// compared, not shown, so nothing has to be cleaned.
vi.stubGlobal('window', { CSS: { supports: () => true } });
Object.assign(DOMPurify, { sanitize: (text: string) => text, addHook: () => undefined });

// The first call makes its kinds of diagram known.
await mermaid.parse('sequenceDiagram');

/** What Mermaid understood of a sequence diagram. */
export interface SequenceDiagram {
  readonly actors: readonly { readonly id: string; readonly label: string; readonly box: string | null }[];
  /** Names of the boxes, in order. */
  readonly boxes: readonly string[];
  /** Messages, notes and backgrounds in order; `kind` is Mermaid's own name, such as `SOLID` or `DOTTED_CROSS`. */
  readonly lines: readonly Line[];
}

export interface Line {
  readonly kind: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly text: string;
  /** The number of the next message, in a line of the kind `AUTONUMBER`. */
  readonly start?: number | undefined;
}

interface SequenceDb {
  readonly LINETYPE: Readonly<Record<string, number>>;
  getActors(): Map<string, { name: string; description: string; box?: { name: string } }>;
  getBoxes(): { name: string }[];
  getMessages(): { type: number; from?: string; to?: string; message: string | { start?: number } }[];
}

/** Mermaid keeps entities under another spelling until it draws. */
const decode = (text: string): string =>
  text.replaceAll(/ﬂ°°(\d+)¶ß/g, (_, code: string) => String.fromCodePoint(Number(code)));

/** Reads a diagram with Mermaid's own parser. Throws its error when the text is not a diagram. */
export async function readMermaid(text: string): Promise<SequenceDiagram> {
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
  const sequence = db as unknown as SequenceDb;
  const kinds = new Map(Object.entries(sequence.LINETYPE).map(([kind, type]) => [type, kind]));
  return {
    actors: [...sequence.getActors().values()].map((actor) => ({
      id: actor.name,
      label: decode(actor.description),
      box: actor.box?.name ?? null,
    })),
    boxes: sequence.getBoxes().map((box) => box.name),
    lines: sequence.getMessages().map(({ type, from, to, message }) => ({
      kind: kinds.get(type) ?? String(type),
      from,
      to,
      text: typeof message === 'string' ? decode(message) : '',
      start: typeof message === 'string' ? undefined : message.start,
    })),
  };
}
