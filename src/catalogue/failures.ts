import type { FailureSpec, FaultSpec } from './types.ts';

/**
 * What the real system does when a message cannot be delivered, by the code that sends it. Retries are those of a peer
 * that refuses connections.
 */
export const FAILURES = {
  'your-code': {
    retries: 0,
    tolerated: false,
    reported: true,
    error: 'Your code raises an exception.',
    evidence: 'documented',
    source: 'zenml 0.90.0 orchestrators/step_launcher.py:350-372',
  },
  'pro-login': {
    retries: 5,
    tolerated: false,
    reported: false,
    error: 'The ZenML Pro client cannot connect to the control plane.',
    evidence: 'documented',
    source: 'zenml 0.90.0 login/pro/client.py:153',
  },
  'browser-login': {
    retries: 0,
    tolerated: false,
    reported: false,
    error: 'Your ZenML Pro login session has expired. Please log in again using `zenml login`.',
    evidence: 'documented',
    source: 'zenml 0.90.0 zen_stores/rest_zen_store.py:4357-4361',
  },
  'workspace-login': {
    retries: 0,
    tolerated: false,
    reported: false,
    error:
      'Cannot connect to the ZenML server at (the address of the workspace). Please run `zenml login (the address)` to reconnect to the server.',
    evidence: 'documented',
    source: 'zenml 0.90.0 zen_stores/rest_zen_store.py:475-518, 4382-4390',
  },
  'authorize-server': {
    retries: 0,
    tolerated: false,
    reported: false,
    error: 'Error fetching user information from external authenticator.',
    evidence: 'documented',
    source: 'zenml 0.90.0 zen_server/auth.py:673-686',
  },
  'workspace-api': {
    retries: 5,
    tolerated: false,
    reported: false,
    error: 'Error connecting to URL (the address of the workspace).',
    evidence: 'documented',
    source: 'zenml 0.90.0 zen_stores/rest_zen_store.py:475-518, 4456-4479 (connect 5 retries, backoff factor 1)',
  },
  'control-plane-api': {
    retries: 5,
    tolerated: false,
    reported: true,
    error: 'Failed while trying to contact the central zenml pro service.',
    evidence: 'documented',
    source: 'zenml 0.90.0 zen_server/cloud_utils.py:226-249, 101-117 (connect 5 retries, backoff factor 0.5)',
  },
  'inside-service': {
    retries: 0,
    tolerated: false,
    reported: true,
    error: 'The server answers with HTTP 500, which the client does not retry.',
    evidence: 'inferred',
    source: 'zenml 0.90.0 zen_server/exceptions.py:48-77, zen_stores/rest_zen_store.py:4456-4479',
  },
  connector: {
    retries: 0,
    tolerated: false,
    reported: true,
    error:
      'The connector could not be accessed due to an authorization error. Please verify that you have access to the connector and try again.',
    evidence: 'documented',
    source: 'zenml 0.90.0 stack/stack_component.py:623-630',
  },
  'docker-build': {
    retries: 0,
    tolerated: false,
    reported: false,
    error: 'Could not create a Docker client from the environment. Is your Docker daemon running?',
    evidence: 'documented',
    source: 'zenml 0.90.0 utils/docker_utils.py:366-372',
  },
  'docker-push': {
    retries: 0,
    tolerated: false,
    reported: false,
    error: 'Docker error: (the message of the Docker daemon).',
    evidence: 'documented',
    source: 'zenml 0.90.0 utils/docker_utils.py:376-410',
  },
  submission: {
    retries: 0,
    tolerated: false,
    reported: true,
    error: 'The orchestrator refuses the job, and the client marks the run as failed.',
    evidence: 'documented',
    source: 'zenml 0.90.0 pipelines/run_utils.py:129-142',
  },
  'image-pull': {
    retries: 0,
    tolerated: false,
    reported: true,
    error: 'Job for step <step> failed: Detected container in state ErrImagePull.',
    evidence: 'documented',
    source: 'zenml 0.90.0 integrations/kubernetes/orchestrators/kube_utils.py:860-871, 1008-1025',
  },
  'code-download': {
    retries: 0,
    tolerated: false,
    reported: true,
    error: 'An error occurred while getting the repository.',
    evidence: 'documented',
    source: 'zenml 0.90.0 integrations/github/code_repositories/github_code_repository.py:105-110',
  },
  'artifact-store': {
    retries: 0,
    tolerated: false,
    reported: true,
    error: 'Failed to run step <step>: the artifact store refuses the request.',
    evidence: 'documented',
    source: 'zenml 0.90.0 orchestrators/step_launcher.py:350-372, step_runner.py:226-330',
  },
  logs: {
    retries: 0,
    tolerated: true,
    reported: true,
    error: 'Error in log storage thread. The step goes on; its logs are missing.',
    evidence: 'documented',
    source: 'zenml 0.90.0 logging/step_logging.py:513, 668',
  },
  heartbeat: {
    retries: 0,
    tolerated: true,
    reported: false,
    error: 'A heartbeat is missed. The step goes on; without any for 30 minutes it counts as unhealthy.',
    evidence: 'inferred',
    source: 'zenml 0.92 and 0.93 release notes; src/zenml/steps/heartbeat.py',
  },
  dashboard: {
    retries: 0,
    tolerated: true,
    reported: true,
    error: 'The dashboard shows an error. The run itself has finished.',
    evidence: 'inferred',
    source: 'Deployment scenarios, standard data flow, step 6',
  },
} as const satisfies Record<string, FailureSpec>;

export type FailureId = keyof typeof FAILURES;

/** The faults that can be chosen by name. */
export const FAULTS = [
  {
    id: 'registry-refuses-push',
    title: 'Container registry refuses the push',
    message: 'push-image.push',
    times: 1,
    explanation:
      'The image is pushed before the workspace has a run, so the client stops with an error and no run ever appears in the dashboard.',
  },
  {
    id: 'workspace-unreachable',
    title: 'Workspace unreachable while fetching a token',
    message: 'registry-token.ask',
    times: 6,
    explanation: 'The client tries five more times, waiting a little longer each time, and then gives up.',
  },
] as const satisfies readonly FaultSpec[];
