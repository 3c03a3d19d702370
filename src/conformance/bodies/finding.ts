import type { DataClassId } from '../../../machines/model.ts';

/**
 * What a reviewer has to know of an item beyond its class: it holds a value of your data, it is free text that can quote
 * one, it names something of yours, or whoever has it can use it.
 */
export type Mark = 'value' | 'may-hold-value' | 'name' | 'secret';

/** One thing in the payload of a message. */
export interface Item {
  readonly text: string;
  readonly dataClass: DataClassId;
  readonly mark?: Mark;
}

/** What an item has to be, so that it stands for what was found: of one of the classes, with one of the marks. */
export interface Need {
  readonly dataClasses: readonly DataClassId[];
  /** Missing: any mark, or none. */
  readonly marks?: readonly Mark[];
}

const ABOUT_DATA = ['run-metadata', 'artifact-data'] as const;
const FREE_TEXT = { dataClasses: ['run-metadata', 'control', 'logs'], marks: ['may-hold-value'] } as const;

/** What can be found in a body, and which item of a message says so. */
export const NEEDS = {
  'source text': { dataClasses: ['code'] },
  // A field that is not meant for source is free text, which an item has to say of itself.
  'source text in another field': { dataClasses: ['code'], marks: ['may-hold-value'] },
  'code archive': { dataClasses: ['code'] },
  'column names': { dataClasses: ABOUT_DATA, marks: ['name'] },
  'statistics of your data': { dataClasses: ABOUT_DATA, marks: ['value'] },
  'values of your data': { dataClasses: ABOUT_DATA, marks: ['value'] },
  'custom metadata': { dataClasses: ABOUT_DATA, marks: ['may-hold-value'] },
  traceback: FREE_TEXT,
  'free text': FREE_TEXT,
  'parameter values': FREE_TEXT,
  'environment values': { dataClasses: [...FREE_TEXT.dataClasses, 'credentials'], marks: ['may-hold-value', 'secret'] },
  'list of packages': { dataClasses: ['run-metadata', 'image'] },
  Dockerfile: { dataClasses: ['image', 'run-metadata', 'code'] },
  names: { dataClasses: ['run-metadata', 'control', 'artifact-data', 'identity', 'image'], marks: ['name'] },
  'who you are': { dataClasses: ['identity'] },
  'name of your machine': { dataClasses: ['identity', 'control'] },
  credential: { dataClasses: ['credentials'] },
  'log text': { dataClasses: ['logs'] },
  'artifact data': { dataClasses: ['artifact-data'] },
  'image layers': { dataClasses: ['image'] },
} as const satisfies Record<string, Need>;

export type FindingId = keyof typeof NEEDS;

/** Something in a body. */
export interface Finding {
  readonly what: FindingId;
  /** Where: JSON keys from the outside in, joined by dots; empty for the body as a whole. */
  readonly at: string;
}

/** True when one of the items says that what was found travels. */
export function isListed({ what }: Finding, items: readonly Item[]): boolean {
  const { dataClasses, marks }: Need = NEEDS[what];
  return items.some(
    ({ dataClass, mark }) =>
      dataClasses.includes(dataClass) && (marks === undefined || (mark !== undefined && marks.includes(mark))),
  );
}
