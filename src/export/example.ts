import type { ScenarioId } from '../../machines/model.ts';
import type { CredentialId } from '../model/types.ts';
import { zoneIn } from '../simulation/describe.ts';
import { type Run, specOf } from '../simulation/run.ts';
import type { TraceMessage } from '../simulation/trace.ts';
import { hostOf, requestOf } from './http.ts';

/** Stands where a secret would. */
const MASK = '••••••';

/** What does not stand in a header of the request. */
const NO_HEADER: readonly CredentialId[] = [
  'device-code',
  'connector-secret',
  'database-credentials',
  'service-account',
];

/**
 * What a message may look like on the wire, put together from its documented endpoint, auth and payload, with secrets
 * masked. Illustrative.
 * @returns lines joined by line feeds, or null where no single request is documented
 */
export function exampleOf(run: Run, message: TraceMessage, scenario: ScenarioId): string | null {
  const spec = specOf(run, message);
  const request = requestOf(spec);
  if (!request) return null;
  const { method, path, query } = request;
  const body = spec.items.map((item) => `  ${item.text}`);
  if (spec.opener === 'receiver') {
    return [`HTTP/1.1 200 OK, in reply to ${method} ${path}`, '', ...body].join('\n');
  }
  const isZenml = zoneIn(run, scenario, spec.to).owner === 'zenml';
  const host = (isZenml ? hostOf(run, scenario, spec) : null) ?? `(${isZenml ? 'a host of ZenML' : 'your own host'})`;
  return [
    `${method} ${path}${query === null ? '' : `?${query}`} HTTP/1.1`,
    `Host: ${host}`,
    ...(spec.credential && !NO_HEADER.includes(spec.credential) ? [`Authorization: Bearer ${MASK}`] : []),
    '',
    ...body,
  ].join('\n');
}
