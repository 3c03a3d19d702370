import type { ComponentId } from '../../machines/model.ts';
import type { PayloadItem } from '../model/types.ts';
import type { LedgerRow } from './ledger.ts';

/** Crossings that say the same on the same channel, in one direction and over connections that one side opens. */
export interface CrossingGroup {
  readonly key: string;
  /** What they are called, and the same with what they carry. */
  readonly kind: string;
  readonly carries: string;
  readonly from: ComponentId;
  readonly to: ComponentId;
  /** In send order, 1 or more. */
  readonly rows: readonly [LedgerRow, ...LedgerRow[]];
  /** The items of all of them, each once. */
  readonly items: readonly PayloadItem[];
  /** How many requests they stand for. */
  readonly requests: number;
  /** How they prove who they are, each once. */
  readonly auths: readonly string[];
}

const itemKey = ({ text, dataClass, mark }: PayloadItem): string => JSON.stringify([text, dataClass, mark ?? null]);

/** Folds crossings by channel and by what they carry. Groups come in the order of their first message. */
export function foldRows(rows: readonly LedgerRow[]): readonly CrossingGroup[] {
  const folded = new Map<string, [LedgerRow, ...LedgerRow[]]>();
  for (const row of rows) {
    const key = [row.from, row.to, row.opener, row.protocol, row.port, row.carries].join(' ');
    const group = folded.get(key);
    if (group) group.push(row);
    else folded.set(key, [row]);
  }
  return [...folded].map(([key, own]) => {
    const [first] = own;
    const items = new Map(own.flatMap((row) => row.items).map((item) => [itemKey(item), item]));
    return {
      key,
      kind: first.kind,
      carries: first.carries,
      from: first.from,
      to: first.to,
      rows: own,
      items: [...items.values()],
      requests: own.reduce((sum, row) => sum + row.requests, 0),
      auths: [...new Set(own.map((row) => row.auth))],
    };
  });
}
