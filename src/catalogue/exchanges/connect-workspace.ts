import type { BuiltInExchange } from '../built-in.ts';
import { withLogStoreKeys } from './log-stores.ts';
import {
  AS_SERVICE_ACCOUNT,
  CLIENT_TO_SERVER,
  CONTROL_PLANE_TO_SERVER,
  IN_PROCESS,
  SERVER_TO_CLIENT,
  SERVER_TO_CONTROL_PLANE,
} from './routes.ts';
import { ASKED_USER, named, secret, WORKSPACE_HEADERS } from './shared-items.ts';

const LOGIN = 'recorded: zenml 0.98 pro-04-login-member';
const RUN = 'recorded: zenml 0.98 pro-06-run-three-steps';

const COMPONENTS = [
  named('names of your {{parts}}'),
  named('names and flavors of the components'),
  { text: 'settings of the components', dataClass: 'run-metadata', mark: 'may-hold-value' },
  { text: 'name and email of who owns them', dataClass: 'identity' },
] as const;
const WITH_THE_LIST =
  'They come with the list of components. The answer about the stack itself has names and flavors only.';

const SENT_BEFORE =
  'You signed in before the run, with zenml login: that told the control plane who you are, and the host name, system and versions of your machine.';
const IS_AN_OPTION = 'With --sign-in browser it is part of the run.';

/** What the sign-in that came before a run has sent, for runs in which it is not told. */
export const SIGNED_IN_BEFORE = [
  { in: { signIn: 'signed-in' }, note: `${SENT_BEFORE} ${IS_AN_OPTION}` },
  {
    in: { signIn: 'signed-in', identityProvider: 'federated' },
    note: `${SENT_BEFORE} Your identity provider was asked then. ${IS_AN_OPTION}`,
  },
] as const;

const OF_THE_USER = [
  { text: 'user id and username', dataClass: 'identity' },
  { text: 'full name', dataClass: 'identity' },
  { text: 'email', dataClass: 'identity' },
  { text: 'is_service_account, is_superuser', dataClass: 'identity' },
] as const;
const AVATAR = { text: 'avatar URL', dataClass: 'identity' } as const;

const SESSION = { auth: 'control plane session token', credential: 'session-token' } as const;
const PASSED_ON = { auth: "the user's session token, passed on", credential: 'session-token' } as const;

/** The second part of token acquisition: who you are to the workspace, and what your stack is. */
export const CONNECT_WORKSPACE = [
  {
    id: 'connect-workspace',
    phase: 'token-acquisition',
    title: 'Connect to the workspace',
    messages: [
      {
        ...IN_PROCESS,
        id: 'connect-workspace.session',
        from: 'client',
        to: 'client',
        opener: 'sender',
        label: 'Take the stored session',
        items: [secret('control plane session token')],
        endpoint: 'credentials store of the client',
        narration: 'For a run the client takes the session token that zenml login stored, if it is still valid.',
        evidence: 'documented',
        source: 'zenml 0.98.0 zen_stores/rest_zen_store.py:4783-4910',
        durationMs: 600,
        failure: 'browser-login',
        variants: [
          ...SIGNED_IN_BEFORE,
          {
            in: AS_SERVICE_ACCOUNT,
            narration: 'The client takes the session token that it got for the API key of the service account.',
          },
        ],
      },
      {
        ...CLIENT_TO_SERVER,
        ...SESSION,
        id: 'connect-workspace.login',
        label: 'Present the session',
        items: [secret('control plane session token'), { text: 'grant type', dataClass: 'control' }],
        endpoint: 'POST /api/v1/login, grant zenml-external',
        narration: 'The client shows its session token to your workspace.',
        note: 'When it has no valid workspace token. A workspace of open-source ZenML signs you in itself, with a password, an API key or a device code, and asks no control plane.',
        evidence: 'recorded',
        source: `${LOGIN}; zenml 0.98.0 zen_stores/rest_zen_store.py:4783-4910`,
        durationMs: 800,
        failure: 'workspace-login',
      },
      {
        ...SERVER_TO_CONTROL_PLANE,
        ...PASSED_ON,
        id: 'connect-workspace.authorize',
        tags: ['sign-in'],
        label: 'Ask who this is',
        items: [secret('session token of the user, passed on'), WORKSPACE_HEADERS],
        endpoint: 'GET /users/authorize_server?server_id={id}',
        narration: 'The workspace asks the control plane whose session this is and whether they may enter.',
        note: 'For every sign-in; the answer is not kept, but the workspace token that follows is good for 60 minutes.',
        evidence: 'recorded',
        source: `${LOGIN}; zenml 0.98.0 zen_server/auth.py:740-822 (one try, 10 s)`,
        durationMs: 800,
        failure: 'authorize-server',
      },
      {
        ...CONTROL_PLANE_TO_SERVER,
        ...PASSED_ON,
        id: 'connect-workspace.user',
        tags: ['sign-in'],
        label: 'Answer with the user',
        items: [...OF_THE_USER, { text: 'OIDC claims of the sign-in, all of them', dataClass: 'identity' }, AVATAR],
        endpoint: 'GET /users/authorize_server?server_id={id}',
        narration: 'The control plane answers who the user is: name, email, and what the sign-in said of them.',
        note: 'zenml 0.90 has is_admin, and neither the OIDC claims nor the service account.',
        evidence: 'recorded',
        source: `${LOGIN}; zenml 0.98.0 external_user.py:22-33`,
        durationMs: 800,
        failure: 'authorize-server',
        variants: [
          {
            in: { identityProvider: 'federated' },
            items: [
              ...OF_THE_USER,
              { text: 'OIDC claims of your identity provider, all of them', dataClass: 'identity' },
              AVATAR,
            ],
            narration: 'The control plane answers who the user is: name, email, and what your identity provider says.',
          },
          {
            in: AS_SERVICE_ACCOUNT,
            items: [
              { text: 'id and name of the service account', dataClass: 'identity' },
              { text: 'is_service_account, is_superuser', dataClass: 'identity' },
            ],
            narration: 'The control plane answers which service account this is.',
            note: 'The same record as for a person, who has an email and claims in it as well: read in the source.',
            evidence: 'inferred',
          },
        ],
      },
      {
        ...SERVER_TO_CLIENT,
        ...SESSION,
        id: 'connect-workspace.token',
        label: 'Workspace token',
        items: [secret('workspace token (JWT, 60 min)')],
        endpoint: 'POST /api/v1/login, grant zenml-external',
        narration: 'The client receives a workspace token that is good for 60 minutes and is renewed silently.',
        evidence: 'recorded',
        source: `${LOGIN}; zenml 0.98.0 config/server_config.py:916`,
        durationMs: 800,
        failure: 'workspace-login',
      },
      {
        ...SERVER_TO_CONTROL_PLANE,
        id: 'connect-workspace.check',
        tags: ['permission-check'],
        label: 'Ask what may be listed',
        items: [ASKED_USER, { text: 'action read, types project and stack', dataClass: 'control' }, WORKSPACE_HEADERS],
        endpoint: 'GET /rbac/allowed_resource_ids',
        requests: 2,
        narration: 'The client lists projects and stacks, so the workspace asks which of them this user may see.',
        note: 'Two more questions with zenml login --project.',
        evidence: 'recorded',
        source: LOGIN,
        durationMs: 800,
      },
    ],
  },
  {
    id: 'load-stack',
    phase: 'token-acquisition',
    title: 'Load the stack, check permissions',
    messages: [
      {
        ...CLIENT_TO_SERVER,
        id: 'load-stack.ask',
        label: 'Ask for the stack',
        items: [
          { text: 'stack id', dataClass: 'control' },
          { text: 'project id', dataClass: 'control' },
        ],
        endpoint: 'GET /api/v1/projects/{id}, GET /api/v1/stacks/{id}, GET /api/v1/components?stack_id={id}',
        requests: 4,
        narration: 'The client asks which registry, storage and orchestrator this run is to use (the stack).',
        note: 'The project once, the stack twice, then the list of its components.',
        evidence: 'recorded',
        source: RUN,
        durationMs: 800,
      },
      {
        ...SERVER_TO_CONTROL_PLANE,
        id: 'load-stack.check',
        tags: ['permission-check'],
        label: 'Check the permissions',
        items: [
          ASKED_USER,
          { text: 'action read', dataClass: 'control' },
          { text: 'types and ids of project, stack, components and flavor; no names', dataClass: 'control' },
          WORKSPACE_HEADERS,
        ],
        endpoint: 'POST /rbac/check_permissions, GET /rbac/allowed_resource_ids',
        requests: 7,
        narration: 'The workspace asks the control plane whether this user may read all that.',
        note: 'One question for the project, two each for the stack and its component, one for the list of components, one for the flavor. Answers are never remembered.',
        evidence: 'recorded',
        source: `${RUN}; zenml 0.98.0 zen_server/rbac/zenml_cloud_rbac.py`,
        durationMs: 800,
        variants: [
          {
            in: { who: 'owner' },
            requests: 2,
            note: 'What is your own is not asked about: one question for the project, one for the list of components. Read off the run of somebody else. Answers are never remembered.',
            evidence: 'inferred',
          },
        ],
      },
      {
        ...IN_PROCESS,
        id: 'load-stack.evaluate',
        tags: ['permission-check'],
        from: 'control-plane',
        to: 'rbac',
        opener: 'sender',
        label: 'Evaluate the roles',
        items: [
          ASKED_USER,
          { text: 'action', dataClass: 'control' },
          { text: 'resource type and id', dataClass: 'control' },
        ],
        endpoint: 'roles and permissions',
        narration: 'The control plane looks up the roles of the user (RBAC) and decides.',
        evidence: 'inferred',
        source: 'Deployment scenarios, quick comparison: RBAC; the control plane itself is closed source',
        durationMs: 700,
        failure: 'inside-service',
      },
      {
        ...CONTROL_PLANE_TO_SERVER,
        id: 'load-stack.allowed',
        tags: ['permission-check'],
        label: 'Allowed',
        items: [{ text: 'for each of the resources, by type and id: allowed or not', dataClass: 'control' }],
        endpoint: 'POST /rbac/check_permissions, GET /rbac/allowed_resource_ids',
        narration: 'The answer says for each of them whether this user may read it.',
        note: 'A question about a list is answered with the ids that this user may see.',
        evidence: 'recorded',
        source: RUN,
        durationMs: 700,
      },
      {
        ...SERVER_TO_CLIENT,
        id: 'load-stack.stack',
        label: 'Stack configuration',
        items: COMPONENTS,
        endpoint: 'GET /api/v1/components?stack_id={id}',
        narration: 'The client learns the names of your artifact store, your orchestrator and your registry.',
        note: WITH_THE_LIST,
        evidence: 'recorded',
        source: `${RUN}; 0.98-a2-three-steps-own-processes`,
        durationMs: 800,
        variants: withLogStoreKeys(COMPONENTS, WITH_THE_LIST),
      },
    ],
  },
] as const satisfies readonly BuiltInExchange[];
