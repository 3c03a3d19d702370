import type { PhaseSpec } from '../model/types.ts';

/** The six standard data flow steps, in the page's order and words: its sentence, then what it lists. */
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
      'The ZenML client fetches short-lived tokens from your ZenML workspace for: Pushing Docker images to your container registry; Communicating with your artifact store; Submitting workloads to your orchestrator; Note: Your local Python environment needs the client libraries for your stack components.',
  },
  {
    id: 'image-and-workload-submission',
    label: 'Image & workload submission',
    summary:
      'The client automatically builds and pushes Docker images (and optionally code if no code repository is configured) to your container registry, then submits the workload to your orchestrator.',
  },
  {
    id: 'orchestrator-execution',
    label: 'Orchestrator execution',
    summary:
      'In the orchestrator environment: The Docker image is pulled from your container registry; The necessary code is pulled in; A connection to your ZenML workspace is established; The relevant pipeline/step code is executed.',
  },
  {
    id: 'runtime-data-flow',
    label: 'Runtime data flow',
    summary:
      'During execution: Pipeline and step run metadata is logged to your ZenML workspace; Logs are streamed to your log backend; Artifacts are written to your artifact store; Metadata pointing to these artifacts is persisted.',
  },
  {
    id: 'observability',
    label: 'Observability',
    summary:
      'The ZenML dashboard connects to your workspace and uses all persisted metadata to provide you with a complete observability plane.',
  },
] as const satisfies readonly PhaseSpec[];
