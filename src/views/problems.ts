import type { Missing } from '../model/options.ts';
import type { ConfigProblem } from '../simulation/run-config.ts';
import { quote } from './quote.ts';

/** What a field of a file has to be. */
export type FieldRule =
  | {
      readonly code:
        | 'object'
        | 'list'
        | 'message-id'
        | 'text'
        | 'config-message'
        | 'a-step'
        | 'pipeline-step'
        | 'known-message';
    }
  | { readonly code: 'missing' | 'no-messages' | 'known-fault' | 'fault-object' | 'away-object' | 'left-out' }
  | { readonly code: 'one-of'; readonly values: readonly (string | number | boolean | null)[] }
  | { readonly code: 'whole'; readonly least: number; readonly most: number }
  | { readonly code: 'exactly'; readonly value: string | number | null; readonly why?: 'attempt' | 'this-fault' }
  | { readonly code: 'at-least' | 'at-most'; readonly value: number; readonly why: 'message-before' | 'duration' }
  | { readonly code: 'after-sent' }
  | { readonly code: 'phase-or-later'; readonly phase: string }
  | { readonly code: 'failed-message' }
  | { readonly code: 'most-messages'; readonly most: number };

/** Why a file cannot be opened. */
export type FileProblem =
  | { readonly code: 'not-json' | 'not-a-run' | 'other-program' | 'unreadable' }
  | { readonly code: 'several-runs'; readonly count: number }
  | { readonly code: 'newer-format' | 'newer-model'; readonly version: number; readonly known: number }
  | { readonly code: 'message-numbers'; readonly count: number }
  /** `message` counts from 1; null for a field of the run. `path` is null where the whole of it is wrong. */
  | { readonly code: 'field'; readonly message: number | null; readonly path: string | null; readonly rule: FieldRule }
  | { readonly code: 'config'; readonly problem: ConfigProblem }
  /** It says that it is the run of its options, and is not. `message` counts from 1; null for the end of the run. */
  | { readonly code: 'changed'; readonly message: number | null };

const CHOOSE = 'choose a JSON or OTLP file of a run that this page or its command line wrote.';

/** `a, b or c`. */
const either = (values: readonly unknown[]): string =>
  [values.slice(0, -1).join(', '), values.at(-1)].filter((part) => part !== '').join(' or ');

const missingWords = (missing: readonly Missing[]): string =>
  missing
    .map((one) => ('least' in one ? `at least ${one.least} steps` : `${one.option} ${one.values.join(' or ')}`))
    .join(' and ');

/** The two halves of a sentence about an option: what is wrong, and what can be used. */
function configWords(problem: ConfigProblem): readonly [string, string] {
  const named = `${problem.option} ${quote(problem.value)}`;
  const unknown = `${named} is not understood`;
  switch (problem.code) {
    case 'no-whole-number':
      return [unknown, `a whole number from 1 to ${problem.most}`];
    case 'unknown-value':
      return [unknown, problem.allowed.join(', ')];
    case 'does-not-fit': {
      const missing = problem.missing.length === 0 ? 'a step that runs' : missingWords(problem.missing);
      return [`${named} does not go with the other options`, `it with ${missing}`];
    }
    case 'unknown-fault':
      return [unknown, `${problem.allowed.join(', ')}, or a message id such as push-image.push`];
    case 'unknown-message':
      return [unknown, 'the id of a message that this run sends, such as push-image.push'];
    case 'too-many-times':
      return [unknown, `a whole number from 1 to ${problem.most} after the asterisk`];
  }
}

/** What is missing for an option's value, as in `trigger dashboard`; null when nothing is. */
export const missingText = (missing: readonly Missing[]): string | null =>
  missing.length === 0 ? null : missingWords(missing);

/** One sentence or two on a value that cannot be used, saying what is allowed. */
export function configProblemText(problem: ConfigProblem): string {
  const [wrong, use] = configWords(problem);
  return `${wrong}. Use ${use}.`;
}

function ruleText(rule: FieldRule): string {
  switch (rule.code) {
    case 'object':
      return 'has to be an object';
    case 'list':
      return 'has to be a list';
    case 'missing':
      return 'is missing';
    case 'no-messages':
      return 'has to hold a message';
    case 'message-id':
      return 'has to be 1 to 120 letters, digits, dots, hyphens, tildes or underscores';
    case 'text':
      return 'has to be one line of 1 to 2000 characters that can be seen';
    case 'config-message':
      return 'has to be the id of a message that this run sends';
    case 'a-step':
      return 'has to be a pipeline step';
    case 'pipeline-step':
      return 'has to be a step of the pipeline that runs';
    case 'known-message':
      return 'has to be a message of the catalogue, such as push-image.push';
    case 'known-fault':
      return 'has to be the name of a fault that this page knows';
    case 'fault-object':
      return 'has to be null or an object with message and times';
    case 'away-object':
      return 'has to be null or an object with what, from and forMs';
    case 'left-out':
      return 'has to be left out for this fault';
    case 'one-of':
      return `has to be ${either(rule.values)}`;
    case 'whole':
      return `has to be a whole number from ${rule.least} to ${rule.most}`;
    case 'exactly': {
      const why = { attempt: ', one more than it was sent before', 'this-fault': ' for this fault' } as const;
      return `has to be ${rule.value}${rule.why ? why[rule.why] : ''}`;
    }
    case 'at-least':
      return `has to be at least ${rule.value}, as in the message before it`;
    case 'at-most':
      return 'has to be at most durationMs';
    case 'after-sent':
      return 'has to be greater than sentMs';
    case 'phase-or-later':
      return `has to be ${rule.phase} or a later one, as in the message before it`;
    case 'failed-message':
      return 'has to be the id of a message that failed';
    case 'most-messages':
      return `has to hold at most ${rule.most} messages`;
  }
}

/** One sentence on why a file cannot be opened, saying what could be. */
export function fileProblemText(problem: FileProblem): string {
  switch (problem.code) {
    case 'not-json':
      return `The file is not JSON: ${CHOOSE}`;
    case 'not-a-run':
      return `The file is not a run: ${CHOOSE}`;
    case 'other-program':
      return `The file holds traces of another program: ${CHOOSE}`;
    case 'unreadable':
      return 'The file could not be read.';
    case 'several-runs':
      return `The file holds ${problem.count} runs: choose a file with one.`;
    case 'newer-format':
      return `The file has trace version ${problem.version} and needs a newer page: this one reads version ${problem.known}.`;
    case 'newer-model':
      return `The file was made with version ${problem.version} of the model and needs a newer page: this one has version ${problem.known}.`;
    case 'message-numbers':
      return `The file has to hold the messages of the run with the numbers 1 to ${problem.count}, each once.`;
    case 'config': {
      const [wrong, use] = configWords(problem.problem);
      return `In the file, ${wrong}: use ${use}.`;
    }
    case 'changed':
      return `The file is not the run that its options give: ${problem.message === null ? 'its end' : `message ${problem.message}`} was changed after it was written.`;
    case 'field': {
      const { message, path, rule } = problem;
      if (message === null) return `In the file, ${path ?? 'the run'} ${ruleText(rule)}.`;
      return path === null
        ? `Message ${message} of the file ${ruleText(rule)}.`
        : `In message ${message} of the file, ${path} ${ruleText(rule)}.`;
    }
  }
}
