import type { FaultSpec } from '../model/types.ts';
import {
  BUILT_BY_CLIENT,
  CERTIFICATE_REFUSED,
  FROM_DASHBOARD,
  FROM_SCRIPT,
  refusal,
  THROUGH_PROXY,
  WITH_SHORT_LIVED,
} from './fault-parts.ts';

/** What can go wrong before anything is submitted. */
export const FAULTS_BEFORE_RUN: readonly [FaultSpec, FaultSpec, ...FaultSpec[]] = [
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
    explanation: 'The client tries five more times, after 0, 2, 4, 8 and 16 seconds, and gives up after 30.',
    requires: FROM_SCRIPT,
  },
  {
    id: 'workspace-drops-connections',
    title: 'The workspace drops connections for a few seconds',
    message: 'create-run.create',
    times: 3,
    explanation:
      'Whoever asks the workspace tries again, also when it has something to write: here three times in 6 seconds, and the run goes on. A connection that is dropped may be tried 8 more times, one that is refused only 5.',
    requires: FROM_SCRIPT,
    failure: {
      retries: 8,
      tolerated: false,
      reported: false,
      error: 'Connection aborted. Remote end closed connection without response.',
      evidence: 'recorded',
      source:
        'measured: zenml 0.98.0, connections dropped for 6 s; zen_stores/rest_zen_store.py:4985-5006 (8 for reading; that they are used up was not seen)',
    },
  },
  {
    id: 'workspace-overloaded',
    title: 'The workspace answers that it is overloaded',
    message: 'create-snapshot.snapshot',
    times: 3,
    explanation:
      'After 408, 429, 502, 503 or 504 the client tries again, up to 10 more times, also when it has something to write. Here the workspace is back after 6 seconds, and nothing is lost.',
    requires: FROM_SCRIPT,
    failure: {
      retries: 10,
      tolerated: false,
      reported: false,
      error: 'The workspace answers with HTTP 503.',
      evidence: 'recorded',
      source:
        'measured: zenml 0.98.0, HTTP 503 for 6 s; zen_stores/rest_zen_store.py:4985-5006 (10 for a status; that they are used up was not seen)',
    },
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
      'zenml 0.98.0 pipelines/build_utils.py:639-648, 887-910',
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
    orElse: ['workspace-start.key'],
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
    requires: { ...FROM_SCRIPT, signIn: ['browser'] },
  },
  {
    id: 'session-expired',
    title: 'Session with the control plane has expired',
    message: 'connect-workspace.session',
    times: 1,
    explanation:
      'The last zenml login was too long ago. The client notices it by itself, before it sends anything, and asks for a new one. A workspace token that is still valid keeps working. A service account in CI is not affected: its client trades the API key again.',
    requires: { ...FROM_SCRIPT, signIn: ['signed-in', 'browser'] },
  },
  {
    id: 'proxy-not-trusted',
    title: "Client does not trust your proxy's certificate",
    message: 'connect-workspace.login',
    times: 4,
    explanation:
      'In SaaS a proxy of yours opens the connection to the workspace and shows a certificate of your own CA; Python brings a list of its own, which lacks it. A workspace inside your network is not behind that proxy: there it happens when its own certificate is of such a CA. The client tries four times in 7 seconds and sends nothing. REQUESTS_CA_BUNDLE, or zenml login --ssl-ca-cert, names the CA.',
    requires: { ...FROM_SCRIPT, ...THROUGH_PROXY },
    failure: {
      retries: 3,
      tolerated: false,
      reported: false,
      error: CERTIFICATE_REFUSED,
      evidence: 'inferred',
      source:
        'zenml 0.98.0 zen_stores/rest_zen_store.py:527-547, 4985-5006 (other=3), cli/login.py:817; measured with the same settings of requests, not with ZenML',
    },
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
      'zenml 0.98.0 zen_server/rbac/utils.py:335-339 (HTTP 403)',
    ),
  },
  {
    id: 'connector-not-authorized',
    title: 'Your cloud refuses the service connector',
    message: 'store-token.minted',
    orElse: ['step-store-token.minted'],
    times: 1,
    explanation:
      'The stored secret may not take on the role, so there is no credential for the artifact store, for you as for the steps.',
    requires: WITH_SHORT_LIVED,
  },
  {
    id: 'bucket-closed-to-workspace',
    title: 'Bucket is closed to the workspace',
    message: 'store-token.bucket',
    orElse: ['step-store-token.verify'],
    times: 1,
    explanation:
      'The workspace checks the bucket before it hands out a credential, also one that is only stored. Without the check there is none, for you as for the steps.',
    requires: { stack: ['aws', 'kubernetes'] },
    failure: refusal(
      'failed to fetch S3 bucket (its name): An error occurred (403) when calling the HeadBucket operation: Forbidden.',
      'recorded: zenml 0.98 aws-store-closed-to-workspace; zenml 0.98.0 service_connectors/service_connector.py:1285-1353',
      { evidence: 'recorded', reported: true, report: 'no-cause' },
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
      'zenml 0.98.0 zen_server/pipeline_execution/utils.py:158-190, 676-680 (HTTP 429)',
      { removesRun: true },
    ),
  },
  {
    id: 'runner-cannot-start',
    title: 'Runner job does not start',
    message: 'start-runner.job',
    times: 1,
    explanation:
      'After 180 seconds without a runner job, the workspace marks the run as failed. Nothing was submitted.',
    requires: FROM_DASHBOARD,
  },
  {
    id: 'runner-image-pull',
    title: 'Image of the runner job cannot be pulled',
    message: 'start-runner.job',
    times: 1,
    explanation:
      'By default the runner job takes the image of the snapshot, which may be gone from the registry, or closed to the node. After 180 seconds the workspace marks the run as failed; why, only the place where the runner starts can say.',
    requires: FROM_DASHBOARD,
    failure: {
      retries: 0,
      tolerated: false,
      reported: true,
      error: 'Failed to start run. Where the runner starts: Back-off pulling image (its name).',
      evidence: 'inferred',
      source:
        'zenml 0.98.0 zen_server/pipeline_execution/utils.py:576-592, 1195-1209 (180 s); the workload managers of ZenML Pro are closed source',
    },
  },
  {
    id: 'no-docker',
    title: 'Docker is not running on your machine',
    message: 'build-image.build',
    times: 1,
    explanation: 'The client needs a Docker daemon to build the image, and stops before the workspace has a run.',
    requires: BUILT_BY_CLIENT,
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
    orElse: ['create-scheduled-run.entitlement'],
    times: 1,
    explanation: 'The workspace does not create the run. The image is in your registry by then and will be reused.',
    requires: { trigger: ['sdk', 'schedule'] },
    failure: refusal(
      'Your subscription reached its `pipeline_run` limit. Please upgrade your subscription or reach out to us.',
      'recorded: zenml 0.98 pro-22-plan-limit-reached (HTTP 402); zenml 0.98.0 zen_server/feature_gate/zenml_cloud_feature_gate.py:80-84',
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
    id: 'control-plane-overloaded',
    title: 'The control plane answers that it is overloaded',
    message: 'load-stack.check',
    times: 7,
    explanation:
      'The workspace asks again after 0, 0, 1, 3, 7, 15 and 31 seconds. The client stops waiting after 30 and asks anew, so it goes on after 48 seconds, while the workspace goes on with the question that nobody waits for.',
    requires: FROM_SCRIPT,
    failure: {
      retries: 10,
      tolerated: false,
      reported: false,
      error: 'The control plane answers with HTTP 503.',
      evidence: 'recorded',
      source: 'measured: zenml 0.98.0, HTTP 503 of the control plane for 40 s (that 10 are used up was not seen)',
    },
  },
];
