import type { ComponentId, DataClassId, ScenarioId } from '../../machines/model.ts';
import type { ClaimId } from '../catalogue/claims.ts';
import type { Trace } from '../simulation/trace.ts';
import { CATALOGUE, type Lookup, type SeenMessage, seenIn } from './seen.ts';

/**
 * One look at a run in a scenario.
 * @returns index of the first message that is found, null when there is none
 */
export type Predicate = (messages: readonly SeenMessage[]) => number | null;

export interface ClaimCheck {
  /** Finds the first message that contradicts the claim. */
  readonly violates: Predicate;
  /** Finds the first message that the claim is true of only in one reading of its words. */
  readonly restsOn?: Predicate;
}

const STACK: readonly ComponentId[] = [
  'container-registry',
  'orchestrator',
  'step-runtime',
  'artifact-store',
  'log-backend',
];
const CONTROL_PLANE: readonly ComponentId[] = ['control-plane', 'rbac', 'pro-ui'];
const CONTENT: readonly DataClassId[] = ['artifact-data', 'image', 'code', 'logs'];

/** Which exchange brings the token for which part of the stack. */
const TOKEN_FOR: Partial<Record<ComponentId, string>> = {
  'container-registry': 'registry-token',
  'artifact-store': 'store-token',
  orchestrator: 'orchestrator-token',
};

const first =
  (found: (seen: SeenMessage) => boolean): Predicate =>
  (messages) =>
    messages.find(found)?.index ?? null;

const crosses = (seen: SeenMessage): boolean => seen.crossing !== 'none';
const delivered = (seen: SeenMessage): boolean => seen.message.status === 'delivered';
const carries = ({ spec }: SeenMessage, classes: readonly DataClassId[]): boolean => classes.includes(spec.dataClass);
const goes = ({ spec }: SeenMessage, from: ComponentId, to: ComponentId): boolean =>
  spec.from === from && spec.to === to;

/** The two ends of a message with where they stand. */
const endsOf = ({ spec, fromSide, toSide }: SeenMessage) => [
  { id: spec.from, side: fromSide },
  { id: spec.to, side: toSide },
];
const touches = (seen: SeenMessage, components: readonly ComponentId[]): boolean =>
  components.includes(seen.spec.from) || components.includes(seen.spec.to);

const contentLeavesTheStack = first(
  (seen) =>
    (crosses(seen) && carries(seen, CONTENT)) ||
    endsOf(seen).some(({ id, side }) => STACK.includes(id) && side !== 'customer'),
);

const mentions = ({ spec }: SeenMessage, words: RegExp): boolean => spec.payload.some((item) => words.test(item));

const isPermission = ({ spec }: SeenMessage): boolean => spec.to === 'rbac' || spec.endpoint.includes('/rbac/');

const isSignIn = ({ spec }: SeenMessage): boolean => /\/auth\/|\/users\/authorize_server/.test(spec.endpoint);

/** A credential for the stack, which a service connector gives to the client. */
const isStackToken = (seen: SeenMessage): boolean =>
  goes(seen, 'server', 'client') &&
  seen.spec.dataClass === 'credentials' &&
  seen.spec.endpoint.includes('/service_connectors/');

const usesOldToken: Predicate = (messages) => {
  const issued = new Set<string>();
  const held = new Set<string>();
  for (const seen of messages) {
    const { exchange } = seen.message;
    if (isStackToken(seen)) {
      if (!issued.has(exchange)) return seen.index;
      if (delivered(seen)) held.add(exchange);
    } else if (goes(seen, 'cloud-iam', 'server') && delivered(seen)) {
      issued.add(exchange);
    } else if (seen.spec.from === 'client') {
      const token = TOKEN_FOR[seen.spec.to];
      if (token !== undefined && !held.has(token)) return seen.index;
    }
  }
  return null;
};

const showsWhatWasNotPersisted: Predicate = (messages) => {
  let written = false;
  let read = false;
  for (const seen of messages) {
    if (goes(seen, 'server', 'metadata-store') && delivered(seen)) written = true;
    if (seen.message.phase !== 'observability') continue;
    if (carries(seen, ['artifact-data', 'logs']) || touches(seen, ['artifact-store', 'log-backend'])) return seen.index;
    if (goes(seen, 'metadata-store', 'server')) {
      if (!written) return seen.index;
      if (delivered(seen)) read = true;
    }
    if (goes(seen, 'server', 'browser') && carries(seen, ['run-metadata']) && !read) return seen.index;
  }
  return null;
};

const isInbound: Predicate = first((seen) => seen.connection === 'inbound');

/** How each claim of the catalogue is checked. */
export const CLAIM_CHECKS: Readonly<Record<ClaimId, ClaimCheck>> = {
  'compute-and-data': { violates: contentLeavesTheStack },
  'ml-data-remains': {
    violates: contentLeavesTheStack,
    restsOn: first((seen) => crosses(seen) && mentions(seen, /small values|metrics/)),
  },
  'metadata-at-zenml': {
    violates: first((seen) => seen.spec.to === 'metadata-store' && seen.toSide !== 'zenml'),
  },
  'metadata-stays': {
    violates: first((seen) => crosses(seen) && carries(seen, ['run-metadata', ...CONTENT])),
    restsOn: first((seen) => seen.crossing === 'leaves' && mentions(seen, /\brun id\b/)),
  },
  'auth-at-control-plane': {
    violates: first(
      (seen) =>
        (carries(seen, ['identity']) || isPermission(seen)) &&
        !endsOf(seen).some(({ id, side }) => CONTROL_PLANE.includes(id) && side === 'zenml'),
    ),
    restsOn: first((seen) => seen.spec.to === 'server' && /^(workspace|run) token/.test(seen.spec.auth)),
  },
  'zero-external-dependencies': {
    violates: first((seen) => endsOf(seen).some(({ side }) => side === 'zenml')),
    restsOn: first(
      (seen) => touches(seen, ['code-repository', 'cloud-iam']) || seen.message.exchange === 'build-image',
    ),
  },
  'completely-isolated': { violates: first(crosses) },
  'short-lived-tokens': {
    violates: usesOldToken,
    restsOn: first((seen) => isStackToken(seen) && seen.message.exchange === 'store-token'),
  },
  'persisted-metadata': { violates: showsWhatWasNotPersisted },
  'only-metadata-stored': {
    violates: first(
      (seen) =>
        endsOf(seen).some(({ id, side }) => id === 'secrets-store' && side === 'zenml') ||
        (seen.spec.to === 'metadata-store' && seen.toSide === 'zenml' && !carries(seen, ['run-metadata'])),
    ),
  },
  'no-inbound': { violates: isInbound },
  'outbound-only': { violates: isInbound },
  'only-auth-data': {
    violates: first(
      (seen) =>
        seen.crossing === 'leaves' &&
        CONTROL_PLANE.includes(seen.spec.to) &&
        !carries(seen, ['identity', 'credentials']) &&
        !isPermission(seen) &&
        !isSignIn(seen),
    ),
  },
  'control-plane-blind': { violates: first((seen) => touches(seen, CONTROL_PLANE) && carries(seen, CONTENT)) },
  'pointers-only': {
    violates: first((seen) => seen.spec.to === 'metadata-store' && carries(seen, ['artifact-data'])),
    restsOn: first((seen) => seen.spec.to === 'server' && mentions(seen, /small values/)),
  },
};

/**
 * Checks one claim in one run.
 * @returns index of the first message that contradicts it, null when none does
 */
export function violationOf(
  claim: ClaimId,
  trace: Trace,
  scenario: ScenarioId,
  lookup: Lookup = CATALOGUE,
): number | null {
  return CLAIM_CHECKS[claim].violates(seenIn(trace, scenario, lookup));
}
