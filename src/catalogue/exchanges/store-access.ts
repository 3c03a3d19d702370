import type { BuiltInExchange } from '../built-in.ts';
import { CLOUD_API } from './routes.ts';

const STORE_ACCESS = 'zenml-pro/saas-deployment.md@c9a79965';
const COOKIE = 'workspace token, in a cookie';

/** The workspace reads a store on behalf of a browser. */
const STORE_TO_SERVER = {
  ...CLOUD_API,
  to: 'server',
  opener: 'receiver',
  endpoint: 'object store API, read',
  auth: 'artifact store token of the workspace',
  credential: 'store-token',
  evidence: 'documented',
  durationMs: 900,
  failure: 'store-read',
} as const;

const BROWSER_TO_SERVER = {
  ...CLOUD_API,
  from: 'browser',
  to: 'server',
  opener: 'sender',
  auth: COOKIE,
  credential: 'workspace-cookie',
  evidence: 'documented',
  durationMs: 800,
  failure: 'dashboard',
} as const;

const SERVER_TO_BROWSER = {
  ...CLOUD_API,
  from: 'server',
  to: 'browser',
  opener: 'receiver',
  auth: COOKIE,
  credential: 'workspace-cookie',
  evidence: 'documented',
  durationMs: 900,
  failure: 'dashboard',
} as const;

const LOGS = 'GET /api/v1/steps/{id}/logs';
const VISUALIZE = 'GET /api/v1/artifact_versions/{id}/visualize';
const DOWNLOAD = 'GET /api/v1/artifact_versions/{id}/data';
const LOGS_SOURCE = 'zenml 0.90.0 zen_server/routers/steps_endpoints.py:255-293, artifacts/utils.py:823-880';
const VISUALIZE_SOURCE =
  'zenml 0.90.0 zen_server/routers/artifact_version_endpoints.py:275-303, artifacts/utils.py:500-570';
const DOWNLOAD_SOURCE =
  'zenml 0.90.0 zen_server/routers/artifact_version_endpoints.py:305-365, zen_server/download_utils.py:55-120';

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
        items: [{ text: 'step id', dataClass: 'control' }],
        endpoint: LOGS,
        narration: 'You open the logs of a step, and the browser asks your workspace for them.',
        source: LOGS_SOURCE,
      },
      {
        ...CLOUD_API,
        id: 'view-logs.token',
        from: 'cloud-iam',
        to: 'server',
        opener: 'receiver',
        label: 'Store token for the workspace',
        items: [{ text: '{{store-token}}', dataClass: 'credentials' }],
        endpoint: '{{store-token-api}}',
        auth: 'connector secret',
        credential: 'connector-secret',
        narration: 'The workspace uses the connector itself and gets a short-lived token for your artifact store.',
        evidence: 'documented',
        source: 'zenml 0.90.0 {{store-token-source}}, artifacts/utils.py:823-880',
        durationMs: 800,
        failure: 'store-read',
        when: { storeToken: 'issued' },
      },
      {
        ...STORE_TO_SERVER,
        id: 'view-logs.read',
        from: 'log-backend',
        label: 'Read the logs',
        items: [{ text: 'log text, up to 20,000 entries', dataClass: 'logs' }],
        narration: 'The workspace reads the log file from your artifact store: nobody else opened that connection.',
        note: 'In SaaS this is optional: without access for ZenML the dashboard cannot show logs.',
        source: `${LOGS_SOURCE}; ${STORE_ACCESS}`,
      },
      {
        ...SERVER_TO_BROWSER,
        id: 'view-logs.show',
        label: 'Show the logs',
        items: [{ text: 'log text', dataClass: 'logs' }],
        endpoint: LOGS,
        narration: 'The logs pass through the workspace to your browser; they are not stored there.',
        evidence: 'inferred',
        source: LOGS_SOURCE,
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
        source: VISUALIZE_SOURCE,
      },
      {
        ...STORE_TO_SERVER,
        id: 'view-artifact.read',
        from: 'artifact-store',
        label: 'Read the visualization',
        items: [
          { text: 'chart, HTML, table or image, which may contain rows of your data', dataClass: 'artifact-data' },
        ],
        narration: 'The workspace reads the visualization from your artifact store.',
        source: `${VISUALIZE_SOURCE}; ${STORE_ACCESS}`,
      },
      {
        ...SERVER_TO_BROWSER,
        id: 'view-artifact.show',
        label: 'Show the visualization',
        items: [{ text: 'chart, HTML, table or image', dataClass: 'artifact-data' }],
        endpoint: VISUALIZE,
        narration: 'The visualization passes through the workspace to your browser.',
        source: VISUALIZE_SOURCE,
      },
    ],
  },
  {
    id: 'download-artifact',
    phase: 'observability',
    title: 'Download an artifact',
    messages: [
      {
        ...BROWSER_TO_SERVER,
        id: 'download-artifact.ask',
        label: 'Ask for the download',
        items: [
          { text: 'artifact version id', dataClass: 'control' },
          { text: 'download token, 30 s', dataClass: 'control' },
        ],
        endpoint: `GET /api/v1/artifact_versions/{id}/download-token, ${DOWNLOAD}`,
        narration: 'You download an artifact: the browser gets a token for 30 seconds and asks for the data.',
        source: DOWNLOAD_SOURCE,
      },
      {
        ...STORE_TO_SERVER,
        id: 'download-artifact.read',
        from: 'artifact-store',
        label: 'Read the artifact',
        items: [{ text: 'files of the artifact, up to 2 GiB', dataClass: 'artifact-data' }],
        narration: 'The workspace reads the files from your artifact store into a temporary archive.',
        note: 'The archive is deleted after the download.',
        source: `${DOWNLOAD_SOURCE}; ${STORE_ACCESS}`,
      },
      {
        ...SERVER_TO_BROWSER,
        id: 'download-artifact.data',
        label: 'Download the artifact',
        items: [{ text: 'archive of the artifact', dataClass: 'artifact-data' }],
        endpoint: DOWNLOAD,
        narration: 'The artifact passes through the workspace to your browser.',
        auth: 'download token, in the URL',
        credential: 'download-token',
        source: DOWNLOAD_SOURCE,
      },
    ],
  },
] as const satisfies readonly BuiltInExchange[];
