import type { BuiltInExchange } from '../built-in.ts';
import {
  CHECK,
  HANDED_OUT_AS_IT_IS,
  HANDED_OUT_ON_AZURE,
  INFERRED_OFF_AWS,
  INFERRED_OFF_S3,
  WITH_AWS_KEY,
} from './connector.ts';
import { TO_COLLECTOR, TO_DATADOG } from './log-stores.ts';
import { CLOUD_API, ON_KUBERNETES, SERVER_TO_ORCHESTRATOR, SERVER_TO_STEP } from './routes.ts';
import { secret } from './shared-items.ts';
import { CONTAINER_OF_BLOBS, HEAD_OF_BUCKET, STORE_PRINCIPAL, storeCredential } from './store-credential.ts';

const RUN_WITH_ROLE = 'recorded: zenml 0.98.0, aws-run-iam-role';
const POD_SOURCE =
  'zenml 0.98.0 integrations/kubernetes/orchestrators/kubernetes_orchestrator_entrypoint.py; aws-run-iam-role, for steps';

const IN_A_STEP = storeCredential('step-store-token', RUN_WITH_ROLE);
const IN_THE_POD = storeCredential('orchestrator-store-token', POD_SOURCE);

/** The recorded orchestrator pod had a store without a connector, so what its own log takes was read, not recorded. */
const READ_ONLY = { evidence: 'inferred', source: POD_SOURCE, failure: 'orchestrator-log' } as const;

/** The log is all that the orchestrator pod needs the store for. */
const FOR_ITS_LOG = { ...ON_KUBERNETES, logBackend: 'artifact-store' } as const;

/** Whoever receives a token on AWS tries it out at once. */
const IDENTITY = {
  ...CLOUD_API,
  to: 'cloud-iam',
  opener: 'sender',
  label: 'Try the token out',
  items: [{ text: 'request signed with the store token', dataClass: 'credentials' }],
  endpoint: 'AWS STS GetCallerIdentity',
  auth: 'artifact store token',
  credential: 'store-token',
  durationMs: 700,
} as const;

const STORED = {
  in: { storeToken: 'stored' },
  label: 'Artifact store key, as it is stored',
  items: [secret('{{stored-store-secret}}')],
  note: HANDED_OUT_AS_IT_IS,
  evidence: 'documented',
  source: 'zenml 0.98.0 {{stored-source}}',
} as const;

/** The credentials for the artifact store that the pods of a run ask for: each process gets one of its own. */
export const STORE_TOKEN_OF_PODS = [
  {
    id: 'orchestrator-store-token',
    phase: 'orchestrator-execution',
    title: 'Log of the orchestrator pod, and its token for the store',
    messages: [
      {
        ...CHECK,
        ...READ_ONLY,
        id: 'orchestrator-store-token.check',
        label: 'Check the permissions',
        narration:
          'To keep its log, the orchestrator pod asks for access to the store; the workspace checks as before.',
        when: { ...FOR_ITS_LOG, who: 'member' },
      },
      {
        ...IN_THE_POD.secret,
        ...READ_ONLY,
        narration: 'The workspace reads the connector secret again, now for the orchestrator pod.',
        when: FOR_ITS_LOG,
      },
      { ...IN_THE_POD.mint, ...READ_ONLY, when: { ...FOR_ITS_LOG, storeToken: 'issued' } },
      {
        ...IN_THE_POD.minted,
        ...READ_ONLY,
        narration: 'Your cloud issues another short-lived session for your bucket.',
        when: { ...FOR_ITS_LOG, storeToken: 'issued' },
      },
      // Azure has no pod of the orchestrator.
      { ...IN_THE_POD.tried, ...READ_ONLY, when: { ...FOR_ITS_LOG, ...WITH_AWS_KEY }, variants: [] },
      { ...IN_THE_POD.bucket, ...READ_ONLY, when: FOR_ITS_LOG },
      {
        ...SERVER_TO_ORCHESTRATOR,
        ...READ_ONLY,
        id: 'orchestrator-store-token.token',
        tags: ['stack-credential'],
        label: 'Artifact store token',
        items: [secret('{{store-token}}')],
        endpoint: 'GET /api/v1/service_connectors/{id}/client',
        requests: 3,
        narration: 'The orchestrator pod receives its own short-lived token for your artifact store.',
        durationMs: 800,
        when: FOR_ITS_LOG,
        variants: [
          {
            ...STORED,
            narration:
              'The orchestrator pod receives the stored key of your artifact store, which does not expire by itself.',
            evidence: 'inferred',
          },
        ],
      },
      {
        ...IDENTITY,
        ...READ_ONLY,
        id: 'orchestrator-store-token.identity',
        from: 'orchestrator',
        narration: 'The orchestrator pod tries the token out: it asks your cloud whose it is.',
        when: { stack: 'aws', logBackend: 'artifact-store' },
      },
      {
        ...HEAD_OF_BUCKET,
        ...READ_ONLY,
        id: 'orchestrator-store-token.own',
        from: 'orchestrator',
        label: 'Look for the bucket',
        narration: 'Then the pod itself looks whether your bucket is there.',
        durationMs: 700,
        when: FOR_ITS_LOG,
      },
      {
        ...CLOUD_API,
        ...READ_ONLY,
        id: 'orchestrator-store-token.log',
        from: 'orchestrator',
        to: 'log-backend',
        opener: 'sender',
        label: 'Log of the orchestrator pod',
        items: [
          {
            text: 'what the orchestrator pod prints, with what Kubernetes says about failed pods',
            dataClass: 'logs',
            mark: 'may-hold-value',
          },
        ],
        endpoint: 'object store API, read and write',
        auth: 'artifact store token',
        credential: 'store-token',
        narration: 'The orchestrator pod writes its log to your log backend, and rewrites it as it grows.',
        note: 'That such a log exists is recorded, not how it is written. What Kubernetes says about a failure stands here and in no report to the workspace.',
        durationMs: 800,
        when: ON_KUBERNETES,
        variants: [
          { ...TO_COLLECTOR, narration: 'The orchestrator pod sends its log to your collector.' },
          { ...TO_DATADOG, narration: 'The orchestrator pod sends its log to Datadog.' },
        ],
      },
    ],
  },
  {
    id: 'step-store-token',
    phase: 'orchestrator-execution',
    title: 'Token for the artifact store, in the step',
    messages: [
      {
        ...CHECK,
        id: 'step-store-token.check',
        label: 'Check the permissions',
        narration:
          'The step asks for access to the artifact store, and the workspace checks the permissions as before.',
        failure: 'control-plane-at-step-start',
        variants: [{ in: { orchestrator: 'managed' }, failure: 'control-plane-at-managed-step-start' }],
      },
      {
        ...IN_A_STEP.secret,
        narration: 'The workspace reads the connector secret again, now for the step.',
      },
      IN_A_STEP.mint,
      {
        ...IN_A_STEP.minted,
        narration: 'Your cloud issues another short-lived session for your bucket.',
        note: 'One for each process that uses the store, each step among them. A step that runs longer than 55 minutes asks again.',
        variants: [{ ...INFERRED_OFF_AWS, narration: 'Your cloud issues another short-lived token for {{store}}.' }],
      },
      IN_A_STEP.tried,
      {
        ...IN_A_STEP.bucket,
        id: 'step-store-token.verify',
        label: 'Try the store',
        narration: 'Before it hands the credential out, the workspace tries it on your store: no object is read.',
        note: 'If the workspace cannot reach the store, nobody gets a credential, whatever the dashboard may read.',
      },
      {
        ...SERVER_TO_STEP,
        id: 'step-store-token.token',
        tags: ['stack-credential'],
        label: 'Artifact store token',
        items: [secret('{{store-token}}')],
        endpoint: 'GET /api/v1/service_connectors/{id}/client',
        requests: 3,
        narration: 'The {{pod}} receives its own short-lived token for your artifact store.',
        evidence: 'recorded',
        source: RUN_WITH_ROLE,
        durationMs: 800,
        failure: 'workspace-api-of-step',
        variants: [
          INFERRED_OFF_AWS,
          // It reads its code with this token, so it has not registered by then.
          { in: { code: 'artifact-store' }, failure: 'step-start' },
          { in: { orchestrator: 'managed' }, failure: 'workspace-api-of-managed-step' },
          { in: { orchestrator: 'managed', code: 'artifact-store' }, failure: 'workspace-api' },
          {
            ...STORED,
            narration: 'The {{pod}} receives the stored key of your artifact store, which does not expire by itself.',
          },
          {
            ...HANDED_OUT_ON_AZURE,
            narration:
              'The {{pod}} receives the client secret of the service principal, which opens more than {{store}}.',
          },
        ],
      },
      {
        ...IDENTITY,
        id: 'step-store-token.identity',
        from: 'step-runtime',
        narration: 'The step tries the token out: it asks your cloud whose it is.',
        evidence: 'recorded',
        source: RUN_WITH_ROLE,
        failure: 'artifact-store',
        when: { stack: ['aws', 'azure'] },
        variants: [
          { in: WITH_AWS_KEY, evidence: 'inferred' },
          { ...STORE_PRINCIPAL, narration: 'The step signs in with the service principal and looks for your storage.' },
        ],
      },
      {
        ...HEAD_OF_BUCKET,
        id: 'step-store-token.own',
        from: 'step-runtime',
        label: 'Look for the bucket',
        narration: 'Then the step itself looks whether your bucket is there, as it does again before it writes.',
        source: RUN_WITH_ROLE,
        durationMs: 700,
        failure: 'artifact-store',
        variants: [
          INFERRED_OFF_S3,
          {
            ...CONTAINER_OF_BLOBS,
            label: 'Look for the blob container',
            narration:
              'Then the step itself looks whether your blob container is there, as it does again before it writes.',
          },
        ],
      },
    ],
  },
] as const satisfies readonly BuiltInExchange[];
