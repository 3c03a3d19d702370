import type { Condition, MessageContent } from '../model/types.ts';
import type { SecretId } from './secret-ids.ts';

/** Secrets of some messages: which credential they are, in runs for which the condition holds. */
export interface SecretRule {
  readonly credential: SecretId;
  /** Catalogue ids of the messages that have it among their items. */
  readonly messages: readonly MessageContent['id'][];
  /** Missing: in every run. */
  readonly in?: Condition;
}

/** Which credential the secret of a message is. The first rule that fits counts. */
export const SECRETS = [
  {
    credential: 'connector-secret',
    messages: ['registry-token.token', 'build-image.build'],
    in: { registryToken: 'stored' },
  },
  {
    credential: 'connector-secret',
    messages: ['store-token.token', 'step-store-token.token', 'orchestrator-store-token.token'],
    in: { storeToken: 'stored' },
  },
  {
    credential: 'connector-secret',
    messages: ['orchestrator-token.version', 'orchestrator-token.token'],
    in: { orchestratorToken: 'stored' },
  },
  {
    credential: 'connector-secret',
    messages: [
      'registry-token.try',
      'store-token.try',
      'step-store-token.try',
      'view-logs.try',
      'view-artifact.try',
      'store-token.identity',
      'step-store-token.identity',
    ],
    in: { stack: 'azure' },
  },
  { credential: 'orchestrator-token', messages: ['orchestrator-token.minted'], in: { orchestrator: 'managed' } },
  {
    credential: 'session-token',
    messages: [
      'dashboard-sign-in.login',
      'dashboard-sign-in.authorize',
      'sign-in.session',
      'service-account-sign-in.session',
      'connect-workspace.session',
      'connect-workspace.login',
      'connect-workspace.authorize',
      'browser-sign-in.login',
      'browser-sign-in.authorize',
    ],
  },
  { credential: 'identity-provider-session', messages: ['sign-in.account', 'sign-in.identity'] },
  { credential: 'api-key', messages: ['service-account-sign-in.key'] },
  { credential: 'enrollment-key', messages: ['workspace-start.key', 'workspace-sign-in.key'] },
  { credential: 'workspace-token', messages: ['workspace-start.token', 'workspace-sign-in.token'] },
  { credential: 'device-code', messages: ['sign-in.code', 'sign-in.poll'] },
  { credential: 'user-token', messages: ['connect-workspace.token'] },
  { credential: 'workspace-cookie', messages: ['dashboard-sign-in.cookie', 'browser-sign-in.cookie'] },
  {
    credential: 'run-token',
    messages: [
      'mint-run-token.mint',
      'start-runner.hand-over',
      'start-runner.job',
      'run-token.token',
      'submit-workload.secret',
      'submit-workload.submit',
      'start-run.own-job',
      'start-run.watch',
      'pull-image.start',
      'pull-image.watch',
      'restart-orchestrator.job',
    ],
  },
  { credential: 'schedule-token', messages: ['start-schedule.pod'] },
  {
    credential: 'log-store-key',
    messages: [
      'load-stack.stack',
      'read-snapshot.snapshot',
      'start-run.snapshot',
      'create-scheduled-run.snapshot',
      'connect-step.config',
    ],
  },
  {
    credential: 'connector-secret',
    messages: [
      'registry-token.secret',
      'registry-secret.secret',
      'registry-secret.token',
      'store-token.secret',
      'orchestrator-token.secret',
      'orchestrator-store-token.secret',
      'step-store-token.secret',
      'renew-store-token.secret',
    ],
  },
  {
    credential: 'registry-token',
    messages: ['registry-token.minted', 'registry-token.token', 'build-image.build'],
  },
  {
    credential: 'store-token',
    messages: [
      'store-token.minted',
      'store-token.token',
      'step-store-token.minted',
      'step-store-token.token',
      'renew-store-token.minted',
      'renew-store-token.token',
      'orchestrator-store-token.minted',
      'orchestrator-store-token.token',
      'view-logs.token',
      'view-artifact.token',
    ],
  },
  {
    credential: 'orchestrator-token',
    messages: ['orchestrator-token.sign', 'orchestrator-token.version', 'orchestrator-token.token'],
  },
  { credential: 'cloud-session', messages: ['orchestrator-token.minted', 'registry-secret.session'] },
  { credential: 'git-token', messages: ['fetch-code.stored', 'fetch-code.settings'] },
  { credential: 'user-secret', messages: ['read-secret.stored', 'read-secret.value'] },
  {
    credential: 'download-token',
    messages: ['download-artifact.token', 'download-artifact.fetch', 'download-code.token', 'download-code.fetch'],
  },
] as const satisfies readonly SecretRule[];

/** Credentials that are others in some runs, where messages do not tell them apart. */
export const CREDENTIALS_IN = [
  // What the pods of a scheduled run prove themselves with is the token that its CronJob has kept.
  { credential: 'run-token', is: 'schedule-token', in: { trigger: 'schedule' } },
] as const satisfies readonly { readonly credential: SecretId; readonly is: SecretId; readonly in: Condition }[];
