import type { ScenarioId } from '../../machines/model.ts';
import { SCENARIOS } from '../catalogue/index.ts';
import { specOf } from '../simulation/describe.ts';
import type { TraceMessage } from '../simulation/trace.ts';
import { hostOf, requestOf } from './http.ts';

/** Stands where a secret would. */
const MASK = '••••••';

const hasToken = (auth: string): boolean => /token|session|key/i.test(auth) && !/^none/i.test(auth);

/**
 * What a message may look like on the wire, put together from its documented endpoint, auth and payload, with secrets
 * masked. Illustrative.
 * @returns lines joined by line feeds, or null where no single request is documented
 */
export function exampleOf(message: TraceMessage, scenario: ScenarioId): string | null {
  const spec = specOf(message);
  const request = requestOf(spec);
  if (!request) return null;
  const { method, path, query } = request;
  const body = spec.payload.map((item) => `  ${item}`);
  if (spec.opener === 'receiver') {
    return [`HTTP/1.1 200 OK, in reply to ${method} ${path}`, '', ...body].join('\n');
  }
  const isZenml = SCENARIOS[scenario].placement[spec.to] === 'zenml';
  const host = (isZenml ? hostOf(spec) : null) ?? `(${isZenml ? 'a host of ZenML' : 'your own host'})`;
  return [
    `${method} ${path}${query === null ? '' : `?${query}`} HTTP/1.1`,
    `Host: ${host}`,
    ...(hasToken(spec.auth) ? [`Authorization: Bearer ${MASK}`] : []),
    '',
    ...body,
  ].join('\n');
}
