import type {
  Branches,
  ComponentId,
  DataClassId,
  EvidenceId,
  ExchangeId,
  FailurePolicy,
  OwnerId,
  PhaseId,
  RunOptions,
  ScenarioId,
  StackId,
  WorkloadManagerId,
  ZoneId,
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
 * - `names-run`: it holds the id of the run
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
  | 'names-run'
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

/** A place with an owner. Zones may nest: your laptop and your cloud account are both yours. */
export interface ZoneSpec {
  readonly id: ZoneId;
  readonly owner: OwnerId;
  readonly label: string;
  /** The same inside of a sentence: `your infrastructure`. */
  readonly inSentence: string;
  /** The zone that it lies in. Missing: in none. */
  readonly parent?: ZoneId;
}

/** Where components stand. */
export type Placement = Readonly<Partial<Record<ComponentId, ZoneId>>>;

export interface ScenarioSpec {
  readonly id: ScenarioId;
  readonly label: string;
  readonly summary: string;
  /** Total: every component of the model has a place. */
  readonly placement: Placement;
}

/** Places that differ from those of the scenario in some runs. Later rules win. */
export interface PlacementRule {
  readonly in: Condition;
  /** Missing: in every scenario. */
  readonly scenarios?: readonly ScenarioId[];
  readonly placement: Placement;
}

/** Two components between which messages travel, in either direction; the same one twice for work inside of it. */
export type ChannelEnds = readonly [ComponentId, ComponentId];

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

/** What has to be chosen so that something can be: one of the listed values of each option that it names. */
export type Requirement = {
  readonly [Name in keyof RunOptions]?: readonly RunOptions[Name][];
} & {
  /** At least as many pipeline steps. */
  readonly minSteps?: number;
};

/** A fault that people ask about, by name. */
export interface FaultSpec {
  readonly id: string;
  readonly title: string;
  /** Catalogue id of the message that fails; a message of a pipeline step fails in the first step that runs. */
  readonly message: MessageContent['id'];
  /** Messages that fail in its place, in this order, in a run that does not send it. */
  readonly orElse?: readonly MessageContent['id'][];
  /** How many sends fail, 1 to 999. */
  readonly times: number;
  /** What the real system does, and what goes on, in a sentence or two. */
  readonly explanation: string;
  readonly requires?: Requirement;
  /** What happens and what people see, where it is not what the failure of such a message usually does. */
  readonly failure?: FailureSpec;
}

/** One value of an option that is chosen from a list. */
export interface ChoiceValue<Value> {
  /** As it stands in the URL and on the command line. */
  readonly id: string;
  readonly value: Value;
  readonly label: string;
  /** What it means, in one line. */
  readonly hint: string;
  /** What has to be chosen of the options before it, which are read in their order, and of the sizes. */
  readonly needs?: Requirement;
  /** Why it needs that, as a sentence. */
  readonly because?: string;
}

/** Options that stand together in the drawer. */
export interface OptionGroupSpec {
  readonly id: string;
  /** Its heading; null for none. */
  readonly label: string | null;
}

/** An option that is chosen from a list. Its default is the first value whose needs are met. */
export type ChoiceSpec = {
  readonly [Key in keyof RunOptions]: {
    readonly kind: 'choice';
    /** Its name in the URL and, after `--`, on the command line. */
    readonly name: string;
    readonly key: Key;
    /** Id of the group of the drawer that has it. */
    readonly group: string;
    /** What has to be chosen for it to make a difference: the drawer has it only then. */
    readonly appliesWhen?: Requirement;
    readonly label: string;
    /** What it is about, in a few words that stand in a list: the drawer says what the chosen value means instead. */
    readonly hint: string;
    readonly values: readonly ChoiceValue<RunOptions[Key]>[];
  };
}[keyof RunOptions];

/** An option that is a whole number, 1 or more. */
export interface NumberSpec {
  readonly kind: 'number';
  readonly name: 'steps' | 'width';
  /** Id of the group of the drawer that has it. */
  readonly group: string;
  readonly label: string;
  /** What it means, as a sentence. */
  readonly hint: string;
  /** Its value when nothing else is chosen. */
  readonly standard: number;
}

/** What goes wrong. Its values are the faults of the catalogue and the ids of messages. */
export interface FaultOptionSpec {
  readonly kind: 'fault';
  readonly name: 'fault';
  /** Id of the group of the drawer that has it. */
  readonly group: string;
  readonly label: string;
  /** What the drawer says while nothing goes wrong, as sentences. */
  readonly hint: string;
}

export type OptionSpec = ChoiceSpec | NumberSpec | FaultOptionSpec;

/** A word of the product that not everybody knows. */
export interface GlossaryTerm {
  readonly term: string;
  /** What it means, in one line. */
  readonly gloss: string;
  /** The words that mean it in texts, where they are not the term alone. */
  readonly forms?: readonly string[];
}

/** The words of a run, by the placeholder that they take the place of. */
export interface Words {
  /** Who submits the run: at the start of a sentence, inside of one, and how it proves who it is. */
  readonly Submitter: string;
  readonly submitter: string;
  readonly 'submitter-auth': string;
  /** What a step runs in. */
  readonly pod: string;
  readonly registry: string;
  readonly store: string;
  readonly orchestrator: string;
  readonly connector: string;
  /** Where the cloud issues each credential, what it is, and which code asks for it. */
  readonly 'registry-token-api': string;
  readonly 'registry-token': string;
  readonly 'registry-token-source': string;
  readonly 'store-token-api': string;
  readonly 'store-token': string;
  readonly 'store-token-life': string;
  readonly 'store-token-source': string;
  readonly 'orchestrator-token-api': string;
  readonly 'orchestrator-token': string;
  readonly 'orchestrator-token-life': string;
  readonly 'orchestrator-token-source': string;
  /** What the connector stores and, with long-lived credentials, hands out as it is. */
  readonly 'stored-registry-secret': string;
  readonly 'stored-store-secret': string;
  readonly 'stored-orchestrator-secret': string;
  readonly 'stored-source': string;
  /** The calls that submit the run and that start one step. */
  readonly 'submit-api': string;
  readonly 'step-api': string;
  /** What starts the runner job of a run from the dashboard. */
  readonly manager: string;
  readonly 'manager-api': string;
}

/** One of the stacks that people use, with everything that is called by another name in it. */
export interface StackSpec {
  readonly id: StackId;
  readonly label: string;
  /** What it consists of, in one line. */
  readonly hint: string;
  /** Flavors of the components, as ZenML names them. */
  readonly flavors: Readonly<Record<'orchestrator' | 'artifactStore' | 'containerRegistry', string>>;
  /** The second line of the boxes that depend on the stack. */
  readonly details: Readonly<Partial<Record<ComponentId, string>>>;
  readonly words: Omit<Words, 'Submitter' | 'submitter' | 'submitter-auth' | 'manager' | 'manager-api'>;
  readonly orchestrator: Circumstances['orchestrator'];
  /** Who looks for results that can be reused. */
  readonly cacheCheck: Exclude<Circumstances['cacheCheck'], 'off'>;
  /** Whether a push to its registry asks for the secret of the connector, beside the token. */
  readonly pushReadsSecret: boolean;
  /** Where each credential comes from, for each choice of credentials. */
  readonly origins: Readonly<
    Record<
      RunOptions['credentials'],
      Readonly<Record<'registryToken' | 'storeToken' | 'orchestratorToken', CredentialOrigin>>
    >
  >;
  readonly evidence: EvidenceId;
  readonly source: string;
}

export interface WorkloadManagerSpec {
  readonly id: WorkloadManagerId;
  readonly words: Pick<Words, 'manager' | 'manager-api'>;
  readonly detail: string;
}

/** The name under which a component can be reached, where a source gives one. */
export interface HostSpec {
  /** A host name, with `<…>` for the part that is yours. */
  readonly host: string;
  readonly evidence: EvidenceId;
  readonly source: string;
  /** Where sources differ. */
  readonly note?: string;
}

/** A host and for whom it is that name. */
export interface HostEntry extends HostSpec {
  /** Who accepts the connection. */
  readonly acceptor: ComponentId;
  /** Who opens it. */
  readonly openers: readonly ComponentId[];
  readonly scenarios: readonly ScenarioId[];
}

/** What a documented network rule says that a connection is for. */
export interface NetworkPurpose {
  readonly opener: ComponentId;
  readonly acceptor: ComponentId;
  /** Quoted from the source. */
  readonly purpose: string;
  readonly source: string;
}
