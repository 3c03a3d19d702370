import { useState } from 'react';

/** What each stop of a list is known by while it moves: stops have no names, and two may say the same. */
export interface StopKeys {
  readonly keys: readonly number[];
  readonly move: (index: number, by: -1 | 1) => void;
  readonly remove: (index: number) => void;
}

const range = (count: number, from = 0): readonly number[] => Array.from({ length: count }, (_, index) => from + index);

/**
 * Keys that go with the stops, so that what is open at one stays open where it goes.
 * @param count stops that there are now: new ones stand at the end
 */
export function useStopKeys(count: number): StopKeys {
  const [known, setKnown] = useState(() => range(count));
  const keys = [...known.slice(0, count), ...range(count - known.length, Math.max(-1, ...known) + 1)];
  return {
    keys,
    move: (index, by) => {
      const other = keys[index + by];
      const key = keys[index];
      if (key === undefined || other === undefined) return;
      setKnown(keys.map((each) => (each === key ? other : each === other ? key : each)));
    },
    remove: (index) => setKnown(keys.filter((_, at) => at !== index)),
  };
}
