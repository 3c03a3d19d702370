import type { ExchangeId, RunOptions } from '../../machines/model.ts';
import { ANALYTICS } from './exchanges/analytics.ts';
import { CODE_EXECUTION } from './exchanges/code-execution.ts';
import { DASHBOARD_RUN } from './exchanges/dashboard-run.ts';
import { IMAGE } from './exchanges/image.ts';
import { OBSERVABILITY } from './exchanges/observability.ts';
import { ORCHESTRATOR_EXECUTION } from './exchanges/orchestrator-execution.ts';
import { RUNTIME_DATA_FLOW } from './exchanges/runtime-data-flow.ts';
import { SIGN_IN } from './exchanges/sign-in.ts';
import { STEP_START } from './exchanges/step-start.ts';
import { STORE_ACCESS_EXCHANGES } from './exchanges/store-access.ts';
import { SUBMISSION } from './exchanges/submission.ts';
import { TOKENS } from './exchanges/tokens.ts';
import { DEFAULT_OPTIONS } from './options.ts';
import type { ExchangeSpec, ExchangeTemplate, MessageSpec, MessageTemplate } from './types.ts';
import { resolveMessage } from './wording.ts';

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
export { FAILURES, type FailureId } from './failures.ts';
export { FAULTS } from './faults.ts';
export { DEFAULT_OPTIONS, OPTIONS } from './options.ts';
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
export { STACKS, WORKLOAD_MANAGERS } from './stacks.ts';
export type * from './types.ts';
export { branchesOf, circumstancesOf, componentDetail, holds, isSentIn } from './wording.ts';

const TEMPLATES: readonly ExchangeTemplate[] = [
  ...CODE_EXECUTION,
  ...SIGN_IN,
  ...DASHBOARD_RUN,
  ...TOKENS,
  ...IMAGE,
  ...SUBMISSION,
  ...ORCHESTRATOR_EXECUTION,
  ...STEP_START,
  ...RUNTIME_DATA_FLOW,
  ...ANALYTICS,
  ...OBSERVABILITY,
  ...STORE_ACCESS_EXCHANGES,
];

/**
 * All exchanges with all messages that they can have, in the words of the default run. The order here is for readers
 * only; the machines decide the order of a run.
 */
export const EXCHANGES: readonly ExchangeSpec[] = TEMPLATES.map((exchange) => ({
  ...exchange,
  messages: exchange.messages.map((template) => resolveMessage(template, DEFAULT_OPTIONS)),
}));

interface Entry {
  readonly template: MessageTemplate;
  readonly message: MessageSpec;
  readonly exchange: ExchangeSpec;
}

const exchangesById = new Map<ExchangeId, ExchangeSpec>(EXCHANGES.map((exchange) => [exchange.id, exchange]));
const templates = new Map<string, MessageTemplate>(
  TEMPLATES.flatMap((exchange) =>
    exchange.messages.map((template): [string, MessageTemplate] => [template.id, template]),
  ),
);
const messagesById = new Map<string, Entry>(
  EXCHANGES.flatMap((exchange) =>
    exchange.messages.map((message): [string, Entry] => [
      message.id,
      { template: templates.get(message.id) ?? message, message, exchange },
    ]),
  ),
);

/** The exchange with this id. Throws when the catalogue lacks it. */
export function exchangeSpec(id: ExchangeId): ExchangeSpec {
  const exchange = exchangesById.get(id);
  if (!exchange) throw new Error(`[catalogue] Unknown exchange: ${id}. Expected one of the ids in machines/model.ts.`);
  return exchange;
}

function entryOf(id: string): Entry {
  const entry = messagesById.get(id);
  if (!entry) throw new Error(`[catalogue] Unknown message: ${id}. Expected <exchange>.<name>.`);
  return entry;
}

/**
 * The message with this catalogue id (`<exchange>.<name>`). Throws when the catalogue lacks it.
 * @param options those of the run that it is about; without, the default ones
 */
export function messageSpec(id: string, options?: RunOptions): MessageSpec {
  const { template, message } = entryOf(id);
  return options === undefined ? message : resolveMessage(template, options);
}

/** The exchange that a message of the catalogue belongs to. */
export function exchangeOf(message: MessageSpec): ExchangeSpec {
  return entryOf(message.id).exchange;
}

/** True when the catalogue has a message with this id. */
export function isMessageId(id: string): boolean {
  return messagesById.has(id);
}
