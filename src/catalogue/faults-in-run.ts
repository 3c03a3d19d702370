import type { FaultSpec } from '../model/types.ts';
import { refusal, SUBMITTED, WITH_SHORT_LIVED } from './fault-parts.ts';

/** What can go wrong in a step, and after the run. */
export const FAULTS_IN_RUN: readonly FaultSpec[] = [
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
    message: 'fetch-code.ask',
    orElse: ['step-store-token.token', 'connect-step.config'],
    times: 6,
    explanation:
      'A firewall or a certificate is in the way: the step tries five more times and never registers. On Kubernetes the orchestrator pod reports it as failed; elsewhere the run keeps its last status.',
  },
  {
    id: 'secret-missing',
    title: 'Secret of a step cannot be read',
    message: 'read-secret.value',
    times: 1,
    requires: { stepSecret: [true] },
    explanation: 'Only a warning: the step runs without the variables, and often fails in your own code because of it.',
  },
  {
    id: 'step-raises',
    title: 'Your code raises an exception',
    message: 'run-step-code.run',
    times: 1,
    explanation:
      'The step reports it with traceback and message, and the run fails. On Kubernetes a script that waits ends with exit code 0 all the same.',
  },
  {
    id: 'log-upload-fails',
    title: 'Upload of the logs fails',
    message: 'stream-logs.stream',
    times: 1,
    explanation:
      'Logs never fail a step: the run completes, and the logs are missing. What a collector or Datadog does not take within 15 seconds is dropped.',
  },
  {
    id: 'store-token-expires',
    title: 'Token for the artifact store runs out in a long step',
    message: 'notice-expiry.use',
    times: 1,
    explanation:
      'It lives for an hour. The step notices at the next use of the store, asks the workspace for another token and goes on; your code sees nothing of it. So a long step needs the workspace to its end.',
    requires: WITH_SHORT_LIVED,
  },
  {
    id: 'store-token-not-renewed',
    title: 'Token runs out in a long step while the workspace is away',
    message: 'renew-store-token.ask',
    times: 6,
    explanation:
      'Code and data are on your side, but there is no new token for the store without the workspace. The step tries six times in 30 seconds and ends, however long it has run. On Kubernetes the orchestrator pod reports it when the workspace is back; elsewhere the run stays running.',
    requires: WITH_SHORT_LIVED,
  },
  {
    id: 'artifact-store-write-fails',
    title: 'Artifact cannot be written',
    message: 'write-artifact.save',
    times: 1,
    explanation: 'The step is reported as failed, without a reason: that stands in its log only. The run fails.',
  },
  {
    id: 'workspace-unreachable-for-seconds',
    title: 'Workspace unreachable for 22 seconds',
    message: 'persist-metadata.pointers',
    times: 4,
    explanation: 'The step tries again four times and goes on; the run completes, and nobody has to do anything.',
  },
  {
    id: 'workspace-unreachable-mid-step',
    title: 'Workspace unreachable in the middle of a step',
    message: 'persist-metadata.pointers',
    times: 6,
    explanation:
      'The artifact is written, but the step cannot say so: six attempts in 30 seconds, and six more to report it. On Kubernetes the orchestrator pod reports it when the workspace is back; elsewhere the run stays running, and a client that waits for it gives up as well, after 18 attempts and about 90 seconds in all.',
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
    // The token of a schedule does not end with a run.
    requires: SUBMITTED,
    failure: refusal(
      'The pipeline run (its id) has finished and API tokens scoped to it are no longer valid.',
      'zenml 0.98.0 zen_server/auth.py:467-538 (HTTP 401)',
    ),
  },
  {
    id: 'logs-not-readable',
    title: 'Dashboard cannot read the artifact store',
    message: 'view-logs.read',
    times: 1,
    explanation: 'The run and its metadata are there as before; logs and visualizations cannot be shown.',
    requires: { storeAccess: [true], logBackend: ['artifact-store'] },
  },
];
