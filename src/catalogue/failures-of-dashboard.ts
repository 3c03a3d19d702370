import type { FailureSpec } from '../model/types.ts';

/** Runs from the dashboard, what it shows, and usage analytics. */
export const FAILURES_OF_DASHBOARD = {
  'run-request': {
    retries: 0,
    tolerated: false,
    reported: false,
    error: 'The dashboard shows an error, and no run is created.',
    evidence: 'inferred',
    source: 'zenml 0.98.0 zen_server/routers/pipeline_snapshot_endpoints.py:460-525',
  },
  'snapshot-checks': {
    retries: 0,
    tolerated: false,
    reported: false,
    error: 'This snapshot can not be run via the server because it does not have an associated build.',
    evidence: 'documented',
    source: 'zenml 0.98.0 zen_server/pipeline_execution/utils.py:1009-1036',
  },
  'runner-start': {
    retries: 0,
    tolerated: false,
    reported: true,
    error: 'Failed to start run.',
    evidence: 'documented',
    source: 'zenml 0.98.0 zen_server/pipeline_execution/utils.py:587, 1196 (180 s)',
  },
  'store-read': {
    retries: 0,
    tolerated: true,
    reported: true,
    error:
      'The dashboard cannot show it: the workspace has no access to the artifact store. The run itself has finished.',
    evidence: 'documented',
    source: 'zenml-pro/saas-deployment.md@c9a79965; zenml 0.98.0 artifacts/utils.py:916',
  },
  analytics: {
    retries: 0,
    tolerated: true,
    reported: true,
    error: 'The event is lost. The run goes on, as usage analytics are not needed for anything.',
    evidence: 'inferred',
    source: 'zenml 0.98.0 analytics/client.py, analytics/request.py',
  },
  'dashboard-check': {
    retries: 5,
    tolerated: true,
    reported: true,
    error: 'HTTP 500 after 15 seconds. The dashboard shows an error. The run itself has finished.',
    evidence: 'recorded',
    source: 'measured: zenml 0.98.0, reads of the dashboard while the control plane is away',
  },
  dashboard: {
    retries: 0,
    tolerated: true,
    reported: true,
    error: 'The dashboard shows an error. The run itself has finished.',
    evidence: 'inferred',
    source: 'Deployment scenarios, standard data flow, step 6',
  },
} as const satisfies Record<string, FailureSpec>;
