import type { Fault, RunConfig } from '../../machines/model.ts';
import { FAULTS, isMessageId } from '../catalogue/index.ts';
import { pipelineOf } from './pipeline.ts';
import { simulate } from './simulate.ts';

export const MAX_STEPS = 10_000;

/** The most failures that a fault can ask for. No sender tries as often, so a greater number would change nothing. */
export const MAX_FAULT_TIMES = 999;

/** SDK-triggered, three steps one after another, nothing goes wrong. */
export const DEFAULT_RUN_CONFIG: RunConfig = { steps: 3, width: 1, fault: null };

/** Options by name, as they stand in the URL and, after `--`, on the command line. */
export type OptionValues = Readonly<Record<string, string | undefined>>;

export const OPTION_NAMES = ['steps', 'width', 'fault'] as const;

export interface ParsedRunConfig {
  /** What could be read; the default for what could not. */
  readonly config: RunConfig;
  /** One sentence for each value that was not understood, saying what is allowed. */
  readonly problems: readonly string[];
}

function wholeNumber(name: string, value: string, max: number, problems: string[]): number | undefined {
  const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
  if (number >= 1 && number <= max) return number;
  problems.push(`${name} "${value}" is not understood. Use a whole number from 1 to ${max}.`);
  return undefined;
}

type Shape = Pick<RunConfig, 'steps' | 'width'>;

const idsOfRuns = new Map<number, ReadonlySet<string>>();

/** The ids of all messages of a run of a few steps in which nothing goes wrong. */
function idsOfRun(steps: number): ReadonlySet<string> {
  let ids = idsOfRuns.get(steps);
  if (!ids) {
    ids = new Set(simulate({ steps, width: 1, fault: null }).messages.map((message) => message.id));
    idsOfRuns.set(steps, ids);
  }
  return ids;
}

/**
 * True when the run sends a message with this id if nothing goes wrong. Asks a run of at most two steps, so that an
 * option of a run of 10,000 steps is read quickly: all steps after the first have inputs and send the same messages.
 */
function isMessageOf({ steps, width }: Shape, id: string): boolean {
  const index = pipelineOf(steps, width).findIndex((step) => id.startsWith(`${step.id}.`));
  const spec = index < 0 ? id : id.slice(id.indexOf('.') + 1);
  if (!isMessageId(spec)) return false;
  const few = Math.min(steps, 2);
  const alike = pipelineOf(few, 1)[Math.min(index, 1)];
  return idsOfRun(few).has(alike ? `${alike.id}.${spec}` : spec);
}

function parseFault(value: string, shape: Shape, problems: string[]): Fault | null {
  const [, id = '', digits = '1'] = /^([a-z0-9_.-]+?)(?:\*(\d+))?$/.exec(value) ?? [];
  const fault = FAULTS.find((named) => named.id === value) ?? { message: id, times: Number(digits) };
  const known = isMessageOf(shape, fault.message);
  if (known && fault.times >= 1 && fault.times <= MAX_FAULT_TIMES) {
    return { message: fault.message, times: fault.times };
  }
  const names = FAULTS.map((named) => named.id).join(', ');
  const allowed = known
    ? `a whole number from 1 to ${MAX_FAULT_TIMES} after the asterisk`
    : `${names}, or a message id such as push-image.push`;
  problems.push(`fault "${value}" is not understood. Use ${allowed}.`);
  return null;
}

/** The fault as it stands in an option: its name if it has one, else the message and how often it fails. */
export function faultName(fault: Fault): string {
  const named = FAULTS.find((candidate) => candidate.message === fault.message && candidate.times === fault.times);
  return named?.id ?? (fault.times === 1 ? fault.message : `${fault.message}*${fault.times}`);
}

/** Reads the options of a run. Never throws: what is not understood falls back to the default and is named. */
export function parseRunConfig(values: OptionValues): ParsedRunConfig {
  const problems: string[] = [];
  const { steps: stepsValue, width: widthValue, fault: faultValue } = values;
  const steps =
    (stepsValue === undefined ? undefined : wholeNumber('steps', stepsValue, MAX_STEPS, problems)) ??
    DEFAULT_RUN_CONFIG.steps;
  const width =
    (widthValue === undefined ? undefined : wholeNumber('width', widthValue, steps, problems)) ??
    DEFAULT_RUN_CONFIG.width;
  const fault = faultValue === undefined ? null : parseFault(faultValue, { steps, width }, problems);
  return { config: { steps, width, fault }, problems };
}

/** The options that differ from the default, in a fixed order. The inverse of `parseRunConfig`. */
export function formatRunConfig(config: RunConfig): Record<string, string> {
  return {
    ...(config.steps === DEFAULT_RUN_CONFIG.steps ? {} : { steps: String(config.steps) }),
    ...(config.width === DEFAULT_RUN_CONFIG.width ? {} : { width: String(config.width) }),
    ...(config.fault === null ? {} : { fault: faultName(config.fault) }),
  };
}
