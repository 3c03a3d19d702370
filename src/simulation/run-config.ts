import type { Fault, RunConfig } from '../../machines/model.ts';
import { DEFAULT_OPTIONS, FAULTS, type FaultSpec, isMessageId, OPTIONS } from '../catalogue/index.ts';
import { CHOICES, defaultOf, formatChoices, missingFor, valuesOf, wordingOf } from './options.ts';
import { firstToRun, pipelineOf } from './pipeline.ts';
import { quote } from './quote.ts';
import { simulate } from './simulate.ts';

export const MAX_STEPS = 10_000;

/** The most failures that a fault can ask for. No sender tries as often, so a greater number would change nothing. */
export const MAX_FAULT_TIMES = 999;

/** SDK-triggered, three steps one after another, nothing goes wrong. */
export const DEFAULT_RUN_CONFIG: RunConfig = { ...DEFAULT_OPTIONS, steps: 3, width: 1, fault: null };

/** Options by name, as they stand in the URL and, after `--`, on the command line. */
export type OptionValues = Readonly<Record<string, string | undefined>>;

/** The names of all options, in their order. */
export const OPTION_NAMES: readonly string[] = OPTIONS.map((option) => option.name);

export interface ParsedRunConfig {
  /** What could be read; the default for what could not. */
  readonly config: RunConfig;
  /** One sentence for each value that was not understood or does not go with the others, saying what is allowed. */
  readonly problems: readonly string[];
}

function wholeNumber(name: string, value: string, max: number, problems: string[]): number | undefined {
  const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
  if (number >= 1 && number <= max) return number;
  problems.push(`${name} ${quote(value)} is not understood. Use a whole number from 1 to ${max}.`);
  return undefined;
}

const idsOfRuns = new Map<string, ReadonlySet<string>>();

/** The ids of all messages of a run of a few steps in which nothing goes wrong. */
function idsOfRun(config: RunConfig): ReadonlySet<string> {
  const key = `${config.steps} ${config.fault?.id} ${wordingOf(config)}`;
  let ids = idsOfRuns.get(key);
  if (!ids) {
    ids = new Set(simulate(config).messages.map((message) => message.id));
    idsOfRuns.set(key, ids);
  }
  return ids;
}

/**
 * True when the run sends a message with this id if nothing goes wrong. Asks a run of at most three steps, so that an
 * option of a run of 10,000 steps is read quickly: all steps after the first one to run send the same messages.
 */
function isMessageOf(config: RunConfig, id: string): boolean {
  const index = pipelineOf(config.steps, config.width).findIndex((step) => id.startsWith(`${step.id}.`));
  const spec = index < 0 ? id : id.slice(id.indexOf('.') + 1);
  if (!isMessageId(spec)) return false;
  const few = Math.min(config.steps, config.cached === 'some' ? 3 : 2);
  // The fault only says whether it adds messages of its own, none of which fails in this run.
  const fault = config.fault && { ...config.fault, message: '' };
  const ids = idsOfRun({ ...config, steps: few, width: 1, fault });
  if (index < 0) return ids.has(spec);
  const ahead = index - firstToRun(config.steps, config.cached);
  const alike = pipelineOf(few, 1)[firstToRun(few, config.cached) + Math.min(ahead, 1)];
  return ahead >= 0 && alike !== undefined && ids.has(`${alike.id}.${spec}`);
}

/** The message that a named fault breaks in a run, null when the run sends none of those that it could break. */
function messageOfFault(spec: FaultSpec, config: RunConfig): string | null {
  const step = pipelineOf(config.steps, config.width)[firstToRun(config.steps, config.cached)];
  const asked = { ...config, fault: { message: '', times: 1, id: spec.id } };
  for (const id of [spec.message, ...(spec.orElse ?? [])]) {
    for (const candidate of step ? [id, `${step.id}.${id}`] : [id]) {
      if (isMessageOf(asked, candidate)) return candidate;
    }
  }
  return null;
}

/**
 * A named fault in a run. It keeps its name only if that says more than the message and how often it fails: how it
 * fails, or that it breaks whichever pipeline step runs first.
 * @returns null when the run does not have what the fault needs
 */
export function namedFault(spec: FaultSpec, config: RunConfig): Fault | null {
  const message = missingFor(spec.requires, config) === null ? messageOfFault(spec, config) : null;
  if (message === null) return null;
  const fault = { message, times: spec.times };
  return saysIt(spec, fault) ? fault : { ...fault, id: spec.id };
}

/** True when a message and how often it fails say all that there is about a named fault. */
const saysIt = (spec: FaultSpec, { message, times }: Fault): boolean =>
  spec.failure === undefined && spec.message === message && spec.times === times;

/** A run with a named fault: the options of `config`, except for those that the fault needs otherwise. */
export function configOfFault(spec: FaultSpec, config: RunConfig = DEFAULT_RUN_CONFIG): RunConfig {
  let fitting: RunConfig = { ...config, fault: null };
  for (const choice of CHOICES) {
    const wanted: readonly unknown[] = spec.requires?.[choice.key] ?? valuesOf(choice).map(({ value }) => value);
    if (!wanted.includes(fitting[choice.key])) fitting = { ...fitting, [choice.key]: wanted[0] };
  }
  fitting = settled(fitting);
  const fault = namedFault(spec, fitting);
  if (fault) return { ...fitting, fault };
  // Nothing of the kind is sent because the steps are cached.
  const uncached: RunConfig = { ...fitting, cached: 'none' };
  return { ...uncached, fault: namedFault(spec, uncached) };
}

/** The same config with the default in the place of each choice whose needs are no longer met. */
function settled(config: RunConfig): RunConfig {
  let fitting = config;
  for (const choice of CHOICES) {
    const chosen = valuesOf(choice).find(({ value }) => value === fitting[choice.key]);
    if (missingFor(chosen?.needs, fitting) !== null) {
      fitting = { ...fitting, [choice.key]: defaultOf(choice, fitting).value };
    }
  }
  return fitting;
}

function parseFault(value: string, config: RunConfig, problems: string[]): Fault | null {
  const spec = FAULTS.find(({ id }) => id === value);
  if (spec) {
    const fault = namedFault(spec, config);
    const missing = missingFor(spec.requires, config) ?? 'a step that runs';
    if (!fault) problems.push(`fault ${quote(value)} does not go with the other options. Use it with ${missing}.`);
    return fault;
  }
  const [, id = '', digits = '1'] = /^([a-z0-9_.-]+?)(?:\*(\d+))?$/.exec(value) ?? [];
  const times = Number(digits);
  const known = isMessageOf(config, id);
  if (known && times >= 1 && times <= MAX_FAULT_TIMES) return { message: id, times };
  const names = FAULTS.map((named) => named.id).join(', ');
  const allowed = known
    ? `a whole number from 1 to ${MAX_FAULT_TIMES} after the asterisk`
    : `${names}, or a message id such as push-image.push`;
  problems.push(`fault ${quote(value)} is not understood. Use ${allowed}.`);
  return null;
}

/** The fault as it stands in an option: its name if it has one, else the message and how often it fails. */
export function faultName(fault: Fault): string {
  const id = fault.id ?? FAULTS.find((spec) => saysIt(spec, fault))?.id;
  return id ?? (fault.times === 1 ? fault.message : `${fault.message}*${fault.times}`);
}

/** Reads the options of a run. Never throws: what is not understood falls back to the default and is named. */
export function parseRunConfig(values: OptionValues): ParsedRunConfig {
  const problems: string[] = [];
  let config: RunConfig = DEFAULT_RUN_CONFIG;
  const { steps, width, fault } = values;
  if (steps !== undefined) {
    config = { ...config, steps: wholeNumber('steps', steps, MAX_STEPS, problems) ?? config.steps };
  }
  if (width !== undefined) {
    config = { ...config, width: wholeNumber('width', width, config.steps, problems) ?? config.width };
  }
  for (const choice of CHOICES) {
    const standard = defaultOf(choice, config);
    const value = values[choice.name];
    const found = value === undefined ? standard : valuesOf(choice).find(({ id }) => id === value);
    const missing = missingFor(found?.needs, config);
    if (!found) {
      const ids = valuesOf(choice).map(({ id }) => id);
      problems.push(`${choice.name} ${quote(value ?? '')} is not understood. Use ${ids.join(', ')}.`);
    } else if (missing !== null) {
      problems.push(`${choice.name} ${quote(value ?? '')} does not go with the other options. Use it with ${missing}.`);
    }
    config = { ...config, [choice.key]: (missing === null ? (found ?? standard) : standard).value };
  }
  if (fault !== undefined) config = { ...config, fault: parseFault(fault, config, problems) };
  // Sizes are read first because choices can depend on them; people read the problems in the order of the options.
  const optionOf = (problem: string): number => OPTION_NAMES.findIndex((name) => problem.startsWith(`${name} "`));
  return { config, problems: problems.toSorted((a, b) => optionOf(a) - optionOf(b)) };
}

/** The options that differ from the default, in a fixed order. The inverse of `parseRunConfig`. */
export function formatRunConfig(config: RunConfig): Record<string, string> {
  const formatted: Record<string, string> = {
    ...formatChoices(config),
    ...(config.steps === DEFAULT_RUN_CONFIG.steps ? {} : { steps: String(config.steps) }),
    ...(config.width === DEFAULT_RUN_CONFIG.width ? {} : { width: String(config.width) }),
    ...(config.fault === null ? {} : { fault: faultName(config.fault) }),
  };
  return Object.fromEntries(
    OPTION_NAMES.flatMap((name) => {
      const value = formatted[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/**
 * The config after one option was changed: a choice that no longer goes with it falls back to its default, a number to
 * what is possible, and a named fault stays only in a run that can have it.
 */
export function withOption(config: RunConfig, name: string, value: string): RunConfig {
  const { width } = formatRunConfig(config);
  const tooWide = name === 'steps' && width !== undefined && Number(width) > Number(value);
  const changed: OptionValues = { ...formatRunConfig(config), [name]: value, ...(tooWide ? { width: value } : {}) };
  return parseRunConfig(changed).config;
}
