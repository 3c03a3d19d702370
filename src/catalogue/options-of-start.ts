import type { OptionSpec } from '../model/types.ts';

/** How a run begins, who signs in and who looks at it. */
export const OPTIONS_OF_START = [
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
        needs: { signIn: ['signed-in', 'browser'] },
        because: 'A service account opens no dashboard: who looks at its runs is somebody else.',
      },
      {
        id: 'colleague',
        value: 'colleague',
        label: 'a colleague',
        hint: 'Somebody who owns neither the run nor the stack: the workspace asks about everything that is shown.',
      },
    ],
  },
] as const satisfies readonly OptionSpec[];
