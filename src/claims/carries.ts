import { CLASS_CARRIES, KIND_WORDS, MARK_WORDS } from '../catalogue/message-kinds.ts';
import type { ItemMark, MessageSpec } from '../model/types.ts';
import { classesOf } from '../model/wording.ts';

/** Marks in the order in which a reviewer looks for them. */
const MARK_IDS = Object.keys(MARK_WORDS) as readonly ItemMark[];

/** The marks of the items of a message, each once. */
export const marksOf = ({ items }: Pick<MessageSpec, 'items'>): readonly ItemMark[] =>
  MARK_IDS.filter((mark) => items.some((item) => item.mark === mark));

/** What a payload holds that a reviewer asks for: its marks, then its classes where they say more. */
const heldIn = (spec: MessageSpec): readonly string[] => [
  ...marksOf(spec).map((mark) => MARK_WORDS[mark].carries),
  ...classesOf(spec).flatMap((id) => CLASS_CARRIES[id] ?? []),
];

/** What a message is called: by its tag where its label says too little, by its label otherwise. */
export function kindWords(spec: MessageSpec): string {
  const { tags = [], label, opener } = spec;
  const kind = tags.map((tag) => KIND_WORDS[tag]).find((words) => words !== undefined);
  if (!kind) return label;
  const name = kind[opener === 'sender' ? 'asks' : 'answers'];
  return heldIn(spec).length === 0 ? `${name}, ids only` : name;
}

/** `Permission check, ids only`: what a message is by what it carries. Read off tags, marks and classes. */
export const carriesWords = (spec: MessageSpec): string => [kindWords(spec), ...heldIn(spec)].join(', ');
