import { describe, expect, it } from 'vitest';
import { SCENARIO_IDS } from '../../../machines/model.ts';
import { CHOOSER_QUESTIONS, type ChooserQuestion } from '../../../src/catalogue/index.ts';
import { SCENARIO_NAMES, textOf } from './deployment-page.ts';

const questions: readonly ChooserQuestion[] = CHOOSER_QUESTIONS;

/** The page's "Making Your Choice" as lines of factor and question, and of answer and scenario. */
const [lead, ...rules] = textOf('Making Your Choice').map((line) => {
  const [, factor, question] = line.match(/^\d\. (.+?): (.+)$/) ?? [];
  if (factor !== undefined) return [factor, question];
  const [, answer, name = ''] = line.match(/^- (.+) → (.+)$/) ?? [];
  return answer === undefined ? line : [answer, SCENARIO_NAMES[name]];
});

describe('CHOOSER_QUESTIONS', () => {
  it('has the factors, answers and rules of the page, line by line, and nothing else', () => {
    expect(lead).toBe('Consider these factors when deciding:');
    expect(
      questions.flatMap(({ factor, question, options }) => [
        [factor, question],
        ...options.map(({ label, scenario }) => [label, scenario]),
      ]),
    ).toEqual(rules);
  });

  it('asks four questions, each with one answer for each scenario, from the least to the most strict', () => {
    expect(questions.map(({ options }) => options.map(({ scenario }) => scenario))).toEqual(
      Array.from({ length: 4 }, () => SCENARIO_IDS),
    );
  });

  it('uses no id twice', () => {
    const ids = questions.flatMap(({ id, options }) => [id, ...options.map((option) => option.id)]);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
