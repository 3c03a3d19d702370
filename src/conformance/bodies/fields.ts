import type { FindingId } from './finding.ts';

/**
 * Fields of ZenML's API that hold one thing, whatever stands in them.
 * Source: zenml 0.98.0 models/v2/core, config/step_configurations.py, utils/exception_utils.py.
 */
export const FIELDS: Readonly<Record<string, FindingId>> = {
  source_code: 'source text',
  docstring: 'source text',
  traceback: 'traceback',
  exception_info: 'traceback',
  status_reason: 'free text',
  parameters: 'parameter values',
  parameter_spec: 'parameter values',
  step_input_overrides: 'parameter values',
  step_default_input_overrides: 'parameter values',
  init_hook_kwargs: 'parameter values',
  run_configuration: 'parameter values',
  environment: 'environment values',
  env: 'environment values',
  python_packages: 'list of packages',
  requirements: 'list of packages',
  dockerfile: 'Dockerfile',
  email: 'who you are',
  full_name: 'who you are',
  name: 'names',
  artifact_name: 'names',
  run_name_template: 'names',
  display_name: 'names',
};

/** Objects that describe a machine, not values that somebody set. */
export const MACHINES: ReadonlySet<string> = new Set(['orchestrator_environment', 'client_environment']);

/** Kinds of visualizations, which are shown as they are. Source: zenml 0.98.0 enums.py, VisualizationType. */
export const VISUALIZATIONS: ReadonlySet<string> = new Set(['csv', 'html', 'image', 'json', 'markdown']);

/** Metadata of an artifact that says how large it is. */
const SIZES: ReadonlySet<string> = new Set(['storage_size', 'length', 'shape', 'item_count']);

/** Metadata of an artifact that names columns or fields, with their types. */
const TYPES_BY_NAME: ReadonlySet<string> = new Set(['dtype', 'custom_types', 'schema', 'columns']);

/** Values that materializers work out from the data. Source: zenml 0.98.0, pandas, numpy and polars materializers. */
const STATISTICS: ReadonlySet<string> = new Set([
  ...['mean', 'std', 'min', 'max', 'most_common_word', 'most_common_count', 'unique_words', 'total_words'],
]);

/** What one entry in the metadata of an artifact is; null for what says nothing about the data. */
export function artifactMetadata(key: string, value: unknown): FindingId | null {
  if (SIZES.has(key)) return null;
  if (STATISTICS.has(key)) return 'statistics of your data';
  // The type of an array is one word; those of a table come with the names of its columns.
  if (TYPES_BY_NAME.has(key)) return typeof value === 'string' ? null : 'column names';
  return key === 'string_representation' ? 'values of your data' : 'custom metadata';
}

/** Names of fields whose value lets in whoever has it. */
const SECRET_FIELD = /(?:^|_)(?:api_key|apikey|client_secret|passwd|password|private_key|secret|secret_key|token)$/i;
const SECRET_FIELD_CAMEL = /(?:accessToken|authorizationToken|password|privateKey|secretAccessKey)$/i;

/** True when a field is a credential by its name. Shorter values are words. */
export const isSecretField = (key: string, value: unknown): boolean =>
  typeof value === 'string' && value.length >= 8 && (SECRET_FIELD.test(key) || SECRET_FIELD_CAMEL.test(key));
