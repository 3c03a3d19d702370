import type { ComponentId } from '../../machines/model.ts';
import { arrowhead } from '../layout/flight.ts';
import { type Point, type Rect, roundedPath } from '../layout/geometry.ts';
import { isWithin, type Layout, pointsOf, rectOf, routeOf } from '../layout/layout.ts';
import type { Run } from '../simulation/run.ts';
import { takesPart } from '../simulation/run.ts';

/** What falls with a part of a run, as places and numbered ways between them. */
export interface FallenParts {
  readonly taken: readonly ComponentId[];
  readonly holders: readonly ComponentId[];
  readonly ways: readonly {
    readonly number: number;
    readonly from: ComponentId | null;
    readonly at: ComponentId;
    readonly isElsewhere: boolean;
    readonly isLaid: boolean;
  }[];
  readonly read: readonly { readonly component: ComponentId; readonly items: number }[];
}

/** A box that is broken into, has the credential that was stolen, or is reached by a step. */
export interface StageFall {
  readonly box: ComponentId;
  readonly rect: Rect;
  readonly kind: 'taken' | 'holder' | 'reached';
  /** What it is, and what can be read there: the picture is read without colours. */
  readonly label: string;
  /** Numbers of the steps that take place in it; empty for none. */
  readonly numbers: string;
}

/** A way that a credential opens: a channel, or a plain line where the model has none. */
export interface StageWay {
  readonly id: string;
  readonly path: string;
  readonly head: string;
  /** `1` or `2, 3`: the steps that use it. */
  readonly numbers: string;
  /** Where they stand: on the longest stretch of the line. */
  readonly point: Point;
  /** True when each of them needs a way into the places of another owner. */
  readonly isElsewhere: boolean;
  /** False for a plain line: nothing of a run goes that way. */
  readonly isLaid: boolean;
}

export interface StageBreach {
  readonly falls: readonly StageFall[];
  readonly ways: readonly StageWay[];
}

/** The middle of the longest stretch. */
function middleOf(points: readonly Point[]): Point {
  const stretches = points.slice(1).flatMap((end, index) => {
    const start = points[index];
    return start ? [{ start, end, length: Math.abs(end.x - start.x) + Math.abs(end.y - start.y) }] : [];
  });
  const longest = stretches.toSorted((a, b) => b.length - a.length)[0];
  if (!longest) return points[0] ?? { x: 0, y: 0 };
  const { start, end } = longest;
  return { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 };
}

const itemWords = (items: number): string => `${items} ${items === 1 ? 'item' : 'items'}`;

/** What falls with a part, as it is drawn over the stage: rings around boxes, and channels with numbers. */
export function stageBreach(layout: Layout, run: Run, { taken, holders, ways, read }: FallenParts): StageBreach {
  const drawn = new Map<
    string,
    { from: ComponentId; at: ComponentId; numbers: number[]; isElsewhere: boolean; isLaid: boolean }
  >();
  const inside = new Map<ComponentId, number[]>();
  for (const { number, from, at, isElsewhere, isLaid } of ways) {
    if (from === null || isWithin(from, at)) {
      inside.set(at, [...(inside.get(at) ?? []), number]);
      continue;
    }
    const key = `${from} ${at}`;
    const way = drawn.get(key);
    if (way) {
      way.numbers.push(number);
      way.isElsewhere &&= isElsewhere;
    } else drawn.set(key, { from, at, numbers: [number], isElsewhere, isLaid });
  }
  const itemsAt = new Map(read.map(({ component, items }) => [component, items]));
  const boxes = [...new Set([...taken, ...holders, ...ways.map(({ at }) => at), ...itemsAt.keys()])];
  return {
    falls: boxes
      .filter((box) => takesPart(run, box))
      .map((box): StageFall => {
        const kind = taken.includes(box) ? 'taken' : holders.includes(box) ? 'holder' : 'reached';
        const items = itemsAt.get(box) ?? 0;
        const read = items === 0 ? [] : [itemWords(items)];
        const what = { taken: ['broken into'], holder: ['has it'], reached: items === 0 ? ['reached'] : [] }[kind];
        return {
          box,
          rect: rectOf(layout, box),
          kind,
          label: [...what, ...read].join(', '),
          numbers: [...new Set(inside.get(box))].join(', '),
        };
      }),
    ways: [...drawn].map(([id, { from, at, numbers, isElsewhere, isLaid }]) => {
      const points = pointsOf(routeOf(layout, from, at));
      return {
        id,
        path: roundedPath(points),
        head: arrowhead(points),
        numbers: [...new Set(numbers)].join(', '),
        point: middleOf(points),
        isElsewhere,
        isLaid,
      };
    }),
  };
}
