import type { Branches, ComponentId, RunConfig, RunOptions } from '../../machines/model.ts';
import { COMPONENTS } from './components.ts';
import { STACKS, WORKLOAD_MANAGERS } from './stacks.ts';
import type { Circumstances, Condition, MessageSpec, MessageTemplate, StackSpec, Words } from './types.ts';

/** What follows from the options of a run. */
export function circumstancesOf(options: RunOptions & Partial<Pick<RunConfig, 'fault'>>): Circumstances {
  const { trigger, workloadManager, code, stack, credentials, storeAccess, analytics, cached } = options;
  const { orchestrator, cacheCheck, origins }: StackSpec = STACKS[stack];
  return {
    ...{ trigger, workloadManager, code, stack, credentials, storeAccess, analytics, cached },
    orchestrator,
    cacheCheck: cached === 'none' ? 'off' : cacheCheck,
    ...origins[credentials],
    fault: options.fault?.id ?? null,
  };
}

/** The part of the circumstances that the machines branch on. */
export function branchesOf({ trigger, code, cacheCheck, storeAccess, analytics }: Circumstances): Branches {
  return { trigger, code, cacheCheck, storeAccess, analytics };
}

/** True when each circumstance that the condition names has a value that it names. */
export function holds(condition: Condition, circumstances: Circumstances): boolean {
  return Object.entries(condition).every(([name, wanted]) => {
    const actual = circumstances[name as keyof Circumstances];
    return Array.isArray(wanted) ? wanted.includes(actual) : wanted === actual;
  });
}

/** True when a run sends the message, whatever step it is in. */
export function isSentIn({ when }: MessageSpec, circumstances: Circumstances): boolean {
  if (when === undefined) return true;
  // The type of an array that may be readonly is not narrowed by `Array.isArray`.
  return ([when].flat() as readonly Condition[]).some((condition) => holds(condition, circumstances));
}

/** All words of a run. */
export function wordsOf({ trigger, stack, workloadManager }: RunOptions): Words {
  const isRunner = trigger === 'dashboard';
  return {
    Submitter: isRunner ? 'The runner job' : 'The client',
    submitter: isRunner ? 'the runner job' : 'the client',
    'submitter-auth': isRunner ? 'run token (workload API token)' : 'workspace token of the user',
    ...STACKS[stack].words,
    ...WORKLOAD_MANAGERS[workloadManager].words,
  };
}

/** Fills the placeholders of a text. One that no words exist for stays, so that a test can find it. */
export function fill(text: string, words: Words): string {
  return text.replace(/\{\{([A-Za-z-]+)\}\}/g, (whole, name: string) => words[name as keyof Words] ?? whole);
}

/** A message as it is in runs with these options: its variants applied, its texts without placeholders. */
export function resolveMessage(template: MessageTemplate, options: RunOptions): MessageSpec {
  const circumstances = circumstancesOf(options);
  const words = wordsOf(options);
  const { variants = [], ...base } = template;
  let spec: MessageSpec = base;
  for (const { in: condition, ...changes } of variants) {
    if (holds(condition, circumstances)) spec = { ...spec, ...changes };
  }
  return {
    ...spec,
    label: fill(spec.label, words),
    payload: spec.payload.map((item) => fill(item, words)),
    endpoint: fill(spec.endpoint, words),
    auth: fill(spec.auth, words),
    narration: fill(spec.narration, words),
    source: fill(spec.source, words),
    ...(spec.note === undefined ? {} : { note: fill(spec.note, words) }),
  };
}

/** The second line of a component's box: what it is called in the stack of the run. */
export function componentDetail(component: ComponentId, { stack, trigger, workloadManager }: RunOptions): string {
  const details: Readonly<Partial<Record<ComponentId, string>>> = STACKS[stack].details;
  if (component === 'workload-manager' && trigger === 'dashboard') return WORKLOAD_MANAGERS[workloadManager].detail;
  return details[component] ?? COMPONENTS[component].detail;
}
