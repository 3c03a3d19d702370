import type { ComponentId } from '../../machines/model.ts';
import { anonymousCallers } from './anonymous-callers.ts';
import { grouped } from './grouped.ts';
import type { Calling, Party, RawCall } from './recorded-call.ts';

/** The components that recorders name, by the names that they use. */
const COMPONENTS: Readonly<Record<string, ComponentId>> = {
  client: 'client',
  step: 'step-runtime',
  'step-pod': 'step-runtime',
  'orchestrator-pod': 'orchestrator',
  orchestrator: 'orchestrator',
  workspace: 'server',
  server: 'server',
  'control-plane': 'control-plane',
  dashboard: 'browser',
  browser: 'browser',
  // A script that reads what a dashboard would show.
  reader: 'browser',
  runner: 'workload-manager',
};

/** The party that a recorder names: `step:train` is a step, `workspace (second process)` is a workspace. */
export function partyNamed(name: string): Party {
  const kind = /^[^:(]*/.exec(name)?.[0].trim() ?? name;
  const component = Object.hasOwn(COMPONENTS, kind) ? COMPONENTS[kind] : undefined;
  return component === undefined ? { name, known: false } : { name: component, known: true };
}

/** True for a process that only ever asks with a plain HTTP library: ZenML's client says what it is. */
function isScript(calls: readonly RawCall[]): boolean {
  return calls.every(({ headers }) => headers.get('user-agent')?.startsWith('python-requests/') === true);
}

/** What a recorder calls a client and is none reads as a browser would, as the scripts that it calls readers do. */
function scriptsOf(calls: readonly RawCall[]): ReadonlySet<RawCall> {
  const clients = calls.filter((call) => call.recordedCaller === 'client');
  const processes = grouped(clients, ({ process }) => process);
  return new Set([...processes.values()].filter(isScript).flat());
}

/**
 * Who made each call of one recording: the party that the recorder names, or else what the calls say themselves. A
 * party that is not known is a caller of its own.
 */
export function callingsOf(calls: readonly RawCall[]): readonly Calling[] {
  const scripts = scriptsOf(calls);
  const anonymous = anonymousCallers(calls.filter((call) => call.recordedCaller === null));
  return calls.map((call) => {
    if (call.recordedCaller === null) {
      return anonymous.get(call) ?? { caller: { name: 'unknown', known: false }, instance: 'unknown' };
    }
    const name = scripts.has(call) ? 'reader' : call.recordedCaller;
    return { caller: partyNamed(name), instance: `${call.recordedCaller} ${call.process}`.trim() };
  });
}
