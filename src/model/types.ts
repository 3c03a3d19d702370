import type {
  ComponentId,
  DataClassId,
  EvidenceId,
  FailurePolicy,
  OwnerId,
  RunOptions,
  ScenarioId,
  StackId,
  WorkloadManagerId,
  ZoneId,
} from '../../machines/model.ts';
import type { Circumstances, Condition, CredentialOrigin, MessageContent } from './message-types.ts';
import type { Requirement } from './option-types.ts';

export type * from './message-types.ts';
export type * from './option-types.ts';

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

/** What boxes are called in some runs. Later rules win, and all of them over what the stack says. */
export interface DetailRule {
  readonly in: Condition;
  readonly details: Readonly<Partial<Record<ComponentId, string>>>;
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

/** Where something that went wrong shows. */
export type LookPlace =
  | 'Terminal'
  | 'Dashboard'
  | 'Browser'
  | 'Log of the step'
  | 'Log of the orchestrator pod'
  | 'Log of the pod'
  | 'Log of the runner job'
  | 'Log of the builder'
  | 'Log of the workspace'
  | 'Kubernetes'
  | 'Console of the orchestrator';

/**
 * What people need when something fails. Its texts may hold placeholders such as `{{bucket}}`, as messages do; a run also
 * puts the id of its step in the place of `<step>`, and the names of boxes in those of `<sender>`, of `<asker>`, who opens
 * the connection, and of `<asked>`; `<what>` is the label of the message.
 */
export interface Guidance {
  /** What fails, in one sentence: in the place of the sentence that says how it goes well. */
  readonly sentence: string;
  /** Where it shows, and what is seen there; where one looks first comes first. */
  readonly look: readonly [LookAt, ...LookAt[]];
  /** What to do about it. */
  readonly fix: string;
  readonly evidence: EvidenceId;
  readonly source: string;
}

export interface LookAt {
  /** `asker`: wherever one reads what whoever asks has to say; `ScreenRule` has the place. */
  readonly where: LookPlace | 'asker';
  readonly what: string;
  /** Said only in runs for which this holds. Missing: in all of them. */
  readonly in?: Condition;
}

/** Where one reads what whoever asks says when it gets no answer, in some runs. */
export interface ScreenRule {
  readonly where: LookPlace;
  /** Who opens the connection. Missing: anybody. */
  readonly openers?: readonly ComponentId[];
  /** True: for messages of pipeline steps only. */
  readonly ofSteps?: true;
  /** From this message of the run on. Missing: from its start. */
  readonly since?: MessageContent['id'];
  /** In which runs. Missing: in all of them. */
  readonly in?: Condition;
}

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
  /** The token with which orchestrator pod and steps act as a user. */
  readonly 'run-token': string;
  /** What a step runs in. */
  readonly pod: string;
  readonly registry: string;
  readonly store: string;
  /** What the store calls the place of yours in it. */
  readonly bucket: string;
  /** What the settings of its components name. */
  readonly parts: string;
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
  /** Where the orchestrator of the stack is in the source of zenml. */
  readonly 'orchestrator-source': string;
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
  readonly words: Omit<Words, 'Submitter' | 'submitter' | 'submitter-auth' | 'run-token' | 'manager' | 'manager-api'>;
  readonly orchestrator: Circumstances['orchestrator'];
  /** Components that it does not have: no box stands for them. Missing: it has all of them. */
  readonly absent?: readonly ComponentId[];
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
  /** In which runs. Missing: in all of them. */
  readonly in?: Condition;
}

/** What stands in the way of connections that leave your infrastructure, in some runs, and reads what they carry. */
export interface GatewaySpec {
  readonly in: Condition;
  /** After a connection: `through your proxy`. */
  readonly words: string;
  /** What it sees, and what it takes, in whole sentences. */
  readonly note: string;
  readonly evidence: EvidenceId;
  readonly source: string;
}

/** What a documented network rule says that a connection is for. */
export interface NetworkPurpose {
  readonly opener: ComponentId;
  readonly acceptor: ComponentId;
  /** Quoted from the source. */
  readonly purpose: string;
  readonly source: string;
}
