import type { MessageCalls } from '../model/calls.ts';
import type { MessageContent } from '../model/types.ts';
import { CALLS_BEFORE_RUN } from './calls-before-run.ts';
import { CALLS_OF_DASHBOARD } from './calls-of-dashboard.ts';
import { CALLS_OF_RUNS } from './calls-of-runs.ts';

/**
 * The HTTP calls that messages stand for, as the endpoints in the catalogue name them, and the lookups that belong to
 * the same beat. Messages that are not here travel on no network, or in no call that a recorder of HTTP sees.
 */
export const CALLS = {
  ...CALLS_BEFORE_RUN,
  ...CALLS_OF_RUNS,
  ...CALLS_OF_DASHBOARD,
} as const satisfies Partial<Record<MessageContent['id'], MessageCalls>>;
