import { SCENARIO_IDS, type ScenarioId } from '../../machines/model.ts';
import {
  type Answers,
  CHOOSER_QUESTIONS,
  type ChooserOption,
  type ChooserQuestion,
  type ComparisonRowId,
  QUICK_COMPARISON,
  type QuestionId,
  ZENML_PRO,
} from '../catalogue/index.ts';

/** Where one answer points to, in a sentence. */
export interface ChoiceReason {
  readonly question: QuestionId;
  readonly text: string;
}

export interface Choice {
  /** Null when no question is answered. */
  readonly scenario: ScenarioId | null;
  /** The questions whose answers point to the chosen scenario, in the order of the questions. */
  readonly decidedBy: readonly QuestionId[];
  /** One for each answered question, in the order of the questions. */
  readonly reasons: readonly ChoiceReason[];
  /** Plain sentences, one text for each answer that does not go with the choice. */
  readonly contradictions: readonly string[];
}

interface Answer {
  readonly question: ChooserQuestion & { readonly id: QuestionId };
  readonly option: ChooserOption;
}

const quoted = ({ option }: Answer): string => `"${option.label}"`;

const labelOf = (scenario: ScenarioId): string => ZENML_PRO.scenarios[scenario].label;

/** A cell of the quick comparison as a sentence: `Setup time of SaaS: ~1 hour.` */
function cellText(id: ComparisonRowId, scenario: ScenarioId): string {
  const { label, cells } = QUICK_COMPARISON[id];
  return `${label.charAt(0)}${label.slice(1).toLowerCase()} of ${labelOf(scenario)}: ${cells[scenario]}.`;
}

function answersOf(answers: Answers): Answer[] {
  return CHOOSER_QUESTIONS.flatMap((question) => {
    const id = answers[question.id];
    if (id === undefined) return [];
    const option = question.options.find((candidate) => candidate.id === id);
    if (option) return [{ question, option }];
    const known = question.options.map((candidate) => candidate.id).join(', ');
    throw new Error(`[choose] Unknown answer to ${question.id}: ${id}. Expected one of ${known}.`);
  });
}

/** The scenario of the strictest answer. The ids run from the least to the most strict. */
const strictestOf = (chosen: readonly Answer[]): ScenarioId | undefined =>
  SCENARIO_IDS.findLast((scenario) => chosen.some(({ option }) => option.scenario === scenario));

/** Answers that are too modest for the choice: not as much infrastructure, or not as much time, as it takes. */
function overruled(scenario: ScenarioId, deciding: readonly Answer[], others: readonly Answer[]): string[] {
  return others.flatMap((answer) => {
    const { fit } = answer.question;
    if (fit.kind === 'at-least') return [];
    const why = new Intl.ListFormat('en').format(deciding.map(quoted));
    return `${quoted(answer)} does not fit ${labelOf(scenario)}, chosen because of ${why}. ${cellText(fit.row, scenario)}`;
  });
}

/** The choice rests on an answer that only sets a limit, which less strict scenarios keep as well. */
function limitOnly(scenario: ScenarioId, deciding: readonly Answer[], others: readonly Answer[]): string[] {
  const [answer, ...more] = deciding;
  const enough = strictestOf(others);
  if (!answer || more.length > 0 || enough === undefined || answer.question.fit.kind !== 'at-most') return [];
  const { row } = answer.question.fit;
  return [
    `Only ${quoted(answer)} points to ${labelOf(scenario)}, and ${labelOf(enough)} fits it as well. ${cellText(row, enough)} Without this answer, the others lead to ${labelOf(enough)}.`,
  ];
}

/**
 * The scenario that fits the answers, by the page's rules: each answer points to a scenario, the strictest one wins.
 * Answers that then do not fit are explained, not dropped. Throws on an answer that its question does not have.
 */
export function chooseScenario(answers: Answers): Choice {
  const chosen = answersOf(answers);
  const scenario = strictestOf(chosen);
  if (scenario === undefined) return { scenario: null, decidedBy: [], reasons: [], contradictions: [] };
  const deciding = chosen.filter(({ option }) => option.scenario === scenario);
  const others = chosen.filter(({ option }) => option.scenario !== scenario);
  return {
    scenario,
    decidedBy: deciding.map(({ question }) => question.id),
    reasons: chosen.map((answer) => ({
      question: answer.question.id,
      text: `${quoted(answer)} points to ${labelOf(answer.option.scenario)}${deciding.includes(answer) ? ' and decides.' : '; a stricter answer decides.'}`,
    })),
    contradictions: [...overruled(scenario, deciding, others), ...limitOnly(scenario, deciding, others)],
  };
}
