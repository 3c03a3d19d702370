import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMPONENT_IDS, SCENARIO_IDS, type ScenarioId } from '../../../machines/model.ts';
import { COMPONENTS, DATA_CLASSES, PHASES, SCENARIOS } from '../../../src/catalogue/index.ts';
import { sequenceSvg } from '../../../src/export/sequence-svg.ts';
import { SVG_THEMES } from '../../../src/export/svg-theme.ts';
import { crossingIn, failureText, specOf } from '../../../src/simulation/describe.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import type { Trace, TraceMessage } from '../../../src/simulation/trace.ts';
import { configOf, DEFAULT_TRACE, faultyRun, idsOf, runConfigs, SEED, traceFor } from '../simulation/fixtures.ts';
import { elementsOf, groupOf, numberOf, readXml, textsOf } from './svg-reader.ts';

type Drawing = ReturnType<typeof readXml>;

const draw = (trace: Trace, scenario: ScenarioId): Drawing => readXml(sequenceSvg(trace, scenario));

const participantsOf = (trace: Trace) =>
  COMPONENT_IDS.filter((id) =>
    trace.messages.some((message) => [specOf(message).from, specOf(message).to].includes(id)),
  );

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
    const root = draw(DEFAULT_TRACE, 'saas');
    const xs = participantsOf(DEFAULT_TRACE).map((id) => lifelineX(root, COMPONENTS[id].label));
    expect(xs.filter(Number.isNaN)).toEqual([]);
    expect(xs).toEqual([...xs].sort((a, b) => a - b));
  });

  it.each(SCENARIO_IDS)('stands the boundary of %s between the two infrastructures', (scenario) => {
    const root = draw(DEFAULT_TRACE, scenario);
    const line = elementsOf(root, 'path').find(
      (path) => path.parentNode === root && path.getAttribute('stroke') === SVG_THEMES.light['zenml-strong'],
    );
    const x = Number(/^M ([\d.]+) /.exec(line?.getAttribute('d') ?? '')?.[1]);
    const { placement } = SCENARIOS[scenario];
    const sides = participantsOf(DEFAULT_TRACE).map((id) => [
      placement[id],
      lifelineX(root, COMPONENTS[id].label) < x ? 'customer' : 'zenml',
    ]);
    expect(sides.filter(([placed, drawn]) => placed !== drawn)).toEqual([]);
  });

  it('draws each message from its sender towards its receiver, in the colour of its data class, dashed if it replies', () => {
    const root = draw(DEFAULT_TRACE, 'hybrid');
    expect(messagesOf(root)).toEqual(idsOf(DEFAULT_TRACE));
    const arrows = DEFAULT_TRACE.messages.map((message) => arrowOf(root, message));
    const expected = DEFAULT_TRACE.messages.map((message) => {
      const { from, to, dataClass, opener } = specOf(message);
      const fromX = lifelineX(root, COMPONENTS[from].label);
      const toX = from === to ? expect.any(Number) : lifelineX(root, COMPONENTS[to].label);
      return { fromX, toX, colour: SVG_THEMES.light[dataClass], dashed: opener === 'receiver' };
    });
    expect(arrows).toEqual(expected);
  });

  it('names a message by its data class and what it is', () => {
    const root = draw(DEFAULT_TRACE, 'saas');
    const texts = DEFAULT_TRACE.messages.map((message) => {
      const group = groupOf(root, message.id);
      return group ? elementsOf(group, 'tspan').map((part) => part.textContent) : [];
    });
    expect(texts).toEqual(
      DEFAULT_TRACE.messages.map((message) => {
        const { dataClass, label } = specOf(message);
        return [DATA_CLASSES[dataClass].short, label];
      }),
    );
  });

  it('has a section for each phase', () => {
    const texts = textsOf(draw(DEFAULT_TRACE, 'saas'));
    expect(texts.filter((text) => /^\d\. /.test(text))).toEqual(
      PHASES.map(({ label }, index) => `${index + 1}. ${label}`),
    );
  });

  it.each(SCENARIO_IDS)('marks what crosses in %s, and nothing else', (scenario) => {
    const root = draw(DEFAULT_TRACE, scenario);
    const marked = elementsOf(root, 'g')
      .filter((group) =>
        elementsOf(group, 'path').some(
          (path) =>
            path.getAttribute('stroke') === SVG_THEMES.light['zenml-strong'] && path.getAttribute('d')?.endsWith('Z'),
        ),
      )
      .map((group) => group.getAttribute('data-message'));
    expect(marked).toEqual(
      DEFAULT_TRACE.messages.filter((message) => crossingIn(scenario, message).crossing !== 'none').map(({ id }) => id),
    );
  });

  it('draws a failed message short of its receiver and says what people see', () => {
    const trace = faultyRun('push-image.push', 1);
    const [failed] = trace.messages.filter(({ status }) => status === 'failed');
    if (!failed) throw new Error('Nothing failed.');
    const root = draw(trace, 'saas');
    const { toX, colour } = arrowOf(root, failed);
    expect(toX).toBeLessThan(lifelineX(root, 'Container registry') - 20);
    expect(colour).toEqual(SVG_THEMES.light.failed);
    expect(textsOf(root)).toContain(`✕ Fails: ${failureText(failed)}`);
  });

  it('counts what later pipeline steps repeat in a run too long to look at', () => {
    const trace = simulate(configOf({ steps: 200, width: 10 }));
    const root = draw(trace, 'saas');
    const told = messagesOf(root).length;
    const counted = textsOf(root).flatMap(
      (text) => /^(\d+) messages of \d+ more pipeline steps$/.exec(text)?.[1] ?? [],
    );
    expect(counted).not.toEqual([]);
    expect(told + counted.reduce((sum, count) => sum + Number(count), 0)).toEqual(trace.messages.length);
    expect(messagesOf(root).at(-1)).toEqual(idsOf(trace).at(-1));
  });

  it('is well-formed and has every message inside the drawing, for any run config', () => {
    fc.assert(
      fc.property(runConfigs, fc.constantFrom(...SCENARIO_IDS), (config, scenario) => {
        const trace = traceFor(config);
        const root = draw(trace, scenario);
        expect(messagesOf(root)).toEqual(idsOf(trace));
        const [width, height] = [numberOf(root, 'width'), numberOf(root, 'height')];
        const outside = elementsOf(root, 'text').filter(
          (text) => !(numberOf(text, 'x') < width && numberOf(text, 'y') < height),
        );
        expect(outside.map((text) => text.textContent)).toEqual([]);
      }),
      { seed: SEED, numRuns: 12 },
    );
  });

  it('gives the same bytes for the same run', () => {
    expect(sequenceSvg(simulate(configOf()), 'hybrid')).toEqual(sequenceSvg(DEFAULT_TRACE, 'hybrid'));
  });
});
