/** What a log backend changes that is not the artifact store: who learns its key, what is said of logs, where they go. */

import { secret } from './shared-items.ts';

const DATADOG = 'zenml 0.98.0 log_stores/datadog/datadog_flavor.py';

const KEY = { auth: 'key of the log store', credential: 'log-store-key', evidence: 'documented' } as const;

/** How logs travel to a log store: records that the store takes, in the place of an object that is written anew. */
const EXPORT = { ...KEY, failure: 'log-export' } as const;

const LATE = 'What cannot be sent within 15 seconds is dropped; nothing waits for it.';

/** A message with logs, sent to a collector of your own. */
export const TO_COLLECTOR = {
  ...EXPORT,
  in: { logBackend: 'otlp' },
  port: 4318,
  endpoint: 'POST /v1/logs, OTLP as JSON over HTTP',
  note: `In batches of up to 5,000 records, every 5 seconds. ${LATE} Path and port are those of your endpoint; these are the usual ones.`,
  source: 'component-guide/log-stores/README.md@02522d57; zenml 0.98.0 log_stores/otel, constants.py:683-691',
} as const;

/** A message with logs, sent to Datadog. */
export const TO_DATADOG = {
  ...EXPORT,
  in: { logBackend: 'datadog' },
  endpoint: 'POST /api/v2/logs, JSON, at the intake of Datadog',
  note: `In batches of up to 500 records, every 5 seconds, in a form of Datadog's own. ${LATE} What your code prints may quote your data, and Datadog keeps it.`,
  source: `${DATADOG}:50-53, 88-91, datadog_log_exporter.py:27-75`,
} as const;

export const DATADOG_SEARCH = {
  ...KEY,
  endpoint: 'Datadog Logs API, search',
  source: 'component-guide/log-stores/datadog.md@02522d57; zenml utils/logging_utils.py@0295fd53',
} as const;

/** The record of a log that no artifact store keeps has neither a URI nor the id of a store. */
export const LOG_IN_LOG_STORE = {
  in: { logBackend: ['otlp', 'datadog'] },
  items: [{ text: 'id of the log store', dataClass: 'control' }],
  evidence: 'documented',
  source: 'zenml 0.98.0 utils/logging_utils.py:306-339',
} as const;

/** The settings of the log store, which whoever reads the components of the stack gets with them. */
const HEADERS = {
  text: 'headers of the log store, which may hold a key',
  dataClass: 'credentials',
  mark: 'may-hold-value',
} as const;
const KEYS_OF_DATADOG = secret('API key and application key of Datadog, in the settings of the log store');

/**
 * Whoever reads the stack reads the settings of its log store too, and the keys in them.
 * @param items what the message holds with the artifact store as log backend
 * @param note what is said of it there
 */
export const withLogStoreKeys = <const Items extends readonly object[]>(items: Items, note?: string) => {
  const before = note === undefined ? '' : `${note} `;
  return [
    {
      in: { logBackend: 'otlp' },
      items: [...items, HEADERS],
      evidence: 'documented',
      source: 'zenml 0.98.0 log_stores/otel/otel_flavor.py:86',
    },
    {
      in: { logBackend: 'datadog' },
      items: [...items, KEYS_OF_DATADOG],
      note: `${before}Kept as a secret reference, the keys of Datadog come with GET /secrets instead. The application key reads all logs of your Datadog account.`,
      evidence: 'documented',
      source: `${DATADOG}:41-46; stack/stack_component.py:225-245`,
    },
  ] as const;
};
