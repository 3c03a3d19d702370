/**
 * What a secret can be, for who asks what it opens: the credentials that messages are sent with, and what only lies in
 * payloads. In a file of its own, because a link names them.
 */
export const SECRET_IDS = [
  'session-token',
  'user-token',
  'workspace-cookie',
  'run-token',
  'schedule-token',
  'workspace-token',
  'enrollment-key',
  'device-code',
  'api-key',
  'log-store-key',
  'identity-provider-session',
  'registry-token',
  'store-token',
  'orchestrator-token',
  'connector-secret',
  'cloud-session',
  'git-token',
  'download-token',
  'database-credentials',
  'service-account',
  'user-secret',
] as const;

export type SecretId = (typeof SECRET_IDS)[number];
