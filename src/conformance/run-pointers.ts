/**
 * Metadata that ZenML and its orchestrators write themselves, to find a run again: no values of yours.
 * Source: zenml 0.98.0 constants.py, integrations/kubernetes/constants.py and orchestrators.
 */
const RUN_POINTERS: ReadonlySet<string> = new Set([
  ...['orchestrator_url', 'orchestrator_run_id', 'orchestrator_logs_url', 'step_jobs', 'cron_job_name', 'job_name'],
  ...['experiment_tracker_url', 'deployed_model_url'],
]);

/** True when run metadata holds nothing but pointers to the run. */
export const onlyPointers = (values: object): boolean => Object.keys(values).every((key) => RUN_POINTERS.has(key));
