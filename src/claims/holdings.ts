import type { ComponentId, EvidenceId, OwnerId, ScenarioId } from '../../machines/model.ts';
import { CREDENTIAL_POWERS } from '../catalogue/credential-powers.ts';
import {
  ENDED_BY,
  type Keeping,
  RETENTION,
  type RetentionRule,
  UNKNOWN_RETENTION,
  type UntilId,
} from '../catalogue/retention.ts';
import type { SecretId } from '../catalogue/secret-ids.ts';
import { CREDENTIALS_IN, SECRETS, type SecretRule } from '../catalogue/secret-rules.ts';
import type { Circumstances, MessageSpec, PayloadItem } from '../model/types.ts';
import { circumstancesOf, holds } from '../model/wording.ts';
import { zoneIn } from '../simulation/describe.ts';
import { arrivalsIn, receiptsIn } from '../simulation/received.ts';
import { type Run, specOf } from '../simulation/run.ts';
import { connectionEnds } from './placed-messages.ts';

/** How a component keeps what it has. */
export interface Retention {
  readonly kept: Keeping;
  readonly until: UntilId;
  readonly evidence: EvidenceId;
  readonly source: string;
}

/**
 * How it is known that a component has an item: it made it, received it, or sent it and so must have had it. Beyond
 * payloads: it proved itself with a credential, or accepted one that comes as it is.
 */
export type HoldingReason = 'made' | 'received' | 'sent' | 'used' | 'shown';

/** An item that a component has. */
export interface Holding extends Retention {
  readonly component: ComponentId;
  readonly item: PayloadItem;
  /** Which credential it is; null for what is none, and for a secret that no rule knows. */
  readonly credential: SecretId | null;
  /** Index of the message by which it is known to have it. */
  readonly since: number;
  /** ms since the run began: for what was received its arrival, for what was sent its departure. */
  readonly sinceMs: number;
  readonly reason: HoldingReason;
  /** When a message of the run deleted it, in ms since the run began; null when none did. */
  readonly endMs: number | null;
}

/** A holding, and who runs the place where it lies. */
export interface PlacedHolding extends Holding {
  readonly owner: OwnerId;
  /** True when it was deleted by then. */
  readonly isOver: boolean;
}

interface HoldingsOfRun {
  /** By `sinceMs`, ascending. */
  readonly items: readonly Holding[];
  readonly proofs: readonly Holding[];
}

const holdingsOfRuns = new WeakMap<Run, HoldingsOfRun>();

const ENDING: ReadonlySet<string> = new Set(Object.values(ENDED_BY).flat());

const secretRules: readonly SecretRule[] = SECRETS;
const retentionRules: readonly RetentionRule[] = RETENTION;

/** Which credential one is in runs with some circumstances, where it goes by the name of another. */
const credentialIn = (credential: SecretId, circumstances: Circumstances): SecretId =>
  CREDENTIALS_IN.find((rule) => rule.credential === credential && holds(rule.in, circumstances))?.is ?? credential;

/** Which credential the secret of a message is, in runs with some circumstances. Null: it is none that rules know. */
export function secretOf(spec: MessageSpec, item: PayloadItem, circumstances: Circumstances): SecretId | null {
  if (item.mark !== 'secret') return null;
  const rule = secretRules.find(
    ({ messages, in: condition }) =>
      messages.includes(spec.id) && (condition === undefined || holds(condition, circumstances)),
  );
  return rule ? credentialIn(rule.credential, circumstances) : null;
}

/** How a component keeps something. */
export function retentionOf(
  component: ComponentId,
  { item, credential }: Pick<Holding, 'item' | 'credential'>,
  circumstances: Circumstances,
): Retention {
  const rule = retentionRules.find(
    ({ components, classes, credentials, in: condition }) =>
      components.includes(component) &&
      classes?.includes(item.dataClass) !== false &&
      (credentials === undefined || (credential !== null && credentials.includes(credential))) &&
      (condition === undefined || holds(condition, circumstances)),
  );
  const { kept, until, evidence, source } = rule ?? UNKNOWN_RETENTION;
  return { kept, until, evidence, source };
}

/** What nobody has to be told apart from another: the same item at the same component. */
const keyOf = (component: ComponentId, item: PayloadItem, credential: SecretId | null): string =>
  JSON.stringify([component, item.text, item.dataClass, item.mark ?? null, credential]);

/** The holdings of a run in the order in which they begin, each once. */
class Found {
  readonly circumstances: Circumstances;
  readonly first = new Map<string, Holding>();

  constructor(run: Run) {
    this.circumstances = circumstancesOf(run.model, run.origin.config);
  }

  add(
    component: ComponentId,
    item: PayloadItem,
    credential: SecretId | null,
    how: Pick<Holding, 'since' | 'sinceMs' | 'reason'>,
  ): void {
    const key = keyOf(component, item, credential);
    const before = this.first.get(key);
    // At one time, what was sent first.
    if (before && (before.sinceMs - how.sinceMs || before.since - how.since) <= 0) return;
    const kept = before ?? retentionOf(component, { item, credential }, this.circumstances);
    const { kept: place, until, evidence, source } = kept;
    const endMs = before?.endMs ?? null;
    this.first.set(key, { component, item, credential, ...how, kept: place, until, evidence, source, endMs });
  }

  /** Something was delivered to a component: what this deletes there ends. */
  end(spec: MessageSpec, atMs: number): void {
    for (const [key, holding] of this.first) {
      if (holding.component === spec.to && holding.endMs === null && ENDED_BY[holding.until]?.includes(spec.id)) {
        this.first.set(key, { ...holding, endMs: atMs });
      }
    }
  }

  sorted(): readonly Holding[] {
    return [...this.first.values()].sort((a, b) => a.sinceMs - b.sinceMs || a.since - b.since);
  }
}

function holdingsOf(run: Run): HoldingsOfRun {
  let known = holdingsOfRuns.get(run);
  if (known) return known;
  const items = new Found(run);
  const proofs = new Found(run);
  const arrivals = arrivalsIn(run);
  const { messages } = run.trace;
  /** The first arrival of what is of one kind: later ones bring the same. */
  const arrivalOf = (spec: MessageSpec): { readonly since: number; readonly sinceMs: number } | null => {
    const since = arrivals.get(spec)?.[0];
    const message = messages[since ?? -1];
    return since === undefined || message === undefined ? null : { since, sinceMs: message.receivedMs };
  };
  for (const { spec, item } of receiptsIn(run)) {
    const arrival = arrivalOf(spec);
    const reason = spec.from === spec.to ? 'made' : 'received';
    if (arrival) items.add(spec.to, item, secretOf(spec, item, items.circumstances), { ...arrival, reason });
  }
  // Later pipeline steps send what the first one sent: of a spec only its first send tells something.
  const sent = new Set<MessageSpec>();
  for (const [since, message] of messages.entries()) {
    const spec = specOf(run, message);
    if (sent.has(spec)) continue;
    sent.add(spec);
    const departure = { since, sinceMs: message.sentMs };
    for (const item of spec.from === spec.to ? [] : spec.items) {
      items.add(spec.from, item, secretOf(spec, item, items.circumstances), { ...departure, reason: 'sent' });
    }
    if (spec.credential === undefined) continue;
    const credential = credentialIn(spec.credential, items.circumstances);
    const { label, shown } = CREDENTIAL_POWERS[credential];
    const item: PayloadItem = { text: label, dataClass: 'credentials', mark: 'secret' };
    const { opener, acceptor } = connectionEnds(spec);
    // An answer comes back on a connection that was opened with it before.
    proofs.add(opener, item, credential, { ...departure, reason: 'used' });
    const arrival = arrivalOf(spec);
    if (arrival && shown) proofs.add(acceptor, item, credential, { ...arrival, reason: 'shown' });
  }
  for (const [spec] of arrivals) {
    const receivedMs = arrivalOf(spec)?.sinceMs ?? 0;
    if (!ENDING.has(spec.id)) continue;
    items.end(spec, receivedMs);
    proofs.end(spec, receivedMs);
  }
  known = { items: items.sorted(), proofs: proofs.sorted() };
  holdingsOfRuns.set(run, known);
  return known;
}

/** How many of some holdings have begun at a moment. */
function begunAt(holdings: readonly Holding[], atMs: number): number {
  let low = 0;
  let high = holdings.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((holdings[middle]?.sinceMs ?? 0) <= atMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** When the last of what is held at a moment began, in ms since the run began; 0 for nothing. Takes O(log n). */
export function lastChangeMs(run: Run, atMs: number): number {
  const { items, proofs } = holdingsOf(run);
  const last = (holdings: readonly Holding[]): number => holdings[begunAt(holdings, atMs) - 1]?.sinceMs ?? 0;
  return Math.max(last(items), last(proofs));
}

const placedAt = (
  run: Run,
  scenario: ScenarioId,
  holdings: readonly Holding[],
  atMs: number,
): readonly PlacedHolding[] =>
  holdings.slice(0, begunAt(holdings, atMs)).map((holding) => ({
    ...holding,
    owner: zoneIn(run, scenario, holding.component).owner,
    isOver: holding.endMs !== null && holding.endMs <= atMs,
  }));

/**
 * What every component has of the payloads at a moment of a run, by when it began. An item that a component no longer
 * needs is still listed: `kept` and `until` say whether it stays.
 * @param atMs ms since the run began; `end` for all of it
 */
export const holdingsAt = (run: Run, scenario: ScenarioId, atMs: number | 'end'): readonly PlacedHolding[] =>
  placedAt(run, scenario, holdingsOf(run).items, atMs === 'end' ? Number.POSITIVE_INFINITY : atMs);

/**
 * The credentials that components prove themselves with, or are shown, up to a moment. They travel in headers and
 * signatures and are no items of a payload.
 */
export const proofsAt = (run: Run, scenario: ScenarioId, atMs: number | 'end'): readonly PlacedHolding[] =>
  placedAt(run, scenario, holdingsOf(run).proofs, atMs === 'end' ? Number.POSITIVE_INFINITY : atMs);

/** What a holding says of being kept. */
type KeptThing = Pick<Retention, 'kept'> & { readonly isOver?: boolean };

/** What stays when the run is over and requests are answered. What nobody outside knows may stay. */
export const isKept = ({ kept, isOver = false }: KeptThing): boolean => kept !== 'memory' && !isOver;

/** Things of one kind at one owner, by how they are kept. */
export interface KeepingCount {
  /** All that was there at some time up to the moment. */
  readonly all: number;
  readonly atRest: number;
  readonly unknown: number;
}

/** Counts holdings by how they are kept. */
export function countKept(holdings: readonly KeptThing[]): KeepingCount {
  const kept = holdings.filter(isKept);
  return {
    all: holdings.length,
    atRest: kept.filter((one) => one.kept === 'at-rest').length,
    unknown: kept.filter((one) => one.kept === 'unknown').length,
  };
}
