import { describe, expect, it } from 'vitest';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { graphOf, handlesOf } from '../../../src/diagram/graph.ts';
import { boxesOf, channelsOf } from '../../../src/layout/layout.ts';
import { WIDE } from '../../../src/layout/wide.ts';
import type { Model } from '../../../src/model/model.ts';
import { DEFAULT_RUN, faultyRun } from '../simulation/fixtures.ts';

describe('graphOf', () => {
  const { nodes, edges } = graphOf(WIDE, DEFAULT_RUN);

  it('has every box of the model where the layout says, none inside of another', () => {
    expect(nodes.map(({ id }) => id)).toEqual(boxesOf(ZENML_PRO));
    expect(nodes.filter(({ parentId }) => parentId !== undefined)).toEqual([]);
    expect(Object.fromEntries(nodes.map(({ id, position }) => [id, position]))).toEqual(
      Object.fromEntries(Object.entries(WIDE.boxes).map(([id, { x, y }]) => [id, { x, y }])),
    );
  });

  it('joins each channel to handles at its ends', () => {
    const ends = edges.map(({ source, target, sourceHandle, targetHandle }) => {
      const place = (boxId: string, handleId: string | null | undefined, type: string) => {
        const node = nodes.find(({ id }) => id === boxId);
        const handle = node?.handles?.find((candidate) => candidate.id === handleId && candidate.type === type);
        return node && handle ? { x: node.position.x + handle.x, y: node.position.y + handle.y } : null;
      };
      return [place(source, sourceHandle, 'source'), place(target, targetHandle, 'target')];
    });
    expect(ends).toEqual(channelsOf(WIDE, ZENML_PRO).map(({ points }) => [points[0], points.at(-1)]));
  });

  it('has one edge for each channel and no id twice', () => {
    expect(new Set(edges.map(({ data }) => data?.channel))).toEqual(new Set(WIDE.channels));
    expect(edges.map(({ id }) => id)).toEqual(edges.map(({ data }) => data?.channel.id));
    const ids = [...nodes, ...edges].map(({ id }) => id);
    expect(new Set(ids).size).toEqual(ids.length);
  });

  it('has the same boxes and channels, the same objects, for every run of a model', () => {
    const other = graphOf(WIDE, faultyRun('push-image.push', 1));
    expect(other.nodes.length).toBe(nodes.length);
    expect(other.edges.length).toBe(edges.length);
    expect(other.nodes.every((node, index) => node === nodes[index])).toBe(true);
    expect(other.edges.every((edge, index) => edge === edges[index])).toBe(true);
  });

  it('has the boxes and channels of the model only', () => {
    const { client, server } = ZENML_PRO.components;
    if (!client || !server) throw new Error('[test] The built-in model has both.');
    const model: Model = { ...ZENML_PRO, components: { client, server }, channels: [['client', 'server']] };
    const graph = graphOf(WIDE, { ...DEFAULT_RUN, model });
    expect(graph.nodes.map(({ id }) => id)).toEqual(['client', 'server']);
    expect(graph.edges.map(({ id }) => id)).toEqual(['client--server']);
  });
});

describe('handlesOf', () => {
  it('puts each handle on the side of the box that the channel meets', () => {
    const sides = Object.fromEntries(handlesOf(WIDE, ZENML_PRO, 'server').map(({ id, position }) => [id, position]));
    expect(sides).toMatchObject({
      'client--server': 'left',
      'server--secrets-store': 'top',
      'server--metadata-store': 'bottom',
      'server--control-plane': 'right',
    });
  });
});
