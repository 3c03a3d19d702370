export {
  type AnswerFit,
  type Answers,
  CHOOSER_FIT_EVIDENCE,
  CHOOSER_QUESTIONS,
  CHOOSER_SOURCE,
  type ChooserOption,
  type ChooserQuestion,
  type QuestionId,
} from './chooser.ts';
export { GLOSSARY } from './glossary.ts';
export type { PageLink } from './links.ts';
export {
  COMPARISON_HEAD,
  type ComparisonRow,
  type ComparisonRowId,
  changedCells,
  QUICK_COMPARISON,
  QUICK_COMPARISON_SOURCE,
} from './quick-comparison.ts';
export {
  FOOTNOTES,
  type Footnote,
  type FootnotePlace,
  NEXT_STEPS,
  NEXT_STEPS_SOURCE,
  type NextStep,
  type PlaceFact,
  SCENARIO_FACTS,
  type ScenarioFacts,
  SHARED_FACTS,
} from './scenario-facts.ts';
export { DOCUMENTATION_DATE, NOTICE, SOURCE_VERSION } from './sources.ts';
export { ZENML_PRO } from './zenml-pro.ts';
