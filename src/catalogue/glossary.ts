import type { GlossaryTerm } from '../model/types.ts';

/** The words of ZenML Pro that messages use, each in one line. A gloss may use terms, but none that needs it in turn. */
export const GLOSSARY: readonly GlossaryTerm[] = [
  {
    term: 'workspace',
    gloss: 'The ZenML server of your team. It knows your stacks and your runs, and answers client and steps.',
  },
  {
    term: 'control plane',
    gloss: 'The service above all workspaces: it signs people in and decides who may do what.',
  },
  {
    term: 'stack',
    gloss: 'The infrastructure that a run uses, such as an orchestrator, a container registry and an artifact store.',
  },
  {
    term: 'service connector',
    forms: ['service connector', 'connector'],
    gloss: 'A stored access to a system of yours. The workspace makes credentials from it, or hands it out.',
  },
  {
    term: 'orchestrator',
    gloss: 'What runs the steps of a pipeline in the right order, such as Kubernetes, Vertex AI or AzureML.',
  },
  { term: 'pod', gloss: 'What a Kubernetes cluster runs: one or more containers that start and end together.' },
  { term: 'Kubernetes API', gloss: 'The interface of your cluster: whoever wants pods started or watched asks it.' },
  { term: 'namespace', gloss: 'A part of a cluster with names and rights of its own.' },
  { term: 'role binding', gloss: 'What gives an account rights in a namespace, here those of the role edit.' },
  {
    term: 'Kubernetes Secret',
    gloss: 'A place in a cluster for a password or token. Pods name it, so that they need not spell it out.',
  },
  {
    term: 'cloud role',
    // The roles of ZenML Pro are others.
    forms: ['takes on a role'],
    gloss: 'Rights in your cloud account that may be used for a while, with keys that expire (AssumeRole).',
  },
  {
    term: 'service principal',
    gloss: 'An account for a program at Microsoft Entra ID, with a client secret as its password.',
  },
  { term: 'snapshot', gloss: 'The saved description of a run, from which it can be run: steps, parameters, settings.' },
  { term: 'artifact', gloss: 'What a step hands on: a data set, a model, a number.' },
  { term: 'artifact store', gloss: 'The storage of yours that artifacts lie in, such as an S3 bucket.' },
  { term: 'RBAC', gloss: 'Role-based access control: users have roles, and roles say what one may see and change.' },
  {
    term: 'enrollment key',
    gloss: 'A secret that a workspace gets when it is set up, to prove to the control plane which one it is.',
  },
  {
    term: 'run token',
    gloss: 'What a step proves itself with to the workspace. It acts as the user who started the run.',
  },
  {
    term: 'schedule token',
    gloss: 'What all runs of a schedule prove themselves with. It acts as the user who set the schedule up.',
  },
  { term: 'CronJob', gloss: 'What a Kubernetes cluster keeps to start a job at set times, again and again.' },
  { term: 'heartbeat', gloss: 'A sign of life that a step sends again and again while it runs.' },
  {
    term: 'runner job',
    gloss: 'A short job on your infrastructure that submits a run from the dashboard, as the client would.',
  },
  { term: 'workload manager', gloss: 'The part of the workspace that starts the runs asked for in the dashboard.' },
  {
    term: 'visualization',
    gloss: 'A picture, table or page about an artifact, made by the step and shown in the dashboard.',
  },
  {
    term: 'plan',
    // The plan of a pipeline is another one.
    forms: ['your plan', 'plan limit', 'for the plan'],
    gloss: 'What your organization has booked with ZenML: which features, and how much of each.',
  },
  {
    term: 'device code',
    gloss: 'A code for one sign-in of a program on your machine, which you confirm in the browser.',
  },
  {
    term: 'single sign-on',
    forms: ['single sign-on', 'SSO'],
    gloss: 'Signing in to many services with the account of your company, which one provider knows.',
  },
  { term: 'OIDC', gloss: 'OpenID Connect, the protocol in which a provider tells a service who somebody is.' },
  { term: 'Kaniko', gloss: 'A program that builds images inside of a cluster, without Docker.' },
  {
    term: 'collector',
    gloss: 'A service of yours that takes logs in the protocol of OpenTelemetry (OTLP) and passes them on.',
  },
  { term: 'service account', gloss: 'An account for a program instead of a person, with rights of its own.' },
  {
    term: 'cache key',
    gloss: 'A hash of all that decides the result of a step. With the same key an earlier one is used again.',
  },
  { term: 'log backend', gloss: 'Where the text of logs goes: the artifact store, unless you choose another place.' },
  {
    term: 'metadata store',
    gloss: 'The database of the workspace: runs, steps, metadata, and where each artifact lies.',
  },
];
