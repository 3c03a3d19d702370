import type { PhaseSpec } from '../model/types.ts';

/** The six standard data flow steps, in the page's order and words. */
export const PHASES = [
  {
    id: 'code-execution',
    label: 'Code execution',
    summary: 'You write code and run pipelines with your client SDK using Python.',
  },
  {
    id: 'token-acquisition',
    label: 'Token acquisition',
    summary:
      'The ZenML client fetches short-lived tokens from your ZenML workspace for your container registry, your artifact store and your orchestrator.',
  },
  {
    id: 'image-and-workload-submission',
    label: 'Image & workload submission',
    summary:
      'The client builds and pushes Docker images to your container registry, then submits the workload to your orchestrator.',
  },
  {
    id: 'orchestrator-execution',
    label: 'Orchestrator execution',
    summary:
      'The image and the code are pulled, a connection to your ZenML workspace is established, and the step code is executed.',
  },
  {
    id: 'runtime-data-flow',
    label: 'Runtime data flow',
    summary:
      'Run metadata goes to your workspace, logs to your log backend, artifacts to your artifact store, and metadata points to them.',
  },
  {
    id: 'observability',
    label: 'Observability',
    summary:
      'The ZenML dashboard connects to your workspace and uses all persisted metadata for a complete observability plane.',
  },
] as const satisfies readonly PhaseSpec[];
