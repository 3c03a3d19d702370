import { grouped } from './grouped.ts';
import type { RecordedCall } from './recorded-call.ts';

const isOf = (call: RecordedCall, method: string, path: string): boolean =>
  call.receiver.name === 'server' && call.method === method && call.path === path;

const registersAStep = (call: RecordedCall): boolean => isOf(call, 'POST', '/api/v1/steps') && call.word === 'running';
const endsAStep = (call: RecordedCall): boolean => isOf(call, 'PUT', '/api/v1/steps/{id}') && call.word !== '';

/** What a process does before its next step begins: it submits the run, ends a step, or reuses one. */
const isNoStep = (call: RecordedCall): boolean =>
  isOf(call, 'GET', '/api/v1/api_token') ||
  endsAStep(call) ||
  (isOf(call, 'POST', '/api/v1/steps') && call.word === 'cached');

/** The calls, by index, of each step that a client runs in its own process. */
function stepsWithin(calls: readonly RecordedCall[]): ReadonlyMap<number, number> {
  const steps = new Map<number, number>();
  let count = 0;
  for (const [index, call] of calls.entries()) {
    if (!registersAStep(call)) continue;
    count += 1;
    let start = index;
    while (start > 0 && !isNoStep(calls[start - 1] ?? call)) start -= 1;
    // Before a step says its first word, what is read is read to find out what to run.
    while (start < index && calls[start]?.method === 'GET') start += 1;
    const next = calls.findIndex((later, at) => at > index && (endsAStep(later) || registersAStep(later)));
    const ending = calls[next];
    const end = ending === undefined ? calls.length : endsAStep(ending) ? next + 1 : next;
    for (let at = start; at < end; at++) steps.set(at, count);
  }
  return steps;
}

/**
 * With a local orchestrator the client runs the steps in its own process. What it sends then is a step's, although the
 * recorder sees the client: in a recording in which nobody else runs steps, from the first thing that a step writes to
 * its end.
 */
export function withLocalSteps(calls: readonly RecordedCall[]): readonly RecordedCall[] {
  if (calls.some(({ caller }) => caller.name === 'step-runtime')) return calls;
  const byInstance = grouped(
    calls.filter(({ caller }) => caller.name === 'client'),
    ({ instance }) => instance,
  );
  const stepCalls = new Map<RecordedCall, RecordedCall>();
  for (const [instance, own] of byInstance) {
    for (const [index, step] of stepsWithin(own)) {
      const call = own[index];
      if (!call) continue;
      stepCalls.set(call, {
        ...call,
        caller: { name: 'step-runtime', known: true },
        instance: `${instance}, step ${step}`,
      });
    }
  }
  return calls.map((call) => stepCalls.get(call) ?? call);
}
