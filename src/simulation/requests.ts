import { type Run, specOf, stepsOf } from './run.ts';
import type { TraceMessage } from './trace.ts';

const requestsOfRuns = new WeakMap<Run, readonly number[]>();

const beatOf = ({ step, spec }: TraceMessage): string => `${step ?? ''} ${spec.slice(0, spec.indexOf('.'))}`;

/** One text may name several endpoints of HTTP: `GET /a, POST /b`. */
const endpointsOf = (endpoint: string): readonly string[] =>
  endpoint.match(/\b(?:GET|HEAD|POST|PUT|PATCH|DELETE) [^\s,]+/g) ?? [endpoint];

/**
 * How many requests each message of a run stands for, in send order: 0 for work inside of a component and for an answer
 * (it comes back from an endpoint that was asked in the same beat), 1 for most, more where the model says so. A message
 * that fails counts like one that arrives.
 */
export function requestsOf(run: Run): readonly number[] {
  let requests = requestsOfRuns.get(run);
  if (!requests) {
    const steps = stepsOf(run).length;
    const asked = new Set<string>();
    requests = run.trace.messages.map((message) => {
      const { from, to, opener, port, protocol, endpoint, requests: count = 1 } = specOf(run, message);
      if (from === to || (port === null && protocol === 'in process')) return 0;
      const beat = beatOf(message);
      const isSent = opener === 'sender';
      const keys = endpointsOf(endpoint).map((path) => `${beat} ${isSent ? from : to} ${isSent ? to : from} ${path}`);
      if (isSent) for (const key of keys) asked.add(key);
      else if (keys.some((key) => asked.has(key))) return 0;
      return count === 'each-step' ? steps : count;
    });
    requestsOfRuns.set(run, requests);
  }
  return requests;
}
