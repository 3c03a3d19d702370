/** How logs reach a log backend that is not the artifact store: what the messages that carry them have in common. */

const LOG_STORE = 'component-guide/log-stores/README.md@02522d57; log_stores/otel/otel_log_store.py@01da27eb';

const KEY = {
  auth: 'key of the log store',
  credential: 'log-store-key',
  evidence: 'documented',
  source: LOG_STORE,
} as const;

const DROPPED =
  'In batches of up to 5,000 records, every 5 seconds. What cannot be sent within 15 seconds is dropped; nothing waits for it.';

/** A message with logs, sent to a collector of your own. */
export const TO_COLLECTOR = {
  ...KEY,
  in: { logBackend: 'otlp' },
  port: 4318,
  endpoint: 'POST /v1/logs, OTLP over HTTP',
  note: `${DROPPED} The port is that of your collector; 4318 is the usual one.`,
} as const;

/** A message with logs, sent to Datadog. */
export const TO_DATADOG = {
  ...KEY,
  in: { logBackend: 'datadog' },
  endpoint: 'POST /v1/logs, OTLP over HTTP, at the intake of Datadog',
  note: `${DROPPED} What your code prints may quote your data, and Datadog keeps it.`,
} as const;

export const DATADOG_SEARCH = {
  ...KEY,
  endpoint: 'Datadog Logs API, search',
  evidence: 'documented',
  source: 'component-guide/log-stores/datadog.md@02522d57; zenml utils/logging_utils.py@0295fd53',
} as const;
