import type { Fault, RunConfig } from '../../machines/model.ts';
import { isMessageId, type Model, substituteOf, successorOf } from '../model/model.ts';
import {
  choicesOf,
  defaultConfig,
  defaultOf,
  formatChoices,
  isPossible,
  type Missing,
  missingFor,
  valuesOf,
  withAway,
  withoutAway,
} from '../model/options.ts';
import type { FaultSpec, PresetSpec } from '../model/types.ts';
import { AWAY_OPTIONS, formatAway, parseAway } from './away-options.ts';
import { firstToRun, pipelineOf } from './pipeline.ts';
import { simulate } from './simulate.ts';

export const MAX_STEPS = 10_000;

/** The most failures that a fault can ask for. No sender tries as often, so a greater number would change nothing. */
export const MAX_FAULT_TIMES = 999;

/** Options by name, as they stand in the URL and, after `--`, on the command line. */
export type OptionValues = Readonly<Record<string, string | undefined>>;

/** The names of all options, in their order. */
export const optionNames = (model: Model): readonly string[] => [
  ...model.options.map((option) => option.name),
  ...AWAY_OPTIONS,
];

/** A value that cannot be used, and what could be. Plain data: sentences are made where it is shown. */
export type ConfigProblem = { readonly option: string; readonly value: string } & (
  | { readonly code: 'no-whole-number'; readonly most: number }
  | { readonly code: 'unknown-value'; readonly allowed: readonly string[] }
  /** Nothing is missing for a fault that needs a step that runs, and none does. */
  | { readonly code: 'does-not-fit'; readonly missing: readonly Missing[] }
  | { readonly code: 'unknown-fault'; readonly allowed: readonly string[] }
  | { readonly code: 'too-many-times'; readonly most: number }
  | { readonly code: 'unknown-message' }
);

export interface ParsedRunConfig {
  /** What could be read; the default for what could not. */
  readonly config: RunConfig;
  /** One for each value that was not understood or does not go with the others, in the order of the options. */
  readonly problems: readonly ConfigProblem[];
}

function wholeNumber(option: string, value: string, most: number, problems: ConfigProblem[]): number | undefined {
  const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
  if (number >= 1 && number <= most) return number;
  problems.push({ code: 'no-whole-number', option, value, most });
  return undefined;
}

const idsOfModels = new WeakMap<Model, Map<string, ReadonlySet<string>>>();

/** The ids of all messages of a run of a few steps in which nothing goes wrong. */
function idsOfRun(model: Model, config: RunConfig): ReadonlySet<string> {
  const known = idsOfModels.get(model) ?? new Map<string, ReadonlySet<string>>();
  idsOfModels.set(model, known);
  const key = JSON.stringify([config.steps, config.fault?.id, formatChoices(model, config)]);
  let ids = known.get(key);
  if (!ids) {
    ids = new Set(simulate(model, withoutAway(config)).trace.messages.map((message) => message.id));
    known.set(key, ids);
  }
  return ids;
}

/**
 * True when the run sends a message with this id if nothing goes wrong. Asks a run of at most three steps, so that an
 * option of a run of 10,000 steps is read quickly: all steps after the first one to run send the same messages.
 */
export function isMessageOf(model: Model, config: RunConfig, id: string): boolean {
  const index = pipelineOf(config.steps, config.width).findIndex((step) => id.startsWith(`${step.id}.`));
  const spec = index < 0 ? id : id.slice(id.indexOf('.') + 1);
  if (!isMessageId(model, spec)) return false;
  const few = Math.min(config.steps, config.cached === 'some' ? 3 : 2);
  // The fault only says whether it adds messages of its own, none of which fails in this run.
  const fault = config.fault && { ...config.fault, message: '' };
  const ids = idsOfRun(model, { ...config, steps: few, width: 1, fault });
  if (index < 0) return ids.has(spec);
  const ahead = index - firstToRun(config.steps, config.cached);
  const alike = pipelineOf(few, 1)[firstToRun(few, config.cached) + Math.min(ahead, 1)];
  return ahead >= 0 && alike !== undefined && ids.has(`${alike.id}.${spec}`);
}

/** The message that a named fault breaks in a run, null when the run sends none of those that it could break. */
function messageOfFault(model: Model, spec: FaultSpec, config: RunConfig): string | null {
  const step = pipelineOf(config.steps, config.width)[firstToRun(config.steps, config.cached)];
  const asked = { ...config, fault: { message: '', times: 1, id: spec.id } };
  for (const id of [spec.message, ...(spec.orElse ?? [])]) {
    for (const candidate of step ? [id, `${step.id}.${id}`] : [id]) {
      if (isMessageOf(model, asked, candidate)) return candidate;
    }
  }
  return null;
}

/**
 * A named fault in a run. It keeps its name only if that says more than the message and how often it fails: how it
 * fails, or that it breaks whichever pipeline step runs first.
 * @returns null when the run does not have what the fault needs
 */
export function namedFault(model: Model, spec: FaultSpec, config: RunConfig): Fault | null {
  const message = isPossible(model, spec.requires, config) ? messageOfFault(model, spec, config) : null;
  if (message === null) return null;
  const fault = { message, times: spec.times };
  return isSaidBy(spec, fault) ? fault : { ...fault, id: spec.id };
}

/** True when a message and how often it fails say all that there is about a named fault. */
const isSaidBy = (spec: FaultSpec, { message, times }: Fault): boolean =>
  spec.failure === undefined && spec.message === message && spec.times === times;

/** A run with a named fault: the options of `config`, except for those that the fault needs otherwise. */
export function configOfFault(model: Model, spec: FaultSpec, config: RunConfig = defaultConfig(model)): RunConfig {
  let fitting: RunConfig = { ...config, fault: null };
  for (const choice of choicesOf(model)) {
    const fit: readonly unknown[] = spec.requires?.[choice.key] ?? valuesOf(choice).map(({ value }) => value);
    if (!fit.includes(fitting[choice.key])) fitting = { ...fitting, [choice.key]: fit[0] };
  }
  fitting = settled(model, fitting);
  const fault = namedFault(model, spec, fitting);
  if (fault) return { ...fitting, fault };
  // Nothing of the kind is sent because the steps are cached.
  const uncached: RunConfig = { ...fitting, cached: 'none' };
  return { ...uncached, fault: namedFault(model, spec, uncached) };
}

/** The same config with the default in the place of each choice whose needs are no longer met. */
function settled(model: Model, config: RunConfig): RunConfig {
  let fitting = config;
  for (const choice of choicesOf(model)) {
    const chosen = valuesOf(choice).find(({ value }) => value === fitting[choice.key]);
    if (!isPossible(model, chosen?.needs, fitting)) {
      fitting = { ...fitting, [choice.key]: defaultOf(model, choice, fitting).value };
    }
  }
  return fitting;
}

function parseFault(model: Model, value: string, config: RunConfig, problems: ConfigProblem[]): Fault | null {
  const spec = model.faults.find(({ id }) => id === value);
  if (spec) {
    const fault = namedFault(model, spec, config);
    if (!fault) {
      const missing = missingFor(model, spec.requires, config);
      problems.push({ code: 'does-not-fit', option: 'fault', value, missing });
    }
    return fault;
  }
  const [, written = '', digits = '1'] = /^([a-z0-9_.-]+?)(?:\*(\d+))?$/.exec(value) ?? [];
  const id = idIn(model, written, (candidate) => isMessageOf(model, config, candidate));
  const times = Number(digits);
  const known = isMessageOf(model, config, id);
  if (known && times >= 1 && times <= MAX_FAULT_TIMES) return { message: id, times };
  problems.push(
    known
      ? { code: 'too-many-times', option: 'fault', value, most: MAX_FAULT_TIMES }
      : { code: 'unknown-fault', option: 'fault', value, allowed: model.faults.map((named) => named.id) },
  );
  return null;
}

/** The same id with another spec. What stands before and after that, a pipeline step and an attempt, stays. */
function withSpec(id: string, change: (spec: string) => string): string {
  const [, step = '', spec = id, attempt = ''] = /^(?:([^.]+\.)(?=[^.]+\.))?([^~]*)(~\d+)?$/.exec(id) ?? [];
  return `${step}${change(spec)}${attempt}`;
}

/** The id that a message has today: an older version of the model may have called it by another one. */
export const currentId = (model: Model, id: string): string => withSpec(id, (spec) => successorOf(model, spec));

/**
 * The id under which a run has a message: the one that it has today or, where the run lacks that, the id of what is sent
 * in its place.
 * @param has whether the run has a message with an id
 * @returns the id of today when the run has neither
 */
export function idIn(model: Model, id: string, has: (id: string) => boolean): string {
  const today = currentId(model, id);
  if (has(today)) return today;
  const instead = withSpec(today, (spec) => substituteOf(model, spec));
  return has(instead) ? instead : today;
}

/** The fault as it stands in an option: its name if it has one, else the message and how often it fails. */
export function faultName(model: Model, fault: Fault): string {
  const id = fault.id ?? model.faults.find((spec) => isSaidBy(spec, fault))?.id;
  return id ?? (fault.times === 1 ? fault.message : `${fault.message}*${fault.times}`);
}

/** Reads the options of a run. Never throws: what is not understood falls back to the default and is named. */
export function parseRunConfig(model: Model, values: OptionValues): ParsedRunConfig {
  const problems: ConfigProblem[] = [];
  let config = defaultConfig(model);
  const { steps, width, fault } = values;
  if (steps !== undefined) {
    config = { ...config, steps: wholeNumber('steps', steps, MAX_STEPS, problems) ?? config.steps };
  }
  if (width !== undefined) {
    config = { ...config, width: wholeNumber('width', width, config.steps, problems) ?? config.width };
  }
  for (const choice of choicesOf(model)) {
    const standard = defaultOf(model, choice, config);
    const value = values[choice.name];
    const found = value === undefined ? standard : valuesOf(choice).find(({ id }) => id === value);
    const missing = missingFor(model, found?.needs, config);
    if (value !== undefined && !found) {
      const allowed = valuesOf(choice).map(({ id }) => id);
      problems.push({ code: 'unknown-value', option: choice.name, value, allowed });
    } else if (value !== undefined && missing.length > 0) {
      problems.push({ code: 'does-not-fit', option: choice.name, value, missing });
    }
    config = { ...config, [choice.key]: (missing.length === 0 ? (found ?? standard) : standard).value };
  }
  if (fault !== undefined) config = { ...config, fault: parseFault(model, fault, config, problems) };
  const away = parseAway(
    values,
    {
      idIn: (id) => idIn(model, id, (candidate) => isMessageOf(model, config, candidate)),
      isMessage: (id) => isMessageOf(model, config, id),
      wholeNumber: (option, value, most) => wholeNumber(option, value, most, problems),
    },
    problems,
  );
  config = withAway(config, away);
  // Sizes are read first because choices can depend on them; people read the problems in the order of the options.
  const names = optionNames(model);
  return { config, problems: problems.toSorted((a, b) => names.indexOf(a.option) - names.indexOf(b.option)) };
}

/** The options that differ from the default, in a fixed order. The inverse of `parseRunConfig`. */
export function formatRunConfig(model: Model, config: RunConfig): Record<string, string> {
  const standard = defaultConfig(model);
  const formatted: Record<string, string> = {
    ...formatChoices(model, config),
    ...(config.steps === standard.steps ? {} : { steps: String(config.steps) }),
    ...(config.width === standard.width ? {} : { width: String(config.width) }),
    ...(config.fault === null ? {} : { fault: faultName(model, config.fault) }),
    ...formatAway(config.away),
  };
  return Object.fromEntries(
    optionNames(model).flatMap((name) => {
      const value = formatted[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/**
 * The config after one option was changed: a choice that no longer goes with it falls back to its default, a number to
 * what is possible, and a named fault or an outage stays only in a run that can have it.
 */
export function withOption(model: Model, config: RunConfig, name: string, value: string): RunConfig {
  const written = formatRunConfig(model, config);
  const { width } = written;
  const tooWide = name === 'steps' && width !== undefined && Number(width) > Number(value);
  const changed: OptionValues = { ...written, [name]: value, ...(tooWide ? { width: value } : {}) };
  return parseRunConfig(model, changed).config;
}

/** A config with the values of a preset; what is chosen besides stays, unless it does not go with them. */
export const withPreset = (model: Model, config: RunConfig, { values }: PresetSpec): RunConfig =>
  parseRunConfig(model, { ...formatRunConfig(model, config), ...values }).config;

/** True when all that a preset chooses is chosen, or makes no difference to the run. */
export const hasPreset = (model: Model, config: RunConfig, preset: PresetSpec): boolean =>
  JSON.stringify(withPreset(model, config, preset)) === JSON.stringify(config);
