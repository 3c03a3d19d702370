/** What both halves of a run from the dashboard cite and carry. */

export const PAGE = 'Deployment scenarios, running pipelines from the dashboard';
export const EXECUTION = 'zenml 0.98.0 zen_server/pipeline_execution/utils.py';

/** What a snapshot holds beside names: what may quote your data, and code. */
export const SETTINGS = {
  text: 'parameters, environment and settings',
  dataClass: 'run-metadata',
  mark: 'may-hold-value',
} as const;
export const SOURCE_TEXT = { text: 'source text of the pipeline function', dataClass: 'code' } as const;
export const SOURCE_IN_SNAPSHOT =
  'zenml 0.98 keeps the source text of the pipeline function in the snapshot; 0.90 does not.';
