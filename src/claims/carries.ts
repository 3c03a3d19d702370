import { CLASS_CARRIES, KIND_WORDS, MARK_WORDS } from '../catalogue/message-kinds.ts';
import type { ItemMark, MessageSpec } from '../model/types.ts';
import { classesOf } from '../model/wording.ts';

/** Marks in the order in which a reviewer looks for them. */
const MARK_IDS = Object.keys(MARK_WORDS) as readonly ItemMark[];

/** The marks of the items of a message, each once. */
export const marksOf = ({ items }: Pick<MessageSpec, 'items'>): readonly ItemMark[] =>
  MARK_IDS.filter((mark) => items.some((item) => item.mark === mark));

/** `Permission check, ids only`: what a message is by what it carries. Read off tags, marks and classes. */
export function carriesWords(spec: MessageSpec): string {
  const { tags = [], label, opener } = spec;
  const kind = tags.map((tag) => KIND_WORDS[tag]).find((words) => words !== undefined);
  const held = [
    ...marksOf(spec).map((mark) => MARK_WORDS[mark].carries),
    ...classesOf(spec).flatMap((id) => CLASS_CARRIES[id] ?? []),
  ];
  if (kind)
    return [kind[opener === 'sender' ? 'asks' : 'answers'], ...(held.length === 0 ? ['ids only'] : held)].join(', ');
  return [label, ...held].join(', ');
}
