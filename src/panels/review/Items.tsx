import { MARK_WORDS } from '../../catalogue/message-kinds.ts';
import type { ItemMark, PayloadItem } from '../../model/types.ts';

/** What a reviewer has to know of an item. */
export function MarkTag({ mark }: { readonly mark: ItemMark }) {
  return (
    <span className="mark" data-mark={mark}>
      {MARK_WORDS[mark].label}
    </span>
  );
}

/** The items of a payload, each with its mark. */
export function Items({ items }: { readonly items: readonly PayloadItem[] }) {
  return (
    <ul className="items">
      {items.map((item) => (
        <li key={`${item.text} ${item.dataClass}`}>
          {item.text} {item.mark ? <MarkTag mark={item.mark} /> : null}
        </li>
      ))}
    </ul>
  );
}
