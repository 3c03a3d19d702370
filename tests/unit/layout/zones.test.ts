import { describe, expect, it } from 'vitest';
import { type ComponentId, SCENARIO_IDS, type ScenarioId } from '../../../machines/model.ts';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { isInside, type Rect } from '../../../src/layout/geometry.ts';
import { boxesOf, pointsOf, rectOf as rectIn, routeOf as routeIn } from '../../../src/layout/layout.ts';
import { WIDE } from '../../../src/layout/wide.ts';
import { meetingPoint, type ZoneArea, type ZoneLayout, zonesOf } from '../../../src/layout/zones.ts';
import { crossingOf, placementOf, zoneOf } from '../../../src/model/crossing.ts';
import { zoneId } from '../../../src/model/ids.ts';
import type { Model } from '../../../src/model/model.ts';
import type { Placement, ZoneSpec } from '../../../src/model/types.ts';
import { configOf } from '../simulation/fixtures.ts';

const zone = (id: string, owner: ZoneSpec['owner'], parent?: string): ZoneSpec => ({
  id: zoneId(id),
  owner,
  label: id,
  inSentence: id,
  ...(parent === undefined ? {} : { parent: zoneId(parent) }),
});

/** The built-in model with more zones, and a placement that differs from that of a scenario. */
function placedWith(
  zones: readonly ZoneSpec[],
  elsewhere: Readonly<Record<string, string>>,
  scenario: ScenarioId = 'saas',
) {
  const model: Model = { ...ZENML_PRO, zones: [...ZENML_PRO.zones, ...zones] };
  const moved = Object.fromEntries(Object.entries(elsewhere).map(([box, id]) => [box, zoneId(id)]));
  const placement: Placement = { ...ZENML_PRO.scenarios[scenario].placement, ...moved };
  return { model, placement, layout: zonesOf(WIDE, model, placement) };
}

const rectOf = (box: ComponentId): Rect => rectIn(WIDE, box);
const routeOf = (from: ComponentId, to: ComponentId) => routeIn(WIDE, from, to);

const contains = (outer: Rect, { x, y, width, height }: Rect): boolean =>
  isInside({ x, y }, outer) && isInside({ x: x + width, y: y + height }, outer);

/** The islands of a layout but that of the third parties of the built-in model. */
const islandsOf = ({ areas }: ZoneLayout): readonly ZoneArea[] =>
  areas.filter(({ kind, zone: { id } }) => kind === 'island' && id !== 'third-party');

function areaOf({ areas }: ZoneLayout, id: string): ZoneArea {
  const found = areas.find((area) => area.id === id);
  if (!found) throw new Error(`[test] No area ${id}.`);
  return found;
}

describe('zonesOf, of the built-in model', () => {
  const layouts = SCENARIO_IDS.map((scenario) => zonesOf(WIDE, ZENML_PRO, ZENML_PRO.scenarios[scenario].placement));

  it.each(SCENARIO_IDS)(
    'has the two sides of the boundary in %s, both on the stage, and third parties as an island',
    (scenario) => {
      const { boundary, areas } = zonesOf(WIDE, ZENML_PRO, ZENML_PRO.scenarios[scenario].placement);
      expect(areas.map(({ id, kind }) => [id, kind])).toEqual([
        ['customer', 'half'],
        ['zenml', 'half'],
        ['third-party', 'island'],
      ]);
      const [customer, zenml] = areas;
      if (!customer || !zenml) throw new Error('[test] There are two sides.');
      expect(customer.rect.x + customer.rect.width).toBeLessThan(boundary);
      expect(zenml.rect.x).toBeGreaterThan(boundary);
      expect(areas.filter(({ rect }) => !contains(WIDE.stage, rect))).toEqual([]);
    },
  );

  it.each(SCENARIO_IDS)('has every box of %s in the zone that it is placed in', (scenario) => {
    const { placement } = ZENML_PRO.scenarios[scenario];
    const layout = zonesOf(WIDE, ZENML_PRO, placement);
    const outside = boxesOf(ZENML_PRO).filter(
      (box) => !contains(areaOf(layout, zoneOf(ZENML_PRO, placement, box).id).rect, rectOf(box)),
    );
    expect(outside).toEqual([]);
  });

  it('moves the boundary further out with each scenario, until a strip is left', () => {
    const places = layouts.map(({ boundary }) => boundary);
    expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
    expect(layouts.map(({ areas }) => areas.map(({ isStrip }) => isStrip))).toEqual([
      [false, false, false],
      [false, false, false],
      [false, true, false],
    ]);
  });

  it('is worked out once for a placement, and again for another model that has the same', () => {
    const { placement } = ZENML_PRO.scenarios.saas;
    expect(zonesOf(WIDE, ZENML_PRO, placement)).toBe(layouts[0]);
    const renamed: Model = { ...ZENML_PRO, zones: ZENML_PRO.zones.map((one) => ({ ...one, label: `The ${one.id}` })) };
    expect(zonesOf(WIDE, renamed, placement).areas.map((area) => area.zone.label)).toEqual([
      'The customer',
      'The zenml',
      'The third-party',
    ]);
  });
});

describe('zonesOf, with islands', () => {
  it('puts a third party around its boxes, one area for those below each other', () => {
    const { layout } = placedWith([zone('git', 'third-party')], { 'workload-manager': 'git', 'cloud-iam': 'git' });
    expect(islandsOf(layout).map(({ id, isApart }) => [id, isApart])).toEqual([['git', true]]);
    const { rect } = areaOf(layout, 'git');
    expect(boxesOf(ZENML_PRO).filter((box) => contains(rect, rectOf(box)))).toEqual(['cloud-iam', 'workload-manager']);
  });

  it('gives a zone several areas where the box of another stands between its own, or in another column', () => {
    const { layout } = placedWith([zone('git', 'third-party')], {
      client: 'git',
      'workload-manager': 'git',
      'artifact-store': 'git',
    });
    expect(islandsOf(layout).map(({ id }) => id)).toEqual(['git', 'git-2', 'git-3']);
    const inside = islandsOf(layout).map(({ rect }) => boxesOf(ZENML_PRO).filter((box) => contains(rect, rectOf(box))));
    expect(inside).toEqual([['client'], ['workload-manager'], ['artifact-store']]);
  });

  it('puts what stands on the wrong side of the boundary into an island of its zone', () => {
    const { layout } = placedWith([], { orchestrator: 'zenml', 'secrets-store': 'customer' });
    expect(layout.boundary).toBe(zonesOf(WIDE, ZENML_PRO, ZENML_PRO.scenarios.saas.placement).boundary);
    expect(islandsOf(layout).map(({ id, zone: { owner }, isApart }) => [id, owner, isApart])).toEqual([
      ['customer-1', 'you', true],
      ['zenml-1', 'zenml', true],
    ]);
    expect(contains(areaOf(layout, 'zenml-1').rect, rectOf('orchestrator'))).toBe(true);
  });

  it('nests an inner zone in an outer one, with room for both borders', () => {
    const { layout } = placedWith([zone('cloud', 'third-party'), zone('account', 'third-party', 'cloud')], {
      'workload-manager': 'cloud',
      'cloud-iam': 'account',
    });
    expect(islandsOf(layout).map(({ id, isApart }) => [id, isApart])).toEqual([
      ['cloud', true],
      ['account', false],
    ]);
    const [cloud, account] = [areaOf(layout, 'cloud').rect, areaOf(layout, 'account').rect];
    expect([contains(cloud, rectOf('workload-manager')), contains(cloud, account)]).toEqual([true, true]);
    expect([contains(account, rectOf('cloud-iam')), contains(account, rectOf('workload-manager'))]).toEqual([
      true,
      false,
    ]);
  });

  it('draws a zone in your half as an island that is not apart, and what is in it on the wrong side with it', () => {
    const { layout } = placedWith([zone('laptop', 'you', 'customer')], { client: 'laptop', 'pro-ui': 'laptop' });
    expect(islandsOf(layout).map(({ id, isApart }) => [id, isApart])).toEqual([
      ['customer-1', true],
      ['laptop', false],
      ['laptop-2', false],
    ]);
    expect(contains(areaOf(layout, 'customer-1').rect, areaOf(layout, 'laptop-2').rect)).toBe(true);
    expect(contains(areaOf(layout, 'customer').rect, areaOf(layout, 'laptop').rect)).toBe(true);
  });

  it('follows the options where a rule moves a component', () => {
    const model: Model = {
      ...ZENML_PRO,
      zones: [...ZENML_PRO.zones, zone('git', 'third-party')],
      placementRules: [{ in: { code: 'repository' }, placement: { 'code-repository': zoneId('git') } }],
    };
    const islands = (code: 'repository' | 'image') =>
      islandsOf(zonesOf(WIDE, model, placementOf(model, 'hybrid', configOf({ code })))).map(({ id }) => id);
    expect([islands('repository'), islands('image')]).toEqual([['git'], []]);
  });
});

describe('meetingPoint', () => {
  /** Where the message from one component to another meets a border in a layout. */
  function meeting(
    { model, placement, layout }: ReturnType<typeof placedWith>,
    from: Parameters<typeof routeOf>[0],
    to: Parameters<typeof routeOf>[1],
  ) {
    const crossing = crossingOf(model, placement, { from, to, opener: 'sender' });
    return meetingPoint(layout, pointsOf(routeOf(from, to)), crossing);
  }

  const withGit = placedWith([zone('git', 'third-party')], { 'workload-manager': 'git', 'cloud-iam': 'git' });
  const git = areaOf(withGit.layout, 'git').rect;

  it('is on the boundary between you and ZenML', () => {
    expect(meeting(withGit, 'client', 'server')?.x).toBe(withGit.layout.boundary);
    expect(meeting(withGit, 'server', 'client')).toEqual(meeting(withGit, 'client', 'server'));
  });

  it('is on the border of an island, whichever way the message goes', () => {
    const line = pointsOf(routeOf('cluster-api', 'workload-manager'));
    expect(meeting(withGit, 'workload-manager', 'cluster-api')).toEqual({ x: git.x + git.width, y: line[0]?.y });
    expect(meeting(withGit, 'cluster-api', 'workload-manager')).toEqual({ x: git.x + git.width, y: line[0]?.y });
    expect(meeting(withGit, 'server', 'cloud-iam')?.x).toBe(git.x + git.width);
  });

  it('is on an upper or lower border where the line is upright there', () => {
    const moved = placedWith([], { orchestrator: 'zenml' });
    const { rect } = areaOf(moved.layout, 'zenml-1');
    expect(meeting(moved, 'orchestrator', 'cluster-api')).toMatchObject({ y: rect.y + rect.height });
    expect(meeting(moved, 'container-registry', 'orchestrator')).toMatchObject({ y: rect.y });
  });

  it('is nowhere for a message that stays with one owner', () => {
    expect(meeting(withGit, 'workload-manager', 'cloud-iam')).toBeNull();
    expect(meeting(withGit, 'client', 'orchestrator')).toBeNull();
  });

  it('is not on the border of a zone that the line only passes', () => {
    // The line from the cloud account to the server runs between the orchestrator and the API of the cluster.
    const passed = placedWith([zone('stack', 'third-party')], { orchestrator: 'stack', 'cluster-api': 'stack' });
    const { rect } = areaOf(passed.layout, 'stack');
    expect(pointsOf(routeOf('cloud-iam', 'server'))[0]?.y).toBeGreaterThan(rect.y);
    expect(pointsOf(routeOf('cloud-iam', 'server'))[0]?.y).toBeLessThan(rect.y + rect.height);
    expect(meeting(passed, 'cloud-iam', 'server')?.x).toBe(passed.layout.boundary);
  });

  it('is on the boundary for a box in a zone of yours that lies in your half', () => {
    const nested = placedWith([zone('laptop', 'you', 'customer')], { client: 'laptop' });
    expect(meeting(nested, 'client', 'server')?.x).toBe(nested.layout.boundary);
  });

  it('is on the border of the outermost zone of an owner', () => {
    const nested = placedWith([zone('cloud', 'third-party'), zone('account', 'third-party', 'cloud')], {
      'workload-manager': 'cloud',
      'cloud-iam': 'account',
    });
    const { rect } = areaOf(nested.layout, 'cloud');
    expect(meeting(nested, 'cloud-iam', 'server')?.x).toBe(rect.x + rect.width);
  });

  it.each(SCENARIO_IDS)('is somewhere for exactly the messages of the built-in model that cross in %s', (scenario) => {
    const { placement } = ZENML_PRO.scenarios[scenario];
    const layout = zonesOf(WIDE, ZENML_PRO, placement);
    for (const message of ZENML_PRO.exchanges.flatMap(({ messages }) => messages)) {
      const crossing = crossingOf(ZENML_PRO, placement, message);
      const point = meetingPoint(layout, pointsOf(routeOf(message.from, message.to)), crossing);
      expect([message.id, point !== null]).toEqual([message.id, crossing.crossing !== 'none']);
    }
  });
});
