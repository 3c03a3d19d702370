import type { ScenarioId } from '../../machines/model.ts';

/**
 * `holds` in every run that was checked; `conditional` when it holds in the default run, but not in every run or not in
 * every reading of its words; `fails` when the default run contradicts it.
 */
export const CLAIM_STATUSES = ['holds', 'conditional', 'fails'] as const;
export type ClaimStatus = (typeof CLAIM_STATUSES)[number];

/** What the check is known to find in one scenario. */
export interface ClaimVerdict {
  readonly expected: ClaimStatus;
  /** Why it does not simply hold, in plain words; null when it holds. */
  readonly because: string | null;
  /** True when some runs are known to contradict it, and not only one reading of its words. */
  readonly inSomeRuns?: true;
}

/** A sentence of ZenML's about the boundary, or one that reviewers ask for and nobody says. How it is checked is in `src/claims/predicates.ts`, under the same id. */
export interface ClaimSpec {
  readonly id: string;
  /** The claim in a few words of ours. */
  readonly title: string;
  /** Word by word from the source; null for a question. */
  readonly quote: string | null;
  /** `stated` by the deployment page, `documented` elsewhere, or a `question` that no source answers with yes. */
  readonly evidence: 'stated' | 'documented' | 'question';
  /** Where the quote stands; for a question what its answer rests on. */
  readonly source: string;
  /** What is looked at in each run, in plain words. */
  readonly checks: string;
  /** The scenarios that the claim is about. */
  readonly verdicts: Readonly<Partial<Record<ScenarioId, ClaimVerdict>>>;
}

const HOLDS: ClaimVerdict = { expected: 'holds', because: null };
const unless = (because: string): ClaimVerdict => ({ expected: 'conditional', because });
/** Holds in the default run; some options are known to break it. */
const unlessOption = (because: string): ClaimVerdict => ({ expected: 'conditional', because, inSomeRuns: true });
const not = (because: string): ClaimVerdict => ({ expected: 'fails', because });

const IDS_LEAVE = unlessOption(
  'Holds unless you count ids: permission checks and the usage count name users, resources and the run by id, without names and content; the address and version of the workspace go with each. With usage analytics on, an event for each run leaves as well. The program of the dashboard, which ZenML serves, can read in your browser whatever you may read in your workspace.',
);
const LONG_LIVED = not(
  'Not as it is written: when an image is pushed to Amazon ECR, the client also receives the long-lived secret of the connector, unless the connector is somebody else’s and you withhold the right to read secret values. An AWS secret key, an Azure service principal and a Google key with temporary tokens off are handed out as they are, and Kubernetes and Docker connectors issue nothing short-lived. Pods are handed the same as the client.',
);
const STATISTICS = unless(
  'Holds unless you count values in metadata: smallest and largest values of columns, and numbers as they are, are kept with the pointer.',
);
const ACTS_AS_USER = not(
  'Not as it is written: the token names the run, but acts as the user. While the run is in progress and for an hour after, it opens everything that the user may read and write in the workspace. In open-source ZenML it also read the long-lived secret of a connector.',
);
const SERVED_CODE = not(
  'Not as it is written: ZenML serves the dashboard, whose program runs in your browser with your session and can read whatever you may read in your workspace.',
);

const READS_STORE = unlessOption(
  'Holds unless the dashboard may read your artifact store: logs, visualizations and downloads are then read from there.',
);
const ANALYTICS = unlessOption(
  'Holds unless usage analytics are on: the client and the workspace then send an event for each run to analytics.zenml.io. An isolated site opts out.',
);

const DIFFERENCES = 'Deployment scenarios, deployment-specific differences';
const FLOW = 'Deployment scenarios, standard data flow steps';

const UNLESS_LOGS_LEAVE =
  'Holds unless the log backend of your stack is Datadog: then what your steps print goes to a third party.';

/** The claims of the deployment page first, then those of further documentation. */
export const CLAIMS = [
  {
    id: 'compute-and-data',
    title: 'Compute and data stay in your infrastructure',
    quote: 'Your infrastructure through stacks',
    evidence: 'stated',
    source: 'Deployment scenarios, quick comparison: Compute & Data',
    checks: 'No artifact, image, code or log crosses the boundary, and every part of the stack stands with you.',
    verdicts: {
      saas: not(
        'Not as it is written: your stack stands with you, but the source text of the pipeline function and of every step goes to the workspace, which ZenML runs. If the dashboard may read your artifact store, what you open there passes through it too.',
      ),
      hybrid: unlessOption(UNLESS_LOGS_LEAVE),
      'on-prem': unlessOption(UNLESS_LOGS_LEAVE),
    },
  },
  {
    id: 'ml-data-remains',
    title: 'ML data and compute remain with you',
    quote: 'Your ML data and compute remain in your infrastructure.',
    evidence: 'stated',
    source: `${DIFFERENCES}: SaaS`,
    checks:
      'No artifact, image or log crosses the boundary, every part of the stack stands with you, and no metadata that leaves holds values of your data.',
    verdicts: {
      saas: unlessOption(
        'Holds unless you count values in metadata: smallest and largest values of your columns, metrics that you log and error messages, which may quote your data, are stored at ZenML. A run from the dashboard also sends the log of the runner job. If the dashboard may read your artifact store, what you open there passes through ZenML too.',
      ),
    },
  },
  {
    id: 'metadata-at-zenml',
    title: 'Metadata is stored at ZenML',
    quote: 'Metadata is stored in ZenML infrastructure.',
    evidence: 'stated',
    source: `${DIFFERENCES}: SaaS`,
    checks: 'Whatever is written to the metadata store is written in ZenML infrastructure.',
    verdicts: { saas: HOLDS },
  },
  {
    id: 'metadata-stays',
    title: 'Run metadata, artifacts and compute stay with you',
    quote: 'all run metadata, artifacts, and compute stay in your infrastructure',
    evidence: 'stated',
    source: `${DIFFERENCES}: Hybrid`,
    checks: 'No run metadata, artifact, image, code or log crosses the boundary, and no other message names the run.',
    verdicts: { hybrid: IDS_LEAVE },
  },
  {
    id: 'auth-at-control-plane',
    title: 'Authentication and RBAC happen at the control plane',
    quote: 'authentication/RBAC happens at ZenML control plane',
    evidence: 'stated',
    source: `${DIFFERENCES}: Hybrid`,
    checks:
      'Every message of a sign-in to ZenML Pro, and every question about permissions, has the control plane of ZenML at one end.',
    verdicts: {
      hybrid: unless(
        'Holds unless you count every request: signing in and permissions go to the control plane, but the workspace itself verifies the tokens that it issued.',
      ),
    },
  },
  {
    id: 'zero-external-dependencies',
    title: 'Zero external dependencies',
    quote: 'run entirely within your infrastructure with zero external dependencies',
    evidence: 'stated',
    source: `${DIFFERENCES}: Full On-Prem`,
    checks: 'No message has an end in ZenML infrastructure, or at a place that a third party may run.',
    verdicts: {
      'on-prem': unlessOption(
        'Holds unless a third party runs what your stack uses: the Git host, the cloud account that issues tokens, the identity provider, or Docker Hub and PyPI for the image build. An isolated site has its own of each, or a mirror, and opts out of usage analytics. Alerters and hooks of yours, such as Slack, and webhooks come on top: no run here has any.',
      ),
    },
  },
  {
    id: 'completely-isolated',
    title: 'Completely isolated from ZenML',
    quote: 'completely isolated',
    evidence: 'stated',
    source: 'Deployment scenarios, Full On-Prem deployment: what runs where',
    checks:
      'No message crosses the boundary, in any direction. Third parties are the subject of zero external dependencies.',
    verdicts: { 'on-prem': ANALYTICS },
  },
  {
    id: 'short-lived-tokens',
    title: 'Tokens for the stack are short-lived and come from the workspace',
    quote: 'The ZenML client fetches short-lived tokens from your ZenML workspace',
    evidence: 'stated',
    source: `${FLOW}: 2; conditions: zenml 0.98.0 integrations/{aws,azure,gcp}/service_connectors`,
    checks:
      'Every credential that a connector gives to the client, the runner job or a pod was issued by your cloud just before, and the client uses the registry, the store and the orchestrator only after it has the token.',
    verdicts: { saas: LONG_LIVED, hybrid: LONG_LIVED, 'on-prem': LONG_LIVED },
  },
  {
    id: 'persisted-metadata',
    title: 'The dashboard uses persisted metadata',
    quote: 'uses all persisted metadata to provide you with a complete observability plane',
    evidence: 'stated',
    source: `${FLOW}: 6`,
    checks:
      'What the dashboard shows of a run was written to the metadata store before and is read from there; it reads neither artifacts nor logs.',
    verdicts: { saas: READS_STORE, hybrid: READS_STORE, 'on-prem': READS_STORE },
  },
  {
    id: 'only-metadata-stored',
    title: 'Only metadata is stored at ZenML',
    quote: 'Only metadata about runs and pipelines is stored on ZenML infrastructure.',
    evidence: 'documented',
    source: 'zenml-pro/saas-deployment.md@053f5893',
    checks: 'No store in ZenML infrastructure holds anything but run metadata.',
    verdicts: {
      saas: not(
        'Not as it is written: the secrets of your service connectors are stored there too, unless you bring your own secrets store, and so is the source text of the pipeline function and of every step. Whether Pro encrypts them is not known; the open-source server does so only with an encryption key.',
      ),
    },
  },
  {
    id: 'no-inbound',
    title: 'No inbound connections in SaaS',
    quote:
      'ZenML Pro SaaS requires no inbound connectivity into your infrastructure—all communication is initiated from your environment to ZenML',
    evidence: 'documented',
    source: 'zenml-pro/saas-deployment.md@c9a79965',
    checks: 'No connection is opened from ZenML infrastructure to yours.',
    verdicts: {
      saas: not(
        'Not as it is written: before it hands out a token, the workspace at ZenML tries it: it calls the API of your cluster, if the stack has one, and asks for your bucket. A run from the dashboard it starts on your infrastructure. It also calls the token API of your cloud account, a public address.',
      ),
    },
  },
  {
    id: 'outbound-only',
    title: 'No inbound connections in Hybrid SaaS',
    quote: 'Workspaces initiate outbound-only connections to the control plane: No inbound connections required',
    evidence: 'documented',
    source: 'zenml-pro/hybrid-deployment.md@2cd08320',
    checks:
      'No connection is opened from ZenML infrastructure to yours. Webhooks and triggers of 0.98, which others call, are not part of a run; nor are alerters and hooks, with which steps call Slack and the like.',
    verdicts: { hybrid: HOLDS },
  },
  {
    id: 'only-auth-data',
    title: 'Only authentication and authorization data flows to ZenML',
    quote: 'Only authentication and authorization data flows to ZenML control plane.',
    evidence: 'documented',
    source: 'zenml-pro/hybrid-deployment.md@2cd08320',
    checks: 'Whatever goes to the control plane is identity, a credential, or a question about sign-in or permissions.',
    verdicts: {
      hybrid: not(
        'Not as it is written: at its start the workspace says which version it has and where it can be reached, and the plan check and the usage count of each run go to the control plane too. They hold ids, an address and a number.',
      ),
    },
  },
  {
    id: 'control-plane-blind',
    title: 'The control plane never sees data, artifacts or code',
    quote: 'has access to your ML data, artifacts, or pipeline code',
    evidence: 'documented',
    source: 'zenml-pro/control-plane.md@a7908240 ("never …")',
    checks: 'No artifact, image, code or log reaches or leaves the control plane, RBAC or the ZenML Pro UI.',
    verdicts: { saas: HOLDS, hybrid: HOLDS, 'on-prem': HOLDS },
  },
  {
    id: 'pointers-only',
    title: 'The workspace keeps pointers, not artifacts',
    quote: 'Maintains pointers to artifacts stored in your artifact store (not the artifacts themselves)',
    evidence: 'documented',
    source: 'zenml-pro/workspace-server.md@a7908240',
    checks: 'No artifact is written to the metadata store, and no metadata holds the value of one.',
    verdicts: { saas: STATISTICS, hybrid: STATISTICS, 'on-prem': STATISTICS },
  },
  {
    id: 'run-token-limited',
    title: 'The run token is limited to its run',
    quote: null,
    evidence: 'question',
    source: 'measured: zenml 0.98.0, the run token read an unrelated secret and listed all runs',
    checks: 'Nobody is handed a token with which more can be done than this run needs.',
    verdicts: { saas: ACTS_AS_USER, hybrid: ACTS_AS_USER, 'on-prem': ACTS_AS_USER },
  },
  {
    id: 'no-values-at-zenml',
    title: 'No values of your data reach ZenML',
    quote: null,
    evidence: 'question',
    source: 'recorded: zenml 0.98.0, 0.98-a2-three-steps-own-processes, pro-06-run-three-steps',
    checks: 'No item that holds a value of your data enters ZenML infrastructure.',
    verdicts: {
      saas: not(
        'Not as it is written: smallest and largest values of numeric columns, and numbers and booleans as they are, go to the workspace as metadata. They are off with enable_artifact_metadata=False; metrics that you log and error messages, which may quote values, still go there.',
      ),
      hybrid: HOLDS,
      'on-prem': HOLDS,
    },
  },
  {
    id: 'no-source-at-zenml',
    title: 'No source code reaches ZenML',
    quote: null,
    evidence: 'question',
    source: 'recorded: zenml 0.98.0, 0.98-a2-three-steps-own-processes, pro-06-run-three-steps',
    checks: 'No item of code enters ZenML infrastructure.',
    verdicts: {
      saas: not(
        'Not as it is written: the source text of the pipeline function and of every step goes to the workspace. Other modules of yours do so when you download the code in the dashboard, and line by line in the traceback of a step that fails.',
      ),
      hybrid: HOLDS,
      'on-prem': HOLDS,
    },
  },
  {
    id: 'no-served-code',
    title: "No code that ZenML serves runs with your users' session",
    quote: null,
    evidence: 'question',
    source: 'zenml 0.98.0 config/server_config.py: the origin of the dashboard may call the workspace with cookies',
    checks: 'No program that a browser loads comes out of ZenML infrastructure.',
    verdicts: { saas: SERVED_CODE, hybrid: SERVED_CODE, 'on-prem': HOLDS },
  },
] as const satisfies readonly ClaimSpec[];

export type ClaimId = (typeof CLAIMS)[number]['id'];
