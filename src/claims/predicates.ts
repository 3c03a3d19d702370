import type { ComponentId, DataClassId } from '../../machines/model.ts';
import type { ClaimId } from '../catalogue/claims.ts';
import type { CredentialId, MessageTag } from '../model/types.ts';
import { crossesTo, type PlacedMessage } from './placed-messages.ts';

/**
 * One look at a run in a scenario.
 * @returns index of the first message that is found, null when there is none
 */
export type Predicate = (messages: readonly PlacedMessage[]) => number | null;

export interface ClaimCheck {
  /** Finds the first message that contradicts the claim. */
  readonly violates: Predicate;
  /** Finds the first message that the claim is true of only in one reading of its words. */
  readonly restsOn?: Predicate;
}

const STACK: readonly ComponentId[] = [
  'container-registry',
  'orchestrator',
  'cluster-api',
  'step-runtime',
  'artifact-store',
  'log-backend',
];
const CONTROL_PLANE: readonly ComponentId[] = ['control-plane', 'rbac', 'pro-ui'];
const DATA: readonly DataClassId[] = ['artifact-data', 'image', 'logs'];
const CONTENT: readonly DataClassId[] = [...DATA, 'code'];

/** Which exchange brings the token for which part of the stack. */
const TOKEN_FOR: Partial<Record<ComponentId, string>> = {
  'container-registry': 'registry-token',
  'artifact-store': 'store-token',
  orchestrator: 'orchestrator-token',
  'cluster-api': 'orchestrator-token',
};

const first =
  (found: (placed: PlacedMessage) => boolean): Predicate =>
  (messages) =>
    messages.find(found)?.index ?? null;

/** The first message that one of them finds, in their order and not in that of the messages. */
const firstOf =
  (...predicates: readonly Predicate[]): Predicate =>
  (messages) =>
    predicates.reduce<number | null>((found, predicate) => found ?? predicate(messages), null);

/** Between you and ZenML: what goes to a third party goes to somebody that you chose. */
const crosses = (placed: PlacedMessage): boolean => placed.border === 'zenml';
const delivered = (placed: PlacedMessage): boolean => placed.message.status === 'delivered';
const carries = ({ spec }: PlacedMessage, classes: readonly DataClassId[]): boolean =>
  spec.items.some((item) => classes.includes(item.dataClass));
const carriesOnly = ({ spec }: PlacedMessage, classes: readonly DataClassId[]): boolean =>
  spec.items.every((item) => classes.includes(item.dataClass));
const goes = ({ spec }: PlacedMessage, from: ComponentId, to: ComponentId): boolean =>
  spec.from === from && spec.to === to;

/** The two ends of a message with who runs the place in which they stand. */
const endsOf = ({ spec, fromZone, toZone }: PlacedMessage) => [
  { id: spec.from, owner: fromZone.owner },
  { id: spec.to, owner: toZone.owner },
];
const touches = (placed: PlacedMessage, components: readonly ComponentId[]): boolean =>
  components.includes(placed.spec.from) || components.includes(placed.spec.to);

/** Finds what leaves the places of the stack, or a part of the stack that does not stand with you. */
const leavesTheStack = (classes: readonly DataClassId[]): Predicate =>
  first(
    (placed) =>
      (crosses(placed) && carries(placed, classes)) ||
      endsOf(placed).some(({ id, owner }) => STACK.includes(id) && owner !== 'you'),
  );

/** Finds what somebody else's places receive and ZenML runs. */
const reachesZenml = (found: (placed: PlacedMessage) => boolean): Predicate =>
  first((placed) => crosses(placed) && placed.toZone.owner === 'zenml' && found(placed));

const has = ({ spec }: PlacedMessage, tag: MessageTag): boolean => spec.tags?.includes(tag) === true;

/** Whether it holds values of your data. */
const holdsValues = ({ spec }: PlacedMessage): boolean => spec.items.some((item) => item.mark === 'value');

/** Credentials that the workspace issues, and therefore verifies itself. */
const OF_THE_WORKSPACE: readonly (CredentialId | undefined)[] = ['user-token', 'run-token', 'workspace-cookie'];

/** A credential for the stack, which a service connector gives to the client, the runner job or a pod. */
const isStackToken = (placed: PlacedMessage): boolean =>
  has(placed, 'stack-credential') && placed.spec.from === 'server';

const usesOldToken: Predicate = (messages) => {
  const issued = new Set<string>();
  const held = new Set<string>();
  for (const placed of messages) {
    const { exchange } = placed.message;
    if (isStackToken(placed)) {
      if (!issued.has(exchange)) return placed.index;
      if (delivered(placed)) held.add(exchange);
    } else if (goes(placed, 'cloud-iam', 'server') && delivered(placed)) {
      issued.add(exchange);
    } else if (placed.spec.from === 'client') {
      const token = TOKEN_FOR[placed.spec.to];
      if (token !== undefined && !held.has(token)) return placed.index;
    }
  }
  return null;
};

const showsWhatWasNotPersisted: Predicate = (messages) => {
  let written = false;
  let read = false;
  for (const placed of messages) {
    if (goes(placed, 'server', 'metadata-store') && delivered(placed)) written = true;
    if (placed.message.phase !== 'observability') continue;
    if (carries(placed, ['artifact-data', 'logs']) || touches(placed, ['artifact-store', 'log-backend']))
      return placed.index;
    if (goes(placed, 'metadata-store', 'server')) {
      if (!written) return placed.index;
      if (delivered(placed)) read = true;
    }
    if (goes(placed, 'server', 'browser') && carries(placed, ['run-metadata']) && !read) return placed.index;
  }
  return null;
};

const isInbound = (placed: PlacedMessage): boolean => crosses(placed) && placed.connection === 'inbound';
const isInboundTo = (component: ComponentId): Predicate =>
  first((placed) => isInbound(placed) && placed.spec.to === component);

/** How each claim of the catalogue is checked. */
export const CLAIM_CHECKS: Readonly<Record<ClaimId, ClaimCheck>> = {
  'compute-and-data': { violates: leavesTheStack(CONTENT) },
  'ml-data-remains': {
    violates: leavesTheStack(DATA),
    // Values for certain first; then what your code says, which may quote them: all that a failed step sends.
    restsOn: firstOf(
      first((placed) => crosses(placed) && holdsValues(placed)),
      first((placed) => crosses(placed) && has(placed, 'quotes-data')),
    ),
  },
  'metadata-at-zenml': {
    violates: first((placed) => placed.spec.to === 'metadata-store' && placed.toZone.owner !== 'zenml'),
  },
  'metadata-stays': {
    violates: first((placed) => crosses(placed) && carries(placed, ['run-metadata', ...CONTENT])),
    restsOn: first((placed) => placed.crossing === 'leaves' && has(placed, 'names-run')),
  },
  'auth-at-control-plane': {
    violates: first(
      (placed) =>
        (has(placed, 'sign-in') || has(placed, 'permission-check')) &&
        !endsOf(placed).some(({ id, owner }) => CONTROL_PLANE.includes(id) && owner === 'zenml'),
    ),
    restsOn: first((placed) => placed.spec.to === 'server' && OF_THE_WORKSPACE.includes(placed.spec.credential)),
  },
  'zero-external-dependencies': {
    violates: first((placed) => endsOf(placed).some(({ owner }) => owner === 'zenml')),
    restsOn: first(
      (placed) => touches(placed, ['cloud-iam']) || endsOf(placed).some(({ owner }) => owner === 'third-party'),
    ),
  },
  'completely-isolated': { violates: first((placed) => crossesTo(placed, 'zenml')) },
  'short-lived-tokens': {
    violates: usesOldToken,
    restsOn: first((placed) => isStackToken(placed) && placed.message.exchange === 'store-token'),
  },
  'persisted-metadata': { violates: showsWhatWasNotPersisted },
  'only-metadata-stored': {
    violates: first(
      (placed) =>
        endsOf(placed).some(({ id, owner }) => id === 'secrets-store' && owner === 'zenml') ||
        (placed.spec.to === 'metadata-store' &&
          placed.toZone.owner === 'zenml' &&
          !carriesOnly(placed, ['run-metadata'])),
    ),
  },
  'no-inbound': {
    // What was measured and is beyond dispute first: the token API of your cloud account has a public address.
    violates: firstOf(isInboundTo('cluster-api'), isInboundTo('artifact-store'), first(isInbound)),
  },
  'outbound-only': { violates: first(isInbound) },
  'only-auth-data': {
    violates: first(
      (placed) =>
        placed.crossing === 'leaves' &&
        CONTROL_PLANE.includes(placed.spec.to) &&
        !carriesOnly(placed, ['identity', 'credentials']) &&
        !has(placed, 'permission-check') &&
        !has(placed, 'sign-in'),
    ),
  },
  'control-plane-blind': { violates: first((placed) => touches(placed, CONTROL_PLANE) && carries(placed, CONTENT)) },
  'pointers-only': {
    violates: first((placed) => placed.spec.to === 'metadata-store' && carries(placed, ['artifact-data'])),
    restsOn: first((placed) => has(placed, 'artifact-pointer') && holdsValues(placed)),
  },
  'run-token-limited': { violates: first((placed) => has(placed, 'acts-as-user')) },
  'no-values-at-zenml': {
    violates: reachesZenml(holdsValues),
    restsOn: reachesZenml((placed) => has(placed, 'quotes-data')),
  },
  'no-source-at-zenml': { violates: reachesZenml((placed) => carries(placed, ['code'])) },
  'no-served-code': {
    violates: first((placed) => placed.fromZone.owner === 'zenml' && has(placed, 'program')),
  },
};
