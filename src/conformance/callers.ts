import type { ComponentId } from '../../machines/model.ts';
import { anonymousCallers } from './anonymous-callers.ts';
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

/**
 * Who made each call of one recording: the party that the recorder names, or else what the calls say themselves. A
 * party that is not known is a caller of its own.
 */
export function callingsOf(calls: readonly RawCall[]): readonly Calling[] {
  const anonymous = anonymousCallers(calls.filter((call) => call.recordedCaller === null));
  return calls.map((call) => {
    if (call.recordedCaller === null) {
      return anonymous.get(call) ?? { caller: { name: 'unknown', known: false }, instance: 'unknown' };
    }
    return { caller: partyNamed(call.recordedCaller), instance: `${call.recordedCaller} ${call.process}`.trim() };
  });
}
