import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ComponentId, SCENARIO_IDS, type ScenarioId } from '../../../machines/model.ts';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { sequenceSvg } from '../../../src/export/sequence-svg.ts';
import { SVG_THEMES } from '../../../src/export/svg-theme.ts';
import { componentIdsOf, componentOf } from '../../../src/model/model.ts';
import { crossingIn, failureText, zoneIn } from '../../../src/simulation/describe.ts';
import { type Run, specOf } from '../../../src/simulation/run.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import type { TraceMessage } from '../../../src/simulation/trace.ts';
import { rounds } from '../rounds.ts';
import { configOf, DEFAULT_RUN, faultyRun, idsOf, runConfigs, runFor, SEED } from '../simulation/fixtures.ts';
import { elementsOf, groupOf, numberOf, readXml, textsOf } from './svg-reader.ts';

type Drawing = ReturnType<typeof readXml>;

const draw = (run: Run, scenario: ScenarioId): Drawing => readXml(sequenceSvg(run, scenario));

const participantsOf = (run: Run) =>
  componentIdsOf(run.model).filter((id) =>
    run.trace.messages.some((message) => {
      const { from, to } = specOf(run, message);
      return from === id || to === id;
    }),
  );

const labelOf = (component: ComponentId): string => componentOf(ZENML_PRO, component).label;

/** x of a lifeline: the middle of the box with the component's name. */
const lifelineX = (root: Drawing, label: string): number =>
  numberOf(
    elementsOf(root, 'text').find((text) => text.textContent === label),
    'x',
  );

const messagesOf = (root: Drawing) =>
  elementsOf(root, 'g').map((group) => group.getAttribute('data-message') ?? 'no message');

/** Start and direction of a message's arrow, and whether it is dashed. */
function arrowOf(root: Drawing, message: TraceMessage) {
  const group = groupOf(root, message.id);
  const [line] = group ? elementsOf(group, 'path') : [];
  const [, fromX, toX] = /^M ([\d.]+) [\d.]+ H ([\d.]+)/.exec(line?.getAttribute('d') ?? '') ?? [];
  return {
    fromX: Number(fromX),
    toX: Number(toX),
    colour: line?.getAttribute('stroke'),
    dashed: line?.hasAttribute('stroke-dasharray'),
  };
}

describe('sequenceSvg, as an XML parser reads it', () => {
  it('has lifelines in column order', () => {
    const root = draw(DEFAULT_RUN, 'saas');
    const xs = participantsOf(DEFAULT_RUN).map((id) => lifelineX(root, labelOf(id)));
    expect(xs.filter(Number.isNaN)).toEqual([]);
    expect(xs).toEqual([...xs].sort((a, b) => a - b));
  });

  it.each(SCENARIO_IDS)('stands a boundary of %s between each two zones', (scenario) => {
    const root = draw(DEFAULT_RUN, scenario);
    const lines = elementsOf(root, 'path')
      .filter((path) => path.parentNode === root && path.getAttribute('stroke') === SVG_THEMES.light['zenml-strong'])
      .map((path) => Number(/^M ([\d.]+) /.exec(path.getAttribute('d') ?? '')?.[1]));
    const bands = ['third-party', 'customer', 'zenml'];
    const sides = participantsOf(DEFAULT_RUN).map((id) => [
      zoneIn(DEFAULT_RUN, scenario, id).id,
      bands[lines.filter((x) => x < lifelineX(root, labelOf(id))).length],
    ]);
    expect(sides.filter(([placed, drawn]) => placed !== drawn)).toEqual([]);
  });

  it('draws each message from its sender towards its receiver, in the colour of its data class, dashed if it replies', () => {
    const root = draw(DEFAULT_RUN, 'hybrid');
    expect(messagesOf(root)).toEqual(idsOf(DEFAULT_RUN));
    const arrows = DEFAULT_RUN.trace.messages.map((message) => arrowOf(root, message));
    const expected = DEFAULT_RUN.trace.messages.map((message) => {
      const { from, to, dataClass, opener } = specOf(DEFAULT_RUN, message);
      const fromX = lifelineX(root, labelOf(from));
      const toX = from === to ? expect.any(Number) : lifelineX(root, labelOf(to));
      return { fromX, toX, colour: SVG_THEMES.light[dataClass], dashed: opener === 'receiver' };
    });
    expect(arrows).toEqual(expected);
  });

  it('names a message by its data class and what it is', () => {
    const root = draw(DEFAULT_RUN, 'saas');
    const texts = DEFAULT_RUN.trace.messages.map((message) => {
      const group = groupOf(root, message.id);
      return group ? elementsOf(group, 'tspan').map((part) => part.textContent) : [];
    });
    expect(texts).toEqual(
      DEFAULT_RUN.trace.messages.map((message) => {
        const { dataClass, label } = specOf(DEFAULT_RUN, message);
        return [ZENML_PRO.dataClasses[dataClass].short, label];
      }),
    );
  });

  it('has a section for each phase', () => {
    const texts = textsOf(draw(DEFAULT_RUN, 'saas'));
    expect(texts.filter((text) => /^\d\. /.test(text))).toEqual(
      ZENML_PRO.phases.map(({ label }, index) => `${index + 1}. ${label}`),
    );
  });

  it.each(SCENARIO_IDS)('marks what crosses in %s, and nothing else', (scenario) => {
    const root = draw(DEFAULT_RUN, scenario);
    const marked = elementsOf(root, 'g')
      .filter((group) =>
        elementsOf(group, 'path').some(
          (path) =>
            path.getAttribute('stroke') === SVG_THEMES.light['zenml-strong'] && path.getAttribute('d')?.endsWith('Z'),
        ),
      )
      .map((group) => group.getAttribute('data-message'));
    expect(marked).toEqual(
      DEFAULT_RUN.trace.messages
        .filter((message) => crossingIn(DEFAULT_RUN, scenario, message).crossing !== 'none')
        .map(({ id }) => id),
    );
  });

  it('draws a failed message short of its receiver and says what people see', () => {
    const run = faultyRun('push-image.push', 1);
    const [failed] = run.trace.messages.filter(({ status }) => status === 'failed');
    if (!failed) throw new Error('Nothing failed.');
    const root = draw(run, 'saas');
    const { toX, colour } = arrowOf(root, failed);
    expect(toX).toBeLessThan(lifelineX(root, 'Container registry') - 20);
    expect(colour).toEqual(SVG_THEMES.light.failed);
    expect(textsOf(root)).toContain(`✕ Fails: ${failureText(run, failed)}`);
  });

  it('counts what later pipeline steps repeat in a run too long to look at', () => {
    const run = simulate(ZENML_PRO, configOf({ steps: 200, width: 10 }));
    const root = draw(run, 'saas');
    const drawnMessages = messagesOf(root).length;
    const counted = textsOf(root).flatMap(
      (text) => /^(\d+) messages of \d+ more pipeline steps$/.exec(text)?.[1] ?? [],
    );
    expect(counted).not.toEqual([]);
    expect(drawnMessages + counted.reduce((sum, count) => sum + Number(count), 0)).toEqual(run.trace.messages.length);
    expect(messagesOf(root).at(-1)).toEqual(idsOf(run).at(-1));
  });

  it('is well-formed and has every message inside the drawing, for any run config', () => {
    fc.assert(
      fc.property(runConfigs, fc.constantFrom(...SCENARIO_IDS), (config, scenario) => {
        const run = runFor(config);
        const root = draw(run, scenario);
        expect(messagesOf(root)).toEqual(idsOf(run));
        const [width, height] = [numberOf(root, 'width'), numberOf(root, 'height')];
        const outside = elementsOf(root, 'text').filter(
          (text) => !(numberOf(text, 'x') < width && numberOf(text, 'y') < height),
        );
        expect(outside.map((text) => text.textContent)).toEqual([]);
      }),
      { seed: SEED, numRuns: rounds(12) },
    );
  });

  it('gives the same bytes for the same run', () => {
    expect(sequenceSvg(simulate(ZENML_PRO, configOf()), 'hybrid')).toEqual(sequenceSvg(DEFAULT_RUN, 'hybrid'));
  });
});
