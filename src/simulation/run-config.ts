import type { Fault, RunConfig } from '../../machines/model.ts';
import { FAULTS, isMessageId } from '../catalogue/index.ts';
import { pipelineOf } from './pipeline.ts';

export const MAX_STEPS = 10_000;

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

/** The ids a message of the catalogue has in a run: its own or, in a pipeline step, one for each step. */
function isMessageOf(config: Pick<RunConfig, 'steps' | 'width'>, id: string): boolean {
  if (isMessageId(id)) return true;
  const dot = id.indexOf('.');
  if (!isMessageId(id.slice(dot + 1))) return false;
  return pipelineOf(config.steps, config.width).some((step) => step.id === id.slice(0, dot));
}

function parseFault(value: string, config: Pick<RunConfig, 'steps' | 'width'>, problems: string[]): Fault | null {
  const named = FAULTS.find((fault) => fault.id === value);
  if (named) return { message: named.message, times: named.times };
  const [, message = '', times = '1'] = /^([a-z0-9_.-]+?)(?:\*(\d{1,3}))?$/.exec(value) ?? [];
  if (isMessageOf(config, message) && Number(times) >= 1) return { message, times: Number(times) };
  const names = FAULTS.map((fault) => fault.id).join(', ');
  problems.push(`fault "${value}" is not understood. Use ${names}, or a message id such as push-image.push.`);
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
