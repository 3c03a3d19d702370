import type { OptionSpec } from '../model/types.ts';

/** What else is sent. */
export const OPTIONS_OF_SENT = [
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
] as const satisfies readonly OptionSpec[];
