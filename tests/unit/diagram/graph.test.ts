import { describe, expect, it } from 'vitest';
import { SCENARIO_IDS, type ScenarioId } from '../../../machines/model.ts';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { graphOf, handlesOf } from '../../../src/diagram/graph.ts';
import { boxesOf, channelsOf } from '../../../src/layout/layout.ts';
import { WIDE } from '../../../src/layout/wide.ts';
import { zonesOf } from '../../../src/layout/zones.ts';
import type { Model } from '../../../src/model/model.ts';
import { placed } from '../claims/fixtures.ts';
import { DEFAULT_RUN, faultyRun } from '../simulation/fixtures.ts';

/** Where each box is on the stage. */
const placesIn = (scenario: ScenarioId): Record<string, { x: number; y: number }> =>
  Object.fromEntries(
    graphOf(WIDE, DEFAULT_RUN, scenario)
      .nodes.filter((node) => node.type === 'component')
      .map(({ id, position }) => [id, position]),
  );

describe.each(SCENARIO_IDS)('graphOf %s', (scenario) => {
  const { nodes, edges } = graphOf(WIDE, DEFAULT_RUN, scenario);

  it('has the zones before the boxes, which lie on them', () => {
    const types = nodes.map(({ type }) => type);
    expect(types.slice(0, types.indexOf('component'))).toEqual(['zone', 'zone', 'zone']);
    expect(types.slice(types.indexOf('component'))).not.toContain('zone');
    const heights = nodes.map(({ zIndex = 0 }) => zIndex);
    expect(heights).toEqual(heights.toSorted((a, b) => a - b));
  });

  it('has every box of the model, none inside of another node', () => {
    const boxes = nodes.filter((node) => node.type === 'component');
    expect(boxes.map(({ id }) => id)).toEqual(boxesOf(ZENML_PRO));
    expect(nodes.filter(({ parentId }) => parentId !== undefined)).toEqual([]);
  });

  it('has every box and every zone where the layout says', () => {
    expect(placesIn(scenario)).toEqual(
      Object.fromEntries(Object.entries(WIDE.boxes).map(([id, { x, y }]) => [id, { x, y }])),
    );
    const zones = nodes.filter((node) => node.type === 'zone');
    expect(zones.map(({ id, width, height, position }) => [id, { ...position, width, height }])).toEqual(
      zonesOf(WIDE, ZENML_PRO, ZENML_PRO.scenarios[scenario].placement).areas.map(({ id, rect }) => [
        `zone-${id}`,
        rect,
      ]),
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
});

describe('graphOf', () => {
  it('has the same boxes and channels, the same objects, in every scenario and for every run of a model', () => {
    const standing = (run: typeof DEFAULT_RUN, scenario: ScenarioId) => {
      const { nodes, edges } = graphOf(WIDE, run, scenario);
      return [...nodes.filter((node) => node.type === 'component'), ...edges];
    };
    const [first, ...others] = [
      ...SCENARIO_IDS.map((scenario) => standing(DEFAULT_RUN, scenario)),
      standing(faultyRun('push-image.push', 1), 'saas'),
    ];
    for (const other of others) {
      expect(other.length).toBe(first?.length);
      expect(other.every((thing, index) => thing === first?.[index])).toBe(true);
    }
  });

  it('has an area for each island of the placement', () => {
    const { nodes } = graphOf(WIDE, placed({ orchestrator: 'zenml' }), 'saas');
    expect(nodes.flatMap(({ id, type }) => (type === 'zone' ? [id] : []))).toEqual([
      'zone-customer',
      'zone-zenml',
      'zone-third-party',
      'zone-zenml-1',
    ]);
  });

  it('has the boxes and channels of the model only', () => {
    const { client, server } = ZENML_PRO.components;
    if (!client || !server) throw new Error('[test] The built-in model has both.');
    const model: Model = { ...ZENML_PRO, components: { client, server }, channels: [['client', 'server']] };
    const { nodes, edges } = graphOf(WIDE, { ...DEFAULT_RUN, model }, 'saas');
    expect(nodes.flatMap(({ id, type }) => (type === 'component' ? [id] : []))).toEqual(['client', 'server']);
    expect(edges.map(({ id }) => id)).toEqual(['client--server']);
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
