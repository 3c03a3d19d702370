import type { EvidenceId, ScenarioId } from '../../machines/model.ts';
import type { ComparisonRowId } from './quick-comparison.ts';

/**
 * Which other scenarios an answer goes with. `at-least`: also with stricter ones, `exactly`: with no other,
 * `at-most`: also with less strict ones. The row of the quick comparison shows why a scenario does not go with it.
 */
export type AnswerFit =
  | { readonly kind: 'at-least' }
  | { readonly kind: 'exactly' | 'at-most'; readonly row: ComparisonRowId };

export interface ChooserOption {
  readonly id: string;
  readonly label: string;
  /** The scenario that the page points to for this answer. */
  readonly scenario: ScenarioId;
}

/** One of the page's four factors, in the page's words. */
export interface ChooserQuestion {
  readonly id: string;
  readonly factor: string;
  readonly question: string;
  /** From the least to the most strict. */
  readonly options: readonly ChooserOption[];
  readonly fit: AnswerFit;
}

export const CHOOSER_SOURCE = 'Deployment scenarios, making your choice';

/** The page has the factors and where each answer points to; how answers go together is ours. */
export const CHOOSER_FIT_EVIDENCE: EvidenceId = 'inferred';

/** The four factors of "Making Your Choice" as questions, in the page's order. */
export const CHOOSER_QUESTIONS = [
  {
    id: 'data-location',
    factor: 'Data Location Requirements',
    question: 'Where must your ML metadata and run data reside?',
    options: [
      { id: 'cloud-hosted', label: 'Cloud-hosted is acceptable', scenario: 'saas' },
      { id: 'your-infrastructure', label: 'Must stay in your infrastructure', scenario: 'hybrid' },
      { id: 'isolated', label: 'Must be completely isolated on-premises', scenario: 'on-prem' },
    ],
    fit: { kind: 'at-least' },
  },
  {
    id: 'infrastructure-control',
    factor: 'Infrastructure Complexity',
    question: 'How much infrastructure control do you want?',
    options: [
      { id: 'minimal', label: 'Minimal', scenario: 'saas' },
      { id: 'moderate', label: 'Moderate', scenario: 'hybrid' },
      { id: 'full', label: 'Full control', scenario: 'on-prem' },
    ],
    fit: { kind: 'exactly', row: 'maintenance' },
  },
  {
    id: 'time-to-value',
    factor: 'Time to Value',
    question: 'How quickly do you need to be productive?',
    options: [
      { id: '1-hour', label: 'Within 1 hour', scenario: 'saas' },
      { id: '4-hours', label: 'Within 4 hours', scenario: 'hybrid' },
      { id: '8-hours', label: 'Within 8 hours (or longer planning period)', scenario: 'on-prem' },
    ],
    fit: { kind: 'at-most', row: 'setup-time' },
  },
  {
    id: 'compliance',
    factor: 'Compliance Requirements',
    question: 'What regulations apply to your organization?',
    options: [
      { id: 'general', label: 'General business', scenario: 'saas' },
      { id: 'data-residency', label: 'Data residency rules', scenario: 'hybrid' },
      { id: 'strict-isolation', label: 'Strict isolation requirements', scenario: 'on-prem' },
    ],
    fit: { kind: 'at-least' },
  },
] as const satisfies readonly ChooserQuestion[];

type Question = (typeof CHOOSER_QUESTIONS)[number];

export type QuestionId = Question['id'];

/** The id of the chosen option for each question; a question that is missing or undefined is unanswered. */
export type Answers = { readonly [Q in Question as Q['id']]?: Q['options'][number]['id'] | undefined };
