import { INFERRED_OFF_S3 } from './connector.ts';
import { CLOUD_API } from './routes.ts';

/** What the exchanges have in common in which the workspace reads your artifact store for a browser. */

export const STORE_ACCESS = 'zenml-pro/saas-deployment.md@c9a79965';
export const READS = 'recorded: zenml 0.98 aws-reads';
export const CODE_READS = 'recorded: zenml 0.98 aws-reads-code';

const COOKIE = { auth: 'workspace token, in a cookie', credential: 'workspace-cookie' } as const;
const IN_THE_URL = { auth: 'download token, in the URL', credential: 'download-token' } as const;

const STORE_READ = {
  ...CLOUD_API,
  auth: 'artifact store token of the workspace',
  credential: 'store-token',
  evidence: 'recorded',
  failure: 'store-read',
  variants: [INFERRED_OFF_S3],
} as const;

/** Looks whether something is there. */
export const SERVER_TO_STORE = {
  ...STORE_READ,
  from: 'server',
  opener: 'sender',
  endpoint: 'object store API: head and list',
  durationMs: 800,
} as const;

/** Reads it. */
export const STORE_TO_SERVER = {
  ...STORE_READ,
  to: 'server',
  opener: 'receiver',
  endpoint: 'object store API: get',
  durationMs: 900,
} as const;

export const BROWSER_TO_SERVER = {
  ...CLOUD_API,
  ...COOKIE,
  from: 'browser',
  to: 'server',
  opener: 'sender',
  durationMs: 800,
  failure: 'dashboard',
} as const;

export const SERVER_TO_BROWSER = {
  ...BROWSER_TO_SERVER,
  from: 'server',
  to: 'browser',
  opener: 'receiver',
  durationMs: 900,
} as const;

/** A download needs no sign-in: the token in its address is enough. */
export const DOWNLOAD_TO_SERVER = { ...BROWSER_TO_SERVER, ...IN_THE_URL } as const;
export const SERVER_TO_DOWNLOAD = { ...SERVER_TO_BROWSER, ...IN_THE_URL } as const;
