import type { OptionSpec } from '../model/types.ts';
import { ONLY_WHERE_BUILT } from './options-of-code.ts';
import { STACKS } from './stacks.ts';

/** Where a schedule is the business of a managed service, whose calls were neither recorded nor read. */
const WITHOUT_SCHEDULE = {
  needs: { trigger: ['sdk', 'dashboard'] },
  because: 'A schedule is shown for the Kubernetes orchestrator only, where it was measured.',
} as const;

/** What your infrastructure consists of. */
export const OPTIONS_OF_INFRASTRUCTURE = [
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
    ...ONLY_WHERE_BUILT,
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
] as const satisfies readonly OptionSpec[];
