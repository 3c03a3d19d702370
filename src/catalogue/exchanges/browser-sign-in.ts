import type { BuiltInExchange } from '../built-in.ts';
import { CLOUD_API, CONTROL_PLANE_TO_SERVER, SERVER_TO_CONTROL_PLANE } from './routes.ts';
import { secret, WORKSPACE_HEADERS } from './shared-items.ts';

const DASHBOARD = 'recorded: zenml 0.98 pro-10-dashboard-own-run';
const LOGIN = 'POST /api/v1/login, grant zenml-external';

const WITH_SESSION = { auth: 'control plane session token', credential: 'session-token', durationMs: 800 } as const;

const PASSED_ON = {
  auth: "the user's session token, passed on",
  credential: 'session-token',
  endpoint: 'GET /users/authorize_server?server_id={id}',
  durationMs: 800,
} as const;

/**
 * How a browser gets from the session with the control plane to one with the workspace.
 * @param id the exchange; a dashboard is opened before a run that it starts, and after one that it only looks at
 */
const browserSignIn = <Id extends 'dashboard-sign-in' | 'browser-sign-in', Failure extends 'run-request' | 'dashboard'>(
  id: Id,
  failure: Failure,
) =>
  [
    {
      ...CLOUD_API,
      ...WITH_SESSION,
      id: `${id}.login`,
      from: 'browser',
      to: 'server',
      opener: 'sender',
      label: 'Present the session',
      items: [secret('control plane session token'), { text: 'grant type', dataClass: 'control' }],
      endpoint: LOGIN,
      narration: 'Your browser shows its session with the control plane to your workspace.',
      note: 'How the ZenML Pro UI keeps that session is not known; the workspace takes it as here.',
      evidence: 'recorded',
      source: `${DASHBOARD}; zenml 0.98.0 zen_server/routers/auth_endpoints.py:230-290`,
      failure,
    },
    {
      ...SERVER_TO_CONTROL_PLANE,
      ...PASSED_ON,
      id: `${id}.authorize`,
      tags: ['sign-in'],
      label: 'Ask who this is',
      items: [secret('session token of the user, passed on'), WORKSPACE_HEADERS],
      narration: 'The workspace asks the control plane who that is: without an answer, there is no dashboard.',
      evidence: 'recorded',
      source: DASHBOARD,
      failure,
    },
    {
      ...CONTROL_PLANE_TO_SERVER,
      ...PASSED_ON,
      id: `${id}.user`,
      tags: ['sign-in'],
      label: 'Answer with the user',
      items: [
        { text: 'user id, username, full name and email', dataClass: 'identity' },
        { text: 'is_service_account, is_superuser, OIDC claims, avatar URL', dataClass: 'identity' },
      ],
      narration: 'The control plane answers with the name and email of the user.',
      evidence: 'recorded',
      source: DASHBOARD,
      failure,
    },
    {
      ...CLOUD_API,
      ...WITH_SESSION,
      id: `${id}.cookie`,
      from: 'server',
      to: 'browser',
      opener: 'receiver',
      label: 'Workspace token, in a cookie',
      items: [secret('workspace token (JWT, 60 min), in a cookie')],
      endpoint: LOGIN,
      narration: 'The browser gets a cookie that opens your workspace for 60 minutes.',
      evidence: 'documented',
      source: `zenml 0.98.0 zen_server/auth.py:1044-1165; ${DASHBOARD}`,
      failure,
    },
  ] as const;

/** Before a run is started from the dashboard. */
export const DASHBOARD_SIGN_IN = [
  {
    id: 'dashboard-sign-in',
    phase: 'code-execution',
    title: 'The browser signs in to the workspace',
    messages: browserSignIn('dashboard-sign-in', 'run-request'),
  },
] as const satisfies readonly BuiltInExchange[];

/** Before the dashboard shows a run that your script has started. */
export const BROWSER_SIGN_IN = [
  {
    id: 'browser-sign-in',
    phase: 'observability',
    title: 'The browser signs in to the workspace',
    messages: browserSignIn('browser-sign-in', 'dashboard'),
  },
] as const satisfies readonly BuiltInExchange[];
