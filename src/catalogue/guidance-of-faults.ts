import type { Guidance } from '../model/types.ts';
import { RUNNER_IN_A_POD } from './fault-parts.ts';

const FROM_SCRIPT = { trigger: 'sdk' } as const;

/** The same for faults of their own, by their names: for those that fail in their own way, and where more can be said. */
export const GUIDANCE_OF_FAULTS = {
  'workspace-drops-connections': {
    sentence: 'The workspace drops the connection.',
    look: [{ where: 'Terminal', what: 'nothing, as long as a try gets through' }],
    fix: 'Nothing here: the client tries again. If it goes on, look at the load balancer before the workspace.',
    evidence: 'recorded',
    source: 'measured: zenml 0.98.0, connections dropped for 6 s; what to do is inferred',
  },
  'workspace-overloaded': {
    sentence: 'The workspace answers that it is overloaded.',
    look: [
      { where: 'Terminal', what: 'nothing, as long as a try gets through' },
      { where: 'Log of the workspace', what: 'its load' },
    ],
    fix: 'Nothing here: the client tries again. If it goes on, give the workspace more room.',
    evidence: 'recorded',
    source: 'measured: zenml 0.98.0, HTTP 503 for 6 s; what to do is inferred',
  },
  'proxy-not-trusted': {
    sentence: 'The client does not trust the certificate that your proxy shows.',
    look: [{ where: 'Terminal', what: 'CERTIFICATE_VERIFY_FAILED, after four tries in 7 seconds' }],
    fix: 'Name the certificate authority of your proxy: REQUESTS_CA_BUNDLE, or zenml login --ssl-ca-cert.',
    evidence: 'inferred',
    source: 'zenml 0.98.0 zen_stores/rest_zen_store.py:527-547, cli/login.py:817',
  },
  'proxy-not-trusted-in-pods': {
    sentence: 'The orchestrator pod does not trust the certificate that your proxy shows.',
    look: [
      { where: 'Log of the orchestrator pod', what: 'CERTIFICATE_VERIFY_FAILED' },
      { where: 'Dashboard', what: 'a run that stays provisioning' },
    ],
    fix: 'Put the certificate authority into the image, and set REQUESTS_CA_BUNDLE there.',
    evidence: 'inferred',
    source: 'zenml 0.98.0 orchestrators/utils.py:107-240: what pods are given',
  },
  'runner-image-pull': {
    sentence: 'The image of the runner job cannot be pulled.',
    look: [
      { where: 'Dashboard', what: 'the run as failed, after 180 seconds' },
      { where: 'Kubernetes', what: 'events of the runner pod: ErrImagePull, ImagePullBackOff', in: RUNNER_IN_A_POD },
    ],
    fix: 'Check that the image of the snapshot is still in the registry and that the place where the runner starts may pull it.',
    evidence: 'inferred',
    source: 'zenml 0.98.0 zen_server/pipeline_execution/utils.py:576-592, 1195-1209',
  },
  'schedule-not-active': {
    sentence: 'The workspace refuses the token: its schedule is gone.',
    look: [
      { where: 'Log of the orchestrator pod', what: '“schedule (its id) is not active”, HTTP 401' },
      { where: 'Kubernetes', what: 'kubectl get cronjobs: the CronJob is still there' },
    ],
    fix: 'Delete the CronJob, or deploy the schedule again.',
    evidence: 'documented',
    source: 'zenml 0.98.0 zen_server/auth.py:459-464, client.py:5117-5158; what to do is inferred',
  },
  'dirty-repository': {
    sentence: 'Your code repository has changes that are not committed.',
    look: [{ where: 'Terminal', what: 'the error, before anything is built' }],
    fix: 'Commit and push the changes, or let code come from the artifact store as well.',
    evidence: 'documented',
    source: 'zenml 0.98.0 pipelines/build_utils.py:639-648, 887-910',
  },
  'workspace-restarted-in-outage': {
    sentence: 'The workspace does not start again: the control plane gives it no token.',
    look: [
      { where: 'Log of the workspace', what: '“Application startup failed. Exiting.”, exit code 3 after 15 seconds' },
      { where: 'Kubernetes', what: 'the restarts of its pod, if it runs there' },
    ],
    fix: 'Do not restart or upgrade a workspace while the control plane is away. When it is back, the next start works.',
    evidence: 'recorded',
    source: 'recorded: zenml 0.98 pro-17-outage-new-run',
  },
  'session-expired': {
    sentence: 'Your session with the control plane has expired.',
    look: [{ where: 'Terminal', what: '“Your ZenML Pro login session has expired.”' }],
    fix: 'Run zenml login again. A workspace token that is still valid keeps working.',
    evidence: 'documented',
    source: 'zenml 0.98.0 zen_stores/rest_zen_store.py:4888-4889',
  },
  'rbac-denied': {
    sentence: 'You may not use the service connector.',
    look: [
      { where: 'Terminal', what: '“Insufficient permissions to CLIENT resource”, HTTP 403' },
      { where: 'Dashboard', what: 'nothing: there is no run yet' },
    ],
    fix: 'Ask an admin of the workspace for a role that may use the connector.',
    evidence: 'documented',
    source: 'zenml 0.98.0 zen_server/rbac/utils.py:335-339; what to do is inferred',
  },
  'bucket-closed-to-workspace': {
    sentence: 'The bucket is closed to the workspace.',
    look: [
      {
        where: 'asker',
        what: '“failed to fetch S3 bucket (its name): … (403) when calling the HeadBucket operation”',
      },
      { where: 'Log of the workspace', what: 'the same error' },
    ],
    fix: 'Let the workspace reach the bucket, in its policy and in the network: it checks it before each credential. zenml service-connector verify tries it out.',
    evidence: 'recorded',
    source: 'recorded: zenml 0.98 aws-store-closed-to-workspace; cli/service_connectors.py:1731',
  },
  'too-many-snapshot-runs': {
    sentence: 'Too many runs are being started from the dashboard.',
    look: [{ where: 'Dashboard', what: '“Maximum number of concurrent snapshot tasks reached.”, and no run' }],
    fix: 'Ask again when one of the others has been handed over, or let whoever runs the workspace raise the limit.',
    evidence: 'documented',
    source: 'zenml 0.98.0 zen_server/pipeline_execution/utils.py:158-190, 676-680',
  },
  'plan-limit': {
    sentence: 'Your plan allows no more runs.',
    look: [
      { where: 'asker', what: '“Your subscription reached its `pipeline_run` limit.”, HTTP 402' },
      { where: 'Dashboard', what: 'nothing: the run is not created' },
    ],
    fix: 'Upgrade the plan, or wait until it counts anew. The image that was built is reused.',
    evidence: 'recorded',
    source: 'recorded: zenml 0.98 pro-22-plan-limit-reached; what to do is inferred',
  },
  'control-plane-overloaded': {
    sentence: 'The control plane answers that it is overloaded.',
    look: [
      { where: 'Terminal', what: 'nothing but a wait of 48 seconds' },
      { where: 'Log of the workspace', what: 'the tries, after 0, 0, 1, 3, 7, 15 and 31 seconds' },
    ],
    fix: 'Nothing here: workspace and client try again.',
    evidence: 'recorded',
    source: 'measured: zenml 0.98.0, HTTP 503 of the control plane for 40 s',
  },
  'orchestrator-pod-crashes': {
    sentence: 'The orchestrator pod crashes again and again.',
    look: [
      { where: 'Terminal', what: '“Job has reached the specified backoff limit”, exit code 1', in: FROM_SCRIPT },
      { where: 'Kubernetes', what: 'the log of the pod, and its four restarts' },
      { where: 'Dashboard', what: 'a run that stays provisioning' },
    ],
    fix: 'Read the log of the pod: image, rights, or its way to the workspace. Then start the run again, and remove the one that was left over with zenml pipeline runs delete.',
    evidence: 'recorded',
    source: 'measured: zenml 0.98.0, an orchestrator pod that crashes four times; cli/pipeline.py:1431',
  },
  'orchestrator-killed': {
    sentence: 'The orchestrator pod is killed.',
    look: [
      { where: 'Kubernetes', what: 'a new pod of the same job after 10 seconds' },
      { where: 'Log of the orchestrator pod', what: '“Continuing existing run”' },
    ],
    fix: 'Nothing: the new pod goes on with the run.',
    evidence: 'recorded',
    source: 'measured: zenml 0.98.0, the orchestrator pod killed',
  },
  'orchestrator-killed-for-good': {
    sentence: 'The orchestrator pod is killed, and nobody starts it again.',
    look: [
      { where: 'Terminal', what: '“Job has reached the specified backoff limit”, exit code 1', in: FROM_SCRIPT },
      { where: 'Kubernetes', what: 'the events of the job' },
      { where: 'Dashboard', what: 'a run that stays running' },
    ],
    fix: 'Run zenml pipeline runs refresh (the run): it marks the run as failed. Then run the pipeline again, with a backoff limit above 0.',
    evidence: 'recorded',
    source: 'measured: zenml 0.98.0, k8s-refresh-after-kill',
  },
  'pod-unschedulable': {
    sentence: 'No node has room for the pod of step <step>.',
    look: [
      { where: 'Log of the orchestrator pod', what: '“Job for step <step> is pending: PodScheduled, Unschedulable”' },
      { where: 'Kubernetes', what: 'the events of the pod: what the scheduler says about its nodes' },
      { where: 'Dashboard', what: 'a run that goes on, without an end' },
    ],
    fix: 'Ask for less in the settings of the step, or give the cluster a node. The orchestrator pod waits without limit.',
    evidence: 'recorded',
    source: 'measured: zenml 0.98.0, a pod that cannot be scheduled for 12 s; what to do is inferred',
  },
  'image-pull-back-off': {
    sentence: 'The image of step <step> cannot be pulled.',
    look: [
      {
        where: 'Log of the orchestrator pod',
        what: '“Detected container in state ImagePullBackOff”; the dashboard shows this log too',
      },
      { where: 'Kubernetes', what: 'the events of the pod: kubectl describe pod, until its job is deleted' },
      { where: 'Dashboard', what: 'the step as failed, without a reason' },
      { where: 'Terminal', what: 'nothing: the script ends with exit code 0', in: FROM_SCRIPT },
    ],
    fix: 'Let the nodes of the cluster pull from the registry: a right of theirs, or a pull secret. Then run the pipeline again.',
    evidence: 'recorded',
    source: 'recorded: zenml 0.98.0, k8s-image-pull-step; what to do is inferred',
  },
  'step-pod-killed': {
    sentence: 'The pod of step <step> is killed.',
    look: [
      { where: 'Kubernetes', what: 'the last state of the container: OOMKilled, for example, and exit code 137' },
      { where: 'Log of the orchestrator pod', what: '“Job has reached the specified backoff limit … exit_code=137”' },
      { where: 'Dashboard', what: 'the step as failed, without a reason' },
    ],
    fix: 'Give the step more memory in its settings. Then run the pipeline again.',
    evidence: 'recorded',
    source: 'measured: zenml 0.98.0, the pod of a step killed with SIGKILL; what to do is inferred',
  },
  'token-after-run-end': {
    sentence: 'The run token of step <step> is refused: its run has ended.',
    look: [
      {
        where: 'Log of the step',
        what: '“The pipeline run (its id) has finished and API tokens scoped to it are no longer valid.”, HTTP 401',
      },
    ],
    fix: 'Nothing for this run. Look for what ended it while the step went on.',
    evidence: 'documented',
    source: 'zenml 0.98.0 zen_server/auth.py:467-538; what to do is inferred',
  },
  'pod-cannot-reach-workspace': {
    sentence: 'Step <step> cannot reach the workspace.',
    look: [
      { where: 'asker', what: '“Max retries exceeded with url”, after 30 seconds' },
      { where: 'Dashboard', what: 'the step as failed, without a reason', in: { orchestrator: 'kubernetes' } },
      { where: 'Dashboard', what: 'the last status that the run had', in: { orchestrator: 'managed' } },
    ],
    fix: 'Let {{pod}}s reach the workspace, HTTPS 443: firewall, proxy, certificate. Then run the pipeline again.',
    evidence: 'documented',
    source:
      'zenml 0.98.0 integrations/kubernetes/orchestrators/kubernetes_orchestrator_entrypoint.py; what to do is inferred',
  },
} as const satisfies Readonly<Record<string, Guidance>>;
