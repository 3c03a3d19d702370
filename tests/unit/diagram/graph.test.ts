import { describe, expect, it } from 'vitest';
import { COMPONENT_IDS, INFRASTRUCTURE_IDS, SCENARIO_IDS, type ScenarioId } from '../../../machines/model.ts';
import { SCENARIOS } from '../../../src/catalogue/index.ts';
import { type DiagramNode, graphOf, handlesOf } from '../../../src/diagram/graph.ts';
import { BOXES, CHANNELS, zoneRect } from '../../../src/layout/layout.ts';

/** Where each box is on the stage: its own position in the area that it is a child of. */
function placesIn(scenario: ScenarioId): Record<string, { x: number; y: number }> {
  const { nodes } = graphOf(scenario);
  const byId = new Map<string, DiagramNode>(nodes.map((node) => [node.id, node]));
  return Object.fromEntries(
    nodes
      .filter((node) => node.type === 'component')
      .map((node) => {
        const parent = byId.get(node.parentId ?? '');
        if (!parent) throw new Error(`[test] ${node.id} has no parent.`);
        return [node.id, { x: parent.position.x + node.position.x, y: parent.position.y + node.position.y }];
      }),
  );
}

describe.each(SCENARIO_IDS)('graphOf %s', (scenario) => {
  const { nodes, edges } = graphOf(scenario);

  it('has the zones before the boxes, as React Flow wants parents before children', () => {
    expect(nodes.slice(0, INFRASTRUCTURE_IDS.length).map(({ id }) => id)).toEqual([...INFRASTRUCTURE_IDS]);
    expect(nodes.slice(INFRASTRUCTURE_IDS.length).map(({ type }) => type)).not.toContain('zone');
  });

  it('has every component but the step runtime, in the infrastructure that it is placed in', () => {
    const boxes = nodes.filter((node) => node.type === 'component');
    expect(boxes.map(({ id, parentId }) => [id, parentId])).toEqual(
      COMPONENT_IDS.filter((id) => id !== 'step-runtime').map((id) => [id, SCENARIOS[scenario].placement[id]]),
    );
  });

  it('has every box and every zone where the layout says', () => {
    expect(placesIn(scenario)).toEqual(
      Object.fromEntries(Object.entries(BOXES).map(([id, { x, y }]) => [id, { x, y }])),
    );
    for (const { id, width, height, position } of nodes.filter((node) => node.type === 'zone')) {
      const infrastructure = INFRASTRUCTURE_IDS.find((known) => known === id);
      if (!infrastructure) throw new Error(`[test] ${id} is no infrastructure.`);
      expect({ ...position, width, height }).toEqual(zoneRect(infrastructure, scenario));
    }
  });

  it('joins each channel to handles at its ends', () => {
    const ends = edges.map(({ source, target, sourceHandle, targetHandle }) => {
      const place = (boxId: string, handleId: string | null | undefined, type: string) => {
        const node = nodes.find(({ id }) => id === boxId);
        const handle = node?.handles?.find((candidate) => candidate.id === handleId && candidate.type === type);
        const box = placesIn(scenario)[boxId];
        return handle && box ? { x: box.x + handle.x, y: box.y + handle.y } : null;
      };
      return [place(source, sourceHandle, 'source'), place(target, targetHandle, 'target')];
    });
    expect(ends).toEqual(CHANNELS.map(({ points }) => [points[0], points.at(-1)]));
  });

  it('has one edge for each channel and no id twice', () => {
    expect(edges.map(({ id, data }) => [id, data?.channel])).toEqual(CHANNELS.map((channel) => [channel.id, channel]));
    const ids = [...nodes, ...edges].map(({ id }) => id);
    expect(new Set(ids).size).toEqual(ids.length);
  });
});

describe('graphOf', () => {
  it('has the same boxes at the same places and the same channels in every scenario', () => {
    const [first, ...others] = SCENARIO_IDS;
    for (const other of others) {
      expect(placesIn(other)).toEqual(placesIn(first));
      expect(graphOf(other).edges).toBe(graphOf(first).edges);
    }
  });
});

describe('handlesOf', () => {
  it('puts each handle on the side of the box that the channel meets', () => {
    const sides = Object.fromEntries(handlesOf('server').map(({ id, position }) => [id, position]));
    expect(sides).toMatchObject({
      'client--server': 'left',
      'server--secrets-store': 'top',
      'server--metadata-store': 'bottom',
      'server--control-plane': 'right',
    });
  });
});
