import { type Edge, type Node, type NodeHandle, Position } from '@xyflow/react';
import {
  COMPONENT_IDS,
  type ComponentId,
  INFRASTRUCTURE_IDS,
  type InfrastructureId,
  type ScenarioId,
} from '../../machines/model.ts';
import { SCENARIOS } from '../catalogue/index.ts';
import type { Point } from '../layout/geometry.ts';
import { BOXES, type BoxId, boxOf, CHANNELS, type Channel, type Rect, routeOf, zoneRect } from '../layout/layout.ts';
import { endsOf } from '../simulation/describe.ts';
import type { Trace } from '../simulation/trace.ts';

export type ZoneNodeType = Node<{ readonly infrastructure: InfrastructureId; readonly scenario: ScenarioId }, 'zone'>;
export type ComponentNodeType = Node<{ readonly component: BoxId }, 'component'>;
export type DiagramNode = ZoneNodeType | ComponentNodeType;
export type ChannelEdgeType = Edge<{ readonly channel: Channel }, 'channel'>;

export interface DiagramGraph {
  /** Zones first: React Flow wants parents before their children. */
  readonly nodes: DiagramNode[];
  readonly edges: ChannelEdgeType[];
}

const isBox = (component: ComponentId): component is BoxId => boxOf(component) === component;

const BOX_IDS: readonly BoxId[] = COMPONENT_IDS.filter(isBox);

function sideOf(box: Rect, point: Point): Position {
  if (point.y === box.y) return Position.Top;
  if (point.y === box.y + box.height) return Position.Bottom;
  return point.x === box.x ? Position.Left : Position.Right;
}

/** One handle for each end of a channel, where the channel meets the box; x and y are relative to the box. */
export function handlesOf(id: BoxId): NodeHandle[] {
  const box = BOXES[id];
  const handle = (channel: Channel, type: 'source' | 'target', point: Point | undefined): NodeHandle[] =>
    point === undefined
      ? []
      : [
          {
            id: channel.id,
            type,
            x: point.x - box.x,
            y: point.y - box.y,
            position: sideOf(box, point),
            width: 0,
            height: 0,
          },
        ];
  return CHANNELS.flatMap((channel) => [
    ...(channel.ends[0] === id ? handle(channel, 'source', channel.points[0]) : []),
    ...(channel.ends[1] === id ? handle(channel, 'target', channel.points.at(-1)) : []),
  ]);
}

const EDGES: ChannelEdgeType[] = CHANNELS.map((channel) => ({
  id: channel.id,
  type: 'channel',
  source: channel.ends[0],
  target: channel.ends[1],
  sourceHandle: channel.id,
  targetHandle: channel.id,
  data: { channel },
  focusable: false,
}));

const channelsOfTraces = new WeakMap<Trace, ReadonlySet<string>>();

/** The ids of the channels on which a run sends something. The others are not drawn. */
export function channelsIn(trace: Trace): ReadonlySet<string> {
  let channels = channelsOfTraces.get(trace);
  if (!channels) {
    channels = new Set(endsOf(trace).map(({ from, to }) => routeOf(from, to).channel.id));
    channelsOfTraces.set(trace, channels);
  }
  return channels;
}

/**
 * What React Flow draws in a scenario. Boxes and channels are where they always are; a box is a child of the
 * infrastructure it is placed in.
 */
export function graphOf(scenario: ScenarioId): DiagramGraph {
  const { placement } = SCENARIOS[scenario];
  const zones = INFRASTRUCTURE_IDS.map((infrastructure): ZoneNodeType => {
    const { x, y, width, height } = zoneRect(infrastructure, scenario);
    return {
      id: infrastructure,
      type: 'zone',
      position: { x, y },
      width,
      height,
      data: { infrastructure, scenario },
      zIndex: -1,
      focusable: false,
    };
  });
  const boxes = BOX_IDS.map((component): ComponentNodeType => {
    const box = BOXES[component];
    const zone = zoneRect(placement[component], scenario);
    return {
      id: component,
      type: 'component',
      parentId: placement[component],
      position: { x: box.x - zone.x, y: box.y - zone.y },
      width: box.width,
      height: box.height,
      handles: handlesOf(component),
      data: { component },
      zIndex: 1,
      focusable: false,
    };
  });
  return { nodes: [...zones, ...boxes], edges: EDGES };
}
