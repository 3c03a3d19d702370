import type { Guidance } from '../model/types.ts';
import type { FAILURES_OF_ACCESS } from './failures-of-access.ts';

/** What fails, where it shows and what to do, for sign-in, the API of the workspace and what it asks others. */
export const GUIDANCE_OF_ACCESS = {
  'workspace-start': {
    sentence: 'The workspace does not start: the control plane gives it no token.',
    look: [
      { where: 'Log of the workspace', what: '“Application startup failed. Exiting.”, exit code 3 after 15 seconds' },
      { where: 'Dashboard', what: 'it cannot be opened' },
    ],
    fix: 'Leave a workspace that is running alone while the control plane is away. When it is back, the next start works.',
    evidence: 'recorded',
    source: 'recorded: zenml 0.98 pro-17-outage-new-run',
  },
  'pro-login': {
    sentence: '<asker> gets no answer from the control plane.',
    look: [{ where: 'Terminal', what: '“Could not connect to (the address). Please check the URL.”, at once' }],
    fix: 'Check address, proxy and firewall between you and the control plane, then run zenml login again. Whoever is signed in already goes on.',
    evidence: 'documented',
    source: 'zenml 0.98.0 login/web_login.py:145-170',
  },
  'browser-login': {
    sentence: 'You are not signed in.',
    look: [
      { where: 'Terminal', what: 'the request to log in again' },
      { where: 'Browser', what: 'the sign-in page, if it was opened' },
    ],
    fix: 'Run zenml login again. If the page of your identity provider refuses you, ask whoever runs that.',
    evidence: 'documented',
    source: 'zenml 0.98.0 zen_stores/rest_zen_store.py:4888-4889; what to do is inferred',
  },
  'workspace-login': {
    sentence: '<asker> cannot connect to the workspace.',
    look: [{ where: 'Terminal', what: '“Cannot connect to the ZenML server at (the address)”' }],
    fix: 'Check address, proxy and certificate of the workspace, then run zenml login (the address).',
    evidence: 'documented',
    source: 'zenml 0.98.0 zen_stores/rest_zen_store.py:527-547',
  },
  'authorize-server': {
    sentence: 'The workspace cannot ask the control plane who you are.',
    look: [
      { where: 'Terminal', what: '“Error fetching user information from external authenticator.”' },
      { where: 'Log of the workspace', what: 'the error of its call to the control plane' },
    ],
    fix: 'Let the workspace reach the control plane, HTTPS 443, and log in again. A workspace token that is still valid works all the while.',
    evidence: 'documented',
    source: 'zenml 0.98.0 zen_server/auth.py:740-782',
  },
  'workspace-api': {
    sentence: '<asker> gets no answer from the workspace.',
    look: [
      { where: 'asker', what: '“Max retries exceeded with url”, after 30 seconds' },
      { where: 'Log of the workspace', what: 'whether it runs, and whether the call arrived' },
    ],
    fix: 'Check that the workspace runs, and proxy, firewall and certificate on the way. Then start the run again.',
    evidence: 'recorded',
    source: 'recorded: zenml 0.98 0.98-h2-refused-for-good; what to do is inferred',
  },
  'workspace-api-of-step': {
    sentence: 'Step <step> gets no answer from the workspace.',
    look: [
      { where: 'Kubernetes', what: 'the log of the pod of the step: “Max retries exceeded with url”' },
      { where: 'Dashboard', what: 'the step as failed once the workspace is back, without a reason' },
    ],
    fix: 'Check that pods reach the workspace: firewall, proxy, certificate. What the step has written is in the artifact store, but not registered: run the pipeline again.',
    evidence: 'recorded',
    source: 'measured: zenml 0.98.0, the workspace away for 170 s; what to do is inferred',
  },
  'workspace-api-of-managed-step': {
    sentence: 'Step <step> gets no answer from the workspace.',
    look: [
      { where: 'Console of the orchestrator', what: 'the log of the job: “Max retries exceeded with url”' },
      { where: 'Dashboard', what: 'the last status that the run had' },
    ],
    fix: 'Check that jobs reach the workspace. Nobody will correct the status: stop the old run with zenml pipeline runs stop, and run the pipeline again.',
    evidence: 'inferred',
    source: 'zenml 0.98.0, 0.98-h2-refused-for-good; cli/pipeline.py:1237',
  },
  'nobody-answers': {
    sentence: '<asker> asks in vain: <asked> answers nobody.',
    look: [{ where: 'asker', what: '“Max retries exceeded with url”, again after 30 seconds' }],
    fix: 'Nothing helps before the workspace is back.',
    evidence: 'recorded',
    source: 'recorded: zenml 0.98 0.98-h2-refused-for-good',
  },
  'sender-away': {
    sentence: '<sender> is away and does nothing.',
    look: [
      { where: 'Log of the workspace', what: 'nothing: it does not run' },
      { where: 'asker', what: 'whoever waits for it ends with an error' },
    ],
    fix: 'Bring the service back. What it would have done is not made up for: start the run again.',
    evidence: 'inferred',
    source: 'follows from what the service does in a run; 0.98-h2-refused-for-good for those who wait',
  },
  'step-start': {
    sentence: 'Step <step> cannot reach the workspace.',
    look: [
      { where: 'Kubernetes', what: 'the log of the pod of the step' },
      { where: 'Dashboard', what: 'the step as failed, without logs and without a reason' },
    ],
    fix: 'Let the pods of the cluster reach the workspace, HTTPS 443: firewall, proxy, certificate. Then run the pipeline again.',
    evidence: 'documented',
    source:
      'zenml 0.98.0 integrations/kubernetes/orchestrators/kubernetes_orchestrator_entrypoint.py; what to do is inferred',
  },
  'control-plane-api': {
    sentence: 'The workspace gets no answer from the control plane and refuses the call.',
    look: [
      { where: 'asker', what: 'HTTP 500 after 15 seconds, with the address of the control plane' },
      { where: 'Log of the workspace', what: 'six tries of the same question' },
    ],
    fix: 'Let the workspace reach the control plane, HTTPS 443, or wait until it is back. Then start the run again.',
    evidence: 'recorded',
    source: 'recorded: zenml 0.98 pro-17-outage-new-run; what to do is inferred',
  },
  'control-plane-at-run-start': {
    sentence: 'The workspace gets no answer from the control plane, so the orchestrator pod ends.',
    look: [
      { where: 'Log of the orchestrator pod', what: 'HTTP 500 after 15 seconds' },
      { where: 'Kubernetes', what: 'the restarts of the pod' },
    ],
    fix: 'Wait until the control plane is back: Kubernetes starts the pod again, three times at most. After that, start the run again.',
    evidence: 'inferred',
    source: 'measured: zenml 0.98.0, the control plane away; restarts: k8s-three-steps',
  },
  'control-plane-after-store': {
    sentence: 'The run is stored, but the control plane cannot count it.',
    look: [
      { where: 'asker', what: 'HTTP 500 after 15 seconds' },
      { where: 'Dashboard', what: 'a run that stays initializing' },
    ],
    fix: 'Start the run again when the control plane is back, and remove the one that was left over with zenml pipeline runs delete.',
    evidence: 'recorded',
    source: 'measured: zenml 0.98.0, a usage report that is refused; cli/pipeline.py:1431',
  },
  'control-plane-at-step-start': {
    sentence: 'Step <step> cannot start: the workspace gets no answer from the control plane.',
    look: [
      { where: 'Kubernetes', what: 'the log of the pod of the step: HTTP 500 after 15 seconds' },
      { where: 'Dashboard', what: 'the step as failed, without a reason' },
    ],
    fix: 'Run the pipeline again when the control plane is back. Steps that have completed can be reused if caching is on.',
    evidence: 'recorded',
    source: 'measured: zenml 0.98.0, the control plane away between two steps; what to do is inferred',
  },
  'control-plane-at-managed-step-start': {
    sentence: 'Step <step> cannot start: the workspace gets no answer from the control plane.',
    look: [
      { where: 'Console of the orchestrator', what: 'the log of the job: HTTP 500 after 15 seconds' },
      { where: 'Dashboard', what: 'the last status that the run had' },
    ],
    fix: 'Stop the old run with zenml pipeline runs stop, and run the pipeline again when the control plane is back.',
    evidence: 'inferred',
    source: 'measured: zenml 0.98.0, the control plane away between two steps; cli/pipeline.py:1237',
  },
  'control-plane-mid-step': {
    sentence: 'The workspace cannot ask whether step <step> may register its results.',
    look: [
      { where: 'Log of the step', what: 'HTTP 500 after 15 seconds: the only place that says why' },
      { where: 'Dashboard', what: 'the step as failed, without a reason' },
    ],
    fix: 'The artifact is in the store, but not registered: run the pipeline again when the control plane is back. An outage of a few seconds is survived.',
    evidence: 'recorded',
    source: 'recorded: zenml 0.98.0, pro-16-outage-during-step',
  },
  'inside-service': {
    sentence: '“<what>” fails inside <asker>.',
    look: [
      { where: 'asker', what: 'HTTP 500, without another try' },
      { where: 'Log of the workspace', what: 'the error itself: whoever runs the workspace sees it' },
    ],
    fix: 'Whoever runs the workspace looks at its log and at its database. Then start the run again.',
    evidence: 'inferred',
    source: 'zenml 0.98.0 zen_server/exceptions.py:99-130',
  },
  connector: {
    sentence: 'The service connector gives no working credential.',
    look: [
      { where: 'asker', what: '“The connector could not be accessed due to an authorization error”' },
      { where: 'Log of the workspace', what: 'what answered the connector' },
    ],
    fix: 'Run zenml service-connector verify (its name): it tries the stored secret out. Then correct role, key or network.',
    evidence: 'documented',
    source: 'zenml 0.98.0 stack/stack_component.py:638-644, cli/service_connectors.py:1731',
  },
} as const satisfies Readonly<Record<keyof typeof FAILURES_OF_ACCESS, Guidance>>;
