import { describe, expect, it } from 'vitest';
import { DATA_CLASS_IDS, SCENARIO_IDS } from '../../../machines/model.ts';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { closingFacts } from '../../../src/claims/closing.ts';
import { crossedSentence, keptWords, leftSentence, nextScenario } from '../../../src/claims/closing-words.ts';
import { placedMessages } from '../../../src/claims/placed-messages.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import { configOf, DEFAULT_RUN } from '../simulation/fixtures.ts';

describe('closingFacts', () => {
  it.each(SCENARIO_IDS)('counts what crosses in %s as its placement says', (scenario) => {
    const facts = closingFacts(DEFAULT_RUN, scenario);
    const crossing = placedMessages(DEFAULT_RUN, scenario).filter((message) => message.border === 'zenml');
    expect(facts.crossing).toBe(crossing.length);
    expect(facts.leaving).toBe(crossing.filter((message) => message.crossing === 'leaves').length);
    for (const { dataClass, count } of facts.classes) {
      expect(count).toBe(crossing.filter(({ spec }) => spec.items.some((item) => item.dataClass === dataClass)).length);
    }
    expect(facts.classes.map(({ count }) => count)).toEqual(
      facts.classes.map(({ count }) => count).toSorted((a, b) => b - a),
    );
  });

  it.each(SCENARIO_IDS)(
    'names in %s each class that the run sends once: as crossing, or as never crossing',
    (scenario) => {
      const { classes, neverClasses } = closingFacts(DEFAULT_RUN, scenario);
      expect([...classes.map(({ dataClass }) => dataClass), ...neverClasses].sort()).toEqual(
        [...DATA_CLASS_IDS].sort(),
      );
    },
  );

  it('lets no value of yours, no code and no metadata cross in Hybrid SaaS, and says so', () => {
    const { neverClasses, neverMarks } = closingFacts(DEFAULT_RUN, 'hybrid');
    expect(neverClasses).toEqual(expect.arrayContaining(['code', 'run-metadata', 'artifact-data', 'logs', 'image']));
    expect(neverMarks).toEqual(['value', 'may-hold-value']);
    expect(closingFacts(DEFAULT_RUN, 'saas').neverMarks).toEqual([]);
  });

  it('says nothing of what the run does not have', () => {
    const inImage = simulate(ZENML_PRO, configOf({ fault: { message: 'build-image.build', times: 1 } }));
    expect(inImage.trace.outcome.status).toBe('failed');
    expect(closingFacts(inImage, 'on-prem').neverClasses).not.toContain('artifact-data');
  });

  it('counts a thing that leaves again and again once', () => {
    const [one, three] = [1, 3].map((steps) => closingFacts(simulate(ZENML_PRO, configOf({ steps })), 'hybrid'));
    expect(three?.leaving).toBeGreaterThan(one?.leaving ?? 0);
    expect(three?.items).toBe(one?.items);
  });
});

describe('the sentences of the closing card', () => {
  it('count', () => {
    const facts = closingFacts(DEFAULT_RUN, 'hybrid');
    expect(crossedSentence(facts)).toBe(
      `${facts.crossing} of ${facts.messages} messages crossed the boundary; ${facts.leaving} of them left your infrastructure.`,
    );
    expect(leftSentence(facts)).toBe(`${facts.items} different things left, among them 2 secrets.`);
    expect(keptWords(facts)).toEqual(['values of your data', 'texts that may quote values']);
  });

  it('say plainly that nothing crossed', () => {
    const facts = closingFacts(DEFAULT_RUN, 'on-prem');
    expect(crossedSentence(facts)).toBe(`None of ${facts.messages} messages crossed the boundary.`);
    expect(leftSentence(facts)).toBeNull();
  });

  it('say of a single thing that it is one', () => {
    const marked = { value: 0, secret: 1, 'may-hold-value': 0, name: 0 };
    const facts = { ...closingFacts(DEFAULT_RUN, 'saas'), items: 1, marked };
    expect(leftSentence(facts)).toBe('1 thing left, among them 1 secret.');
    expect(leftSentence({ ...facts, marked: { ...marked, secret: 0 } })).toBe(
      '1 thing left: no value, secret or name.',
    );
  });
});

describe('nextScenario', () => {
  it('goes round', () => {
    expect(SCENARIO_IDS.map(nextScenario)).toEqual(['hybrid', 'on-prem', 'saas']);
  });
});
