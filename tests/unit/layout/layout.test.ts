import { describe, expect, it } from 'vitest';
import { type ComponentId, type RunConfig, SCENARIO_IDS, type ScenarioId } from '../../../machines/model.ts';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { crossingWith, type Point, type Rect } from '../../../src/layout/geometry.ts';
import {
  arrangedFor,
  boxesOf,
  type Channel,
  channelsOf,
  isWithin,
  pointsOf,
  rectOf as rectIn,
  routeOf as routeIn,
} from '../../../src/layout/layout.ts';
import { TALL } from '../../../src/layout/tall.ts';
import { WIDE } from '../../../src/layout/wide.ts';
import { zonesOf } from '../../../src/layout/zones.ts';
import { crossingOf, placementOf } from '../../../src/model/crossing.ts';
import { componentId } from '../../../src/model/ids.ts';
import type { ZoneSpec } from '../../../src/model/types.ts';
import { configOf } from '../simulation/fixtures.ts';

/** Every message that any run can send and that travels. */
const MESSAGES = ZENML_PRO.exchanges
  .flatMap((exchange) => exchange.messages)
  .filter(({ from, to }) => !isWithin(from, to));

const BOX_IDS = boxesOf(ZENML_PRO);

interface Segment {
  readonly from: Point;
  readonly to: Point;
}

function segmentsOf(points: readonly Point[]): Segment[] {
  return points.slice(1).map((to, index) => ({ from: points[index] ?? to, to }));
}

const isHorizontal = ({ from, to }: Segment): boolean => from.y === to.y;
const isUpright = ({ from, to }: Segment): boolean => from.x === to.x;

/** True when an orthogonal segment has a point in common with a rectangle, its edges included. */
function meets({ from, to }: Segment, { x, y, width, height }: Rect): boolean {
  return (
    Math.max(from.x, to.x) >= x &&
    Math.min(from.x, to.x) <= x + width &&
    Math.max(from.y, to.y) >= y &&
    Math.min(from.y, to.y) <= y + height
  );
}

const inner = ({ x, y, width, height }: Rect): Rect => ({ x: x + 1, y: y + 1, width: width - 2, height: height - 2 });

const contains = (outer: Rect, { x, y, width, height }: Rect): boolean =>
  x > outer.x && y > outer.y && x + width < outer.x + outer.width && y + height < outer.y + outer.height;

function isOnEdge({ x, y }: Point, box: Rect): boolean {
  const [right, bottom] = [box.x + box.width, box.y + box.height];
  const besides = (x === box.x || x === right) && y > box.y && y < bottom;
  const above = (y === box.y || y === bottom) && x > box.x && x < right;
  return besides || above;
}

type Span = readonly [number, number];

const xs = ({ from, to }: Segment): Span => [Math.min(from.x, to.x), Math.max(from.x, to.x)];
const ys = ({ from, to }: Segment): Span => [Math.min(from.y, to.y), Math.max(from.y, to.y)];
const spansMeet = (a: Span, b: Span): boolean => a[0] <= b[1] && b[0] <= a[1];

/** Both forms, as they are by default and with each slot that an option can take, and with all of them. */
const ARRANGED = [WIDE, TALL].flatMap((form) =>
  [
    {},
    { codeHost: 'own' },
    { packages: 'mirror' },
    { codeHost: 'own', packages: 'mirror' },
    { logBackend: 'datadog' },
  ].map((options) => {
    const config = configOf(options as Partial<RunConfig>);
    return { name: `${form.id} ${JSON.stringify(options)}`, layout: arrangedFor(form, ZENML_PRO, config), config };
  }),
);

describe.each(ARRANGED)('the layout $name', ({ layout, config }) => {
  const { stage, channels, axis } = layout;
  const rectOf = (box: ComponentId): Rect => rectIn(layout, box);
  const routeOf = (from: ComponentId, to: ComponentId) => routeIn(layout, from, to);

  /** Where the boundary of a scenario stands. */
  const boundaryOf = (scenario: ScenarioId): number =>
    zonesOf(layout, ZENML_PRO, placementOf(ZENML_PRO, scenario, config)).boundary;

  /** How often a line passes the boundary, at a right angle. */
  const crossings = (points: readonly Point[], scenario: ScenarioId): number =>
    segmentsOf(points).filter((segment) => {
      const [low, high] = axis === 'x' ? xs(segment) : ys(segment);
      return low < boundaryOf(scenario) && boundaryOf(scenario) < high;
    }).length;

  describe('boxes', () => {
    it('stand apart from each other, but for the step runtime in the box of the orchestrator', () => {
      const overlapping = BOX_IDS.flatMap((one, index) =>
        BOX_IDS.slice(index + 1)
          .filter((other) => {
            const [a, b] = [rectOf(one), rectOf(other)];
            return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
          })
          .map((other) => `${one} ${other}`),
      );
      expect(overlapping).toEqual(['orchestrator step-runtime']);
    });

    it('have a place for every component, on the stage', () => {
      expect([...BOX_IDS].sort()).toEqual(Object.keys(layout.boxes).sort());
      expect(BOX_IDS.filter((box) => !contains(stage, rectOf(box)))).toEqual([]);
    });

    it('throw for a component that none was laid out for', () => {
      expect(() => rectOf(componentId('oracle'))).toThrow('[layout] No box for oracle.');
    });
  });

  describe('channels', () => {
    it('have their own ids and join their own pairs of boxes', () => {
      expect(new Set(channels.map(({ id }) => id)).size).toEqual(channels.length);
      expect(new Set(channels.map(({ ends }) => [...ends].sort().join(' '))).size).toEqual(channels.length);
    });

    it('turn at right angles, and at every point', () => {
      const crooked = channels.filter(({ points }) => {
        const segments = segmentsOf(points);
        const straight = segments.every((segment) => isHorizontal(segment) !== isUpright(segment));
        const turning = segments.every((segment, index) => {
          const next = segments[index + 1];
          return next === undefined || isHorizontal(segment) !== isHorizontal(next);
        });
        return points.length < 2 || !straight || !turning;
      });
      expect(crooked.map(({ id }) => id)).toEqual([]);
    });

    it('begin and end on an edge of their boxes, away from the corners', () => {
      const loose = channels.filter(({ ends, points }) => {
        const [first, last] = [points[0], points.at(-1)];
        return !first || !last || !isOnEdge(first, rectOf(ends[0])) || !isOnEdge(last, rectOf(ends[1]));
      });
      expect(loose.map(({ id }) => id)).toEqual([]);
    });

    it('meet no box on their way, not even one of their own', () => {
      const meetings = channels.flatMap(({ id, ends, points }) =>
        BOX_IDS.filter((box) => {
          // The step runtime and the orchestrator share three edges.
          const isOwn = ends.includes(box) || (box === 'orchestrator' && ends.includes('step-runtime'));
          const isPart = box === 'step-runtime' && ends.includes('orchestrator');
          const rect = isOwn || isPart ? inner(rectOf(box)) : rectOf(box);
          return segmentsOf(points).some((segment) => meets(segment, rect));
        }).map((box) => `${id} meets ${box}`),
      );
      expect(meetings).toEqual([]);
    });

    it('stay on the stage', () => {
      const outside = channels.filter(({ points }) =>
        points.some((point) => !contains(stage, { ...point, width: 0, height: 0 })),
      );
      expect(outside.map(({ id }) => id)).toEqual([]);
    });

    it('never run along a boundary', () => {
      const along = channels.filter((channel: Channel) =>
        segmentsOf(channel.points).some((segment) => {
          const isAlong = axis === 'x' ? isUpright(segment) : isHorizontal(segment);
          const places = [layout.thirdPartyGap, ...SCENARIO_IDS.map(boundaryOf)];
          return isAlong && places.some((at) => Math.abs(segment.from[axis] - at) < 9);
        }),
      );
      expect(along.map(({ id }) => id)).toEqual([]);
    });

    it('are there for each channel of the built-in model, and for no other', () => {
      expect(new Set(channelsOf(layout, ZENML_PRO))).toEqual(new Set(channels));
    });
  });

  describe('routeOf', () => {
    it('has a way that was laid for every message of the catalogue', () => {
      const lost = MESSAGES.filter(({ from, to }) => !channels.includes(routeOf(from, to).channel));
      expect([...new Set(lost.map(({ from, to }) => `${from} ${to}`))]).toEqual([]);
    });

    it('gives both directions the same line', () => {
      const there = routeOf('client', 'server');
      const back = routeOf('server', 'client');
      expect(back.channel).toBe(there.channel);
      expect(pointsOf(back)).toEqual(pointsOf(there).toReversed());
    });

    it('has a line without points for work inside a box', () => {
      expect(pointsOf(routeOf('rbac', 'rbac'))).toEqual([]);
    });

    it('has a plain line for two boxes that none was laid for, from edge to edge, the same in both directions', () => {
      const pairs = [
        ['secrets-store', 'pro-ui'],
        ['rbac', 'client'],
        ['browser', 'code-repository'],
        ['artifact-store', 'container-registry'],
      ] as const;
      for (const [from, to] of pairs) {
        const there = routeOf(from, to);
        const points = pointsOf(there);
        const [first, last] = [points[0], points.at(-1)];
        if (!first || !last) throw new Error('[test] A line has two ends.');
        expect([isOnEdge(first, rectOf(from)), isOnEdge(last, rectOf(to))]).toEqual([true, true]);
        expect(segmentsOf(points).filter((segment) => !isHorizontal(segment) && !isUpright(segment))).toEqual([]);
        expect(routeOf(to, from).channel).toBe(there.channel);
        expect(pointsOf(routeOf(to, from))).toEqual(points.toReversed());
      }
    });
  });

  describe.each(SCENARIO_IDS)('the boundary to third parties in %s', (scenario) => {
    const placement = placementOf(ZENML_PRO, scenario, config);
    const { thirdPartyGap } = layout;
    const isBefore = (box: ComponentId): boolean => rectOf(box)[axis] < thirdPartyGap;
    const places = placement as Readonly<Record<string, string | undefined>>;

    it('has every third party before it', () => {
      expect(BOX_IDS.filter((box) => places[box] === 'third-party' && !isBefore(box))).toEqual([]);
    });

    it('is met once, at a right angle, by whatever is between the two sides, and by nothing else', () => {
      const wrong = MESSAGES.filter(({ from, to }) => {
        const met = segmentsOf(pointsOf(routeOf(from, to))).filter((segment) => {
          const [low, high] = axis === 'x' ? xs(segment) : ys(segment);
          return low < thirdPartyGap && thirdPartyGap < high;
        }).length;
        return met !== (isBefore(from) === isBefore(to) ? 0 : 1);
      });
      expect(wrong.map(({ id }) => id)).toEqual([]);
    });
  });

  describe.each(SCENARIO_IDS)('the boundary in %s', (scenario) => {
    const placement = placementOf(ZENML_PRO, scenario, config);
    // Third parties lie on your side of it.
    const isZenml = (zone: ZoneSpec): boolean => zone.owner === 'zenml';
    const routes = MESSAGES.map((message) => ({
      id: message.id,
      points: pointsOf(routeOf(message.from, message.to)),
      ...crossingOf(ZENML_PRO, placement, message),
    })).map(({ id, points, fromZone, toZone }) => ({ id, points, crosses: isZenml(fromZone) !== isZenml(toZone) }));

    it('is met once, at a right angle, by every message that crosses', () => {
      const wrong = routes.filter(({ points, crosses }) => crosses && crossings(points, scenario) !== 1);
      expect(wrong.map(({ id }) => id)).toEqual([]);
    });

    it('is not met by any other message', () => {
      const wrong = routes.filter(({ points, crosses }) => !crosses && crossings(points, scenario) !== 0);
      expect(wrong.map(({ id }) => id)).toEqual([]);
    });

    it('has a mark on it exactly where a message crosses', () => {
      const marked = routes.filter(({ points }) => crossingWith(points, boundaryOf(scenario), axis) !== null);
      expect(marked.map(({ id }) => id)).toEqual(routes.filter(({ crosses }) => crosses).map(({ id }) => id));
    });
  });
});

describe('the wide layout', () => {
  it.each(ARRANGED.filter(({ layout }) => layout.id === 'wide'))(
    'has no two lines on top of each other: $name',
    ({ layout: { channels } }) => {
      const covers = (a: Segment, b: Segment): boolean =>
        (isHorizontal(a) && isHorizontal(b) && a.from.y === b.from.y && spansMeet(xs(a), xs(b))) ||
        (isUpright(a) && isUpright(b) && a.from.x === b.from.x && spansMeet(ys(a), ys(b)));
      const pairs = channels.flatMap((one, index) => channels.slice(index + 1).map((other) => [one, other]));
      const covering = pairs.filter(([one, other]) =>
        segmentsOf(one?.points ?? []).some((a) => segmentsOf(other?.points ?? []).some((b) => covers(a, b))),
      );
      expect(covering.map(([one, other]) => `${one?.id} ${other?.id}`)).toEqual([]);
    },
  );

  it('is about twice as wide as high, so that it fills a screen beside the list of phases', () => {
    expect(WIDE.stage).toMatchObject({ width: 1280 - 208, height: 720 - 48 - 92 - 56 });
  });
});
