import type { DataClassId } from '../../machines/model.ts';
import type { DataClassSpec } from '../model/types.ts';

export const DATA_CLASSES = {
  code: { id: 'code', label: 'Code', short: 'code' },
  credentials: { id: 'credentials', label: 'Credentials', short: 'credential' },
  identity: { id: 'identity', label: 'Identity', short: 'identity' },
  control: { id: 'control', label: 'Control', short: 'control' },
  'run-metadata': { id: 'run-metadata', label: 'Run metadata', short: 'metadata' },
  logs: { id: 'logs', label: 'Logs', short: 'logs' },
  'artifact-data': { id: 'artifact-data', label: 'Artifact data', short: 'artifact' },
  image: { id: 'image', label: 'Image', short: 'image' },
  ui: { id: 'ui', label: 'UI', short: 'UI' },
} as const satisfies { [Id in DataClassId]: DataClassSpec & { id: Id } };
