import type { ExchangeTemplate } from '../types.ts';
import { IN_PROCESS } from './routes.ts';

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
        dataClass: 'code',
        payload: ['pipeline and step functions'],
        endpoint: 'python run.py',
        narration: 'You run your Python script, and it calls the pipeline with the ZenML client SDK.',
        evidence: 'stated',
        source: 'Deployment scenarios, standard data flow, step 1',
        durationMs: 900,
        failure: 'your-code',
      },
      {
        ...IN_PROCESS,
        id: 'run-code.compile',
        from: 'client',
        to: 'client',
        opener: 'sender',
        label: 'Compile the pipeline',
        dataClass: 'code',
        payload: ['steps and their order', 'parameters and settings', 'git commit of the clean, pushed clone'],
        endpoint: 'Pipeline._create_snapshot',
        narration: 'The client works out the steps, their order and their settings; your code stays on your machine.',
        note: 'In the code this follows the connection to the workspace; it is told here because it is local work.',
        evidence: 'documented',
        source: 'zenml 0.90.0 pipelines/pipeline_definition.py:729-919',
        durationMs: 900,
        failure: 'your-code',
        variants: [
          {
            in: { code: ['artifact-store', 'image'] },
            payload: ['steps and their order', 'parameters and settings'],
          },
        ],
      },
    ],
  },
] as const satisfies readonly ExchangeTemplate[];
