import type { ComponentId, EvidenceId, OwnerId, ScenarioId } from '../../machines/model.ts';
import { CREDENTIAL_POWERS } from '../catalogue/credential-powers.ts';
import type { SecretId } from '../catalogue/secret-ids.ts';
import { componentIdsOf, componentOf } from '../model/model.ts';
import type { Circumstances } from '../model/types.ts';
import { circumstancesOf, fill, wordsOf } from '../model/wording.ts';
import { zoneIn } from '../simulation/describe.ts';
import { type Run, takesPart } from '../simulation/run.ts';
import { holdingsAt, isKept, type PlacedHolding, proofsAt } from './holdings.ts';

/** What falls into wrong hands: one component, all of one owner, or one credential wherever it comes from. */
export type BreachStart =
  | { readonly kind: 'component'; readonly component: ComponentId }
  | { readonly kind: 'owner'; readonly owner: OwnerId }
  | { readonly kind: 'credential'; readonly credential: SecretId };

/**
 * When somebody is there: up to a moment of the run, with all that came by until then; or only after the run, when what
 * was not kept is gone.
 */
export type BreachTime = { readonly until: number | 'end' } | 'after';

/** One credential, tried at one component. */
export interface BreachStep {
  readonly credential: SecretId;
  /** 1 for what was there at the start, one more for what a step before has brought. */
  readonly depth: number;
  /** Where the credential came from; null for the start. */
  readonly from: ComponentId | null;
  readonly at: ComponentId;
  /** Who runs the place of that component. */
  readonly owner: OwnerId;
  /** True when somebody in the places of the start has to get into the places of another owner to use it there. */
  readonly isElsewhere: boolean;
  /** What it does there. */
  readonly does: string;
  /** What can be read there that could not be read before, as far as this run put it there. */
  readonly gains: readonly PlacedHolding[];
  /** Credentials that it brings, which were not there before. */
  readonly brings: readonly SecretId[];
  /** Until when it is accepted; null when nobody outside knows. */
  readonly accepted: string | null;
  readonly evidence: EvidenceId;
  readonly source: string;
}

export interface Breach {
  /** What can be read at once. */
  readonly readable: readonly PlacedHolding[];
  /** The credentials among it, and those with which the start proves itself or that it is shown. */
  readonly credentials: readonly SecretId[];
  readonly steps: readonly BreachStep[];
  /** Credentials of which no source says all that they open, each once, in the order in which they are found. */
  readonly unknown: readonly SecretId[];
  /** All that can be read, at once or by steps. */
  readonly all: readonly PlacedHolding[];
}

/** What a connector hands out in place of a token where it has none that expires. */
function issuedAs(credential: SecretId, { registryToken, storeToken, orchestratorToken }: Circumstances): SecretId {
  const origins: Partial<Record<SecretId, string>> = {
    'registry-token': registryToken,
    'store-token': storeToken,
    'orchestrator-token': orchestratorToken,
  };
  return origins[credential] === 'stored' ? 'connector-secret' : credential;
}

/** Until when a credential is accepted, in the words of a run; null when nobody outside knows. */
export function acceptedWords(run: Run, credential: SecretId): string | null {
  const { accepted } = CREDENTIAL_POWERS[credential];
  return accepted === null ? null : fill(accepted, wordsOf(run.model, run.origin.config));
}

/** The part as it is called: an owner, a component, or a credential. */
export function breachWords(run: Run, start: BreachStart): string {
  switch (start.kind) {
    case 'owner':
      return { you: 'all of yours', zenml: 'all of ZenML', 'third-party': 'all of the third parties' }[start.owner];
    case 'component':
      return componentOf(run.model, start.component).label;
    case 'credential':
      return CREDENTIAL_POWERS[start.credential].label;
  }
}

/** Steps that open or bring something, and those that bring nothing of this run beyond that. */
export function sortedSteps({ steps }: Pick<Breach, 'steps'>): {
  readonly fruitful: readonly BreachStep[];
  readonly others: readonly BreachStep[];
} {
  const isFruitful = ({ gains, brings }: BreachStep): boolean => gains.length + brings.length > 0;
  return { fruitful: steps.filter(isFruitful), others: steps.filter((step) => !isFruitful(step)) };
}

/** What falls with a part, as numbers that can be laid beside those of other scenarios. */
export const BREACH_FIGURES = [
  { id: 'readable', label: 'Items to read at once', of: ({ readable }) => readable.length },
  { id: 'credentials', label: 'Credentials there', of: ({ credentials }) => credentials.length },
  { id: 'opened', label: 'More items that these open', of: ({ all, readable }) => all.length - readable.length },
  {
    id: 'values',
    label: 'In all: values of your data',
    of: ({ all }) => all.filter(({ item }) => item.mark === 'value').length,
  },
  {
    id: 'code',
    label: 'In all: source code',
    of: ({ all }) => all.filter(({ item }) => item.dataClass === 'code').length,
  },
  {
    id: 'secrets',
    label: 'In all: secrets',
    of: ({ all }) => all.filter(({ item }) => item.mark === 'secret').length,
  },
  {
    id: 'elsewhere',
    label: 'Steps that need a way into the places of another owner',
    of: (breach) => sortedSteps(breach).fruitful.filter(({ isElsewhere }) => isElsewhere).length,
  },
  {
    id: 'unknown',
    label: 'Credentials of which no source says all they open',
    of: ({ unknown }) => unknown.length,
  },
] as const satisfies readonly {
  readonly id: string;
  readonly label: string;
  readonly of: (breach: Breach) => number;
}[];

/** The owners that have a place in a scenario. */
export function ownersIn(run: Run, scenario: ScenarioId): readonly OwnerId[] {
  const owners = new Set(componentsOfRun(run).map((component) => zoneIn(run, scenario, component).owner));
  return [...owners];
}

/** The components that take part in a run, in the order of the diagram's columns. */
export const componentsOfRun = (run: Run): readonly ComponentId[] =>
  componentIdsOf(run.model).filter((component) => takesPart(run, component));

const credentialsIn = (holdings: readonly PlacedHolding[]): readonly SecretId[] => [
  ...new Set(holdings.flatMap(({ credential }) => (credential === null ? [] : [credential]))),
];

/**
 * What somebody gets who breaks into a part of a run: what is there to read, and step by step what its credentials
 * open. Stolen credentials are used as they are; nothing is said of weaknesses in anybody's software. Each credential is
 * tried once, nearest first, so the steps end.
 */
export function breachOf(run: Run, scenario: ScenarioId, start: BreachStart, time: BreachTime): Breach {
  const atMs = time === 'after' ? 'end' : time.until;
  const isThere = (holding: PlacedHolding): boolean => time !== 'after' || isKept(holding);
  const held = holdingsAt(run, scenario, atMs).filter(isThere);
  const proofs = proofsAt(run, scenario, atMs).filter(isThere);
  const circumstances = circumstancesOf(run.model, run.origin.config);
  const taken = componentsOfRun(run);
  const isStart = ({ component, owner }: PlacedHolding): boolean =>
    start.kind === 'component' ? component === start.component : start.kind === 'owner' && owner === start.owner;
  const readable = held.filter(isStart);
  const credentials =
    start.kind === 'credential'
      ? [start.credential]
      : [...new Set([...credentialsIn(readable), ...credentialsIn(proofs.filter(isStart))])];
  const home =
    start.kind === 'owner'
      ? start.owner
      : start.kind === 'component'
        ? zoneIn(run, scenario, start.component).owner
        : null;

  const read = new Set<PlacedHolding>(readable);
  const known = new Set<SecretId>(credentials);
  const steps: BreachStep[] = [];
  const unknown: SecretId[] = [];
  const queue: { credential: SecretId; depth: number; from: ComponentId | null }[] = credentials.map((credential) => ({
    credential,
    depth: 1,
    from: null,
  }));
  for (const { credential, depth, from } of queue) {
    const power = CREDENTIAL_POWERS[credential];
    if (power.unknown) unknown.push(credential);
    for (const { at, does, reads, hands } of power.opens) {
      if (!taken.includes(at)) continue;
      const gains = held.filter(
        (holding) => reads.includes(holding.component) && holding.kept !== 'memory' && !read.has(holding),
      );
      for (const holding of gains) read.add(holding);
      const brings = [...new Set([...hands.map((id) => issuedAs(id, circumstances)), ...credentialsIn(gains)])].filter(
        (id) => !known.has(id),
      );
      for (const id of brings) {
        known.add(id);
        queue.push({ credential: id, depth: depth + 1, from: at });
      }
      const { owner } = zoneIn(run, scenario, at);
      steps.push({
        credential,
        depth,
        from,
        at,
        owner,
        isElsewhere: home !== null && owner !== home,
        does,
        gains,
        brings,
        accepted: acceptedWords(run, credential),
        evidence: power.evidence,
        source: power.source,
      });
    }
  }
  return { readable, credentials, steps, unknown, all: held.filter((holding) => read.has(holding)) };
}
