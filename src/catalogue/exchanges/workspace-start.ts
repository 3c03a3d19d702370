import type { BuiltInExchange } from '../built-in.ts';
import { CONTROL_PLANE_TO_SERVER, SERVER_TO_CONTROL_PLANE } from './routes.ts';
import { secret, WORKSPACE_HEADERS } from './shared-items.ts';

const START = 'recorded: zenml 0.98 pro-01-workspace-start';
const TITLE = 'The workspace starts and signs in';

const WORKSPACE_KEY = { auth: 'enrollment key', credential: 'enrollment-key' } as const;

/**
 * How a workspace starts: long before any run, and so before whoever is the first to ask it for something.
 * @param id the exchange: the first of a run that begins in the dashboard; in others it comes after work that asks nobody
 */
const workspaceStart = <Id extends 'workspace-start' | 'workspace-sign-in'>(id: Id) =>
  [
    {
      ...SERVER_TO_CONTROL_PLANE,
      ...WORKSPACE_KEY,
      id: `${id}.key`,
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
    },
    {
      ...CONTROL_PLANE_TO_SERVER,
      ...WORKSPACE_KEY,
      id: `${id}.token`,
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
    },
    {
      ...SERVER_TO_CONTROL_PLANE,
      id: `${id}.status`,
      label: 'Say that it is up',
      items: [WORKSPACE_HEADERS],
      endpoint: 'PATCH /workspace_status',
      narration: 'It tells the control plane that it is up, which version it has and where it can be reached.',
      note: 'Once for each start. The body is empty: all it says is in the headers, which go with every later request too.',
      evidence: 'recorded',
      source: START,
      durationMs: 700,
      failure: 'workspace-start',
    },
  ] as const;

/** In front of a run from the dashboard, which begins with the sign-in of a user. */
export const WORKSPACE_START = [
  { id: 'workspace-start', phase: 'code-execution', title: TITLE, messages: workspaceStart('workspace-start') },
] as const satisfies readonly BuiltInExchange[];

/** The first part of token acquisition: in front of everybody else who signs in. */
export const WORKSPACE_SIGN_IN = [
  { id: 'workspace-sign-in', phase: 'token-acquisition', title: TITLE, messages: workspaceStart('workspace-sign-in') },
] as const satisfies readonly BuiltInExchange[];
