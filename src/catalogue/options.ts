import type { OptionGroupSpec, OptionSpec, PresetSpec } from '../model/types.ts';
import { OPTIONS_OF_CODE } from './options-of-code.ts';
import { OPTIONS_OF_INFRASTRUCTURE } from './options-of-infrastructure.ts';
import { OPTIONS_OF_SENT } from './options-of-sent.ts';
import { OPTIONS_OF_START } from './options-of-start.ts';

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

/**
 * Everything that can be chosen about a run, in the order in which it is asked for: the names in the URL, the flags of
 * the command line, its help and the options drawer are made of this. The first value that fits is the default.
 */
export const OPTIONS = [
  ...OPTIONS_OF_START,
  ...OPTIONS_OF_CODE,
  ...OPTIONS_OF_INFRASTRUCTURE,
  ...OPTIONS_OF_SENT,
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
