import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import type { RefObject } from 'react';

interface Rows {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly count: number;
  readonly heightPx: number;
  /** Height of what sticks to the top of the scroller, above the first row. */
  readonly headPx: number;
}

/** Rows of one height in a scroller, of which only the visible ones are rendered. */
export function useRows({ scroller, count, heightPx, headPx }: Rows): Virtualizer<HTMLDivElement, HTMLDivElement> {
  return useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => heightPx,
    overscan: 6,
    scrollMargin: headPx,
    // A row that is brought into view shows its neighbours as well.
    scrollPaddingStart: headPx + heightPx,
    scrollPaddingEnd: 2 * heightPx,
    // Rendering in the same task as the scroll would block it.
    useFlushSync: false,
  });
}
