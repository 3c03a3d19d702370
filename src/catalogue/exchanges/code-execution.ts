import type { BuiltInExchange } from '../built-in.ts';
import { SIGNED_IN_BEFORE } from './connect-workspace.ts';
import { AS_SERVICE_ACCOUNT, IN_PROCESS } from './routes.ts';

export const CODE_EXECUTION = [
  {
    id: 'run-code',
    phase: 'code-execution',
    title: 'Run your pipeline code',
    messages: [
      {
        ...IN_PROCESS,
        id: 'run-code.call',
        from: 'client',
        to: 'client',
        opener: 'sender',
        label: 'Call the pipeline',
        items: [{ text: 'pipeline and step functions', dataClass: 'code' }],
        endpoint: 'python run.py',
        narration: 'You run your Python script, and it calls the pipeline with the ZenML client SDK.',
        evidence: 'stated',
        source: 'Deployment scenarios, standard data flow, step 1',
        durationMs: 900,
        failure: 'your-script',
        variants: [
          ...SIGNED_IN_BEFORE,
          {
            in: AS_SERVICE_ACCOUNT,
            narration: 'CI runs your Python script, and it calls the pipeline with the ZenML client SDK.',
          },
        ],
      },
      {
        ...IN_PROCESS,
        id: 'run-code.compile',
        from: 'client',
        to: 'client',
        opener: 'sender',
        label: 'Compile the pipeline',
        items: [
          { text: 'steps and their order', dataClass: 'code' },
          { text: 'parameters and settings', dataClass: 'run-metadata', mark: 'may-hold-value' },
          { text: 'git commit of the clean, pushed clone', dataClass: 'code' },
        ],
        endpoint: 'Pipeline._create_snapshot',
        narration: 'The client works out the steps, their order and their settings, and nothing is sent yet.',
        note: 'In the code this follows the connection to the workspace; it is told here because it is local work.',
        evidence: 'documented',
        source: 'zenml 0.98.0 pipelines/pipeline_definition.py:763-861',
        durationMs: 900,
        failure: 'your-script',
        variants: [
          {
            in: { code: ['artifact-store', 'image'] },
            items: [
              { text: 'steps and their order', dataClass: 'code' },
              { text: 'parameters and settings', dataClass: 'run-metadata', mark: 'may-hold-value' },
            ],
          },
        ],
      },
    ],
  },
] as const satisfies readonly BuiltInExchange[];
