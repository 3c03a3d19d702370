import type { BuiltInComponentId, ComponentId } from '../../machines/model.ts';
import type { Model } from '../model/model.ts';
import type { Point, Rect } from './geometry.ts';

/** A component with a box of its own. The step runtime lives inside the orchestrator's box. */
export type BoxId = Exclude<ComponentId, 'step-runtime'>;
type BuiltInBoxId = Exclude<BuiltInComponentId, 'step-runtime'>;

/** The whole drawing, in px: what fits beside the phase list at 1440 × 900 without scaling. */
export const STAGE: Rect = { x: 0, y: 0, width: 1152, height: 684 };

const BOX_HEIGHT = 68;
/** Columns: your machines and accounts | your stack | workspace | control plane. */
const MACHINE = { x: 28, width: 190 };
const STACK = { x: 298, width: 200 };
const WORKSPACE = { x: 618, width: 184 };
const CONTROL_PLANE = { x: 924, width: 168 };
/** So narrow that it fits beside the last boundary; its name stands upright. */
const ANALYTICS = { x: 1110, width: 26 };

/** Boxes stand still in every scenario; only the boundary between them moves. */
export const BOXES: Readonly<Record<BuiltInBoxId, Rect>> = {
  client: { ...MACHINE, y: 116, height: BOX_HEIGHT },
  'code-repository': { ...MACHINE, y: 216, height: BOX_HEIGHT },
  'cloud-iam': { ...MACHINE, y: 304, height: BOX_HEIGHT },
  'workload-manager': { ...MACHINE, y: 388, height: BOX_HEIGHT },
  browser: { ...MACHINE, y: 508, height: BOX_HEIGHT },
  'container-registry': { ...STACK, y: 116, height: BOX_HEIGHT },
  orchestrator: { ...STACK, y: 198, height: 144 },
  'cluster-api': { ...STACK, y: 356, height: 62 },
  'artifact-store': { ...STACK, y: 434, height: BOX_HEIGHT },
  'log-backend': { ...STACK, y: 516, height: BOX_HEIGHT },
  'secrets-store': { ...WORKSPACE, y: 116, height: BOX_HEIGHT },
  server: { ...WORKSPACE, y: 250, height: 84 },
  'metadata-store': { ...WORKSPACE, y: 412, height: BOX_HEIGHT },
  rbac: { ...CONTROL_PLANE, y: 116, height: BOX_HEIGHT },
  'control-plane': { ...CONTROL_PLANE, y: 250, height: 84 },
  'pro-ui': { ...CONTROL_PLANE, y: 508, height: BOX_HEIGHT },
  analytics: { ...ANALYTICS, y: 462, height: 154 },
};

/** Where a box stands. Throws for a component that no box was laid out for. */
export function rectOf(box: BoxId): Rect {
  const rects: Readonly<Partial<Record<BoxId, Rect>>> = BOXES;
  const rect = rects[box];
  if (!rect) throw new Error(`[layout] No box for ${box}. Place one in BOXES.`);
  return rect;
}

/** True for a box that has room for upright text only. */
export const isNarrow = (box: BoxId): boolean => rectOf(box).width < 60;

/** The box in which a component is drawn. */
export const boxOf = (component: ComponentId): BoxId => (component === 'step-runtime' ? 'orchestrator' : component);

/** Middles of the gaps in which the boundary can stand: after the second, third and fourth column, from left to right. */
export const GAPS_X: readonly [number, ...number[]] = [558, 862, 1102];

/** A line on which messages between two boxes travel, in either direction. */
export interface Channel {
  readonly id: string;
  readonly ends: readonly [BoxId, BoxId];
  /** Orthogonal corners from an edge of the first box to an edge of the second, in px of the stage. */
  readonly points: readonly Point[];
}

const at = (x: number, y: number): Point => ({ x, y });

function channel(one: BoxId, other: BoxId, ...points: readonly Point[]): Channel {
  return { id: `${one}--${other}`, ends: [one, other], points };
}

/** Work inside a box: the message slides along its lower edge. */
function inside(box: BoxId): Channel {
  const { x, y, width, height } = rectOf(box);
  return channel(box, box, at(x + width * 0.25, y + height), at(x + width * 0.75, y + height));
}

/**
 * Every channel, laid by hand. The client's long lines run in lanes above the boxes and the browser's below; vertical
 * runs use the gutters between columns. So every crossing is a horizontal line, and no line meets a box on its way.
 */
export const CHANNELS: readonly Channel[] = [
  inside('client'),
  inside('orchestrator'),
  inside('server'),
  channel('client', 'container-registry', at(218, 138), at(298, 138)),
  channel('client', 'orchestrator', at(218, 150), at(276, 150), at(276, 228), at(298, 228)),
  channel('client', 'cluster-api', at(218, 158), at(264, 158), at(264, 372), at(298, 372)),
  channel('client', 'artifact-store', at(218, 166), at(252, 166), at(252, 462), at(298, 462)),
  channel('client', 'log-backend', at(218, 174), at(240, 174), at(240, 550), at(298, 550)),
  channel('client', 'cloud-iam', at(218, 178), at(230, 178), at(230, 314), at(218, 314)),
  channel('client', 'server', at(96, 116), at(96, 88), at(530, 88), at(530, 260), at(618, 260)),
  channel('client', 'control-plane', at(124, 116), at(124, 66), at(834, 66), at(834, 266), at(924, 266)),
  channel('code-repository', 'orchestrator', at(218, 250), at(298, 250)),
  channel('cloud-iam', 'server', at(218, 349), at(588, 349), at(588, 302), at(618, 302)),
  channel('client', 'analytics', at(28, 156), at(20, 156), at(20, 656), at(1126, 656), at(1126, 616)),
  channel('browser', 'server', at(168, 576), at(168, 602), at(826, 602), at(826, 314), at(802, 314)),
  channel('browser', 'control-plane', at(142, 576), at(142, 620), at(896, 620), at(896, 314), at(924, 314)),
  channel('browser', 'pro-ui', at(116, 576), at(116, 638), at(1016, 638), at(1016, 576)),
  channel('orchestrator', 'container-registry', at(398, 198), at(398, 184)),
  channel('orchestrator', 'cluster-api', at(398, 342), at(398, 356)),
  channel('orchestrator', 'artifact-store', at(498, 316), at(510, 316), at(510, 452), at(498, 452)),
  channel('orchestrator', 'log-backend', at(498, 304), at(520, 304), at(520, 556), at(498, 556)),
  channel('orchestrator', 'server', at(498, 282), at(618, 282)),
  channel('orchestrator', 'workload-manager', at(298, 308), at(288, 308), at(288, 396), at(218, 396)),
  channel('cluster-api', 'workload-manager', at(298, 386), at(290, 386), at(290, 405), at(218, 405)),
  channel('cluster-api', 'server', at(498, 376), at(532, 376), at(532, 270), at(618, 270)),
  channel('artifact-store', 'server', at(498, 474), at(606, 474), at(606, 324), at(618, 324)),
  channel('log-backend', 'server', at(498, 540), at(574, 540), at(574, 292), at(618, 292)),
  channel('server', 'secrets-store', at(710, 250), at(710, 184)),
  channel('server', 'metadata-store', at(710, 334), at(710, 412)),
  channel('server', 'control-plane', at(802, 290), at(924, 290)),
  channel('server', 'workload-manager', at(618, 313), at(597, 313), at(597, 426), at(218, 426)),
  channel('server', 'analytics', at(802, 302), at(846, 302), at(846, 646), at(1120, 646), at(1120, 616)),
  channel('control-plane', 'rbac', at(1016, 250), at(1016, 184)),
];

export interface Route {
  readonly channel: Channel;
  /** True when a message travels from the last point to the first. */
  readonly reversed: boolean;
}

const keyOf = (one: BoxId, other: BoxId): string => `${one} ${other}`;

const laid = new Map<string, Channel>(CHANNELS.map((found) => [keyOf(...found.ends), found]));

/**
 * A line for two boxes that none was laid for by hand: out of the sides that face each other, with one upright piece
 * half way; between boxes of one column, past their left edge.
 */
function plainChannel(one: BoxId, other: BoxId): Channel {
  if (one === other) return inside(one);
  const [from, to] = [rectOf(one), rectOf(other)];
  const [startY, endY] = [from.y + from.height / 2, to.y + to.height / 2];
  const isRightwards = from.x + from.width < to.x;
  const isLeftwards = to.x + to.width < from.x;
  const startX = isRightwards ? from.x + from.width : from.x;
  const endX = isLeftwards ? to.x + to.width : to.x;
  const middleX = isRightwards || isLeftwards ? (startX + endX) / 2 : Math.min(from.x, to.x) - 12;
  return channel(one, other, at(startX, startY), at(middleX, startY), at(middleX, endY), at(endX, endY));
}

const routes = new Map<string, Route>();

/** The way a message takes between two components. The same object for the same two. */
export function routeOf(from: ComponentId, to: ComponentId): Route {
  const [one, other] = [boxOf(from), boxOf(to)];
  const key = keyOf(one, other);
  let route = routes.get(key);
  if (!route) {
    const there = laid.get(key);
    const back = laid.get(keyOf(other, one));
    if (there) route = { channel: there, reversed: false };
    else if (back) route = { channel: back, reversed: true };
    else {
      // The same line, whichever of the two sends first.
      const [first, second] = one < other ? [one, other] : [other, one];
      const plain = plainChannel(first, second);
      laid.set(keyOf(first, second), plain);
      route = { channel: plain, reversed: first !== one };
    }
    routes.set(key, route);
  }
  return route;
}

/** The lines of a model, in its order. */
export const channelsOf = (model: Model): readonly Channel[] =>
  model.channels.map(([one, other]) => routeOf(one, other).channel);

/** The boxes of a model, in the order of the diagram's columns. */
export const boxesOf = (model: Model): readonly BoxId[] => {
  const ids = Object.keys(model.components) as ComponentId[];
  return ids.filter((id): id is BoxId => boxOf(id) === id);
};

/** The points of a route in the direction of travel. */
export const pointsOf = (route: Route): readonly Point[] =>
  route.reversed ? route.channel.points.toReversed() : route.channel.points;
