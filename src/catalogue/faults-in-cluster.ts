import type { FaultSpec } from '../model/types.ts';
import { CERTIFICATE_REFUSED, ON_KUBERNETES, SUBMITTED, THROUGH_PROXY } from './fault-parts.ts';

/** What can go wrong between the submission and your code, most of it on Kubernetes. */
export const FAULTS_IN_CLUSTER: readonly FaultSpec[] = [
  {
    id: 'orchestrator-refuses-job',
    title: 'Orchestrator refuses the job',
    message: 'submit-workload.submit',
    times: 4,
    explanation:
      'A quota, for example. Whoever submits it tries four times on Kubernetes, a second apart. The run exists by then, so it is marked as failed, and a script that submits it ends with exit code 1.',
    requires: SUBMITTED,
  },
  {
    id: 'orchestrator-pod-never-starts',
    title: 'Image of the orchestrator pod cannot be pulled',
    message: 'start-run.image',
    times: 1,
    explanation:
      'Whoever submitted it deletes the job, and a script that waits ends with exit code 1. Nobody tells the workspace, where the run stays provisioning.',
    requires: { ...SUBMITTED, ...ON_KUBERNETES },
  },
  {
    id: 'orchestrator-pod-crashes',
    title: 'Orchestrator pod crashes whenever it starts',
    message: 'start-run.snapshot',
    times: 4,
    explanation:
      'Kubernetes starts it four times, and then no more. A script that waits ends with exit code 1, but nobody tells the workspace, where the run stays provisioning.',
    requires: { ...SUBMITTED, ...ON_KUBERNETES },
    failure: {
      retries: 3,
      tolerated: false,
      reported: false,
      error: 'Job (its name) failed: Job has reached the specified backoff limit. The run stays provisioning.',
      evidence: 'recorded',
      source: 'measured: zenml 0.98.0, an orchestrator pod that crashes four times',
    },
  },
  {
    id: 'proxy-not-trusted-in-pods',
    title: "Pods do not trust your proxy's certificate",
    message: 'start-run.snapshot',
    times: 4,
    explanation:
      'Whoever submits the run knows the CA of your proxy, the image does not: REQUESTS_CA_BUNDLE is not passed on to pods. Each of four orchestrator pods ends at its first call, and the run stays provisioning. The image needs the CA and that variable. In Hybrid SaaS and Full On-Prem the proxy is not on that way: there it is a workspace with a certificate of your own CA.',
    requires: { ...SUBMITTED, ...ON_KUBERNETES, ...THROUGH_PROXY },
    failure: {
      retries: 3,
      tolerated: false,
      reported: false,
      error: CERTIFICATE_REFUSED,
      evidence: 'inferred',
      source:
        'zenml 0.98.0 orchestrators/utils.py:107-240 (what pods are given), zen_stores/rest_zen_store.py:527-547; four pods: measured, an orchestrator pod that crashes',
    },
  },
  {
    id: 'orchestrator-killed',
    title: 'Orchestrator pod is killed in the middle of a step',
    message: 'restart-orchestrator.job',
    times: 1,
    explanation:
      'Kubernetes starts another one after 10 seconds, which finds the run on its job and goes on. The step under way is not disturbed, and the run completes. A script that waits ends with exit code 0.',
    requires: ON_KUBERNETES,
    failure: {
      retries: 3,
      tolerated: false,
      reported: true,
      error: 'The orchestrator pod is killed. Kubernetes starts another one after 10 seconds.',
      evidence: 'recorded',
      source: 'measured: zenml 0.98.0, the orchestrator pod killed',
    },
  },
  {
    id: 'orchestrator-killed-for-good',
    title: 'Orchestrator pod is killed and not started again',
    message: 'restart-orchestrator.job',
    times: 1,
    explanation:
      'The step under way finishes and says so; the next one is never started. Nobody tells the workspace: the run stays running until somebody calls zenml pipeline runs refresh, which marks it as failed. A script that waits ends with exit code 1.',
    requires: { ...ON_KUBERNETES, minSteps: 2 },
    failure: {
      retries: 0,
      tolerated: true,
      reported: false,
      endsOrchestrator: true,
      error: 'Job (its name) failed: Job has reached the specified backoff limit. The run stays running.',
      evidence: 'recorded',
      source: 'measured: zenml 0.98.0, the orchestrator pod killed with a backoff limit of 0; k8s-refresh-after-kill',
    },
  },
  {
    id: 'step-job-refused',
    title: 'Your cluster refuses the job of a step',
    message: 'pull-image.start',
    times: 4,
    explanation:
      'A quota, for example. The orchestrator pod tries four times and then marks the run as failed; there is no record of the step. A script that waits ends with exit code 0.',
    requires: ON_KUBERNETES,
  },
  {
    id: 'pod-unschedulable',
    title: 'No node has room for the pod of a step',
    message: 'pull-image.image',
    times: 4,
    explanation:
      'The orchestrator pod looks every 3 seconds and waits without limit; nobody reports anything. Here there is room after 12 seconds, and the run completes.',
    requires: ON_KUBERNETES,
    failure: {
      // It has no limit; these are as many as the example takes.
      retries: 4,
      tolerated: false,
      reported: false,
      error: 'Job for step <step> is pending: PodScheduled, Unschedulable, (what the scheduler says about its nodes).',
      evidence: 'recorded',
      source: 'measured: zenml 0.98.0, a pod that cannot be scheduled for 12 s',
    },
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
    id: 'step-pod-killed',
    title: 'Pod of a step is killed',
    message: 'run-step-code.run',
    times: 1,
    explanation:
      'Out of memory, for example. The step can say nothing: the orchestrator pod sees exit code 137 and reports the step as failed, without a reason. A script that waits ends with exit code 0.',
    requires: ON_KUBERNETES,
    failure: {
      retries: 0,
      tolerated: false,
      reported: true,
      report: 'failed-pod',
      error:
        'Job for step <step> failed: Job has reached the specified backoff limit (container failure reason: Error, exit_code=137).',
      evidence: 'recorded',
      source: 'measured: zenml 0.98.0, the pod of a step killed with SIGKILL',
    },
  },
];
