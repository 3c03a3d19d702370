import type { BuiltInExchange } from '../built-in.ts';
import { CLOUD_API, CONTROL_PLANE_TO_SERVER, SERVER_TO_CONTROL_PLANE } from './routes.ts';
import { secret, WORKSPACE_HEADERS } from './shared-items.ts';

const START = 'recorded: zenml 0.98 pro-01-workspace-start';
const LOGIN = 'recorded: zenml 0.98 pro-04-login-member';

const SSO = 'zenml-pro/sso.md@1cfdf238, control-plane.md@a7908240';
const FEDERATED = { identityProvider: 'federated' } as const;

/**
 * Whoever starts a run in the dashboard has been signed in by the workspace, which was up by then: what is told here in
 * its phase is over, and the workspace no longer fails to start.
 */
const STARTED_BEFORE_DASHBOARD = { in: { trigger: 'dashboard' }, failure: 'run-request' } as const;

const WORKSPACE_KEY = { auth: 'enrollment key', credential: 'enrollment-key' } as const;
const TOKEN_ENDPOINT = 'POST /auth/login';

const CLIENT_TO_CONTROL_PLANE = {
  ...CLOUD_API,
  from: 'client',
  to: 'control-plane',
  opener: 'sender',
  durationMs: 800,
  failure: 'pro-login',
} as const;

const CONTROL_PLANE_TO_CLIENT = {
  ...CLIENT_TO_CONTROL_PLANE,
  from: 'control-plane',
  to: 'client',
  opener: 'receiver',
} as const;

/** The first part of token acquisition: the workspace and you prove to the control plane who you are. */
export const SIGN_IN = [
  {
    id: 'workspace-sign-in',
    phase: 'token-acquisition',
    title: 'The workspace starts and signs in',
    messages: [
      {
        ...SERVER_TO_CONTROL_PLANE,
        ...WORKSPACE_KEY,
        id: 'workspace-sign-in.key',
        tags: ['sign-in'],
        label: 'Present the enrollment key',
        items: [
          secret('enrollment key'),
          { text: 'workspace id, as the client id', dataClass: 'identity' },
          { text: 'audience', dataClass: 'control' },
          WORKSPACE_HEADERS,
        ],
        endpoint: 'POST /auth/login, grant client_credentials',
        narration:
          'Your workspace, the ZenML server of your team, signs in to the control plane with a key from when it was set up.',
        note: 'Long before the run: when the workspace starts, before anybody signs in, and when its token has less than five minutes left.',
        evidence: 'recorded',
        source: `${START}; zenml 0.98.0 zen_server/cloud_utils.py`,
        durationMs: 800,
        failure: 'workspace-start',
        variants: [
          {
            ...STARTED_BEFORE_DASHBOARD,
            narration:
              'When it started, long before you signed in, your workspace signed in to the control plane with a key from when it was set up.',
            note: 'Told here, and done before your browser signed in: when the workspace started. Again when its token has less than five minutes left, which is all that can still fail.',
          },
        ],
      },
      {
        ...CONTROL_PLANE_TO_SERVER,
        ...WORKSPACE_KEY,
        id: 'workspace-sign-in.token',
        tags: ['sign-in'],
        label: "Workspace's own token",
        items: [secret('control plane token of the workspace')],
        endpoint: 'POST /auth/login, grant client_credentials',
        narration: 'It receives a token of its own, with which it will ask who may do what.',
        note: 'The workspace asks for a new one five minutes before it expires, and when the control plane no longer takes it.',
        evidence: 'recorded',
        source: START,
        durationMs: 800,
        failure: 'workspace-start',
        variants: [
          {
            ...STARTED_BEFORE_DASHBOARD,
            narration: 'It received a token of its own, with which it now asks who may do what.',
          },
        ],
      },
      {
        ...SERVER_TO_CONTROL_PLANE,
        id: 'workspace-sign-in.status',
        label: 'Say that it is up',
        items: [WORKSPACE_HEADERS],
        endpoint: 'PATCH /workspace_status',
        narration: 'It tells the control plane that it is up, which version it has and where it can be reached.',
        note: 'Once for each start. The body is empty: all it says is in the headers, which go with every later request too.',
        evidence: 'recorded',
        source: START,
        durationMs: 700,
        failure: 'workspace-start',
        variants: [
          {
            ...STARTED_BEFORE_DASHBOARD,
            narration: 'It told the control plane that it was up, which version it has and where it can be reached.',
          },
        ],
      },
    ],
  },
  {
    id: 'sign-in',
    phase: 'token-acquisition',
    title: 'Sign in to ZenML Pro',
    messages: [
      {
        ...CLIENT_TO_CONTROL_PLANE,
        id: 'sign-in.device',
        tags: ['sign-in'],
        label: 'Ask for a device code',
        items: [
          { text: 'client id', dataClass: 'control' },
          { text: 'host name, in the User-Agent', dataClass: 'identity', mark: 'name' },
          { text: 'OS, Python and ZenML version, in the User-Agent', dataClass: 'control' },
        ],
        endpoint: 'POST /auth/device_authorization',
        auth: 'none (client id)',
        narration:
          "zenml login asks the control plane, ZenML's sign-in service, for a code that ties this device to you.",
        note: 'Once for each device, before the first run. With an API key there is no device code: the client trades the key for a token that lives an hour. In Full On-Prem the control plane is your own.',
        evidence: 'recorded',
        source: `${LOGIN}; zenml 0.98.0 login/web_login.py:145-170`,
      },
      {
        ...CONTROL_PLANE_TO_CLIENT,
        id: 'sign-in.code',
        tags: ['sign-in'],
        label: 'Device code',
        items: [secret('device code and user code'), { text: 'address to confirm it at', dataClass: 'control' }],
        endpoint: 'POST /auth/device_authorization',
        auth: 'none (client id)',
        narration: 'The client gets a code, and the address of a page on which you confirm it.',
        evidence: 'recorded',
        source: `${LOGIN}; zenml 0.98.0 login/web_login.py:174-176`,
      },
      {
        ...CLOUD_API,
        id: 'sign-in.page',
        tags: ['program'],
        from: 'pro-ui',
        to: 'browser',
        opener: 'receiver',
        label: 'Load the sign-in page',
        items: [{ text: 'sign-in page', dataClass: 'ui' }],
        endpoint: 'GET verification URL',
        auth: 'none',
        narration: 'Your browser opens the sign-in page, which the ZenML Pro UI serves.',
        note: 'The address comes from the control plane, which is closed source: that the ZenML Pro UI serves the page is inferred.',
        evidence: 'inferred',
        source: 'zenml 0.98.0 login/web_login.py:174-176; zenml-pro/control-plane.md@a7908240',
        durationMs: 800,
        failure: 'browser-login',
      },
      {
        ...CLOUD_API,
        id: 'sign-in.account',
        from: 'browser',
        to: 'identity-provider',
        opener: 'sender',
        label: 'Sign in with your company account',
        items: [
          { text: 'account name', dataClass: 'identity' },
          secret('password or second factor'),
          { text: 'that it is for ZenML Pro', dataClass: 'control' },
        ],
        endpoint: 'OIDC authorization endpoint',
        auth: 'whatever your identity provider asks for',
        narration: 'The sign-in page sends you on to your identity provider, where you sign in as for any other tool.',
        note: 'Your password goes there and nowhere else. Often you are signed in already.',
        evidence: 'inferred',
        source: SSO,
        durationMs: 900,
        failure: 'browser-login',
        when: FEDERATED,
      },
      {
        ...CLOUD_API,
        id: 'sign-in.identity',
        from: 'browser',
        to: 'control-plane',
        opener: 'sender',
        label: 'Sign in with SSO',
        items: [
          { text: 'email', dataClass: 'identity' },
          { text: 'name', dataClass: 'identity' },
          { text: 'consent for this device', dataClass: 'identity' },
        ],
        endpoint: 'OIDC authorization code flow',
        auth: 'session of your identity provider',
        credential: 'identity-provider-session',
        narration: 'You sign in once, with your company account, and confirm the device.',
        evidence: 'documented',
        source: SSO,
        durationMs: 900,
        failure: 'browser-login',
        variants: [
          {
            in: FEDERATED,
            items: [
              secret('authorization code of your identity provider'),
              { text: 'consent for this device', dataClass: 'identity' },
            ],
            narration: 'Your identity provider sends you back to the control plane, where you confirm the device.',
          },
          {
            in: { identityProvider: 'zenml' },
            endpoint: 'sign-in form',
            auth: 'account at ZenML Pro',
            narration: 'You sign in with your account at ZenML Pro, and confirm the device.',
            note: 'The control plane keeps the account. In Full On-Prem that is yours, so nobody else has it.',
          },
        ],
      },
      {
        ...CLOUD_API,
        id: 'sign-in.claims',
        from: 'identity-provider',
        to: 'control-plane',
        opener: 'receiver',
        label: 'Name and email',
        items: [
          { text: 'email and name', dataClass: 'identity' },
          { text: 'further claims that your identity provider is set up to give', dataClass: 'identity' },
        ],
        endpoint: 'OIDC token endpoint',
        auth: 'client secret of the control plane',
        narration: 'The control plane fetches your name and email from your identity provider.',
        note: 'Scopes: openid, email, profile. The secret was set up with single sign-on.',
        evidence: 'inferred',
        source: SSO,
        durationMs: 900,
        failure: 'browser-login',
        when: FEDERATED,
      },
      {
        ...CLIENT_TO_CONTROL_PLANE,
        id: 'sign-in.poll',
        tags: ['sign-in'],
        label: 'Ask whether you confirmed',
        items: [secret('device code'), { text: 'client id', dataClass: 'control' }],
        endpoint: TOKEN_ENDPOINT,
        auth: 'device code',
        credential: 'device-code',
        requests: 2,
        narration: 'Meanwhile the client asks every five seconds whether you have confirmed the device.',
        note: 'At once, then every 5 s. Two questions here, as in the recorded sign-in: one that came too early, and the one that is answered.',
        evidence: 'recorded',
        source: `${LOGIN}, 0.98-j-device-login`,
      },
      {
        ...CONTROL_PLANE_TO_CLIENT,
        id: 'sign-in.session',
        tags: ['sign-in'],
        label: 'Session token',
        items: [secret('control plane session token, 24 h (30 days on a trusted device)')],
        endpoint: TOKEN_ENDPOINT,
        auth: 'device code',
        credential: 'device-code',
        narration: 'The client receives a session token that proves who you are for the next 24 hours.',
        note: 'The answer itself was recorded. How long the token lives is up to the control plane: 24 h and 30 days are what the documentation says of signing in to a workspace.',
        evidence: 'inferred',
        source: `${LOGIN}; docs.zenml.io, Connect in with your User (interactive)`,
      },
      {
        ...CLIENT_TO_CONTROL_PLANE,
        id: 'sign-in.workspace',
        label: 'Ask where the workspace is',
        items: [{ text: 'workspace id, or its name in zenml login NAME', dataClass: 'control', mark: 'name' }],
        endpoint: 'GET /workspaces/{id}',
        auth: 'control plane session token',
        credential: 'session-token',
        narration: 'With that token the client asks the control plane where your workspace can be reached.',
        evidence: 'recorded',
        source: `${LOGIN}; zenml 0.98.0 cli/login.py`,
      },
      {
        ...CONTROL_PLANE_TO_CLIENT,
        id: 'sign-in.address',
        label: 'Address of the workspace',
        items: [{ text: 'name, organization, status and URL of the workspace', dataClass: 'control', mark: 'name' }],
        endpoint: 'GET /workspaces/{id}',
        auth: 'control plane session token',
        credential: 'session-token',
        narration: 'The control plane answers with the address of your workspace.',
        evidence: 'recorded',
        source: LOGIN,
      },
    ],
  },
  {
    id: 'service-account-sign-in',
    phase: 'token-acquisition',
    title: 'The service account signs in',
    messages: [
      {
        ...CLIENT_TO_CONTROL_PLANE,
        id: 'service-account-sign-in.key',
        tags: ['sign-in'],
        label: 'Present the API key',
        items: [secret('API key of the service account')],
        endpoint: TOKEN_ENDPOINT,
        auth: 'API key',
        credential: 'api-key',
        narration: 'In CI there is no browser: the client shows the API key of a service account to the control plane.',
        note: 'ZENML_STORE_API_KEY, or zenml login --api-key. The key stands in your CI and has no expiry of its own.',
        evidence: 'documented',
        source: 'zenml 0.98.0 login/pro/client.py:163-185, zen_stores/rest_zen_store.py:474-481',
      },
      {
        ...CONTROL_PLANE_TO_CLIENT,
        id: 'service-account-sign-in.session',
        tags: ['sign-in'],
        label: 'Session token',
        items: [secret('control plane session token')],
        endpoint: TOKEN_ENDPOINT,
        auth: 'API key',
        credential: 'api-key',
        narration: 'The client receives a session token for the service account.',
        note: 'Nobody confirms anything, and no identity provider is asked.',
        evidence: 'documented',
        source: 'zenml 0.98.0 login/pro/client.py:163-185',
      },
    ],
  },
] as const satisfies readonly BuiltInExchange[];
