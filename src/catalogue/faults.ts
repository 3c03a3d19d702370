import type { FailureSpec, FaultSpec, Requirement } from '../model/types.ts';

const FROM_SCRIPT: Requirement = { trigger: ['sdk'] };
const FROM_DASHBOARD: Requirement = { trigger: ['dashboard'] };
const ON_KUBERNETES: Requirement = { stack: ['aws', 'kubernetes'] };

/** An answer that is a refusal: trying again would not help. */
const refusal = (error: string, source: string, rest: Partial<FailureSpec> = {}): FailureSpec => ({
  retries: 0,
  tolerated: false,
  reported: false,
  error,
  evidence: 'documented',
  source,
  ...rest,
});

/** The faults that can be chosen by name, from the failure catalogue of the facts. */
export const FAULTS: readonly [FaultSpec, FaultSpec, ...FaultSpec[]] = [
  {
    id: 'registry-refuses-push',
    title: 'Container registry refuses the push',
    message: 'push-image.push',
    times: 1,
    explanation:
      'The image is pushed before the workspace has a run, so the client stops with an error and no run ever appears in the dashboard.',
    requires: FROM_SCRIPT,
  },
  {
    id: 'workspace-unreachable',
    title: 'Workspace unreachable while fetching a token',
    message: 'registry-token.ask',
    times: 6,
    explanation: 'The client tries five more times, waiting a little longer each time, and then gives up.',
    requires: FROM_SCRIPT,
  },
  {
    id: 'dirty-repository',
    title: 'Code repository has uncommitted changes',
    message: 'run-code.compile',
    times: 1,
    explanation:
      'When code may come from the repository only, the client stops before anything is built. Otherwise it warns and uploads an archive.',
    requires: { trigger: ['sdk'], code: ['repository'] },
    failure: refusal(
      'The DockerSettings specify that code should be downloaded from a code repository, but the code repository active at your current source root has uncommitted changes.',
      'zenml 0.90.0 pipelines/build_utils.py:481-528, 752-800',
    ),
  },
  {
    id: 'snapshot-without-image',
    title: 'Snapshot cannot be run from the dashboard',
    message: 'create-snapshot-run.verify',
    times: 1,
    explanation:
      'The workspace checks the snapshot before it creates a run, so the dashboard shows the reason and no run.',
    requires: FROM_DASHBOARD,
  },
  {
    id: 'workspace-restarted-in-outage',
    title: 'The workspace is restarted while the control plane is unreachable',
    message: 'workspace-sign-in.key',
    times: 6,
    explanation:
      'The workspace does not come up: it tries six times in 15 seconds and exits. One that is running keeps running, and its health checks stay green.',
  },
  {
    id: 'control-plane-unreachable-sign-in',
    title: 'The control plane is unreachable for zenml login',
    message: 'sign-in.device',
    times: 1,
    explanation: 'The client tries once. Whoever is signed in already is not affected until the session ends.',
    requires: FROM_SCRIPT,
  },
  {
    id: 'session-expired',
    title: 'Session with the control plane has expired',
    message: 'connect-workspace.session',
    times: 1,
    explanation:
      'The sign-in that is told here was then too long ago. The client notices it by itself, before it sends anything, and asks for a new one. A workspace token that is still valid keeps working.',
    requires: FROM_SCRIPT,
  },
  {
    id: 'control-plane-unreachable-login',
    title: 'The control plane is unreachable when the workspace asks who you are',
    message: 'connect-workspace.authorize',
    times: 1,
    explanation:
      'The workspace tries once, for 10 seconds, and refuses the login. Runs in progress go on: their tokens are checked by the workspace itself.',
    requires: FROM_SCRIPT,
  },
  {
    id: 'rbac-denied',
    title: 'Permission denied for a service connector',
    message: 'registry-token.check',
    times: 1,
    explanation: 'The answer of RBAC is no, so the workspace refuses the credential and nothing is built.',
    requires: { trigger: ['sdk'], who: ['member'] },
    failure: refusal(
      "Insufficient permissions to CLIENT resource 'service_connector/(its id)'.",
      'zenml 0.90.0 zen_server/rbac/utils.py:283-300 (HTTP 403)',
    ),
  },
  {
    id: 'connector-not-authorized',
    title: 'Your cloud refuses the service connector',
    message: 'store-token.minted',
    times: 1,
    explanation:
      'The stored secret may not take on the role, so there is no credential for the artifact store, for you as for the steps.',
    requires: { stack: ['aws', 'gcp'], credentials: ['short-lived'] },
  },
  {
    id: 'bucket-closed-to-workspace',
    title: 'Bucket is closed to the workspace',
    message: 'store-token.bucket',
    times: 1,
    explanation:
      'The workspace checks the bucket before it hands out a credential, also one that is only stored. Without the check there is none, for you as for the steps.',
    requires: { stack: ['aws', 'kubernetes'] },
    failure: refusal(
      'failed to fetch S3 bucket (its name): An error occurred (403) when calling the HeadBucket operation: Forbidden.',
      'recorded: zenml 0.98 aws-store-closed-to-workspace; zenml 0.98.0 service_connectors/service_connector.py:1285-1353',
      { evidence: 'recorded', reported: true },
    ),
  },
  {
    id: 'too-many-snapshot-runs',
    title: 'Too many runs from the dashboard at once',
    message: 'start-runner.hand-over',
    times: 1,
    explanation:
      'By default two at a time for each server pod. The run that was just created is deleted again; runs in progress go on.',
    requires: FROM_DASHBOARD,
    failure: refusal(
      'Maximum number of concurrent snapshot tasks reached.',
      'zenml 0.90.0 zen_server/pipeline_execution/utils.py:114-120, 363-368 (HTTP 429)',
      { removesRun: true },
    ),
  },
  {
    id: 'runner-cannot-start',
    title: 'Runner job does not start',
    message: 'start-runner.job',
    times: 1,
    explanation:
      'After 180 seconds without a runner pod, the workspace marks the run as failed. Nothing was submitted.',
    requires: FROM_DASHBOARD,
  },
  {
    id: 'no-docker',
    title: 'Docker is not running on your machine',
    message: 'build-image.build',
    times: 1,
    explanation: 'The client needs a Docker daemon to build the image, and stops before the workspace has a run.',
    requires: FROM_SCRIPT,
  },
  {
    id: 'code-upload-fails',
    title: 'Upload of the code archive fails',
    message: 'upload-code.archive',
    times: 1,
    explanation:
      'The code is uploaded before the workspace has a run, so the client stops and the dashboard shows nothing.',
    requires: { trigger: ['sdk'], code: ['artifact-store'] },
  },
  {
    id: 'plan-limit',
    title: 'Plan limit for runs is reached',
    message: 'create-run.entitlement',
    times: 1,
    explanation: 'The workspace does not create the run. The image is in your registry by then and will be reused.',
    requires: FROM_SCRIPT,
    failure: refusal(
      'Your subscription reached its `pipeline_run` limit. Please upgrade your subscription or reach out to us.',
      'recorded: zenml 0.98 pro-22-plan-limit-reached (HTTP 402); zenml 0.90.0 zen_server/feature_gate/zenml_cloud_feature_gate.py:80-84',
      { evidence: 'recorded' },
    ),
  },
  {
    id: 'control-plane-unreachable-new-run',
    title: 'The control plane is unreachable when a run is started',
    message: 'load-stack.check',
    times: 6,
    explanation:
      'The first call of the run, for its project, needs a permission: the workspace tries six times in 15 seconds and answers HTTP 500. The client stops, and nothing is created.',
    requires: FROM_SCRIPT,
  },
  {
    id: 'orchestrator-refuses-job',
    title: 'Orchestrator refuses the job',
    message: 'submit-workload.submit',
    times: 4,
    explanation:
      'Whoever submits it tries four times on Kubernetes. The run exists by then, so it is marked as failed and the dashboard shows it.',
  },
  {
    id: 'orchestrator-pod-never-starts',
    title: 'Image of the orchestrator pod cannot be pulled',
    message: 'start-run.image',
    times: 1,
    explanation:
      'The client deletes the job, and a script that waits ends with exit code 1. Nobody tells the workspace, where the run stays provisioning.',
    requires: ON_KUBERNETES,
  },
  {
    id: 'step-job-refused',
    title: 'Your cluster refuses the job of a step',
    message: 'pull-image.start',
    times: 4,
    explanation:
      'A quota, for example. The orchestrator pod tries four times and then marks the run as failed; there is no record of the step.',
    requires: ON_KUBERNETES,
  },
  {
    id: 'image-pull-back-off',
    title: 'Image of a step cannot be pulled',
    message: 'pull-image.image',
    times: 1,
    explanation:
      'The orchestrator pod deletes the job of the step and reports the step as failed. Nothing of yours ran, and a script that waits ends with exit code 0.',
    requires: ON_KUBERNETES,
    failure: {
      retries: 0,
      tolerated: false,
      reported: true,
      report: 'failed-pod',
      error: 'Job for step <step> failed: Detected container in state ImagePullBackOff.',
      evidence: 'recorded',
      source: 'recorded: zenml 0.98.0, k8s-image-pull-step',
    },
  },
  {
    id: 'code-download-fails',
    title: 'Git host refuses the code download',
    message: 'fetch-code.code',
    times: 1,
    explanation: 'The step fails before your code runs. An error with a single file would only be logged.',
    requires: { code: ['repository'] },
  },
  {
    id: 'pod-cannot-reach-workspace',
    title: 'Step cannot reach the workspace',
    message: 'fetch-code.settings',
    orElse: ['step-store-token.token', 'connect-step.config'],
    times: 6,
    explanation:
      'A firewall or a certificate is in the way: the step tries five more times and never registers. On Kubernetes the orchestrator pod reports it as failed; elsewhere the run keeps its last status.',
  },
  {
    id: 'secret-missing',
    title: 'Secret of a step cannot be read',
    message: 'run-step-code.secret',
    times: 1,
    explanation: 'Only a warning: the step runs without the variables, and often fails in your own code because of it.',
  },
  {
    id: 'log-upload-fails',
    title: 'Upload of the logs fails',
    message: 'stream-logs.stream',
    times: 1,
    explanation: 'Logs never fail a step: the run completes, and the logs are missing.',
  },
  {
    id: 'artifact-store-write-fails',
    title: 'Artifact cannot be written',
    message: 'write-artifact.save',
    times: 1,
    explanation: 'The step is reported as failed, without a reason: that stands in its log only. The run fails.',
  },
  {
    id: 'workspace-unreachable-mid-step',
    title: 'Workspace unreachable in the middle of a step',
    message: 'persist-metadata.pointers',
    times: 6,
    explanation:
      'The artifact is written, but the step cannot say so, not even that it failed. On Kubernetes the orchestrator pod reports it when the workspace is back; elsewhere the run stays running.',
  },
  {
    id: 'control-plane-unreachable-mid-run',
    title: 'The control plane is unreachable in the middle of a run',
    message: 'persist-metadata.check',
    times: 6,
    explanation:
      'The code of the step has finished and its artifact is in the store, but the workspace cannot ask whether it may be registered: step and run fail. Heartbeats go on, and an outage of a few seconds is survived.',
  },
  {
    id: 'token-after-run-end',
    title: 'Run token is used after the end of the run',
    message: 'finish-step.completed',
    times: 1,
    explanation:
      'Another step failed or somebody stopped the run while this step went on. An hour later its token is refused, and the run keeps its status.',
    failure: refusal(
      'The pipeline run (its id) has finished and API tokens scoped to it are no longer valid.',
      'zenml 0.90.0 zen_server/auth.py:448-476 (HTTP 401)',
    ),
  },
  {
    id: 'logs-not-readable',
    title: 'Dashboard cannot read the artifact store',
    message: 'view-logs.read',
    times: 1,
    explanation: 'The run and its metadata are there as before; logs and visualizations cannot be shown.',
    requires: { storeAccess: [true] },
  },
];
