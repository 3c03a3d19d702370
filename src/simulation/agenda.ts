/** A future event list: entries come out by time and, at the same time, in the order they were added. */
export interface Agenda<Entry> {
  add(atMs: number, entry: Entry): void;
  /** Removes and returns the next entry, or undefined when none is left. */
  take(): { readonly atMs: number; readonly entry: Entry } | undefined;
}

export function createAgenda<Entry>(): Agenda<Entry> {
  // Latest first, so that the next entry is popped from the end. As many entries wait as steps run side by side.
  const waiting: { atMs: number; entry: Entry }[] = [];
  return {
    add(atMs, entry) {
      let low = 0;
      let high = waiting.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((waiting[middle]?.atMs ?? 0) > atMs) low = middle + 1;
        else high = middle;
      }
      waiting.splice(low, 0, { atMs, entry });
    },
    take: () => waiting.pop(),
  };
}
