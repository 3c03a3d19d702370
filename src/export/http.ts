import type { ScenarioId } from '../../machines/model.ts';
import { hostFor } from '../claims/firewall.ts';
import { connectionEnds } from '../claims/placed-messages.ts';
import type { MessageSpec } from '../model/types.ts';
import type { Run } from '../simulation/run.ts';

/** An HTTP request that an endpoint names. */
export interface HttpRequest {
  readonly method: string;
  /** Absolute path; in a template, `{name}` stands for what differs from request to request. */
  readonly path: string;
  readonly isTemplate: boolean;
  /** Without the question mark; null when there is none. */
  readonly query: string | null;
}

const REQUEST = /^(GET|HEAD|POST|PUT|PATCH|DELETE) (?:https:\/\/[a-z0-9.-]+)?(\/[^?\s]*)?(?:\?(.*))?$/;

/** The request of an endpoint, or null when it names none, or several. */
export function requestOf({ endpoint }: Pick<MessageSpec, 'endpoint'>): HttpRequest | null {
  const requests = endpoint.split(', ').filter((part) => REQUEST.test(part));
  const [, method, path = '/', query] = REQUEST.exec(requests[0] ?? '') ?? [];
  if (method === undefined || requests.length > 1) return null;
  return { method, path, isTemplate: /[{<]/.test(path), query: query ?? null };
}

/** The host that accepts the connection of a message in a scenario, null where no source names one. */
export function hostOf(run: Run, scenario: ScenarioId, spec: MessageSpec): string | null {
  const { opener, acceptor } = connectionEnds(spec);
  const host = hostFor(run, opener, acceptor, scenario)?.host ?? '';
  return /^[a-z0-9.-]+$/.test(host) ? host : null;
}
