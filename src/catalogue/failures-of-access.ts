import type { FailureSpec } from '../model/types.ts';

/** Signing in, the API of the workspace, and what the workspace asks others in order to answer. */
export const FAILURES_OF_ACCESS = {
  'workspace-start': {
    retries: 5,
    tolerated: false,
    reported: false,
    error: 'Error fetching auth token from the Cloud API. Application startup failed. Exiting.',
    evidence: 'recorded',
    source:
      'recorded: zenml 0.98 pro-17-outage-new-run; zenml 0.98.0 zen_server/cloud_utils.py (six tries in 15 s, then exit code 3)',
  },
  'pro-login': {
    retries: 0,
    tolerated: false,
    reported: false,
    error: 'Authorization error: Could not connect to (the address of the control plane). Please check the URL.',
    evidence: 'documented',
    source: 'zenml 0.98.0 login/web_login.py:145-170 (one try, without an adapter for retries)',
  },
  'browser-login': {
    retries: 0,
    tolerated: false,
    reported: false,
    error: "Your ZenML Pro login session has expired. Please log in again using 'zenml login'.",
    evidence: 'documented',
    source: 'zenml 0.98.0 zen_stores/rest_zen_store.py:4888-4889',
  },
  'workspace-login': {
    retries: 0,
    tolerated: false,
    reported: false,
    error:
      'Cannot connect to the ZenML server at (the address of the workspace). Please run `zenml login (the address)` to reconnect to the server.',
    evidence: 'documented',
    source: 'zenml 0.98.0 zen_stores/rest_zen_store.py:527-547',
  },
  'authorize-server': {
    retries: 0,
    tolerated: false,
    reported: false,
    error: 'Error fetching user information from external authenticator.',
    evidence: 'documented',
    source: 'zenml 0.98.0 zen_server/auth.py:740-782',
  },
  'workspace-api': {
    retries: 5,
    tolerated: false,
    reported: false,
    error:
      'Max retries exceeded with url: (the path of the call). Whoever sends it shows the error of its HTTP library.',
    evidence: 'recorded',
    source:
      'recorded: zenml 0.98 0.98-h2-refused-for-good (6 attempts, with waits of 0, 2, 4, 8 and 16 s); zenml 0.98.0 zen_stores/rest_zen_store.py:4985-5006 (5 retries for a connection that is refused, 8 for one that is dropped, 10 for 408, 429, 502, 503 and 504)',
  },
  'workspace-api-of-step': {
    retries: 5,
    tolerated: false,
    reported: true,
    unreachable: true,
    report: 'failed-pod',
    error:
      'Max retries exceeded with url: (the path of the call). The step ends; the orchestrator pod reports it once the workspace is back.',
    evidence: 'recorded',
    source: 'measured: zenml 0.98.0, the workspace away for 170 s; 0.98-h2-refused-for-good (6 attempts, 30 s)',
  },
  'workspace-api-of-managed-step': {
    retries: 5,
    tolerated: false,
    reported: false,
    unreachable: true,
    error: 'Max retries exceeded with url: (the path of the call). The step ends, and the run keeps its last status.',
    evidence: 'recorded',
    source: 'recorded: zenml 0.98.0, 0.98-h2-refused-for-good (6 attempts, with waits of 0, 2, 4, 8 and 16 s)',
  },
  'nobody-answers': {
    retries: 0,
    tolerated: true,
    reported: false,
    error: 'Max retries exceeded with url: (the path of the call). Six attempts in 30 seconds.',
    evidence: 'recorded',
    source: 'recorded: zenml 0.98.0, 0.98-h2-refused-for-good',
  },
  'sender-away': {
    retries: 5,
    tolerated: false,
    reported: false,
    error: 'The service that would send it is away. Nothing is sent, and nobody is told.',
    evidence: 'inferred',
    source: 'zenml 0.98.0, 0.98-h2-refused-for-good: what a service that is away would have done is not done',
  },
  'step-start': {
    retries: 5,
    tolerated: false,
    reported: true,
    report: 'failed-pod',
    error: 'Max retries exceeded with url: (the path of the call). The step ends before it registers.',
    evidence: 'documented',
    source:
      'zenml 0.98.0 integrations/kubernetes/orchestrators/kubernetes_orchestrator_entrypoint.py; 0.98-h2-refused-for-good',
  },
  'control-plane-api': {
    retries: 5,
    tolerated: false,
    reported: true,
    error:
      'HTTP 500 after 15 seconds. Max retries exceeded with url: (the question, with the id of the user and the address of the control plane).',
    evidence: 'recorded',
    source:
      'recorded: zenml 0.98 pro-17-outage-new-run, pro-16-outage-during-step; zenml 0.98.0 zen_server/cloud_utils.py (tries at 0, 0, 1, 3, 7 and 15 s; another text, "Failed while trying to contact the central zenml pro service", is for an answer with an error)',
  },
  'control-plane-at-run-start': {
    retries: 5,
    tolerated: false,
    reported: false,
    error:
      'The workspace answers with HTTP 500 after 15 seconds of tries, and the orchestrator pod ends. Kubernetes starts it again.',
    evidence: 'inferred',
    source: 'measured: zenml 0.98.0, the control plane away from a client and from a step; restarts: k8s-three-steps',
  },
  'control-plane-after-store': {
    retries: 5,
    tolerated: false,
    reported: false,
    error: 'HTTP 500 after 15 seconds. The run is stored by then and stays initializing.',
    evidence: 'recorded',
    source: 'measured: zenml 0.98.0, a usage report that is refused: the run was stored before it',
  },
  'control-plane-at-step-start': {
    retries: 5,
    tolerated: false,
    reported: true,
    report: 'failed-pod',
    error: 'The workspace answers with HTTP 500 after 15 seconds of tries, and the step ends.',
    evidence: 'recorded',
    source:
      'measured: zenml 0.98.0, the control plane away between two steps; who reports it on Kubernetes is inferred',
  },
  'control-plane-at-managed-step-start': {
    retries: 5,
    tolerated: false,
    reported: false,
    error:
      'The workspace answers with HTTP 500 after 15 seconds of tries, and the step ends. The run keeps its last status.',
    evidence: 'recorded',
    source: 'measured: zenml 0.98.0, the control plane away between two steps',
  },
  'control-plane-mid-step': {
    retries: 5,
    tolerated: false,
    reported: true,
    report: 'no-cause',
    error: 'The workspace answers with HTTP 500 after 15 seconds of tries, and the step fails.',
    evidence: 'recorded',
    source: 'recorded: zenml 0.98.0, pro-16-outage-during-step',
  },
  'inside-service': {
    retries: 0,
    tolerated: false,
    reported: true,
    report: 'no-cause',
    error: 'The workspace answers with HTTP 500, and nobody tries again.',
    evidence: 'inferred',
    source: 'zenml 0.98.0 zen_server/exceptions.py:99-130, zen_stores/rest_zen_store.py:4985-5006',
  },
  connector: {
    retries: 0,
    tolerated: false,
    reported: true,
    report: 'no-cause',
    error:
      'The connector could not be accessed due to an authorization error. Please verify that you have access to the connector and try again.',
    evidence: 'documented',
    source: 'zenml 0.98.0 stack/stack_component.py:638-644',
  },
} as const satisfies Record<string, FailureSpec>;
