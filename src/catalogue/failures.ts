import type { FailureSpec } from '../model/types.ts';
import { FAILURES_OF_ACCESS } from './failures-of-access.ts';
import { FAILURES_OF_BUILDS } from './failures-of-builds.ts';
import { FAILURES_OF_DASHBOARD } from './failures-of-dashboard.ts';
import { FAILURES_OF_RUNS } from './failures-of-runs.ts';

/**
 * What the real system does when a message cannot be delivered, by the code that sends it. Retries are those of a peer
 * that refuses connections.
 */
export const FAILURES = {
  ...FAILURES_OF_ACCESS,
  ...FAILURES_OF_BUILDS,
  ...FAILURES_OF_RUNS,
  ...FAILURES_OF_DASHBOARD,
} as const satisfies Record<string, FailureSpec>;

export type FailureId = keyof typeof FAILURES;
