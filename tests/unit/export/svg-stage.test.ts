import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SCENARIO_IDS, type ScenarioId } from '../../../machines/model.ts';
import { COMPONENTS } from '../../../src/catalogue/index.ts';
import { stageSvg } from '../../../src/export/stage-svg.ts';
import { SVG_THEMES, THEME_IDS } from '../../../src/export/svg-theme.ts';
import { BOUNDARY_X, BOXES, STAGE, zoneRect } from '../../../src/layout/layout.ts';
import { countCrossings, crossingIn, specOf } from '../../../src/simulation/describe.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import { frameAt, markOf, type Trace } from '../../../src/simulation/trace.ts';
import { configOf, DEFAULT_TRACE, faultyRun, runConfigs, SEED, traceFor } from '../simulation/fixtures.ts';
import { elementsOf, groupOf, numberOf, readXml, textsOf } from './svg-reader.ts';

/** The moment of a message of a trace, in ms. */
function momentOf(trace: Trace, id: string): number {
  const message = trace.messages.find((one) => one.id === id);
  if (!message) throw new Error(`No message ${id}.`);
  return markOf(message);
}

const stageAt = (trace: Trace, scenario: ScenarioId, id: string) =>
  readXml(stageSvg(trace, scenario, momentOf(trace, id)));

const CROSSING_TAG = /^(Leaves →|← Enters)$/;

describe('stageSvg, as an XML parser reads it', () => {
  it('is as large as the stage and a caption', () => {
    const root = readXml(stageSvg(DEFAULT_TRACE, 'saas', 0));
    expect(numberOf(root, 'width')).toEqual(STAGE.width);
    expect(numberOf(root, 'height')).toBeGreaterThan(STAGE.height);
    expect(root.getAttribute('viewBox')).toEqual(`0 0 ${root.getAttribute('width')} ${root.getAttribute('height')}`);
  });

  it('names every box inside its place', () => {
    const root = readXml(stageSvg(DEFAULT_TRACE, 'saas', 0));
    const texts = elementsOf(root, 'text');
    for (const [id, box] of Object.entries(BOXES)) {
      const label = COMPONENTS[id as keyof typeof BOXES].label;
      const text = texts.find((one) => one.textContent === label);
      expect([label, numberOf(text, 'x') > box.x, numberOf(text, 'y') < box.y + box.height]).toEqual([
        label,
        true,
        true,
      ]);
    }
  });

  it.each(SCENARIO_IDS)('draws the zones of %s and says how many messages cross', (scenario) => {
    const root = readXml(stageSvg(DEFAULT_TRACE, scenario, 0));
    const rects = elementsOf(root, 'rect').map((rect) => [numberOf(rect, 'x'), numberOf(rect, 'width')]);
    for (const infrastructure of ['customer', 'zenml'] as const) {
      const { x, width } = zoneRect(infrastructure, scenario);
      expect(rects).toContainEqual([x, width]);
    }
    expect(textsOf(root)).toContain(
      `${countCrossings(DEFAULT_TRACE, scenario)} of ${DEFAULT_TRACE.messages.length} messages cross`,
    );
  });

  it('shows a message half way between its ends, named by its data class, in its colour', () => {
    const pill = groupOf(stageAt(DEFAULT_TRACE, 'saas', 'load_data.log-metadata.log'), 'load_data.log-metadata.log');
    const [rect] = pill ? elementsOf(pill, 'rect') : [];
    expect(pill?.textContent).toEqual('metadata');
    expect(rect?.getAttribute('fill')).toEqual(SVG_THEMES.light['run-metadata']);
    const [from, to] = [BOXES.orchestrator, BOXES.server];
    const middle = (from.x + from.width + to.x) / 2;
    expect(numberOf(rect, 'x') + numberOf(rect, 'width') / 2).toBeCloseTo(middle, 0);
  });

  it('marks where a message crosses, and only in the scenarios in which it does', () => {
    const tags = (scenario: ScenarioId, id: string) =>
      textsOf(stageAt(DEFAULT_TRACE, scenario, id)).filter((text) => CROSSING_TAG.test(text));
    expect(SCENARIO_IDS.map((scenario) => tags(scenario, 'load_data.log-metadata.log'))).toEqual([
      ['Leaves →'],
      [],
      [],
    ]);
    expect(SCENARIO_IDS.map((scenario) => tags(scenario, 'load-stack.allowed'))).toEqual([[], ['← Enters'], []]);
  });

  it('puts the crossing mark on the boundary', () => {
    const root = stageAt(DEFAULT_TRACE, 'hybrid', 'load-stack.allowed');
    const tag = elementsOf(root, 'text').find((text) => CROSSING_TAG.test(text.textContent ?? ''));
    expect(numberOf(tag, 'x')).toEqual(BOUNDARY_X.hybrid);
  });

  it('says in words what happens, and where it goes', () => {
    const texts = textsOf(stageAt(DEFAULT_TRACE, 'saas', 'load_data.log-metadata.log'));
    expect(texts).toContain(
      specOf(DEFAULT_TRACE.messages.find(({ id }) => id === 'load_data.log-metadata.log') ?? never()).narration,
    );
    expect(texts.find((text) => text.startsWith('Step runtime → ZenML server'))).toMatch(
      / · Leaves your infrastructure$/,
    );
  });

  it('shows a message that fails short of its receiver, by name and in the colour of failures', () => {
    const trace = faultyRun('push-image.push', 1);
    const root = readXml(stageSvg(trace, 'saas', (trace.messages.at(-1)?.receivedMs ?? 0) - 1));
    const pill = groupOf(root, 'push-image.push');
    const [rect] = pill ? elementsOf(pill, 'rect') : [];
    expect(pill?.textContent).toEqual('✕ image failed');
    expect(rect?.getAttribute('fill')).toEqual(SVG_THEMES.light.failed);
    expect(numberOf(rect, 'x') + numberOf(rect, 'width') / 2).toBeLessThan(BOXES['container-registry'].x - 20);
  });

  it('shows the status of the pipeline steps', () => {
    const texts = textsOf(readXml(stageSvg(DEFAULT_TRACE, 'saas', momentOf(DEFAULT_TRACE, 'train.log-metadata.log'))));
    expect(texts).toEqual(expect.arrayContaining(['✓ load_data', 'train', 'evaluate']));
    const large = simulate(configOf({ steps: 40, width: 4 }));
    expect(textsOf(readXml(stageSvg(large, 'saas', 0)))).toContain('40 waiting');
  });

  it('keeps the pipeline steps inside the orchestrator', () => {
    const trace = simulate(configOf({ steps: 5, width: 3 }));
    const root = readXml(stageSvg(trace, 'saas', trace.durationMs));
    const chips = elementsOf(root, 'rect').filter(
      (rect) => rect.getAttribute('fill') === SVG_THEMES.light['yours-soft'],
    );
    const { x, y, width, height } = BOXES.orchestrator;
    expect(chips).toHaveLength(5);
    for (const chip of chips) {
      expect(numberOf(chip, 'x')).toBeGreaterThanOrEqual(x);
      expect(numberOf(chip, 'x') + numberOf(chip, 'width')).toBeLessThanOrEqual(x + width);
      expect(numberOf(chip, 'y') + numberOf(chip, 'height')).toBeLessThanOrEqual(y + height);
    }
  });

  it('has no colour of another theme', () => {
    const colours = (themeId: (typeof THEME_IDS)[number]) =>
      new Set(
        stageSvg(DEFAULT_TRACE, 'hybrid', momentOf(DEFAULT_TRACE, 'load-stack.allowed'), themeId).match(
          /#[0-9a-f]{6}/g,
        ),
      );
    for (const themeId of THEME_IDS) {
      const known = new Set(Object.values(SVG_THEMES[themeId]));
      expect([...colours(themeId)].filter((colour) => !known.has(colour))).toEqual([]);
    }
    expect(colours('dark')).not.toEqual(colours('light'));
  });

  it('shows exactly what is on its way, and marks exactly what crosses, at any moment of any run', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(runConfigs, share, fc.constantFrom(...SCENARIO_IDS), (config, at, scenario) => {
        const trace = traceFor(config);
        const atMs = at * trace.durationMs;
        const root = readXml(stageSvg(trace, scenario, atMs));
        const { inFlight, current } = frameAt(trace, atMs);
        const flying = inFlight.flatMap(({ index }) => trace.messages[index] ?? []);
        const shown = elementsOf(root, 'g').map((group) => group.getAttribute('data-message'));
        expect(shown.toSorted()).toEqual(flying.map(({ id }) => id).sort());
        // What the moment is about lies on top.
        if (inFlight.some(({ index }) => index === current)) expect(shown.at(-1)).toEqual(trace.messages[current]?.id);
        expect(textsOf(root).filter((text) => CROSSING_TAG.test(text))).toHaveLength(
          flying.filter((message) => crossingIn(scenario, message).crossing !== 'none').length,
        );
      }),
      { seed: SEED, numRuns: 25 },
    );
  });

  it('gives the same bytes for the same run and moment', () => {
    expect(stageSvg(simulate(configOf()), 'saas', 30_000)).toEqual(stageSvg(DEFAULT_TRACE, 'saas', 30_000));
  });
});

function never(): never {
  throw new Error('The default run lacks the message.');
}
