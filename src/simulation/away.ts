import type { Away, AwayId, ComponentId, FailurePolicy, ServiceId } from '../../machines/model.ts';
import { SERVICE_IDS } from '../../machines/model.ts';
import type { Model } from '../model/model.ts';
import type { MessageSpec } from '../model/types.ts';
import type { Run } from './run.ts';

/** How messages fail that a service would have sent by itself while it is away. */
const SENDER_AWAY = 'sender-away';

/** The services that are away, in their order. */
export const servicesOf = (what: AwayId): readonly ServiceId[] =>
  SERVICE_IDS.filter((service) => what === 'both' || what === service);

/** The components that are away. */
export const componentsAway = (model: Model, what: AwayId): readonly ComponentId[] =>
  servicesOf(what).flatMap((service) => model.services[service]);

/** The request that a message answers, if the exchange has one, or the message itself: both as indices. */
export function requestOf(messages: readonly MessageSpec[], answer: number): number {
  const message = messages[answer];
  if (!message || message.opener === 'sender') return answer;
  for (let index = answer - 1; index >= 0; index--) {
    if (messages[index]?.from === message.to && messages[index]?.to === message.from) return index;
  }
  return answer;
}

/** That a message cannot be delivered because a service is away. */
export interface Loss {
  /** Index in the exchange of the request that fails with it, and that is sent again. */
  readonly request: number;
  /** How it fails, an id in the failures of the model; null: as its spec says. */
  readonly failure: string | null;
}

/** The outage of a run, as far as the run has come. */
export interface Outage {
  /** To be called before a message is sent for the first time: the outage may begin with it. */
  readonly beforeFirst: (id: string, atMs: number) => void;
  /**
   * What happens to a message of an exchange that is sent now; null when it is delivered. Whoever opens its connection
   * notices that there is none. If that is a service that is away itself, it is whoever the service worked for: who had
   * asked it in this exchange, or waits for its answer.
   */
  readonly lossOf: (messages: readonly MessageSpec[], index: number, atMs: number) => Loss | null;
  /** The policy of a failure that is noticed now: a workspace that is back by then can be told. */
  readonly policyAt: (policy: FailurePolicy, atMs: number) => FailurePolicy;
}

const NO_OUTAGE: Outage = { beforeFirst: () => {}, lossOf: () => null, policyAt: (policy) => policy };

/** The outage of a run that is about to begin; nothing is lost without one. */
export function createOutage(model: Model, away: Away | undefined): Outage {
  if (away === undefined) return NO_OUTAGE;
  const { from, forMs } = away;
  const gone = new Set(componentsAway(model, away.what));
  let beganMs = from === null ? 0 : null;

  const isOn = (atMs: number): boolean => beganMs !== null && (forMs === null || atMs < beganMs + forMs);

  const noticedBy = ({ from: sender, to: receiver, opener, unanswered }: MessageSpec): boolean => {
    const [asking, asked] = opener === 'sender' ? [sender, receiver] : [receiver, sender];
    return !unanswered && !gone.has(asking) && gone.has(asked);
  };

  return {
    beforeFirst(id, atMs) {
      if (id === from) beganMs = atMs;
    },
    lossOf(messages, index, atMs) {
      const spec = messages[index];
      // A message that is never answered is lost anyway, and nobody waits for it.
      if (!spec || !isOn(atMs) || spec.unanswered || !(gone.has(spec.from) || gone.has(spec.to))) return null;
      if (noticedBy(spec)) return { request: requestOf(messages, index), failure: null };
      const before = messages.slice(0, index).findLastIndex(noticedBy);
      const waiting = before >= 0 ? before : messages.findIndex((other, later) => later > index && noticedBy(other));
      const noticed = messages[waiting];
      if (!noticed) return { request: index, failure: SENDER_AWAY };
      return { request: requestOf(messages, waiting), failure: noticed.failure };
    },
    policyAt(policy, atMs) {
      if (!policy.unreachable || isOn(atMs)) return policy;
      return { ...policy, unreachable: false, reported: true, report: 'no-cause' };
    },
  };
}

/** From when to when services are away. */
export interface AwaySpan {
  readonly what: AwayId;
  readonly fromMs: number;
  /** The end of the run when they do not come back before. */
  readonly toMs: number;
}

/** When services are away in a run; null when none is, or the run ends before the outage begins. */
export function awaySpanOf({ trace, origin }: Run): AwaySpan | null {
  const { away } = origin.config;
  if (away === undefined) return null;
  const fromMs = away.from === null ? 0 : trace.messages.find(({ id }) => id === away.from)?.sentMs;
  if (fromMs === undefined) return null;
  const toMs = away.forMs === null ? trace.durationMs : Math.min(fromMs + away.forMs, trace.durationMs);
  return { what: away.what, fromMs, toMs };
}
