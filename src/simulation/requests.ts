import { type Run, specOf, stepsOf } from './run.ts';
import type { TraceMessage } from './trace.ts';

const requestsOfRuns = new WeakMap<Run, readonly number[]>();

/**
 * How many requests each message of a run stands for, in send order: 0 for an answer to a request of the same beat and
 * for work inside of a component, 1 for most, more where the model says so. A failed message counts as one that arrives.
 */
export function requestsOf(run: Run): readonly number[] {
  let requests = requestsOfRuns.get(run);
  if (!requests) {
    const steps = stepsOf(run).length;
    const asked = new Set<string>();
    const beat = ({ step, spec }: TraceMessage) => `${step ?? ''} ${spec.slice(0, spec.indexOf('.'))}`;
    requests = run.trace.messages.map((message) => {
      const { from, to, opener, port, protocol, requests: count = 1 } = specOf(run, message);
      if (from === to || (port === null && protocol === 'in process')) return 0;
      if (opener === 'sender') asked.add(`${beat(message)} ${from} ${to}`);
      else if (asked.has(`${beat(message)} ${to} ${from}`)) return 0;
      return count === 'each-step' ? steps : count;
    });
    requestsOfRuns.set(run, requests);
  }
  return requests;
}
