import { describe, expect, it } from 'vitest';
import { SCENARIO_IDS, type ScenarioId } from '../../../machines/model.ts';
import { type Answers, CHOOSER_QUESTIONS, type QuestionId } from '../../../src/catalogue/index.ts';
import { chooseScenario } from '../../../src/claims/choose.ts';

/** Where the answer to each question points, or null where there is none. */
type Pointers = Readonly<Record<QuestionId, ScenarioId | null>>;

/** The answers that point where the pointers say. */
function answersOf(pointers: Pointers): Answers {
  const entries = CHOOSER_QUESTIONS.map(({ id, options }) => [
    id,
    options.find(({ scenario }) => scenario === pointers[id])?.id,
  ]);
  return Object.fromEntries(entries);
}

/** Every way to answer or to skip each of the four questions. */
const ALL_POINTERS: readonly Pointers[] = [null, ...SCENARIO_IDS].flatMap((location) =>
  [null, ...SCENARIO_IDS].flatMap((control) =>
    [null, ...SCENARIO_IDS].flatMap((time) =>
      [null, ...SCENARIO_IDS].map((compliance) => ({
        'data-location': location,
        'infrastructure-control': control,
        'time-to-value': time,
        compliance,
      })),
    ),
  ),
);

/** The strictest of these scenarios, or null for none. */
function strictest(scenarios: readonly (ScenarioId | null)[]): ScenarioId | null {
  if (scenarios.includes('on-prem')) return 'on-prem';
  if (scenarios.includes('hybrid')) return 'hybrid';
  return scenarios.includes('saas') ? 'saas' : null;
}

describe('chooseScenario', () => {
  it('chooses nothing when nothing is answered', () => {
    const nothing = { scenario: null, decidedBy: [], reasons: [], contradictions: [] };
    expect(chooseScenario({})).toEqual(nothing);
    expect(chooseScenario({ compliance: undefined })).toEqual(nothing);
  });

  it('follows a single answer', () => {
    expect(chooseScenario({ 'time-to-value': '8-hours' })).toEqual({
      scenario: 'on-prem',
      decidedBy: ['time-to-value'],
      reasons: [
        {
          question: 'time-to-value',
          text: '"Within 8 hours (or longer planning period)" points to Full On-Prem and decides.',
        },
      ],
      contradictions: [],
    });
  });

  it('lets the strictest answer win and tells which one it was', () => {
    expect(chooseScenario({ compliance: 'data-residency', 'data-location': 'cloud-hosted' })).toEqual({
      scenario: 'hybrid',
      decidedBy: ['compliance'],
      reasons: [
        {
          question: 'data-location',
          text: '"Cloud-hosted is acceptable" points to SaaS; a stricter answer decides.',
        },
        { question: 'compliance', text: '"Data residency rules" points to Hybrid SaaS and decides.' },
      ],
      contradictions: [],
    });
  });

  it('explains answers that the choice cannot keep', () => {
    const choice = chooseScenario({
      'data-location': 'isolated',
      'infrastructure-control': 'minimal',
      'time-to-value': '1-hour',
      compliance: 'strict-isolation',
    });
    expect(choice.scenario).toBe('on-prem');
    expect(choice.decidedBy).toEqual(['data-location', 'compliance']);
    expect(choice.contradictions).toEqual([
      '"Minimal" does not fit Full On-Prem, chosen because of "Must be completely isolated on-premises" and "Strict isolation requirements". Maintenance of Full On-Prem: Customer managed.',
      '"Within 1 hour" does not fit Full On-Prem, chosen because of "Must be completely isolated on-premises" and "Strict isolation requirements". Setup time of Full On-Prem: ~8 hours.',
    ]);
  });

  it('explains that a time frame alone decided, though less strict scenarios keep to it', () => {
    const choice = chooseScenario({
      'data-location': 'cloud-hosted',
      'time-to-value': '8-hours',
      compliance: 'data-residency',
    });
    expect(choice.scenario).toBe('on-prem');
    expect(choice.decidedBy).toEqual(['time-to-value']);
    expect(choice.contradictions).toEqual([
      'Only "Within 8 hours (or longer planning period)" points to Full On-Prem, and Hybrid SaaS fits it as well. Setup time of Hybrid SaaS: ~4 hours. Without this answer, the others lead to Hybrid SaaS.',
    ]);
  });

  it('chooses the strictest scenario, by the right questions, for all answers that can be given', () => {
    for (const pointers of ALL_POINTERS) {
      const choice = chooseScenario(answersOf(pointers));
      const scenario = strictest(Object.values(pointers));
      const answered = CHOOSER_QUESTIONS.map(({ id }) => id).filter((id) => pointers[id] !== null);
      expect(choice.scenario).toBe(scenario);
      expect(choice.decidedBy).toEqual(answered.filter((id) => pointers[id] === scenario));
      expect(choice.reasons.map(({ question }) => question)).toEqual(answered);
      expect(choice.reasons.filter(({ text }) => text.endsWith('and decides.')).length).toBe(choice.decidedBy.length);
    }
  });

  it('finds a contradiction exactly where control or time is overruled, or time decides alone', () => {
    for (const pointers of ALL_POINTERS) {
      const { 'infrastructure-control': control, 'time-to-value': time, ...others } = pointers;
      const scenario = strictest(Object.values(pointers));
      const rest = [control, ...Object.values(others)];
      const expected =
        Number(control !== null && control !== scenario) +
        Number(time !== null && time !== scenario) +
        Number(time !== null && strictest(rest) !== null && strictest(rest) !== strictest([time, ...rest]));
      expect(chooseScenario(answersOf(pointers)).contradictions.length, JSON.stringify(pointers)).toBe(expected);
    }
  });

  it('refuses an answer that the question does not have', () => {
    const answers: Record<string, string> = { 'data-location': 'the-moon' };
    expect(() => chooseScenario(answers)).toThrow(
      '[choose] Unknown answer to data-location: the-moon. Expected one of cloud-hosted, your-infrastructure, isolated.',
    );
  });
});
