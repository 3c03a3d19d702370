import type { Guidance } from '../model/types.ts';
import type { FAILURES_OF_RUNS } from './failures-of-runs.ts';

const FROM_SCRIPT = { trigger: 'sdk' } as const;

/** What fails, where it shows and what to do, in your cluster. */
export const GUIDANCE_OF_RUNS = {
  'your-code': {
    sentence: 'Your code raises an exception.',
    look: [
      { where: 'Log of the step', what: 'the traceback' },
      { where: 'Dashboard', what: 'the failed step, with exception and traceback' },
    ],
    fix: 'Correct the code and run the pipeline again. Steps that have completed can be reused if caching is on.',
    evidence: 'documented',
    source: 'zenml 0.98.0 orchestrators/step_launcher.py:219-226; what to do is inferred',
  },
  'run-not-closed': {
    sentence: 'The workspace cannot store that the run is completed.',
    look: [
      { where: 'Dashboard', what: 'a run that stays running, with all steps done' },
      { where: 'Log of the workspace', what: 'the error of its database' },
    ],
    fix: 'Look after the database of the workspace. The results are all there.',
    evidence: 'inferred',
    source: 'zenml 0.98.0 zen_stores/sql_zen_store.py; zen_server/exceptions.py:99-130',
  },
  'final-status-of-failed-run': {
    sentence: '<asker> cannot read how the run ended.',
    look: [
      { where: 'Terminal', what: 'an error of the HTTP library' },
      { where: 'Dashboard', what: 'the run as failed, with the step that failed' },
    ],
    fix: 'Repair what made the step fail; that the status could not be read changes nothing.',
    evidence: 'inferred',
    source: 'zenml 0.98.0 pipelines/pipeline_definition.py',
  },
  'expired-token': {
    sentence: 'The store token of step <step> is about to run out.',
    look: [{ where: 'Log of the step', what: 'nothing, if the workspace answers: the step asks 5 minutes early' }],
    fix: 'Nothing, while the workspace answers and the connector may issue tokens.',
    evidence: 'recorded',
    source: 'measured: zenml 0.98.0, a step that outlives its token for the store',
  },
  'missed-schedule': {
    sentence: 'The schedule starts no run.',
    look: [{ where: 'Kubernetes', what: 'kubectl get cronjobs: suspended, or no job at the time' }],
    fix: 'Resume the CronJob, or deploy the schedule again.',
    evidence: 'inferred',
    source: 'Kubernetes CronJob; zenml 0.98.0 integrations/kubernetes/orchestrators/kubernetes_orchestrator.py',
  },
  'scheduled-image-pull': {
    sentence: 'The image of the orchestrator pod cannot be pulled.',
    look: [{ where: 'Kubernetes', what: 'events of the orchestrator pod: ErrImagePull, ImagePullBackOff' }],
    fix: 'Check that the image is still in the registry and that the nodes may pull it.',
    evidence: 'inferred',
    source: 'Kubernetes events of pods; recorded for a run from the client: k8s-image-pull-orchestrator',
  },
  'final-status': {
    sentence: '<asker> cannot read how the run ended.',
    look: [
      { where: 'Terminal', what: 'HTTP 500 after 15 seconds' },
      { where: 'Dashboard', what: 'the run as completed' },
    ],
    fix: 'Nothing has to be repaired: the run has completed.',
    evidence: 'inferred',
    source: 'zenml 0.98.0 zen_server/cloud_utils.py; recorded: pro-17-outage-new-run, for the tries',
  },
  submission: {
    sentence: 'The Kubernetes API refuses the job of the run.',
    look: [
      {
        where: 'asker',
        what: '“Orchestrator failed to submit Kubernetes job with ‘Forbidden’ (403)”, with the reason',
      },
      { where: 'Dashboard', what: 'a failed run' },
    ],
    fix: 'Read the reason: a quota, or a right that is missing in the namespace. kubectl describe resourcequota shows quotas. Then start the run again.',
    evidence: 'recorded',
    source: 'recorded: zenml 0.98.0, k8s-job-refused; what to do is inferred',
  },
  'managed-submission': {
    sentence: 'The orchestrator refuses the job.',
    look: [
      { where: 'asker', what: 'the answer of its API' },
      { where: 'Dashboard', what: 'a failed run' },
    ],
    fix: 'Read the answer: a quota, or a right that is missing. Then start the run again.',
    evidence: 'documented',
    source: 'zenml 0.98.0 pipelines/run_utils.py; what to do is inferred',
  },
  'step-job': {
    sentence: 'The Kubernetes API refuses the job of step <step>.',
    look: [
      {
        where: 'Log of the orchestrator pod',
        what: '“Node <step> failed to start.”; the dashboard shows this log too',
      },
      { where: 'Dashboard', what: 'a failed run, without a record of the step' },
    ],
    fix: 'A quota, or a right that is missing for zenml-service-account. kubectl describe resourcequota shows quotas. Then run the pipeline again.',
    evidence: 'recorded',
    source: 'measured: zenml 0.98.0, a step job that the Kubernetes API refuses (403); what to do is inferred',
  },
  'orchestrator-image-pull': {
    sentence: 'The image of the orchestrator pod cannot be pulled.',
    look: [
      { where: 'Terminal', what: '“Detected container in state ImagePullBackOff”, exit code 1', in: FROM_SCRIPT },
      { where: 'Kubernetes', what: 'the events of the pod: kubectl describe pod, until its job is deleted' },
      { where: 'Dashboard', what: 'a run that stays provisioning' },
    ],
    fix: 'Let the nodes of the cluster pull from the registry: a right of theirs, or a pull secret. Start the run again, and remove the one that was left over with zenml pipeline runs delete.',
    evidence: 'recorded',
    source:
      'measured: zenml 0.98.0, the image of the orchestrator pod cannot be pulled; cli/pipeline.py:1431; the rest is inferred',
  },
  'cluster-api': {
    sentence: '<asker> gets no answer from the Kubernetes API.',
    look: [{ where: 'Log of the orchestrator pod', what: 'a warning, and another try 3 seconds later' }],
    fix: 'Nothing, if it answers again. Otherwise look after the cluster.',
    evidence: 'inferred',
    source: 'zenml 0.98.0 integrations/kubernetes/orchestrators/kubernetes_orchestrator_entrypoint.py',
  },
  watch: {
    sentence: '<asker> cannot see how far the run is.',
    look: [
      { where: 'Terminal', what: 'nothing new; it asks again 3 seconds later' },
      { where: 'Dashboard', what: 'the run goes on' },
    ],
    fix: 'Nothing: the run does not depend on it.',
    evidence: 'inferred',
    source: 'zenml 0.98.0 integrations/kubernetes/orchestrators/kubernetes_orchestrator.py',
  },
  'orchestrator-poll': {
    sentence: '<asker> cannot ask whether the run was stopped.',
    look: [
      { where: 'Log of the orchestrator pod', what: '“Failed to check pipeline cancellation status”' },
      { where: 'Kubernetes', what: 'restarts of the pod, in a long outage' },
    ],
    fix: 'Nothing, if the workspace comes back: the pod goes on with the run.',
    evidence: 'recorded',
    source: 'measured: zenml 0.98.0, the workspace away for 170 s',
  },
  'image-pull': {
    sentence: 'The image of step <step> cannot be pulled.',
    look: [
      {
        where: 'Log of the orchestrator pod',
        what: '“Detected container in state ErrImagePull”; the dashboard shows this log too',
      },
      { where: 'Kubernetes', what: 'the events of the pod: kubectl describe pod, until its job is deleted' },
      { where: 'Dashboard', what: 'the step as failed, without a reason' },
    ],
    fix: 'Let the nodes of the cluster pull from the registry: a right of theirs, or a pull secret. Then run the pipeline again.',
    evidence: 'recorded',
    source: 'recorded: zenml 0.98.0, k8s-image-pull-step; what to do is inferred',
  },
  'managed-image-pull': {
    sentence: 'The image of step <step> cannot be pulled.',
    look: [
      { where: 'Console of the orchestrator', what: 'the job of the step, with the reason' },
      { where: 'Dashboard', what: 'the last status that the run had' },
    ],
    fix: 'Let the job pull from the registry. Stop the old run with zenml pipeline runs stop, and run the pipeline again.',
    evidence: 'inferred',
    source:
      'kubernetes-three-steps, for an orchestrator in which no pod of ZenML is left to report; cli/pipeline.py:1237',
  },
  'code-download': {
    sentence: 'Step <step> cannot download your code from the Git host.',
    look: [
      {
        where: 'Kubernetes',
        what: 'the log of the pod of the step: “An error occurred while getting the repository.”',
      },
      { where: 'Dashboard', what: 'the step as failed, without logs and without a reason' },
    ],
    fix: 'Renew the token of the code repository, and let pods reach the Git host. Then run the pipeline again.',
    evidence: 'documented',
    source: 'zenml 0.98.0 integrations/github/code_repositories/github_code_repository.py; what to do is inferred',
  },
  'managed-code-download': {
    sentence: 'Step <step> cannot download your code.',
    look: [
      { where: 'Console of the orchestrator', what: 'the log of the job' },
      { where: 'Dashboard', what: 'the last status that the run had' },
    ],
    fix: 'Renew the token of the code repository, or let jobs reach where the code lies. Stop the old run with zenml pipeline runs stop, and run the pipeline again.',
    evidence: 'inferred',
    source: 'zenml 0.98.0 entrypoints/base_entrypoint_configuration.py; cli/pipeline.py:1237',
  },
  'archive-download': {
    sentence: 'Step <step> cannot download the code archive.',
    look: [
      { where: 'Kubernetes', what: 'the log of the pod of the step' },
      { where: 'Dashboard', what: 'the step as failed, without logs and without a reason' },
    ],
    fix: 'See that the archive is in the artifact store and that the credential of the step may read it. Then run the pipeline again.',
    evidence: 'documented',
    source: 'zenml 0.98.0 utils/code_utils.py; what to do is inferred',
  },
  'step-secret': {
    sentence: 'Step <step> cannot read a secret that it needs.',
    look: [
      {
        where: 'Log of the step',
        what: '“Failed to get secret (its name). Skipping setting environment variables for this secret.”',
      },
    ],
    fix: 'See with zenml secret list that the secret exists and that you may read its values.',
    evidence: 'documented',
    source: 'zenml 0.98.0 utils/env_utils.py:304-322, cli/secret.py',
  },
  'artifact-store': {
    sentence: '<asked> refuses step <step>.',
    look: [
      { where: 'Log of the step', what: 'the error, with traceback: the only place that says why' },
      { where: 'Dashboard', what: 'the step as failed, without a reason' },
    ],
    fix: 'Give the role of the connector the right to read and write the {{bucket}}. Then run the pipeline again.',
    evidence: 'documented',
    source: 'zenml 0.98.0 orchestrators/step_launcher.py, step_runner.py; what to do is inferred',
  },
  logs: {
    sentence: 'The logs cannot be uploaded.',
    look: [
      { where: 'asker', what: '“Failed to write logs to (the URI of the log)”' },
      { where: 'Dashboard', what: 'no logs where they would be' },
    ],
    fix: 'Give the role of the connector the right to write to the {{bucket}}. The run itself is not affected.',
    evidence: 'documented',
    source: 'zenml 0.98.0 log_stores/artifact/artifact_log_exporter.py:278-279; what to do is inferred',
  },
  'log-export': {
    sentence: '<asked> takes no logs.',
    look: [
      { where: 'asker', what: '“Error exporting logs”, or nothing when the answer was a refusal' },
      { where: 'Dashboard', what: 'no logs where they would be' },
    ],
    fix: 'Check address and key in the settings of the log store, and the way to it. The run itself is not affected.',
    evidence: 'documented',
    source: 'zenml 0.98.0 log_stores/otel/otel_log_exporter.py:350-362; what to do is inferred',
  },
  'orchestrator-log': {
    sentence: 'The log of the orchestrator pod cannot be kept.',
    look: [
      { where: 'Kubernetes', what: 'kubectl logs, as long as the pod is there' },
      { where: 'Dashboard', what: 'the run without a log of the orchestrator pod' },
    ],
    fix: 'Give the role of the connector the right to write to the {{bucket}}. The run itself is not affected.',
    evidence: 'inferred',
    source: 'zenml 0.98.0 log_stores/artifact/artifact_log_exporter.py:278-279, as for the log of a step',
  },
  heartbeat: {
    sentence: 'Step <step> misses a heartbeat.',
    look: [{ where: 'Log of the step', what: 'after 3 failures one line every 5 minutes' }],
    fix: 'Nothing, if the workspace answers again. The step goes on.',
    evidence: 'documented',
    source: 'zenml 0.98.0 steps/heartbeat.py:43-46, 113-177',
  },
} as const satisfies Readonly<Record<keyof typeof FAILURES_OF_RUNS, Guidance>>;
