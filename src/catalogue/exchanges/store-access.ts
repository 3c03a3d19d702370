import type { BuiltInExchange } from '../built-in.ts';
import { INFERRED_OFF_S3, WITH_AWS_KEY } from './connector.ts';
import { DATADOG_SEARCH } from './log-stores.ts';
import { CLOUD_API } from './routes.ts';
import { NAME_OF_BUCKET, secret } from './shared-items.ts';
import { CONTAINER_OF_BLOBS, STORE_PRINCIPAL } from './store-credential.ts';
import {
  BROWSER_TO_SERVER,
  READS,
  SERVER_TO_BROWSER,
  SERVER_TO_STORE,
  STORE_ACCESS,
  STORE_TO_SERVER,
} from './store-routes.ts';

const LOGS = 'GET /api/v1/logs/{id}/entries';
const CAN_DO_MORE =
  'With the same access the workspace can also write and delete there, and stop runs on your orchestrator.';
/** Log backends that are not the artifact store. */
const ELSEWHERE = ['otlp', 'datadog'] as const;
const VISUALIZE = 'GET /api/v1/artifact_versions/{id}/visualize';

/** The first look of the dashboard at the artifact store in a run: the workspace gets a session for it, which later looks use. */
const FIRST_MINT = {
  ...CLOUD_API,
  from: 'server',
  to: 'cloud-iam',
  opener: 'sender',
  label: 'Ask the cloud for a store token',
  items: [{ text: 'requests signed with the connector secret', dataClass: 'credentials' }],
  endpoint: '{{store-token-api}}',
  auth: 'connector secret',
  credential: 'connector-secret',
  requests: 4,
  narration: 'The workspace uses the connector itself, and asks your cloud for access to your artifact store.',
  note: 'AssumeRole, then GetCallerIdentity three times. For the first look only: later ones use the same session, for every log, visualization and download.',
  evidence: 'recorded',
  source: `${READS}; zenml 0.98.0 {{store-token-source}}`,
  durationMs: 800,
  failure: 'store-read',
  variants: [
    {
      in: { stack: 'gcp' },
      requests: 1,
      note: 'For the first look only. How often the cloud is asked was measured for AWS only.',
      evidence: 'inferred',
    },
  ],
} as const;

const FIRST_TOKEN = {
  ...CLOUD_API,
  from: 'cloud-iam',
  to: 'server',
  opener: 'receiver',
  label: 'Store token for the workspace',
  items: [secret('{{store-token}}')],
  endpoint: '{{store-token-api}}',
  auth: 'connector secret',
  credential: 'connector-secret',
  narration: 'Your cloud gives the workspace a short-lived token for your artifact store.',
  evidence: 'recorded',
  source: `${READS}; zenml 0.98.0 zen_server/routers/artifact_version_endpoints.py:239-300`,
  durationMs: 800,
  failure: 'store-read',
  variants: [{ in: { stack: 'gcp' }, evidence: 'inferred' }],
} as const;

/** A credential that is only stored is tried out as well, as before a hand-out. */
const FIRST_TRY = {
  ...FIRST_MINT,
  label: 'Try the stored key out',
  items: [{ text: 'requests signed with the stored key', dataClass: 'credentials' }],
  endpoint: 'AWS STS GetCallerIdentity',
  requests: 3,
  narration: 'The workspace uses the connector itself, and asks your cloud whose the stored key is.',
  note: 'For the first look only. As often as for a credential that is issued, for which it was counted.',
  evidence: 'inferred',
  variants: [
    {
      ...STORE_PRINCIPAL,
      narration:
        'The workspace uses the connector itself: it signs in with the service principal and looks for your storage.',
    },
  ],
} as const;

const FIRST_LOOK = {
  ...SERVER_TO_STORE,
  to: 'artifact-store',
  label: 'Check the bucket',
  items: [NAME_OF_BUCKET],
  endpoint: 'object store API: head bucket',
  requests: 3,
  narration: 'The workspace checks that it can reach your {{bucket}}.',
  note: 'For the first look only. With a service connector the workspace must reach the {{bucket}} in any case.',
  source: `${READS}; ${STORE_ACCESS}`,
  variants: [INFERRED_OFF_S3, { ...CONTAINER_OF_BLOBS, label: 'Check the blob container' }],
} as const;

/** What the dashboard shows beyond metadata, when the workspace may read the artifact store. */
export const STORE_ACCESS_EXCHANGES = [
  {
    id: 'view-logs',
    phase: 'observability',
    title: 'Open the logs of a step',
    messages: [
      {
        ...BROWSER_TO_SERVER,
        id: 'view-logs.ask',
        label: 'Ask for the logs',
        items: [{ text: 'logs_id, the id of the log', dataClass: 'control' }],
        endpoint: `${LOGS}, or GET /api/v1/steps/{id}/logs?logs_id={id}`,
        narration: 'You open the logs of a step, and the browser asks your workspace for them.',
        note: 'Without logs_id or source, zenml 0.98 answers 400; 0.90 knows the step only.',
        evidence: 'recorded',
        source: READS,
      },
      { ...FIRST_MINT, id: 'view-logs.mint', when: { storeToken: 'issued', logBackend: 'artifact-store' } },
      { ...FIRST_TOKEN, id: 'view-logs.token', when: { storeToken: 'issued', logBackend: 'artifact-store' } },
      {
        ...FIRST_TRY,
        id: 'view-logs.try',
        when: [
          { ...WITH_AWS_KEY, logBackend: 'artifact-store' },
          { stack: 'azure', logBackend: 'artifact-store' },
        ],
      },
      { ...FIRST_LOOK, id: 'view-logs.bucket', when: { logBackend: 'artifact-store' } },
      {
        ...STORE_TO_SERVER,
        id: 'view-logs.read',
        from: 'log-backend',
        label: 'Read the logs',
        items: [{ text: 'log text, up to 20,000 entries', dataClass: 'logs', mark: 'may-hold-value' }],
        requests: 4,
        narration: 'The workspace reads the log file from your artifact store, over a connection that it opens itself.',
        note: `Head, List, Head and Get, again for each look. ${CAN_DO_MORE}`,
        source: `${READS}; ${STORE_ACCESS}`,
        when: { logBackend: 'artifact-store' },
        variants: [
          {
            ...INFERRED_OFF_S3,
            note: `Again for each look; the requests were counted for Amazon S3 only. ${CAN_DO_MORE}`,
          },
        ],
      },
      {
        ...CLOUD_API,
        ...DATADOG_SEARCH,
        id: 'view-logs.search',
        from: 'log-backend',
        to: 'server',
        opener: 'receiver',
        label: 'Read the logs from Datadog',
        items: [{ text: 'log text', dataClass: 'logs', mark: 'may-hold-value' }],
        narration: 'The workspace asks Datadog for the logs of the step, over a connection that it opens itself.',
        durationMs: 900,
        failure: 'store-read',
        when: { logBackend: 'datadog' },
      },
      {
        ...SERVER_TO_BROWSER,
        id: 'view-logs.show',
        label: 'Show the logs',
        items: [{ text: 'log text', dataClass: 'logs', mark: 'may-hold-value' }],
        endpoint: LOGS,
        narration: 'The logs pass through the workspace to your browser; they are not stored there.',
        evidence: 'inferred',
        source: READS,
        variants: [
          {
            in: { logBackend: 'otlp' },
            items: [{ text: 'that there are no logs to show', dataClass: 'control' }],
            narration: 'The dashboard shows no logs: the workspace cannot read them back from a collector.',
            source: DATADOG_SEARCH.source,
          },
        ],
      },
    ],
  },
  {
    id: 'view-artifact',
    phase: 'observability',
    title: 'Look at a visualization',
    messages: [
      {
        ...BROWSER_TO_SERVER,
        id: 'view-artifact.ask',
        label: 'Ask for a visualization',
        items: [{ text: 'artifact version id', dataClass: 'control' }],
        endpoint: VISUALIZE,
        narration: 'You open an artifact, and the browser asks your workspace for its visualization.',
        evidence: 'recorded',
        source: READS,
      },
      { ...FIRST_MINT, id: 'view-artifact.mint', when: { storeToken: 'issued', logBackend: ELSEWHERE } },
      { ...FIRST_TOKEN, id: 'view-artifact.token', when: { storeToken: 'issued', logBackend: ELSEWHERE } },
      {
        ...FIRST_TRY,
        id: 'view-artifact.try',
        when: [
          { ...WITH_AWS_KEY, logBackend: ELSEWHERE },
          { stack: 'azure', logBackend: ELSEWHERE },
        ],
      },
      { ...FIRST_LOOK, id: 'view-artifact.bucket', when: { logBackend: ELSEWHERE } },
      {
        ...STORE_TO_SERVER,
        id: 'view-artifact.read',
        from: 'artifact-store',
        label: 'Read the visualization',
        items: [
          {
            text: 'chart, HTML, table or image, which may contain rows of your data',
            dataClass: 'artifact-data',
            mark: 'value',
          },
        ],
        requests: 2,
        narration: 'The workspace reads the visualization from your artifact store.',
        source: `${READS}; ${STORE_ACCESS}`,
      },
      {
        ...SERVER_TO_BROWSER,
        id: 'view-artifact.show',
        label: 'Show the visualization',
        items: [{ text: 'chart, HTML, table or image', dataClass: 'artifact-data', mark: 'value' }],
        endpoint: VISUALIZE,
        narration: 'The visualization passes through the workspace to your browser.',
        evidence: 'recorded',
        source: READS,
      },
    ],
  },
] as const satisfies readonly BuiltInExchange[];
