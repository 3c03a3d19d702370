import { type Edge, type Node, type NodeHandle, Position } from '@xyflow/react';
import type { Point, Rect } from '../layout/geometry.ts';
import { type BoxId, boxesOf, type Channel, channelsOf, type Layout, rectOf } from '../layout/layout.ts';
import type { Model } from '../model/model.ts';
import { presentIn, type Run } from '../simulation/run.ts';

export type ComponentNodeType = Node<{ readonly component: BoxId }, 'component'>;
export type ChannelEdgeType = Edge<{ readonly channel: Channel }, 'channel'>;

export interface DiagramGraph {
  readonly nodes: ComponentNodeType[];
  readonly edges: ChannelEdgeType[];
}

function sideOf(box: Rect, point: Point): Position {
  if (point.y === box.y) return Position.Top;
  if (point.y === box.y + box.height) return Position.Bottom;
  return point.x === box.x ? Position.Left : Position.Right;
}

/** One handle for each end of a channel, where the channel meets the box; x and y are relative to the box. */
export function handlesOf(layout: Layout, model: Model, id: BoxId): NodeHandle[] {
  const box = rectOf(layout, id);
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
  return channelsOf(layout, model).flatMap((channel) => [
    ...(channel.ends[0] === id ? handle(channel, 'source', channel.points[0]) : []),
    ...(channel.ends[1] === id ? handle(channel, 'target', channel.points.at(-1)) : []),
  ]);
}

interface Standing {
  readonly boxes: ComponentNodeType[];
  readonly edges: ChannelEdgeType[];
}

const standingOfLayouts = new WeakMap<Layout, WeakMap<Model, Standing>>();

/** Boxes and channels, which are where they are in every scenario: the same objects for the same layout and model. */
function standingOf(layout: Layout, model: Model): Standing {
  const standingOfModels = standingOfLayouts.get(layout) ?? new WeakMap<Model, Standing>();
  standingOfLayouts.set(layout, standingOfModels);
  let standing = standingOfModels.get(model);
  if (!standing) {
    standing = {
      boxes: boxesOf(model).map((component): ComponentNodeType => {
        const { x, y, width, height } = rectOf(layout, component);
        return {
          id: component,
          type: 'component',
          position: { x, y },
          width,
          height,
          handles: handlesOf(layout, model, component),
          data: { component },
          zIndex: 1,
          focusable: false,
        };
      }),
      edges: channelsOf(layout, model).map((channel) => ({
        id: channel.id,
        type: 'channel',
        source: channel.ends[0],
        target: channel.ends[1],
        sourceHandle: channel.id,
        targetHandle: channel.id,
        data: { channel },
        focusable: false,
      })),
    };
    standingOfModels.set(model, standing);
  }
  return standing;
}

/** What React Flow draws of a run, the same in every scenario: which boxes there are depends on the run. */
export function graphOf(layout: Layout, run: Run): DiagramGraph {
  const { boxes, edges } = standingOf(layout, run.model);
  const present = presentIn(run);
  return {
    nodes: boxes.filter(({ data }) => present.has(data.component)),
    // A line needs both of its boxes.
    edges: edges.filter(({ data }) => data?.channel.ends.every((end) => present.has(end))),
  };
}
