import type {
  Branches,
  ComponentId,
  DataClassId,
  EvidenceId,
  ExchangeId,
  PhaseId,
  RunOptions,
} from '../../machines/model.ts';

/** Whether a connector hands out a credential that the cloud issues for the occasion, or the one that it stores. */
export type CredentialOrigin = 'issued' | 'stored';

/** What is true of a run as a whole: its options and what follows from them. */
export interface Circumstances extends RunOptions, Branches {
  /** Whether ZenML or a cloud service starts the steps. */
  readonly orchestrator: 'kubernetes' | 'managed';
  readonly registryToken: CredentialOrigin;
  readonly storeToken: CredentialOrigin;
  readonly orchestratorToken: CredentialOrigin;
  /** Id of the named fault, null when none was chosen. */
  readonly fault: string | null;
}

/** Holds when each circumstance that it names has the value, or one of the values, that it names. */
export type Condition = {
  readonly [Name in keyof Circumstances]?: Circumstances[Name] | readonly Circumstances[Name][];
};

/**
 * What a reviewer has to know of an item beyond its class: it holds a value of your data, it is free text that can quote
 * one, it names something of yours, or whoever has it can use it.
 */
export type ItemMark = 'value' | 'may-hold-value' | 'name' | 'secret';

/** One thing in a payload. */
export interface PayloadItem {
  readonly text: string;
  readonly dataClass: DataClassId;
  readonly mark?: ItemMark;
}

/**
 * What a message is about, for code: claims, statuses and filters ask for tags and items, never for words.
 *
 * - `permission-check`: it asks or answers what somebody may do
 * - `sign-in`: it proves who somebody is
 * - `stack-credential`: a service connector hands out a credential for the stack
 * - `artifact-pointer`: it tells the workspace about an artifact
 * - `quotes-data`: your code says something of your data in it: metrics that you log, an error message
 * - `names-run`: it holds the id of the run
 * - `stores-run`: with it the workspace has a run, which the dashboard shows from then on
 * - `steps-cached`: with it the workspace knows which steps are reused
 * - `acts-as-user`: it hands out a token with all rights of a user
 * - `program`: it brings a program that runs in a browser
 * - `step-completed`: with it the workspace knows that a step has completed
 */
export type MessageTag =
  | 'permission-check'
  | 'sign-in'
  | 'stack-credential'
  | 'artifact-pointer'
  | 'quotes-data'
  | 'names-run'
  | 'stores-run'
  | 'steps-cached'
  | 'acts-as-user'
  | 'program'
  | 'step-completed';

/** What the sender of a request proves itself with. `auth` says the same to people. */
export type CredentialId =
  | 'user-token'
  | 'run-token'
  | 'workspace-cookie'
  | 'session-token'
  | 'identity-provider-session'
  | 'enrollment-key'
  | 'workspace-token'
  | 'registry-token'
  | 'store-token'
  | 'orchestrator-token'
  | 'git-token'
  | 'download-token'
  | 'connector-secret'
  | 'device-code'
  | 'api-key'
  | 'log-store-key'
  | 'database-credentials'
  | 'service-account';

/** What is said of one message, in the catalogue and in a run. */
export interface MessageContent {
  /** `<exchange>.<name>`, unique in the catalogue. */
  readonly id: `${ExchangeId}.${string}`;
  readonly from: ComponentId;
  readonly to: ComponentId;
  /** Who opens the connection. Firewalls ask this; `from` and `to` say where the data goes. */
  readonly opener: 'sender' | 'receiver';
  /** What it is, in a few words, for lists. */
  readonly label: string;
  /** What it carries, 1 or more; the first is the main one and gives the message its class. */
  readonly items: readonly [PayloadItem, ...PayloadItem[]];
  readonly tags?: readonly MessageTag[];
  readonly protocol: string;
  /** TCP port of the side that accepts the connection; null when nothing travels on a network. */
  readonly port: number | null;
  readonly endpoint: string;
  readonly auth: string;
  /** Missing: it needs no credential. */
  readonly credential?: CredentialId;
  /** One sentence for a listener who has never seen ZenML. */
  readonly narration: string;
  readonly note?: string;
  readonly evidence: EvidenceId;
  readonly source: string;
  /** Time on the wire in simulated ms. Illustrative: chosen so that people can follow. */
  readonly durationMs: number;
  /** What the real system does when this message cannot be delivered: an id in the failures of the model. */
  readonly failure: string;
  /** Sent only while its receiver answers nobody: it is never delivered, and nobody waits for it. */
  readonly unanswered?: true;
  /** Sent by the first step that runs and by no other: it takes over the run that the client had created. */
  readonly byFirstStep?: true;
  /**
   * How many requests of one kind it stands for, 1 or more, or one for each step of the pipeline. An answer has none of
   * its own. Missing: 1.
   */
  readonly requests?: number | 'each-step';
  /** Sent only in runs for which one of these holds. Missing: in all runs. */
  readonly when?: Condition | readonly Condition[];
}

/** What a message is like in some runs, where that differs. */
export interface MessageVariant extends Partial<Omit<MessageContent, 'id' | 'byFirstStep' | 'when'>> {
  readonly in: Condition;
}

/**
 * A message as it is written down. Its texts may hold placeholders such as `{{store}}`, which `resolveMessage` fills
 * with the words of a run; all variants that apply are laid over it, the last one on top.
 */
export interface MessageTemplate extends MessageContent {
  readonly variants?: readonly MessageVariant[];
}

/** A message as it is in one run: its variants applied, its texts without placeholders. */
export interface MessageSpec extends MessageContent {
  /** The class of its main item. */
  readonly dataClass: DataClassId;
}

/** One beat of the story. Which beat comes next is not here: the machines know. */
export interface ExchangeSpec {
  readonly id: ExchangeId;
  readonly phase: PhaseId;
  readonly title: string;
  readonly messages: readonly MessageTemplate[];
}

export interface PhaseSpec {
  readonly id: PhaseId;
  readonly label: string;
  /** The page's own words for this step. */
  readonly summary: string;
}
