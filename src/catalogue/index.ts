import type { ExchangeId } from '../../machines/model.ts';
import { CODE_EXECUTION } from './exchanges/code-execution.ts';
import { OBSERVABILITY } from './exchanges/observability.ts';
import { ORCHESTRATOR_EXECUTION } from './exchanges/orchestrator-execution.ts';
import { RUNTIME_DATA_FLOW } from './exchanges/runtime-data-flow.ts';
import { SIGN_IN } from './exchanges/sign-in.ts';
import { SUBMISSION } from './exchanges/submission.ts';
import { TOKENS } from './exchanges/tokens.ts';
import type { ExchangeSpec, MessageSpec } from './types.ts';

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
export { COMPONENTS } from './components.ts';
export { DATA_CLASSES } from './data-classes.ts';
export { FAILURES, FAULTS, type FailureId } from './failures.ts';
export { PHASES } from './phases.ts';
export {
  type ComparisonRow,
  type ComparisonRowId,
  changedCells,
  type PageLink,
  QUICK_COMPARISON,
  QUICK_COMPARISON_SOURCE,
} from './quick-comparison.ts';
export {
  FOOTNOTES,
  type Footnote,
  type FootnotePlace,
  footnotesAt,
  NEXT_STEPS,
  NEXT_STEPS_SOURCE,
  type NextStep,
  type PlaceFact,
  SCENARIO_FACTS,
  type ScenarioFacts,
  SHARED_FACTS,
} from './scenario-facts.ts';
export { INFRASTRUCTURES, SCENARIOS } from './scenarios.ts';
export type * from './types.ts';

/** All exchanges. The order here is for readers only; the machines decide the order of a run. */
export const EXCHANGES: readonly ExchangeSpec[] = [
  ...CODE_EXECUTION,
  ...SIGN_IN,
  ...TOKENS,
  ...SUBMISSION,
  ...ORCHESTRATOR_EXECUTION,
  ...RUNTIME_DATA_FLOW,
  ...OBSERVABILITY,
];

const exchangesById = new Map<ExchangeId, ExchangeSpec>(EXCHANGES.map((exchange) => [exchange.id, exchange]));
const messagesById = new Map<string, { readonly message: MessageSpec; readonly exchange: ExchangeSpec }>(
  EXCHANGES.flatMap((exchange) => exchange.messages.map((message) => [message.id, { message, exchange }])),
);

/** The exchange with this id. Throws when the catalogue lacks it. */
export function exchangeSpec(id: ExchangeId): ExchangeSpec {
  const exchange = exchangesById.get(id);
  if (!exchange) throw new Error(`[catalogue] Unknown exchange: ${id}. Expected one of the ids in machines/model.ts.`);
  return exchange;
}

function entryOf(id: string): { readonly message: MessageSpec; readonly exchange: ExchangeSpec } {
  const entry = messagesById.get(id);
  if (!entry) throw new Error(`[catalogue] Unknown message: ${id}. Expected <exchange>.<name>.`);
  return entry;
}

/** The message with this catalogue id (`<exchange>.<name>`). Throws when the catalogue lacks it. */
export function messageSpec(id: string): MessageSpec {
  return entryOf(id).message;
}

/** The exchange that a message of the catalogue belongs to. */
export function exchangeOf(message: MessageSpec): ExchangeSpec {
  return entryOf(message.id).exchange;
}

/** True when the catalogue has a message with this id. */
export function isMessageId(id: string): boolean {
  return messagesById.has(id);
}
