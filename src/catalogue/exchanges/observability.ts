import type { BuiltInExchange } from '../built-in.ts';
import { CLOUD_API, SERVER_TO_CONTROL_PLANE, SERVER_TO_METADATA_STORE } from './routes.ts';
import { ASKED_USER, named, WORKSPACE_HEADERS } from './shared-items.ts';

const STEP_6 = 'Deployment scenarios, standard data flow, step 6';
const DASHBOARD = 'recorded: zenml 0.98 pro-10-dashboard-own-run';
const OF_SOMEBODY_ELSE = 'measured: zenml 0.98.0, the same reads of a run of somebody else';
const READS =
  'GET /api/v1/runs, GET /api/v1/runs/{id}, GET /api/v1/runs/{id}/dag, GET /api/v1/steps, GET /api/v1/steps/{id}, GET /api/v1/artifact_versions/{id}';

const COOKIE = { auth: 'workspace token, in a cookie', credential: 'workspace-cookie' } as const;

const SHOWN_OF_RUN = [
  named('pipeline graph, statuses and durations'),
  { text: 'artifact pointers, metrics and statistics of your data', dataClass: 'run-metadata', mark: 'value' },
  { text: 'parameters, environment, settings, error messages', dataClass: 'run-metadata', mark: 'may-hold-value' },
  { text: 'source text and docstring of each step', dataClass: 'code' },
  { text: 'who started it', dataClass: 'identity' },
] as const;

export const OBSERVABILITY = [
  {
    id: 'open-dashboard',
    phase: 'observability',
    title: 'Open the dashboard',
    messages: [
      {
        ...CLOUD_API,
        id: 'open-dashboard.shell',
        tags: ['program'],
        from: 'pro-ui',
        to: 'browser',
        opener: 'receiver',
        label: 'Load the dashboard',
        items: [{ text: 'HTML, JavaScript and CSS of the dashboard; no run data', dataClass: 'ui' }],
        endpoint: 'GET /, the dashboard of the ZenML Pro UI',
        auth: 'session cookie',
        credential: 'session-token',
        narration: 'Your browser loads the dashboard program from the ZenML Pro UI; it holds no data yet.',
        note: 'In Hybrid SaaS this code comes from ZenML and can read, in your browser, whatever you may read in your workspace. In Full On-Prem your own installation serves it. The dashboard of open-source 0.98 also asks GitHub, avatar.vercel.sh (with the project name) and an Amazon bucket; the Pro UI was not measured.',
        evidence: 'documented',
        source: 'zenml-pro/scenarios.md@2134db27; zenml 0.98.0 config/server_config.py:890-905',
        durationMs: 900,
        failure: 'dashboard',
      },
      {
        ...CLOUD_API,
        id: 'open-dashboard.workspaces',
        from: 'control-plane',
        to: 'browser',
        opener: 'receiver',
        label: 'Your workspaces',
        items: [
          { text: 'who you are', dataClass: 'identity' },
          { text: 'organizations and workspaces that you may see', dataClass: 'identity', mark: 'name' },
        ],
        endpoint: 'control plane API',
        auth: 'session cookie',
        credential: 'session-token',
        narration: 'The control plane tells the browser who you are and which workspaces you may open.',
        evidence: 'inferred',
        source: 'zenml-pro/control-plane.md@a7908240, which does not describe this call',
        durationMs: 800,
        failure: 'dashboard',
      },
    ],
  },
  {
    id: 'view-run',
    phase: 'observability',
    title: 'Look at the run',
    messages: [
      {
        ...CLOUD_API,
        ...COOKIE,
        id: 'view-run.ask',
        tags: ['names-run'],
        from: 'browser',
        to: 'server',
        opener: 'sender',
        label: 'Ask for the run',
        items: [{ text: 'project id and run id', dataClass: 'control' }],
        endpoint: READS,
        requests: 6,
        narration: 'The dashboard connects to your workspace: the browser asks it directly for the run.',
        note: 'The list of runs, the run, its graph, its steps, one of them and one artifact: no recording shows the ZenML Pro UI itself, which may ask for more.',
        evidence: 'stated',
        source: `${STEP_6}; ${DASHBOARD}`,
        durationMs: 800,
        failure: 'dashboard',
      },
      {
        ...SERVER_TO_CONTROL_PLANE,
        id: 'view-run.check',
        tags: ['permission-check'],
        label: 'Check the permissions',
        items: [
          ASKED_USER,
          { text: 'action read', dataClass: 'control' },
          { text: 'type pipeline run; types and ids of stack and pipeline; no names', dataClass: 'control' },
          WORKSPACE_HEADERS,
        ],
        endpoint: 'POST /rbac/check_permissions, GET /rbac/allowed_resource_ids',
        requests: 5,
        narration: 'The workspace asks the control plane which runs and stacks this user may see.',
        note: 'Two questions for the list of runs, one each for the run, its graph and its steps; a step and an artifact of your own take none. With the sign-in the control plane is asked six times.',
        evidence: 'recorded',
        source: `${DASHBOARD}; zenml 0.98.0 zen_server/rbac/zenml_cloud_rbac.py`,
        durationMs: 800,
        failure: 'dashboard-check',
        variants: [
          {
            in: { who: 'owner', viewer: 'self' },
            requests: 2,
            narration:
              'For lists of runs and steps, the workspace asks the control plane which ones this user may see.',
            note: 'What is your own is not asked about: one question for each of the two lists. Read off the dashboard of a member.',
            evidence: 'inferred',
          },
          {
            in: { viewer: 'colleague' },
            items: [
              ASKED_USER,
              { text: 'action read', dataClass: 'control' },
              {
                text: 'types and ids of run, step, artifact version, stack and pipeline; no names',
                dataClass: 'control',
              },
              WORKSPACE_HEADERS,
            ],
            requests: 12,
            narration:
              'Nothing of it belongs to whoever looks, so the workspace asks the control plane about everything it shows.',
            note: 'With the sign-in the control plane is asked 13 times, as measured. That each of the six reads takes two, one for what is read and one for what comes with it, is inferred.',
            source: `${OF_SOMEBODY_ELSE}; zenml 0.98.0 zen_server/rbac/endpoint_utils.py`,
          },
        ],
      },
      {
        ...SERVER_TO_METADATA_STORE,
        id: 'view-run.read',
        from: 'metadata-store',
        to: 'server',
        opener: 'receiver',
        label: 'Read the metadata',
        items: [
          named('run, steps, artifact pointers, statuses'),
          { text: 'statistics of your data', dataClass: 'run-metadata', mark: 'value' },
          { text: 'source text of pipeline and steps', dataClass: 'code' },
        ],
        narration: 'The workspace reads everything that was persisted about the run.',
        variants: [
          {
            in: { artifactMetadata: false },
            items: [
              named('run, steps, artifact pointers, statuses'),
              { text: 'source text of pipeline and steps', dataClass: 'code' },
            ],
          },
        ],
        evidence: 'stated',
        source: STEP_6,
        durationMs: 600,
        failure: 'dashboard',
      },
      {
        ...CLOUD_API,
        ...COOKIE,
        id: 'view-run.run',
        from: 'server',
        to: 'browser',
        opener: 'receiver',
        label: 'Show the run',
        items: SHOWN_OF_RUN,
        endpoint: READS,
        narration: 'The browser shows the run: its steps, how long they took, and where the results are.',
        note: 'Opening logs or visualizations would also read your artifact store; that is off in this run.',
        variants: [
          {
            in: { artifactMetadata: false },
            items: [
              SHOWN_OF_RUN[0],
              named('artifact pointers'),
              { text: 'metrics that you log', dataClass: 'run-metadata', mark: 'may-hold-value' },
              SHOWN_OF_RUN[2],
              SHOWN_OF_RUN[3],
              SHOWN_OF_RUN[4],
            ],
          },
          {
            in: { storeAccess: true },
            note: 'Logs and visualizations are not part of it: they come next, and on request.',
          },
        ],
        evidence: 'stated',
        source: `${STEP_6}; ${DASHBOARD}`,
        durationMs: 900,
        failure: 'dashboard',
      },
    ],
  },
] as const satisfies readonly BuiltInExchange[];
