import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SCENARIO_IDS, type ScenarioId } from '../../../machines/model.ts';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { stageSvg } from '../../../src/export/stage-svg.ts';
import { SVG_THEMES, THEME_IDS } from '../../../src/export/svg-theme.ts';
import { boxesOf, rectOf } from '../../../src/layout/layout.ts';
import { WIDE } from '../../../src/layout/wide.ts';
import { zonesOf } from '../../../src/layout/zones.ts';
import { componentOf } from '../../../src/model/model.ts';
import { countCrossings, crossingIn, placementIn } from '../../../src/simulation/describe.ts';
import { type Run, specOf } from '../../../src/simulation/run.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import { frameAt, markOf } from '../../../src/simulation/trace.ts';
import { rounds } from '../rounds.ts';
import { configOf, DEFAULT_RUN, faultyRun, runConfigs, runFor, SEED } from '../simulation/fixtures.ts';
import { elementsOf, groupOf, numberOf, readXml, textsOf } from './svg-reader.ts';

/** The moment of a message of a run, in ms. */
function momentOf(run: Run, id: string): number {
  const message = run.trace.messages.find((one) => one.id === id);
  if (!message) throw new Error(`No message ${id}.`);
  return markOf(message);
}

const stageAt = (run: Run, scenario: ScenarioId, id: string) => readXml(stageSvg(run, scenario, momentOf(run, id)));

const CROSSING_TAG = /^(← (Leaves|Enters)|(Leaves|Enters) [→↑↓])$/;

describe('stageSvg, as an XML parser reads it', () => {
  it('is as large as the stage and a caption', () => {
    const root = readXml(stageSvg(DEFAULT_RUN, 'saas', 0));
    expect(numberOf(root, 'width')).toEqual(WIDE.stage.width);
    expect(numberOf(root, 'height')).toBeGreaterThan(WIDE.stage.height);
    expect(root.getAttribute('viewBox')).toEqual(`0 0 ${root.getAttribute('width')} ${root.getAttribute('height')}`);
  });

  it('names every box inside its place', () => {
    const root = readXml(stageSvg(DEFAULT_RUN, 'saas', 0));
    const texts = elementsOf(root, 'text');
    for (const id of boxesOf(ZENML_PRO)) {
      const box = rectOf(WIDE, id);
      const { label } = componentOf(ZENML_PRO, id);
      const text = texts.find((one) => one.textContent === label);
      expect([label, numberOf(text, 'x') > box.x, numberOf(text, 'y') < box.y + box.height]).toEqual([
        label,
        true,
        true,
      ]);
    }
  });

  it.each(SCENARIO_IDS)('draws the zones of %s and says how many messages cross', (scenario) => {
    const root = readXml(stageSvg(DEFAULT_RUN, scenario, 0));
    const rects = elementsOf(root, 'rect').map((rect) => [numberOf(rect, 'x'), numberOf(rect, 'width')]);
    const { areas } = zonesOf(WIDE, ZENML_PRO, placementIn(DEFAULT_RUN, scenario));
    expect(areas.map(({ zone }) => zone.id)).toEqual(['customer', 'zenml', 'third-party']);
    for (const { rect } of areas) expect(rects).toContainEqual([rect.x, rect.width]);
    expect(textsOf(root)).toContain(
      `${countCrossings(DEFAULT_RUN, scenario)} of ${DEFAULT_RUN.trace.messages.length} cross`,
    );
  });

  it('shows a message half way between its ends, named by its data class, in its colour', () => {
    const pill = groupOf(stageAt(DEFAULT_RUN, 'saas', 'load_data.log-metadata.log'), 'load_data.log-metadata.log');
    const [rect] = pill ? elementsOf(pill, 'rect') : [];
    expect(pill?.textContent).toEqual('metadata');
    expect(rect?.getAttribute('fill')).toEqual(SVG_THEMES.light['run-metadata']);
    const [from, to] = [WIDE.boxes['step-runtime'], WIDE.boxes.server];
    const middle = (from.x + from.width + to.x) / 2;
    expect(numberOf(rect, 'x') + numberOf(rect, 'width') / 2).toBeCloseTo(middle, 0);
  });

  it('marks where a message crosses, and only in the scenarios in which it does', () => {
    const tags = (scenario: ScenarioId, id: string) =>
      textsOf(stageAt(DEFAULT_RUN, scenario, id)).filter((text) => CROSSING_TAG.test(text));
    expect(SCENARIO_IDS.map((scenario) => tags(scenario, 'load_data.log-metadata.log'))).toEqual([
      ['Leaves →'],
      [],
      [],
    ]);
    expect(SCENARIO_IDS.map((scenario) => tags(scenario, 'load-stack.allowed'))).toEqual([[], ['← Enters'], []]);
  });

  it('puts the crossing mark on the boundary', () => {
    const root = stageAt(DEFAULT_RUN, 'hybrid', 'load-stack.allowed');
    const tag = elementsOf(root, 'text').find((text) => CROSSING_TAG.test(text.textContent ?? ''));
    expect(numberOf(tag, 'x')).toEqual(zonesOf(WIDE, ZENML_PRO, placementIn(DEFAULT_RUN, 'hybrid')).boundary);
  });

  it('says in words what happens, and where it goes', () => {
    const texts = textsOf(stageAt(DEFAULT_RUN, 'saas', 'load_data.log-metadata.log'));
    expect(texts).toContain(
      specOf(DEFAULT_RUN, DEFAULT_RUN.trace.messages.find(({ id }) => id === 'load_data.log-metadata.log') ?? never())
        .narration,
    );
    expect(texts.find((text) => text.startsWith('Step runtime → ZenML server'))).toMatch(
      / · Leaves your infrastructure$/,
    );
  });

  it('shows a message that fails short of its receiver, by name and in the colour of failures', () => {
    const run = faultyRun('push-image.push', 1);
    const root = readXml(stageSvg(run, 'saas', (run.trace.messages.at(-1)?.receivedMs ?? 0) - 1));
    const pill = groupOf(root, 'push-image.push');
    const [rect] = pill ? elementsOf(pill, 'rect') : [];
    expect(pill?.textContent).toEqual('✕ image failed');
    expect(rect?.getAttribute('fill')).toEqual(SVG_THEMES.light.failed);
    expect(numberOf(rect, 'x') + numberOf(rect, 'width') / 2).toBeLessThan(WIDE.boxes['container-registry'].x - 20);
  });

  it('shows the status of the pipeline steps', () => {
    const texts = textsOf(readXml(stageSvg(DEFAULT_RUN, 'saas', momentOf(DEFAULT_RUN, 'train.log-metadata.log'))));
    expect(texts).toEqual(expect.arrayContaining(['✓ load_data', '▸ train', '○ evaluate']));
    const large = simulate(ZENML_PRO, configOf({ steps: 40, width: 4 }));
    expect(textsOf(readXml(stageSvg(large, 'saas', 0)))).toContain('○ 40 waiting');
  });

  it('keeps the pipeline steps inside the orchestrator', () => {
    const run = simulate(ZENML_PRO, configOf({ steps: 5, width: 3 }));
    const root = readXml(stageSvg(run, 'saas', run.trace.durationMs));
    const chips = elementsOf(root, 'rect').filter(
      (rect) => rect.getAttribute('fill') === SVG_THEMES.light['yours-soft'],
    );
    const { x, y, width, height } = WIDE.boxes.orchestrator;
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
        stageSvg(DEFAULT_RUN, 'hybrid', momentOf(DEFAULT_RUN, 'load-stack.allowed'), themeId).match(/#[0-9a-f]{6}/g),
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
        const run = runFor(config);
        const atMs = at * run.trace.durationMs;
        const root = readXml(stageSvg(run, scenario, atMs));
        const { inFlight, current } = frameAt(run.trace, atMs);
        const flying = inFlight.flatMap(({ index }) => run.trace.messages[index] ?? []);
        const drawnIds = elementsOf(root, 'g').map((group) => group.getAttribute('data-message'));
        expect(drawnIds.toSorted()).toEqual(flying.map(({ id }) => id).sort());
        // What the moment is about lies on top.
        if (inFlight.some(({ index }) => index === current))
          expect(drawnIds.at(-1)).toEqual(run.trace.messages[current]?.id);
        expect(textsOf(root).filter((text) => CROSSING_TAG.test(text))).toHaveLength(
          flying.filter((message) => crossingIn(run, scenario, message).crossing !== 'none').length,
        );
      }),
      { seed: SEED, numRuns: rounds(25) },
    );
  });

  it('gives the same bytes for the same run and moment', () => {
    expect(stageSvg(simulate(ZENML_PRO, configOf()), 'saas', 30_000)).toEqual(stageSvg(DEFAULT_RUN, 'saas', 30_000));
  });
});

function never(): never {
  throw new Error('The default run lacks the message.');
}
