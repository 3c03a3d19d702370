import type { Branches, ComponentId, DataClassId, RunConfig, RunOptions } from '../../machines/model.ts';
import { componentOf, type Model, stackOf } from './model.ts';
import type {
  Circumstances,
  Condition,
  MessageContent,
  MessageSpec,
  MessageTemplate,
  PayloadItem,
  Words,
} from './types.ts';

/** What follows from the options of a run. */
export function circumstancesOf(model: Model, options: RunOptions & Partial<Pick<RunConfig, 'fault'>>): Circumstances {
  const { orchestrator, cacheCheck, pushReadsSecret, origins } = stackOf(model, options.stack);
  return {
    ...options,
    orchestrator,
    cacheCheck: options.cached === 'none' ? 'off' : cacheCheck,
    // A builder elsewhere pushes with rights of its own.
    pushReadsSecret: pushReadsSecret && options.imageBuild === 'local',
    ...origins[options.credentials],
    fault: options.fault?.id ?? null,
  };
}

/** The part of the circumstances that the machines branch on. */
export function branchesOf(circumstances: Circumstances): Branches {
  const { trigger, signIn, viewer, code, cacheCheck, pushReadsSecret, storeAccess, analytics } = circumstances;
  return { trigger, signIn, viewer, code, cacheCheck, pushReadsSecret, storeAccess, analytics };
}

/** True when each circumstance that the condition names has a value that it names. */
export function holds(condition: Condition, circumstances: Circumstances): boolean {
  return Object.entries(condition).every(([name, allowed]) => {
    const actual = circumstances[name as keyof Circumstances];
    return Array.isArray(allowed) ? allowed.includes(actual) : allowed === actual;
  });
}

/** True when a run sends the message, whatever step it is in. */
export function isSentIn({ when }: MessageContent, circumstances: Circumstances): boolean {
  if (when === undefined) return true;
  // The type of an array that may be readonly is not narrowed by `Array.isArray`.
  return ([when].flat() as readonly Condition[]).some((condition) => holds(condition, circumstances));
}

/** All words of a run. */
export function wordsOf(model: Model, { trigger, stack, workloadManager }: RunOptions): Words {
  const isRunner = trigger === 'dashboard';
  return {
    Submitter: isRunner ? 'The runner job' : 'The client',
    submitter: isRunner ? 'the runner job' : 'the client',
    'submitter-auth': isRunner ? 'run token (workload API token)' : 'workspace token of the user',
    'run-token': trigger === 'schedule' ? 'schedule token' : 'run token',
    ...stackOf(model, stack).words,
    ...model.workloadManagers[workloadManager].words,
  };
}

/** Fills the placeholders of a text. One that no words exist for stays, so that a test can find it. */
export function fill(text: string, words: Words): string {
  if (!text.includes('{{')) return text;
  return text.replace(/\{\{([A-Za-z-]+)\}\}/g, (whole, name: string) => words[name as keyof Words] ?? whole);
}

/** A message with each of its texts put through a function. */
function withTexts(content: MessageContent, change: (text: string) => string): MessageSpec {
  const [main, ...others] = content.items;
  const changed = (item: PayloadItem): PayloadItem => ({ ...item, text: change(item.text) });
  return {
    ...content,
    dataClass: main.dataClass,
    label: change(content.label),
    items: [changed(main), ...others.map(changed)],
    endpoint: change(content.endpoint),
    auth: change(content.auth),
    narration: change(content.narration),
    source: change(content.source),
    ...(content.note === undefined ? {} : { note: change(content.note) }),
  };
}

const samesOfTemplates = new WeakMap<MessageTemplate, MessageSpec | 'differs'>();

/** What a message is in every run, or `differs` when it has variants or placeholders. Most have neither. */
function sameInEveryRun(template: MessageTemplate): MessageSpec | 'differs' {
  let same = samesOfTemplates.get(template);
  if (same === undefined) {
    const { variants = [], ...base } = template;
    let hasPlaceholder = false;
    const spec = withTexts(base, (text) => {
      hasPlaceholder ||= text.includes('{{');
      return text;
    });
    same = hasPlaceholder || variants.length > 0 ? 'differs' : spec;
    samesOfTemplates.set(template, same);
  }
  return same;
}

/** Resolves messages for runs with some options. The same object for the same message. */
export type Resolver = (template: MessageTemplate) => MessageSpec;

/** The resolver that was made last for a model, with what it depends on. */
const lastResolvers = new WeakMap<Model, { readonly key: string; readonly resolve: Resolver }>();

/**
 * Resolves messages for runs with these options: variants applied, texts without placeholders. Runs that differ only in
 * what no message depends on, as the faults of one run do, share a resolver when they come one after the other.
 */
export function resolverFor(model: Model, options: RunOptions): Resolver {
  const circumstances = circumstancesOf(model, options);
  const key = JSON.stringify({ ...circumstances, steps: undefined, width: undefined, away: undefined });
  const last = lastResolvers.get(model);
  if (last?.key === key) return last.resolve;
  const words = wordsOf(model, options);
  const resolved = new Map<MessageTemplate, MessageSpec>();
  const resolve: Resolver = (template) => {
    const spec = resolved.get(template) ?? withVariants(template, circumstances, words);
    resolved.set(template, spec);
    return spec;
  };
  lastResolvers.set(model, { key, resolve });
  return resolve;
}

function withVariants(template: MessageTemplate, circumstances: Circumstances, words: Words): MessageSpec {
  const same = sameInEveryRun(template);
  if (same !== 'differs') return same;
  const { variants = [], ...base } = template;
  let content: MessageContent = base;
  for (const { in: condition, ...changes } of variants) {
    if (holds(condition, circumstances)) content = { ...content, ...changes };
  }
  return withTexts(content, (text) => fill(text, words));
}

/** A message as it is in runs with these options: its variants applied, its texts without placeholders. */
export const resolveMessage = (model: Model, template: MessageTemplate, options: RunOptions): MessageSpec =>
  resolverFor(model, options)(template);

/** The classes of all items of a message, each once, that of the main item first. */
export const classesOf = ({ items }: { readonly items: readonly PayloadItem[] }): readonly DataClassId[] => [
  ...new Set(items.map((item) => item.dataClass)),
];

/** The second line of a component's box: what it is called in a run with these options. */
export function componentDetail(model: Model, component: ComponentId, options: RunOptions): string {
  if (component === 'workload-manager' && options.trigger === 'dashboard') {
    return model.workloadManagers[options.workloadManager].detail;
  }
  const circumstances = circumstancesOf(model, options);
  const rule = model.detailRules.findLast(
    ({ in: condition, details }) => details[component] !== undefined && holds(condition, circumstances),
  );
  return (
    rule?.details[component] ?? stackOf(model, options.stack).details[component] ?? componentOf(model, component).detail
  );
}
