import type {
  ComponentId,
  DataClassId,
  EvidenceId,
  ExchangeId,
  FailurePolicy,
  InfrastructureId,
  PhaseId,
  Placement,
  ScenarioId,
} from '../../machines/model.ts';
import type { FailureId } from './failures.ts';

/** One message as the catalogue describes it: everything that is the same in every run. */
export interface MessageSpec {
  /** `<exchange>.<name>`, unique in the catalogue. */
  readonly id: `${ExchangeId}.${string}`;
  readonly from: ComponentId;
  readonly to: ComponentId;
  /** Who opens the connection. Firewalls ask this; `from` and `to` say where the data goes. */
  readonly opener: 'sender' | 'receiver';
  /** What it is, in a few words, for lists. */
  readonly label: string;
  readonly dataClass: DataClassId;
  readonly payload: readonly string[];
  readonly protocol: string;
  /** TCP port of the side that accepts the connection; null when nothing travels on a network. */
  readonly port: number | null;
  readonly endpoint: string;
  readonly auth: string;
  /** One sentence for a listener who has never seen ZenML. */
  readonly narration: string;
  readonly note?: string;
  readonly evidence: EvidenceId;
  readonly source: string;
  /** Time on the wire in simulated ms. Illustrative: chosen so that people can follow. */
  readonly durationMs: number;
  /** What the real system does when this message cannot be delivered. */
  readonly failure: FailureId;
  /** Told for the first pipeline step only: later steps repeat it, and a listener has seen it. */
  readonly firstStepOnly?: true;
}

/** One beat of the story. Which beat comes next is not here: the machines know. */
export interface ExchangeSpec {
  readonly id: ExchangeId;
  readonly phase: PhaseId;
  readonly title: string;
  readonly messages: readonly MessageSpec[];
}

export interface PhaseSpec {
  readonly id: PhaseId;
  readonly label: string;
  /** The page's own words for this step. */
  readonly summary: string;
}

export interface ComponentSpec {
  readonly id: ComponentId;
  readonly label: string;
  /** The second line of the box. */
  readonly detail: string;
  readonly description: string;
  /** Why it stands where the scenarios place it. */
  readonly placementEvidence: EvidenceId;
  readonly source: string;
}

export interface ScenarioSpec {
  readonly id: ScenarioId;
  readonly label: string;
  readonly summary: string;
  readonly placement: Placement;
}

export interface InfrastructureSpec {
  readonly id: InfrastructureId;
  readonly label: string;
}

export interface DataClassSpec {
  readonly id: DataClassId;
  readonly label: string;
  /** One word for the pill that travels in the diagram. */
  readonly short: string;
}

/** What happens when a message of some kind cannot be delivered, and what people see of it. */
export interface FailureSpec extends FailurePolicy {
  /**
   * The text users see, in whole sentences, quoted from the source where there is one. A run puts the id of its step
   * in the place of `<step>`; what differs from one installation to the next is described in parentheses.
   */
  readonly error: string;
  readonly evidence: EvidenceId;
  readonly source: string;
}

/** A fault that people ask about, by name. */
export interface FaultSpec {
  readonly id: string;
  readonly title: string;
  /** The message that fails, as an id of the trace. */
  readonly message: string;
  /** How many sends fail, 1 to 999. */
  readonly times: number;
  readonly explanation: string;
}
