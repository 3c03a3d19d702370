import type { DataClassId } from '../../machines/model.ts';
import type { ItemMark, MessageTag } from '../model/types.ts';

/** How a kind of message is called by what it carries, where its label says too little: a request, and an answer. */
export const KIND_WORDS: Readonly<Partial<Record<MessageTag, { readonly asks: string; readonly answers: string }>>> = {
  'permission-check': { asks: 'Permission check', answers: 'Permission answer' },
};

/** What a payload is said to hold: marks first, for they are what a reviewer looks for. */
export const MARK_WORDS: Readonly<Record<ItemMark, { readonly label: string; readonly carries: string }>> = {
  value: { label: 'value', carries: 'values of your data' },
  secret: { label: 'secret', carries: 'a secret' },
  'may-hold-value': { label: 'may quote values', carries: 'text that may quote values' },
  name: { label: 'name', carries: 'names' },
};

/** The classes that a payload is said to hold beside its marks. */
export const CLASS_CARRIES: Readonly<Partial<Record<DataClassId, string>>> = {
  code: 'source code',
  identity: 'who somebody is',
};
