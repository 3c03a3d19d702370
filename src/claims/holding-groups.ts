import { type ComponentId, DATA_CLASS_IDS, type DataClassId } from '../../machines/model.ts';
import { keptWords, untilWords } from './holding-words.ts';
import { countKept, type PlacedHolding } from './holdings.ts';

/** What a component keeps in the same way, until the same, by the same source. */
export interface HoldingGroup {
  readonly key: string;
  /** What all of them have in common stands in the first, and the others agree. */
  readonly first: PlacedHolding;
  /** In the order of the data classes, and in each as they came: without empty ones. */
  readonly classes: readonly { readonly dataClass: DataClassId; readonly holdings: readonly PlacedHolding[] }[];
}

export interface HoldingsOfComponent {
  readonly component: ComponentId;
  readonly count: number;
  /** How many of them are kept at rest, as far as is known. */
  readonly atRest: number;
  /** What lasts comes first. */
  readonly groups: readonly HoldingGroup[];
}

const ORDER = ['at-rest', 'unknown', 'memory'] as const;

/** By a key, in the order in which keys first come. */
function groupedBy<Key>(holdings: readonly PlacedHolding[], keyOf: (holding: PlacedHolding) => Key) {
  const groups = new Map<Key, PlacedHolding[]>();
  for (const holding of holdings) {
    const own = groups.get(keyOf(holding));
    if (own) own.push(holding);
    else groups.set(keyOf(holding), [holding]);
  }
  return groups;
}

/** Holdings by component, those first that keep most of them for certain, and in each by how they are kept. */
export function foldHoldings(holdings: readonly PlacedHolding[]): readonly HoldingsOfComponent[] {
  const components = [...groupedBy(holdings, ({ component }) => component)].map(([component, own]) => {
    const sorted = own.toSorted((a, b) => ORDER.indexOf(a.kept) - ORDER.indexOf(b.kept));
    const groups = groupedBy(sorted, (one) =>
      JSON.stringify([keptWords(one), untilWords(one), one.evidence, one.source]),
    );
    return {
      component,
      count: own.length,
      atRest: countKept(own).atRest,
      groups: [...groups].flatMap(([key, alike]): readonly HoldingGroup[] => {
        const [first] = alike;
        if (!first) return [];
        const classes = DATA_CLASS_IDS.map((dataClass) => ({
          dataClass,
          holdings: alike.filter(({ item }) => item.dataClass === dataClass),
        })).filter((one) => one.holdings.length > 0);
        return [{ key, first, classes }];
      }),
    };
  });
  return components.toSorted((a, b) => b.atRest - a.atRest);
}
