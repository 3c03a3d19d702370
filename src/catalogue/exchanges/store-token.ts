import type { BuiltInExchange } from '../built-in.ts';
import {
  ASK,
  CHECK,
  FULL_RUN,
  HAND_OUT,
  HANDED_OUT_AS_IT_IS,
  HANDED_OUT_ON_AZURE,
  INFERRED_OFF_S3,
  STEP_2,
  WITH_AWS_KEY,
} from './connector.ts';
import { CLOUD_API, RUNNER_NOT_RECORDED } from './routes.ts';
import { NAME_OF_BLOB_CONTAINER, NAME_OF_BUCKET, secret } from './shared-items.ts';
import { CONTAINER_OF_BLOBS, HEAD_OF_BUCKET, STORE_PRINCIPAL, storeCredential } from './store-credential.ts';

const CREDENTIAL = storeCredential('store-token', FULL_RUN);

/** What the workspace was recorded doing for a client is inferred for a runner job. */
const notRecordedForRunner = <const Message extends { readonly variants: readonly object[] }>(message: Message) =>
  ({ ...message, variants: [...message.variants, RUNNER_NOT_RECORDED] }) as const;

/** The credential for the artifact store, as whoever submits the run gets it. */
export const STORE_TOKEN = [
  {
    id: 'store-token',
    phase: 'token-acquisition',
    title: 'Token for the artifact store',
    messages: [
      {
        ...ASK,
        id: 'store-token.ask',
        label: 'Ask for a store token',
        narration: '{{Submitter}} asks the workspace for access to your artifact store.',
      },
      {
        ...CHECK,
        id: 'store-token.check',
        narration: 'The workspace checks that this user may use the stored access to the artifact store.',
      },
      CREDENTIAL.secret,
      notRecordedForRunner(CREDENTIAL.mint),
      notRecordedForRunner(CREDENTIAL.minted),
      CREDENTIAL.tried,
      notRecordedForRunner(CREDENTIAL.bucket),
      {
        ...HAND_OUT,
        id: 'store-token.token',
        label: 'Artifact store token',
        items: [secret('{{store-token}}'), NAME_OF_BUCKET],
        narration: '{{Submitter}} receives a short-lived token for communicating with your artifact store.',
        note: 'Short-lived depends on how the connector signs in; a secret key handed out as it is lives on.',
        source: `${STEP_2}; ${FULL_RUN}`,
        variants: [
          ...HAND_OUT.variants,
          {
            in: { storeToken: 'stored' },
            label: 'Artifact store key, as it is stored',
            items: [secret('{{stored-store-secret}}'), NAME_OF_BUCKET],
            narration: '{{Submitter}} receives the stored key of your artifact store, which does not expire by itself.',
            note: HANDED_OUT_AS_IT_IS,
            evidence: 'documented',
            source: 'zenml 0.98.0 {{stored-source}}',
          },
          {
            ...HANDED_OUT_ON_AZURE,
            items: [secret('{{stored-store-secret}}'), NAME_OF_BLOB_CONTAINER],
            narration:
              '{{Submitter}} receives the client secret of the service principal, which opens more than {{store}}.',
          },
        ],
      },
      {
        ...CLOUD_API,
        id: 'store-token.identity',
        from: 'client',
        to: 'cloud-iam',
        opener: 'sender',
        label: 'Try the token out',
        items: [{ text: 'request signed with the store token', dataClass: 'credentials' }],
        endpoint: 'AWS STS GetCallerIdentity',
        auth: 'artifact store token',
        credential: 'store-token',
        narration: 'The client tries the token out: it asks your cloud whose it is.',
        evidence: 'recorded',
        source: FULL_RUN,
        durationMs: 700,
        failure: 'connector',
        when: { trigger: 'sdk', stack: ['aws', 'azure'] },
        variants: [
          { in: WITH_AWS_KEY, evidence: 'inferred' },
          {
            ...STORE_PRINCIPAL,
            narration: 'The client signs in with the service principal and looks for your storage.',
          },
        ],
      },
      {
        ...HEAD_OF_BUCKET,
        id: 'store-token.own',
        from: 'client',
        label: 'Look for the bucket',
        requests: 2,
        narration: 'Then the client itself looks whether your bucket is there.',
        source: FULL_RUN,
        durationMs: 700,
        failure: 'connector',
        when: { trigger: 'sdk' },
        variants: [
          INFERRED_OFF_S3,
          {
            ...CONTAINER_OF_BLOBS,
            label: 'Look for the blob container',
            narration: 'Then the client itself looks whether your blob container is there.',
          },
        ],
      },
    ],
  },
] as const satisfies readonly BuiltInExchange[];
