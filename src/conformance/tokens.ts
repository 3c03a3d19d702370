import type { RawCall } from './recorded-call.ts';
import { jsonOf } from './telling.ts';

/** What a credential is, as far as it can be told: by the mask of a recorder, or by its own claims. */
export type Token = 'run' | 'user' | 'workspace' | 'service-account' | 'kubeconfig' | 'aws' | 'unknown' | 'none';

const MASKS: readonly (readonly [pattern: RegExp, token: Token])[] = [
  [/^<run[- ]token\b/, 'run'],
  [/^<workspace-control-plane-token\b/, 'workspace'],
  [/^<(?:session[- ]token|pro-api-key|api-key|device-code)\b/, 'user'],
  [/^<token of service account\b/, 'service-account'],
  [/^<token of the kubeconfig user\b/, 'kubeconfig'],
];

/** The claims of a JSON Web Token, unchecked: only what it says of itself is of interest here. */
function claimsOf(token: string): Readonly<Record<string, unknown>> {
  const payload = token.split('.')[1] ?? '';
  try {
    const claims = jsonOf(atob(payload.replaceAll('-', '+').replaceAll('_', '/')));
    return typeof claims === 'object' && claims !== null ? { ...claims } : {};
  } catch {
    return {};
  }
}

/** What a call proves itself with. */
export function tokenOf({ headers }: RawCall): Token {
  const value = headers.get('authorization');
  if (value === undefined || value.trim() === '') return 'none';
  if (value.startsWith('AWS4-HMAC-SHA256')) return 'aws';
  const token = value.replace(/^bearer\s+/i, '');
  const mask = MASKS.find(([pattern]) => pattern.test(token));
  if (mask) return mask[1];
  const claims = claimsOf(token);
  if ('pipeline_run_id' in claims || 'schedule_id' in claims) return 'run';
  if (String(claims.sub).startsWith('system:serviceaccount:')) return 'service-account';
  return 'unknown';
}

/** Who holds a credential that only some parties have; the others are not listed. */
const HOLDERS: Readonly<Partial<Record<Token, readonly string[]>>> = {
  run: ['step-runtime', 'orchestrator', 'workload-manager'],
  user: ['client', 'browser'],
  workspace: ['server'],
  'service-account': ['orchestrator', 'step-runtime', 'workload-manager', 'server'],
  kubeconfig: ['client'],
};

/** The components that can have made a call, by what it proves itself with; null when that says nothing. */
export const holdersOf = (call: RawCall): readonly string[] | null => HOLDERS[tokenOf(call)] ?? null;
