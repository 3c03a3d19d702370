import {
  FROM_CLOUD,
  IN_A_SECRETS_MANAGER,
  INFERRED_OFF_AWS,
  INFERRED_OFF_S3,
  READ_SECRET,
  SERVICE_PRINCIPAL,
  TO_CLOUD,
  TRIED_OUT,
  WITH_AWS_KEY,
} from './connector.ts';
import { CLOUD_API } from './routes.ts';
import { NAME_OF_BLOB_CONTAINER, NAME_OF_BUCKET, secret } from './shared-items.ts';

const CLOSED = 'recorded: zenml 0.98 aws-store-closed-to-workspace';

const VERIFY = 'zenml 0.98.0 integrations/aws/service_connectors/aws_service_connector.py:1814-1825';

/** Where Azure has a container of blobs in the place of a bucket. */
export const CONTAINER_OF_BLOBS = {
  in: { stack: 'azure' },
  items: [NAME_OF_BLOB_CONTAINER],
  endpoint: 'Azure Blob Storage API, look for the container',
  evidence: 'inferred',
} as const;

/** The service principal signs in wherever it is to open the store. */
export const STORE_PRINCIPAL = {
  ...SERVICE_PRINCIPAL,
  in: { stack: 'azure' },
  endpoint: 'Microsoft Entra ID, token; Azure Resource Manager, list the storage accounts',
} as const;

/** The bucket is there and may be used: nothing in it is read. */
export const HEAD_OF_BUCKET = {
  ...CLOUD_API,
  to: 'artifact-store',
  opener: 'sender',
  items: [NAME_OF_BUCKET],
  endpoint: 'object store API: head bucket',
  auth: 'artifact store token',
  credential: 'store-token',
  evidence: 'recorded',
} as const;

/**
 * What the workspace does before it hands out a credential for the artifact store. It does the same for each process
 * that asks: the client, the orchestrator pod and every step.
 * @param exchange the exchange of whoever asks
 * @param source where that was seen
 */
export const storeCredential = <
  Exchange extends 'store-token' | 'orchestrator-store-token' | 'step-store-token' | 'renew-store-token',
>(
  exchange: Exchange,
  source: string,
) =>
  ({
    secret: {
      ...READ_SECRET,
      id: `${exchange}.secret`,
      items: [secret('long-lived cloud credential of the connector')],
      narration: 'The workspace reads the connector secret that your team stored when it set up the stack.',
      variants: [IN_A_SECRETS_MANAGER, { in: { storeToken: 'stored' }, items: [secret('{{stored-store-secret}}')] }],
    },
    mint: {
      ...TO_CLOUD,
      id: `${exchange}.mint`,
      label: 'Ask the cloud for a short-lived token',
      items: [{ text: 'requests signed with the connector secret', dataClass: 'credentials' }],
      endpoint: '{{store-token-api}}',
      requests: 3,
      narration: 'With that secret it asks your cloud account for a session that can reach your bucket.',
      note: 'AssumeRole once, for the whole bucket and not for a path in it, then GetCallerIdentity twice. A session-token connector is not narrowed at all.',
      source: `${source}; zenml 0.98.0 {{store-token-source}}`,
      when: { storeToken: 'issued' },
      variants: [
        {
          ...INFERRED_OFF_AWS,
          requests: 1,
          narration: 'With that secret it asks your cloud account for a token that can reach {{store}}.',
          note: 'How often the cloud is asked was measured for AWS only.',
        },
      ],
    },
    minted: {
      ...FROM_CLOUD,
      id: `${exchange}.minted`,
      label: 'Short-lived store token',
      items: [secret('{{store-token}}')],
      endpoint: '{{store-token-api}}',
      narration: 'Your cloud issues the workspace a session that can reach your bucket, for an hour by default.',
      note: '{{store-token-life}}',
      source: `${source}; zenml 0.98.0 {{store-token-source}}`,
      when: { storeToken: 'issued' },
      variants: [
        {
          ...INFERRED_OFF_AWS,
          narration: 'Your cloud issues the workspace a token that can reach {{store}}, for an hour.',
        },
      ],
    },
    tried: {
      ...TO_CLOUD,
      id: `${exchange}.try`,
      label: 'Try the stored key out',
      items: [{ text: 'requests signed with the stored key', dataClass: 'credentials' }],
      endpoint: 'AWS STS GetCallerIdentity',
      requests: 2,
      narration: 'Before it hands the stored key out, the workspace tries it: it asks your cloud account whose it is.',
      note: 'Twice, as for an issued credential, which takes one more request to be issued. Read in the source.',
      evidence: 'inferred',
      source: `${VERIFY}; ${TRIED_OUT}`,
      when: [WITH_AWS_KEY, { stack: 'azure' }],
      variants: [
        {
          ...STORE_PRINCIPAL,
          narration: 'The workspace tries the service principal out: it signs in with it and looks for your storage.',
        },
      ],
    },
    bucket: {
      ...HEAD_OF_BUCKET,
      id: `${exchange}.bucket`,
      from: 'server',
      label: 'Check the bucket',
      requests: 2,
      narration: 'Before it hands anything out, the workspace itself checks that your {{bucket}} can be reached.',
      note: 'So it touches the {{bucket}} even when the dashboard may not read it. A {{bucket}} that is closed to the workspace means no credential, also where the credential is stored.',
      source: `${source}; ${CLOSED}; ${TRIED_OUT}`,
      durationMs: 800,
      failure: 'connector',
      variants: [INFERRED_OFF_S3, { ...CONTAINER_OF_BLOBS, label: 'Check the blob container' }],
    },
  }) as const;
