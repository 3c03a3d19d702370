import type { OptionGroupSpec, OptionSpec, PresetSpec } from '../model/types.ts';
import { STACKS } from './stacks.ts';

/** The groups of the options drawer, from top to bottom. */
export const OPTION_GROUPS = [
  { id: 'fault', label: null },
  { id: 'start', label: 'Start' },
  { id: 'infrastructure', label: 'Your infrastructure' },
  { id: 'sent', label: 'What else is sent' },
  { id: 'pipeline', label: 'Pipeline' },
] as const satisfies readonly OptionGroupSpec[];

/** What is chosen with one press. */
export const PRESETS = [
  {
    id: 'isolated',
    label: 'Isolated site',
    hint: 'Your own Git host, mirrors, accounts at the control plane and a Kubernetes stack: no message reaches a third party.',
    values: {
      stack: 'kubernetes',
      'code-host': 'own',
      packages: 'mirror',
      'identity-provider': 'zenml',
      'log-backend': 'artifact-store',
      'image-build': 'local',
      analytics: 'off',
    },
  },
] as const satisfies readonly PresetSpec[];

type GroupId = (typeof OPTION_GROUPS)[number]['id'];

/** Where a schedule is the business of a managed service, whose calls were neither recorded nor read. */
const WITHOUT_SCHEDULE = {
  needs: { trigger: ['sdk', 'dashboard'] },
  because: 'A schedule is shown for the Kubernetes orchestrator only, where it was measured.',
} as const;

/**
 * Everything that can be chosen about a run, in the order in which it is asked for: the names in the URL, the flags of
 * the command line, its help and the options drawer are made of this. The first value that fits is the default.
 */
export const OPTIONS = [
  {
    kind: 'choice',
    name: 'who',
    key: 'who',
    group: 'start',
    label: 'Who runs it',
    hint: 'decides how often permissions are asked',
    values: [
      {
        id: 'member',
        value: 'member',
        label: "a member, on somebody else's stack",
        hint: 'The workspace asks the control plane about everything that belongs to somebody else.',
      },
      {
        id: 'owner',
        value: 'owner',
        label: 'the owner of the stack',
        hint: 'What is your own is not asked about. Read off the recorded run of a member, not recorded itself.',
      },
    ],
  },
  {
    kind: 'choice',
    name: 'trigger',
    key: 'trigger',
    group: 'start',
    label: 'Started from',
    hint: 'who starts the run',
    values: [
      {
        id: 'sdk',
        value: 'sdk',
        label: 'the client SDK',
        hint: 'You run your script, and the client submits the run.',
      },
      {
        id: 'dashboard',
        value: 'dashboard',
        label: 'the dashboard',
        hint: 'You run a saved snapshot, and the workspace submits the run through its workload manager.',
      },
      {
        id: 'schedule',
        value: 'schedule',
        label: 'a schedule',
        hint: 'A CronJob of your cluster starts it, again and again, with a token that lives as long as the schedule: no client, and nobody signs in.',
      },
    ],
  },
  {
    kind: 'choice',
    name: 'workload-manager',
    key: 'workloadManager',
    group: 'start',
    // A run from your script has none.
    appliesWhen: { trigger: ['dashboard'] },
    label: 'Workload manager',
    hint: 'what starts the runner job of a run from the dashboard',
    values: [
      {
        id: 'kubernetes',
        value: 'kubernetes',
        label: 'Kubernetes',
        hint: 'The runner is a job in your Kubernetes cluster.',
      },
      {
        id: 'aws-ecs',
        value: 'aws-ecs',
        label: 'AWS ECS',
        hint: 'On the deployment page; newer documentation lists Kubernetes only.',
        needs: { trigger: ['dashboard'] },
        because: 'Only runs from the dashboard have a workload manager.',
      },
      {
        id: 'gcp',
        value: 'gcp',
        label: 'GCP',
        hint: 'On the deployment page; newer documentation no longer lists it.',
        needs: { trigger: ['dashboard'] },
        because: 'Only runs from the dashboard have a workload manager.',
      },
    ],
  },
  {
    kind: 'choice',
    name: 'sign-in',
    key: 'signIn',
    group: 'start',
    // Whoever starts a run in the dashboard has a session in the browser.
    appliesWhen: { trigger: ['sdk'] },
    label: 'Sign-in',
    hint: 'how the client gets its session',
    values: [
      {
        id: 'signed-in',
        value: 'signed-in',
        label: 'signed in already',
        hint: 'You signed in before the run: the client has a session with the control plane.',
      },
      {
        id: 'browser',
        value: 'browser',
        label: 'in the browser',
        hint: 'zenml login gets a device code, and you confirm it in your browser. It sends your host name.',
        needs: { trigger: ['sdk'] },
        because: 'Only a run from your script has a client that signs in.',
      },
      {
        id: 'service-account',
        value: 'service-account',
        label: 'service account in CI',
        hint: 'CI has the API key of a service account: no browser, no identity provider.',
        needs: { trigger: ['sdk'] },
        because: 'Only a run from your script has a client that signs in.',
      },
    ],
  },
  {
    kind: 'choice',
    name: 'identity-provider',
    key: 'identityProvider',
    group: 'start',
    label: 'Identity provider',
    hint: 'who knows the accounts of your people',
    values: [
      {
        id: 'zenml',
        value: 'zenml',
        label: 'accounts of ZenML Pro',
        hint: "The control plane keeps the accounts: ZenML's or, in Full On-Prem, yours.",
      },
      {
        id: 'federated',
        value: 'federated',
        label: 'yours, federated',
        hint: 'Single sign-on with Okta, Entra ID or the like: browsers and the control plane must reach it.',
      },
    ],
  },
  {
    kind: 'choice',
    name: 'viewer',
    key: 'viewer',
    group: 'start',
    label: 'Who looks at it',
    hint: 'who opens the run in the dashboard',
    values: [
      {
        id: 'self',
        value: 'self',
        label: 'whoever runs it',
        hint: 'A run of your own: the workspace asks about lists, and about what belongs to somebody else.',
      },
      {
        id: 'colleague',
        value: 'colleague',
        label: 'a colleague',
        hint: 'Somebody who owns neither the run nor the stack: the workspace asks about everything that is shown.',
      },
    ],
  },
  {
    kind: 'choice',
    name: 'code',
    key: 'code',
    group: 'infrastructure',
    label: 'Where code goes',
    hint: 'how your code gets to the steps',
    values: [
      {
        id: 'repository',
        value: 'repository',
        label: 'code repository',
        hint: 'No archive is uploaded: the steps download the commit from your Git host. The source text of pipeline and steps still goes to the workspace.',
      },
      {
        id: 'artifact-store',
        value: 'artifact-store',
        label: 'artifact store',
        hint: 'The client uploads an archive. The deployment page names the container registry for code without a repository; in zenml 0.98.0 the archive is the default.',
      },
      {
        id: 'image',
        value: 'image',
        label: 'in the image',
        hint: 'The code is part of the Docker image in your container registry.',
      },
    ],
  },
  {
    kind: 'choice',
    name: 'code-host',
    key: 'codeHost',
    group: 'infrastructure',
    // Code that is not in a repository is fetched from elsewhere.
    appliesWhen: { code: ['repository'] },
    label: 'Git host',
    hint: 'who runs what your code is versioned with',
    values: [
      {
        id: 'github',
        value: 'github',
        label: 'github.com',
        hint: 'A third party: the steps download your code from it.',
      },
      {
        id: 'gitlab',
        value: 'gitlab',
        label: 'gitlab.com',
        hint: 'A third party: the steps download your code from it.',
        needs: { code: ['repository'] },
        because: 'Only code in a repository has a Git host.',
      },
      {
        id: 'own',
        value: 'own',
        label: 'your own',
        hint: 'A Git host in your infrastructure, such as GitLab or GitHub Enterprise Server: the code never leaves it.',
        needs: { code: ['repository'] },
        because: 'Only code in a repository has a Git host.',
      },
    ],
  },
  {
    kind: 'choice',
    name: 'packages',
    key: 'packages',
    group: 'infrastructure',
    label: 'Base images and packages',
    hint: 'where the build gets them from',
    values: [
      {
        id: 'public',
        value: 'public',
        label: 'Docker Hub and PyPI',
        hint: 'Third parties, which whoever builds the image must be able to reach.',
      },
      {
        id: 'mirror',
        value: 'mirror',
        label: 'mirrors of your own',
        hint: 'A registry and a package index in your infrastructure: the build needs no way out of it.',
      },
    ],
  },
  {
    kind: 'choice',
    name: 'stack',
    key: 'stack',
    group: 'infrastructure',
    label: 'Stack',
    hint: 'what your infrastructure consists of',
    values: Object.values(STACKS).map(({ id, label, hint, orchestrator }) => ({
      ...{ id, value: id, label, hint },
      ...(orchestrator === 'kubernetes' ? {} : WITHOUT_SCHEDULE),
    })),
  },
  {
    kind: 'choice',
    name: 'credentials',
    key: 'credentials',
    group: 'infrastructure',
    label: 'Credentials',
    hint: 'what service connectors hand out',
    values: [
      {
        id: 'short-lived',
        value: 'short-lived',
        label: 'short-lived',
        hint: 'Your cloud issues a token that expires, for each part of the stack.',
        needs: { stack: ['aws', 'gcp'] },
        because: 'Kubernetes and Docker connectors and Azure service principals hand out what they store.',
      },
      {
        id: 'long-lived',
        value: 'long-lived',
        label: 'long-lived',
        hint: 'Secret key, account key or service principal: the stored secret is handed out as it is. On Azure always, unless the identity is implicit.',
      },
    ],
  },
  {
    kind: 'choice',
    name: 'image-build',
    key: 'imageBuild',
    group: 'infrastructure',
    label: 'Image build',
    hint: 'where the Docker image is built',
    values: [
      {
        id: 'local',
        value: 'local',
        label: 'on the machine of the client',
        hint: 'Docker beside the client builds and pushes the image.',
      },
      {
        id: 'cluster',
        value: 'cluster',
        label: 'in your cluster',
        hint: 'A Kaniko pod builds and pushes the image: it, not your machine, has to reach base images and packages.',
        needs: { trigger: ['sdk'], stack: ['aws', 'kubernetes'] },
        because: 'It takes a run from your script, and a stack with a Kubernetes cluster.',
      },
      {
        id: 'cloud',
        value: 'cloud',
        label: 'cloud build service',
        hint: 'AWS CodeBuild or Google Cloud Build, in your cloud account, builds and pushes the image.',
        needs: { trigger: ['sdk'], stack: ['aws', 'gcp'] },
        because: 'It takes a run from your script; ZenML knows the build services of AWS and Google Cloud only.',
      },
    ],
  },
  {
    kind: 'choice',
    name: 'secrets-store',
    key: 'secretsStore',
    group: 'infrastructure',
    label: 'Secrets store',
    hint: 'where the secrets of connectors are kept',
    values: [
      {
        id: 'workspace',
        value: 'workspace',
        label: "the workspace's",
        hint: 'The database of the workspace: at ZenML in SaaS, with you otherwise.',
      },
      {
        id: 'cloud',
        value: 'cloud',
        label: "your cloud's",
        hint: 'A secrets manager of your own, such as AWS Secrets Manager. The workspace must reach it and reads it for each token.',
      },
    ],
  },
  {
    kind: 'choice',
    name: 'log-backend',
    key: 'logBackend',
    group: 'infrastructure',
    label: 'Log backend',
    hint: 'where the logs of steps go',
    values: [
      {
        id: 'artifact-store',
        value: 'artifact-store',
        label: 'artifact store',
        hint: 'The default: a folder of your artifact store.',
      },
      {
        id: 'otlp',
        value: 'otlp',
        label: 'OTLP collector',
        hint: 'A collector of your own. The dashboard cannot read the logs back from it.',
      },
      {
        id: 'datadog',
        value: 'datadog',
        label: 'Datadog',
        hint: 'A third party: what your steps print goes there, and the dashboard reads it from there.',
      },
    ],
  },
  {
    kind: 'choice',
    name: 'network',
    key: 'network',
    group: 'infrastructure',
    label: 'Way out',
    hint: 'how what is yours gets out of your network',
    values: [
      {
        id: 'direct',
        value: 'direct',
        label: 'direct',
        hint: 'A firewall lets through what the list of egress names.',
      },
      {
        id: 'proxy',
        value: 'proxy',
        label: 'a proxy that inspects TLS',
        hint: 'Whatever leaves passes a proxy of yours, which reads it. Each client needs its address and its certificate authority.',
      },
    ],
  },
  {
    kind: 'choice',
    name: 'run-token',
    key: 'runToken',
    group: 'infrastructure',
    label: 'Run token',
    hint: 'where it stands in your cluster',
    values: [
      {
        id: 'manifest',
        value: 'manifest',
        label: 'in the manifest',
        hint: 'The default: in clear, in the specification of every job and pod of the run.',
      },
      {
        id: 'secret',
        value: 'secret',
        label: 'as a Secret',
        hint: 'With pass_zenml_token_as_secret=True: pods refer to a Secret, which the orchestrator pod deletes when it ends, unless it is killed.',
        needs: { stack: ['aws', 'kubernetes'] },
        because: 'Only the Kubernetes orchestrator can do that.',
      },
    ],
  },
  {
    kind: 'choice',
    name: 'store-access',
    key: 'storeAccess',
    group: 'sent',
    label: 'Dashboard reads your artifact store',
    hint: 'logs, visualizations and downloads pass through the workspace',
    values: [
      { id: 'off', value: false, label: 'off', hint: 'The dashboard shows metadata only.' },
      {
        id: 'on',
        value: true,
        label: 'on',
        hint: 'What is opened passes through the workspace. Reading is optional; with a service connector the workspace must reach the bucket in any case.',
      },
    ],
  },
  {
    kind: 'choice',
    name: 'artifact-metadata',
    key: 'artifactMetadata',
    group: 'sent',
    label: 'Artifact metadata',
    hint: 'statistics of what steps write',
    values: [
      {
        id: 'on',
        value: true,
        label: 'on',
        hint: 'The default: column names, smallest and largest values and the like go to the workspace.',
      },
      {
        id: 'off',
        value: false,
        label: 'off',
        hint: 'With enable_artifact_metadata=False: the workspace learns where an artifact is, and nothing of what is in it.',
      },
    ],
  },
  {
    kind: 'choice',
    name: 'step-secret',
    key: 'stepSecret',
    group: 'sent',
    label: 'Secret of your steps',
    hint: 'values that your own code needs, such as a database password',
    values: [
      { id: 'off', value: false, label: 'none', hint: 'Your steps name no secret.' },
      {
        id: 'on',
        value: true,
        label: 'named by the steps',
        hint: 'Every step gets its values through the workspace, out of the secrets store: at ZenML in SaaS, unless that store is yours.',
      },
    ],
  },
  {
    kind: 'choice',
    name: 'analytics',
    key: 'analytics',
    group: 'sent',
    label: 'Usage analytics',
    hint: 'events to analytics.zenml.io',
    values: [
      {
        id: 'off',
        value: false,
        label: 'off',
        hint: 'You opted out, as an isolated site does. The real client sends them unless you do.',
      },
      {
        id: 'on',
        value: true,
        label: 'on',
        hint: 'What the real client does unless you opt out: an event for each run, without code or data.',
      },
    ],
  },
  {
    kind: 'number',
    name: 'steps',
    group: 'pipeline',
    label: 'Pipeline steps',
    hint: 'The first is told beat by beat, each later one as a single beat.',
    standard: 3,
  },
  {
    kind: 'number',
    name: 'width',
    group: 'pipeline',
    label: 'Steps side by side',
    hint: 'How many training steps run at the same time.',
    standard: 1,
  },
  {
    kind: 'choice',
    name: 'cached',
    key: 'cached',
    group: 'pipeline',
    label: 'Cached steps',
    hint: 'which steps reuse the result of an earlier run',
    values: [
      { id: 'none', value: 'none', label: 'none', hint: 'Every step runs.' },
      {
        id: 'some',
        value: 'some',
        label: 'the first half',
        hint: 'The first half of the steps is reused, the others run.',
        needs: { minSteps: 2 },
        because: 'A single step is cached or it is not.',
      },
      { id: 'all', value: 'all', label: 'all', hint: 'Nothing runs: all results are there from an earlier run.' },
    ],
  },
  {
    kind: 'fault',
    name: 'fault',
    group: 'fault',
    label: 'What goes wrong',
    hint: 'Every message is delivered. A fault brings the options along that it needs.',
  },
] as const satisfies readonly (OptionSpec & { readonly group: GroupId })[];
