import type { Point, Rect } from './geometry.ts';
import { at, type BuiltInBoxId, type Channel, channel, type Layout, type Slot } from './layout.ts';
import { WIDE } from './wide.ts';

const COLUMN_WIDTH = 104;
/** Left edges of the three columns. */
const COLUMNS = [10, 128, 246] as const;
/** Middles of the gutters between them. */
const GUTTERS = [121, 239] as const;

const ROW_HEIGHT = 34;

const cell = (column: 0 | 1 | 2, y: number, height: number = ROW_HEIGHT): Rect => ({
  x: COLUMNS[column],
  y,
  width: COLUMN_WIDTH,
  height,
});

type Boxes = Readonly<Record<BuiltInBoxId, Rect>>;

/** Rows from top to bottom: third parties (two) | your machines | your stack (three) | workspace | control plane | analytics. */
const BOXES: Boxes = {
  'code-repository': cell(0, 26),
  'base-image-registry': cell(1, 26),
  'package-index': cell(2, 26),
  'identity-provider': cell(2, 66),
  client: cell(0, 132),
  'cloud-iam': cell(1, 132),
  browser: cell(2, 132),
  'container-registry': cell(0, 176),
  orchestrator: cell(1, 176, 78),
  'step-runtime': cell(1, 220),
  'workload-manager': cell(2, 176),
  'image-builder': cell(0, 220),
  'artifact-store': cell(0, 264),
  'cluster-api': cell(1, 264),
  'log-backend': cell(2, 264),
  'secrets-store': cell(0, 326),
  server: cell(1, 326),
  'metadata-store': cell(2, 326),
  rbac: cell(0, 388),
  'control-plane': cell(1, 388),
  'pro-ui': cell(2, 388),
  analytics: cell(1, 446, 22),
};

/** Lying lanes, above each row but the first and that with the lower half of the orchestrator; none runs along a place where the boundary can stand. */
const LANES_Y = [63, 102, 171, 259, 303, 365, 424] as const;

const columnOf = ({ x }: Rect): number => (COLUMNS as readonly number[]).indexOf(x);
const portY = ({ y, height }: Rect): number => y + Math.min(height, ROW_HEIGHT) / 2;
const right = ({ x, width }: Rect): number => x + width;
const bottom = ({ y, height }: Rect): number => y + height;

/** Drops points that lie on a straight line between their neighbours. */
function withoutIdle(points: readonly Point[]): readonly Point[] {
  return points.filter((point, index) => {
    const [before, after] = [points[index - 1], points[index + 1]];
    if (!before || !after) return true;
    return !(before.x === point.x && point.x === after.x) && !(before.y === point.y && point.y === after.y);
  });
}

/** The lane above the lower of two rows. */
function laneBetween(one: Rect, other: Rect): number {
  const lower = Math.max(one.y, other.y);
  return LANES_Y.findLast((lane) => lane < lower) ?? LANES_Y[0];
}

/** Whether a box stands in the way from the lower edge of one of its column to the upper edge of another. */
const isBetween = (box: Rect, upper: Rect, lower: Rect): boolean =>
  box.x === upper.x && bottom(box) > bottom(upper) && box.y < lower.y && box !== lower;

/**
 * A line by rule: straight between neighbours, else through the gutter beside the sender and, where the receiver stands
 * two columns away, along the lane above the lower of the two.
 */
function lay(boxes: Boxes, one: BuiltInBoxId, other: BuiltInBoxId): Channel {
  const [from, to] = [boxes[one], boxes[other]];
  const [start, end] = [columnOf(from), columnOf(to)];
  if (start === end) {
    const [upper, lower] = from.y < to.y ? [from, to] : [to, from];
    const x = from.x + COLUMN_WIDTH / 2;
    if (!Object.values(boxes).some((box) => isBetween(box, upper, lower))) {
      const points = [at(x, bottom(upper)), at(x, lower.y)];
      return channel(one, other, ...(upper === from ? points : points.toReversed()));
    }
    const side = start === 2 ? from.x : right(from);
    const gutter = GUTTERS[start === 0 ? 0 : 1];
    return channel(
      one,
      other,
      at(side, portY(from)),
      at(gutter, portY(from)),
      at(gutter, portY(to)),
      at(side, portY(to)),
    );
  }
  const [startX, endX] = start < end ? [right(from), to.x] : [from.x, right(to)];
  const first = GUTTERS[start < end ? (start === 0 ? 0 : 1) : start === 2 ? 1 : 0];
  const last = GUTTERS[start < end ? (end === 2 ? 1 : 0) : end === 0 ? 0 : 1];
  const lane = first === last ? [] : [at(first, laneBetween(from, to)), at(last, laneBetween(from, to))];
  const points = [at(startX, portY(from)), at(first, portY(from)), ...lane, at(last, portY(to)), at(endX, portY(to))];
  return channel(one, other, ...withoutIdle(points));
}

const isBuiltIn = (id: string): id is BuiltInBoxId => Object.hasOwn(BOXES, id);

/** The lines of the built-in model that have a box at one end, or all. */
function channelsIn(boxes: Boxes, box?: BuiltInBoxId): readonly Channel[] {
  return WIDE.channels.flatMap(({ ends: [one, other] }) => {
    if (!isBuiltIn(one) || !isBuiltIn(other)) throw new Error(`[layout] No box for ${one} or ${other}.`);
    return box === undefined || one === box || other === box ? [lay(boxes, one, other)] : [];
  });
}

function slot(condition: Slot['in'], box: BuiltInBoxId, rect: Rect): Slot {
  return { in: condition, boxes: { [box]: rect }, channels: channelsIn({ ...BOXES, [box]: rect }, box) };
}

/** For screens that are higher than they are wide, and for small panes: zones above each other, three boxes a row. */
export const TALL: Layout = {
  id: 'tall',
  stage: { x: 0, y: 0, width: 360, height: 490 },
  boxes: BOXES,
  axis: 'y',
  gaps: [314, 376, 434],
  rooms: [314, 376, 434],
  thirdPartyGap: 111,
  isApart: false,
  channels: channelsIn(BOXES),
  slots: [
    slot({ codeHost: 'own' }, 'code-repository', cell(2, 220)),
    slot({ logBackend: 'datadog' }, 'log-backend', cell(1, 66)),
  ],
};
