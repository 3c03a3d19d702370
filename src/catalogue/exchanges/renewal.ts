import type { BuiltInExchange } from '../built-in.ts';
import { CHECK, INFERRED_OFF_AWS, INFERRED_OFF_S3 } from './connector.ts';
import { CLOUD_API, IN_PROCESS, REGISTERED_STEP_TO_SERVER, SERVER_TO_STEP } from './routes.ts';
import { secret } from './shared-items.ts';
import { HEAD_OF_BUCKET, storeCredential } from './store-credential.ts';

const REFRESH = 'measured: zenml 0.98.0, a step that outlives its token for the store';
const RENEWED = storeCredential('renew-store-token', REFRESH);

/** A step of an hour or more: in other runs the token that it got at its start is enough. */
const IN_A_LONG_STEP = {
  when: { fault: ['store-token-expires', 'store-token-not-renewed'], storeToken: 'issued' },
  byFirstStep: true,
} as const;

/** The token for the artifact store runs out while a step runs, and the step asks for another one. */
export const RENEWAL = [
  {
    id: 'notice-expiry',
    phase: 'runtime-data-flow',
    title: 'The token for the artifact store runs out',
    messages: [
      {
        ...IN_PROCESS,
        ...IN_A_LONG_STEP,
        id: 'notice-expiry.use',
        from: 'step-runtime',
        to: 'step-runtime',
        opener: 'sender',
        label: 'Is the token still good?',
        items: [{ text: 'date of expiry of the store token', dataClass: 'control' }],
        endpoint: 'StackComponent.connector_has_expired',
        narration:
          'The step has run for almost an hour: whenever it uses the store, it looks whether its token is still good.',
        note: 'At the use, and not by a timer. 5 minutes before the end it counts as expired. A step that writes its log every 5 seconds notices it at once.',
        evidence: 'recorded',
        source: `${REFRESH}; stack/stack_component.py:562-600, service_connectors/service_connector.py:777-805`,
        durationMs: 700,
        failure: 'expired-token',
      },
    ],
  },
  {
    id: 'renew-store-token',
    phase: 'runtime-data-flow',
    title: 'Another token for the artifact store',
    messages: [
      {
        ...REGISTERED_STEP_TO_SERVER,
        ...IN_A_LONG_STEP,
        id: 'renew-store-token.ask',
        label: 'Ask for another store token',
        items: [
          { text: 'service connector id', dataClass: 'control' },
          { text: 'type and name of the resource', dataClass: 'control', mark: 'name' },
        ],
        endpoint:
          'GET /api/v1/service_connectors/{id}, GET /api/v1/service_connector_types/{type}, GET /api/v1/service_connectors/{id}/client',
        requests: 3,
        narration: 'The step asks the workspace for another token: a long step needs the workspace all the way.',
        evidence: 'recorded',
        source: REFRESH,
        durationMs: 800,
      },
      {
        ...CHECK,
        ...IN_A_LONG_STEP,
        id: 'renew-store-token.check',
        label: 'Check the permissions',
        narration: 'The workspace asks the control plane again whether this user may still use the stored access.',
        failure: 'control-plane-mid-step',
        when: { ...IN_A_LONG_STEP.when, who: 'member' },
      },
      {
        ...RENEWED.secret,
        ...IN_A_LONG_STEP,
        narration: 'The workspace reads the connector secret once more.',
      },
      { ...RENEWED.mint, ...IN_A_LONG_STEP },
      {
        ...RENEWED.minted,
        ...IN_A_LONG_STEP,
        narration: 'Your cloud issues the next short-lived session for your bucket, for another hour.',
        variants: [{ ...INFERRED_OFF_AWS, narration: 'Your cloud issues the next short-lived token for {{store}}.' }],
      },
      {
        ...RENEWED.bucket,
        ...IN_A_LONG_STEP,
        narration: 'Before it hands the token out, the workspace tries it on your store, as it did before.',
      },
      {
        ...SERVER_TO_STEP,
        ...IN_A_LONG_STEP,
        id: 'renew-store-token.token',
        tags: ['stack-credential'],
        label: 'Artifact store token',
        items: [secret('{{store-token}}')],
        endpoint: 'GET /api/v1/service_connectors/{id}/client',
        narration: 'The {{pod}} receives the next token for your artifact store, and your code has noticed nothing.',
        evidence: 'recorded',
        source: REFRESH,
        durationMs: 800,
        failure: 'workspace-api-of-step',
        variants: [INFERRED_OFF_AWS, { in: { orchestrator: 'managed' }, failure: 'workspace-api-of-managed-step' }],
      },
      {
        ...CLOUD_API,
        ...IN_A_LONG_STEP,
        id: 'renew-store-token.identity',
        from: 'step-runtime',
        to: 'cloud-iam',
        opener: 'sender',
        label: 'Try the token out',
        items: [{ text: 'request signed with the store token', dataClass: 'credentials' }],
        endpoint: 'AWS STS GetCallerIdentity',
        auth: 'artifact store token',
        credential: 'store-token',
        narration: 'The step tries the token out: it asks your cloud whose it is.',
        evidence: 'recorded',
        source: REFRESH,
        durationMs: 700,
        failure: 'artifact-store',
        when: { ...IN_A_LONG_STEP.when, stack: 'aws' },
      },
      {
        ...HEAD_OF_BUCKET,
        ...IN_A_LONG_STEP,
        id: 'renew-store-token.own',
        from: 'step-runtime',
        label: 'Look for the bucket',
        narration: 'Then the step itself looks whether your bucket is there, and goes on with its work.',
        source: REFRESH,
        durationMs: 700,
        failure: 'artifact-store',
        variants: [INFERRED_OFF_S3],
      },
    ],
  },
] as const satisfies readonly BuiltInExchange[];
